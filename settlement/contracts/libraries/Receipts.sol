// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {MerkleTree} from "./MerkleTree.sol";

/// One settled segment of one session: what the leaves of a batch say.
struct Receipt {
    bytes32 sessionId;
    bytes32 requestId;
    uint32 segment;
    /// Hash over the signed claims of all hops, in hop order.
    bytes32 claimsHash;
    bytes32 modelRoot;
    address client;
    /// Fee of this segment in wei.
    uint128 amount;
    /// EIP-712 hash of the payees, see {Vouchers}.
    bytes32 payeesHash;
}

/// What the rollup keeps of a batch, as one keccak.
struct BatchHeader {
    address coordinator;
    /// Counts from 1 for each coordinator.
    uint64 number;
    bytes32 previousHash;
    bytes32 receiptsRoot;
    uint32 receiptCount;
    /// Hash of the batch's data as served to watchers.
    bytes32 dataHash;
    /// Of the committee whose members sign; 0 when nobody does.
    uint64 epoch;
    /// Bit i: the member in slot i signs; 0: nobody does.
    uint64 bitmap;
    /// Compressed G1 sum (48 bytes) of the members' signatures, believed until it is challenged; empty without any.
    bytes aggregate;
    /// Block time of posting, set by the rollup.
    uint64 postedAt;
    /// From when on the batch can be final, set by the rollup.
    uint64 finalAt;
}

/// @title Encodings of receipts and batch headers
library Receipts {
    function leafHash(Receipt calldata receipt) internal pure returns (bytes32) {
        return MerkleTree.hashLeaf(abi.encode(receipt));
    }

    function headerHash(BatchHeader memory header) internal pure returns (bytes32) {
        return keccak256(abi.encode(header));
    }
}
