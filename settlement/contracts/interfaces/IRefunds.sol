// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {PaidWork} from "./IClaimReader.sol";

/// @title Clients get back what they paid for convicted work
/// @notice settlement/PROTOCOL.md, "Money". Of what a convicted claim cost its node a part is set aside in {IChallenge}; this says who
///         has paid for that claim, by the escrow or in a session.
interface IRefunds {
    /// Where a receipt was paid: by the escrow, or in a session that the coordinator ran. What the escrow has settled is refunded as
    /// the escrow's, whatever is said here.
    struct Payment {
        /// Of the coordinator's, from 1; 0: by the escrow.
        uint64 session;
        /// Place of the channel under the session's last root; empty for the escrow.
        bytes32[] witness;
    }

    event Refunded(bytes32 indexed payment, bytes32 indexed claimHash, address indexed client, uint256 amount);
    event Rebooked(bytes32 indexed payment, bytes32 indexed session, bytes32 indexed channel, uint256 amount);

    /// All of it came back, for this claim or, by this receipt, for its segment.
    error AlreadyRefunded(bytes32 payment);
    /// The receipt was not paid, or nothing is left to refund it from.
    error NothingPaid();

    /// @notice Gives the client of a paid receipt back what it paid for a convicted claim, out of what that cost its node and
    ///         while that lasts. Wei are counted: for each hop of a segment no more than the claim's own work costs, for the segment no
    ///         more than the receipt says, and of a channel never more in all than it has spent, by the escrow or in that session. So
    ///         it may be asked for again where something is left. A session counts once it pays out: its root is the last then.
    ///         Anyone may.
    function refund(PaidWork calldata work, Payment calldata payment) external;

    /// @notice Books as the escrow's what came back as a session's before the escrow settled the segment: what it used up of the session's
    ///         share is free again for segments that were paid there. It moves no ether. Anyone may.
    /// @param session key of the session's booking, see {refundedIn}
    function rebook(bytes32 channel, bytes32 requestId, uint32 segment, bytes32 session) external;

    /// @notice Wei of a payment that are booked on a session.
    /// @param payment keccak256(channel, request, segment)
    function bookedIn(bytes32 payment, bytes32 session) external view returns (uint256);

    /// @notice Wei given back of what a channel has spent.
    /// @param key the channel of the escrow; for a session keccak256(session id, that channel)
    function refundedIn(bytes32 key) external view returns (uint256);
}
