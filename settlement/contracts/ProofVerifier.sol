// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Cell, FoldClaim, IProofVerifier, Statement} from "./interfaces/IProofVerifier.sol";
import {Ceremony} from "./libraries/Ceremony.sol";
import {CellKey, CellKeys, Machine} from "./libraries/CellKeys.sol";
import {G1, Sum} from "./libraries/G1.sol";
import {Statements} from "./libraries/Statements.sol";

/// @dev Its code is a key. A key's first byte is 0 (the length of a short label), which is STOP: it cannot be run.
contract KeyHolder {
    constructor(bytes memory key) {
        assembly ("memory-safe") {
            return(add(key, 0x20), mload(key))
        }
    }
}

/// @title Verifier of cell proofs, see {IProofVerifier}
/// @notice Numbers and names are those of crypto/proof/PROTOCOL.md, "Verifier" and "Transcript".
/// @dev Threats, and what stands against them:
///      - Another chain, contract, claim, session, cell, model, weights or kind: all of them are the first thing
///        hashed; chain and contract are not taken from the caller.
///      - Points that are none, or of another subgroup: every point of proof and statement enters one multi-scalar
///        precompile, which refuses them. Only W + μ W' is formed by addition, from points that have entered it.
///      - Second encodings: lengths are exact, scalars below r, coordinates below p by the precompile.
///      - Freedom after a challenge: every element is hashed before the first challenge that it meets.
///      - A call short of gas fails like a false proof. A revert therefore says only that this call proved nothing;
///        no caller may read it as the opposite of the claim. A malformed point burns all gas the call was given
///        (EIP-2537), so a caller that must go on after a refusal limits what it hands over.
///      - A key made up by anybody: it has its own digest, and nothing is shared between keys.
///      Nobody owns this contract, it holds no funds, and nothing in it can be changed.
contract ProofVerifier is IProofVerifier {
    uint256 private constant R = Ceremony.R;
    uint256 private constant POINT = G1.POINT;
    uint256 private constant QUOTIENT_CHUNKS = 4;
    uint256 private constant MAX_KEY_LENGTH = 24_576;
    bytes32 private constant DOMAIN = keccak256("veilmesh/cell-proof/v1"); // the transcript's first state

    struct Challenges {
        uint256 t;
        uint256 alpha;
        uint256 beta;
        uint256 gamma;
        uint256 rho;
        uint256 v;
        uint256 c;
        uint256 zeta;
        uint256 nu;
        uint256 mu;
    }

    /// Where a proof's parts begin, in bytes. Round 1: boundary C', witness, multiplicities. Round 2: folds, helpers,
    /// A, M. Scalars: opened columns at ζ, A(ωζ), s_0..s_2. Openings: W, W'.
    struct Layout {
        uint256 round2;
        uint256 quotient;
        uint256 scalars;
        uint256 openings;
        uint256 end;
    }

    mapping(bytes32 digest => address) public keyAt;

    function addKey(bytes calldata key) external returns (bytes32 digest) {
        if (key.length > MAX_KEY_LENGTH) revert KeyTooLong(key.length);
        CellKey memory parsed = CellKeys.parse(key);
        Machine memory m;
        CellKeys.linearise(parsed, m, new uint256[](CellKeys.openedCount(parsed))); // runs the code once
        digest = keccak256(key);
        if (keyAt[digest] != address(0)) return digest;
        keyAt[digest] = address(new KeyHolder(key));
        emit KeyAdded(digest, keyAt[digest]);
    }

    function verify(bytes32 digest, Cell calldata cell, Statement calldata statement, bytes calldata proof)
        external
        view
        returns (FoldClaim[] memory claims)
    {
        address holder = keyAt[digest];
        if (holder == address(0)) revert UnknownKey(digest);
        CellKey memory key = CellKeys.parse(holder.code);
        // 1. Parse
        Layout memory part = _layout(key);
        _requireShape(key, statement);
        if (proof.length != part.end) revert BadProofLength(proof.length, part.end);
        _requireFinite(key, part, proof);
        uint256[] memory scalars = _scalars(proof[part.scalars:part.openings]);
        // 2. Challenges
        Challenges memory drawn = _draw(part, digest, cell, statement, proof);
        // 3. The identity at ζ
        (uint256[] memory form, uint256[QUOTIENT_CHUNKS] memory chunks) = _linearise(key, drawn, scalars);
        // 4. Both openings and the linking proof as one sum of points; 5. one pairing check
        bytes memory sum = _sum(key, part, statement, proof, drawn, scalars, form, chunks);
        bytes calldata openings = proof[part.openings:];
        Sum memory scaled = G1.newSum(1);
        G1.add(scaled, openings, 1, drawn.mu);
        bytes memory opening = G1.plus(openings[:POINT], G1.total(scaled));
        if (!G1.pairsToOne(sum, opening)) revert ProofRejected();

        claims = new FoldClaim[](key.fold);
        for (uint256 i = 0; i < key.fold; i++) {
            uint256 from = part.round2 + i * POINT;
            claims[i] = FoldClaim({t: drawn.t, rows: statement.rows[i], fold: proof[from:from + POINT]});
        }
    }

    function rowsRoot(Statement calldata statement) external pure returns (bytes32) {
        return Statements.rowsRoot(statement);
    }

    function _layout(CellKey memory key) private pure returns (Layout memory part) {
        part.round2 = (key.boundary + key.witness + 1) * POINT;
        part.quotient = part.round2 + (key.fold + key.helper + 2) * POINT;
        part.scalars = part.quotient + QUOTIENT_CHUNKS * POINT;
        part.openings = part.scalars + (CellKeys.openedCount(key) + 1 + Ceremony.LINK_ROWS) * 32;
        part.end = part.openings + 2 * POINT;
    }

    function _requireShape(CellKey memory key, Statement calldata statement) private pure {
        if (
            statement.boundary.length != key.boundary * POINT || statement.model.length != key.model * POINT
                || statement.rows.length != key.fold
        ) revert BadStatement();
        for (uint256 i = 0; i < key.fold; i++) {
            uint256 count = statement.rows[i].count;
            if (count == 0 || count > Ceremony.USABLE_ROWS) revert BadRowCount(count);
        }
    }

    /// The fold of rows that are all zero is infinity; its value is checked apart.
    function _requireFinite(CellKey memory key, Layout memory part, bytes calldata proof) private pure {
        unchecked {
            uint256 points = part.scalars / POINT;
            uint256 folds = part.round2 / POINT;
            for (uint256 i = 0; i < points; i++) {
                bool isFold = i >= folds && i < folds + key.fold;
                if (!isFold && G1.isInfinity(proof, i)) revert PointAtInfinity(i);
            }
            for (uint256 i = 0; i < 2; i++) {
                if (G1.isInfinity(proof[part.openings:], i)) revert PointAtInfinity(points + i);
            }
        }
    }

    function _scalars(bytes calldata words) private pure returns (uint256[] memory scalars) {
        unchecked {
            scalars = new uint256[](words.length / 32);
            for (uint256 i = 0; i < scalars.length; i++) {
                scalars[i] = uint256(bytes32(words[32 * i:]));
                if (scalars[i] >= R) revert ScalarNotReduced(i);
            }
        }
    }

    /// "Transcript"
    function _draw(
        Layout memory part,
        bytes32 digest,
        Cell calldata cell,
        Statement calldata statement,
        bytes calldata proof
    ) private view returns (Challenges memory drawn) {
        bytes32 state = keccak256(
            abi.encode(
                DOMAIN,
                block.chainid,
                msg.sender,
                cell.poeaHash,
                cell.sessionId,
                cell.attempt,
                cell.layer,
                cell.position,
                cell.modelRoot,
                Statements.rowsRoot(statement),
                digest
            )
        );
        state = keccak256(bytes.concat(state, statement.boundary, statement.model));
        state = keccak256(bytes.concat(state, proof[:part.round2]));
        drawn.t = _challenge(state, 0);
        drawn.alpha = _challenge(state, 1);
        drawn.beta = _challenge(state, 2);
        drawn.gamma = _challenge(state, 3);
        drawn.rho = _challenge(state, 4);
        state = keccak256(bytes.concat(state, proof[part.round2:part.quotient]));
        drawn.v = _challenge(state, 0);
        drawn.c = _challenge(state, 1);
        state = keccak256(bytes.concat(state, proof[part.quotient:part.scalars]));
        drawn.zeta = _challenge(state, 0);
        state = keccak256(bytes.concat(state, proof[part.scalars:part.openings]));
        drawn.nu = _challenge(state, 0);
        state = keccak256(bytes.concat(state, proof[part.openings:]));
        drawn.mu = _challenge(state, 0);
    }

    function _challenge(bytes32 state, uint8 k) private pure returns (uint256 challenge) {
        challenge = uint256(keccak256(abi.encodePacked(state, k))) % R;
        if (challenge == 0) revert BadChallenge();
    }

    /// The identity as κ + Σ k_j · (j-th closed column), A last, and what t'_0..t'_3 are multiplied by.
    function _linearise(CellKey memory key, Challenges memory drawn, uint256[] memory scalars)
        private
        view
        returns (uint256[] memory form, uint256[QUOTIENT_CHUNKS] memory chunks)
    {
        (uint256 tn,) = _powers(drawn.t);
        (uint256 zetaN, uint256 step) = _powers(drawn.zeta);
        if (tn == 1 || zetaN == 1 || drawn.zeta == drawn.t) revert BadChallenge();
        uint256 vanishing = _sub(zetaN, 1);

        // p(ζ) = (tⁿ - ζⁿ) / (t - ζ), L_i(ζ) = ωⁱ (ζⁿ - 1) / (n (ζ - ωⁱ)), with one inversion
        uint256 a = _sub(drawn.t, drawn.zeta);
        uint256 b = mulmod(Ceremony.ROWS, _sub(drawn.zeta, 1), R);
        uint256 d = mulmod(Ceremony.ROWS, _sub(drawn.zeta, Ceremony.OMEGA_USABLE), R);
        uint256 inverse = G1.inverse(mulmod(a, mulmod(b, d, R), R));
        uint256 weight = mulmod(_sub(tn, zetaN), mulmod(inverse, mulmod(b, d, R), R), R);
        uint256 first = mulmod(vanishing, mulmod(inverse, mulmod(a, d, R), R), R);
        uint256 last = mulmod(vanishing, mulmod(inverse, mulmod(a, b, R), R), R);
        last = mulmod(last, Ceremony.OMEGA_USABLE, R);

        Machine memory m;
        (m.alpha, m.beta, m.gamma, m.v) = (drawn.alpha, drawn.beta, drawn.gamma, drawn.v);
        m.weight = weight;
        m.next = scalars[CellKeys.openedCount(key)];
        uint256 ends; // v^K, then v^K (L_0 + v L_N)
        (form, ends) = CellKeys.linearise(key, m, scalars);
        uint256 zb = _blindingZeros(drawn.zeta);
        for (uint256 i = 0; i < form.length; i++) {
            form[i] = mulmod(form[i], zb, R);
        }
        ends = mulmod(ends, addmod(first, mulmod(drawn.v, last, R), R), R);
        form[form.length - 1] = addmod(form[form.length - 1], ends, R);

        uint256 chunk = _sub(0, vanishing);
        for (uint256 k = 0; k < QUOTIENT_CHUNKS; k++) {
            chunks[k] = chunk;
            chunk = mulmod(chunk, step, R);
        }
    }

    /// P of "Verifier", 4.
    function _sum(
        CellKey memory key,
        Layout memory part,
        Statement calldata statement,
        bytes calldata proof,
        Challenges memory drawn,
        uint256[] memory scalars,
        uint256[] memory form,
        uint256[QUOTIENT_CHUNKS] memory chunks
    ) private view returns (bytes memory) {
        unchecked {
            uint256 points = part.scalars / POINT + 2;
            uint256 others = key.boundary + key.model + CellKeys.TABLES + key.fixed_ + Ceremony.LINK_ROWS + 1;
            Sum memory sum = G1.newSum(points + others);
            uint256 mu2 = mulmod(drawn.mu, drawn.mu, R);
            uint256 i = 0; // columns opened so far
            uint256 factor = 1; // ν^i
            uint256 expected = 0;
            uint256 link = mulmod(mu2, drawn.c, R); // μ² c ρ^k
            for (; i < key.boundary; i++) {
                G1.add(sum, proof, i, addmod(factor, link, R));
                G1.add(sum, statement.boundary, i, _sub(0, link));
                link = mulmod(link, drawn.rho, R);
                expected = addmod(expected, mulmod(factor, scalars[i], R), R);
                factor = mulmod(factor, drawn.nu, R);
            }
            uint256 scale = factor;
            for (uint256 k = 0; k < CellKeys.TABLES; k++) {
                G1.addFrom(sum, key.data, key.table + k * CellKeys.POINT_STEP, scale);
                scale = mulmod(scale, drawn.beta, R);
            }
            expected = addmod(expected, mulmod(factor, scalars[i], R), R);
            factor = mulmod(factor, drawn.nu, R);
            for (i++; i <= key.boundary + key.witness; i++) {
                G1.add(sum, proof, i - 1, factor);
                expected = addmod(expected, mulmod(factor, scalars[i], R), R);
                factor = mulmod(factor, drawn.nu, R);
            }
            uint256 point = i - 1; // of the proof, so far
            for (uint256 k = 0; k < key.fixed_; k++) {
                G1.addFrom(sum, key.data, key.table + (CellKeys.TABLES + k) * CellKeys.POINT_STEP, factor);
                expected = addmod(expected, mulmod(factor, scalars[i++], R), R);
                factor = mulmod(factor, drawn.nu, R);
            }

            // ν^o R: model columns, then the rest of rounds 1 and 2 up to A, then the quotient
            expected = addmod(expected, _sub(0, mulmod(factor, form[0], R)), R);
            for (uint256 k = 0; k < key.model; k++) {
                G1.add(sum, statement.model, k, mulmod(factor, form[k + 1], R));
            }
            for (uint256 k = key.model + 1; k < form.length; k++) {
                scale = mulmod(factor, form[k], R);
                if (k == form.length - 1) scale = addmod(scale, drawn.mu, R); // μ [A]
                G1.add(sum, proof, point++, scale);
            }
            G1.add(sum, proof, point++, mu2); // M
            for (uint256 k = 0; k < QUOTIENT_CHUNKS; k++) {
                G1.add(sum, proof, point++, mulmod(factor, chunks[k], R));
            }
            expected = addmod(expected, mulmod(drawn.mu, scalars[i], R), R);

            G1.add(sum, proof[part.openings:], 0, drawn.zeta);
            G1.add(sum, proof[part.openings:], 1, mulmod(drawn.mu, mulmod(drawn.zeta, Ceremony.OMEGA, R), R));
            bytes memory rows = Ceremony.LINK;
            for (uint256 k = 0; k < Ceremony.LINK_ROWS; k++) {
                G1.addFrom(sum, rows, k * POINT, _sub(0, mulmod(mu2, scalars[i + 1 + k], R)));
            }
            G1.addFrom(sum, Ceremony.GENERATOR, 0, _sub(0, expected));
            return G1.total(sum);
        }
    }

    /// x^n and x^(n - 1).
    function _powers(uint256 x) private pure returns (uint256 nth, uint256 before) {
        (nth, before) = (x, 1);
        for (uint256 i = 0; i < Ceremony.LOG_ROWS; i++) {
            before = mulmod(before, nth, R);
            nth = mulmod(nth, nth, R);
        }
    }

    /// zb(x), the product of x - ωⁱ over the blinding rows.
    function _blindingZeros(uint256 x) private pure returns (uint256 product) {
        product = 1;
        uint256 root = Ceremony.OMEGA_USABLE;
        for (uint256 i = 0; i < Ceremony.BLINDING_ROWS; i++) {
            product = mulmod(product, _sub(x, root), R);
            root = mulmod(root, Ceremony.OMEGA, R);
        }
    }

    /// a - b mod r, both reduced.
    function _sub(uint256 a, uint256 b) private pure returns (uint256) {
        return addmod(a, R - b, R);
    }
}
