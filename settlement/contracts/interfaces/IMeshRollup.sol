// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {BatchHeader, Receipt} from "../libraries/Receipts.sol";

/// @title Batches of receipts, final after a window
interface IMeshRollup {
    event BatchPosted(address indexed coordinator, uint64 indexed number, bytes32 headerHash, BatchHeader header);
    event BatchesFinalized(address indexed coordinator, uint64 upTo);

    error UnexpectedNumber(uint64 got, uint64 expected);
    error UnexpectedParent(bytes32 got, bytes32 expected);
    error EmptyBatch();
    error BadAggregateLength(uint256 length);
    error UnknownHeader(bytes32 headerHash);
    error AlreadyFinal(uint64 number);
    error WindowOpen(uint64 until);
    error NotInBatch(bytes32 leafHash);

    /// @notice Appends a batch to the caller's own chain of batches. Anyone may be a coordinator.
    /// @param number must be one more than the caller's last, so that a transaction sent twice counts once
    function postBatch(
        uint64 number,
        bytes32 previousHash,
        bytes32 receiptsRoot,
        uint32 receiptCount,
        bytes32 dataHash,
        bytes calldata aggregate
    ) external;

    /// @notice Makes the batch and all before it final, once its window has passed. Anyone may call.
    function finalize(BatchHeader calldata header) external;

    function window() external view returns (uint64);
    function batchHash(address coordinator, uint64 number) external view returns (bytes32);
    function chainOf(address coordinator) external view returns (uint64 posted, uint64 finalized);

    /// @notice Reverts unless the receipt is in the posted batch. Returns its leaf hash and whether it is final.
    function proveReceipt(BatchHeader calldata header, Receipt calldata receipt, uint256 index, bytes32[] calldata path)
        external
        view
        returns (bytes32 leafHash, bool isFinal);
}
