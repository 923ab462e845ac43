// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title ECDSA over P-256 by the precompile at 0x100 (RIP-7212, EIP-7951)
library P256 {
    address private constant VERIFY = address(0x100);

    /// @notice True for `signature` (r ‖ s) of `digest` under the key (x, y). False for anything else, also where there
    ///         is no such precompile.
    function verify(bytes32 digest, bytes calldata signature, bytes32 x, bytes32 y) internal view returns (bool) {
        if (signature.length != 64) return false;
        (bool ok, bytes memory answer) = VERIFY.staticcall(bytes.concat(digest, signature, x, y));
        return ok && answer.length == 32 && bytes32(answer) == bytes32(uint256(1));
    }
}
