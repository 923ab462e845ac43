// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {BatchHeader, Receipt} from "../libraries/Receipts.sol";
import {IBeacon} from "./IBeacon.sol";
import {FoldChunk, IFoldReferee} from "./IFoldReferee.sol";
import {IMeshRollup} from "./IMeshRollup.sol";
import {IModelRegistry} from "./IModelRegistry.sol";
import {INodeRegistry} from "./INodeRegistry.sol";
import {FoldClaim, IProofVerifier, Statement} from "./IProofVerifier.sol";

/// @title Spot-checks: a hop that a beacon drew proves cells that it drew, or has failed
/// @notice settlement/PROTOCOL.md says what is drawn, when, and why.
interface ISpotCheck {
    enum State {
        None,
        Opened,
        Published,
        Answered,
        Passed,
        Failed
    }

    /// The contracts it relies on.
    struct Contracts {
        IMeshRollup meshRollup;
        INodeRegistry nodeRegistry;
        IModelRegistry modelRegistry;
        IBeacon beacon;
        IProofVerifier proofVerifier;
        IFoldReferee foldReferee;
    }

    struct Terms {
        /// Segments drawn, of 65,536.
        uint32 rate;
        /// Cells drawn of a hop, at most 16.
        uint8 cells;
        /// Seconds: after posting to open; then to publish; from the round's arrival to prove; then to contest.
        uint64 openWindow;
        uint64 publishTime;
        uint64 proveTime;
        uint64 foldWindow;
    }

    /// What opens a check.
    struct Opening {
        BatchHeader header;
        Receipt receipt;
        uint256 index;
        bytes32[] path;
        /// Signed claims of all hops, CBOR.
        bytes[] claims;
        uint256 hop;
        /// The hop's part of the manifest, CBOR.
        bytes part;
        /// Key and signature of the hop's claim, EIP-2537 encoding: G2, 256 bytes, and G1, 128 bytes.
        bytes publicKey;
        bytes signature;
    }

    /// What `open` derives. Every later move repeats it; the contract keeps its hash.
    struct Facts {
        bytes32 leafHash;
        uint256 hop;
        /// NodeRegistry id, and who runs it.
        bytes32 node;
        address operator;
        bytes32 claimHash;
        bytes32 sessionId;
        uint256 attempt;
        bytes32 modelRoot;
        bytes32 shardRoot;
        /// Positions [from, to).
        uint256 from;
        uint256 to;
        bytes32 inCommits;
        bytes32 outCommits;
        bytes32 cellsRoot;
        uint256 cellCount;
        /// Columns between cells.
        uint256 inner;
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

    event CheckOpened(bytes32 indexed checkId, bytes32 indexed node, address openedBy, Facts facts);
    event InnerPublished(bytes32 indexed checkId, bytes32 innerRoot, uint64 round);
    event CellProven(bytes32 indexed checkId, uint256 draw, uint256 cell, FoldClaim[] folds, bytes[] partialSums);
    event CheckAnswered(bytes32 indexed checkId, uint64 until);
    event CheckEnded(bytes32 indexed checkId, bytes32 indexed node, bool passed);

    error BadTerms();
    error CheckExists(bytes32 checkId);
    /// The move belongs to another state of the check.
    error WrongState(State state);
    error NotTheFacts(bytes32 checkId);
    error TooLate(uint256 until);
    error TooEarly(uint256 from);
    error RoundMissing(uint64 round);
    /// The beacon did not draw this segment, and the caller is not its client.
    error SegmentNotDrawn();
    error HopNotDrawn(uint256 hop, uint256 drawn);
    error NotTheClaims();
    /// The claim is of another chain, session, segment, hop or model than the receipt, or does not continue the one before.
    error ClaimMismatch(uint256 hop);
    error ClaimExpired(uint256 notAfter);
    error NotTheKey();
    error BadClaimSignature();
    /// No node's.
    error UnknownSigner(bytes32 keyHash);
    /// The registry has another part for this hop of the model.
    error NotTheModel();
    error NotThePart();
    error NothingToProve();
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

    /// @notice Opens the check of a hop that the beacon drew. Anyone may; of a segment that it did not draw, its client.
    /// @return checkId the claim's hash: a claim is checked once, whatever receipts it is put into
    function open(Opening calldata opening) external returns (bytes32 checkId);

    /// @notice Fixes the commitments between the hop's cells before anybody knows which of them are drawn. Only the
    ///         node's operator.
    /// @param innerRoot SHA-256 tree over them, position after position
    function publish(Facts calldata facts, bytes32 innerRoot) external;

    /// @notice Proves one drawn cell. Only the node's operator: session and client know the values and blinders too, and
    ///         could prove a true cell under a false fold.
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
            uint32 turn
        );
}
