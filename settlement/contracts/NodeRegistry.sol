// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {INodeRegistry} from "./interfaces/INodeRegistry.sol";
import {Bls12381} from "./libraries/Bls12381.sol";
import {Payout} from "./libraries/Payout.sol";

/// @title Registry of nodes, see {INodeRegistry}
/// @dev All ether ever issued fits in 128 bits, so narrowing `msg.value` loses nothing.
contract NodeRegistry is INodeRegistry {
    struct Key {
        bytes32 node;
        uint64 validUntil;
    }

    /// draft-irtf-cfrg-bls-signature-05 section 4.2.3, proof of possession scheme, minimal-signature-size.
    bytes private constant POSSESSION_DST = "BLS_POP_BLS12381G1_XMD:SHA-256_SSWU_RO_POP_";

    /// @notice How long an old key may go on counting after a rotation.
    uint64 public constant MAX_KEY_OVERLAP = 1 days;

    uint256 public immutable minStake;
    uint64 public immutable exitDelay;
    /// @notice The only address that can slash; zero means that nobody can. Fixed at deployment.
    address public immutable slasher;

    mapping(bytes32 node => Node) private _nodes;
    mapping(bytes32 keyHash => Key) private _keys;

    constructor(uint256 minStake_, uint64 exitDelay_, address slasher_) {
        minStake = minStake_;
        exitDelay = exitDelay_;
        slasher = slasher_;
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
            stake: uint128(msg.value),
            peerIdHash: r.peerIdHash,
            keyHash: keyHash,
            evidenceHash: r.evidenceHash,
            measurement: r.measurement,
            platformId: r.platformId
        });
        emit NodeRegistered(node, msg.sender, keyHash, compressed);
    }

    function addStake(bytes32 node) external payable onlyOperator(node) {
        if (_nodes[node].exitAt != 0) revert AlreadyExiting(node);
        _nodes[node].stake += uint128(msg.value);
        emit StakeAdded(node, msg.value);
    }

    function rotateKey(
        bytes32 node,
        bytes calldata blsKey,
        bytes calldata possession,
        bytes32 evidenceHash,
        uint64 oldKeyValidUntil
    ) external onlyOperator(node) {
        Node storage stored = _nodes[node];
        if (stored.exitAt != 0) revert AlreadyExiting(node);
        uint64 latest = uint64(block.timestamp) + MAX_KEY_OVERLAP;
        if (oldKeyValidUntil > latest) revert OverlapTooLong(oldKeyValidUntil, latest);
        bytes32 oldKeyHash = stored.keyHash;
        (bytes32 keyHash, bytes memory compressed) = _admitKey(node, blsKey, possession);
        _keys[oldKeyHash].validUntil = oldKeyValidUntil;
        stored.keyHash = keyHash;
        stored.evidenceHash = evidenceHash;
        emit KeyRotated(node, keyHash, compressed, oldKeyHash, oldKeyValidUntil);
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
        uint256 amount = stored.stake;
        stored.stake = 0;
        emit StakeWithdrawn(node, amount);
        Payout.send(stored.operator, amount);
    }

    function slash(bytes32 node, uint256 amount, address beneficiary) external {
        if (msg.sender != slasher) revert NotSlasher(msg.sender);
        Node storage stored = _nodes[node];
        if (stored.operator == address(0)) revert UnknownNode(node);
        if (amount > stored.stake) revert StakeTooSmall(stored.stake, amount);
        stored.stake -= uint128(amount);
        emit Slashed(node, amount, beneficiary);
        Payout.send(beneficiary, amount);
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
        Node storage stored = _nodes[node];
        return stored.operator != address(0) && stored.exitAt == 0 && stored.stake >= minStake;
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
}
