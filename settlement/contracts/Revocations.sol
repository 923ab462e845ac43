// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ICommittee} from "./interfaces/ICommittee.sol";
import {IModelRegistry} from "./interfaces/IModelRegistry.sol";
import {IRevocations} from "./interfaces/IRevocations.sol";

/// @title Revocations, see {IRevocations}
/// @dev Threats, and what stands against them:
///      - A key that stops the network: there is none. A model's owner speaks for that model alone, and everybody else is the
///        committee's two thirds, of this epoch or the one before.
///      - A revocation that takes money: nothing here, and nothing that asks here, pays, holds back, seizes or slashes. Whoever is
///        revoked keeps its stake, its claims and its exit, and is paid for what clients signed for.
///      - Work made worthless after it was done: an effect lies at least `notice` ahead, and is in the chain's events until then. Who
///        worked hands in meanwhile; coordinators and judges go by the effect's time.
///      - Bringing back what was revoked, or putting it off: times only move forward, to no earlier than the notice allows.
///      - Registering another's evidence, or naming its platform, to have them revoked with one's own: subjects of evidence and
///        holdings are of one node.
///      - A revocation of the far future, to be in the way of an earlier one: the earlier one replaces it.
///      - A signature taken to another chain, contract, subject or time: what members sign names all of them, under a domain of
///        its own beside that of votes. The same one brought twice changes nothing.
///      - A committee that lies: two thirds of its stake can stop work on anything, with notice, in the open, as it can certify
///        anything. It gains no wei by it, and clients, who have the evidence, go on with whom they trust.
///      - A committee that is silent: what is false stays registered. Who verifies evidence, as each client and member does,
///        needs no revocation to refuse it.
///      Nobody owns this contract, it holds no ether, and nothing in it can be changed.
contract Revocations is IRevocations {
    bytes32 private constant DOMAIN = keccak256("veilmesh/revocation/v1");

    IModelRegistry public immutable models;
    ICommittee public immutable committee;
    uint64 public immutable notice;

    mapping(Kind kind => mapping(bytes32 subject => uint64)) public revokedFrom;
    mapping(bytes32 modelRoot => mapping(bytes32 measurement => uint64)) public revokedForModelFrom;

    constructor(IModelRegistry models_, ICommittee committee_, uint64 notice_) {
        if (notice_ == 0) revert BadNotice();
        models = models_;
        committee = committee_;
        notice = notice_;
    }

    function revokeForModel(bytes32 modelRoot, bytes32 measurement, uint64 from) external {
        if (models.ownerOf(modelRoot) != msg.sender) revert NotOwner(modelRoot, msg.sender);
        _requireSooner(measurement, revokedForModelFrom[modelRoot][measurement], from);
        revokedForModelFrom[modelRoot][measurement] = from;
        emit RevokedForModel(modelRoot, measurement, from);
    }

    function revoke(Kind kind, bytes32 subject, uint64 from, uint64 epoch, uint64 bitmap, bytes calldata signature)
        external
    {
        _requireSooner(subject, revokedFrom[kind][subject], from);
        uint64 current = committee.currentEpoch();
        if (epoch > current || epoch + 1 < current) revert EpochPast(epoch, current);
        if (!committee.verify(message(kind, subject, from), epoch, bitmap, signature)) revert BadQuorum();
        revokedFrom[kind][subject] = from;
        emit Revoked(kind, subject, from);
    }

    function isRevoked(bytes32 node, bytes32 measurement, bytes32 evidenceHash, bytes32 platformId)
        external
        view
        returns (bool)
    {
        return _isOver(revokedFrom[Kind.Measurement][measurement])
            || _isOver(revokedFrom[Kind.Evidence][keccak256(abi.encode(node, evidenceHash))])
            || (platformId != bytes32(0) && _isOver(revokedFrom[Kind.Holding][keccak256(abi.encode(node, platformId))]));
    }

    function message(Kind kind, bytes32 subject, uint64 from) public view returns (bytes32) {
        return keccak256(abi.encode(DOMAIN, block.chainid, address(this), kind, subject, from));
    }

    function _requireSooner(bytes32 subject, uint64 stands, uint64 from) private view {
        uint64 earliest = uint64(block.timestamp) + notice;
        if (from < earliest) revert NoticeTooShort(from, earliest);
        if (stands != 0 && stands <= from) revert RevokedSooner(subject, stands);
    }

    function _isOver(uint64 from) private view returns (bool) {
        return from != 0 && block.timestamp >= from;
    }
}
