// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title BLS signatures over BLS12-381, minimal-signature-size (signatures in G1, keys in G2)
/// @notice draft-irtf-cfrg-bls-signature-05 with hash-to-curve RFC 9380 suite BLS12381G1_XMD:SHA-256_SSWU_RO_,
///         on the precompiles of EIP-2537 and EIP-198. Points are in EIP-2537 encoding: 64 bytes for a field
///         element, x ‖ y, and c0 ‖ c1 inside Fp2.
/// @dev The pairing precompile checks field range, curve and subgroup of every point it is given (EIP-2537,
///      "ABI for pairing check"), so nothing here repeats those checks.
library Bls12381 {
    /// A precompile is missing or refused a malformed point.
    error PrecompileFailed(address precompile);
    error BadPointLength(uint256 length);

    uint256 internal constant G1_LENGTH = 128;
    uint256 internal constant G2_LENGTH = 256;

    address private constant MODEXP = address(0x05);
    address private constant G1_ADD = address(0x0b);
    address private constant PAIRING = address(0x0f);
    address private constant MAP_FP_TO_G1 = address(0x10);

    /// The field's modulus p, 48 bytes.
    bytes private constant P =
        hex"1a0111ea397fe69a4b1ba7b6434bacd764774b84f38512bf6730d2a0f6b0f6241eabfffeb153ffffb9feffffffffaaab";
    /// (p - 1) / 2, split: a y above it is the "lexicographically largest" of the pair.
    uint256 private constant HALF_HIGH = 0x0d0088f51cbff34d258dd3db21a5d66b;
    uint256 private constant HALF_LOW = 0xb23ba5c279c2895fb39869507b587b120f55ffff58a9ffffdcff7fffffffd555;

    /// The generator of G2.
    bytes private constant G2_GENERATOR =
        hex"00000000000000000000000000000000024aa2b2f08f0a91260805272dc51051c6e47ad4fa403b02b4510b647ae3d1770bac0326a805bbefd48056c8c121bdb8"
        hex"0000000000000000000000000000000013e02b6052719f607dacd3a088274f65596bd0d09920b61ab5da61bbdc7f5049334cf11213945d57e5ac7d055d042b7e"
        hex"000000000000000000000000000000000ce5d527727d6e118cc9cdc6da2e351aadfd9baa8cbdd3a76d429a695160d12c923ac9cc3baca289e193548608b82801"
        hex"000000000000000000000000000000000606c4a02ea734cc32acd2b02bc28b99cb3e287e85a763af267492ab572e99ab3f370d275cec1da1aaa9075ff05f79be";

    /// @notice True when `signature` over `message` was made by the key `publicKey`. The identity is no key.
    /// @param dst domain separation tag, at most 255 bytes
    function verify(bytes memory signature, bytes memory publicKey, bytes memory message, bytes memory dst)
        internal
        view
        returns (bool)
    {
        if (signature.length != G1_LENGTH) revert BadPointLength(signature.length);
        if (publicKey.length != G2_LENGTH) revert BadPointLength(publicKey.length);
        if (_isZero(signature) || _isZero(publicKey)) return false;
        // e(H(m), pk) · e(-s, g2) == 1
        bytes memory input = bytes.concat(hashToG1(message, dst), publicKey, _negateG1(signature), G2_GENERATOR);
        return abi.decode(_call(PAIRING, input, 32), (uint256)) == 1;
    }

    /// @notice Whether it is a point of G2 other than the identity. A malformed one reverts.
    function isKey(bytes memory publicKey) internal view returns (bool) {
        if (publicKey.length != G2_LENGTH) revert BadPointLength(publicKey.length);
        if (_isZero(publicKey)) return false;
        return abi.decode(_call(PAIRING, bytes.concat(new bytes(G1_LENGTH), publicKey), 32), (uint256)) == 1;
    }

    /// @notice RFC 9380 section 3 hash_to_curve for G1. The cofactor is cleared per map: the sum is the same.
    function hashToG1(bytes memory message, bytes memory dst) internal view returns (bytes memory) {
        (bytes memory u0, bytes memory u1) = _hashToField(message, dst);
        bytes memory q0 = _call(MAP_FP_TO_G1, u0, G1_LENGTH);
        bytes memory q1 = _call(MAP_FP_TO_G1, u1, G1_LENGTH);
        return _call(G1_ADD, bytes.concat(q0, q1), G1_LENGTH);
    }

    /// @notice The 96-byte compressed form (ZCash flags) that claims and evidence carry.
    /// @dev Injective only for points in range, which `verify` establishes.
    function compressG2(bytes memory point) internal pure returns (bytes memory out) {
        if (point.length != G2_LENGTH) revert BadPointLength(point.length);
        (uint256 x0High, uint256 x0Low) = _element(point, 0);
        (uint256 x1High, uint256 x1Low) = _element(point, 1);
        (uint256 y0High, uint256 y0Low) = _element(point, 2);
        (uint256 y1High, uint256 y1Low) = _element(point, 3);
        bool largest = (y1High | y1Low) == 0 ? _aboveHalf(y0High, y0Low) : _aboveHalf(y1High, y1Low);
        uint256 flags = largest ? 0xa0 : 0x80;
        out = abi.encodePacked(uint128(x1High | (flags << 120)), x1Low, uint128(x0High), x0Low);
    }

    /// RFC 9380 section 5.2 hash_to_field, count = 2, m = 1, L = 64.
    function _hashToField(bytes memory message, bytes memory dst)
        private
        view
        returns (bytes memory u0, bytes memory u1)
    {
        // expand_message_xmd, section 5.3.1, with SHA-256 and 128 bytes of output: four blocks
        bytes memory dstPrime = abi.encodePacked(dst, uint8(dst.length));
        bytes32 b0 = sha256(abi.encodePacked(new bytes(64), message, uint16(128), uint8(0), dstPrime));
        bytes32 b1 = sha256(abi.encodePacked(b0, uint8(1), dstPrime));
        bytes32 b2 = sha256(abi.encodePacked(b0 ^ b1, uint8(2), dstPrime));
        bytes32 b3 = sha256(abi.encodePacked(b0 ^ b2, uint8(3), dstPrime));
        bytes32 b4 = sha256(abi.encodePacked(b0 ^ b3, uint8(4), dstPrime));
        u0 = _reduce(abi.encodePacked(b1, b2));
        u1 = _reduce(abi.encodePacked(b3, b4));
    }

    /// 64 big-endian bytes mod p, as a 64-byte field element (EIP-198 with exponent 1).
    function _reduce(bytes memory wide) private view returns (bytes memory) {
        bytes memory input = abi.encodePacked(uint256(64), uint256(1), uint256(48), wide, uint8(1), P);
        return bytes.concat(new bytes(16), _call(MODEXP, input, 48));
    }

    /// (x, p - y). `point` is not the identity and y is below 2^384, else the pairing refuses the result.
    function _negateG1(bytes memory point) private pure returns (bytes memory) {
        (uint256 xHigh, uint256 xLow) = _element(point, 0);
        (uint256 yHigh, uint256 yLow) = _element(point, 1);
        (uint256 pHigh, uint256 pLow) =
            (0x1a0111ea397fe69a4b1ba7b6434bacd7, 0x64774b84f38512bf6730d2a0f6b0f6241eabfffeb153ffffb9feffffffffaaab);
        unchecked {
            uint256 borrow = yLow > pLow ? 1 : 0;
            return abi.encode(xHigh, xLow, pHigh - yHigh - borrow, pLow - yLow);
        }
    }

    /// The `index`-th 64-byte element as two words.
    function _element(bytes memory point, uint256 index) private pure returns (uint256 high, uint256 low) {
        assembly ("memory-safe") {
            let offset := add(add(point, 32), mul(index, 64))
            high := mload(offset)
            low := mload(add(offset, 32))
        }
    }

    function _aboveHalf(uint256 high, uint256 low) private pure returns (bool) {
        return high > HALF_HIGH || (high == HALF_HIGH && low > HALF_LOW);
    }

    function _isZero(bytes memory point) private pure returns (bool) {
        for (uint256 i = 0; i < point.length / 64; i++) {
            (uint256 high, uint256 low) = _element(point, i);
            if (high | low != 0) return false;
        }
        return true;
    }

    function _call(address precompile, bytes memory input, uint256 outputLength)
        private
        view
        returns (bytes memory output)
    {
        bool ok;
        (ok, output) = precompile.staticcall(input);
        if (!ok || output.length != outputLength) revert PrecompileFailed(precompile);
    }
}
