// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// A part of what a bond or a slashed stake comes to.
struct Share {
    /// Zero: burned.
    address to;
    uint256 amount;
}

/// @title Bonds of challengers, coordinators and sequencers, and what slashing pays
/// @notice An account has two balances. Its standing bond stays until its owner asks for it back, and can be seized until
///         it is withdrawn; its purse pays the bonds that are locked for one thing each, and is its owner's at any time.
///         What is paid out is pulled by its owner, after a delay.
interface IBondVault {
    event BondDeposited(address indexed account, address from, uint256 amount);
    event BondWithdrawalRequested(address indexed account, uint256 amount, uint64 withdrawableAt);
    event BondWithdrawn(address indexed account, uint256 amount);
    event PurseFilled(address indexed account, address from, uint256 amount);
    event PurseEmptied(address indexed account, uint256 amount);
    event BondLocked(address indexed authority, bytes32 indexed id, address indexed account, uint256 amount);
    event BondReleased(address indexed authority, bytes32 indexed id, uint256 returned);
    event BondSeized(address indexed authority, address indexed account, uint256 amount);
    event PayoutAdded(address indexed account, uint256 amount);
    event PaidOut(address indexed account, uint256 amount);
    event Burned(uint256 amount);

    error BadDelay();
    error NotAnAuthority(address caller);
    error InsufficientBond(address account, uint256 balance, uint256 required);
    error InsufficientPurse(address account, uint256 balance, uint256 required);
    error EmptyPurse(address account);
    error NothingToWithdraw(address account);
    error WithdrawalNotDue(uint64 withdrawableAt);
    error LockExists(bytes32 id);
    error UnknownLock(bytes32 id);
    /// The shares come to more than there is, or, where they must, not to all of it.
    error BadShares(uint256 shares, uint256 amount);
    error NothingRipe(address account);

    /// @notice Adds `msg.value` to the standing bond of `account`.
    function deposit(address account) external payable;

    /// @notice Asks for `amount` of the caller's bond back. Replaces an earlier request and restarts its delay.
    function requestWithdrawal(uint128 amount) external;

    function withdraw() external;

    /// @notice Adds `msg.value` to the purse of `account`.
    function fill(address account) external payable;

    /// @notice Pays the caller all of its purse.
    function empty() external;

    /// @notice Takes `amount` out of the purse of `account` and keeps it under the authority's own `id`.
    function lock(bytes32 id, address account, uint256 amount) external;

    /// @notice Ends a lock: the shares are paid out, and what they leave goes back to the purse it came from.
    function release(bytes32 id, Share[] calldata shares) external;

    /// @notice Takes up to `amount` of what `bondOf` says. Shares are of `amount` and scaled down with it when less is
    ///         there; what they leave is burned. Purse and locks stay.
    function seize(address account, uint256 amount, Share[] calldata shares) external returns (uint256 taken);

    /// @notice Pays out all of `msg.value`. Anyone may: it only brings money.
    function reward(Share[] calldata shares) external payable;

    /// @notice Pays the caller what has waited long enough.
    function claim() external;

    /// @notice What can be seized: also what is being withdrawn, neither purse nor locks.
    function bondOf(address account) external view returns (uint256);
    /// @notice What a new obligation may count on: not what is being withdrawn.
    function standingOf(address account) external view returns (uint256);
    function accountOf(address account)
        external
        view
        returns (uint128 balance, uint128 withdrawing, uint64 withdrawableAt);
    /// @notice What can be locked.
    function purseOf(address account) external view returns (uint256);
    function claimable(address account) external view returns (uint256 ripe, uint256 pending);
    function lockOf(address authority, bytes32 id) external view returns (address account, uint256 amount);
    /// @notice Wei that no function pays out any more.
    function burned() external view returns (uint256);
    function withdrawalDelay() external view returns (uint64);
    /// @notice Payouts ripen after one to two of these seconds.
    function payoutDelay() external view returns (uint64);
    function isAuthority(address account) external view returns (bool);
}
