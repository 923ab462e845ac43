// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IChallenge} from "./interfaces/IChallenge.sol";
import {IClaimReader, PaidWork} from "./interfaces/IClaimReader.sol";
import {IEphemeralSession} from "./interfaces/IEphemeralSession.sol";
import {IEscrow} from "./interfaces/IEscrow.sol";
import {IRefunds} from "./interfaces/IRefunds.sol";
import {Accounting} from "./libraries/Accounting.sol";
import {Receipt} from "./libraries/Receipts.sol";

/// @title Refunds, see {IRefunds}
/// @dev Threats, and what stands against them:
///      - A receipt of somebody's own around another's claim: the claim names client, payees and coordinator, see {ClaimReader}.
///      - A receipt of one wei around it, in anybody's batch, to use the client's refund up: wei are counted, and not calls, so that it
///        brings that wei forward.
///      - A receipt that says more than was paid: a claim's own work is the most for it, and of a channel, of the escrow or of a
///        session, all refunds together are no more than was spent there.
///      - Two convicted hops, one whose stake had nothing left: each has a sum of its own. Two attempts at one hop have the same.
///      - The same segment refunded as paid by the escrow and in a session, or in two: its sums have nothing of where it was paid.
///      - What the escrow paid taken out of what a session spent on other segments: the escrow's word on that counts, not the caller's.
///      - A segment refunded as a session's before the escrow settles it, so that others paid in that session get nothing: the booking is
///        moved to the escrow's by anybody, as far as the escrow has spent; wherever it is, it is counted once.
///      - A session's root that is still to be contested, or that the tail changes: only one that pays out counts. Under a false one
///        that nobody contested anything may have been spent: what was set aside is the bound then.
///      - A witness of another channel, or another session: the key is made here of the receipt, and the root is the session's own.
///      - Taking what is set aside for others: {Challenge} keeps it by claim, and gives no more than is there.
///      It holds no ether and nobody owns it.
contract Refunds is IRefunds {
    IChallenge public immutable challenge;
    IClaimReader public immutable reader;
    IEscrow public immutable escrow;
    IEphemeralSession public immutable sessions;

    /// Wei given back of keccak256(channel of the escrow, request, segment), and of its hops.
    mapping(bytes32 payment => uint256) private _refunded;
    mapping(bytes32 payment => mapping(uint256 hop => uint256)) private _refundedHop;
    mapping(bytes32 key => uint256) public refundedIn;
    mapping(bytes32 payment => mapping(bytes32 session => uint256)) public bookedIn;

    constructor(IChallenge challenge_, IClaimReader reader_, IEscrow escrow_, IEphemeralSession sessions_) {
        challenge = challenge_;
        reader = reader_;
        escrow = escrow_;
        sessions = sessions_;
    }

    function refund(PaidWork calldata work, Payment calldata payment) external {
        (bytes32 claimHash, uint256 amount) = reader.workOf(work);
        Receipt calldata receipt = work.receipt;
        bytes32 channel = escrow.channelOf(
            receipt.client, work.coordinator, receipt.sessionId, receipt.modelRoot, receipt.payeesHash
        );
        bytes32 name = _nameOf(channel, receipt.requestId, receipt.segment);
        uint256 due = _less(amount, _refundedHop[name][work.hop]);
        due = _min(due, _less(receipt.amount, _refunded[name]));
        if (due == 0) revert AlreadyRefunded(name);

        bool byEscrow = escrow.isSettled(channel, receipt.requestId, receipt.segment);
        if (!byEscrow && payment.session == 0) revert NothingPaid();
        bytes32 key = byEscrow
            ? channel
            : keccak256(abi.encode(sessions.sessionId(work.coordinator, payment.session), channel));
        uint256 spent = byEscrow
            ? escrow.spent(channel)
            : sessions.spentOf(
                work.coordinator,
                payment.session,
                Accounting.channelOf(receipt.client, receipt.sessionId, receipt.modelRoot, receipt.payeesHash),
                payment.witness
            );
        amount = challenge.refund(claimHash, receipt.client, _min(due, _less(spent, refundedIn[key])));
        if (amount == 0) revert NothingPaid();
        _refundedHop[name][work.hop] += amount;
        _refunded[name] += amount;
        refundedIn[key] += amount;
        if (!byEscrow) bookedIn[name][key] += amount;
        emit Refunded(name, claimHash, receipt.client, amount);
    }

    function rebook(bytes32 channel, bytes32 requestId, uint32 segment, bytes32 session) external {
        bytes32 name = _nameOf(channel, requestId, segment);
        if (!escrow.isSettled(channel, requestId, segment)) revert NothingPaid();
        uint256 amount = _min(bookedIn[name][session], _less(escrow.spent(channel), refundedIn[channel]));
        if (amount == 0) revert NothingPaid();
        bookedIn[name][session] -= amount;
        refundedIn[session] -= amount;
        refundedIn[channel] += amount;
        emit Rebooked(name, session, channel, amount);
    }

    function _nameOf(bytes32 channel, bytes32 requestId, uint32 segment) private pure returns (bytes32) {
        return keccak256(abi.encode(channel, requestId, segment));
    }

    function _less(uint256 from, uint256 amount) private pure returns (uint256) {
        return from > amount ? from - amount : 0;
    }

    function _min(uint256 a, uint256 b) private pure returns (uint256) {
        return a < b ? a : b;
    }
}
