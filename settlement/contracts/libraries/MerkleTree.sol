// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Rfc6962} from "./Rfc6962.sol";

/// @title Keccak Merkle trees in the shape of RFC 6962
/// @notice Leaves and inner nodes are hashed under different prefixes and an odd subtree is not duplicated, so
///         no two lists of leaves share a root and a proof fixes the position of its leaf.
library MerkleTree {
    function hashLeaf(bytes memory data) internal pure returns (bytes32) {
        return keccak256(abi.encodePacked(bytes1(0x00), data));
    }

    function hashNode(bytes32 left, bytes32 right) internal pure returns (bytes32) {
        return keccak256(abi.encodePacked(bytes1(0x01), left, right));
    }

    /// @notice RFC 9162 section 2.1.3.2: true when `leaf` is at `index` of the `count` leaves under `root`.
    /// @param path audit path, deepest sibling first
    function verify(bytes32 root, bytes32 leaf, uint256 index, uint256 count, bytes32[] calldata path)
        internal
        view
        returns (bool)
    {
        return Rfc6962.verify(root, leaf, index, count, path, hashNode);
    }
}
