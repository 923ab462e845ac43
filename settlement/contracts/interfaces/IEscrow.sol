// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {BatchHeader, Receipt} from "../libraries/Receipts.sol";
import {Work} from "./IClaimReader.sol";
import {Voucher} from "../libraries/Vouchers.sol";

/// @title Clients' deposits and everybody's fees
interface IEscrow {
    struct Account {
        uint128 balance;
        /// Part of `balance` asked back; still pays for vouchers until it is withdrawn.
        uint128 withdrawing;
        uint64 withdrawableAt;
    }

    struct Settlement {
        Receipt receipt;
        uint256 index;
        bytes32[] path;
        Voucher voucher;
        /// r ‖ s ‖ v over the voucher's EIP-712 digest.
        bytes signature;
    }

    event Deposited(address indexed client, address indexed coordinator, address from, uint256 amount);
    event WithdrawalRequested(
        address indexed client, address indexed coordinator, uint256 amount, uint64 withdrawableAt
    );
    event DepositWithdrawn(address indexed client, address indexed coordinator, uint256 amount);
    event Settled(
        address indexed client,
        address indexed coordinator,
        bytes32 indexed sessionId,
        bytes32 requestId,
        uint32 segment,
        uint128 amount
    );
    event Claimed(address indexed account, uint256 amount);

    error BadFeeSplit();
    error InsufficientDeposit(address client, uint256 balance, uint256 required);
    error NothingToWithdraw(address account);
    error WithdrawalNotDue(uint64 withdrawableAt);
    error BatchNotFinal(address coordinator, uint64 number);
    error AlreadySettled(bytes32 sessionId, bytes32 requestId, uint32 segment);
    /// The voucher names another coordinator, session, model, client or other payees than the receipt.
    error VoucherMismatch();
    error VoucherExpired(uint64 validUntil, uint64 postedAt);
    error VoucherExceeded(uint256 cumulative, uint256 required);
    error NotSignedByClient(address signer, address client);
    error BadPayees();
    error UnknownPayee(bytes32 node);
    error UnknownModel(bytes32 modelRoot);
    /// A check of the segment is open.
    error SegmentHeld(bytes32 claimsHash);
    /// A claim of the segment was convicted: nobody pays for it.
    error SegmentVoid(bytes32 claimsHash);
    /// The coordinator that the voucher names still has time to settle.
    error ForceNotDue(uint256 from);
    /// The receipt is not of what the signed work costs.
    error WrongFee(uint256 got, uint256 fee);

    /// @notice Adds `msg.value` to the deposit of `client` with `coordinator`: only receipts under vouchers that name it are
    ///         paid from it, in that coordinator's batches or, by `settleForced` after `forceDelay`, in anybody's final batch.
    function deposit(address client, address coordinator) external payable;

    /// @notice Asks for `amount` back. Replaces an earlier request and restarts its delay.
    function requestWithdrawal(address coordinator, uint128 amount) external;

    function withdrawDeposit(address coordinator) external;

    /// @notice Pays receipts of one final batch from their clients' deposits. Anyone may call.
    function settle(BatchHeader calldata header, Settlement[] calldata settlements) external;

    /// @notice Pays a receipt that the coordinator named by its voucher did not settle, out of the deposit with that one:
    ///         from anybody's final batch, `forceDelay` later than from its own. The coordinator's share is that
    ///         batch's. Whoever posts may write what he likes into a batch, so the work has to be shown. Anyone may call.
    function settleForced(BatchHeader calldata header, Settlement calldata settlement, Work calldata work) external;

    /// @notice Pays out the caller's fees.
    function claim() external;

    function forceDelay() external view returns (uint64);
    function withdrawalDelay() external view returns (uint64);
    function accountOf(address client, address coordinator) external view returns (Account memory);
    function claimable(address account) external view returns (uint256);
    /// @notice Names what a client's vouchers of one session over one route pay from: no other route's spend counts against it.
    function channelOf(
        address client,
        address coordinator,
        bytes32 sessionId,
        bytes32 modelRoot,
        bytes32 payeesHash
    ) external pure returns (bytes32);

    /// @notice Wei settled under the vouchers of this channel.
    function spent(bytes32 channel) external view returns (uint256);
    function isSettled(bytes32 channel, bytes32 requestId, uint32 segment) external view returns (bool);
    function domainSeparator() external view returns (bytes32);
}
