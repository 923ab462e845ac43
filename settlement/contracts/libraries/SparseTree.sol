// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title Sparse Merkle tree over 256-bit keys, with short paths
/// @notice An empty subtree is 0, one with a single leaf is that leaf, any other the hash of its halves: settlement/ephemeral/PROTOCOL.md.
///         A set of leaves has one root. A root is only worth something if it was made by `write` from a known one.
/// @dev A leaf's hash is of 65 bytes and that of two halves of 64, so neither is the other's.
///      A place in a witness is a list of words: how many siblings, and what stands where the key's path ends (HELD: the key's
///      own leaf, its value follows; EMPTY; OTHER: another key's leaf, key and value follow); then the siblings, deepest first.
///      A sequencer's EVM takes as long as there are opcodes, so what runs for each leaf and each sibling is written out.
library SparseTree {
    /// The witness is no place of this key under this root.
    error BadWitness();

    /// A tree, and the part of the witness that is not read yet, as offsets in the call's data.
    struct Cursor {
        bytes32 root;
        uint256 next;
        uint256 end;
    }

    uint256 private constant HELD = 0;
    uint256 private constant EMPTY = 1;
    uint256 private constant OTHER = 2;

    function open(bytes32 root, bytes32[] calldata witness) internal pure returns (Cursor memory cursor) {
        cursor.root = root;
        assembly ("memory-safe") {
            mstore(add(cursor, 32), witness.offset)
            mstore(add(cursor, 64), add(witness.offset, shl(5, witness.length)))
        }
    }

    /// @notice What `key` holds under `root`; 0: nothing.
    function read(bytes32 root, bytes32[] calldata witness, bytes32 key) internal pure returns (bytes32 value) {
        Cursor memory cursor = open(root, witness);
        value = peek(cursor);
        write(cursor, key, bytes32(uint256(1))); // reverts where the place is not the key's; the new root goes nowhere
    }

    /// @notice What the witness says that its next place holds; 0: nothing. So it is if `write` then takes the place.
    function peek(Cursor memory cursor) internal pure returns (bytes32 value) {
        assembly ("memory-safe") {
            let next := mload(add(cursor, 32))
            if lt(calldataload(next), 0x100) { value := calldataload(add(next, 32)) }
        }
    }

    /// @notice Gives the next place of the witness, which must be that of `key`, a value, not 0, and the tree its new root.
    function write(Cursor memory cursor, bytes32 key, bytes32 value) internal pure {
        unchecked {
            uint256 next = cursor.next;
            uint256 depth = _load(next);
            uint256 kind = depth >> 8;
            depth &= 0xff;
            bytes32 node = _leaf(key, value);
            bytes32 was;
            next += 32;
            if (kind == HELD) {
                bytes32 held = bytes32(_load(next));
                if (held == 0) revert BadWitness();
                was = _leaf(key, held);
                next += 32;
            } else if (kind == OTHER) {
                (was, node) = _beside(key, node, depth, next);
                next += 64;
            } else if (kind != EMPTY) {
                revert BadWitness();
            }
            uint256 end = next + (depth << 5);
            if (end > cursor.end) revert BadWitness();
            cursor.next = end;
            bytes32 root = cursor.root;
            (was, node) = _climb(uint256(key) >> (256 - depth), next, end, was, node);
            if (was != root) revert BadWitness();
            cursor.root = node;
        }
    }

    /// From what stands at a place and what is to, up to the two roots.
    /// @param sides the key's path, its lowest bit says on which side the deepest node is
    function _climb(uint256 sides, uint256 next, uint256 end, bytes32 was, bytes32 node)
        private
        pure
        returns (bytes32, bytes32)
    {
        assembly ("memory-safe") {
            sides := shl(5, sides)
            for {} lt(next, end) {} {
                let side := and(sides, 32)
                mstore(xor(side, 32), calldataload(next))
                mstore(side, was)
                was := keccak256(0, 64)
                mstore(side, node)
                node := keccak256(0, 64)
                next := add(next, 32)
                sides := shr(1, sides)
            }
        }
        return (was, node);
    }

    /// The leaf of another key at a place, and the smallest subtree there that holds both.
    function _beside(bytes32 key, bytes32 node, uint256 depth, uint256 next)
        private
        pure
        returns (bytes32 other, bytes32 joined)
    {
        bytes32 otherKey = bytes32(_load(next));
        bytes32 value = bytes32(_load(next + 32));
        uint256 difference = uint256(key ^ otherKey);
        if (value == 0 || difference == 0 || difference >> (256 - depth) != 0) revert BadWitness();
        other = _leaf(otherKey, value);
        uint256 fork = depth;
        while (difference >> (255 - fork) == 0) fork++;
        joined = _isLeft(key, fork) ? _inner(node, other) : _inner(other, node);
        for (; fork > depth; fork--) {
            joined = _isLeft(key, fork - 1) ? _inner(joined, 0) : _inner(0, joined);
        }
    }

    function _isLeft(bytes32 key, uint256 depth) private pure returns (bool) {
        return (uint256(key) >> (255 - depth)) & 1 == 0;
    }

    /// 65 bytes behind what is allocated.
    function _leaf(bytes32 key, bytes32 value) private pure returns (bytes32 hash) {
        assembly ("memory-safe") {
            let free := mload(0x40)
            mstore8(free, 0)
            mstore(add(free, 1), key)
            mstore(add(free, 33), value)
            hash := keccak256(free, 65)
        }
    }

    function _inner(bytes32 left, bytes32 right) private pure returns (bytes32 hash) {
        assembly ("memory-safe") {
            mstore(0, left)
            mstore(32, right)
            hash := keccak256(0, 64)
        }
    }

    /// A word of the call's data; 0 behind its end.
    function _load(uint256 offset) private pure returns (uint256 word) {
        assembly ("memory-safe") {
            word := calldataload(offset)
        }
    }
}
