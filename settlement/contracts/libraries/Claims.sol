// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Cbor} from "./Cbor.sol";
import {DomainHash} from "./DomainHash.sol";

/// What a check needs of a hop's claim (crypto/poea/claim.ts).
struct Claim {
    /// What the hop signs.
    bytes32 hash;
    uint256 chainId;
    address settlement;
    bytes32 sessionId;
    bytes32 requestId;
    uint256 segment;
    uint256 hopIndex;
    uint256 hopCount;
    uint256 attempt;
    bytes32 modelRoot;
    bytes32 shardRoot;
    /// Positions [from, to).
    uint256 from;
    uint256 to;
    bytes32 inCommits;
    bytes32 outCommits;
    uint256 workUnits;
    /// Whom the session was made for, see `parties`.
    bytes32 clientNonce;
    /// keccak-256 of the compressed key.
    bytes32 keyHash;
    uint256 notAfter;
    /// keccak-256 of the compressed signature that stands beside it.
    bytes32 signatureHash;
}

/// @title Signed claims, version 1, and the cells of a part, as their CBOR
/// @notice Keys are read in the encoder's order, by length and then bytes: a claim with another key, or without one, is
///         none. Types and bounds are those of crypto/poea/claim.ts, also of what nothing here looks at: whoever cannot
///         decode a claim cannot have it checked. What a part says besides its cells is not looked at.
library Claims {
    bytes private constant SEGMENT_DOMAIN = "veilmesh/segment-claims/v1";
    bytes private constant CLAIM_DOMAIN = "veilmesh/poea-claim/v1";
    bytes private constant SHARD_DOMAIN = "veilmesh/shard-root/v1";
    bytes private constant PARTIES_DOMAIN = "veilmesh/payment-terms/v1";
    bytes internal constant SIGNATURE_DST = "BLS_SIG_BLS12381G1_XMD:SHA-256_SSWU_RO_POP_";

    uint256 private constant ENTRIES = 25;
    uint256 private constant WORD = 32;
    uint256 private constant KEY_LENGTH = 96;
    uint256 private constant SIGNATURE_LENGTH = 48;
    uint256 private constant MAX_HOPS = 1_024;
    /// Largest integer that a double holds exactly.
    uint256 private constant MAX_SAFE = 2 ** 53 - 1;
    /// Last second of the year 9999.
    uint256 private constant MAX_TIME = 253_402_300_799;

    /// The part has none: nothing of what it computes can be proven.
    error NoCells();

    function segmentHash(bytes[] calldata claims) internal pure returns (bytes32) {
        return DomainHash.list(SEGMENT_DOMAIN, claims);
    }

    function shardRoot(bytes calldata part) internal pure returns (bytes32) {
        return DomainHash.one(SHARD_DOMAIN, part);
    }

    /// @notice What the claims of a paid session have as its nonce: who pays whom through whom (batch/voucher-digest.ts).
    function parties(address client, address coordinator, bytes32 payeesHash) internal pure returns (bytes32) {
        return sha256(
            abi.encodePacked(
                uint32(PARTIES_DOMAIN.length),
                PARTIES_DOMAIN,
                uint32(20),
                client,
                uint32(20),
                coordinator,
                uint32(32),
                payeesHash
            )
        );
    }

    function read(bytes calldata data) internal pure returns (Claim memory claim) {
        uint256 offset = Cbor.map(data, 0, 2);
        offset = Cbor.key(data, offset, "claim");
        uint256 start = offset;
        offset = Cbor.map(data, offset, ENTRIES);
        (,, offset) = _range(data, offset, "layers");
        (claim.attempt, offset) = _number(data, offset, "attempt", 0, type(uint32).max);
        (claim.chainId, offset) = _number(data, offset, "chainId", 1, MAX_SAFE);
        offset = _nullable(data, offset, "nextKey", KEY_LENGTH);
        (claim.segment, offset) = _number(data, offset, "segment", 0, type(uint32).max);
        (, offset) = _number(data, offset, "version", 1, 1);
        (claim.hopCount, offset) = _number(data, offset, "hopCount", 1, MAX_HOPS);
        (claim.hopIndex, offset) = _number(data, offset, "hopIndex", 0, MAX_HOPS - 1);
        (claim.notAfter, offset) = _number(data, offset, "notAfter", 0, MAX_TIME);
        (claim.inCommits, offset) = _word(data, offset, "inCommits");
        (claim.modelRoot, offset) = _word(data, offset, "modelRoot");
        (claim.from, claim.to, offset) = _range(data, offset, "positions");
        offset = _nullable(data, offset, "prevClaim", WORD);
        (claim.requestId, offset) = _word(data, offset, "requestId");
        (claim.sessionId, offset) = _word(data, offset, "sessionId");
        (claim.shardRoot, offset) = _word(data, offset, "shardRoot");
        (claim.workUnits, offset) = _number(data, offset, "workUnits", 0, MAX_SAFE);
        (claim.keyHash, offset) = _hashed(data, offset, "enclaveKey", KEY_LENGTH);
        (claim.outCommits, offset) = _word(data, offset, "outCommits");
        uint256 from;
        (from, offset) = Cbor.fixedBytes(data, Cbor.key(data, offset, "settlement"), 20);
        claim.settlement = address(bytes20(data[from:offset]));
        (claim.clientNonce, offset) = _word(data, offset, "clientNonce");
        offset = _nullable(data, offset, "answerCommit", WORD);
        (, offset) = _word(data, offset, "evidenceHash");
        offset = _nullable(data, offset, "samplingHash", WORD);
        (, offset) = _word(data, offset, "semanticsHash");
        claim.hash = DomainHash.one(CLAIM_DOMAIN, data[start:offset]);
        (claim.signatureHash, offset) = _hashed(data, offset, "signature", SIGNATURE_LENGTH);
        if (offset != data.length) revert Cbor.MalformedCbor(offset);
    }

    function readCells(bytes calldata part) internal pure returns (bytes32 root, uint256 count, uint256 inner) {
        (uint256 offset, uint256 end) = Cbor.find(part, 0, "cells");
        if (end != part.length) revert Cbor.MalformedCbor(end);
        if (Cbor.isNull(part, offset)) revert NoCells();
        offset = Cbor.map(part, offset, 4);
        (root, offset) = _word(part, offset, "root");
        (count, offset) = _unsigned(part, offset, "count");
        (inner, offset) = _unsigned(part, offset, "inner");
        _unsigned(part, offset, "unproven");
    }

    function _unsigned(bytes calldata data, uint256 offset, bytes memory name) private pure returns (uint256, uint256) {
        return Cbor.unsigned(data, Cbor.key(data, offset, name));
    }

    function _number(bytes calldata data, uint256 offset, bytes memory name, uint256 least, uint256 most)
        private
        pure
        returns (uint256 value, uint256 next)
    {
        (value, next) = _unsigned(data, offset, name);
        if (value < least || value > most) revert Cbor.MalformedCbor(offset);
    }

    /// [from, to), not empty.
    function _range(bytes calldata data, uint256 offset, bytes memory name)
        private
        pure
        returns (uint256 from, uint256 to, uint256 next)
    {
        next = Cbor.array(data, Cbor.key(data, offset, name), 2);
        (from, next) = Cbor.unsigned(data, next);
        (to, next) = Cbor.unsigned(data, next);
        if (from >= to || to > type(uint32).max) revert Cbor.MalformedCbor(offset);
    }

    /// Null, or so many bytes.
    function _nullable(bytes calldata data, uint256 offset, bytes memory name, uint256 length)
        private
        pure
        returns (uint256 next)
    {
        next = Cbor.key(data, offset, name);
        if (Cbor.isNull(data, next)) return next + 1;
        (, next) = Cbor.fixedBytes(data, next, length);
    }

    function _hashed(bytes calldata data, uint256 offset, bytes memory name, uint256 length)
        private
        pure
        returns (bytes32 hash, uint256 next)
    {
        (offset, next) = Cbor.fixedBytes(data, Cbor.key(data, offset, name), length);
        hash = keccak256(data[offset:next]);
    }

    function _word(bytes calldata data, uint256 offset, bytes memory name) private pure returns (bytes32, uint256) {
        return Cbor.word(data, Cbor.key(data, offset, name));
    }
}
