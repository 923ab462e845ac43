// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IBeacon} from "./interfaces/IBeacon.sol";
import {ClaimFacts, IClaimReader, Opening, PaidWork, Work} from "./interfaces/IClaimReader.sol";
import {IEscrow} from "./interfaces/IEscrow.sol";
import {IMeshRollup} from "./interfaces/IMeshRollup.sol";
import {IModelRegistry} from "./interfaces/IModelRegistry.sol";
import {INodeRegistry} from "./interfaces/INodeRegistry.sol";
import {Bls12381} from "./libraries/Bls12381.sol";
import {Claim, Claims} from "./libraries/Claims.sol";
import {Draws} from "./libraries/Draws.sol";
import {G1} from "./libraries/G1.sol";
import {BatchHeader, Receipt} from "./libraries/Receipts.sol";
import {Payee} from "./libraries/Vouchers.sol";

/// @title Reader of what a check hangs on, see {IClaimReader}
/// @dev Threats, and what stands against them:
///      - An accuser's word: nothing is taken from it. The leaf is in a posted batch, its hash fixes the claims, the hop
///        signed its own, that names the part, and the part the cells.
///      - A part of the hop's own making: the part is the model's, from the registry.
///      - Work that nobody did or could check: only the model's own parts count, each for its hop's own node, under claims
///        that outlive their batch's window.
///      - A neighbour's lie: claims that do not link cannot be opened.
///      - A claim that nobody can open, since its bytes say something else than what is shown beside them, or what no
///        software decodes: it is read here just as it is decoded, and its signature is the one in its bytes.
///      - Another's claims in a batch of one's own, to have them drawn or refunded: a claim of a paid session names its
///        client, payees and coordinator, which its hop knew before it served.
///      It keeps no state; apart from {Challenge} only because a contract's code has a size limit.
contract ClaimReader is IClaimReader {
    /// IChallenge.Kind.Drawn
    uint8 private constant DRAWN = 0;

    IMeshRollup public immutable rollup;
    INodeRegistry public immutable nodes;
    IModelRegistry public immutable models;
    IEscrow public immutable escrow;
    IBeacon private immutable beacon;
    uint32 public immutable rate;

    constructor(
        IMeshRollup rollup_,
        INodeRegistry nodes_,
        IModelRegistry models_,
        IEscrow escrow_,
        IBeacon beacon_,
        uint32 rate_
    ) {
        rollup = rollup_;
        nodes = nodes_;
        models = models_;
        escrow = escrow_;
        beacon = beacon_;
        rate = rate_;
    }

    function read(Opening calldata opening) external view returns (ClaimFacts memory facts) {
        (facts.leafHash,) = rollup.proveReceipt(opening.header, opening.receipt, opening.index, opening.path);
        Claim[] memory claims = _claimsOf(opening.receipt, opening.claims);
        if (opening.hop >= claims.length) revert NotTheClaims();
        Claim memory claim = claims[opening.hop];
        if (block.timestamp >= claim.notAfter) revert ClaimExpired(claim.notAfter);
        if (opening.kind == DRAWN) {
            _requireParties(claim, opening.receipt, opening.header.coordinator);
            _requireDrawn(claim, opening.header.postedAt);
        }
        facts.node = _signer(claim, opening.publicKey, opening.signature);
        facts.operator = nodes.getNode(facts.node).operator;

        bytes32[] memory shards = models.getModel(claim.modelRoot).shardRoots;
        if (shards.length != claim.hopCount || shards[claim.hopIndex] != claim.shardRoot) revert NotTheModel();
        if (Claims.shardRoot(opening.part) != claim.shardRoot) revert NotThePart();
        (facts.cellsRoot, facts.cellCount, facts.inner) = Claims.readCells(opening.part);
        if (facts.cellCount == 0) revert NothingToProve();

        facts.claimsHash = opening.receipt.claimsHash;
        facts.requestId = claim.requestId;
        facts.segment = opening.receipt.segment;
        facts.client = opening.receipt.client;
        facts.coordinator = opening.header.coordinator;
        facts.amount = opening.receipt.amount;
        facts.hop = opening.hop;
        facts.claimHash = claim.hash;
        facts.sessionId = claim.sessionId;
        facts.attempt = claim.attempt;
        facts.modelRoot = claim.modelRoot;
        facts.shardRoot = claim.shardRoot;
        facts.from = claim.from;
        facts.to = claim.to;
        facts.inCommits = claim.inCommits;
        facts.outCommits = claim.outCommits;
    }

    function feeOf(BatchHeader calldata header, Receipt calldata receipt, Work calldata work, Payee[] calldata payees)
        external
        view
        returns (uint256 fee)
    {
        Claim[] memory claims = _claimsOf(receipt, work.claims);
        if (work.publicKeys.length != claims.length || work.signatures.length != claims.length) revert NotTheClaims();
        IModelRegistry.Model memory model = models.getModel(receipt.modelRoot);
        if (model.shardRoots.length != claims.length || payees.length != claims.length) revert NotTheModel();
        for (uint256 i = 0; i < claims.length; i++) {
            if (model.shardRoots[i] != claims[i].shardRoot) revert NotTheModel();
            if (header.finalAt >= claims[i].notAfter) revert ClaimExpired(claims[i].notAfter);
            bytes32 node = _signer(claims[i], work.publicKeys[i], work.signatures[i]);
            if (node != payees[i].node) revert NotAPayee(node);
            fee += claims[i].workUnits * model.pricePerUnit;
        }
    }

    function workOf(PaidWork calldata work) external view returns (bytes32 claimHash, uint256 amount) {
        Receipt calldata receipt = work.receipt;
        rollup.proveReceipt(work.header, receipt, work.index, work.path);
        Claim[] memory all = _claimsOf(receipt, work.claims);
        if (work.hop >= all.length) revert NotTheClaims();
        Claim memory claim = all[work.hop];
        _requireParties(claim, receipt, work.coordinator);
        claimHash = claim.hash;
        amount = claim.workUnits * models.getModel(receipt.modelRoot).pricePerUnit;
        if (receipt.amount < amount) amount = receipt.amount;
    }

    function hashesOf(bytes[] calldata claims, uint256 hop)
        external
        pure
        returns (bytes32 claimsHash, bytes32 claimHash)
    {
        if (hop >= claims.length) revert NotTheClaims();
        return (Claims.segmentHash(claims), Claims.read(claims[hop]).hash);
    }

    function notAfterOf(bytes[] calldata claims, uint256 hop) external pure returns (uint256) {
        if (hop >= claims.length) revert NotTheClaims();
        return Claims.read(claims[hop]).notAfter;
    }

    /// All of a segment's claims. They tell one story: of this receipt, and each begins where the one before ends.
    function _claimsOf(Receipt calldata receipt, bytes[] calldata signed) private view returns (Claim[] memory claims) {
        if (signed.length == 0 || Claims.segmentHash(signed) != receipt.claimsHash) revert NotTheClaims();
        claims = new Claim[](signed.length);
        for (uint256 i = 0; i < signed.length; i++) {
            Claim memory next = Claims.read(signed[i]);
            bool same = next.chainId == block.chainid && next.settlement == address(rollup)
                && next.sessionId == receipt.sessionId && next.requestId == receipt.requestId
                && next.segment == receipt.segment && next.modelRoot == receipt.modelRoot && next.hopIndex == i
                && next.hopCount == signed.length;
            if (!same || (i != 0 && !_continues(next, claims[i - 1]))) revert ClaimMismatch(i);
            claims[i] = next;
        }
    }

    function _requireDrawn(Claim memory claim, uint64 postedAt) private view {
        uint64 round = beacon.roundAfter(postedAt);
        (bytes32 v1, uint64 arrivedAt) = beacon.valueOf(round);
        if (arrivedAt == 0) revert RoundMissing(round);
        bytes32 key = Draws.keyOf(claim.sessionId, claim.segment, claim.attempt);
        if (!Draws.isSegmentDrawn(v1, key, rate)) revert SegmentNotDrawn();
        uint256 hop = Draws.hopOf(v1, key, claim.hopCount);
        if (claim.hopIndex != hop) revert HopNotDrawn(claim.hopIndex, hop);
    }

    function _requireParties(Claim memory claim, Receipt calldata receipt, address coordinator) private pure {
        if (claim.clientNonce != Claims.parties(receipt.client, coordinator, receipt.payeesHash)) revert NotTheParties();
    }

    function _continues(Claim memory next, Claim memory before) private pure returns (bool) {
        return next.inCommits == before.outCommits && next.attempt == before.attempt && next.from == before.from
            && next.to == before.to;
    }

    /// The node whose key signed the claim. A key stays its node's for ever, also one that was rotated away: nobody is
    /// rid of what he signed.
    function _signer(Claim memory claim, bytes calldata publicKey, bytes calldata signature)
        private
        view
        returns (bytes32 node)
    {
        if (keccak256(Bls12381.compressG2(publicKey)) != claim.keyHash) revert NotTheKey();
        if (!Bls12381.verify(signature, publicKey, abi.encodePacked(claim.hash), Claims.SIGNATURE_DST)) {
            revert BadClaimSignature();
        }
        // and it is the one in the claim's bytes, which everybody has
        (uint128 high, uint256 low) = G1.compress(signature, 0);
        if (keccak256(abi.encodePacked(high, low)) != claim.signatureHash) revert BadClaimSignature();
        (node,) = nodes.keyOf(claim.keyHash);
        if (node == bytes32(0)) revert UnknownSigner(claim.keyHash);
    }
}
