// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IChallenge} from "./interfaces/IChallenge.sol";
import {IClaimReader, Work} from "./interfaces/IClaimReader.sol";
import {IEscrow} from "./interfaces/IEscrow.sol";
import {IMeshRollup} from "./interfaces/IMeshRollup.sol";
import {IModelRegistry} from "./interfaces/IModelRegistry.sol";
import {INodeRegistry} from "./interfaces/INodeRegistry.sol";
import {Ecdsa} from "./libraries/Ecdsa.sol";
import {Payout} from "./libraries/Payout.sol";
import {BatchHeader, Receipt} from "./libraries/Receipts.sol";
import {Payee, Voucher, Vouchers} from "./libraries/Vouchers.sol";

/// @title Escrow, see {IEscrow}
/// @dev Threats, and what stands against them:
///      - A key that takes or freezes funds: there is none, no upgrade and no pause. Ether leaves only through
///        `withdrawDeposit` and `claim`, both to the caller, and the sum of all balances and claims never exceeds it.
///      - A coordinator that pays itself: receipts of its own final batches only, under the client's voucher that names it,
///        each segment once.
///      - A client that gives one session's vouchers to two routes: each route is a channel of its own, so that neither's
///        payment counts against the other's voucher.
///      - Work that is paid before it is checked: a segment with an open check is held, one with a convicted claim void.
///      - A hold without end: checks are opened within a window, and each ends by somebody's clock.
///      - A coordinator that does not post, or does not settle: anybody does, later, and has to show the signed work.
///      - A client that withdraws what it promised: its deposit stays longer than any batch under its vouchers needs.
contract Escrow is IEscrow {
    uint256 private constant BASIS_POINTS = 10_000;
    uint256 public constant MAX_PAYEES = 64;

    IMeshRollup public immutable rollup;
    INodeRegistry public immutable nodes;
    IModelRegistry public immutable models;
    IChallenge public immutable challenge;
    IClaimReader public immutable reader;
    uint256 public immutable nodesBps;
    uint256 public immutable ownerBps;
    uint256 public immutable coordinatorBps;
    /// @notice Longer than the rollup's window and, as {Challenge} sees to, than the longest check: vouchers already given
    ///         can still be settled, also when the segment was held.
    uint64 public immutable withdrawalDelay;
    /// @notice Seconds that anybody waits for the coordinator.
    uint64 public immutable forceDelay;
    uint256 private immutable _chainId;
    bytes32 private immutable _domainSeparator;

    /// Anyone may be a coordinator, also a client. So what one coordinator settles, marks or spends touches nothing
    /// that another one counts on: deposits, session totals and segments are kept for each coordinator apart.
    mapping(address client => mapping(address coordinator => Account)) private _accounts;
    mapping(address account => uint256) public claimable;
    mapping(bytes32 channel => uint256) public spent;
    /// keccak(channel, requestId, segment / 256) -> one bit a segment.
    mapping(bytes32 requestKey => uint256) private _settled;

    constructor(
        IMeshRollup rollup_,
        INodeRegistry nodes_,
        IModelRegistry models_,
        IChallenge challenge_,
        IClaimReader reader_,
        uint256 nodesBps_,
        uint256 ownerBps_,
        uint256 coordinatorBps_,
        uint64 withdrawalDelay_,
        uint64 forceDelay_
    ) {
        if (nodesBps_ + ownerBps_ + coordinatorBps_ != BASIS_POINTS) revert BadFeeSplit();
        if (withdrawalDelay_ <= rollup_.longWindow() + forceDelay_) revert WithdrawalNotDue(withdrawalDelay_);
        rollup = rollup_;
        nodes = nodes_;
        models = models_;
        challenge = challenge_;
        reader = reader_;
        nodesBps = nodesBps_;
        ownerBps = ownerBps_;
        coordinatorBps = coordinatorBps_;
        withdrawalDelay = withdrawalDelay_;
        forceDelay = forceDelay_;
        _chainId = block.chainid;
        _domainSeparator = _hashDomain();
    }

    function deposit(address client, address coordinator) external payable {
        _accounts[client][coordinator].balance += uint128(msg.value);
        emit Deposited(client, coordinator, msg.sender, msg.value);
    }

    function requestWithdrawal(address coordinator, uint128 amount) external {
        Account storage account = _accounts[msg.sender][coordinator];
        if (amount > account.balance) revert InsufficientDeposit(msg.sender, account.balance, amount);
        account.withdrawing = amount;
        account.withdrawableAt = uint64(block.timestamp) + withdrawalDelay;
        emit WithdrawalRequested(msg.sender, coordinator, amount, account.withdrawableAt);
    }

    function withdrawDeposit(address coordinator) external {
        Account storage account = _accounts[msg.sender][coordinator];
        uint128 amount = account.withdrawing < account.balance ? account.withdrawing : account.balance;
        if (amount == 0) revert NothingToWithdraw(msg.sender);
        if (block.timestamp < account.withdrawableAt) revert WithdrawalNotDue(account.withdrawableAt);
        account.withdrawing = 0;
        account.balance -= amount;
        emit DepositWithdrawn(msg.sender, coordinator, amount);
        Payout.send(msg.sender, amount);
    }

    function settle(BatchHeader calldata header, Settlement[] calldata settlements) external {
        for (uint256 i = 0; i < settlements.length; i++) {
            if (settlements[i].voucher.coordinator != header.coordinator) revert VoucherMismatch();
            _settle(header, settlements[i]);
        }
    }

    function settleForced(BatchHeader calldata header, Settlement calldata settlement, Work calldata work) external {
        uint256 from = uint256(header.finalAt) + forceDelay;
        if (block.timestamp < from) revert ForceNotDue(from);
        uint256 fee = reader.feeOf(header, settlement.receipt, work, settlement.voucher.payees);
        if (settlement.receipt.amount != fee) revert WrongFee(settlement.receipt.amount, fee);
        _settle(header, settlement);
    }

    function claim() external {
        uint256 amount = claimable[msg.sender];
        if (amount == 0) revert NothingToWithdraw(msg.sender);
        claimable[msg.sender] = 0;
        emit Claimed(msg.sender, amount);
        Payout.send(msg.sender, amount);
    }

    function accountOf(address client, address coordinator) external view returns (Account memory) {
        return _accounts[client][coordinator];
    }

    function isSettled(bytes32 channel, bytes32 requestId, uint32 segment) external view returns (bool) {
        (bytes32 key, uint256 bit) = _settledBit(channel, requestId, segment);
        return _settled[key] & bit != 0;
    }

    function _settle(BatchHeader calldata header, Settlement calldata s) private {
        Receipt calldata r = s.receipt;
        (, bool isFinal) = rollup.proveReceipt(header, r, s.index, s.path);
        if (!isFinal) revert BatchNotFinal(header.coordinator, header.number);
        uint8 verdict = challenge.verdictOf(r.claimsHash);
        if (verdict == 1) revert SegmentHeld(r.claimsHash);
        if (verdict != 0) revert SegmentVoid(r.claimsHash);
        _checkVoucher(header, s);

        address coordinator = s.voucher.coordinator;
        bytes32 channel = channelOf(r.client, coordinator, r.sessionId, r.modelRoot, r.payeesHash);
        (bytes32 key, uint256 bit) = _settledBit(channel, r.requestId, r.segment);
        if (_settled[key] & bit != 0) revert AlreadySettled(r.sessionId, r.requestId, r.segment);
        _settled[key] |= bit;

        uint256 total = spent[channel] + r.amount;
        if (total > s.voucher.cumulative) revert VoucherExceeded(s.voucher.cumulative, total);
        spent[channel] = total;

        Account storage account = _accounts[r.client][coordinator];
        if (account.balance < r.amount) revert InsufficientDeposit(r.client, account.balance, r.amount);
        account.balance -= r.amount;

        _split(header.coordinator, r.modelRoot, r.amount, s.voucher.payees);
        emit Settled(r.client, coordinator, r.sessionId, r.requestId, r.segment, r.amount);
    }

    /// The client itself signed for this session, model and payees, and posting was in time.
    function _checkVoucher(BatchHeader calldata header, Settlement calldata s) private view {
        Receipt calldata r = s.receipt;
        Voucher calldata v = s.voucher;
        bytes32 payees = Vouchers.payeesHash(v.payees);
        if (
            v.client != r.client || v.sessionId != r.sessionId || v.modelRoot != r.modelRoot || payees != r.payeesHash
        ) revert VoucherMismatch();
        if (header.postedAt > v.validUntil) revert VoucherExpired(v.validUntil, header.postedAt);
        address signer = Ecdsa.recover(Vouchers.digest(v, payees, domainSeparator()), s.signature);
        if (signer != v.client) revert NotSignedByClient(signer, v.client);
    }

    /// Nodes by weight, model owner, who posted; rounding dust goes to the last node.
    function _split(address poster, bytes32 modelRoot, uint256 amount, Payee[] calldata payees) private {
        if (payees.length == 0 || payees.length > MAX_PAYEES) revert BadPayees();
        address owner = models.ownerOf(modelRoot);
        if (owner == address(0)) revert UnknownModel(modelRoot);
        uint256 ownerShare = amount * ownerBps / BASIS_POINTS;
        uint256 coordinatorShare = amount * coordinatorBps / BASIS_POINTS;
        uint256 left = amount - ownerShare - coordinatorShare;
        claimable[owner] += ownerShare;
        claimable[poster] += coordinatorShare;

        uint256 totalWeight;
        for (uint256 i = 0; i < payees.length; i++) {
            totalWeight += payees[i].weight;
        }
        if (totalWeight == 0) revert BadPayees();
        uint256 nodesShare = left;
        for (uint256 i = 0; i < payees.length; i++) {
            address payout = nodes.payoutOf(payees[i].node);
            if (payout == address(0)) revert UnknownPayee(payees[i].node);
            uint256 share = i + 1 == payees.length ? left : nodesShare * payees[i].weight / totalWeight;
            left -= share;
            claimable[payout] += share;
        }
    }

    /// After a chain split the new chain's id counts: no voucher of the old one is good there.
    function domainSeparator() public view returns (bytes32) {
        return block.chainid == _chainId ? _domainSeparator : _hashDomain();
    }

    function _hashDomain() private view returns (bytes32) {
        return keccak256(
            abi.encode(
                keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"),
                keccak256("Veilmesh Escrow"),
                keccak256("1"),
                block.chainid,
                address(this)
            )
        );
    }

    function channelOf(
        address client,
        address coordinator,
        bytes32 sessionId,
        bytes32 modelRoot,
        bytes32 payeesHash
    ) public pure returns (bytes32) {
        return keccak256(abi.encode(client, coordinator, sessionId, modelRoot, payeesHash));
    }

    function _settledBit(bytes32 channel, bytes32 requestId, uint32 segment)
        private
        pure
        returns (bytes32 key, uint256 bit)
    {
        key = keccak256(abi.encode(channel, requestId, segment >> 8));
        bit = 1 << (segment & 0xff);
    }
}
