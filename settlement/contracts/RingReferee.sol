// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IBondVault, Share} from "./interfaces/IBondVault.sol";
import {IModelRegistry} from "./interfaces/IModelRegistry.sol";
import {INodeRegistry} from "./interfaces/INodeRegistry.sol";
import {IRingReferee, RingRow, RingStatement, RingWeights} from "./interfaces/IRingReferee.sol";
import {Bls12381} from "./libraries/Bls12381.sol";
import {Ceremony} from "./libraries/Ceremony.sol";
import {Claims} from "./libraries/Claims.sol";
import {G1, Sum} from "./libraries/G1.sol";
import {MerkleTree} from "./libraries/MerkleTree.sol";
import {RowsTree} from "./libraries/RowsTree.sol";
import {ShaTree} from "./libraries/ShaTree.sol";

/// @title Referee of ring transcripts, see {IRingReferee}
/// @dev Threats, and what stands against them:
///      - Framing an honest node. Its signature is over a root of words that it wrote itself; a word that is what words in
///        and weights give convicts nobody. A false row of weights needs a second polynomial of degree below 4096 that
///        meets the committed one at the challenge, which is hashed from commitment, weights and blinder together: one
///        try in 2^242 (settlement/ring/PROTOCOL.md, "Soundness").
///      - A model made to frame: commitments in its cells that are not of the weights in its files. A node commits to its
///        part's weights itself before it stakes on them, as for proofs, and signs nothing of a part without cells.
///      - Another product, row, word, shard or model: the leaf names cell and row, the word's number is that of its row of
///        weights, cell and row stand at their places in trees under the shard's root, and that is one of the model's.
///      - A signature for another purpose, chain or rollup: what is signed begins with a domain of its own, chain and rollup
///        are not taken from the caller. Signatures are no part of what is convicted, and a key stays its node's.
///      - Convicting twice for one session: a statement convicts its signer once, whatever else in it is wrong. Only its
///        signer: were it the statement alone, a liar would sign the same one with a second key that has no stake left, and
///        convict that one first.
///      - Statements that threaten for ever: none convicts after its `notAfter`. Until then stake is slashable, also of a
///        node that asked to exit: the exit delay is longer than a statement's life and an hour's session before it, or
///        this is not deployed. Not covered: a session that its client keeps open for longer.
///      - A node that signs another root than that of what it answered, or none: the client sees it at once and has no
///        evidence, since its own record is not signed. It does not use the answer; nobody is slashed.
///      - Twin transcripts: chain B knows the masks, so masked words would show the query to it. Leaves are blinded, so what is
///        signed of a query over twin says nothing, and nobody opens it; decoys are opened. This contract cannot tell and
///        need not: an opened leaf shows its own words and none of its neighbours'.
///      - Convicting oneself. A host needs no broken enclave for it: statements are signed as it says. Where a larger
///        slashing is on its way (an open check, another's report) it could take the reporter's share of its stake out
///        first. That share is at most MAX_REPORTER_BPS, however many convictions there are, since each takes its part of
///        what the last one left: at least 98 % is burned, and gas is paid each time. The price is that a report of an
///        honest client barely covers its million of gas where stakes are small; it was lied to, and wants the node
///        gone. Refusing to convict while a check is open would be another shield for the liar.
///      - Another's report taken out of the pool, a payout that fails: as {Equivocation} has it.
contract RingReferee is IRingReferee {
    uint256 private constant R = Ceremony.R;
    uint256 private constant BASIS_POINTS = 10_000;
    uint256 private constant MAX_REPORTER_BPS = 200;
    /// Seconds from a session's first product to its statement's end: an hour, and what STATEMENT_LIFE and CLOCK_SKEW of
    /// crypto/ring/statement.ts add to it.
    uint256 private constant REACH = 3_600 + 21_600 + 120;
    uint256 private constant VERSION = 1;
    /// Words out that stand under one leaf; CHUNK_WORDS of crypto/ring/transcript.ts.
    uint256 private constant CHUNK = 64;
    uint256 private constant WORD_BYTES = 4;
    bytes private constant STATEMENT_DOMAIN = "veilmesh/linear-ring/v1";
    bytes32 private constant CHALLENGE_DOMAIN = keccak256("veilmesh/ring-weights/v1");

    mapping(bytes32 node => mapping(bytes32 statement => bool)) public convicted;

    INodeRegistry public immutable nodes;
    IModelRegistry public immutable models;
    IBondVault public immutable vault;
    address public immutable rollup;
    /// @notice The reporter's share of what is slashed; the rest is burned.
    uint256 public immutable reporterBps;

    constructor(
        INodeRegistry nodes_,
        IModelRegistry models_,
        IBondVault vault_,
        address rollup_,
        uint256 reporterBps_
    ) {
        if (reporterBps_ > MAX_REPORTER_BPS) revert BadReward(reporterBps_);
        if (nodes_.exitDelay() <= REACH) revert LeavesTooSoon(REACH);
        nodes = nodes_;
        models = models_;
        vault = vault_;
        rollup = rollup_;
        reporterBps = reporterBps_;
    }

    /// Slashed stake on its way to the vault.
    receive() external payable {
        if (msg.sender != address(nodes)) revert OnlyTheRegistry();
    }

    function convict(
        bytes calldata publicKey,
        bytes calldata signature,
        RingStatement calldata statement,
        RingRow calldata row,
        RingWeights calldata weights
    ) external returns (bytes32 node, uint256 slashed) {
        if (block.timestamp > statement.notAfter) revert StatementExpired(statement.notAfter);
        bytes32 hash = hashOf(statement);
        bytes32 keyHash = keccak256(Bls12381.compressG2(publicKey));
        (node,) = nodes.keyOf(keyHash);
        if (node == bytes32(0)) revert UnregisteredKey(keyHash);
        if (convicted[node][hash]) revert AlreadyConvicted(node, hash);
        if (!Bls12381.verify(signature, publicKey, abi.encodePacked(hash), Claims.SIGNATURE_DST)) {
            revert BadStatementSignature();
        }
        uint256 word = _wordOf(statement, row, weights.rows.count);
        _requireWeights(statement, row, weights);
        if (_dotProduct(row.words, weights) == word) revert WordHolds(row.word);

        convicted[node][hash] = true;
        slashed = nodes.slash(node);
        Share[] memory shares = new Share[](2);
        uint256 reward = slashed * reporterBps / BASIS_POINTS;
        shares[0] = Share(msg.sender, reward);
        shares[1] = Share(address(0), slashed - reward);
        vault.reward{value: slashed}(shares);
        emit RingConvicted(node, hash, msg.sender, row.cell, row.row, row.word, slashed);
    }

    /// One domain, one part: {DomainHash-one}.
    function hashOf(RingStatement calldata statement) public view returns (bytes32) {
        bytes memory part = abi.encode(VERSION, block.chainid, rollup, statement);
        return sha256(
            abi.encodePacked(uint32(STATEMENT_DOMAIN.length), STATEMENT_DOMAIN, uint32(part.length), part)
        );
    }

    /// The word out that the node signed.
    function _wordOf(RingStatement calldata statement, RingRow calldata row, uint256 width)
        private
        view
        returns (uint256)
    {
        bytes32 digest = keccak256(abi.encode(row.cell, row.row, keccak256(row.words), row.outputRoot));
        bytes32 leaf = MerkleTree.hashLeaf(abi.encode(digest, row.blind));
        if (!MerkleTree.verify(statement.root, leaf, row.index, statement.count, row.path)) revert NotInTranscript();
        if (row.word >= width) revert NotTheWords();
        uint256 first = row.word - row.word % CHUNK;
        uint256 count = width - first < CHUNK ? width - first : CHUNK;
        leaf = MerkleTree.hashLeaf(row.chunk);
        if (
            row.chunk.length != count * WORD_BYTES
                || !MerkleTree.verify(row.outputRoot, leaf, first / CHUNK, (width + CHUNK - 1) / CHUNK, row.chunkPath)
        ) revert NotTheWords();
        uint256 offset = (row.word - first) * WORD_BYTES;
        return uint32(bytes4(row.chunk[offset:offset + WORD_BYTES]));
    }

    /// That `commitment` is row `word` of the cell's product, in the shard of the model that the statement names.
    function _requireWeights(RingStatement calldata statement, RingRow calldata row, RingWeights calldata weights)
        private
        view
    {
        bytes32[] memory shards = models.getModel(statement.modelRoot).shardRoots;
        if (weights.shard >= shards.length || shards[weights.shard] != statement.shardRoot) revert NotTheModel();
        if (Claims.shardRoot(weights.part) != statement.shardRoot) revert NotThePart();
        (bytes32 cells, uint256 count,) = Claims.readCells(weights.part);
        if (!ShaTree.verify(cells, ShaTree.hashLeaf(weights.leaf), row.cell, count, weights.cellPath)) {
            revert NotTheCell(row.cell);
        }
        // the kind's key, the weights, then places: the first row set alone counts, whatever a kind has besides
        if (bytes32(weights.leaf[32:64]) != keccak256(bytes.concat(abi.encode(weights.rows), weights.model))) {
            revert NotTheWeights();
        }
        bytes32 leaf = RowsTree.rootOf(weights.commitment[:G1.POINT]);
        if (!ShaTree.verify(weights.rows.root, leaf, row.word, weights.rows.count, weights.rowPath)) {
            revert NotTheRows();
        }
    }

    /// Σ w_k p_k mod 2^32, once it is shown that the commitment is to w with this blinder behind the usable rows.
    function _dotProduct(bytes calldata words, RingWeights calldata row) private view returns (uint256) {
        bytes calldata weights = row.weights;
        if (weights.length * WORD_BYTES != words.length || weights.length > Ceremony.USABLE_ROWS) {
            revert BadRowLength(weights.length, words.length / WORD_BYTES);
        }
        bytes calldata commitment = row.commitment[:G1.POINT];
        uint256 z = uint256(keccak256(abi.encodePacked(CHALLENGE_DOMAIN, commitment, row.blinder, weights))) % R;
        (uint256 product, uint256 value) = _evaluate(words, weights, row.blinder, z);
        // e(C - [y] + z Q, [1]) = e(Q, [τ]); the precompile refuses what is no point of the group
        Sum memory sum = G1.newSum(3);
        G1.add(sum, commitment, 0, 1);
        G1.add(sum, row.opening, 0, z);
        G1.addFrom(sum, Ceremony.GENERATOR, 0, R - value);
        if (row.opening.length != G1.POINT || !G1.pairsToOne(G1.total(sum), row.opening)) revert OpeningRejected();
        return product & type(uint32).max;
    }

    /// Σ w_k p_k, and the value at z of the polynomial that is w_k at ωᵏ, the blinder at ω^N and 0 elsewhere on the domain:
    /// Σ f_k ωᵏ / (z - ωᵏ) times (zⁿ - 1) / n. The sum is kept as one fraction, so there is one inversion.
    function _evaluate(bytes calldata words, bytes calldata weights, uint256 blinder, uint256 z)
        private
        view
        returns (uint256 product, uint256 value)
    {
        unchecked {
            uint256 numerator = mulmod(blinder, Ceremony.OMEGA_USABLE, R);
            uint256 denominator = addmod(z, R - Ceremony.OMEGA_USABLE, R);
            uint256 root = 1;
            for (uint256 k = 0; k < weights.length; k++) {
                int256 weight;
                uint256 word;
                assembly ("memory-safe") {
                    weight := signextend(0, byte(0, calldataload(add(weights.offset, k))))
                    word := shr(224, calldataload(add(words.offset, shl(2, k))))
                }
                if (weight != 0) {
                    product += uint256(weight) * word;
                    uint256 entry = weight < 0 ? R - uint256(-weight) : uint256(weight);
                    uint256 difference = addmod(z, R - root, R);
                    numerator = addmod(
                        mulmod(numerator, difference, R), mulmod(mulmod(entry, root, R), denominator, R), R
                    );
                    denominator = mulmod(denominator, difference, R);
                }
                root = mulmod(root, Ceremony.OMEGA, R);
            }
            if (denominator == 0) revert OpeningRejected();
            value = mulmod(numerator, G1.inverse(mulmod(denominator, Ceremony.ROWS, R)), R);
            value = mulmod(value, addmod(G1.power(z, Ceremony.ROWS), R - 1, R), R);
        }
    }
}
