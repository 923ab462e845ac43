// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {CodingProof, ICodingReferee} from "./interfaces/ICodingReferee.sol";
import {IBondVault, Share} from "./interfaces/IBondVault.sol";
import {IEphemeralSession} from "./interfaces/IEphemeralSession.sol";
import {IModelRegistry} from "./interfaces/IModelRegistry.sol";
import {INodeRegistry} from "./interfaces/INodeRegistry.sol";
import {Accounting, Facts, Refusal, Terms} from "./libraries/Accounting.sol";
import {MerkleTree} from "./libraries/MerkleTree.sol";
import {P256} from "./libraries/P256.sol";
import {Payout} from "./libraries/Payout.sol";
import {Payee, Voucher, Vouchers} from "./libraries/Vouchers.sol";

/// @title Ephemeral sessions, see {IEphemeralSession}
/// @dev Threats, and what stands against them:
///      - A sequencer's false step, of any kind: it is run again here, on the tree it claims to begin with.
///      - A false step too large to be shown: then it may not be published either, and a demand ends it.
///      - Convicting by a false witness: it reverts. By another signature than the sequencer took: the leaf has its hash.
///      - A commit too long to be read: its steps are bounded.
///      - A root that nobody can open: the first step that leads away from a known state is false, or its log is withheld.
///      - Two states for two readers: a commit's number is taken once, and a receipt is held against the log.
///      - Undoing true commits by a receipt that the sequencer signs for that: a receipt convicts and moves no state.
///      - Chunks of a log that lead to different contents: nine of them show it at one place.
///      - Undoing true commits by a false chunk that the sequencer hid for that: it convicts and moves no state; a log that cannot be read is
///        demanded.
///      - Withheld logs: a demanded step is published on chain, or the commit is undone.
///      - Demands to delay or to tire: each locks a bond, half of which is burned, and they end a window after the session.
///      - Taking money out before it is contested: exits begin when challenges, demands and the tail are over.
///      - A false root that nobody challenged: a session pays out what was delegated to it and no more.
///      - Vouchers of another session: its id is in the domain.
///      - Facts that change: owners and payouts are fixed in the registries, delegations only grow, and a voucher's time is
///        compared with the session's end alone.
///      - Many calls as one: each is as if its sender had made it by itself, and none of them has ether with it.
///      Nobody owns this contract. Ether leaves it through `exit`, to the account whose it is.
contract EphemeralSession is IEphemeralSession {
    uint256 private constant BASIS_POINTS = 10_000;
    /// Steps in one commit: whoever checks it reads its log whole, and there are at most that many demands of it.
    uint32 private constant MAX_COMMIT_STEPS = 4_096;
    uint256 private constant SIGNATURE_LENGTH = 65;
    /// What every reader of a voucher can hold: integers of 53 bits, and times to the end of the year 9999.
    uint64 private constant MAX_WEIGHT = 2 ** 53 - 1;
    uint64 private constant MAX_TIME = 253_402_300_799;
    bytes32 private constant RECEIPT_TYPEHASH = keccak256("Receipt(uint64 seq,bytes32 leaf)");

    IBondVault public immutable vault;
    INodeRegistry public immutable nodes;
    IModelRegistry public immutable models;
    ICodingReferee public immutable coding;

    uint16 private immutable _ownerBps;
    uint16 private immutable _sequencerBps;
    uint64 private immutable _maxDuration;
    uint64 private immutable _window;
    uint64 private immutable _tailWindow;
    uint64 private immutable _answerTime;
    uint256 private immutable _sequencerBond;
    uint256 private immutable _demandBond;
    uint16 private immutable _challengerBps;

    mapping(bytes32 id => Session) private _sessions;
    mapping(address sequencer => uint64) public sessionsOf;
    mapping(bytes32 id => mapping(address client => uint256)) public delegatedOf;
    mapping(bytes32 id => mapping(uint64 number => bytes32)) public commitHash;
    mapping(bytes32 demandId => Demand) private _demands;
    mapping(bytes32 id => mapping(address account => bool)) public exited;

    constructor(
        IBondVault vault_,
        INodeRegistry nodes_,
        IModelRegistry models_,
        ICodingReferee coding_,
        Parameters memory p
    ) {
        if (
            uint256(p.ownerBps) + p.sequencerBps > BASIS_POINTS || p.challengerBps > BASIS_POINTS / 2
                || p.answerTime == 0 || p.window < 2 * p.answerTime || p.tailWindow == 0
        ) revert BadTerms();
        vault = vault_;
        nodes = nodes_;
        models = models_;
        coding = coding_;
        _ownerBps = p.ownerBps;
        _sequencerBps = p.sequencerBps;
        _maxDuration = p.maxDuration;
        _window = p.window;
        _tailWindow = p.tailWindow;
        _answerTime = p.answerTime;
        _sequencerBond = p.sequencerBond;
        _demandBond = p.demandBond;
        _challengerBps = p.challengerBps;
    }

    // ---- open

    function open(uint64 endsAt, bytes32 x, bytes32 y) external returns (uint64 number) {
        if (endsAt <= block.timestamp || endsAt > block.timestamp + _maxDuration) revert SessionOver(endsAt);
        number = ++sessionsOf[msg.sender];
        bytes32 id = sessionId(msg.sender, number);
        Session storage session = _sessions[id];
        session.endsAt = endsAt;
        session.keyX = x;
        session.keyY = y;
        emit Opened(id, msg.sender, number, endsAt);
        vault.lock(id, msg.sender, _sequencerBond);
    }

    function delegate(address sequencer, uint64 number) external payable {
        (bytes32 id, Session storage session) = _sessionOf(sequencer, number);
        _requireRunning(session);
        session.pot += uint128(msg.value);
        delegatedOf[id][msg.sender] += msg.value;
        emit Delegated(id, msg.sender, msg.sender, msg.value);
    }

    function commit(Draft calldata draft) external {
        (bytes32 id, Session storage session) = _sessionOf(msg.sender, draft.session);
        if (draft.steps == 0) revert EmptyCommit();
        _commit(id, session, draft);
    }

    function commitAndUndelegate(Draft calldata draft) external {
        (bytes32 id, Session storage session) = _sessionOf(msg.sender, draft.session);
        if (draft.steps != 0) _commit(id, session, draft);
        else _requireRunning(session);
        _end(id, session);
    }

    function forceUndelegate(address sequencer, uint64 number) external {
        (bytes32 id, Session storage session) = _sessionOf(sequencer, number);
        if (session.endedAt != 0) revert SessionOver(session.endsAt);
        if (block.timestamp <= session.endsAt) revert NotOverYet(session.endsAt);
        _end(id, session);
    }

    function many(bytes[] calldata calls) external {
        for (uint256 i = 0; i < calls.length; i++) {
            (bool done, bytes memory answer) = address(this).delegatecall(calls[i]);
            if (done) continue;
            assembly ("memory-safe") {
                revert(add(answer, 32), mload(answer))
            }
        }
    }

    // ---- contested

    function challengeCommit(
        address sequencer,
        uint64 number,
        Commit calldata header,
        Leaf calldata leaf,
        uint32 index,
        bytes32[] calldata path,
        Voucher calldata voucher,
        bytes calldata signature,
        bytes32[] calldata witness
    ) external {
        (bytes32 id, Session storage session) = _contested(sequencer, number);
        _requireStanding(id, session, header);
        _requireInLog(header, leaf, index, path);
        _requireStep(id, leaf, voucher, signature);
        (bytes32 next, Refusal refusal) = Accounting.step(
            _terms(id, session, sequencer), leaf.pre, voucher, signature, leaf.settled, _facts(id, voucher), witness
        );
        if (refusal == Refusal.None && next == leaf.post) revert StepHolds();
        _undo(id, session, header, msg.sender);
    }

    function challengeLink(
        address sequencer,
        uint64 number,
        Commit calldata header,
        uint32 index,
        Leaf[2] calldata leaves,
        bytes32[][2] calldata paths
    ) external {
        (bytes32 id, Session storage session) = _contested(sequencer, number);
        _requireStanding(id, session, header);
        if (index > header.steps) revert NotInLog(bytes32(0));
        bytes32 ended = header.preRoot;
        bytes32 begun = header.root;
        if (index > 0) {
            _requireInLog(header, leaves[0], index - 1, paths[0]);
            ended = leaves[0].post;
        }
        if (index < header.steps) {
            _requireInLog(header, leaves[1], index, paths[1]);
            begun = leaves[1].pre;
        }
        if (ended == begun) revert StepHolds();
        _undo(id, session, header, msg.sender);
    }

    function challengeCoding(address sequencer, uint64 number, Commit calldata header, CodingProof calldata proof)
        external
    {
        (bytes32 id, Session storage session) = _contested(sequencer, number);
        if (session.convicted) revert BondGone();
        _requireStanding(id, session, header);
        if (!coding.isFalse(header.codedRoot, proof)) revert StepHolds();
        _convict(id, session, msg.sender);
    }

    function challengeReceipt(
        address sequencer,
        uint64 number,
        Commit calldata header,
        Receipt calldata receipt,
        Leaf calldata leaf,
        bytes32[] calldata path
    ) external {
        (bytes32 id, Session storage session) = _contested(sequencer, number);
        if (session.convicted) revert BondGone();
        _requireStanding(id, session, header);
        _requireReceipt(id, session, receipt);
        if (receipt.seq < header.firstStep || receipt.seq - header.firstStep >= header.steps) revert NoConflict();
        _requireInLog(header, leaf, uint32(receipt.seq - header.firstStep), path);
        if (_leafHash(leaf) == receipt.leaf) revert NoConflict();
        _convict(id, session, msg.sender);
    }

    function challengeEquivocation(address sequencer, uint64 number, Receipt calldata a, Receipt calldata b) external {
        (bytes32 id, Session storage session) = _contested(sequencer, number);
        if (session.convicted) revert BondGone();
        _requireReceipt(id, session, a);
        _requireReceipt(id, session, b);
        if (a.seq != b.seq || a.leaf == b.leaf) revert NoConflict();
        _convict(id, session, msg.sender);
    }

    function challengeOmission(address sequencer, uint64 number, Receipt calldata receipt) external {
        (bytes32 id, Session storage session) = _contested(sequencer, number);
        if (session.endedAt == 0) revert NotOverYet(session.endsAt);
        if (session.convicted) revert BondGone();
        _requireReceipt(id, session, receipt);
        if (receipt.seq < session.steps) revert NoConflict();
        _convict(id, session, msg.sender);
    }

    function demand(address sequencer, uint64 number, Commit calldata header, uint32 index) external {
        (bytes32 id, Session storage session) = _contested(sequencer, number);
        uint64 until = session.endedAt + _window;
        if (session.endedAt != 0 && block.timestamp > until) revert NotContested(until);
        _requireStanding(id, session, header);
        if (index >= header.steps) revert NotInLog(bytes32(0));
        bytes32 key = demandId(id, header.number, index);
        Demand storage demanded = _demands[key];
        if (demanded.answerUntil != 0) revert DemandExists();
        demanded.demander = msg.sender;
        demanded.answerUntil = uint64(block.timestamp) + _answerTime;
        if (session.endedAt != 0 && demanded.answerUntil + _window > session.contestedUntil) {
            session.contestedUntil = demanded.answerUntil + _window;
        }
        emit Demanded(id, header.number, index, demanded.answerUntil);
        vault.lock(key, msg.sender, _demandBond);
    }

    function reveal(
        address sequencer,
        uint64 number,
        Commit calldata header,
        Leaf calldata leaf,
        uint32 index,
        bytes32[] calldata path,
        Voucher calldata voucher,
        bytes calldata signature
    ) external {
        (bytes32 id, Session storage session) = _sessionOf(sequencer, number);
        (bytes32 key, Demand storage demanded) = _demandOf(id, header.number, index);
        _requireStanding(id, session, header);
        _requireInLog(header, leaf, index, path);
        _requireStep(id, leaf, voucher, signature);
        _requireShowable(voucher, signature);
        demanded.done = true;
        emit Revealed(id, header.number, index, leaf, path, voucher, signature);
        Share[] memory shares = new Share[](2);
        shares[0] = Share(msg.sender, _demandBond / 2);
        shares[1] = Share(address(0), _demandBond - _demandBond / 2);
        vault.release(key, shares);
    }

    function expire(address sequencer, uint64 number, Commit calldata header, uint32 index) external {
        (bytes32 id, Session storage session) = _sessionOf(sequencer, number);
        (bytes32 key, Demand storage demanded) = _demandOf(id, header.number, index);
        bool stands = header.number <= session.commits && !_isClosed(session);
        if (stands) {
            _requireStanding(id, session, header);
            if (block.timestamp <= demanded.answerUntil) revert NotAnsweredYet(demanded.answerUntil);
        }
        demanded.done = true;
        vault.release(key, new Share[](0));
        if (stands) _undo(id, session, header, demanded.demander);
    }

    // ---- tail and payment

    function settleTail(
        address sequencer,
        uint64 number,
        Receipt calldata receipt,
        Leaf calldata leaf,
        Voucher calldata voucher,
        bytes calldata signature,
        bytes32[] calldata witness
    ) external {
        (bytes32 id, Session storage session) = _sessionOf(sequencer, number);
        _requireEnded(session);
        if (block.timestamp <= session.contestedUntil) revert NotOverYet(session.contestedUntil);
        uint64 until = session.contestedUntil + _tailWindow;
        if (block.timestamp > until) revert SessionOver(until);
        _requireReceipt(id, session, receipt);
        if (_leafHash(leaf) != receipt.leaf) revert NotTheStep();
        _requireStep(id, leaf, voucher, signature);
        _requireShowable(voucher, signature);
        (bytes32 next, Refusal refusal) = Accounting.step(
            _terms(id, session, sequencer), session.root, voucher, signature, leaf.settled, _facts(id, voucher), witness
        );
        if (refusal != Refusal.None) revert StepRefused(refusal);
        session.root = next;
        emit TailStep(id, receipt.seq, next, voucher, signature, leaf.settled);
    }

    function exit(address sequencer, uint64 number, address account, bytes32[] calldata witness) external {
        (bytes32 id, Session storage session) = _sessionOf(sequencer, number);
        _requirePaying(session);
        if (exited[id][account]) revert AlreadyExited(account);
        (uint256 paid, uint256 earned) = Accounting.accountOf(session.root, account, witness);
        uint256 credit = delegatedOf[id][account] + earned;
        if (credit == paid) revert NothingLeft(account);
        // only under a false root that nobody challenged
        if (paid > credit || credit - paid > session.pot) revert MoreThanDelegated(account);
        uint256 amount = credit - paid;
        exited[id][account] = true;
        session.pot -= uint128(amount);
        emit Exited(id, account, amount);
        Payout.send(account, amount);
    }

    function returnBond(address sequencer, uint64 number) external {
        (bytes32 id, Session storage session) = _sessionOf(sequencer, number);
        _requireEnded(session);
        if (!_isClosed(session)) revert NotOverYet(session.contestedUntil);
        if (session.convicted || session.bondReturned) revert BondGone();
        session.bondReturned = true;
        vault.release(id, new Share[](0));
    }

    function prune(address sequencer, uint64 number, uint64 from, uint64 to) external {
        (bytes32 id, Session storage session) = _sessionOf(sequencer, number);
        _requireEnded(session);
        if (!_isClosed(session)) revert NotOverYet(session.contestedUntil);
        for (uint64 i = from; i <= to; i++) {
            delete commitHash[id][i];
        }
    }

    // ---- reads

    function step(
        Terms calldata terms,
        bytes32 root,
        Voucher calldata voucher,
        bytes calldata signature,
        uint128 settled,
        Facts calldata facts,
        bytes32[] calldata witness
    ) external pure returns (bytes32 next, Refusal refusal) {
        return Accounting.step(terms, root, voucher, signature, settled, facts, witness);
    }

    function spentOf(address sequencer, uint64 number, bytes32 channel, bytes32[] calldata witness)
        external
        view
        returns (uint256)
    {
        (, Session storage session) = _sessionOf(sequencer, number);
        _requirePaying(session);
        return Accounting.spentOf(session.root, channel, witness);
    }

    function sessionId(address sequencer, uint64 number) public pure returns (bytes32) {
        return keccak256(abi.encode(sequencer, number));
    }

    /// No session outlives a chain split for long, and the new chain's id counts there.
    function domainSeparator(bytes32 id) public view returns (bytes32) {
        return keccak256(
            abi.encode(
                keccak256(
                    "EIP712Domain(string name,string version,uint256 chainId,address verifyingContract,bytes32 salt)"
                ),
                keccak256("Veilmesh Session"),
                keccak256("1"),
                block.chainid,
                address(this),
                id
            )
        );
    }

    function sessionOf(bytes32 id) external view returns (Session memory) {
        return _sessions[id];
    }

    function demandOf(bytes32 key) external view returns (Demand memory) {
        return _demands[key];
    }

    function demandId(bytes32 id, uint64 number, uint32 index) public pure returns (bytes32) {
        return keccak256(abi.encode(id, number, index));
    }

    function parameters() external view returns (Parameters memory) {
        return Parameters(
            _ownerBps,
            _sequencerBps,
            _maxDuration,
            _window,
            _tailWindow,
            _answerTime,
            _sequencerBond,
            _demandBond,
            _challengerBps
        );
    }

    // ---- inside

    function _commit(bytes32 id, Session storage session, Draft calldata draft) private {
        _requireRunning(session);
        if (draft.steps > MAX_COMMIT_STEPS) revert CommitTooLong(draft.steps);
        uint64 expected = session.commits + 1;
        if (draft.number != expected) revert UnexpectedNumber(draft.number, expected);
        Commit memory header = Commit({
            sessionId: id,
            number: draft.number,
            firstStep: session.steps,
            steps: draft.steps,
            preRoot: session.root,
            root: draft.root,
            logRoot: draft.logRoot,
            codedRoot: draft.codedRoot,
            postedAt: uint64(block.timestamp)
        });
        session.commits = draft.number;
        session.steps = header.firstStep + draft.steps;
        session.root = draft.root;
        commitHash[id][draft.number] = keccak256(abi.encode(header));
        emit Committed(id, draft.number, header);
    }

    function _end(bytes32 id, Session storage session) private {
        session.endedAt = uint64(block.timestamp);
        uint64 until = session.endedAt + _window;
        // demands may have prolonged it further
        if (until > session.contestedUntil) session.contestedUntil = until;
        emit Undelegated(id, session.contestedUntil);
    }

    /// Back before a commit; it and those after it are gone.
    function _undo(bytes32 id, Session storage session, Commit calldata header, address challenger) private {
        session.root = header.preRoot;
        session.steps = header.firstStep;
        session.commits = header.number - 1;
        _convict(id, session, challenger);
    }

    function _convict(bytes32 id, Session storage session, address challenger) private {
        _end(id, session);
        emit Convicted(id, challenger, session.commits, session.root);
        if (session.convicted) return;
        session.convicted = true;
        uint256 reward = _sequencerBond * _challengerBps / BASIS_POINTS;
        Share[] memory shares = new Share[](2);
        shares[0] = Share(challenger, reward);
        shares[1] = Share(address(0), _sequencerBond - reward);
        vault.release(id, shares);
    }

    function _sessionOf(address sequencer, uint64 number) private view returns (bytes32 id, Session storage session) {
        id = sessionId(sequencer, number);
        session = _sessions[id];
        if (session.endsAt == 0) revert UnknownSession(sequencer, number);
    }

    function _contested(address sequencer, uint64 number) private view returns (bytes32 id, Session storage session) {
        (id, session) = _sessionOf(sequencer, number);
        if (_isClosed(session)) revert NotContested(session.contestedUntil);
    }

    /// Nothing can be challenged any more.
    function _isClosed(Session storage session) private view returns (bool) {
        return session.endedAt != 0 && block.timestamp > session.contestedUntil;
    }

    function _requireRunning(Session storage session) private view {
        if (session.endedAt != 0 || block.timestamp > session.endsAt) revert SessionOver(session.endsAt);
    }

    function _requireEnded(Session storage session) private view {
        if (session.endedAt == 0) revert NotOverYet(session.endsAt);
    }

    /// Nothing changes the root any more.
    function _requirePaying(Session storage session) private view {
        _requireEnded(session);
        uint64 until = session.contestedUntil + _tailWindow;
        if (block.timestamp <= until) revert NotOverYet(until);
    }

    function _requireStanding(bytes32 id, Session storage session, Commit calldata header) private view {
        bytes32 hash = keccak256(abi.encode(header));
        if (header.number > session.commits || commitHash[id][header.number] != hash) revert UnknownCommit(hash);
    }

    function _requireInLog(Commit calldata header, Leaf calldata leaf, uint32 index, bytes32[] calldata path)
        private
        view
    {
        bytes32 hash = _leafHash(leaf);
        if (!MerkleTree.verify(header.logRoot, hash, index, header.steps, path)) revert NotInLog(hash);
    }

    function _requireStep(bytes32 id, Leaf calldata leaf, Voucher calldata voucher, bytes calldata signature)
        private
        view
    {
        bytes32 digest = Vouchers.digest(voucher, Vouchers.payeesHash(voucher.payees), domainSeparator(id));
        if (digest != leaf.digest || keccak256(signature) != leaf.signatureHash) revert NotTheStep();
    }

    /// Of what is published, so that a false step can always be run here and read by whoever challenges it. Nothing that is refused
    /// here can be a true step, but for weights and times that a sequencer need not take.
    function _requireShowable(Voucher calldata voucher, bytes calldata signature) private pure {
        if (
            voucher.payees.length > Accounting.MAX_PAYEES || signature.length != SIGNATURE_LENGTH
                || voucher.validUntil > MAX_TIME
        ) revert NotTheStep();
        for (uint256 i = 0; i < voucher.payees.length; i++) {
            if (voucher.payees[i].weight > MAX_WEIGHT) revert NotTheStep();
        }
    }

    function _requireReceipt(bytes32 id, Session storage session, Receipt calldata receipt) private view {
        bytes32 structHash = keccak256(abi.encode(RECEIPT_TYPEHASH, receipt.seq, receipt.leaf));
        bytes32 digest = sha256(abi.encodePacked("\x19\x01", domainSeparator(id), structHash));
        if (!P256.verify(digest, receipt.signature, session.keyX, session.keyY)) revert BadReceipt();
    }

    function _demandOf(bytes32 id, uint64 number, uint32 index)
        private
        view
        returns (bytes32 key, Demand storage demanded)
    {
        key = demandId(id, number, index);
        demanded = _demands[key];
        if (demanded.answerUntil == 0 || demanded.done) revert NoDemand();
    }

    function _leafHash(Leaf calldata leaf) private pure returns (bytes32) {
        return MerkleTree.hashLeaf(abi.encode(leaf));
    }

    function _terms(bytes32 id, Session storage session, address sequencer) private view returns (Terms memory) {
        return Terms(domainSeparator(id), sequencer, session.endsAt, _ownerBps, _sequencerBps);
    }

    function _facts(bytes32 id, Voucher calldata voucher) private view returns (Facts memory facts) {
        facts.owner = models.ownerOf(voucher.modelRoot);
        facts.delegated = delegatedOf[id][voucher.client];
        // more are refused whoever they are; looking them all up could cost more than a transaction may
        if (voucher.payees.length > Accounting.MAX_PAYEES) return facts;
        facts.payouts = new address[](voucher.payees.length);
        for (uint256 i = 0; i < voucher.payees.length; i++) {
            facts.payouts[i] = nodes.payoutOf(voucher.payees[i].node);
        }
    }
}
