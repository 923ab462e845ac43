// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Rfc6962} from "./Rfc6962.sol";

/// @title SHA-256 Merkle trees of RFC 6962, those of claims and manifests (crypto/core/hash.ts)
library ShaTree {
    uint256 private constant SHA256 = 0x02;

    function hashLeaf(bytes memory data) internal pure returns (bytes32) {
        return sha256(abi.encodePacked(bytes1(0x00), data));
    }

    /// 01 and both children: 65 bytes behind what is allocated.
    function hashNode(bytes32 left, bytes32 right) internal view returns (bytes32 hash) {
        assembly ("memory-safe") {
            let free := mload(0x40)
            mstore8(free, 1)
            mstore(add(free, 1), left)
            mstore(add(free, 33), right)
            if iszero(staticcall(gas(), SHA256, free, 65, 0x00, 0x20)) { revert(0x00, 0x00) }
            hash := mload(0x00)
        }
    }

    /// @notice RFC 9162 section 2.1.3.2, as {MerkleTree-verify}.
    function verify(bytes32 root, bytes32 leaf, uint256 index, uint256 count, bytes32[] calldata path)
        internal
        view
        returns (bool)
    {
        return Rfc6962.verify(root, leaf, index, count, path, hashNode);
    }
}
