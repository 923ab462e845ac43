// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IBondVault, Share} from "./interfaces/IBondVault.sol";
import {IInclusion} from "./interfaces/IInclusion.sol";
import {IMeshRollup} from "./interfaces/IMeshRollup.sol";
import {Ecdsa} from "./libraries/Ecdsa.sol";
import {InclusionPromise, Promises} from "./libraries/Promises.sol";
import {BatchHeader, Receipt} from "./libraries/Receipts.sol";

/// @title Promises of inclusion, see {IInclusion}
/// @dev Threats, and what stands against them:
///      - An omitted or late receipt: whoever has the promise accuses, and silence costs the coordinator.
///      - A true answer refused: anyone may answer, and what is asked for is on the chain already.
///      - A promise kept in a void batch: it is not kept, {IMeshRollup.proveReceipt} refuses such batches.
///      - A forged promise: it carries the coordinator's signature, for this contract on this chain.
///      - Accusing for sport: it costs the accuser more than an answer costs, and part of it is burned, so that answering
///        one's own accusation does not pay; nor does breaking one's own promise, of which more than half is burned.
///      - Locking up an honest coordinator's bond: nothing of it is touched before the answer's time is over.
///      - Leaving before the accusation: the vault's delay is longer than both of the times here together; clients look at `standingOf` and `postBy` before they rely on a promise.
///      - Old promises: after `accuseWindow` nobody need keep what proves that they were kept.
///      Nobody owns this contract, it holds no funds, and nothing in it can be changed.
contract Inclusion is IInclusion {
    uint256 private constant BASIS_POINTS = 10_000;
    uint256 private constant MAX_BPS = 5_000;

    IMeshRollup public immutable rollup;
    IBondVault public immutable vault;

    uint256 private immutable _penalty;
    uint256 private immutable _accuserBond;
    uint16 private immutable _accuserBps;
    uint16 private immutable _answererBps;
    uint64 private immutable _accuseWindow;
    uint64 private immutable _answerTime;

    mapping(bytes32 id => Accusation) public accusationOf;

    constructor(IMeshRollup rollup_, IBondVault vault_, Terms memory terms_) {
        if (terms_.accuserBps > MAX_BPS || terms_.answererBps > MAX_BPS || terms_.penalty == 0) revert BadTerms();
        if (vault_.withdrawalDelay() <= terms_.accuseWindow + terms_.answerTime) revert BadTerms();
        rollup = rollup_;
        vault = vault_;
        _penalty = terms_.penalty;
        _accuserBond = terms_.accuserBond;
        _accuserBps = terms_.accuserBps;
        _answererBps = terms_.answererBps;
        _accuseWindow = terms_.accuseWindow;
        _answerTime = terms_.answerTime;
    }

    function terms() external view returns (Terms memory) {
        return Terms(_penalty, _accuserBond, _accuserBps, _answererBps, _accuseWindow, _answerTime);
    }

    function accuse(InclusionPromise calldata given, bytes calldata signature) external returns (bytes32 id) {
        id = promiseId(given);
        address signer = Ecdsa.recover(id, signature);
        if (signer != given.coordinator) revert NotThePromiser(signer, given.coordinator);
        if (accusationOf[id].state != State.None) revert AlreadyAccused(id);
        if (block.timestamp <= given.postBy) revert TooEarly(given.postBy);
        uint256 last = uint256(given.postBy) + _accuseWindow;
        if (block.timestamp > last) revert TooLate(last);
        if (vault.bondOf(given.coordinator) == 0) revert NothingAtStake(given.coordinator);
        uint64 until = uint64(block.timestamp) + _answerTime;
        accusationOf[id] = Accusation(msg.sender, until, State.Accused);
        emit Accused(id, given.coordinator, msg.sender, given, until);
        vault.lock(id, msg.sender, _accuserBond);
    }

    function answer(
        InclusionPromise calldata given,
        BatchHeader calldata header,
        Receipt calldata receipt,
        uint256 index,
        bytes32[] calldata path
    ) external {
        bytes32 id = promiseId(given);
        Accusation storage accusation = accusationOf[id];
        if (accusation.state != State.Accused) revert NotAccused(id);
        if (block.timestamp > accusation.until) revert TooLate(accusation.until);
        if (header.coordinator != given.coordinator || header.postedAt > given.postBy) {
            revert PostedLate(header.postedAt, given.postBy);
        }
        (bytes32 leafHash,) = rollup.proveReceipt(header, receipt, index, path);
        if (leafHash != given.leafHash) revert NotTheLeaf(leafHash, given.leafHash);
        accusation.state = State.Kept;
        emit PromiseKept(id, given.coordinator, msg.sender);
        vault.release(id, _split(msg.sender, _accuserBond, _answererBps));
    }

    function resolve(InclusionPromise calldata given) external {
        bytes32 id = promiseId(given);
        Accusation storage accusation = accusationOf[id];
        if (accusation.state != State.Accused) revert NotAccused(id);
        if (block.timestamp <= accusation.until) revert TooEarly(accusation.until);
        accusation.state = State.Broken;
        vault.release(id, new Share[](0));
        uint256 seized =
            vault.seize(given.coordinator, _penalty, _split(accusation.accuser, _penalty, _accuserBps));
        emit PromiseBroken(id, given.coordinator, seized);
    }

    function promiseId(InclusionPromise calldata given) public view returns (bytes32) {
        return Promises.digest(given, address(this));
    }

    /// A share for `to`, the rest burned.
    function _split(address to, uint256 amount, uint256 bps) private pure returns (Share[] memory shares) {
        shares = new Share[](2);
        shares[0] = Share(to, amount * bps / BASIS_POINTS);
        shares[1] = Share(address(0), amount - shares[0].amount);
    }
}
