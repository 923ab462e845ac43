// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Opening} from "./IClaimReader.sol";

/// What is given to auditors, settlement/audits/PROTOCOL.md.
struct Subject {
    bytes32 modelRoot;
    /// Hash of the record.
    bytes32 recordHash;
    /// SHA-256 tree over its segments: of each the roots of its edges' commitments, 32 bytes each, how many positions it
    /// has, 4 bytes, and the record's salt, 32 bytes.
    bytes32 edgesRoot;
    uint32 segments;
}

/// Where a record that was planted is not what a staked node signed.
struct Planted {
    /// The hop's claim in a posted batch.
    Opening opening;
    /// The segment's leaf of the record, and its path to `edgesRoot`.
    bytes edges;
    bytes32[] edgesPath;
    /// The position's commitments as the node signed them, with their path to its claim's `outCommits`.
    bytes signedLeaf;
    bytes32[] signedPath;
    /// Those of the record, with their path to the edge's root.
    bytes plantedLeaf;
    bytes32[] plantedPath;
    /// The one column in which the two differ, and both points, EIP-2537 encoding: the record's is the node's plus `shift`
    /// times the generator.
    uint256 column;
    bytes points;
    uint256 shift;
}

/// @title Audits by lot, kept honest by planted wrong results
/// @notice An audit goes through draw, commitments and reveals of the auditors, and the opener's own reveal: whether it was planted.
interface IAudits {
    enum State {
        None,
        Opened,
        Drawn,
        /// It was not planted: whoever reported something wrong shows it by a check of {IChallenge}.
        Genuine,
        Planted,
        /// Its opener did not say what it was.
        Abandoned,
        /// It was not drawn in time, or nobody was there.
        Lapsed
    }

    enum Stage {
        None,
        Drawn,
        Committed,
        Revealed,
        /// Its report was wrong and that was shown: it loses part of its bond, unless the node's claim turns out to be false.
        Blamed,
        Punished,
        /// It was blamed by a claim that was convicted.
        Lifted,
        /// Its report was wrong, and nobody showed it in time.
        Spared
    }

    struct Terms {
        /// Wei of standing bond that an auditor needs.
        uint128 bond;
        /// Least wei for one auditor, and what one that is silent loses.
        uint128 fee;
        /// Wei that an opener loses that does not say what it gave.
        uint128 deposit;
        /// Wei of its bond that an auditor loses for a wrong report, or for none after its commitment.
        uint128 penalty;
        /// Share of a paid fee that is burned, in basis points.
        uint16 burnBps;
        /// Seconds from opening to the draw.
        uint64 drawTime;
        uint64 commitTime;
        uint64 revealTime;
        uint64 closeTime;
        /// Seconds from closing in which wrong reports are shown.
        uint64 blameTime;
    }

    struct Slot {
        address account;
        uint64 since;
        /// 0 while it serves.
        uint64 until;
    }

    struct Audit {
        address opener;
        State state;
        uint8 wanted;
        /// How many slots there were when it was opened.
        uint32 slots;
        uint64 openedAt;
        uint64 round;
        /// When it was drawn; from `close` on when it was closed.
        uint64 since;
        uint8 commits;
        uint8 reveals;
        uint128 fee;
        bytes32 subjectHash;
        bytes32 truthHash;
        /// What its opener said it was.
        uint64 truth;
    }

    struct Report {
        Stage stage;
        uint64 verdict;
        bytes32 commitment;
        /// While it is blamed: until when a conviction lifts that, and of which segment.
        uint64 until;
        bytes32 claimsHash;
    }

    /// How an auditor did so far.
    struct Attention {
        /// Reports that were paid.
        uint32 paid;
        /// Planted results that it found, and that it did not.
        uint32 caught;
        uint32 missed;
        /// Times it was drawn and did not report.
        uint32 silent;
    }

    event AuditorEnrolled(address indexed account, uint256 slot);
    event AuditorLeft(address indexed account, uint256 slot);
    /// Where to reach it: of its evidence the hash, as long as it runs.
    event AuditorAnnounced(address indexed account, bytes32 peerKey, bytes32 evidenceHash, string endpoint);
    event AuditOpened(bytes32 indexed id, address indexed opener, Subject subject, uint64 round, uint128 fee);
    event AuditDrawn(bytes32 indexed id, address[] auditors);
    event ReportCommitted(bytes32 indexed id, address indexed auditor);
    event ReportRevealed(bytes32 indexed id, address indexed auditor, uint64 verdict);
    event AuditClosed(bytes32 indexed id, State state, uint64 truth);
    /// All that its defence needs: the claim, where it was posted, and what it says of the place.
    event AuditorBlamed(
        bytes32 indexed id, address indexed auditor, Opening opening, bytes signedLeaf, uint64 until
    );
    event BlameLifted(bytes32 indexed id, address indexed auditor);
    event AuditorSpared(bytes32 indexed id, address indexed auditor);
    event AuditorPunished(bytes32 indexed id, address indexed auditor, uint256 taken);

    error BadTerms();
    error AlreadyEnrolled(address account);
    error NotEnrolled(address account);
    error SlotTaken(uint256 slot);
    error BondTooLow(address account, uint256 standing, uint256 needed);
    error BondStands(address account);
    error BadAudit();
    error AuditExists(bytes32 id);
    error WrongState(State state);
    error WrongStage(Stage stage);
    error TooEarly(uint256 from);
    error TooLate(uint256 until);
    error RoundMissing(uint64 round);
    error NotTheOpener(address opener);
    /// What is revealed was not committed to.
    error NotCommitted();
    error NotTheSubject();
    error NotThePlant();
    /// Who is leaving or has too little stake, and so nothing to lose, blames nobody by what it signed.
    error NodeNotServing(bytes32 node);
    /// The report is what was planted.
    error ReportHolds();
    error ClaimConvicted(bytes32 claimHash);
    error ClaimNotConvicted(bytes32 claimHash);
    error OtherSegment();

    /// @notice Takes a slot: the one that the caller had, if nobody took it meanwhile; else the next one, or one whose auditor
    ///         left before any audit that is not drawn yet.
    function enrol(uint256 slot) external;

    /// @notice Ends the caller's service: what it is drawn for already it still owes.
    function quit() external;

    /// @notice Ends the service of an auditor whom blames leave too little to lose for another report. Anyone may call.
    function remove(uint256 slot) external;

    /// @notice Says where the caller is reached, and by which evidence.
    function announce(bytes32 peerKey, bytes32 evidenceHash, string calldata endpoint) external;

    /// @notice Asks for `wanted` auditors at `fee` each. Locks fees and deposit from the caller's purse.
    /// @param truthHash keccak256(abi.encode(caller, truth, salt))
    function open(Subject calldata subject, bytes32 truthHash, uint8 wanted, uint128 fee) external returns (bytes32 id);

    /// @notice Draws by the round after the opening. Anyone may call.
    function draw(bytes32 id) external;

    /// @notice Ends one that was not drawn in time: the opener has its money back. Anyone may call.
    function lapse(bytes32 id) external;

    /// @param commitment keccak256(abi.encode(id, caller, verdict, salt)): of no use to anybody else
    function commit(bytes32 id, bytes32 commitment) external;

    /// @notice As soon as all have committed, or their time is over.
    function reveal(bytes32 id, uint64 verdict, bytes32 salt) external;

    /// @notice The opener says what it gave, once all are revealed or their time is over. Pays those who are right.
    /// @param truth 0: as the client had it; else where it was changed, as a verdict says it
    function close(bytes32 id, uint64 truth, bytes32 salt) external;

    /// @notice Ends one whose opener did not say: the auditors are paid. Anyone may call.
    function abandon(bytes32 id) external;

    /// @notice Shows that a report on a planted record is wrong: a staked node signed other commitments for that place.
    function blame(bytes32 id, address auditor, Subject calldata subject, Planted calldata planted) external;

    /// @notice Lifts a blame by the conviction of a claim of the very segment that it rests on. Anyone may call.
    function lift(bytes32 id, address auditor, bytes[] calldata claims, uint256 hop) external;

    /// @notice Takes the penalty once nothing can lift the blame any more. Anyone may call.
    function punish(bytes32 id, address auditor) external;

    /// @notice A report that nobody showed to be wrong in time counts against the auditor's bond no longer. Anyone may call.
    function spare(bytes32 id, address auditor) external;

    function terms() external view returns (Terms memory);
    /// @notice Seconds for which a blame can be lifted: the longest that the check of the node's claim can take.
    function appealTime() external view returns (uint64);
    function slotCount() external view returns (uint256);
    function slotOf(uint256 slot) external view returns (Slot memory);
    function auditOf(bytes32 id) external view returns (Audit memory);
    function drawnOf(bytes32 id) external view returns (address[] memory);
    function reportOf(bytes32 id, address auditor) external view returns (Report memory);
    function attentionOf(address auditor) external view returns (Attention memory);
}
