// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IChallenge} from "./interfaces/IChallenge.sol";
import {INodeRegistry} from "./interfaces/INodeRegistry.sol";
import {IRevocations} from "./interfaces/IRevocations.sol";
import {Bls12381} from "./libraries/Bls12381.sol";
import {Payout} from "./libraries/Payout.sol";

/// @title Registry of nodes, see {INodeRegistry}
/// @dev Threats, and what stands against them:
///      - A key that takes stake: there is none. Three contracts fixed at deployment convict, each from evidence on chain.
///      - Stake that leaves before its node is convicted: it stays slashable until it is withdrawn, which takes longer than
///        a check of the last claim may (Challenge's constructor compares), and waits for every open one.
///      - Many nodes that fail together, of one owner or for one reason: the penalty grows with the convicted share.
///      - Convictions spread over two windows' border: what was convicted counts for one to two windows.
///      - A slasher that keeps the ether: it is a contract that hands it on to the vault.
///      - Evidence that was never looked at: no quote is verified here. What is on chain is that the key's holder has the key, and
///        which evidence its operator says binds it. Clients, coordinators and the committee verify the evidence itself under
///        their policy before they choose, accept or sign, and compare measurement and platform with what stands here
///        (settlement/README.md, "Attested nodes"); false evidence that was registered is revoked, see {IRevocations}.
///      - Old evidence made young: a hash counts from when its node registered it first. That a new hash is of a new quote is
///        not known here; whoever verifies it sees its freshness.
///      - Going stale to escape: keys, checks, convictions, stake and exit ask nothing of evidence, so a node that lets its lapse, or
///        whose is revoked, answers as before for what it signed. It only gets no new work. The committee's members are no
///        nodes, and their quorum counts nothing that is here.
///      - One machine, many keys: where `onePlatformKey` says so, a platform is held by one staked and attested node at a
///        time, whoever runs it. Zero names none; a policy that wants one refuses nodes without. Whoever lost a platform by going
///        stale or losing stake takes it again only where nobody else has it, also by adding stake.
///      - Another's evidence as one's own, to have it revoked: what is revoked is one node's evidence, and not a hash.
///      - Squatting on another's platform. The committee revokes the holding itself, of this node and for ever, where the evidence behind
///        it does not show the platform, or where nobody can be shown it: newer hashes outrun nothing. What it costs the squatter is a stake
///        in `exitDelay` for each try, and the machine's owner a `notice`. Without a quorum the platform stays taken as long as
///        the squatter renews: its owner gets no node there, and loses nothing.
///      All ether ever issued fits in 128 bits, so narrowing `msg.value` loses nothing.
contract NodeRegistry is INodeRegistry {
    struct Key {
        bytes32 node;
        uint64 validUntil;
    }

    /// Stake convicted in one epoch of the penalty's window and in the one before.
    struct Convicted {
        uint128 latest;
        uint128 earlier;
        uint64 epoch;
    }

    uint256 private constant BASIS_POINTS = 10_000;
    uint256 private constant ONE = 1e18;
    uint256 private constant MAX_POWER = 3;

    /// draft-irtf-cfrg-bls-signature-05 section 4.2.3, proof of possession scheme, minimal-signature-size.
    bytes private constant POSSESSION_DST = "BLS_POP_BLS12381G1_XMD:SHA-256_SSWU_RO_POP_";

    /// @notice How long an old key may go on counting after a rotation.
    uint64 public constant MAX_KEY_OVERLAP = 1 days;

    uint256 public immutable minStake;
    uint64 public immutable exitDelay;
    uint64 public immutable maxEvidenceAge;
    bool public immutable onePlatformKey;
    IChallenge public immutable challenge;
    IRevocations public immutable revocations;
    /// @notice Zero where nothing of the kind is deployed, as `ringReferee`.
    address public immutable equivocation;
    address public immutable ringReferee;
    uint16 private immutable _baseBps;
    uint32 private immutable _factorBps;
    uint8 private immutable _power;
    uint64 private immutable _window;

    uint256 public totalStake;
    Convicted private _convicted;

    mapping(bytes32 node => Node) private _nodes;
    mapping(bytes32 keyHash => Key) private _keys;
    mapping(bytes32 node => mapping(bytes32 evidenceHash => uint64)) public evidenceSince;
    /// Who registered a platform last; whether it still holds it is `_holds`.
    mapping(bytes32 platformId => bytes32 node) private _platforms;

    constructor(
        uint256 minStake_,
        uint64 exitDelay_,
        uint64 maxEvidenceAge_,
        bool onePlatformKey_,
        Penalty memory penalty_,
        IChallenge challenge_,
        address equivocation_,
        address ringReferee_,
        IRevocations revocations_
    ) {
        if (maxEvidenceAge_ == 0) revert BadEvidenceAge();
        if (
            penalty_.baseBps == 0 || penalty_.baseBps > BASIS_POINTS || penalty_.power == 0
                || penalty_.power > MAX_POWER || penalty_.window == 0
        ) revert BadPenalty();
        minStake = minStake_;
        exitDelay = exitDelay_;
        maxEvidenceAge = maxEvidenceAge_;
        onePlatformKey = onePlatformKey_;
        challenge = challenge_;
        equivocation = equivocation_;
        ringReferee = ringReferee_;
        revocations = revocations_;
        _baseBps = penalty_.baseBps;
        _factorBps = penalty_.factorBps;
        _power = penalty_.power;
        _window = penalty_.window;
    }

    modifier onlyOperator(bytes32 node) {
        address operator = _nodes[node].operator;
        if (operator == address(0)) revert UnknownNode(node);
        if (operator != msg.sender) revert NotOperator(node, msg.sender);
        _;
    }

    function register(Registration calldata r) external payable returns (bytes32 node) {
        if (msg.value < minStake) revert StakeTooSmall(msg.value, minStake);
        if (r.payout == address(0)) revert ZeroAddress();
        node = nodeId(msg.sender, r.peerIdHash);
        if (_nodes[node].operator != address(0)) revert NodeExists(node);
        (bytes32 keyHash, bytes memory compressed) = _admitKey(node, r.blsKey, r.possession);
        _nodes[node] = Node({
            operator: msg.sender,
            exitAt: 0,
            payout: r.payout,
            evidenceAt: 0,
            stake: uint128(msg.value),
            peerIdHash: r.peerIdHash,
            keyHash: keyHash,
            evidenceHash: 0,
            measurement: r.measurement,
            platformId: r.platformId
        });
        totalStake += msg.value;
        emit NodeRegistered(node, msg.sender, keyHash, compressed);
        _attest(node, r.evidenceHash);
    }

    function addStake(bytes32 node) external payable onlyOperator(node) {
        if (_nodes[node].exitAt != 0) revert AlreadyExiting(node);
        _nodes[node].stake += uint128(msg.value);
        totalStake += msg.value;
        _takePlatform(node);
        emit StakeAdded(node, msg.value);
    }

    function rotateKey(bytes32 node, Rotation calldata r) external onlyOperator(node) {
        Node storage stored = _nodes[node];
        if (stored.exitAt != 0) revert AlreadyExiting(node);
        uint64 latest = uint64(block.timestamp) + MAX_KEY_OVERLAP;
        if (r.oldKeyValidUntil > latest) revert OverlapTooLong(r.oldKeyValidUntil, latest);
        bytes32 oldKeyHash = stored.keyHash;
        (bytes32 keyHash, bytes memory compressed) = _admitKey(node, r.blsKey, r.possession);
        _keys[oldKeyHash].validUntil = r.oldKeyValidUntil;
        stored.keyHash = keyHash;
        stored.measurement = r.measurement;
        stored.platformId = r.platformId;
        emit KeyRotated(node, keyHash, compressed, oldKeyHash, r.oldKeyValidUntil);
        _attest(node, r.evidenceHash);
    }

    function renewEvidence(bytes32 node, bytes32 evidenceHash) external onlyOperator(node) {
        if (_nodes[node].exitAt != 0) revert AlreadyExiting(node);
        _attest(node, evidenceHash);
    }

    function requestExit(bytes32 node) external onlyOperator(node) {
        if (_nodes[node].exitAt != 0) revert AlreadyExiting(node);
        uint64 exitAt = uint64(block.timestamp) + exitDelay;
        _nodes[node].exitAt = exitAt;
        emit ExitRequested(node, exitAt);
    }

    function withdrawStake(bytes32 node) external onlyOperator(node) {
        Node storage stored = _nodes[node];
        if (stored.exitAt == 0 || block.timestamp < stored.exitAt) revert ExitNotDue(node, stored.exitAt);
        if (challenge.openOf(node) != 0) revert StakeInDispute(node);
        uint256 amount = stored.stake;
        stored.stake = 0;
        totalStake -= amount;
        emit StakeWithdrawn(node, amount);
        Payout.send(stored.operator, amount);
    }

    function slash(bytes32 node) external returns (uint256 amount) {
        if (msg.sender != address(challenge) && msg.sender != equivocation && msg.sender != ringReferee) {
            revert NotSlasher(msg.sender);
        }
        Node storage stored = _nodes[node];
        if (stored.operator == address(0)) revert UnknownNode(node);
        (Convicted memory convicted, uint256 share) = _shareOf(stored.stake);
        _convicted = convicted;
        amount = stored.stake * share / ONE;
        stored.stake -= uint128(amount);
        totalStake -= amount;
        emit Slashed(node, amount, msg.sender);
        Payout.send(msg.sender, amount);
    }

    function penaltyOf(bytes32 node) external view returns (uint256 amount) {
        uint128 stake = _nodes[node].stake;
        (, uint256 share) = _shareOf(stake);
        return stake * share / ONE;
    }

    function penalty() external view returns (Penalty memory) {
        return Penalty(_baseBps, _factorBps, _power, _window);
    }

    function nodeId(address operator, bytes32 peerIdHash) public pure returns (bytes32) {
        return keccak256(abi.encode(operator, peerIdHash));
    }

    function getNode(bytes32 node) external view returns (Node memory) {
        return _nodes[node];
    }

    function payoutOf(bytes32 node) external view returns (address) {
        return _nodes[node].payout;
    }

    function isServing(bytes32 node) external view returns (bool) {
        return isStaked(node) && _isAttested(node);
    }

    function isStaked(bytes32 node) public view returns (bool) {
        Node storage stored = _nodes[node];
        return stored.operator != address(0) && stored.exitAt == 0 && stored.stake >= minStake;
    }

    function platformHolder(bytes32 platformId) external view returns (bytes32) {
        bytes32 holder = _platforms[platformId];
        return _holds(holder, platformId) ? holder : bytes32(0);
    }

    function keyOf(bytes32 keyHash) external view returns (bytes32 node, uint64 validUntil) {
        Key storage key = _keys[keyHash];
        return (key.node, key.validUntil);
    }

    function possessionMessage(address operator, bytes memory compressedKey) public view returns (bytes memory) {
        return abi.encodePacked(compressedKey, block.chainid, address(this), operator);
    }

    /// Checks the proof of possession and gives the key to `node`.
    function _admitKey(bytes32 node, bytes calldata blsKey, bytes calldata possession)
        private
        returns (bytes32 keyHash, bytes memory compressed)
    {
        compressed = Bls12381.compressG2(blsKey);
        keyHash = keccak256(compressed);
        if (_keys[keyHash].node != bytes32(0)) revert KeyTaken(keyHash);
        if (!Bls12381.verify(possession, blsKey, possessionMessage(msg.sender, compressed), POSSESSION_DST)) {
            revert BadPossession();
        }
        _keys[keyHash] = Key({node: node, validUntil: type(uint64).max});
    }

    /// From now on the node stands on this evidence, on the platform that it has named.
    function _attest(bytes32 node, bytes32 evidenceHash) private {
        if (evidenceHash == bytes32(0)) revert ZeroEvidence();
        if (evidenceSince[node][evidenceHash] != 0) revert EvidenceKnown(node, evidenceHash);
        evidenceSince[node][evidenceHash] = uint64(block.timestamp);
        Node storage stored = _nodes[node];
        stored.evidenceHash = evidenceHash;
        stored.evidenceAt = uint64(block.timestamp);
        _takePlatform(node);
        emit EvidenceRegistered(node, evidenceHash, stored.measurement, stored.platformId);
    }

    /// Whatever makes a node hold its platform again asks here first: age and revocations go one way by themselves.
    function _takePlatform(bytes32 node) private {
        bytes32 platformId = _nodes[node].platformId;
        if (!onePlatformKey || platformId == bytes32(0)) return;
        bytes32 holder = _platforms[platformId];
        if (holder == node) return;
        if (_holds(holder, platformId)) revert PlatformTaken(platformId, holder);
        _platforms[platformId] = node;
    }

    function _holds(bytes32 node, bytes32 platformId) private view returns (bool) {
        return _nodes[node].platformId == platformId && isStaked(node) && _isAttested(node);
    }

    function _isAttested(bytes32 node) private view returns (bool) {
        Node storage stored = _nodes[node];
        return block.timestamp <= uint256(stored.evidenceAt) + maxEvidenceAge
            && !revocations.isRevoked(node, stored.measurement, stored.evidenceHash, stored.platformId);
    }

    /// What is convicted with `stake` more, and the share of it that is taken, of `ONE`.
    function _shareOf(uint128 stake) private view returns (Convicted memory convicted, uint256 share) {
        convicted = _convicted;
        uint64 epoch = uint64(block.timestamp) / _window;
        if (epoch != convicted.epoch) {
            convicted.earlier = epoch == convicted.epoch + 1 ? convicted.latest : 0;
            convicted.latest = 0;
            convicted.epoch = epoch;
        }
        convicted.latest += stake;
        if (totalStake == 0) return (convicted, 0);
        uint256 correlated = (uint256(convicted.latest) + convicted.earlier) * _factorBps * (ONE / BASIS_POINTS) / totalStake;
        if (correlated > ONE) correlated = ONE;
        uint256 grown = correlated;
        for (uint256 i = 1; i < _power; i++) {
            grown = grown * correlated / ONE;
        }
        share = _baseBps * (ONE / BASIS_POINTS) + grown;
        if (share > ONE) share = ONE;
    }
}
