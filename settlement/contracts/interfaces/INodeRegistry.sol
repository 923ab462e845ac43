// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title Who may serve, under which keys, with what at stake
interface INodeRegistry {
    struct Node {
        address operator;
        /// 0 while the node serves; otherwise the time from which the stake can be withdrawn.
        uint64 exitAt;
        address payout;
        /// When the evidence now in force was registered.
        uint64 evidenceAt;
        uint128 stake;
        /// keccak-256 of the libp2p peer id's bytes.
        bytes32 peerIdHash;
        /// keccak-256 of the compressed BLS key now in force.
        bytes32 keyHash;
        /// Hash of the TEE evidence that binds the key (crypto/attest/evidence.ts), the newest one.
        bytes32 evidenceHash;
        /// keccak-256 of the measurement's text, and the platform's name, zero for none: as the operator says. Whoever has
        /// the evidence compares.
        bytes32 measurement;
        bytes32 platformId;
    }

    struct Registration {
        bytes32 peerIdHash;
        bytes32 evidenceHash;
        bytes32 measurement;
        bytes32 platformId;
        address payout;
        /// G2 point, EIP-2537 encoding, 256 bytes.
        bytes blsKey;
        /// G1 point, EIP-2537 encoding, 128 bytes; see `possessionMessage`.
        bytes possession;
    }

    /// The key of a new boot, with the evidence that binds it.
    struct Rotation {
        bytes blsKey;
        bytes possession;
        bytes32 evidenceHash;
        bytes32 measurement;
        bytes32 platformId;
        uint64 oldKeyValidUntil;
    }

    /// How much of its stake a convicted node loses: min(1, base + (factor · C / S) ^ power), where C is the stake convicted
    /// in the last window, this one's included, and S all stake. Who fails with many others loses more.
    struct Penalty {
        uint16 baseBps;
        uint32 factorBps;
        uint8 power;
        /// Seconds.
        uint64 window;
    }

    event NodeRegistered(bytes32 indexed node, address indexed operator, bytes32 indexed keyHash, bytes compressedKey);
    event KeyRotated(
        bytes32 indexed node, bytes32 indexed keyHash, bytes compressedKey, bytes32 oldKeyHash, uint64 oldKeyValidUntil
    );
    /// The evidence is whoever's who has it: nodes serve it, committee and watchers keep it, under this hash.
    event EvidenceRegistered(
        bytes32 indexed node, bytes32 indexed evidenceHash, bytes32 indexed measurement, bytes32 platformId
    );
    event StakeAdded(bytes32 indexed node, uint256 amount);
    event ExitRequested(bytes32 indexed node, uint64 exitAt);
    event StakeWithdrawn(bytes32 indexed node, uint256 amount);
    event Slashed(bytes32 indexed node, uint256 amount, address slasher);

    error NodeExists(bytes32 node);
    error UnknownNode(bytes32 node);
    error NotOperator(bytes32 node, address caller);
    error StakeTooSmall(uint256 got, uint256 required);
    error ZeroAddress();
    /// A key serves one node, once, for ever.
    error KeyTaken(bytes32 keyHash);
    error BadPossession();
    error OverlapTooLong(uint64 validUntil, uint64 latest);
    error AlreadyExiting(bytes32 node);
    error ExitNotDue(bytes32 node, uint64 exitAt);
    error NotSlasher(address caller);
    error BadPenalty();
    /// Evidence counts from when it was registered first: nothing makes it younger.
    error EvidenceKnown(bytes32 node, bytes32 evidenceHash);
    error ZeroEvidence();
    /// Another node holds the platform.
    error PlatformTaken(bytes32 platformId, bytes32 holder);
    error BadEvidenceAge();
    /// A check of the node is still open.
    error StakeInDispute(bytes32 node);

    /// @notice Registers a node with `msg.value` at stake. The caller becomes its operator.
    function register(Registration calldata registration) external payable returns (bytes32 node);

    function addStake(bytes32 node) external payable;

    /// @notice Replaces the per-boot key. Claims under the old key count until `oldKeyValidUntil`. The platform held before is
    ///         free, unless it is the same.
    function rotateKey(bytes32 node, Rotation calldata rotation) external;

    /// @notice Newer evidence of the same boot: key, measurement and platform stand. Makes the node fresh again.
    function renewEvidence(bytes32 node, bytes32 evidenceHash) external;

    /// @notice Stops serving and frees the platform; the stake stays slashable until it is withdrawn after the delay.
    function requestExit(bytes32 node) external;

    /// @notice Once the delay is over and no check of the node is open.
    function withdrawStake(bytes32 node) external;

    /// @notice Takes the penalty from a node's stake and sends it to the caller: only the two contracts that convict,
    ///         fixed at deployment.
    function slash(bytes32 node) external returns (uint256 amount);

    /// @notice What `slash` would take now.
    function penaltyOf(bytes32 node) external view returns (uint256 amount);

    function exitDelay() external view returns (uint64);
    function totalStake() external view returns (uint256);
    function penalty() external view returns (Penalty memory);
    function nodeId(address operator, bytes32 peerIdHash) external pure returns (bytes32);
    function getNode(bytes32 node) external view returns (Node memory);
    /// @notice Where the node's fees go; zero for an unknown node.
    function payoutOf(bytes32 node) external view returns (address);
    /// @notice Registered, not exiting, and with at least the minimum stake, whatever its evidence.
    function isStaked(bytes32 node) external view returns (bool);
    /// @notice `isStaked`, and attested: the newest evidence is no older than
    ///         `maxEvidenceAge`, and neither it, the measurement, nor the node's holding of its platform is revoked for
    ///         the network ({IRevocations}). Says who
    ///         may be given new work, and nothing of what a node did: no payment, check or conviction asks for it.
    function isServing(bytes32 node) external view returns (bool);
    /// @notice Seconds for which registered evidence is good.
    function maxEvidenceAge() external view returns (uint64);
    /// @notice Whether a platform id other than zero is held by one staked and attested node at a time.
    function onePlatformKey() external view returns (bool);
    /// @notice When the node registered this evidence; zero: never.
    function evidenceSince(bytes32 node, bytes32 evidenceHash) external view returns (uint64);
    /// @notice The staked and attested node of this platform; zero when it is free.
    function platformHolder(bytes32 platformId) external view returns (bytes32);
    /// @return node zero when the key is unknown
    /// @return validUntil the last second at which claims under the key count
    function keyOf(bytes32 keyHash) external view returns (bytes32 node, uint64 validUntil);
    /// @notice What a proof of possession signs: the key, then chain, registry and operator, so that nobody can
    ///         register another's key with a copied proof.
    function possessionMessage(address operator, bytes calldata compressedKey) external view returns (bytes memory);
}
