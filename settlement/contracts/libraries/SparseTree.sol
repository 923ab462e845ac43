// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title Sparse Merkle tree over 256-bit keys, with short paths
/// @notice An empty subtree is 0, one with a single leaf is that leaf, any other the hash of its halves: settlement/ephemeral/PROTOCOL.md.
///         A set of leaves has one root. A root is only worth something if it was made by `write` from a known one.
/// @dev A place in a witness is a list of words: how many siblings, and what stands where the key's path ends (HELD: the key's
///      own leaf, its value follows; EMPTY; OTHER: another key's leaf, key and value follow); then the siblings, deepest first.
library SparseTree {
    /// The witness is no place of this key under this root.
    error BadWitness();

    /// A tree, and how much of the witness is read.
    struct Cursor {
        bytes32 root;
        uint256 next;
    }

    struct Place {
        bytes32 key;
        /// 0: nothing.
        bytes32 value;
        bytes32 otherKey;
        /// The leaf of `otherKey` where it stands in the key's place, else 0.
        bytes32 other;
        uint256 depth;
        /// Where in the witness its siblings begin.
        uint256 first;
    }

    uint256 private constant HELD = 0;
    uint256 private constant EMPTY = 1;
    uint256 private constant OTHER = 2;

    /// @notice The next place of the witness, which must be that of `key`.
    function read(Cursor memory cursor, bytes32[] calldata witness, bytes32 key)
        internal
        pure
        returns (Place memory place)
    {
        uint256 head = uint256(_word(witness, cursor.next));
        uint256 next = cursor.next + 1;
        place.key = key;
        place.depth = head & 0xff;
        bytes32 node;
        if (head >> 8 == HELD) {
            place.value = _word(witness, next++);
            if (place.value == 0) revert BadWitness();
            node = _leaf(key, place.value);
        } else if (head >> 8 == OTHER) {
            place.otherKey = _word(witness, next++);
            bytes32 value = _word(witness, next++);
            uint256 difference = uint256(key ^ place.otherKey);
            if (value == 0 || difference == 0 || difference >> (256 - place.depth) != 0) revert BadWitness();
            node = _leaf(place.otherKey, value);
            place.other = node;
        } else if (head >> 8 != EMPTY) {
            revert BadWitness();
        }
        place.first = next;
        cursor.next = next + place.depth;
        if (cursor.next > witness.length || _climb(witness, place, node) != cursor.root) revert BadWitness();
    }

    /// @notice Gives the place a value, not 0, and the tree its new root.
    function write(Cursor memory cursor, bytes32[] calldata witness, Place memory place, bytes32 value) internal pure {
        bytes32 node = _leaf(place.key, value);
        if (place.other != 0) node = _join(place, node);
        cursor.root = _climb(witness, place, node);
    }

    /// The smallest subtree at the place's depth that holds both leaves.
    function _join(Place memory place, bytes32 node) private pure returns (bytes32) {
        uint256 key = uint256(place.key);
        uint256 depth = place.depth;
        while ((key ^ uint256(place.otherKey)) >> (255 - depth) == 0) depth++;
        node = _isLeft(key, depth) ? _inner(node, place.other) : _inner(place.other, node);
        for (; depth > place.depth; depth--) {
            node = _isLeft(key, depth - 1) ? _inner(node, 0) : _inner(0, node);
        }
        return node;
    }

    /// `read` has seen that the siblings are there. A step climbs some fourteen times, so this is written out.
    function _climb(bytes32[] calldata witness, Place memory place, bytes32 node) private pure returns (bytes32 root) {
        uint256 key = uint256(place.key);
        uint256 depth = place.depth;
        uint256 first = place.first;
        root = node;
        assembly ("memory-safe") {
            let free := mload(0x40)
            mstore8(free, 1)
            let source := add(witness.offset, shl(5, first))
            let end := add(source, shl(5, depth))
            // the lowest bit says on which side the deepest node is
            let sides := shr(sub(256, depth), key)
            for {} lt(source, end) {} {
                let side := shl(5, and(sides, 1))
                mstore(add(add(free, 1), side), root)
                mstore(sub(add(free, 33), side), calldataload(source))
                root := keccak256(free, 65)
                source := add(source, 32)
                sides := shr(1, sides)
            }
        }
    }

    function _isLeft(uint256 key, uint256 depth) private pure returns (bool) {
        return (key >> (255 - depth)) & 1 == 0;
    }

    function _leaf(bytes32 key, bytes32 value) private pure returns (bytes32) {
        return _hash(0, key, value);
    }

    function _inner(bytes32 left, bytes32 right) private pure returns (bytes32) {
        return _hash(1, left, right);
    }

    /// Prefix and two words: 65 bytes behind what is allocated.
    function _hash(uint256 prefix, bytes32 a, bytes32 b) private pure returns (bytes32 hash) {
        assembly ("memory-safe") {
            let free := mload(0x40)
            mstore8(free, prefix)
            mstore(add(free, 1), a)
            mstore(add(free, 33), b)
            hash := keccak256(free, 65)
        }
    }

    function _word(bytes32[] calldata witness, uint256 next) private pure returns (bytes32) {
        if (next >= witness.length) revert BadWitness();
        return witness[next];
    }
}
