// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IBondVault, Share} from "./interfaces/IBondVault.sol";
import {ICommittee} from "./interfaces/ICommittee.sol";
import {IMeshRollup} from "./interfaces/IMeshRollup.sol";
import {BatchVote, BatchVotes} from "./libraries/BatchVotes.sol";
import {MerkleTree} from "./libraries/MerkleTree.sol";
import {BatchHeader, Receipt, Receipts} from "./libraries/Receipts.sol";

/// @title Rollup of receipt batches, see {IMeshRollup}
/// @dev Threats, and what stands against them:
///      - One coordinator in another's way: each appends to its own chain of batches.
///      - A batch that says what nobody signed: it moves no money without the clients' vouchers, and challenges of claims
///        take nothing from it but what their signers signed.
///      - A committee's signature that it never gave: anyone shows it within the window; the batch and everything after it
///        are void, and the bond is gone, more than half of it burned, so that showing it oneself does not pay.
///      - A bond that is about to leave: what is being withdrawn does not count when a batch is posted, and the vault's
///        delay is longer than the window.
///      - A signature taken to another batch, rollup or chain: what members sign names all three.
///      - A challenge with too little gas: {CommitteeSignatures} tells a refused point from a starved precompile.
///      - Making an earlier batch final through a later one: no batch's time is before that of the batch it follows.
///      - A committee that is silent, or lies about nothing but says nothing: batches go out without it, and wait longer.
///      Nobody owns this contract, it holds no funds, and nothing in it can be changed.
contract MeshRollup is IMeshRollup {
    struct Chain {
        uint64 posted;
        uint64 finalized;
        uint64 finalAt;
        uint64 voidFrom;
    }

    uint256 private constant BASIS_POINTS = 10_000;
    uint256 private constant MAX_CHALLENGER_BPS = 5_000;
    uint256 private constant AGGREGATE_LENGTH = 48;

    uint64 public immutable window;
    uint64 public immutable longWindow;
    uint256 public immutable coordinatorBond;
    uint256 public immutable challengerBps;
    ICommittee public immutable committee;
    IBondVault public immutable vault;
    uint64 private immutable _genesis;
    uint64 private immutable _epochLength;

    /// Slots 0 and 1 of the layout are proven from outside the chain (settlement/batch/header.ts): keep the order.
    mapping(address coordinator => mapping(uint64 number => bytes32)) public batchHash;
    mapping(address coordinator => Chain) public chainOf;

    constructor(
        uint64 window_,
        uint64 longWindow_,
        uint256 coordinatorBond_,
        uint256 challengerBps_,
        ICommittee committee_,
        IBondVault vault_
    ) {
        if (longWindow_ < window_ || challengerBps_ > MAX_CHALLENGER_BPS) revert BadTerms();
        if (vault_.withdrawalDelay() <= window_) revert BadTerms();
        // A batch may be posted an epoch after it was signed, and is judged within its window.
        if (committee_.lockTime() <= committee_.epochLength() + window_) revert BadTerms();
        window = window_;
        longWindow = longWindow_;
        coordinatorBond = coordinatorBond_;
        challengerBps = challengerBps_;
        committee = committee_;
        vault = vault_;
        _genesis = committee_.genesis();
        _epochLength = committee_.epochLength();
    }

    function postBatch(
        uint64 number,
        bytes32 previousHash,
        bytes32 receiptsRoot,
        uint32 receiptCount,
        bytes32 dataHash,
        uint64 epoch,
        uint64 bitmap,
        bytes calldata aggregate
    ) external {
        Chain storage chain = chainOf[msg.sender];
        if (chain.voidFrom != 0) revert CoordinatorVoid(msg.sender);
        uint64 expected = chain.posted + 1;
        if (number != expected) revert UnexpectedNumber(number, expected);
        bytes32 parent = batchHash[msg.sender][number - 1];
        if (previousHash != parent) revert UnexpectedParent(previousHash, parent);
        if (receiptCount == 0) revert EmptyBatch();
        _requireSigned(epoch, bitmap, aggregate);
        uint64 finalAt = uint64(block.timestamp) + (bitmap == 0 ? longWindow : window);
        if (finalAt < chain.finalAt) finalAt = chain.finalAt;
        BatchHeader memory header = BatchHeader({
            coordinator: msg.sender,
            number: number,
            previousHash: previousHash,
            receiptsRoot: receiptsRoot,
            receiptCount: receiptCount,
            dataHash: dataHash,
            epoch: epoch,
            bitmap: bitmap,
            aggregate: aggregate,
            postedAt: uint64(block.timestamp),
            finalAt: finalAt
        });
        bytes32 hash = Receipts.headerHash(header);
        batchHash[msg.sender][number] = hash;
        chain.posted = number;
        chain.finalAt = finalAt;
        emit BatchPosted(msg.sender, number, hash, header);
    }

    function finalize(BatchHeader calldata header) external {
        _requirePosted(header);
        if (block.timestamp < header.finalAt) revert WindowOpen(header.finalAt);
        Chain storage chain = chainOf[header.coordinator];
        if (header.number <= chain.finalized) revert AlreadyFinal(header.number);
        chain.finalized = header.number;
        emit BatchesFinalized(header.coordinator, header.number);
    }

    function challengeSignature(BatchHeader calldata header) external {
        _requirePosted(header);
        if (header.bitmap == 0) revert NotCertified(header.number);
        uint256 until = header.postedAt + window;
        if (block.timestamp >= until) revert TooLate(until);
        BatchVote memory vote = BatchVote({
            coordinator: header.coordinator,
            number: header.number,
            previousHash: header.previousHash,
            receiptsRoot: header.receiptsRoot,
            receiptCount: header.receiptCount,
            dataHash: header.dataHash,
            epoch: header.epoch
        });
        bytes32 messageHash = BatchVotes.hash(vote, address(this));
        if (committee.verify(messageHash, header.epoch, header.bitmap, header.aggregate)) revert SignatureHolds();
        chainOf[header.coordinator].voidFrom = header.number;
        Share[] memory shares = new Share[](2);
        shares[0] = Share(msg.sender, coordinatorBond * challengerBps / BASIS_POINTS);
        shares[1] = Share(address(0), coordinatorBond - shares[0].amount);
        uint256 seized = vault.seize(header.coordinator, coordinatorBond, shares);
        emit BatchesVoided(header.coordinator, header.number, msg.sender, seized);
    }

    function proveReceipt(BatchHeader calldata header, Receipt calldata receipt, uint256 index, bytes32[] calldata path)
        external
        view
        returns (bytes32 leafHash, bool isFinal)
    {
        _requirePosted(header);
        leafHash = Receipts.leafHash(receipt);
        if (!MerkleTree.verify(header.receiptsRoot, leafHash, index, header.receiptCount, path)) {
            revert NotInBatch(leafHash);
        }
        isFinal = header.number <= chainOf[header.coordinator].finalized;
    }

    function isVoid(address coordinator, uint64 number) public view returns (bool) {
        uint64 from = chainOf[coordinator].voidFrom;
        return from != 0 && number >= from;
    }

    /// What can be seen without looking at the signature itself.
    function _requireSigned(uint64 epoch, uint64 bitmap, bytes calldata aggregate) private view {
        if (aggregate.length != (bitmap == 0 ? 0 : AGGREGATE_LENGTH)) revert BadAggregateLength(aggregate.length);
        uint64 current = (uint64(block.timestamp) - _genesis) / _epochLength;
        if (bitmap == 0) {
            if (epoch != 0) revert BadEpoch(epoch, current);
            return;
        }
        if (epoch > current || epoch + 1 < current) revert BadEpoch(epoch, current);
        uint256 standing = vault.standingOf(msg.sender);
        if (standing < coordinatorBond) revert BondTooSmall(standing, coordinatorBond);
    }

    function _requirePosted(BatchHeader calldata header) private view {
        bytes32 hash = Receipts.headerHash(header);
        if (batchHash[header.coordinator][header.number] != hash) revert UnknownHeader(hash);
        if (isVoid(header.coordinator, header.number)) revert BatchVoid(header.coordinator, header.number);
    }
}
