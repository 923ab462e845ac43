// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IBeacon} from "./interfaces/IBeacon.sol";
import {IBondVault, Share} from "./interfaces/IBondVault.sol";
import {IChallenge} from "./interfaces/IChallenge.sol";
import {ClaimFacts, IClaimReader, Opening} from "./interfaces/IClaimReader.sol";
import {FoldChunk, IFoldReferee} from "./interfaces/IFoldReferee.sol";
import {INodeRegistry} from "./interfaces/INodeRegistry.sol";
import {Cell, FoldClaim, IProofVerifier, Statement} from "./interfaces/IProofVerifier.sol";
import {Draws} from "./libraries/Draws.sol";
import {G1} from "./libraries/G1.sol";
import {Rfc6962} from "./libraries/Rfc6962.sol";
import {ShaTree} from "./libraries/ShaTree.sol";
import {Statements} from "./libraries/Statements.sol";

/// @title The one game, see {IChallenge}
/// @dev Threats, and what stands against them:
///      - An accuser's word: nothing is taken from it, see {ClaimReader}.
///      - A forged batch around a true claim: nothing in it is drawn. A claim names the parties it was made for, and is drawn
///        only out of that coordinator's batches, by what its hop signed and not by what a leaf says besides. It may come
///        late; the claim's own `notAfter` ends that.
///      - A cheat that uses up the only check of its claim: what is bought is each opener's own.
///      - Bought checks by the thousand: each pays the hop more than its answer can cost, and burns the rest, whoever buys,
///        and the n-th that is open costs n times as much. A hop that is silent in a crowd of them may be honest and late:
///        that conviction pays nobody.
///      - A cheat that convicts itself to take the reward of who caught it: the opener's half is of whoever put up a bond
///        first.
///      - Challenging oneself: at least half of what is slashed is burned, and part of the bond when nothing is.
///      - One false claim, convicted often: it costs stake once.
///      - Stake, bonds or deposits that leave before the verdict: all take longer than the longest check, which the
///        constructor compares, and stake also waits for those that are open.
///      - Columns that fit in no transaction: no position of a part that has so many can be bought.
///      - Choosing what is drawn: every round is one that the beacon could not have signed when the block was written
///        that fixed what it draws from.
///      - Answering for another cell, position, claim, session or check: the proof's context names them, and places,
///        leaf and weights are compared with what part and claim commit to.
///      - Convicting by a false answer in the hop's name: only its operator answers where an answer can be contested.
///      - Many checks of one node at once, to make it late, or by itself, to gain time: each open one adds its times to the
///        next one's, but only a few do. Beyond a number for each coordinator, draws are paid for too.
///      - A beacon that is late, or a refused move: neither convicts. A hop fails by its own silence in its own time, or
///        by a fold that is shown to be false. A beacon that never comes ends the check without a verdict.
///      - Points in two encodings: `compress` is injective only for canonical ones, which ProofVerifier establishes of
///        all of the statement before the move counts.
///      Nobody owns this contract, nothing in it can be changed, and it keeps no ether: what is slashed goes on to the
///      vault in the same transaction.
contract Challenge is IChallenge {
    struct Check {
        bytes32 factsHash;
        bytes32 innerRoot;
        State state;
        /// Bit i: draw i is proven.
        uint16 proven;
        uint8 draws;
        uint64 round;
        /// Of the move that is due; while a round is waited for, of the check.
        uint64 deadline;
        /// Its times count so often: once for each open check of the node when it was opened, itself included, and `maxTurns`
        /// times at most.
        uint32 turn;
        /// Seconds on the hop's clock when it published.
        uint64 left;
        /// Numbers of the named cells, 32 bits each.
        uint256 named;
        mapping(uint256 draw => bytes32) folds;
    }

    struct Verdict {
        uint32 open;
        bool isVoid;
    }

    /// EIP-7825: no transaction takes more gas, so no move does.
    uint256 private constant TX_GAS = 1 << 24;
    uint256 private constant BASIS_POINTS = 10_000;
    uint256 private constant MAX_NAMED = 8;
    uint256 private constant RATE_ONE = 65_536;
    uint256 private constant MAX_CELLS = 16;
    /// Draws of a node that may be open for nothing, out of one coordinator's batches: whoever fills these with draws of
    /// himself keeps none away from others. A node answers those of a few coordinators within `maxTurns`.
    uint256 private constant FREE_DRAWS = 8;
    uint256 private constant PLACE = 4;
    uint256 private constant COMMITMENT = 48;
    /// So many fit in a transaction with their tree, twice over.
    uint256 private constant MAX_COLUMNS = 2_048;
    /// What the first byte of a place says.
    uint256 private constant INPUT = 0;
    uint256 private constant OUTPUT = 1;
    uint256 private constant INNER = 2;

    /// Slots 0 and 1 of the layout are proven from outside the chain (settlement/checks/record.ts): keep the order.
    mapping(bytes32 checkId => Check) public checkOf;
    mapping(bytes32 claimsHash => Verdict) private _verdicts;
    /// Checks of a node that have not ended, and those of them that a bond stands behind.
    mapping(bytes32 node => uint32) public openOf;
    mapping(bytes32 node => uint32) private _paidOf;
    mapping(bytes32 node => mapping(address coordinator => uint32)) private _freeOf;
    /// The first check of a claim with a bond behind it, until it ends.
    mapping(bytes32 claimHash => bytes32 checkId) private _first;
    mapping(bytes32 claimHash => bool) public isConvicted;
    /// Of what a convicted claim cost its node: wei that clients can still be refunded.
    mapping(bytes32 claimHash => uint256) public refundsLeft;

    INodeRegistry private immutable nodes;
    IBeacon private immutable beacon;
    IProofVerifier private immutable verifier;
    IFoldReferee private immutable referee;
    IClaimReader private immutable reader;
    IBondVault private immutable vault;
    address private immutable refunds;

    uint32 private immutable _rate;
    uint8 private immutable _cells;
    uint64 private immutable _openWindow;
    uint64 private immutable _publishTime;
    uint64 private immutable _proveTime;
    uint64 private immutable _nameTime;
    uint64 private immutable _foldWindow;
    uint64 private immutable _patience;
    uint128 private immutable _bond;
    uint16 private immutable _burnBps;
    uint64 private immutable _gasPrice;
    uint16 private immutable _challengerBps;
    uint16 private immutable _victimBps;
    uint8 private immutable _maxTurns;

    constructor(Contracts memory contracts, Terms memory t) {
        nodes = contracts.nodeRegistry;
        beacon = contracts.beacon;
        verifier = contracts.proofVerifier;
        referee = contracts.foldReferee;
        reader = contracts.claimReader;
        vault = contracts.bondVault;
        refunds = contracts.refunds;
        _rate = t.rate;
        _cells = t.cells;
        _openWindow = t.openWindow;
        _publishTime = t.publishTime;
        _proveTime = t.proveTime;
        _nameTime = t.nameTime;
        _foldWindow = t.foldWindow;
        _patience = t.patience;
        _bond = t.bond;
        _burnBps = t.burnBps;
        _gasPrice = t.gasPrice;
        _challengerBps = t.challengerBps;
        _victimBps = t.victimBps;
        _maxTurns = t.maxTurns;
        if (t.rate > RATE_ONE || t.rate != reader.rate() || t.cells == 0 || t.cells > MAX_CELLS || t.maxTurns == 0) revert BadTerms();
        if (t.burnBps == 0 || t.burnBps > BASIS_POINTS || 2 * (uint256(t.challengerBps) + t.victimBps) > BASIS_POINTS) {
            revert BadTerms();
        }
        // to publish, to prove each cell and to end the check
        uint256 worst = (uint256(t.cells) + 2) * TX_GAS * t.gasPrice;
        if (uint256(t.bond) * (BASIS_POINTS - t.burnBps) < worst * BASIS_POINTS) revert BondTooSmall(t.bond, worst);
        uint256 waiting = t.patience > t.nameTime ? t.patience : t.nameTime;
        uint256 clock = uint256(t.maxTurns) * (uint256(t.publishTime) + t.proveTime);
        uint256 longest = t.openWindow + clock + waiting + t.foldWindow;
        longest += contracts.meshRollup.window();
        uint256 deposits = contracts.claimReader.escrow().withdrawalDelay();
        if (
            deposits <= longest || contracts.nodeRegistry.exitDelay() <= longest
                || contracts.bondVault.withdrawalDelay() <= longest
        ) {
            revert LeavesTooSoon(longest);
        }
    }

    receive() external payable {
        if (msg.sender != address(nodes)) revert NotTheRegistry();
    }

    function terms() external view returns (Terms memory) {
        return Terms(
            _rate,
            _cells,
            _openWindow,
            _publishTime,
            _proveTime,
            _nameTime,
            _foldWindow,
            _patience,
            _bond,
            _burnBps,
            _gasPrice,
            _challengerBps,
            _victimBps,
            _maxTurns
        );
    }

    function open(Opening calldata opening) external returns (bytes32 id) {
        Facts memory facts;
        facts.claim = reader.read(opening);
        facts.kind = Kind(opening.kind);
        facts.opener = msg.sender;
        ClaimFacts memory claim = facts.claim;
        uint256 until = uint256(opening.header.postedAt) + _openWindow;
        if (block.timestamp > until) revert TooLate(until);
        if (isConvicted[claim.claimHash]) revert ClaimConvicted(claim.claimHash);
        uint256 total = (claim.to - claim.from) * claim.cellCount;
        if (facts.kind == Kind.Named) {
            facts.position = opening.position;
            if (opening.position < claim.from || opening.position >= claim.to) revert BadPosition(opening.position);
            if (claim.inner > MAX_COLUMNS) revert BadColumns(claim.inner);
            total = claim.cellCount;
        }
        id = _idOf(facts);
        Check storage check = checkOf[id];
        if (check.state != State.None) revert CheckExists(id);

        check.factsHash = keccak256(abi.encode(facts));
        check.state = State.Opened;
        check.draws = total < _cells ? uint8(total) : _cells;
        uint32 turn = ++openOf[claim.node];
        check.turn = turn < _maxTurns ? turn : _maxTurns;
        if (facts.kind == Kind.Drawn && _freeOf[claim.node][claim.coordinator] < FREE_DRAWS) {
            _freeOf[claim.node][claim.coordinator]++;
        } else {
            uint256 price = priceOf(claim.node);
            if (price > opening.bond) revert TooDear(price);
            _paidOf[claim.node]++;
            if (_first[claim.claimHash] == 0) _first[claim.claimHash] = id;
            vault.lock(id, msg.sender, price);
        }
        check.deadline = uint64(block.timestamp) + _publishTime * check.turn;
        _verdicts[claim.claimsHash].open++;
        emit CheckOpened(id, claim.node, facts);
    }

    function publish(Facts calldata facts, bytes32 innerRoot) external {
        (bytes32 id, Check storage check) = _publishing(facts);
        if (facts.kind == Kind.Named) revert WrongKind(facts.kind);
        check.innerRoot = innerRoot;
        check.round = beacon.roundAfter(uint64(block.timestamp));
        check.deadline = uint64(block.timestamp) + _patience;
        emit InnerPublished(id, innerRoot, check.round);
    }

    function publishCells(Facts calldata facts, bytes calldata columns) external {
        (bytes32 id, Check storage check) = _publishing(facts);
        if (facts.kind != Kind.Named) revert WrongKind(facts.kind);
        uint256 count = facts.claim.inner;
        if (columns.length != count * COMMITMENT) revert BadColumns(columns.length);
        if (count != 0) {
            bytes32[] memory nodes_ = new bytes32[](count);
            for (uint256 i = 0; i < count; i++) {
                nodes_[i] = ShaTree.hashLeaf(columns[i * COMMITMENT:(i + 1) * COMMITMENT]);
            }
            check.innerRoot = Rfc6962.rootOf(nodes_, ShaTree.hashNode);
        }
        check.deadline = uint64(block.timestamp) + _nameTime;
        emit InnerColumns(id, check.innerRoot, columns);
    }

    function name(Facts calldata facts, uint32[] calldata cells) external {
        (bytes32 id, Check storage check) = _checkOf(facts);
        if (facts.kind != Kind.Named) revert WrongKind(facts.kind);
        if (check.state != State.Published) revert WrongState(check.state);
        if (msg.sender != facts.opener) revert NotTheOpener(facts.opener);
        if (block.timestamp > check.deadline) revert TooLate(check.deadline);
        if (cells.length == 0 || cells.length > check.draws || cells.length > MAX_NAMED) revert BadCells();
        uint256 named;
        for (uint256 i = 0; i < cells.length; i++) {
            if (cells[i] >= facts.claim.cellCount || (i != 0 && cells[i] <= cells[i - 1])) revert BadCells();
            named |= uint256(cells[i]) << (32 * i);
        }
        check.named = named;
        check.draws = uint8(cells.length);
        check.state = State.Named;
        check.deadline = uint64(block.timestamp) + check.left + _proveTime * check.turn;
        emit CellsNamed(id, cells);
    }

    function prove(Facts calldata facts, Proof calldata move) external {
        (bytes32 id, Check storage check) = _checkOf(facts);
        uint256 cell = _cellOf(facts, id, check, move.draw);
        _requireLinked(facts, move, cell, check.innerRoot);
        (FoldClaim[] memory folds, bytes32[] memory posted) = _verify(facts.claim, move, cell);
        if (folds.length != 0 && msg.sender != facts.claim.operator) revert NotTheOperator(facts.claim.operator);

        check.folds[move.draw] = keccak256(abi.encode(folds, posted));
        check.proven |= uint16(1 << move.draw);
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
        State state = check.state;
        if (state != State.Published && state != State.Named && state != State.Answered) revert WrongState(state);
        if (check.folds[draw] != keccak256(abi.encode(folds, posted))) revert NotTheFolds(draw);
        if (referee.judge(folds[fold], posted[fold], chunk)) revert FoldHolds();
        _end(id, check, facts, State.Failed, msg.sender);
    }

    function resolve(Facts calldata facts) external {
        (bytes32 id, Check storage check) = _checkOf(facts);
        State state = check.state;
        State verdict = State.Failed;
        uint256 until = check.deadline;
        if (state == State.Answered) {
            verdict = State.Passed;
        } else if (state == State.Published && facts.kind == Kind.Named) {
            verdict = State.Passed; // nothing was named: the hop did its part
        } else if (state == State.Published) {
            (, uint64 arrivedAt) = beacon.valueOf(check.round);
            if (arrivedAt != 0) {
                until = _proveUntil(check, arrivedAt);
            } else if (block.timestamp <= until) {
                revert RoundMissing(check.round);
            } else {
                verdict = State.Lapsed;
            }
        } else if (state != State.Opened && state != State.Named) {
            revert WrongState(state);
        }
        if (block.timestamp <= until) revert TooEarly(until + 1);
        _end(id, check, facts, verdict, address(0));
    }

    function voidSegment(bytes[] calldata claims, uint256 hop) external {
        (bytes32 claimsHash, bytes32 claimHash) = reader.hashesOf(claims, hop);
        if (!isConvicted[claimHash]) revert ClaimNotConvicted(claimHash);
        _void(claimsHash, claimHash);
    }

    function refund(bytes32 claimHash, address client, uint256 most) external returns (uint256 amount) {
        if (msg.sender != refunds) revert NotTheRefunds();
        uint256 left = refundsLeft[claimHash];
        amount = left < most ? left : most;
        refundsLeft[claimHash] = left - amount;
        Share[] memory shares = new Share[](1);
        shares[0] = Share(client, amount);
        vault.seize(address(this), amount, shares);
    }

    function verdictOf(bytes32 claimsHash) external view returns (uint8) {
        Verdict storage verdict = _verdicts[claimsHash];
        return verdict.isVoid ? 2 : verdict.open != 0 ? 1 : 0;
    }

    function priceOf(bytes32 node) public view returns (uint256) {
        return uint256(_bond) * (uint256(_paidOf[node]) + 1);
    }

    /// @param by who made the convicting move; 0 where time ran out
    function _end(bytes32 id, Check storage check, Facts calldata facts, State state, address by) private {
        ClaimFacts calldata claim = facts.claim;
        check.state = state;
        check.deadline = 0;
        openOf[claim.node]--;
        _verdicts[claim.claimsHash].open--;
        emit CheckEnded(id, claim.node, state);
        (address payer, uint256 locked) = vault.lockOf(address(this), id);
        if (payer != address(0)) {
            _paidOf[claim.node]--;
            _releaseBond(id, claim.node, state == State.Passed ? locked : 0);
        } else {
            _freeOf[claim.node][claim.coordinator]--;
        }
        bytes32 firstId = _first[claim.claimHash];
        if (firstId == id) delete _first[claim.claimHash];
        if (state != State.Failed || isConvicted[claim.claimHash]) return;
        isConvicted[claim.claimHash] = true;
        _void(claim.claimsHash, claim.claimHash);
        address first = facts.opener;
        if (payer != address(0) && firstId != 0 && firstId != id) (first,) = vault.lockOf(address(this), firstId);
        // silence in a crowd may be the crowd's doing
        bool crowded =
            locked > uint256(_bond) * _maxTurns || openOf[claim.node] - _paidOf[claim.node] >= 2 * FREE_DRAWS;
        if (by == address(0) && !crowded) by = facts.opener;
        _slash(claim, first, by);
    }

    /// A hop that answered is paid for it and part is burned; otherwise the bond is the opener's again.
    function _releaseBond(bytes32 id, bytes32 node, uint256 paid) private {
        uint256 burnt = paid * _burnBps / BASIS_POINTS;
        Share[] memory shares = new Share[](2);
        shares[0] = Share(address(0), burnt);
        shares[1] = Share(nodes.payoutOf(node), paid - burnt);
        vault.release(id, shares);
    }

    /// Who opened first and who convicted share alike, unless nobody did; clients are refunded what they paid; the rest, at least
    /// half, is burned.
    function _slash(ClaimFacts calldata claim, address first, address by) private {
        uint256 amount = nodes.slash(claim.node);
        uint256 reward = amount * _challengerBps / BASIS_POINTS;
        uint256 aside = amount * _victimBps / BASIS_POINTS;
        refundsLeft[claim.claimHash] = aside;
        Share[] memory shares = new Share[](3);
        shares[0] = Share(by == address(0) ? by : first, reward - reward / 2);
        shares[1] = Share(by, reward / 2);
        shares[2] = Share(address(0), amount - reward - aside);
        vault.deposit{value: aside}(address(this));
        vault.reward{value: amount - aside}(shares);
    }

    function _void(bytes32 claimsHash, bytes32 claimHash) private {
        _verdicts[claimsHash].isVoid = true;
        emit SegmentVoided(claimsHash, claimHash);
    }

    /// The check that its operator now publishes, in time.
    function _publishing(Facts calldata facts) private returns (bytes32 id, Check storage check) {
        (id, check) = _checkOf(facts);
        if (check.state != State.Opened) revert WrongState(check.state);
        if (msg.sender != facts.claim.operator) revert NotTheOperator(facts.claim.operator);
        if (block.timestamp > check.deadline) revert TooLate(check.deadline);
        check.state = State.Published;
        check.left = check.deadline - uint64(block.timestamp);
    }

    /// The cell that a draw is, where it may still be proven: position · count + number.
    function _cellOf(Facts calldata facts, bytes32 id, Check storage check, uint256 draw) private view returns (uint256) {
        bool isNamed = check.state == State.Named;
        if (!isNamed && (check.state != State.Published || facts.kind == Kind.Named)) revert WrongState(check.state);
        uint256 until = check.deadline;
        bytes32 v2;
        if (!isNamed) {
            uint64 arrivedAt;
            (v2, arrivedAt) = beacon.valueOf(check.round);
            if (arrivedAt == 0) revert RoundMissing(check.round);
            until = _proveUntil(check, arrivedAt);
        }
        if (block.timestamp > until) revert TooLate(until);
        if (draw >= check.draws) revert NoSuchDraw(draw);
        if (check.proven & (1 << draw) != 0) revert CellAlreadyProven(draw);
        ClaimFacts calldata claim = facts.claim;
        if (isNamed) return (facts.position - claim.from) * claim.cellCount + uint32(check.named >> (32 * draw));
        return Draws.cellOf(v2, id, check.innerRoot, (claim.to - claim.from) * claim.cellCount, draw);
    }

    function _proveUntil(Check storage check, uint64 arrivedAt) private view returns (uint256) {
        return uint256(arrivedAt) + check.left + uint256(_proveTime) * check.turn;
    }

    function _checkOf(Facts calldata facts) private view returns (bytes32 id, Check storage check) {
        id = _idOf(facts);
        check = checkOf[id];
        if (check.factsHash != keccak256(abi.encode(facts))) revert NotTheFacts(id);
    }

    function _idOf(Facts memory facts) private pure returns (bytes32) {
        if (facts.kind == Kind.Drawn) return facts.claim.claimHash;
        return keccak256(abi.encode(facts.claim.claimHash, facts.kind, facts.opener, facts.position));
    }

    /// The leaf is that of the drawn cell, and each boundary column stands where it says.
    function _requireLinked(Facts calldata facts, Proof calldata move, uint256 cell, bytes32 innerRoot) private view {
        CellLeaf calldata leaf = move.leaf;
        bytes32 leafHash =
            ShaTree.hashLeaf(abi.encodePacked(leaf.keyDigest, leaf.rowsRoot, leaf.places));
        uint256 number = cell % facts.claim.cellCount;
        if (!ShaTree.verify(facts.claim.cellsRoot, leafHash, number, facts.claim.cellCount, move.leafPath)) {
            revert NotTheCell(number);
        }
        uint256 columns = leaf.places.length / PLACE;
        if (
            leaf.places.length != columns * PLACE || move.links.length != columns
                || move.statement.boundary.length != columns * G1.POINT
        ) revert NotTheCell(number);
        for (uint256 i = 0; i < columns; i++) {
            if (!_isAtItsPlace(facts, move, i, cell / facts.claim.cellCount, innerRoot)) revert NotAtItsPlace(i);
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
        ClaimFacts calldata claim = facts.claim;
        uint256 positions = claim.to - claim.from;
        if (where == INNER) {
            // of the one position whose cells are named, or of all
            (uint256 before, uint256 all) =
                facts.kind == Kind.Named ? (0, claim.inner) : (position * claim.inner, positions * claim.inner);
            return column < claim.inner && link.edgeLeaf.length == 0
                && ShaTree.verify(innerRoot, ShaTree.hashLeaf(commitment), before + column, all, link.path);
        }
        if (where != INPUT && where != OUTPUT) return false;
        uint256 from = column * COMMITMENT;
        if (link.edgeLeaf.length < from + COMMITMENT) return false;
        return keccak256(link.edgeLeaf[from:from + COMMITMENT]) == keccak256(commitment)
            && ShaTree.verify(
                where == INPUT ? claim.inCommits : claim.outCommits,
                ShaTree.hashLeaf(link.edgeLeaf),
                position,
                positions,
                link.path
            );
    }

    /// The proof's folds, and the roots of the partial sums posted for them.
    function _verify(ClaimFacts calldata facts, Proof calldata move, uint256 cell)
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
