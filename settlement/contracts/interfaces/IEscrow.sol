// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {BatchHeader, Receipt} from "../libraries/Receipts.sol";
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

    /// @notice Adds `msg.value` to the deposit of `client` with `coordinator`: only receipts in that coordinator's
    ///         batches are paid from it, under vouchers that name it.
    function deposit(address client, address coordinator) external payable;

    /// @notice Asks for `amount` back. Replaces an earlier request and restarts its delay.
    function requestWithdrawal(address coordinator, uint128 amount) external;

    function withdrawDeposit(address coordinator) external;

    /// @notice Pays receipts of one final batch from their clients' deposits. Anyone may call.
    function settle(BatchHeader calldata header, Settlement[] calldata settlements) external;

    /// @notice Pays out the caller's fees.
    function claim() external;

    function accountOf(address client, address coordinator) external view returns (Account memory);
    function claimable(address account) external view returns (uint256);
    /// @notice Wei settled under the client's vouchers of this session with this coordinator.
    function spent(address client, address coordinator, bytes32 sessionId) external view returns (uint256);
    function isSettled(address client, address coordinator, bytes32 sessionId, bytes32 requestId, uint32 segment)
        external
        view
        returns (bool);
    function domainSeparator() external view returns (bytes32);
}
