// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IMeshRollup} from "./interfaces/IMeshRollup.sol";
import {MerkleTree} from "./libraries/MerkleTree.sol";
import {BatchHeader, Receipt, Receipts} from "./libraries/Receipts.sol";

/// @title Rollup of receipt batches, see {IMeshRollup}
/// @dev Coordinators are permissionless and unbonded: each appends to its own chain of batches, so none can
///      delay or overwrite another, and a posted batch moves no money without a voucher signed by the client.
contract MeshRollup is IMeshRollup {
    struct Chain {
        uint64 posted;
        uint64 finalized;
    }

    uint256 private constant AGGREGATE_LENGTH = 48;

    uint64 public immutable window;

    /// Slots 0 and 1 of the layout are proven from outside the chain (settlement/batch/header.ts): keep the order.
    mapping(address coordinator => mapping(uint64 number => bytes32)) public batchHash;
    mapping(address coordinator => Chain) public chainOf;

    constructor(uint64 window_) {
        window = window_;
    }

    function postBatch(
        uint64 number,
        bytes32 previousHash,
        bytes32 receiptsRoot,
        uint32 receiptCount,
        bytes32 dataHash,
        bytes calldata aggregate
    ) external {
        uint64 expected = chainOf[msg.sender].posted + 1;
        if (number != expected) revert UnexpectedNumber(number, expected);
        bytes32 parent = batchHash[msg.sender][number - 1];
        if (previousHash != parent) revert UnexpectedParent(previousHash, parent);
        if (receiptCount == 0) revert EmptyBatch();
        if (aggregate.length != AGGREGATE_LENGTH) revert BadAggregateLength(aggregate.length);
        BatchHeader memory header = BatchHeader({
            coordinator: msg.sender,
            number: number,
            previousHash: previousHash,
            receiptsRoot: receiptsRoot,
            receiptCount: receiptCount,
            dataHash: dataHash,
            aggregate: aggregate,
            postedAt: uint64(block.timestamp)
        });
        bytes32 hash = Receipts.headerHash(header);
        batchHash[msg.sender][number] = hash;
        chainOf[msg.sender].posted = number;
        emit BatchPosted(msg.sender, number, hash, header);
    }

    function finalize(BatchHeader calldata header) external {
        _requirePosted(header);
        uint64 until = header.postedAt + window;
        if (block.timestamp < until) revert WindowOpen(until);
        Chain storage chain = chainOf[header.coordinator];
        if (header.number <= chain.finalized) revert AlreadyFinal(header.number);
        chain.finalized = header.number;
        emit BatchesFinalized(header.coordinator, header.number);
    }

    function proveReceipt(BatchHeader calldata header, Receipt calldata receipt, uint256 index, bytes32[] calldata path)
        external
        view
        returns (bytes32 leafHash, bool isFinal)
    {
        _requirePosted(header);
        leafHash = Receipts.leafHash(receipt);
        if (!MerkleTree.verify(header.receiptsRoot, leafHash, index, header.receiptCount, path)) {
            revert NotInBatch(leafHash);
        }
        isFinal = header.number <= chainOf[header.coordinator].finalized;
    }

    function _requirePosted(BatchHeader calldata header) private view {
        bytes32 hash = Receipts.headerHash(header);
        if (batchHash[header.coordinator][header.number] != hash) revert UnknownHeader(hash);
    }
}
