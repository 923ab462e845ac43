// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// What a member of the committee signs of a batch, before it is posted.
struct BatchVote {
    address coordinator;
    uint64 number;
    bytes32 previousHash;
    bytes32 receiptsRoot;
    uint32 receiptCount;
    bytes32 dataHash;
    /// Whose members sign.
    uint64 epoch;
}

/// @title Encodings of votes
library BatchVotes {
    bytes32 private constant DOMAIN = keccak256("veilmesh/batch-vote/v1");

    /// @notice Of one batch, on one rollup, on one chain.
    function hash(BatchVote memory vote, address rollup) internal view returns (bytes32) {
        return keccak256(abi.encode(DOMAIN, block.chainid, rollup, vote));
    }

    /// @notice Of what the batch says, wherever its coordinator's chain and the epochs stand meanwhile.
    function contentHash(BatchVote memory vote) internal pure returns (bytes32) {
        return keccak256(abi.encode(vote.receiptsRoot, vote.receiptCount, vote.dataHash));
    }
}
