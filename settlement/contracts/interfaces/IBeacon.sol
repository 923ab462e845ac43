// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title Rounds of a randomness beacon in the format of drand's `bls-unchained-g1-rfc9380` networks
/// @notice Round r is signed at `genesis + (r - 1)·period`. A round has one signature and its value is a hash of that, so
///         nobody chooses it and anybody may hand it in.
interface IBeacon {
    event RoundSubmitted(uint64 indexed round, bytes32 value);

    error BadBeacon();
    /// There is no such round, or not yet.
    error RoundNotDue(uint64 round, uint256 time);
    error BadRoundSignature(uint64 round);

    /// @param signature G1 point, EIP-2537 encoding, 128 bytes. A round handed in again changes nothing.
    function submit(uint64 round, bytes calldata signature) external;

    /// @return value SHA-256 of the compressed signature
    /// @return arrivedAt when it came to this chain, 0 while it has not
    function valueOf(uint64 round) external view returns (bytes32 value, uint64 arrivedAt);

    /// @notice The first round signed strictly after `time` and the lead: what an event in a block of that time draws from.
    function roundAfter(uint64 time) external view returns (uint64);

    function genesis() external view returns (uint64);
    function period() external view returns (uint64);
    /// @notice Seconds by which a block may be written later than its timestamp says.
    function lead() external view returns (uint64);
    /// @notice G2 point, EIP-2537 encoding, 256 bytes.
    function publicKey() external view returns (bytes memory);
}
