// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title Domain-separated SHA-256, `hash` of crypto/core/hash.ts
/// @notice Domain and parts each stand behind their length in four bytes, so no two lists of parts hash the same bytes.
library DomainHash {
    function one(bytes memory domain, bytes calldata part) internal pure returns (bytes32) {
        return sha256(abi.encodePacked(uint32(domain.length), domain, uint32(part.length), part));
    }

    function list(bytes memory domain, bytes[] calldata parts) internal pure returns (bytes32) {
        uint256 length = 0;
        for (uint256 i = 0; i < parts.length; i++) {
            length += 4 + parts[i].length;
        }
        bytes memory listed = new bytes(length);
        uint256 offset;
        assembly ("memory-safe") {
            offset := add(listed, 0x20)
        }
        for (uint256 i = 0; i < parts.length; i++) {
            bytes calldata part = parts[i];
            bytes4 prefix = bytes4(uint32(part.length));
            assembly ("memory-safe") {
                mstore8(offset, byte(0, prefix))
                mstore8(add(offset, 1), byte(1, prefix))
                mstore8(add(offset, 2), byte(2, prefix))
                mstore8(add(offset, 3), byte(3, prefix))
                calldatacopy(add(offset, 4), part.offset, part.length)
                offset := add(add(offset, 4), part.length)
            }
        }
        return sha256(bytes.concat(bytes4(uint32(domain.length)), domain, listed));
    }
}
