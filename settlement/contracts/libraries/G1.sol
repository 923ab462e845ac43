// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Ceremony} from "./Ceremony.sol";

/// A sum of scalar multiples of points, being written as the input of the multi-scalar precompile.
struct Sum {
    uint256 start;
    uint256 end;
    uint256 limit;
}

/// @title Points of G1 on the precompiles of EIP-2537, and powers mod r on that of EIP-198
/// @dev The multi-scalar precompile refuses what is not canonical, not on the curve or not in the subgroup, also
///      under the scalar 0. Addition does not look at the subgroup: it is given only points that have passed, or
///      whose sum is compared with one that has.
library G1 {
    /// A precompile is missing, was short of gas, or refused a malformed point.
    error PrecompileFailed(address precompile);

    uint256 internal constant POINT = 128;
    uint256 private constant TERM = 160;

    address private constant MODEXP = address(0x05);
    address private constant ADD = address(0x0b);
    address private constant MULTI_SCALAR = address(0x0c);
    address private constant PAIRING = address(0x0f);

    /// (p - 1) / 2, split: a y above it is the "lexicographically largest" of the pair.
    uint256 private constant HALF_HIGH = 0x0d0088f51cbff34d258dd3db21a5d66b;
    uint256 private constant HALF_LOW = 0xb23ba5c279c2895fb39869507b587b120f55ffff58a9ffffdcff7fffffffd555;

    /// @param terms the most that will be added
    function newSum(uint256 terms) internal pure returns (Sum memory sum) {
        assembly ("memory-safe") {
            let start := mload(0x40)
            let limit := add(start, mul(terms, TERM))
            mstore(0x40, limit)
            mstore(sum, start)
            mstore(add(sum, 0x20), start)
            mstore(add(sum, 0x40), limit)
        }
    }

    function add(Sum memory sum, bytes calldata points, uint256 index, uint256 scalar) internal pure {
        uint256 point = _place(points, index);
        uint256 term = _reserve(sum);
        assembly ("memory-safe") {
            calldatacopy(term, point, POINT)
            mstore(add(term, POINT), scalar)
        }
    }

    /// @notice Infinity, which adds nothing, costs nothing.
    /// @param offset of the point in `data`
    function addFrom(Sum memory sum, bytes memory data, uint256 offset, uint256 scalar) internal pure {
        assert(offset + POINT <= data.length);
        bool infinity;
        assembly ("memory-safe") {
            let point := add(add(data, 0x20), offset)
            let x := or(mload(point), mload(add(point, 0x20)))
            infinity := iszero(or(x, or(mload(add(point, 0x40)), mload(add(point, 0x60)))))
        }
        if (infinity) return;
        uint256 term = _reserve(sum);
        assembly ("memory-safe") {
            mcopy(term, add(add(data, 0x20), offset), POINT)
            mstore(add(term, POINT), scalar)
        }
    }

    function total(Sum memory sum) internal view returns (bytes memory) {
        return _call(MULTI_SCALAR, sum.start, sum.end - sum.start, POINT);
    }

    function plus(bytes memory a, bytes memory b) internal view returns (bytes memory) {
        return _call(ADD, bytes.concat(a, b), POINT);
    }

    /// @notice Whether e(a, [1]) · e(b, -[τ]) = 1.
    function pairsToOne(bytes memory a, bytes memory b) internal view returns (bool) {
        bytes memory input = bytes.concat(a, Ceremony.G2_ONE, b, Ceremony.G2_MINUS_TAU);
        return abi.decode(_call(PAIRING, input, 32), (uint256)) == 1;
    }

    function isInfinity(bytes calldata points, uint256 index) internal pure returns (bool) {
        (uint256 a, uint256 b, uint256 c, uint256 d) = _words(points, index);
        return a | b | c | d == 0;
    }

    /// @notice The 48-byte compressed form (ZCash flags), 16 and 32 bytes.
    /// @dev Injective only for canonical points, which the multi-scalar precompile establishes.
    function compress(bytes calldata points, uint256 index) internal pure returns (uint128 high, uint256 low) {
        (uint256 xHigh, uint256 xLow, uint256 yHigh, uint256 yLow) = _words(points, index);
        uint256 flags = 0x80;
        if (xHigh | xLow | yHigh | yLow == 0) flags = 0xc0;
        else if (yHigh > HALF_HIGH || (yHigh == HALF_HIGH && yLow > HALF_LOW)) flags = 0xa0;
        return (uint128(xHigh | (flags << 120)), xLow);
    }

    /// @notice base^exponent mod r.
    function power(uint256 base, uint256 exponent) internal view returns (uint256) {
        bytes memory input = abi.encode(uint256(32), uint256(32), uint256(32), base, exponent, Ceremony.R);
        return abi.decode(_call(MODEXP, input, 32), (uint256));
    }

    /// @notice 1 / value mod r; 0 for 0.
    function inverse(uint256 value) internal view returns (uint256) {
        return power(value, Ceremony.R - 2);
    }

    function _reserve(Sum memory sum) private pure returns (uint256 term) {
        term = sum.end;
        sum.end = term + TERM;
        assert(sum.end <= sum.limit);
    }

    function _words(bytes calldata points, uint256 index)
        private
        pure
        returns (uint256 a, uint256 b, uint256 c, uint256 d)
    {
        uint256 point = _place(points, index);
        assembly ("memory-safe") {
            a := calldataload(point)
            b := calldataload(add(point, 0x20))
            c := calldataload(add(point, 0x40))
            d := calldataload(add(point, 0x60))
        }
    }

    /// Where the point stands in calldata.
    function _place(bytes calldata points, uint256 index) private pure returns (uint256 place) {
        assert(index < points.length / POINT);
        assembly ("memory-safe") {
            place := add(points.offset, mul(index, POINT))
        }
    }

    function _call(address precompile, bytes memory input, uint256 outputLength)
        private
        view
        returns (bytes memory)
    {
        uint256 start;
        assembly ("memory-safe") {
            start := add(input, 0x20)
        }
        return _call(precompile, start, input.length, outputLength);
    }

    function _call(address precompile, uint256 start, uint256 length, uint256 outputLength)
        private
        view
        returns (bytes memory output)
    {
        output = new bytes(outputLength);
        bool ok;
        assembly ("memory-safe") {
            ok := staticcall(gas(), precompile, start, length, add(output, 0x20), outputLength)
            ok := and(ok, eq(returndatasize(), outputLength))
        }
        if (!ok) revert PrecompileFailed(precompile);
    }
}
