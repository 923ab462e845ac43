// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title Merkle trees in the shape of RFC 6962, whatever hashes their nodes
/// @notice An odd subtree is not duplicated, so with leaves and inner nodes hashed under different prefixes no two lists of
///         leaves share a root, and a path fixes the position of its leaf.
library Rfc6962 {
    /// @notice The root over `nodes`, at least one, which are overwritten.
    function rootOf(bytes32[] memory nodes, function(bytes32, bytes32) internal view returns (bytes32) hashNode)
        internal
        view
        returns (bytes32)
    {
        uint256 count = nodes.length;
        while (count > 1) {
            for (uint256 i = 0; i < count / 2; i++) {
                nodes[i] = hashNode(nodes[2 * i], nodes[2 * i + 1]);
            }
            // an odd last node moves up unchanged
            if (count & 1 == 1) nodes[count / 2] = nodes[count - 1];
            count = (count + 1) / 2;
        }
        return nodes[0];
    }

    /// @notice RFC 9162 section 2.1.3.2: true when `leaf` is at `index` of the `count` leaves under `root`.
    /// @param path audit path, deepest sibling first
    function verify(
        bytes32 root,
        bytes32 leaf,
        uint256 index,
        uint256 count,
        bytes32[] calldata path,
        function(bytes32, bytes32) internal view returns (bytes32) hashNode
    ) internal view returns (bool) {
        if (index >= count) return false;
        uint256 position = index;
        uint256 last = count - 1;
        bytes32 node = leaf;
        for (uint256 i = 0; i < path.length; i++) {
            if (last == 0) return false;
            if (position & 1 == 1 || position == last) {
                node = hashNode(path[i], node);
                while (position & 1 == 0 && position != 0) {
                    position >>= 1;
                    last >>= 1;
                }
            } else {
                node = hashNode(node, path[i]);
            }
            position >>= 1;
            last >>= 1;
        }
        return last == 0 && node == root;
    }
}
