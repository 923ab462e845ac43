// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {BatchVote} from "../libraries/BatchVotes.sol";

/// @title Who vouches for batches: staked members, by epochs
interface ICommittee {
    struct Member {
        address operator;
        /// Epochs in which the member counts, both ends included.
        uint64 firstEpoch;
        uint64 lastEpoch;
        /// What it counts for. Fixed when it joined, and the same in all its epochs.
        uint128 weight;
        /// What it gets back; nothing after it was slashed.
        uint128 stake;
        /// Ed25519 key of its peer in the mesh: where coordinators find it.
        bytes32 peerKey;
        /// G2 in the encoding of EIP-2537.
        bytes blsKey;
    }

    event MemberJoined(
        uint256 indexed slot, address indexed operator, uint64 firstEpoch, uint256 weight, bytes32 peerKey, bytes blsKey
    );
    event MemberLeft(uint256 indexed slot, address indexed operator, uint64 lastEpoch);
    event MemberSlashed(uint256 indexed slot, address indexed operator, address reporter, uint256 amount);
    event MemberWithdrew(uint256 indexed slot, address indexed operator, uint256 amount);

    error BadTerms();
    error StakeTooSmall(uint256 got, uint256 required);
    error KeyTaken(bytes32 keyHash);
    error BadPossession();
    error CommitteeFull();
    error NotTheMember(uint256 slot, address caller);
    error AlreadyLeaving(uint256 slot);
    error StakeLocked(uint256 until);
    error EpochNotFixed(uint64 epoch);
    error EpochForgotten(uint64 epoch);
    /// The two votes are for the same batch, or for different places.
    error NotEquivocation();
    error BadVoteSignature();
    error NothingToSlash(uint256 slot);

    /// @notice Takes a free slot with `msg.value` as its stake. Counts from the next epoch but one.
    /// @param blsKey 256 bytes; never used here before
    /// @param possession 128 bytes, over `possessionMessage`
    function join(bytes32 peerKey, bytes calldata blsKey, bytes calldata possession)
        external
        payable
        returns (uint256 slot);

    /// @notice Counts up to the next epoch, that one included.
    function requestExit(uint256 slot) external;

    /// @notice Pays a member that has left its stake, `lockTime` after the end of its last epoch, and frees its slot.
    ///         Anyone may call: the ether goes to the operator.
    function withdraw(uint256 slot) external;

    /// @notice Takes the stake of a member that signed two batches for one place: anyone who has both signatures.
    /// @param first 48 bytes, the member's own
    function slashEquivocation(
        uint256 slot,
        BatchVote calldata a,
        bytes calldata first,
        BatchVote calldata b,
        bytes calldata second
    ) external;

    /// @notice Whether the members of `bitmap` (bit i: slot i) hold at least two thirds of the epoch's stake, and
    ///         `signature` (48 bytes) is that of all of them. False also for bits of slots that do not count in the epoch.
    function verify(bytes32 messageHash, uint64 epoch, uint64 bitmap, bytes calldata signature)
        external
        view
        returns (bool);

    function currentEpoch() external view returns (uint64);
    function genesis() external view returns (uint64);
    function epochLength() external view returns (uint64);
    function lockTime() external view returns (uint64);
    function minStake() external view returns (uint256);
    /// @notice By slot; a free one has no operator.
    function members() external view returns (Member[] memory);
    function memberAt(uint256 slot) external view returns (Member memory);
    function possessionMessage(address operator, bytes memory compressedKey) external view returns (bytes memory);
    /// @notice What the members' keys sign.
    function voteMessage(bytes32 messageHash) external view returns (bytes memory);
}
