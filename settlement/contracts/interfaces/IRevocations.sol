// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title Measurements and evidence that stand for nothing from a stated time on
interface IRevocations {
    /// What the committee can revoke for the whole network.
    enum Kind {
        /// keccak-256 of a measurement's text: every enclave that runs this code.
        Measurement,
        /// keccak-256 of (node, evidence hash): one node's evidence. Another's who registered the same hash is not meant.
        Evidence,
        /// keccak-256 of (node, platform id): that this node holds this platform, whatever evidence it registers.
        Holding
    }

    event Revoked(Kind indexed kind, bytes32 indexed subject, uint64 from);
    event RevokedForModel(bytes32 indexed modelRoot, bytes32 indexed measurement, uint64 from);

    error NotOwner(bytes32 modelRoot, address caller);
    /// Who worked until then must have the time to hand it in.
    error NoticeTooShort(uint64 from, uint64 earliest);
    /// It is revoked from then on already: a revocation can be brought forward, and never put off or taken back.
    error RevokedSooner(bytes32 subject, uint64 from);
    /// The committee's epoch is neither this one nor the one before.
    error EpochPast(uint64 epoch, uint64 current);
    error BadQuorum();
    error BadNotice();

    /// @notice Nobody should give work on the model to this measurement from then on: only the model's owner.
    function revokeForModel(bytes32 modelRoot, bytes32 measurement, uint64 from) external;

    /// @notice The same for all models: by two thirds of the committee's stake, whose signature over `message` anybody brings.
    /// @param bitmap bit i: slot i signed
    /// @param signature 48 bytes
    function revoke(Kind kind, bytes32 subject, uint64 from, uint64 epoch, uint64 bitmap, bytes calldata signature)
        external;

    /// @notice Seconds between a revocation and its effect, at least.
    function notice() external view returns (uint64);
    /// @notice When it takes effect; zero: it is not revoked.
    function revokedFrom(Kind kind, bytes32 subject) external view returns (uint64);
    function revokedForModelFrom(bytes32 modelRoot, bytes32 measurement) external view returns (uint64);
    /// @notice Whether anything of what a node stands on is revoked for the network, now. A platform id of zero is no holding.
    function isRevoked(bytes32 node, bytes32 measurement, bytes32 evidenceHash, bytes32 platformId)
        external
        view
        returns (bool);
    /// @notice What members sign, as {ICommittee-voteMessage} wraps it.
    function message(Kind kind, bytes32 subject, uint64 from) external view returns (bytes32);
}
