// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IBondVault, Share} from "./interfaces/IBondVault.sol";
import {Payout} from "./libraries/Payout.sol";

/// @title Vault of bonds, see {IBondVault}
/// @dev Threats, and what stands against them:
///      - A key that takes or freezes funds: there is none. Authorities are contracts fixed at deployment; one can lock,
///        release and seize as its own rules say, and touches no lock of another.
///      - A bond that leaves before it is needed: it can be seized until it is withdrawn, which takes longer than any
///        challenge (Challenge's constructor compares). Nor can it hide from a seizure in a lock, to come back after it: locks
///        take from a purse of their own, which nothing seizes and nobody counts on.
///      - A payee who refuses ether, to block a verdict: nothing is sent but to who asks for it.
///      - Dust that keeps a payout from ripening: what comes in waits by itself, in one of two epochs.
///      - Ether sent in by force: it belongs to nobody and no sum counts it.
///      What is burned stays here, and no function pays it out. All ether ever issued fits in 128 bits.
contract BondVault is IBondVault {
    struct Account {
        uint128 balance;
        /// Part of `balance` asked back.
        uint128 withdrawing;
        uint64 withdrawableAt;
    }

    struct Lock {
        address account;
        uint128 amount;
    }

    struct Payouts {
        uint128 ripe;
        /// Of the epoch before the last credit's, and of that.
        uint128 earlier;
        uint128 latest;
        uint64 epoch;
    }

    uint64 public immutable withdrawalDelay;
    uint64 public immutable payoutDelay;
    mapping(address account => bool) public isAuthority;

    mapping(address account => Account) public accountOf;
    mapping(address account => uint256) public purseOf;
    mapping(address authority => mapping(bytes32 id => Lock)) private _locks;
    mapping(address account => Payouts) private _payouts;
    uint256 public burned;

    constructor(address[] memory authorities, uint64 withdrawalDelay_, uint64 payoutDelay_) {
        if (payoutDelay_ == 0) revert BadDelay();
        for (uint256 i = 0; i < authorities.length; i++) {
            isAuthority[authorities[i]] = true;
        }
        withdrawalDelay = withdrawalDelay_;
        payoutDelay = payoutDelay_;
    }

    modifier onlyAuthority() {
        if (!isAuthority[msg.sender]) revert NotAnAuthority(msg.sender);
        _;
    }

    function deposit(address account) external payable {
        accountOf[account].balance += uint128(msg.value);
        emit BondDeposited(account, msg.sender, msg.value);
    }

    function requestWithdrawal(uint128 amount) external {
        Account storage account = accountOf[msg.sender];
        if (amount > account.balance) revert InsufficientBond(msg.sender, account.balance, amount);
        account.withdrawing = amount;
        account.withdrawableAt = uint64(block.timestamp) + withdrawalDelay;
        emit BondWithdrawalRequested(msg.sender, amount, account.withdrawableAt);
    }

    function withdraw() external {
        Account storage account = accountOf[msg.sender];
        uint128 amount = _withdrawing(account);
        if (amount == 0) revert NothingToWithdraw(msg.sender);
        if (block.timestamp < account.withdrawableAt) revert WithdrawalNotDue(account.withdrawableAt);
        account.withdrawing = 0;
        account.balance -= amount;
        emit BondWithdrawn(msg.sender, amount);
        Payout.send(msg.sender, amount);
    }

    function fill(address account) external payable {
        purseOf[account] += msg.value;
        emit PurseFilled(account, msg.sender, msg.value);
    }

    function empty() external {
        uint256 amount = purseOf[msg.sender];
        if (amount == 0) revert EmptyPurse(msg.sender);
        purseOf[msg.sender] = 0;
        emit PurseEmptied(msg.sender, amount);
        Payout.send(msg.sender, amount);
    }

    function lock(bytes32 id, address account, uint256 amount) external onlyAuthority {
        Lock storage held = _locks[msg.sender][id];
        if (held.account != address(0)) revert LockExists(id);
        uint256 purse = purseOf[account];
        if (account == address(0) || purse < amount) revert InsufficientPurse(account, purse, amount);
        purseOf[account] = purse - amount;
        _locks[msg.sender][id] = Lock({account: account, amount: uint128(amount)});
        emit BondLocked(msg.sender, id, account, amount);
    }

    function release(bytes32 id, Share[] calldata shares) external onlyAuthority {
        Lock memory held = _locks[msg.sender][id];
        if (held.account == address(0)) revert UnknownLock(id);
        delete _locks[msg.sender][id];
        uint256 paid;
        for (uint256 i = 0; i < shares.length; i++) {
            paid += shares[i].amount;
            _credit(shares[i].to, shares[i].amount);
        }
        if (paid > held.amount) revert BadShares(paid, held.amount);
        uint256 returned = held.amount - paid;
        purseOf[held.account] += returned;
        emit BondReleased(msg.sender, id, returned);
    }

    function seize(address account, uint256 amount, Share[] calldata shares)
        external
        onlyAuthority
        returns (uint256 taken)
    {
        uint256 balance = accountOf[account].balance;
        taken = amount < balance ? amount : balance;
        accountOf[account].balance -= uint128(taken);
        uint256 asked;
        uint256 paid;
        for (uint256 i = 0; i < shares.length; i++) {
            asked += shares[i].amount;
            uint256 part = amount == 0 ? 0 : shares[i].amount * taken / amount;
            paid += part;
            _credit(shares[i].to, part);
        }
        if (asked > amount) revert BadShares(asked, amount);
        _credit(address(0), taken - paid);
        emit BondSeized(msg.sender, account, taken);
    }

    function reward(Share[] calldata shares) external payable {
        uint256 paid;
        for (uint256 i = 0; i < shares.length; i++) {
            paid += shares[i].amount;
            _credit(shares[i].to, shares[i].amount);
        }
        if (paid != msg.value) revert BadShares(paid, msg.value);
    }

    function claim() external {
        Payouts storage payouts = _payouts[msg.sender];
        _ripen(payouts);
        uint256 amount = payouts.ripe;
        if (amount == 0) revert NothingRipe(msg.sender);
        payouts.ripe = 0;
        emit PaidOut(msg.sender, amount);
        Payout.send(msg.sender, amount);
    }

    function bondOf(address account) external view returns (uint256) {
        return accountOf[account].balance;
    }

    function standingOf(address account) external view returns (uint256) {
        Account storage stored = accountOf[account];
        return stored.balance - _withdrawing(stored);
    }

    function claimable(address account) external view returns (uint256 ripe, uint256 pending) {
        Payouts memory payouts = _payouts[account];
        pending = uint256(payouts.earlier) + payouts.latest;
        ripe = payouts.ripe + _ripeOf(payouts);
        pending -= ripe - payouts.ripe;
    }

    function lockOf(address authority, bytes32 id) external view returns (address account, uint256 amount) {
        Lock storage held = _locks[authority][id];
        return (held.account, held.amount);
    }

    function _credit(address to, uint256 amount) private {
        if (amount == 0) return;
        if (to == address(0)) {
            burned += amount;
            emit Burned(amount);
            return;
        }
        Payouts storage payouts = _payouts[to];
        _ripen(payouts);
        payouts.latest += uint128(amount);
        emit PayoutAdded(to, amount);
    }

    /// Moves what has waited a whole epoch to `ripe`, and the books on to the present epoch.
    function _ripen(Payouts storage payouts) private {
        uint64 epoch = _epoch();
        if (payouts.epoch == epoch) return;
        Payouts memory old = payouts;
        payouts.ripe = uint128(old.ripe + _ripeOf(old));
        payouts.earlier = epoch == old.epoch + 1 ? old.latest : 0;
        payouts.latest = 0;
        payouts.epoch = epoch;
    }

    /// Of what waits: what was credited before the epoch that ended last.
    function _ripeOf(Payouts memory payouts) private view returns (uint256) {
        uint64 epoch = _epoch();
        if (epoch == payouts.epoch) return 0;
        return epoch == payouts.epoch + 1 ? payouts.earlier : uint256(payouts.earlier) + payouts.latest;
    }

    function _epoch() private view returns (uint64) {
        return uint64(block.timestamp) / payoutDelay;
    }

    /// A request outlives a seizure; what is left counts.
    function _withdrawing(Account storage account) private view returns (uint128) {
        return account.withdrawing < account.balance ? account.withdrawing : account.balance;
    }
}
