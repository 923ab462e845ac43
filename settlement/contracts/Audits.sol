// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IAudits, Planted, Subject} from "./interfaces/IAudits.sol";
import {IBeacon} from "./interfaces/IBeacon.sol";
import {IBondVault, Share} from "./interfaces/IBondVault.sol";
import {IChallenge} from "./interfaces/IChallenge.sol";
import {ClaimFacts, IClaimReader} from "./interfaces/IClaimReader.sol";
import {Cbor} from "./libraries/Cbor.sol";
import {Ceremony} from "./libraries/Ceremony.sol";
import {G1, Sum} from "./libraries/G1.sol";
import {ShaTree} from "./libraries/ShaTree.sol";

/// @title Audits by lot, see {IAudits}
/// @dev Threats, and what stands against them:
///      - A chosen auditor: who audits is drawn by a round that nobody knew at the opening, among those who served then.
///      - A report copied from another's: it is committed to with its author's address before any is revealed.
///      - An auditor that reports what it did not compute: it does not know what is planted. What it loses on one plant is
///        many fees.
///      - A planter that says afterwards what suits it: what it gave is committed to at the opening. Silence costs its deposit
///        and all fees.
///      - A made-up plant, to have honest auditors punished: it counts only against what a node with its stake signed for the
///        same inputs and positions, in the first segment of its session and where every operation has a cell; and it differs
///        by a known multiple of the generator, which is in every row: nobody who computed the record's values signs that,
///        under whatever blinders. So an honest auditor can have the node that signed it convicted, which lifts the blame, and
///        there is time for it; unless that node shows its true inner columns under other blinders than the session's, which
///        nothing binds yet: then the auditor may name a cell that is true (settlement/audits/PROTOCOL.md). Nobody is paid for
///        blaming.
///      - A blame by a batch that is made void at once, so that no check of it can be opened: it must be final.
///      - A false plant, to have work for nothing: a fee that is not paid is burned.
///      - A record that is never handed over, or never taken: nobody can tell which. Both lose the same, and nobody gets it.
///      - Auditing oneself: part of every fee is burned.
///      - A bond that leaves before the verdict, or is spent several times over: who commits has standing what all blames of it
///        and all its reports that may still be blamed can cost, and the vault's delay outlasts all of this.
///      - A draw that others steer, by having auditors drawn first for what keeps them busy: open reports change no draw. They
///        count where one is committed to.
///      - Slots held by nobody: they are drawn past, up to {MAX_TRIES} of them, and given to others; each takes a bond of its own.
///      - Two plants, of which the opener names the second: a report of what is wrong earlier is not blamed, nor paid.
///      - A claim that expires, or cannot be named, so that the auditor has no defence: such a claim blames nobody.
///      Nobody owns this contract, it holds no funds, and nothing in it can be changed.
contract Audits is IAudits {
    uint256 private constant BASIS_POINTS = 10_000;
    uint256 private constant MAX_WANTED = 4;
    uint256 private constant MAX_TRIES = 64;
    /// A position with more inner columns cannot be named, see {Challenge}.
    uint256 private constant MAX_COLUMNS = 2_048;
    uint256 private constant WORD = 32;
    /// Bytes of a commitment.
    uint256 private constant COMMITMENT = 48;
    /// Bytes of the number of a segment's positions in its leaf.
    uint256 private constant ROWS = 4;

    IBondVault private immutable vault;
    IBeacon private immutable beacon;
    IClaimReader private immutable reader;
    IChallenge private immutable challenge;

    uint128 private immutable _bond;
    uint128 private immutable _fee;
    uint128 private immutable _deposit;
    uint128 private immutable _penalty;
    uint16 private immutable _burnBps;
    uint64 private immutable _drawTime;
    uint64 private immutable _commitTime;
    uint64 private immutable _revealTime;
    uint64 private immutable _closeTime;
    uint64 private immutable _blameTime;
    uint64 private immutable _openWindow;
    uint64 public immutable appealTime;

    Slot[] private _slots;
    /// One more than the slot that it took last: an account takes a second one only when another has its first.
    mapping(address account => uint256) private _placeOf;
    mapping(bytes32 id => Audit) private _audits;
    mapping(bytes32 id => address[]) private _drawn;
    mapping(bytes32 id => mapping(address auditor => Report)) private _reports;
    mapping(address auditor => Attention) private _attention;
    /// Reports that it committed to, and that may still be blamed.
    mapping(address auditor => uint32) private _openOf;
    /// Blames that are neither lifted nor punished.
    mapping(address auditor => uint32) private _blamedOf;

    constructor(IBondVault vault_, IBeacon beacon_, IClaimReader reader_, IChallenge challenge_, Terms memory t) {
        vault = vault_;
        beacon = beacon_;
        reader = reader_;
        challenge = challenge_;
        _bond = t.bond;
        _fee = t.fee;
        _deposit = t.deposit;
        _penalty = t.penalty;
        _burnBps = t.burnBps;
        _drawTime = t.drawTime;
        _commitTime = t.commitTime;
        _revealTime = t.revealTime;
        _closeTime = t.closeTime;
        _blameTime = t.blameTime;
        if (t.fee == 0 || t.deposit == 0 || t.penalty == 0 || t.bond < t.penalty) revert BadTerms();
        if (t.burnBps == 0 || t.burnBps > BASIS_POINTS) revert BadTerms();
        IChallenge.Terms memory checks = challenge_.terms();
        _openWindow = checks.openWindow;
        uint64 waiting = checks.patience > checks.nameTime ? checks.patience : checks.nameTime;
        appealTime = checks.openWindow + uint64(checks.maxTurns) * (checks.publishTime + checks.proveTime) + waiting
            + checks.foldWindow;
        // and some time to punish
        uint256 longest = t.commitTime + t.revealTime + t.closeTime + 2 * uint256(t.blameTime) + appealTime;
        if (vault_.withdrawalDelay() <= longest) revert BadTerms();
    }

    function enrol(uint256 slot) external {
        uint256 standing = vault.standingOf(msg.sender);
        if (standing < _bond) revert BondTooLow(msg.sender, standing, _bond);
        uint256 place = _placeOf[msg.sender];
        if (place != 0 && _slots[place - 1].account == msg.sender) {
            if (_slots[place - 1].until == 0) revert AlreadyEnrolled(msg.sender);
            // an audit that it was left in could be drawn meanwhile: nobody leaves a draw that is known
            uint256 until = uint256(_slots[slot].until) + _drawTime;
            if (slot != place - 1 || block.timestamp <= until) revert SlotTaken(slot);
        } else if (slot == _slots.length) {
            _slots.push();
        } else {
            uint64 until = _slots[slot].until;
            if (until == 0 || block.timestamp <= uint256(until) + _drawTime) revert SlotTaken(slot);
        }
        _slots[slot] = Slot(msg.sender, uint64(block.timestamp), 0);
        _placeOf[msg.sender] = slot + 1;
        emit AuditorEnrolled(msg.sender, slot);
    }

    function quit() external {
        _leave(_slotServedBy(msg.sender));
    }

    function remove(uint256 slot) external {
        address account = _slots[slot].account;
        if (_slots[slot].until != 0) revert NotEnrolled(account);
        // by what it was blamed for: what it is busy with says nothing against it
        if (vault.standingOf(account) >= _needOf(_blamedOf[account])) revert BondStands(account);
        _leave(slot);
    }

    function announce(bytes32 peerKey, bytes32 evidenceHash, string calldata endpoint) external {
        _slotServedBy(msg.sender);
        emit AuditorAnnounced(msg.sender, peerKey, evidenceHash, endpoint);
    }

    function open(Subject calldata subject, bytes32 truthHash, uint8 wanted, uint128 fee) external returns (bytes32 id) {
        if (wanted == 0 || wanted > MAX_WANTED || fee < _fee || subject.segments == 0) revert BadAudit();
        id = keccak256(abi.encode(block.chainid, address(this), msg.sender, subject, truthHash));
        Audit storage audit = _audits[id];
        if (audit.state != State.None) revert AuditExists(id);
        audit.opener = msg.sender;
        audit.state = State.Opened;
        audit.wanted = wanted;
        audit.slots = uint32(_slots.length);
        audit.openedAt = uint64(block.timestamp);
        audit.round = beacon.roundAfter(uint64(block.timestamp));
        audit.fee = fee;
        audit.subjectHash = keccak256(abi.encode(subject));
        audit.truthHash = truthHash;
        emit AuditOpened(id, msg.sender, subject, audit.round, fee);
        vault.lock(id, msg.sender, uint256(fee) * wanted + _deposit);
    }

    function draw(bytes32 id) external {
        Audit storage audit = _inState(id, State.Opened);
        uint256 until = uint256(audit.openedAt) + _drawTime;
        if (block.timestamp > until) revert TooLate(until);
        (bytes32 value, uint64 arrivedAt) = beacon.valueOf(audit.round);
        if (arrivedAt == 0) revert RoundMissing(audit.round);
        address[] memory auditors = _pick(value, id, audit);
        if (auditors.length == 0) {
            audit.state = State.Lapsed;
            emit AuditClosed(id, State.Lapsed, 0);
            vault.release(id, new Share[](0));
            return;
        }
        audit.state = State.Drawn;
        audit.since = uint64(block.timestamp);
        _drawn[id] = auditors;
        for (uint256 i = 0; i < auditors.length; i++) {
            _reports[id][auditors[i]].stage = Stage.Drawn;
        }
        emit AuditDrawn(id, auditors);
    }

    function lapse(bytes32 id) external {
        Audit storage audit = _inState(id, State.Opened);
        uint256 until = uint256(audit.openedAt) + _drawTime;
        if (block.timestamp <= until) revert TooEarly(until + 1);
        audit.state = State.Lapsed;
        emit AuditClosed(id, State.Lapsed, 0);
        vault.release(id, new Share[](0));
    }

    function commit(bytes32 id, bytes32 commitment) external {
        Audit storage audit = _inState(id, State.Drawn);
        uint256 until = uint256(audit.since) + _commitTime;
        if (block.timestamp > until) revert TooLate(until);
        Report storage report = _inStage(id, msg.sender, Stage.Drawn);
        uint256 need = _needOf(uint256(_openOf[msg.sender]) + _blamedOf[msg.sender]);
        uint256 standing = vault.standingOf(msg.sender);
        if (standing < need) revert BondTooLow(msg.sender, standing, need);
        _openOf[msg.sender]++;
        report.stage = Stage.Committed;
        report.commitment = commitment;
        audit.commits++;
        emit ReportCommitted(id, msg.sender);
    }

    function reveal(bytes32 id, uint64 verdict, bytes32 salt) external {
        Audit storage audit = _inState(id, State.Drawn);
        uint256 from = uint256(audit.since) + _commitTime;
        if (block.timestamp <= from && audit.commits != _drawn[id].length) revert TooEarly(from + 1);
        if (block.timestamp > from + _revealTime) revert TooLate(from + _revealTime);
        Report storage report = _inStage(id, msg.sender, Stage.Committed);
        if (report.commitment != keccak256(abi.encode(id, msg.sender, verdict, salt))) revert NotCommitted();
        report.stage = Stage.Revealed;
        report.verdict = verdict;
        audit.reveals++;
        emit ReportRevealed(id, msg.sender, verdict);
    }

    function close(bytes32 id, uint64 truth, bytes32 salt) external {
        Audit storage audit = _inState(id, State.Drawn);
        if (msg.sender != audit.opener) revert NotTheOpener(audit.opener);
        uint256 from = uint256(audit.since) + _commitTime;
        bool committed = block.timestamp > from || audit.commits == _drawn[id].length;
        from += _revealTime;
        if (block.timestamp <= from && (!committed || audit.reveals != audit.commits)) revert TooEarly(from + 1);
        if (block.timestamp > from + _closeTime) revert TooLate(from + _closeTime);
        if (keccak256(abi.encode(msg.sender, truth, salt)) != audit.truthHash) revert NotCommitted();
        _settle(id, audit, truth == 0 ? State.Genuine : State.Planted, truth);
    }

    function abandon(bytes32 id) external {
        Audit storage audit = _inState(id, State.Drawn);
        uint256 until = uint256(audit.since) + _commitTime + _revealTime + _closeTime;
        if (block.timestamp <= until) revert TooEarly(until + 1);
        _settle(id, audit, State.Abandoned, 0);
    }

    function blame(bytes32 id, address auditor, Subject calldata subject, Planted calldata planted) external {
        Audit storage audit = _inState(id, State.Planted);
        uint256 last = uint256(audit.since) + _blameTime;
        if (block.timestamp > last) revert TooLate(last);
        Report storage report = _inStage(id, auditor, Stage.Revealed);
        if (!_isBlamable(report.verdict, audit.truth)) revert ReportHolds();
        if (keccak256(abi.encode(subject)) != audit.subjectHash) revert NotTheSubject();
        ClaimFacts memory claim = reader.read(planted.opening);
        // while its window is open a batch can be made void, and no check of it be opened then
        if (block.timestamp < planted.opening.header.finalAt) revert TooEarly(planted.opening.header.finalAt);
        if (!reader.nodes().isStaked(claim.node)) revert NodeNotServing(claim.node);
        if (challenge.isConvicted(claim.claimHash)) revert ClaimConvicted(claim.claimHash);
        if (!_isPlanted(claim, audit.truth, subject, planted)) revert NotThePlant();
        // so late nobody could have the claim checked
        last = uint256(planted.opening.header.postedAt) + _openWindow / 2;
        if (block.timestamp > last) revert TooLate(last);
        last = reader.notAfterOf(planted.opening.claims, planted.opening.hop);
        if (block.timestamp + _openWindow / 2 >= last) revert TooLate(last);
        report.stage = Stage.Blamed;
        report.until = uint64(block.timestamp) + appealTime;
        report.claimsHash = claim.claimsHash;
        _openOf[auditor]--;
        _blamedOf[auditor]++;
        emit AuditorBlamed(id, auditor, planted.opening, planted.signedLeaf, report.until);
    }

    function lift(bytes32 id, address auditor, bytes[] calldata claims, uint256 hop) external {
        Report storage report = _inStage(id, auditor, Stage.Blamed);
        (bytes32 claimsHash, bytes32 claimHash) = reader.hashesOf(claims, hop);
        if (claimsHash != report.claimsHash) revert OtherSegment();
        if (!challenge.isConvicted(claimHash)) revert ClaimNotConvicted(claimHash);
        report.stage = Stage.Lifted;
        _blamedOf[auditor]--;
        emit BlameLifted(id, auditor);
    }

    function punish(bytes32 id, address auditor) external {
        Report storage report = _inStage(id, auditor, Stage.Blamed);
        if (block.timestamp <= report.until) revert TooEarly(uint256(report.until) + 1);
        report.stage = Stage.Punished;
        _blamedOf[auditor]--;
        _attention[auditor].missed++;
        emit AuditorPunished(id, auditor, vault.seize(auditor, _penalty, new Share[](0)));
    }

    function spare(bytes32 id, address auditor) external {
        Audit storage audit = _inState(id, State.Planted);
        uint256 until = uint256(audit.since) + _blameTime;
        if (block.timestamp <= until) revert TooEarly(until + 1);
        Report storage report = _inStage(id, auditor, Stage.Revealed);
        if (!_isBlamable(report.verdict, audit.truth)) revert ReportHolds();
        report.stage = Stage.Spared;
        _openOf[auditor]--;
        emit AuditorSpared(id, auditor);
    }

    function terms() external view returns (Terms memory) {
        return Terms(
            _bond, _fee, _deposit, _penalty, _burnBps, _drawTime, _commitTime, _revealTime, _closeTime, _blameTime
        );
    }

    function slotCount() external view returns (uint256) {
        return _slots.length;
    }

    function slotOf(uint256 slot) external view returns (Slot memory) {
        return _slots[slot];
    }

    function auditOf(bytes32 id) external view returns (Audit memory) {
        return _audits[id];
    }

    function drawnOf(bytes32 id) external view returns (address[] memory) {
        return _drawn[id];
    }

    function reportOf(bytes32 id, address auditor) external view returns (Report memory) {
        return _reports[id][auditor];
    }

    function attentionOf(address auditor) external view returns (Attention memory) {
        return _attention[auditor];
    }

    function _leave(uint256 slot) private {
        Slot storage left = _slots[slot];
        left.until = uint64(block.timestamp);
        emit AuditorLeft(left.account, slot);
    }

    function _slotServedBy(address account) private view returns (uint256 slot) {
        uint256 place = _placeOf[account];
        if (place == 0) revert NotEnrolled(account);
        slot = place - 1;
        if (_slots[slot].account != account || _slots[slot].until != 0) revert NotEnrolled(account);
    }

    /// What may be lost by one report more.
    /// @param reports for which a penalty may be due already
    function _needOf(uint256 reports) private view returns (uint256) {
        return uint256(_penalty) * (reports + 1) + _fee;
    }

    /// Whether it is of a place after the plant, or of none: what is wrong earlier was found first, and nothing after it is
    /// looked at.
    function _isBlamable(uint64 verdict, uint64 truth) private pure returns (bool) {
        return verdict == 0 || verdict > truth;
    }

    function _inState(bytes32 id, State state) private view returns (Audit storage audit) {
        audit = _audits[id];
        if (audit.state != state) revert WrongState(audit.state);
    }

    function _inStage(bytes32 id, address auditor, Stage stage) private view returns (Report storage report) {
        report = _reports[id][auditor];
        if (report.stage != stage) revert WrongStage(report.stage);
    }

    /// Different slots in the order in which they are drawn, past those that nobody served when the audit was opened, and those
    /// that have nothing to lose: who drops out moves nobody up but who comes next anyhow.
    function _pick(bytes32 value, bytes32 id, Audit storage audit) private view returns (address[] memory auditors) {
        (uint256 slots, uint256 openedAt, uint256 wanted) = (audit.slots, audit.openedAt, audit.wanted);
        uint256 tries = slots < MAX_TRIES ? slots : MAX_TRIES;
        uint256[] memory ascending = new uint256[](tries);
        auditors = new address[](wanted);
        uint256 found;
        for (uint256 i = 0; i < tries && found < wanted; i++) {
            uint256 drawn = uint256(keccak256(abi.encode(value, id, i))) % (slots - i);
            uint256 place = 0;
            for (; place < i && ascending[place] <= drawn; place++) {
                drawn++;
            }
            for (uint256 j = i; j > place; j--) {
                ascending[j] = ascending[j - 1];
            }
            ascending[place] = drawn;
            Slot storage slot = _slots[drawn];
            if (slot.since >= openedAt || (slot.until != 0 && slot.until <= openedAt)) continue;
            // not by its open reports: whoever opens audits could put them before this one, and draw those alone that suit him
            uint256 need = _needOf(_blamedOf[slot.account]);
            if (vault.standingOf(slot.account) >= need) auditors[found++] = slot.account;
        }
        assembly ("memory-safe") {
            mstore(auditors, found)
        }
    }

    /// Pays who is right, burns what is not paid, and takes from who was silent.
    function _settle(bytes32 id, Audit storage audit, State state, uint64 truth) private {
        audit.state = state;
        audit.since = uint64(block.timestamp);
        audit.truth = truth;
        emit AuditClosed(id, state, truth);
        address[] memory auditors = _drawn[id];
        Share[] memory shares = new Share[](auditors.length + 1);
        uint256 fee = audit.fee;
        uint256 burnt = state == State.Abandoned ? _deposit : 0;
        for (uint256 i = 0; i < auditors.length; i++) {
            uint256 paid = _isPaid(id, auditors[i], state, truth) ? fee - fee * _burnBps / BASIS_POINTS : 0;
            shares[i] = Share(auditors[i], paid);
            burnt += fee - paid;
        }
        shares[auditors.length] = Share(address(0), burnt);
        vault.release(id, shares);
    }

    function _isPaid(bytes32 id, address auditor, State state, uint64 truth) private returns (bool paid) {
        Report storage report = _reports[id][auditor];
        Attention storage attention = _attention[auditor];
        if (report.stage != Stage.Revealed) {
            attention.silent++;
            uint256 lost = _fee;
            if (report.stage == Stage.Committed) {
                _openOf[auditor]--;
                lost = _penalty; // it has seen what the others say and keeps its own to itself
            }
            emit AuditorPunished(id, auditor, vault.seize(auditor, lost, new Share[](0)));
            return false;
        }
        if (state != State.Planted || !_isBlamable(report.verdict, truth)) _openOf[auditor]--;
        paid = state == State.Abandoned || report.verdict == truth;
        if (!paid) return false;
        attention.paid++;
        if (state == State.Planted) attention.caught++;
    }

    /// Whether the record has other values where the opener said than the node signed, for the same inputs and positions, and
    /// every way in which the node may have lied can be proven.
    function _isPlanted(ClaimFacts memory claim, uint64 truth, Subject calldata subject, Planted calldata planted)
        private
        view
        returns (bool)
    {
        (uint256 hop, uint256 segment, uint256 position) =
            ((truth >> 48) - 1, uint16(truth >> 32), uint32(truth));
        if (_unproven(planted.opening.part) != 0 || claim.inner > MAX_COLUMNS) return false;
        if (claim.modelRoot != subject.modelRoot || claim.hop != hop || claim.segment != segment || claim.from != 0) {
            return false;
        }
        uint256 edge = hop * WORD;
        if (position >= claim.to || planted.edges.length < edge + 3 * WORD + ROWS) return false;
        // edges, positions, salt: trees of different sizes may have the same root
        uint256 rowsAt = planted.edges.length - WORD - ROWS;
        if (uint32(bytes4(planted.edges[rowsAt:])) != claim.to) return false;
        bytes32 leaf = ShaTree.hashLeaf(planted.edges);
        if (!ShaTree.verify(subject.edgesRoot, leaf, segment, subject.segments, planted.edgesPath)) return false;
        if (bytes32(planted.edges[edge:edge + WORD]) != claim.inCommits) return false;
        bytes32 output = bytes32(planted.edges[edge + WORD:edge + 2 * WORD]);
        leaf = ShaTree.hashLeaf(planted.signedLeaf);
        if (!ShaTree.verify(claim.outCommits, leaf, position, claim.to, planted.signedPath)) return false;
        leaf = ShaTree.hashLeaf(planted.plantedLeaf);
        return ShaTree.verify(output, leaf, position, claim.to, planted.plantedPath) && _isShifted(planted);
    }

    /// Whether the record's leaf is the node's but for one column, and that the node's plus a multiple of [1], which is not
    /// zero. [1] is the sum of all L_i: the two are of vectors that differ in every row, and not only in their blinders.
    function _isShifted(Planted calldata planted) private view returns (bool) {
        (bytes calldata signed, bytes calldata given) = (planted.signedLeaf, planted.plantedLeaf);
        (bytes calldata points, uint256 column) = (planted.points, planted.column);
        if (column >= signed.length / COMMITMENT || signed.length != given.length) return false;
        if (points.length != 2 * G1.POINT || planted.shift % Ceremony.R == 0) return false;
        (uint256 begin, uint256 end) = (column * COMMITMENT, (column + 1) * COMMITMENT);
        if (keccak256(signed[:begin]) != keccak256(given[:begin]) || keccak256(signed[end:]) != keccak256(given[end:])) {
            return false;
        }
        if (_hashOf(points, 0) != keccak256(signed[begin:end]) || _hashOf(points, 1) != keccak256(given[begin:end])) return false;
        Sum memory sum = G1.newSum(2);
        G1.add(sum, points, 0, 1);
        G1.addFrom(sum, Ceremony.GENERATOR, 0, planted.shift);
        return keccak256(G1.total(sum)) == keccak256(points[G1.POINT:]);
    }

    /// Of the compressed form.
    function _hashOf(bytes calldata points, uint256 index) private pure returns (bytes32) {
        (uint128 high, uint256 low) = G1.compress(points, index);
        return keccak256(abi.encodePacked(high, low));
    }

    /// How many operations of the part have no cell, see {Claims-readCells}.
    function _unproven(bytes calldata part) private pure returns (uint256 count) {
        (uint256 offset,) = Cbor.find(part, 0, "cells");
        offset = Cbor.map(part, offset, 4);
        offset = Cbor.skip(part, Cbor.key(part, offset, "root"));
        offset = Cbor.skip(part, Cbor.key(part, offset, "count"));
        offset = Cbor.skip(part, Cbor.key(part, offset, "inner"));
        (count,) = Cbor.unsigned(part, Cbor.key(part, offset, "unproven"));
    }
}
