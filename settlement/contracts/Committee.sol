// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IBondVault, Share} from "./interfaces/IBondVault.sol";
import {ICommittee} from "./interfaces/ICommittee.sol";
import {BatchVote, BatchVotes} from "./libraries/BatchVotes.sol";
import {Bls12381} from "./libraries/Bls12381.sol";
import {CommitteeSignatures} from "./libraries/CommitteeSignatures.sol";
import {Payout} from "./libraries/Payout.sol";

/// @title Committee, see {ICommittee}
/// @dev Threats, and what stands against them:
///      - Stalling: who does not sign still counts in the whole, so silence makes no quorum smaller.
///      - Shrinking or swelling an epoch after the fact: weights are fixed at joining, and joining, leaving and being
///        slashed count from the next epoch but one. What `verify` says of an epoch never changes while it answers.
///      - Rogue keys: a key counts only with a proof of possession, bound to chain, contract and operator.
///      - A signature from elsewhere: what is signed names chain and contract here, and rollup and batch there.
///      - Running away: stake stays until every batch of the member's last epoch can no longer be challenged.
///      - Two batches for one place: both signatures together cost the member all it has, more than half of it burned, so
///        that reporting oneself does not pay.
///      - Out of reach: who holds less than a third can neither make a quorum nor prevent one. Who holds more can prevent
///        one: batches go out uncertified and wait longer. Who holds two thirds can certify anything; what a batch says
///        still moves no money without its clients' vouchers, and the checks of its claims need no committee.
///      - Taking all slots: costs the least stake for each; coordinators then post uncertified.
///      Nobody owns this contract, and nothing in it can be changed.
contract Committee is ICommittee {
    uint256 public constant SLOTS = 64;
    uint256 private constant BASIS_POINTS = 10_000;
    uint256 private constant MAX_REPORTER_BPS = 5_000;

    /// draft-irtf-cfrg-bls-signature-05 section 4.2.3, proof of possession scheme, minimal-signature-size.
    bytes private constant POSSESSION_DST = "BLS_POP_BLS12381G1_XMD:SHA-256_SSWU_RO_POP_";
    bytes32 private constant VOTE_DOMAIN = keccak256("veilmesh/committee/v1");

    uint64 public immutable genesis;
    uint64 public immutable epochLength;
    uint64 public immutable lockTime;
    uint256 public immutable minStake;
    IBondVault public immutable vault;
    /// Whose batches are voted on.
    address public immutable rollup;
    uint256 public immutable reporterBps;

    Member[SLOTS] private _members;
    /// Bit i: slot i is taken.
    uint256 private _taken;
    mapping(bytes32 keyHash => bool) private _used;

    constructor(
        uint64 epochLength_,
        uint64 lockTime_,
        uint256 minStake_,
        uint256 reporterBps_,
        IBondVault vault_,
        address rollup_
    ) {
        if (epochLength_ == 0 || minStake_ == 0 || reporterBps_ > MAX_REPORTER_BPS) revert BadTerms();
        genesis = uint64(block.timestamp);
        epochLength = epochLength_;
        lockTime = lockTime_;
        minStake = minStake_;
        reporterBps = reporterBps_;
        vault = vault_;
        rollup = rollup_;
    }

    function join(bytes32 peerKey, bytes calldata blsKey, bytes calldata possession)
        external
        payable
        returns (uint256 slot)
    {
        if (msg.value < minStake) revert StakeTooSmall(msg.value, minStake);
        bytes memory compressed = Bls12381.compressG2(blsKey);
        bytes32 keyHash = keccak256(compressed);
        if (_used[keyHash]) revert KeyTaken(keyHash);
        if (!Bls12381.verify(possession, blsKey, possessionMessage(msg.sender, compressed), POSSESSION_DST)) {
            revert BadPossession();
        }
        _used[keyHash] = true;
        while (_taken >> slot & 1 == 1) slot++;
        if (slot >= SLOTS) revert CommitteeFull();
        _taken |= 1 << slot;
        uint64 firstEpoch = currentEpoch() + 2;
        _members[slot] = Member({
            operator: msg.sender,
            firstEpoch: firstEpoch,
            lastEpoch: type(uint64).max,
            weight: uint128(msg.value),
            stake: uint128(msg.value),
            peerKey: peerKey,
            blsKey: blsKey
        });
        emit MemberJoined(slot, msg.sender, firstEpoch, msg.value, peerKey, blsKey);
    }

    function requestExit(uint256 slot) external {
        if (slot >= SLOTS || _members[slot].operator != msg.sender) revert NotTheMember(slot, msg.sender);
        if (_members[slot].lastEpoch != type(uint64).max) revert AlreadyLeaving(slot);
        _end(slot);
    }

    function withdraw(uint256 slot) external {
        if (slot >= SLOTS || _members[slot].operator == address(0)) revert NotTheMember(slot, msg.sender);
        Member storage member = _members[slot];
        (address operator, uint256 amount) = (member.operator, member.stake);
        uint256 until = _forgottenAt(member.lastEpoch);
        if (block.timestamp <= until) revert StakeLocked(until);
        delete _members[slot];
        _taken &= ~(1 << slot);
        emit MemberWithdrew(slot, operator, amount);
        Payout.send(operator, amount);
    }

    function slashEquivocation(
        uint256 slot,
        BatchVote calldata a,
        bytes calldata first,
        BatchVote calldata b,
        bytes calldata second
    ) external {
        if (slot >= SLOTS || _members[slot].stake == 0) revert NothingToSlash(slot);
        bool samePlace = a.coordinator == b.coordinator && a.number == b.number;
        if (!samePlace || BatchVotes.contentHash(a) == BatchVotes.contentHash(b)) revert NotEquivocation();
        Member storage member = _members[slot];
        _requireVote(member, a, first);
        _requireVote(member, b, second);
        uint256 amount = member.stake;
        address operator = member.operator;
        member.stake = 0;
        if (member.lastEpoch == type(uint64).max) _end(slot);
        emit MemberSlashed(slot, operator, msg.sender, amount);
        Share[] memory shares = new Share[](2);
        shares[0] = Share(msg.sender, amount * reporterBps / BASIS_POINTS);
        shares[1] = Share(address(0), amount - shares[0].amount);
        vault.reward{value: amount}(shares);
    }

    function verify(bytes32 messageHash, uint64 epoch, uint64 bitmap, bytes calldata signature)
        external
        view
        returns (bool)
    {
        if (epoch > currentEpoch() + 1) revert EpochNotFixed(epoch);
        if (block.timestamp > _forgottenAt(epoch)) revert EpochForgotten(epoch);
        uint256 whole;
        uint256 signed;
        bytes memory key = new bytes(Bls12381.G2_LENGTH);
        for (uint256 slot = 0; slot < SLOTS; slot++) {
            Member storage member = _members[slot];
            bool signs = bitmap >> slot & 1 == 1;
            if (member.operator == address(0) || epoch < member.firstEpoch || epoch > member.lastEpoch) {
                if (signs) return false;
                continue;
            }
            whole += member.weight;
            if (!signs) continue;
            signed += member.weight;
            key = CommitteeSignatures.addKeys(key, member.blsKey);
        }
        if (whole == 0 || signed * 3 < whole * 2) return false;
        return CommitteeSignatures.verify(signature, key, voteMessage(messageHash));
    }

    function members() external view returns (Member[] memory list) {
        list = new Member[](SLOTS);
        for (uint256 slot = 0; slot < SLOTS; slot++) {
            if (_taken >> slot & 1 == 1) list[slot] = _members[slot];
        }
    }

    function memberAt(uint256 slot) external view returns (Member memory) {
        return _members[slot];
    }

    function currentEpoch() public view returns (uint64) {
        return (uint64(block.timestamp) - genesis) / epochLength;
    }

    function possessionMessage(address operator, bytes memory compressedKey) public view returns (bytes memory) {
        return abi.encodePacked(compressedKey, block.chainid, address(this), operator);
    }

    function voteMessage(bytes32 messageHash) public view returns (bytes memory) {
        return abi.encode(VOTE_DOMAIN, block.chainid, address(this), messageHash);
    }

    /// The member counts in this epoch and the next, which are fixed.
    function _end(uint256 slot) private {
        Member storage member = _members[slot];
        member.lastEpoch = currentEpoch() + 1;
        emit MemberLeft(slot, member.operator, member.lastEpoch);
    }

    function _requireVote(Member storage member, BatchVote calldata vote, bytes calldata signature) private view {
        bytes memory message = voteMessage(BatchVotes.hash(vote, rollup));
        if (!CommitteeSignatures.verify(signature, member.blsKey, message)) revert BadVoteSignature();
    }

    /// The last second in which what was signed in the epoch can be judged.
    function _forgottenAt(uint64 epoch) private view returns (uint256) {
        return genesis + (uint256(epoch) + 1) * epochLength + lockTime;
    }
}
