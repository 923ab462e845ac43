// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {G1} from "./G1.sol";
import {Rfc6962} from "./Rfc6962.sol";
import {ShaTree} from "./ShaTree.sol";

/// @title The tree over a model's weight rows, by chunks
/// @notice {ShaTree} over the rows' compressed commitments (crypto/commit/weight-rows.ts). A chunk of
///         2^k rows from a multiple of 2^k on is one subtree of it, the last and shorter one too, so the tree over the
///         chunks' roots has the same root.
library RowsTree {
    uint256 private constant SHA256 = 0x02;

    /// @notice The root over all of `points`, at least one.
    function rootOf(bytes calldata points) internal view returns (bytes32) {
        bytes32[] memory nodes = new bytes32[](points.length / G1.POINT);
        for (uint256 i = 0; i < nodes.length; i++) {
            nodes[i] = _leaf(points, i);
        }
        return Rfc6962.rootOf(nodes, ShaTree.hashNode);
    }

    /// 00 and the compressed point: 49 bytes in scratch memory.
    function _leaf(bytes calldata points, uint256 index) private view returns (bytes32 hash) {
        (uint128 high, uint256 low) = G1.compress(points, index);
        assembly ("memory-safe") {
            mstore(0x00, shl(120, high))
            mstore(0x11, low)
            if iszero(staticcall(gas(), SHA256, 0x00, 49, 0x00, 0x20)) { revert(0x00, 0x00) }
            hash := mload(0x00)
        }
    }
}
