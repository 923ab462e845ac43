// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title Reads deterministic CBOR (RFC 8949 section 4.2.1), as crypto/core/cbor.ts writes it
/// @notice Every function takes where an item begins and gives where the next one does. Lengths are definite and within
///         the data, and every head has its shortest form.
library Cbor {
    error MalformedCbor(uint256 offset);

    uint256 private constant UNSIGNED = 0;
    uint256 private constant BYTES = 2;
    uint256 private constant TEXT = 3;
    uint256 private constant ARRAY = 4;
    uint256 private constant MAP = 5;
    uint256 private constant TAG = 6;
    uint256 private constant SIMPLE = 7;

    /// false, true and null: no other simple value and no float is part of any format here.
    uint256 private constant FALSE = 20;
    uint256 private constant NULL = 22;

    function unsigned(bytes calldata data, uint256 offset) internal pure returns (uint256 value, uint256 next) {
        return _headOf(data, offset, UNSIGNED);
    }

    function word(bytes calldata data, uint256 offset) internal pure returns (bytes32 value, uint256 next) {
        (offset, next) = fixedBytes(data, offset, 32);
        return (bytes32(data[offset:next]), next);
    }

    /// @return from where its bytes begin
    function fixedBytes(bytes calldata data, uint256 offset, uint256 length)
        internal
        pure
        returns (uint256 from, uint256 next)
    {
        uint256 found;
        (found, from) = _headOf(data, offset, BYTES);
        if (found != length) revert MalformedCbor(offset);
        return (from, _within(data, from, length));
    }

    function array(bytes calldata data, uint256 offset, uint256 length) internal pure returns (uint256 next) {
        uint256 found;
        (found, next) = _headOf(data, offset, ARRAY);
        if (found != length) revert MalformedCbor(offset);
    }

    /// @return entries each a key and a value
    function map(bytes calldata data, uint256 offset) internal pure returns (uint256 entries, uint256 next) {
        return _headOf(data, offset, MAP);
    }

    /// @notice A map of exactly so many entries.
    function map(bytes calldata data, uint256 offset, uint256 entries) internal pure returns (uint256 next) {
        uint256 found;
        (found, next) = map(data, offset);
        if (found != entries) revert MalformedCbor(offset);
    }

    /// @notice A key of at most 31 bytes as a word that sorts as keys do: its length, then its bytes.
    function key(bytes calldata data, uint256 offset) internal pure returns (uint256 sortable, uint256 next) {
        uint256 length;
        (length, next) = _headOf(data, offset, TEXT);
        if (length > 31) revert MalformedCbor(offset);
        uint256 end = _within(data, next, length);
        return ((length << 248) | (uint256(bytes32(data[next:end])) >> 8), end);
    }

    /// @notice The word that `key` gives for this name.
    function nameOf(bytes memory name) internal pure returns (uint256) {
        return (name.length << 248) | (uint256(bytes32(name)) >> 8);
    }

    /// @notice Exactly this key.
    function key(bytes calldata data, uint256 offset, bytes memory name) internal pure returns (uint256 next) {
        uint256 found;
        (found, next) = key(data, offset);
        if (found != nameOf(name)) revert MalformedCbor(offset);
    }

    /// @notice Where the value of a map's key stands, and the end of the map. Keys ascend, so each is there once.
    function find(bytes calldata data, uint256 offset, bytes memory name)
        internal
        pure
        returns (uint256 value, uint256 next)
    {
        uint256 start = offset;
        uint256 wanted = nameOf(name);
        uint256 entries;
        uint256 last = 0;
        (entries, next) = map(data, offset);
        for (uint256 i = 0; i < entries; i++) {
            uint256 found;
            offset = next;
            (found, next) = key(data, offset);
            if (found <= last) revert MalformedCbor(offset);
            last = found;
            if (found == wanted) value = next;
            next = skip(data, next);
        }
        if (value == 0) revert MalformedCbor(start);
    }

    function isNull(bytes calldata data, uint256 offset) internal pure returns (bool) {
        (uint256 major, uint256 argument,) = _head(data, offset);
        return major == SIMPLE && argument == NULL;
    }

    /// @notice Any one item.
    function skip(bytes calldata data, uint256 offset) internal pure returns (uint256 next) {
        next = offset;
        // what is left to read never exceeds what is left to read it from, or the data ends too early
        for (uint256 items = 1; items > 0; items--) {
            offset = next;
            uint256 major;
            uint256 argument;
            (major, argument, next) = _head(data, offset);
            if (major == BYTES || major == TEXT) next = _within(data, next, argument);
            else if (major == ARRAY) items += argument;
            else if (major == MAP) items += 2 * argument;
            else if (major == TAG || (major == SIMPLE && (argument < FALSE || argument > NULL))) revert MalformedCbor(offset);
        }
    }

    function _headOf(bytes calldata data, uint256 offset, uint256 expected)
        private
        pure
        returns (uint256 argument, uint256 next)
    {
        uint256 major;
        (major, argument, next) = _head(data, offset);
        if (major != expected) revert MalformedCbor(offset);
    }

    function _head(bytes calldata data, uint256 offset)
        private
        pure
        returns (uint256 major, uint256 argument, uint256 next)
    {
        if (offset >= data.length) revert MalformedCbor(offset);
        major = uint8(data[offset]) >> 5;
        argument = uint8(data[offset]) & 0x1f;
        next = offset + 1;
        if (argument < 24) return (major, argument, next);
        // 24, 25, 26, 27: 1, 2, 4, 8 bytes; a simple value of more than its head is a float or not assigned
        if (argument > 27 || major == SIMPLE) revert MalformedCbor(offset);
        uint256 width = 1 << (argument - 24);
        uint256 end = _within(data, next, width);
        argument = uint256(bytes32(data[next:end])) >> (256 - 8 * width);
        next = end;
        if (width == 1 ? argument < 24 : argument >> (4 * width) == 0) revert MalformedCbor(offset);
    }

    /// The end of `length` bytes.
    function _within(bytes calldata data, uint256 offset, uint256 length) private pure returns (uint256 end) {
        end = offset + length;
        if (end > data.length) revert MalformedCbor(offset);
    }
}
