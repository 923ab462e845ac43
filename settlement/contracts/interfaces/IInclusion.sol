// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {InclusionPromise} from "../libraries/Promises.sol";
import {BatchHeader, Receipt} from "../libraries/Receipts.sol";

/// @title Promises of coordinators to post what they accepted, and what a broken one costs
interface IInclusion {
    enum State {
        None,
        Accused,
        Kept,
        Broken
    }

    struct Terms {
        /// Wei that a broken promise costs, of whatever bond the coordinator has.
        uint256 penalty;
        /// Wei that an accuser risks: more than an answer costs.
        uint256 accuserBond;
        /// Share of the penalty that its accuser gets, and of a lost bond that goes to who answers; the rest is burned.
        uint16 accuserBps;
        uint16 answererBps;
        /// Seconds after `postBy` in which a promise can be held against its coordinator.
        uint64 accuseWindow;
        /// Seconds to answer.
        uint64 answerTime;
    }

    struct Accusation {
        address accuser;
        uint64 until;
        State state;
    }

    event Accused(bytes32 indexed id, address indexed coordinator, address accuser, InclusionPromise given, uint64 until);
    event PromiseKept(bytes32 indexed id, address indexed coordinator, address answerer);
    event PromiseBroken(bytes32 indexed id, address indexed coordinator, uint256 seized);

    error BadTerms();
    error NotThePromiser(address signer, address coordinator);
    error AlreadyAccused(bytes32 id);
    error TooEarly(uint256 from);
    error TooLate(uint256 until);
    error NothingAtStake(address coordinator);
    error NotAccused(bytes32 id);
    /// The batch is another coordinator's, or came after what was promised.
    error PostedLate(uint64 postedAt, uint64 postBy);
    error NotTheLeaf(bytes32 got, bytes32 promised);

    /// @notice "The promise was not kept": with a bond from the caller's purse, after `postBy`.
    /// @param signature r ‖ s ‖ v of the coordinator over the promise's EIP-712 digest
    function accuse(InclusionPromise calldata given, bytes calldata signature) external returns (bytes32 id);

    /// @notice Shows the receipt in a batch that was posted in time. Anyone may.
    function answer(
        InclusionPromise calldata given,
        BatchHeader calldata header,
        Receipt calldata receipt,
        uint256 index,
        bytes32[] calldata path
    ) external;

    /// @notice After `answerTime` without an answer: the coordinator pays. Anyone may call.
    function resolve(InclusionPromise calldata given) external;

    function terms() external view returns (Terms memory);
    function accusationOf(bytes32 id) external view returns (address accuser, uint64 until, State state);
    function promiseId(InclusionPromise calldata given) external view returns (bytes32);
}
