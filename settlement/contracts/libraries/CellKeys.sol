// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Ceremony} from "./Ceremony.sol";

/// A verification key, parsed: how many columns of each role, and where the rest stands in `data`.
/// Columns are numbered boundary, model, table, witness, multiplicity, fold, helper, accumulator, fixed.
struct CellKey {
    bytes data;
    uint256 boundary;
    uint256 model;
    uint256 witness;
    uint256 fold;
    uint256 helper;
    /// Fixed columns; the plain word is reserved.
    uint256 fixed_;
    uint256 constraints;
    uint256 lookups;
    uint256 wires;
    uint256 sums;
    /// The first constraint's length prefix; lookups (three parts each), wires (four) and sums follow.
    uint256 code;
    /// The first table commitment; the other two and the fixed columns' follow, every POINT_STEP bytes.
    uint256 table;
}

/// Where the identities are evaluated, and the working memory for it.
struct Machine {
    uint256 alpha;
    uint256 beta;
    uint256 gamma;
    /// p(ζ)
    uint256 weight;
    /// A(ωζ)
    uint256 next;
    uint256 v;
    /// Two words a column: its value and 0 when opened; 0 and its place among the closed ones, from 1, otherwise.
    uint256[] columns;
    /// Bytes of a stack entry: κ, whether any closed column follows, and if so one coefficient for each of them.
    uint256 entry;
    /// The first entry.
    uint256 stack;
}

/// @title Verification keys of cell kinds, crypto/proof/PROTOCOL.md
/// @notice A key is the list that its digest hashes: label, name, domain, roles, how many constraints, lookups, wires
///         and sums, their postfix code, commitments of table and fixed columns, each behind its length in four bytes.
library CellKeys {
    error MalformedKey();

    /// Ceremony.R, spelled out because assembly takes no reference.
    uint256 private constant R = 0x73eda753299d7d483339d80809a1d80553bda402fffe5bfeffffffff00000001;
    uint256 internal constant POINT_STEP = 132;
    uint256 internal constant TABLES = 3;
    uint256 private constant FRACTIONS_PER_HELPER = 3;

    bytes32 private constant LABEL = "veilmesh/cell-key/v1";
    uint256 private constant LABEL_LENGTH = 20;

    /// Roles in their order, and how many there are.
    uint256 private constant BOUNDARY = 0;
    uint256 private constant MODEL = 1;
    uint256 private constant TABLE = 2;
    uint256 private constant WITNESS = 3;
    uint256 private constant MULTIPLICITY = 4;
    uint256 private constant FOLD = 5;
    uint256 private constant HELPER = 6;
    uint256 private constant ACCUMULATOR = 7;
    uint256 private constant FIXED = 8;
    uint256 private constant ROLES = 9;

    /// Entries that the postfix machine holds at once.
    uint256 private constant STACK = 32;

    function parse(bytes memory data) internal pure returns (CellKey memory key) {
        key.data = data;
        uint256 offset;
        uint256 length;
        (offset, length) = _part(data, 0);
        if (length != LABEL_LENGTH || _word(data, offset) >> 96 != uint256(LABEL) >> 96) revert MalformedKey();
        (offset, length) = _part(data, offset + length); // the kind's name
        (offset, length) = _part(data, offset + length);
        if (
            length != 40 || _word(data, offset) >> 192 != (Ceremony.ROWS << 32 | Ceremony.USABLE_ROWS)
                || _word(data, offset + 8) != Ceremony.OMEGA
        ) revert MalformedKey();

        (offset, length) = _part(data, offset + length);
        uint256[ROLES] memory counts;
        uint256 last = BOUNDARY;
        for (uint256 i = 0; i < length; i++) {
            uint256 role = uint8(data[offset + i]);
            if (role < last || role >= ROLES) revert MalformedKey();
            last = role;
            counts[role]++;
        }
        if (counts[TABLE] != 1 || counts[MULTIPLICITY] != 1 || counts[ACCUMULATOR] != 1) revert MalformedKey();
        (key.boundary, key.model, key.witness) = (counts[BOUNDARY], counts[MODEL], counts[WITNESS]);
        (key.fold, key.helper, key.fixed_) = (counts[FOLD], counts[HELPER], counts[FIXED]);

        (offset, length) = _part(data, offset + length);
        if (length != 4) revert MalformedKey();
        key.constraints = uint8(data[offset]);
        key.lookups = uint8(data[offset + 1]);
        key.wires = uint8(data[offset + 2]);
        key.sums = uint8(data[offset + 3]);
        uint256 fractions = key.lookups + key.wires;
        if (fractions == 0 || key.helper != (fractions + 1) / FRACTIONS_PER_HELPER) revert MalformedKey();

        key.code = offset + length;
        uint256 points = (TABLES + key.fixed_) * POINT_STEP;
        if (key.code + points > data.length) revert MalformedKey();
        key.table = data.length - points + 4;
        for (uint256 point = key.table; point < data.length; point += POINT_STEP) {
            if (_word(data, point - 4) >> 224 != POINT_STEP - 4) revert MalformedKey();
        }
    }

    /// @notice Columns that are opened at ζ: boundary, table, witness, fixed.
    function openedCount(CellKey memory key) internal pure returns (uint256) {
        return key.boundary + 1 + key.witness + key.fixed_;
    }

    /// @notice Columns that are only linearised: model, multiplicity, fold, helper, accumulator.
    function closedCount(CellKey memory key) internal pure returns (uint256) {
        return key.model + 1 + key.fold + key.helper + 1;
    }

    /// @notice Σ_{i<K} vⁱ c_i at ζ over all identities c_i, as κ + Σ k_j · (j-th closed column).
    /// @param opened columns at ζ, in order; what follows them is not read
    /// @return form κ, k_1, k_2, ...
    /// @return last v^K
    function linearise(CellKey memory key, Machine memory m, uint256[] memory opened)
        internal
        pure
        returns (uint256[] memory form, uint256 last)
    {
        unchecked {
            m.columns = _columns(key, opened);
            m.entry = (closedCount(key) + 2) * 32;
            form = new uint256[](closedCount(key) + 1);
            uint256[] memory n = new uint256[](key.lookups + key.wires);
            uint256[] memory d = new uint256[](n.length);
            uint256 size = m.entry * STACK;
            assembly ("memory-safe") {
                // the last thing allocated: _evaluate takes the end of it from 0x40
                let stack := mload(0x40)
                mstore(add(m, 0x100), stack)
                mstore(0x40, add(stack, size))
            }
            uint256 factor = 1; // vⁱ
            uint256 next = key.code;
            // 1. constraints
            for (uint256 i = 0; i < key.constraints; i++) {
                next = _run(m, key.data, next);
                _accumulate(m, form, factor);
                factor = mulmod(factor, m.v, R);
            }
            // 2. fractions n / d, and helpers: h Π_i d_i - Σ_i n_i Π_{k≠i} d_k
            for (uint256 i = 0; i < n.length; i++) {
                n[i] = 1;
                if (i >= key.lookups) (n[i], next) = _number(m, key.data, next);
                (d[i], next) = _denominator(m, key.data, next);
            }
            uint256 helper = key.model + 2 + key.fold; // the first one's place in `form`
            for (uint256 h = 0; h < key.helper; h++) {
                uint256 product = 1;
                uint256 numerator = 0; // of the fractions so far, over `product`
                uint256 end = FRACTIONS_PER_HELPER * (h + 1);
                for (uint256 i = end - 2; i <= end && i < n.length; i++) {
                    numerator = addmod(mulmod(numerator, d[i], R), mulmod(n[i], product, R), R);
                    product = mulmod(product, d[i], R);
                }
                form[helper + h] = addmod(form[helper + h], mulmod(factor, product, R), R);
                form[0] = addmod(form[0], R - mulmod(factor, numerator, R), R);
                factor = mulmod(factor, m.v, R);
            }
            // 3. the accumulator's step: (A(ωX) - A - Σ h - Σ_o γ^o S_o) d_T d_0 - n_0 d_T + m d_0
            uint256 table = addmod(m.alpha, R - opened[key.boundary], R);
            uint256 both = mulmod(factor, mulmod(table, d[0], R), R);
            uint256 minus = R - both;
            form[0] = addmod(form[0], mulmod(m.next, both, R), R);
            form[0] = addmod(form[0], R - mulmod(factor, mulmod(n[0], table, R), R), R);
            form[key.model + 1] = addmod(form[key.model + 1], mulmod(factor, d[0], R), R);
            for (uint256 h = helper; h < form.length; h++) {
                form[h] = addmod(form[h], minus, R); // helpers and A
            }
            for (uint256 o = 0; o < key.sums; o++) {
                minus = mulmod(minus, m.gamma, R);
                next = _run(m, key.data, next);
                _accumulate(m, form, minus);
            }
            if (next + 4 != key.table) revert MalformedKey();
            last = mulmod(factor, m.v, R);
        }
    }

    /// α - (a + β b + β² tag), of the three parts from `prefix` on.
    function _denominator(Machine memory m, bytes memory data, uint256 prefix)
        private
        pure
        returns (uint256 value, uint256 next)
    {
        next = prefix;
        value = m.alpha;
        uint256 minus = R - 1;
        for (uint256 i = 0; i < 3; i++) {
            uint256 part;
            (part, next) = _number(m, data, next);
            value = addmod(value, mulmod(part, minus, R), R);
            minus = mulmod(minus, m.beta, R);
        }
    }

    /// The part at `prefix`, which must have opened columns only.
    function _number(Machine memory m, bytes memory data, uint256 prefix)
        private
        pure
        returns (uint256 value, uint256 next)
    {
        next = _run(m, data, prefix);
        bool closed;
        assembly ("memory-safe") {
            let stack := mload(add(m, 0x100))
            value := mload(stack)
            closed := mload(add(stack, 0x20))
        }
        if (closed) revert MalformedKey();
    }

    /// Runs the part at `prefix` and returns where the next one begins.
    function _run(Machine memory m, bytes memory data, uint256 prefix) private pure returns (uint256 next) {
        (uint256 offset, uint256 length) = _part(data, prefix);
        next = offset + length;
        if (!_evaluate(m, data, offset, next)) revert MalformedKey();
    }

    function _columns(CellKey memory key, uint256[] memory opened) private pure returns (uint256[] memory columns) {
        unchecked {
            uint256 table = key.boundary + key.model;
            uint256 multiplicity = table + 1 + key.witness;
            uint256 fixed_ = multiplicity + 1 + key.fold + key.helper + 1;
            columns = new uint256[](2 * (fixed_ + key.fixed_));
            uint256 seen = 0;
            for (uint256 i = 0; i < fixed_ + key.fixed_; i++) {
                bool isOpened = i < key.boundary || (i >= table && i < multiplicity) || i >= fixed_;
                if (isOpened) columns[2 * i] = opened[seen++];
                else columns[2 * i + 1] = i + 1 - seen;
            }
        }
    }

    /// Runs one expression's code: 01 i column i, 03 and a constant, 05 p(ζ), 06 add, 07 multiply. Leaves the result
    /// in the first entry; false for code that is none, that needs a deeper stack, or that multiplies two closed
    /// columns, of which there is no commitment.
    function _evaluate(Machine memory m, bytes memory data, uint256 cursor, uint256 end)
        private
        pure
        returns (bool ok)
    {
        assembly ("memory-safe") {
            cursor := add(add(data, 0x20), cursor)
            end := add(add(data, 0x20), end)
            let entry := mload(add(m, 0xe0))
            let top := mload(add(m, 0x100)) // the first free entry
            for {} lt(cursor, end) {} {
                let op := mload(cursor)
                let argument := byte(1, op)
                op := byte(0, op)
                if gt(op, 5) {
                    cursor := add(cursor, 1)
                    top := sub(top, entry) // the right operand, in whose place the next entry comes
                    let left := sub(top, entry)
                    if or(gt(op, 7), lt(left, mload(add(m, 0x100)))) {
                        end := 0
                        break
                    }
                    let closed := mload(add(top, 0x20))
                    if eq(op, 6) {
                        mstore(left, addmod(mload(left), mload(top), R))
                        if iszero(closed) { continue }
                        if iszero(mload(add(left, 0x20))) {
                            mcopy(add(left, 0x20), add(top, 0x20), sub(entry, 0x20))
                            continue
                        }
                        for { let j := 0x40 } lt(j, entry) { j := add(j, 0x20) } {
                            mstore(add(left, j), addmod(mload(add(left, j)), mload(add(top, j)), R))
                        }
                        continue
                    }
                    if iszero(or(closed, mload(add(left, 0x20)))) {
                        mstore(left, mulmod(mload(left), mload(top), R))
                        continue
                    }
                    let factor := mload(top)
                    let form := left
                    if closed {
                        if mload(add(left, 0x20)) {
                            end := 0
                            break
                        }
                        factor := mload(left)
                        form := top
                    }
                    for { let j := 0 } lt(j, entry) { j := add(j, 0x20) } {
                        mstore(add(left, j), mulmod(mload(add(form, j)), factor, R))
                    }
                    mstore(add(left, 0x20), 1)
                    continue
                }
                if iszero(lt(top, mload(0x40))) {
                    end := 0
                    break
                }
                mstore(add(top, 0x20), 0)
                switch op
                case 3 {
                    mstore(top, mload(add(cursor, 1)))
                    cursor := add(cursor, 33)
                }
                case 1 {
                    cursor := add(cursor, 2)
                    let column := mload(add(m, 0xc0))
                    if iszero(lt(shl(1, argument), mload(column))) {
                        end := 0
                        break
                    }
                    column := add(add(column, 0x20), shl(6, argument))
                    mstore(top, mload(column))
                    column := mload(add(column, 0x20))
                    if column {
                        calldatacopy(add(top, 0x40), calldatasize(), sub(entry, 0x40)) // zeros
                        mstore(add(top, 0x20), 1)
                        mstore(add(top, add(0x20, shl(5, column))), 1)
                    }
                }
                case 5 {
                    cursor := add(cursor, 1)
                    mstore(top, mload(add(m, 0x60)))
                }
                default { end := 0 }
                top := add(top, entry)
            }
            ok := and(eq(cursor, end), eq(top, add(mload(add(m, 0x100)), entry)))
        }
    }

    /// form += factor · (the first entry)
    function _accumulate(Machine memory m, uint256[] memory form, uint256 factor) private pure {
        assembly ("memory-safe") {
            let stack := mload(add(m, 0x100))
            let sum := add(form, 0x20)
            mstore(sum, addmod(mload(sum), mulmod(mload(stack), factor, R), R))
            if mload(add(stack, 0x20)) {
                let entry := mload(add(m, 0xe0))
                for { let j := 0x40 } lt(j, entry) { j := add(j, 0x20) } {
                    sum := add(form, j)
                    mstore(sum, addmod(mload(sum), mulmod(mload(add(stack, j)), factor, R), R))
                }
            }
        }
    }

    /// The part behind the length prefix at `prefix`; offsets and lengths are far from overflow.
    function _part(bytes memory data, uint256 prefix) private pure returns (uint256 offset, uint256 length) {
        unchecked {
            offset = prefix + 4;
            if (offset > data.length) revert MalformedKey();
            length = _word(data, prefix) >> 224;
            if (offset + length > data.length) revert MalformedKey();
        }
    }

    /// 32 bytes from `at`; beyond the end they are whatever follows in memory, so callers know the length.
    function _word(bytes memory data, uint256 offset) private pure returns (uint256 word) {
        assembly ("memory-safe") {
            word := mload(add(add(data, 0x20), offset))
        }
    }
}
