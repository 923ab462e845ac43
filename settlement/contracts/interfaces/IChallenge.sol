// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {FoldChunk, IFoldReferee} from "./IFoldReferee.sol";
import {IBeacon} from "./IBeacon.sol";
import {IBondVault} from "./IBondVault.sol";
import {ClaimFacts, IClaimReader, Opening} from "./IClaimReader.sol";
import {IMeshRollup} from "./IMeshRollup.sol";
import {INodeRegistry} from "./INodeRegistry.sol";
import {FoldClaim, IProofVerifier, Statement} from "./IProofVerifier.sol";

/// @title The one game: a hop proves cells of what it signed, or loses its stake
/// @notice settlement/PROTOCOL.md says what is drawn or bought, when, and why.
interface IChallenge {
    enum State {
        None,
        Opened,
        Published,
        Answered,
        Passed,
        Failed,
        /// Cells are named; the hop proves them.
        Named,
        /// The beacon never came: nobody won.
        Lapsed
    }

    enum Kind {
        /// Free unless many are open: the beacon drew the segment and the hop, and draws cells of all positions.
        Drawn,
        /// Bought: any hop; the beacon draws cells of all positions.
        Lot,
        /// Bought: any hop, one position; its inner columns are published and the opener names cells.
        Named
    }

    /// The contracts it relies on.
    struct Contracts {
        IMeshRollup meshRollup;
        INodeRegistry nodeRegistry;
        IBeacon beacon;
        IProofVerifier proofVerifier;
        IFoldReferee foldReferee;
        IClaimReader claimReader;
        IBondVault bondVault;
        /// {IRefunds}, who alone says what clients have paid.
        address refunds;
    }

    struct Terms {
        /// Segments drawn, of 65,536.
        uint32 rate;
        /// Cells drawn of a hop, at most 16; also the most that can be named, at most 8 of them.
        uint8 cells;
        /// Seconds after posting to open.
        uint64 openWindow;
        /// The hop's clock: seconds to publish; on its last move, the proofs, they are extended by `proveTime`.
        uint64 publishTime;
        uint64 proveTime;
        /// The opener's clock: seconds to name.
        uint64 nameTime;
        /// Seconds after the last proof to contest a fold.
        uint64 foldWindow;
        /// Seconds after which a check whose round never came ends without a verdict.
        uint64 patience;
        /// Wei behind the first bought check of a node, and the part of it that is burned when the hop answers; the rest pays the hop.
        uint128 bond;
        uint16 burnBps;
        /// Wei for a unit of gas up to which that pays for any answer.
        uint64 gasPrice;
        /// Of slashed stake: to whoever convicted, and set aside to refund clients what they paid. The rest is burned.
        uint16 challengerBps;
        uint16 victimBps;
        /// How often at most a check's times count.
        uint8 maxTurns;
    }

    /// What `open` derives. Every later move repeats it; the contract keeps its hash.
    struct Facts {
        Kind kind;
        address opener;
        /// Of the session, where cells are named; 0 otherwise.
        uint256 position;
        ClaimFacts claim;
    }

    /// A leaf of the part's tree of cells.
    struct CellLeaf {
        bytes32 keyDigest;
        bytes32 rowsRoot;
        /// Four bytes for each boundary column.
        bytes places;
    }

    /// Where a boundary column's commitment is committed to.
    struct Link {
        /// The edge's columns at this position, 48 bytes each; empty for an inner column.
        bytes edgeLeaf;
        bytes32[] path;
    }

    struct Proof {
        uint256 draw;
        CellLeaf leaf;
        bytes32[] leafPath;
        /// One for each boundary column.
        Link[] links;
        Statement statement;
        bytes proof;
        /// One for each fold.
        bytes[] partialSums;
    }

    event CheckOpened(bytes32 indexed checkId, bytes32 indexed node, Facts facts);
    event InnerPublished(bytes32 indexed checkId, bytes32 innerRoot, uint64 round);
    /// Compressed commitments of the position's inner columns, 48 bytes each.
    event InnerColumns(bytes32 indexed checkId, bytes32 innerRoot, bytes columns);
    event CellsNamed(bytes32 indexed checkId, uint32[] cells);
    event CellProven(bytes32 indexed checkId, uint256 draw, uint256 cell, FoldClaim[] folds, bytes[] partialSums);
    event CheckAnswered(bytes32 indexed checkId, uint64 until);
    event CheckEnded(bytes32 indexed checkId, bytes32 indexed node, State state);
    event SegmentVoided(bytes32 indexed claimsHash, bytes32 indexed claimHash);

    error BadTerms();
    /// Answering may cost the hop more than the bond pays it.
    error BondTooSmall(uint256 bond, uint256 required);
    /// Stake or bonds could be gone before the last check of a claim has ended.
    error LeavesTooSoon(uint256 longest);
    error CheckExists(bytes32 checkId);
    /// The move belongs to another state of the check.
    error WrongState(State state);
    error NotTheFacts(bytes32 checkId);
    error TooLate(uint256 until);
    error TooEarly(uint256 from);
    error RoundMissing(uint64 round);
    /// The claim covers other positions, or none is to be named.
    error BadPosition(uint256 position);
    error ClaimConvicted(bytes32 claimHash);
    error ClaimNotConvicted(bytes32 claimHash);
    error NotTheRefunds();
    /// The move belongs to checks of another kind.
    error WrongKind(Kind kind);
    error NotTheOpener(address opener);
    /// The opener puts up less than a check of this node costs now.
    error TooDear(uint256 price);
    /// Not the position's, or more than a transaction could carry.
    error BadColumns(uint256 length);
    error BadCells();
    /// Only the registry sends ether here.
    error NotTheRegistry();
    error NotTheOperator(address operator);
    error NoSuchDraw(uint256 draw);
    error CellAlreadyProven(uint256 draw);
    error NotTheCell(uint256 cell);
    /// The boundary column's commitment is not where its place says.
    error NotAtItsPlace(uint256 column);
    error NotTheWeights();
    error NotTheFolds(uint256 draw);
    /// The named chunk is what its rows give.
    error FoldHolds();

    /// @notice Opens the check of a hop's claim. Anyone may; a bought one takes `priceOf` out of the caller's purse, as
    ///         does a drawn one where 8 of the node are open for nothing, out of that coordinator's batches.
    /// @return checkId where drawn the claim's hash, so that a claim is drawn once, whatever receipts it is put into;
    ///         otherwise keccak256(claim hash, kind, opener, position), so that nobody uses up what another may buy
    function open(Opening calldata opening) external returns (bytes32 checkId);

    /// @notice Fixes the commitments between the hop's cells before anybody knows which of them are drawn. Only the
    ///         node's operator.
    /// @param innerRoot SHA-256 tree over them, position after position
    function publish(Facts calldata facts, bytes32 innerRoot) external;

    /// @notice The same for the one position where cells will be named: all of its commitments, for everybody to see.
    /// @param columns compressed points, 48 bytes each
    function publishCells(Facts calldata facts, bytes calldata columns) external;

    /// @notice Says which cells of the position the hop has to prove: different ones, by their numbers. Only the opener.
    function name(Facts calldata facts, uint32[] calldata cells) external;

    /// @notice Proves one cell that was drawn or named. Anyone may where the proof has no folds. Otherwise only the node's
    ///         operator: session and client know the values and blinders too, and could prove a true cell under a false
    ///         fold, which convicts.
    function prove(Facts calldata facts, Proof calldata move) external;

    /// @notice Fails the check by a chunk of a proven cell's fold that is not what its rows give. Anyone may.
    /// @param folds all of that draw, and the roots of their partial sums, as `CellProven` has them
    function contest(
        Facts calldata facts,
        uint256 draw,
        FoldClaim[] calldata folds,
        bytes32[] calldata posted,
        uint256 fold,
        FoldChunk calldata chunk
    ) external;

    /// @notice Ends a check whose time is over. Anyone may.
    function resolve(Facts calldata facts) external;

    /// @notice Makes void what else holds a convicted claim: a claim may be in many leaves, a check is of one. Anyone may.
    function voidSegment(bytes[] calldata claims, uint256 hop) external;

    /// @notice Gives a client wei of what a convicted claim cost its node, while that lasts. Only {IRefunds}, which asks what it paid.
    /// @param most wei that are due
    /// @return amount wei that were given
    function refund(bytes32 claimHash, address client, uint256 most) external returns (uint256 amount);

    /// @notice What the segment of these claims is worth: 0 nothing against it, 1 a check is open, 2 void.
    function verdictOf(bytes32 claimsHash) external view returns (uint8);
    function isConvicted(bytes32 claimHash) external view returns (bool);
    function refundsLeft(bytes32 claimHash) external view returns (uint256);

    /// @notice Wei that the next bought check of a node costs: `bond` for each one that is open, and for itself.
    function priceOf(bytes32 node) external view returns (uint256);

    /// @notice Checks of a node that have not ended: its stake waits for them.
    function openOf(bytes32 node) external view returns (uint32);
    function terms() external view returns (Terms memory);
    function checkOf(bytes32 checkId)
        external
        view
        returns (
            bytes32 factsHash,
            bytes32 innerRoot,
            State state,
            uint16 proven,
            uint8 draws,
            uint64 round,
            uint64 deadline,
            uint32 turn,
            uint64 left,
            uint256 named
        );
}
