// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Facts, Refusal, Terms} from "../libraries/Accounting.sol";
import {Voucher} from "../libraries/Vouchers.sol";
import {CodingProof} from "./ICodingReferee.sol";

/// @title Sessions of accounting off the chain, with recourse to it
/// @notice settlement/ephemeral/PROTOCOL.md. Clients delegate ether to a sequencer for one session; it applies their vouchers,
///         commits to the resulting state from time to time, and at the end everybody takes out what the last root gives him.
interface IEphemeralSession {
    struct Parameters {
        uint16 ownerBps;
        uint16 sequencerBps;
        /// Seconds between `open` and the end of a session at most.
        uint64 maxDuration;
        /// Seconds for challenges after a session's end or a conviction.
        uint64 window;
        /// Seconds for steps under receipts, after that.
        uint64 tailWindow;
        /// Seconds for a sequencer to publish a demanded step; at most half the window, so that a demand made while the session was
        /// open can still have its consequence.
        uint64 answerTime;
        /// Wei that a session locks of its sequencer's purse.
        uint256 sequencerBond;
        /// Wei that a demand locks of its maker's purse; half of it pays the answer, half is burned.
        uint256 demandBond;
        /// What a challenger gets of a forfeited bond; at most half, so that convicting oneself costs.
        uint16 challengerBps;
    }

    /// State of a session, of `sequencer` and the `number`-th of it.
    struct Session {
        uint64 endsAt;
        /// 0: open.
        uint64 endedAt;
        uint64 commits;
        uint64 steps;
        uint64 contestedUntil;
        bool convicted;
        bool bondReturned;
        /// Delegated and not yet taken out.
        uint128 pot;
        bytes32 root;
        /// P-256 key of its receipts.
        bytes32 keyX;
        bytes32 keyY;
    }

    /// A commit as its maker gives it.
    struct Draft {
        uint64 session;
        /// Counts from 1 in each session.
        uint64 number;
        uint32 steps;
        bytes32 root;
        /// Over the {Leaf}s, see {MerkleTree}.
        bytes32 logRoot;
        /// Of the log's chunks, by which it is told from anything else whoever hands it out (settlement/availability).
        bytes32 codedRoot;
    }

    /// What the contract keeps of a commit, as one keccak.
    struct Commit {
        bytes32 sessionId;
        uint64 number;
        uint64 firstStep;
        uint32 steps;
        bytes32 preRoot;
        bytes32 root;
        bytes32 logRoot;
        bytes32 codedRoot;
        uint64 postedAt;
    }

    /// One step in a log.
    struct Leaf {
        /// EIP-712 digest of the voucher.
        bytes32 digest;
        bytes32 signatureHash;
        /// Wei up to which the voucher's channel is settled.
        uint128 settled;
        bytes32 pre;
        bytes32 post;
    }

    /// The sequencer's word that step `seq` of the session is this leaf.
    struct Receipt {
        uint64 seq;
        bytes32 leaf;
        /// r ‖ s under the session's P-256 key.
        bytes signature;
    }

    struct Demand {
        address demander;
        uint64 answerUntil;
        /// Published, or given up by both.
        bool done;
    }

    event Opened(bytes32 indexed sessionId, address indexed sequencer, uint64 number, uint64 endsAt);
    event Delegated(bytes32 indexed sessionId, address indexed client, address from, uint256 amount);
    event Committed(bytes32 indexed sessionId, uint64 indexed number, Commit header);
    event Undelegated(bytes32 indexed sessionId, uint64 contestedUntil);
    event Convicted(bytes32 indexed sessionId, address indexed challenger, uint64 commits, bytes32 root);
    event Demanded(bytes32 indexed sessionId, uint64 indexed number, uint32 index, uint64 answerUntil);
    /// All that a challenge of the step needs, so that nobody has to find the call.
    event Revealed(
        bytes32 indexed sessionId,
        uint64 indexed number,
        uint32 index,
        Leaf leaf,
        bytes32[] path,
        Voucher voucher,
        bytes signature
    );
    /// All that is needed to take the step too, so that everybody has the state that he exits from.
    event TailStep(
        bytes32 indexed sessionId, uint64 seq, bytes32 root, Voucher voucher, bytes signature, uint128 settled
    );
    event Exited(bytes32 indexed sessionId, address indexed account, uint256 amount);

    error BadTerms();
    error UnknownSession(address sequencer, uint64 number);
    error SessionOver(uint64 endsAt);
    error NotOverYet(uint64 until);
    error NotContested(uint64 until);
    error UnexpectedNumber(uint64 got, uint64 expected);
    error EmptyCommit();
    error CommitTooLong(uint32 steps);
    error UnknownCommit(bytes32 headerHash);
    error NotInLog(bytes32 leaf);
    /// Another voucher or signature than the leaf names, or one that may not be published.
    error NotTheStep();
    error StepHolds();
    error BadReceipt();
    error NoConflict();
    /// The bond was forfeited or returned before.
    error BondGone();
    error DemandExists();
    error NoDemand();
    error NotAnsweredYet(uint64 answerUntil);
    error StepRefused(Refusal refusal);
    error AlreadyExited(address account);
    error NothingLeft(address account);
    /// The last root gives the account more than the session has, or less than nothing.
    error MoreThanDelegated(address account);

    /// @notice Opens the caller's next session, whose receipts the P-256 key (x, y) signs.
    function open(uint64 endsAt, bytes32 x, bytes32 y) external returns (uint64 number);

    /// @notice Adds `msg.value` to what the caller's vouchers may come to in the session.
    function delegate(address sequencer, uint64 number) external payable;

    /// @notice Appends a commit to the caller's session.
    function commit(Draft calldata draft) external;

    /// @notice The same, with or without steps, and ends the session.
    function commitAndUndelegate(Draft calldata draft) external;

    /// @notice Ends a session whose time is over and whose sequencer did not.
    function forceUndelegate(address sequencer, uint64 number) external;

    /// @notice Calls of this contract one after another, as if the caller made each: all of them or none. For who has many demanded
    ///         steps to publish, or receipts for the tail, in few blocks.
    function many(bytes[] calldata calls) external;

    /// @notice Shows that a step is not what the log says it gives.
    function challengeCommit(
        address sequencer,
        uint64 number,
        Commit calldata header,
        Leaf calldata leaf,
        uint32 index,
        bytes32[] calldata path,
        Voucher calldata voucher,
        bytes calldata signature,
        bytes32[] calldata witness
    ) external;

    /// @notice Shows that step `index` does not begin where step `index - 1` ended; for index 0 where the commit begins, for
    ///         index `steps` that the last one does not end where the commit does.
    function challengeLink(
        address sequencer,
        uint64 number,
        Commit calldata header,
        uint32 index,
        Leaf[2] calldata leaves,
        bytes32[][2] calldata paths
    ) external;

    /// @notice Shows chunks of a commit's log that are not the code of one content, so that who has some of them cannot read what
    ///         others can. The state stays.
    function challengeCoding(address sequencer, uint64 number, Commit calldata header, CodingProof calldata proof)
        external;

    /// @notice Shows a receipt that says otherwise than the log. Its step can be applied in the tail.
    function challengeReceipt(
        address sequencer,
        uint64 number,
        Commit calldata header,
        Receipt calldata receipt,
        Leaf calldata leaf,
        bytes32[] calldata path
    ) external;

    /// @notice Shows two receipts for one step.
    function challengeEquivocation(address sequencer, uint64 number, Receipt calldata a, Receipt calldata b) external;

    /// @notice Shows a receipt for a step that the ended session does not have.
    function challengeOmission(address sequencer, uint64 number, Receipt calldata receipt) external;

    /// @notice Asks the sequencer to publish a step of a commit, under a bond.
    function demand(address sequencer, uint64 number, Commit calldata header, uint32 index) external;

    /// @notice Publishes a demanded step, and pays the caller: anybody may who has the log.
    function reveal(
        address sequencer,
        uint64 number,
        Commit calldata header,
        Leaf calldata leaf,
        uint32 index,
        bytes32[] calldata path,
        Voucher calldata voucher,
        bytes calldata signature
    ) external;

    /// @notice Ends a demand that was not answered in time, and with it the commit.
    function expire(address sequencer, uint64 number, Commit calldata header, uint32 index) external;

    /// @notice Applies a step under a receipt to the state of an ended session.
    function settleTail(
        address sequencer,
        uint64 number,
        Receipt calldata receipt,
        Leaf calldata leaf,
        Voucher calldata voucher,
        bytes calldata signature,
        bytes32[] calldata witness
    ) external;

    /// @notice Pays `account` what the session's last root gives it.
    function exit(address sequencer, uint64 number, address account, bytes32[] calldata witness) external;

    /// @notice Gives the sequencer of a session that nobody convicted its bond back.
    function returnBond(address sequencer, uint64 number) external;

    /// @notice Forgets the headers of commits of a session in which nothing can be challenged any more.
    function prune(address sequencer, uint64 number, uint64 from, uint64 to) external;

    /// @notice {Accounting-step}, for whoever runs this code off the chain.
    function step(
        Terms calldata terms,
        bytes32 root,
        Voucher calldata voucher,
        bytes calldata signature,
        uint128 settled,
        Facts calldata facts,
        bytes32[] calldata witness
    ) external pure returns (bytes32 next, Refusal refusal);

    /// @notice Wei that a channel ({Accounting-channelOf}) has spent in a session that pays out, by its place under the last root.
    function spentOf(address sequencer, uint64 number, bytes32 channel, bytes32[] calldata witness)
        external
        view
        returns (uint256);

    function sessionId(address sequencer, uint64 number) external pure returns (bytes32);
    function domainSeparator(bytes32 id) external view returns (bytes32);
    function sessionOf(bytes32 id) external view returns (Session memory);
    function sessionsOf(address sequencer) external view returns (uint64);
    function delegatedOf(bytes32 id, address client) external view returns (uint256);
    function commitHash(bytes32 id, uint64 number) external view returns (bytes32);
    function demandOf(bytes32 demandId) external view returns (Demand memory);
    function demandId(bytes32 id, uint64 number, uint32 index) external pure returns (bytes32);
    function exited(bytes32 id, address account) external view returns (bool);
    function parameters() external view returns (Parameters memory);
}
