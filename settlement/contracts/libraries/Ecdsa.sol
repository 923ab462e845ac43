// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title secp256k1 recovery without malleability
library Ecdsa {
    error BadSignatureLength(uint256 length);
    /// s is in the upper half of the order (EIP-2), or v is neither 27 nor 28.
    error MalleableSignature();
    error UnrecoverableSignature();

    uint256 private constant HALF_ORDER = 0x7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a0;

    /// @param signature r ‖ s ‖ v, 65 bytes
    function recover(bytes32 digest, bytes calldata signature) internal pure returns (address signer) {
        if (signature.length != 65) revert BadSignatureLength(signature.length);
        bytes32 r = bytes32(signature[0:32]);
        bytes32 s = bytes32(signature[32:64]);
        uint8 v = uint8(signature[64]);
        if (uint256(s) > HALF_ORDER || (v != 27 && v != 28)) revert MalleableSignature();
        signer = ecrecover(digest, v, r, s);
        if (signer == address(0)) revert UnrecoverableSignature();
    }

    /// @notice Whether `account` made `signature`, in the one form that `recover` takes. Never reverts.
    function isSignedBy(address account, bytes32 digest, bytes calldata signature) internal pure returns (bool) {
        if (signature.length != 65) return false;
        bytes32 s = bytes32(signature[32:64]);
        uint8 v = uint8(signature[64]);
        if (uint256(s) > HALF_ORDER || (v != 27 && v != 28)) return false;
        address signer = ecrecover(digest, v, bytes32(signature[0:32]), s);
        return signer != address(0) && signer == account;
    }
}
