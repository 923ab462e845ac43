// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IBeacon} from "./interfaces/IBeacon.sol";
import {FoldChunk, IFoldReferee} from "./interfaces/IFoldReferee.sol";
import {IMeshRollup} from "./interfaces/IMeshRollup.sol";
import {IModelRegistry} from "./interfaces/IModelRegistry.sol";
import {INodeRegistry} from "./interfaces/INodeRegistry.sol";
import {Cell, FoldClaim, IProofVerifier, Statement} from "./interfaces/IProofVerifier.sol";
import {ISpotCheck} from "./interfaces/ISpotCheck.sol";
import {Bls12381} from "./libraries/Bls12381.sol";
import {Claim, Claims} from "./libraries/Claims.sol";
import {Draws} from "./libraries/Draws.sol";
import {G1} from "./libraries/G1.sol";
import {ShaTree} from "./libraries/ShaTree.sol";
import {Statements} from "./libraries/Statements.sol";

/// @title Spot-checks, see {ISpotCheck}
/// @dev Threats, and what stands against them:
///      - An accuser's word: nothing is taken from it. The leaf is in a posted batch, its hash fixes the claims, the hop
///        signed its own, that names the part, and the part the cells.
///      - A forged batch around a true claim: it costs the hop the work of one answer, since a claim is checked once, and
///        can convict it of nothing. It may come late; the claim's own `notAfter` ends that.
///      - A part of the hop's own making: the part is the model's, from the registry.
///      - A neighbour's lie: claims that do not link cannot be opened.
///      - Choosing what is drawn: every round is one that the beacon could not have signed when the block was written
///        that fixed what it draws from.
///      - Answering for another cell, position, claim, session or check: the proof's context names them, and places,
///        leaf and weights are compared with what part and claim commit to.
///      - Convicting by a false answer in the hop's name: only its operator answers.
///      - Many checks of one node at once, to make it late: each open one adds its times to the next one's.
///      - A beacon that is late, or a refused move: neither convicts. A hop fails by its own silence in its own time, or
///        by a fold that is shown to be false.
///      - Points in two encodings: `compress` is injective only for canonical ones, which ProofVerifier establishes of
///        all of the statement before the move counts.
///      Nobody owns this contract, it holds no funds, and nothing in it can be changed.
contract SpotCheck is ISpotCheck {
    struct Check {
        bytes32 factsHash;
        bytes32 innerRoot;
        State state;
        /// Bit i: draw i is proven.
        uint16 proven;
        uint8 draws;
        uint64 round;
        uint64 deadline;
        /// How many open checks the node had when this one was opened, itself included: its times count so often.
        uint32 turn;
        mapping(uint256 draw => bytes32) folds;
    }

    uint256 private constant RATE_ONE = 65_536;
    uint256 private constant MAX_CELLS = 16;
    uint256 private constant PLACE = 4;
    uint256 private constant COMMITMENT = 48;
    /// What the first byte of a place says.
    uint256 private constant INPUT = 0;
    uint256 private constant OUTPUT = 1;
    uint256 private constant INNER = 2;

    /// Slot 0 of the layout is proven from outside the chain (settlement/checks/record.ts): keep it first.
    mapping(bytes32 checkId => Check) public checkOf;
    /// Checks of a node that have not ended.
    mapping(bytes32 node => uint32) public openOf;

    IMeshRollup public immutable rollup;
    INodeRegistry public immutable nodes;
    IModelRegistry public immutable models;
    IBeacon public immutable beacon;
    IProofVerifier public immutable verifier;
    IFoldReferee public immutable referee;

    uint32 private immutable _rate;
    uint8 private immutable _cells;
    uint64 private immutable _openWindow;
    uint64 private immutable _publishTime;
    uint64 private immutable _proveTime;
    uint64 private immutable _foldWindow;

    constructor(Contracts memory contracts, Terms memory terms_) {
        if (terms_.rate > RATE_ONE || terms_.cells == 0 || terms_.cells > MAX_CELLS) revert BadTerms();
        rollup = contracts.meshRollup;
        nodes = contracts.nodeRegistry;
        models = contracts.modelRegistry;
        beacon = contracts.beacon;
        verifier = contracts.proofVerifier;
        referee = contracts.foldReferee;
        _rate = terms_.rate;
        _cells = terms_.cells;
        _openWindow = terms_.openWindow;
        _publishTime = terms_.publishTime;
        _proveTime = terms_.proveTime;
        _foldWindow = terms_.foldWindow;
    }

    function terms() external view returns (Terms memory) {
        return Terms(_rate, _cells, _openWindow, _publishTime, _proveTime, _foldWindow);
    }

    function open(Opening calldata opening) external returns (bytes32 id) {
        (bytes32 leafHash,) =
            rollup.proveReceipt(opening.header, opening.receipt, opening.index, opening.path);
        uint256 until = uint256(opening.header.postedAt) + _openWindow;
        if (block.timestamp > until) revert TooLate(until);
        _requireDrawn(opening, leafHash);
        Facts memory facts = _derive(opening, leafHash);
        id = facts.claimHash;
        Check storage check = checkOf[id];
        if (check.state != State.None) revert CheckExists(id);

        uint256 total = (facts.to - facts.from) * facts.cellCount;
        check.factsHash = keccak256(abi.encode(facts));
        check.state = State.Opened;
        check.draws = total < _cells ? uint8(total) : _cells;
        check.turn = ++openOf[facts.node];
        check.deadline = uint64(block.timestamp) + _publishTime * check.turn;
        emit CheckOpened(id, facts.node, msg.sender, facts);
    }

    function publish(Facts calldata facts, bytes32 innerRoot) external {
        (bytes32 id, Check storage check) = _checkOf(facts);
        if (check.state != State.Opened) revert WrongState(check.state);
        if (msg.sender != facts.operator) revert NotTheOperator(facts.operator);
        if (block.timestamp > check.deadline) revert TooLate(check.deadline);
        check.innerRoot = innerRoot;
        check.state = State.Published;
        check.round = beacon.roundAfter(uint64(block.timestamp));
        check.deadline = 0;
        emit InnerPublished(id, innerRoot, check.round);
    }

    function prove(Facts calldata facts, Proof calldata move) external {
        (bytes32 id, Check storage check) = _checkOf(facts);
        if (check.state != State.Published) revert WrongState(check.state);
        if (msg.sender != facts.operator) revert NotTheOperator(facts.operator);
        (bytes32 v2, uint64 arrivedAt) = beacon.valueOf(check.round);
        if (arrivedAt == 0) revert RoundMissing(check.round);
        uint256 until = _proveUntil(check, arrivedAt);
        if (block.timestamp > until) revert TooLate(until);
        if (move.draw >= check.draws) revert NoSuchDraw(move.draw);
        uint16 bit = uint16(1 << move.draw);
        if (check.proven & bit != 0) revert CellAlreadyProven(move.draw);

        uint256 total = (facts.to - facts.from) * facts.cellCount;
        uint256 cell = Draws.cellOf(v2, id, check.innerRoot, total, move.draw);
        _requireLinked(facts, move, cell, check.innerRoot);
        (FoldClaim[] memory folds, bytes32[] memory posted) = _verify(facts, move, cell);

        check.folds[move.draw] = keccak256(abi.encode(folds, posted));
        check.proven |= bit;
        emit CellProven(id, move.draw, cell, folds, move.partialSums);
        if (check.proven == (1 << check.draws) - 1) {
            check.state = State.Answered;
            check.deadline = uint64(block.timestamp) + _foldWindow;
            emit CheckAnswered(id, check.deadline);
        }
    }

    function contest(
        Facts calldata facts,
        uint256 draw,
        FoldClaim[] calldata folds,
        bytes32[] calldata posted,
        uint256 fold,
        FoldChunk calldata chunk
    ) external {
        (bytes32 id, Check storage check) = _checkOf(facts);
        if (check.state != State.Published && check.state != State.Answered) revert WrongState(check.state);
        if (check.folds[draw] != keccak256(abi.encode(folds, posted))) revert NotTheFolds(draw);
        if (referee.judge(folds[fold], posted[fold], chunk)) revert FoldHolds();
        _end(id, check, facts.node, State.Failed);
    }

    function resolve(Facts calldata facts) external {
        (bytes32 id, Check storage check) = _checkOf(facts);
        State state = check.state;
        uint256 until = check.deadline;
        if (state == State.Published) {
            (, uint64 arrivedAt) = beacon.valueOf(check.round);
            if (arrivedAt == 0) revert RoundMissing(check.round);
            until = _proveUntil(check, arrivedAt);
        } else if (state != State.Opened && state != State.Answered) {
            revert WrongState(state);
        }
        if (block.timestamp <= until) revert TooEarly(until + 1);
        _end(id, check, facts.node, state == State.Answered ? State.Passed : State.Failed);
    }

    function _end(bytes32 id, Check storage check, bytes32 node, State state) private {
        check.state = state;
        check.deadline = 0;
        openOf[node]--;
        emit CheckEnded(id, node, state == State.Passed);
    }

    function _proveUntil(Check storage check, uint64 arrivedAt) private view returns (uint256) {
        return uint256(arrivedAt) + uint256(_proveTime) * check.turn;
    }

    function _checkOf(Facts calldata facts) private view returns (bytes32 id, Check storage check) {
        id = facts.claimHash;
        check = checkOf[id];
        if (check.factsHash != keccak256(abi.encode(facts))) revert NotTheFacts(id);
    }

    function _requireDrawn(Opening calldata opening, bytes32 leafHash) private view {
        uint64 round = beacon.roundAfter(opening.header.postedAt);
        (bytes32 v1, uint64 arrivedAt) = beacon.valueOf(round);
        if (arrivedAt == 0) revert RoundMissing(round);
        if (msg.sender != opening.receipt.client && !Draws.isSegmentDrawn(v1, leafHash, _rate)) {
            revert SegmentNotDrawn();
        }
        if (Claims.segmentHash(opening.claims) != opening.receipt.claimsHash || opening.claims.length == 0) {
            revert NotTheClaims();
        }
        uint256 hop = Draws.hopOf(v1, leafHash, opening.claims.length);
        if (opening.hop != hop) revert HopNotDrawn(opening.hop, hop);
    }

    /// What claim and part say, where the claim is the hop's own about this segment, and the part is its part.
    function _derive(Opening calldata opening, bytes32 leafHash) private view returns (Facts memory facts) {
        Claim memory claim = _claimOf(opening);
        if (block.timestamp >= claim.notAfter) revert ClaimExpired(claim.notAfter);
        facts.node = _signer(opening, claim);
        facts.operator = nodes.getNode(facts.node).operator;

        bytes32[] memory shards = models.getModel(claim.modelRoot).shardRoots;
        if (shards.length != claim.hopCount || shards[claim.hopIndex] != claim.shardRoot) revert NotTheModel();
        if (Claims.shardRoot(opening.part) != claim.shardRoot) revert NotThePart();
        (facts.cellsRoot, facts.cellCount, facts.inner) = Claims.readCells(opening.part);
        if (facts.cellCount == 0 || claim.to <= claim.from) revert NothingToProve();

        facts.leafHash = leafHash;
        facts.hop = opening.hop;
        facts.claimHash = claim.hash;
        facts.sessionId = claim.sessionId;
        facts.attempt = claim.attempt;
        facts.modelRoot = claim.modelRoot;
        facts.shardRoot = claim.shardRoot;
        facts.from = claim.from;
        facts.to = claim.to;
        facts.inCommits = claim.inCommits;
        facts.outCommits = claim.outCommits;
    }

    /// The hop's claim. All of the segment's tell one story: of this receipt, and each begins where the one before ends.
    function _claimOf(Opening calldata opening) private view returns (Claim memory claim) {
        Claim memory before;
        for (uint256 i = 0; i < opening.claims.length; i++) {
            Claim memory next = Claims.read(opening.claims[i]);
            bool same = next.chainId == block.chainid && next.settlement == address(rollup)
                && next.sessionId == opening.receipt.sessionId && next.requestId == opening.receipt.requestId
                && next.segment == opening.receipt.segment && next.modelRoot == opening.receipt.modelRoot
                && next.hopIndex == i && next.hopCount == opening.claims.length;
            bool linked = i == 0
                || (next.inCommits == before.outCommits && next.attempt == before.attempt && next.from == before.from
                    && next.to == before.to);
            if (!same || !linked) revert ClaimMismatch(i);
            if (i == opening.hop) claim = next;
            before = next;
        }
    }

    /// The node whose key signed the claim. A key stays its node's for ever, also one that was rotated away: nobody is
    /// rid of what he signed.
    function _signer(Opening calldata opening, Claim memory claim) private view returns (bytes32 node) {
        if (keccak256(Bls12381.compressG2(opening.publicKey)) != claim.keyHash) revert NotTheKey();
        bytes memory message = abi.encodePacked(claim.hash);
        if (!Bls12381.verify(opening.signature, opening.publicKey, message, Claims.SIGNATURE_DST)) {
            revert BadClaimSignature();
        }
        (node,) = nodes.keyOf(claim.keyHash);
        if (node == bytes32(0)) revert UnknownSigner(claim.keyHash);
    }

    /// The leaf is that of the drawn cell, and each boundary column stands where it says.
    function _requireLinked(Facts calldata facts, Proof calldata move, uint256 cell, bytes32 innerRoot) private view {
        CellLeaf calldata leaf = move.leaf;
        bytes32 leafHash =
            ShaTree.hashLeaf(abi.encodePacked(leaf.keyDigest, leaf.rowsRoot, leaf.places));
        uint256 number = cell % facts.cellCount;
        if (!ShaTree.verify(facts.cellsRoot, leafHash, number, facts.cellCount, move.leafPath)) {
            revert NotTheCell(number);
        }
        uint256 columns = leaf.places.length / PLACE;
        if (
            leaf.places.length != columns * PLACE || move.links.length != columns
                || move.statement.boundary.length != columns * G1.POINT
        ) revert NotTheCell(number);
        for (uint256 i = 0; i < columns; i++) {
            if (!_isAtItsPlace(facts, move, i, cell / facts.cellCount, innerRoot)) revert NotAtItsPlace(i);
        }
    }

    function _isAtItsPlace(
        Facts calldata facts,
        Proof calldata move,
        uint256 i,
        uint256 position,
        bytes32 innerRoot
    ) private view returns (bool) {
        uint256 place = uint32(bytes4(move.leaf.places[i * PLACE:]));
        (uint256 where, uint256 column) = (place >> 24, place & 0xffffff);
        (uint128 high, uint256 low) = G1.compress(move.statement.boundary, i);
        bytes memory commitment = abi.encodePacked(high, low);
        Link calldata link = move.links[i];
        uint256 positions = facts.to - facts.from;
        if (where == INNER) {
            return column < facts.inner && link.edgeLeaf.length == 0
                && ShaTree.verify(
                    innerRoot,
                    ShaTree.hashLeaf(commitment),
                    position * facts.inner + column,
                    positions * facts.inner,
                    link.path
                );
        }
        if (where != INPUT && where != OUTPUT) return false;
        uint256 from = column * COMMITMENT;
        if (link.edgeLeaf.length < from + COMMITMENT) return false;
        return keccak256(link.edgeLeaf[from:from + COMMITMENT]) == keccak256(commitment)
            && ShaTree.verify(
                where == INPUT ? facts.inCommits : facts.outCommits,
                ShaTree.hashLeaf(link.edgeLeaf),
                position,
                positions,
                link.path
            );
    }

    /// The proof's folds, and the roots of the partial sums posted for them.
    function _verify(Facts calldata facts, Proof calldata move, uint256 cell)
        private
        view
        returns (FoldClaim[] memory folds, bytes32[] memory posted)
    {
        if (Statements.rowsRoot(move.statement) != move.leaf.rowsRoot) revert NotTheWeights();
        Cell memory context = Cell({
            poeaHash: facts.claimHash,
            sessionId: facts.sessionId,
            attempt: facts.attempt,
            layer: cell % facts.cellCount,
            position: cell / facts.cellCount,
            modelRoot: facts.modelRoot
        });
        folds = verifier.verify(move.leaf.keyDigest, context, move.statement, move.proof);
        if (move.partialSums.length != folds.length) revert NotTheFolds(move.draw);
        posted = new bytes32[](folds.length);
        for (uint256 i = 0; i < folds.length; i++) {
            posted[i] = referee.post(folds[i], move.partialSums[i]);
        }
    }
}
