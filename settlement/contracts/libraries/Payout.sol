// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title Sending ether
/// @dev Callers write all state before calling (checks, effects, interactions); none needs a reentrancy lock.
library Payout {
    error TransferFailed(address to, uint256 amount);

    function send(address to, uint256 amount) internal {
        (bool ok,) = to.call{value: amount}("");
        if (!ok) revert TransferFailed(to, amount);
    }
}
