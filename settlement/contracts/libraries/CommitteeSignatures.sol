// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Bls12381} from "./Bls12381.sol";

/// @title BLS signatures in their 48-byte form, judged without reverting
/// @notice Proof-of-possession scheme, minimal-signature-size: what {Bls12381} verifies, for one message under the sum
///         of its signers' keys.
/// @dev Whoever posts a signature must not be able to make it unjudgeable: bytes that are no point, or a point outside
///      the subgroup, are a false signature. Whoever judges it must not be able to make it false by giving too little
///      gas: a precompile that refuses is asked again, with the same gas, about a point that is known to be good.
library CommitteeSignatures {
    bytes internal constant DST = "BLS_SIG_BLS12381G1_XMD:SHA-256_SSWU_RO_POP_";
    uint256 internal constant LENGTH = 48;

    address private constant MODEXP = address(0x05);
    address private constant G2_ADD = address(0x0d);
    address private constant PAIRING = address(0x0f);

    /// The field's modulus p, (p + 1) / 4 and (p - 1) / 2, 48 bytes each, split after 16.
    uint256 private constant P_HIGH = 0x1a0111ea397fe69a4b1ba7b6434bacd7;
    uint256 private constant P_LOW = 0x64774b84f38512bf6730d2a0f6b0f6241eabfffeb153ffffb9feffffffffaaab;
    bytes private constant ROOT_EXPONENT =
        hex"0680447a8e5ff9a692c6e9ed90d2eb35d91dd2e13ce144afd9cc34a83dac3d8907aaffffac54ffffee7fbfffffffeaab";
    uint256 private constant HALF_HIGH = 0x0d0088f51cbff34d258dd3db21a5d66b;
    uint256 private constant HALF_LOW = 0xb23ba5c279c2895fb39869507b587b120f55ffff58a9ffffdcff7fffffffd555;

    uint256 private constant COMPRESSED = 0x80;
    uint256 private constant INFINITY = 0x40;
    uint256 private constant LARGEST = 0x20;

    /// The generator of G2.
    bytes private constant G2_GENERATOR =
        hex"00000000000000000000000000000000024aa2b2f08f0a91260805272dc51051c6e47ad4fa403b02b4510b647ae3d1770bac0326a805bbefd48056c8c121bdb8"
        hex"0000000000000000000000000000000013e02b6052719f607dacd3a088274f65596bd0d09920b61ab5da61bbdc7f5049334cf11213945d57e5ac7d055d042b7e"
        hex"000000000000000000000000000000000ce5d527727d6e118cc9cdc6da2e351aadfd9baa8cbdd3a76d429a695160d12c923ac9cc3baca289e193548608b82801"
        hex"000000000000000000000000000000000606c4a02ea734cc32acd2b02bc28b99cb3e287e85a763af267492ab572e99ab3f370d275cec1da1aaa9075ff05f79be";

    /// @param key a sum of keys with proven possession, 256 bytes: in the subgroup
    /// @return false for whatever is not the signature of `message` under `key`
    function verify(bytes memory signature, bytes memory key, bytes memory message) internal view returns (bool) {
        if (_isZero(key)) return false;
        (bool isPoint, bytes memory negated) = _negated(signature);
        if (!isPoint) return false;
        bytes memory hashed = Bls12381.hashToG1(message, DST);
        // e(H(m), key) · e(-s, g2) == 1
        uint256 share = gasleft() / 3;
        (bool accepted, bytes memory output) =
            PAIRING.staticcall{gas: share}(bytes.concat(hashed, key, negated, G2_GENERATOR));
        if (accepted && output.length == 32) return abi.decode(output, (uint256)) == 1;
        (accepted, output) = PAIRING.staticcall{gas: share}(bytes.concat(hashed, key, hashed, G2_GENERATOR));
        if (!accepted || output.length != 32) revert Bls12381.PrecompileFailed(PAIRING);
        return false;
    }

    /// @notice The sum of two keys of 256 bytes.
    function addKeys(bytes memory a, bytes memory b) internal view returns (bytes memory sum) {
        bool ok;
        (ok, sum) = G2_ADD.staticcall(bytes.concat(a, b));
        if (!ok || sum.length != Bls12381.G2_LENGTH) revert Bls12381.PrecompileFailed(G2_ADD);
    }

    /// -s in the encoding of EIP-2537, of a compressed point of the curve other than infinity; the subgroup is not looked at.
    function _negated(bytes memory compressed) private view returns (bool isPoint, bytes memory point) {
        if (compressed.length != LENGTH) return (false, point);
        uint256 high;
        uint256 low;
        assembly ("memory-safe") {
            high := shr(128, mload(add(compressed, 0x20)))
            low := mload(add(compressed, 0x30))
        }
        uint256 flags = high >> 120;
        if (flags & COMPRESSED == 0 || flags & INFINITY != 0) return (false, point);
        high &= (1 << 125) - 1;
        if (high > P_HIGH || (high == P_HIGH && low >= P_LOW)) return (false, point);
        bytes memory square = _plusFour(_power(abi.encodePacked(uint128(high), low), hex"03"));
        bytes memory y = _power(square, ROOT_EXPONENT);
        if (keccak256(_power(y, hex"02")) != keccak256(square)) return (false, point);
        (uint256 yHigh, uint256 yLow) = _words(y);
        bool largest = yHigh > HALF_HIGH || (yHigh == HALF_HIGH && yLow > HALF_LOW);
        if (largest == (flags & LARGEST != 0)) {
            unchecked {
                uint256 borrow = yLow > P_LOW ? 1 : 0;
                (yHigh, yLow) = (P_HIGH - yHigh - borrow, P_LOW - yLow);
            }
        }
        return (true, abi.encode(high, low, yHigh, yLow));
    }

    /// value + 4 mod p
    function _plusFour(bytes memory value) private view returns (bytes memory) {
        (uint256 high, uint256 low) = _words(value);
        unchecked {
            uint256 sum = low + 4;
            return _power(abi.encodePacked(uint128(high + (sum < low ? 1 : 0)), sum), hex"01");
        }
    }

    /// base^exponent mod p, 48 bytes
    function _power(bytes memory base, bytes memory exponent) private view returns (bytes memory output) {
        bool ok;
        (ok, output) = MODEXP.staticcall(
            abi.encodePacked(uint256(48), exponent.length, uint256(48), base, exponent, uint128(P_HIGH), P_LOW)
        );
        if (!ok || output.length != 48) revert Bls12381.PrecompileFailed(MODEXP);
    }

    function _words(bytes memory element) private pure returns (uint256 high, uint256 low) {
        assembly ("memory-safe") {
            high := shr(128, mload(add(element, 0x20)))
            low := mload(add(element, 0x30))
        }
    }

    function _isZero(bytes memory key) private pure returns (bool) {
        for (uint256 offset = 32; offset <= key.length; offset += 32) {
            uint256 word;
            assembly ("memory-safe") {
                word := mload(add(key, offset))
            }
            if (word != 0) return false;
        }
        return true;
    }
}
