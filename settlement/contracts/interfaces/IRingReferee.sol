// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {RowSet} from "./IProofVerifier.sol";

/// What a node signed of its part of a query: chain and rollup are this contract's own (settlement/ring/PROTOCOL.md).
struct RingStatement {
    bytes32 modelRoot;
    bytes32 shardRoot;
    /// 1: words in were the client's. 2: they were masks, drawn from its seed. Words out are judged alike.
    uint256 role;
    /// The query's public name; says nothing of its masks.
    bytes32 session;
    /// Over the transcript's `count` leaves.
    bytes32 root;
    uint256 count;
    /// Weighted rows that were computed; nothing here looks at them.
    uint256 rows;
    /// Unix seconds until which it convicts.
    uint256 notAfter;
}

/// One leaf of a transcript, its words in, and the word out that is wrong.
struct RingRow {
    /// Of the leaf.
    uint256 index;
    /// Of the shard, whose product it is.
    uint256 cell;
    /// Rows of that product before it in the session.
    uint256 row;
    /// What came in, masked: four bytes a word, big-endian.
    bytes words;
    bytes32 outputRoot;
    /// Opens the leaf: without it the tree says nothing of its words.
    bytes32 blind;
    bytes32[] path;
    /// The word out, and row of weights.
    uint256 word;
    /// The up to 64 words out around it, and their path to `outputRoot`.
    bytes chunk;
    bytes32[] chunkPath;
}

/// That these are a row's weights, from the registered model down to the row.
struct RingWeights {
    uint256 shard;
    /// The part's entry in the manifest, CBOR.
    bytes part;
    /// The cell's leaf (crypto/proof/cell-leaf.ts).
    bytes leaf;
    bytes32[] cellPath;
    RowSet rows;
    /// The cell's model columns, 128 bytes each.
    bytes model;
    /// Of the row, 128 bytes, and its path to `rows.root`.
    bytes commitment;
    bytes32[] rowPath;
    /// One byte a weight, two's complement.
    bytes weights;
    uint256 blinder;
    /// KZG opening of the commitment at the challenge, 128 bytes.
    bytes opening;
}

/// @title A wrong word of a signed transcript: the node that signed it is slashed
/// @notice In twin and vault a node multiplies words that are masked, or that are masks, and signs what it answered. A word out is a
///         dot product of the words in and one row of the model's weights modulo 2^32: it is computed again here. Shown are
///         sessions of vault, and decoys: of a query over twin nobody may see the words in.
interface IRingReferee {
    event RingConvicted(
        bytes32 indexed node,
        bytes32 indexed statement,
        address indexed reporter,
        uint256 cell,
        uint256 row,
        uint256 word,
        uint256 slashed
    );

    error BadReward(uint256 reporterBps);
    /// Stake could leave before a statement of its node has ended.
    error LeavesTooSoon(uint256 longest);
    error StatementExpired(uint256 notAfter);
    error UnregisteredKey(bytes32 keyHash);
    error BadStatementSignature();
    /// @param place the statement's hash
    error AlreadyConvicted(bytes32 node, bytes32 place);
    /// The leaf is not in the transcript.
    error NotInTranscript();
    /// The words out are not the leaf's.
    error NotTheWords();
    error NotTheModel();
    error NotThePart();
    error NotTheCell(uint256 cell);
    /// Rows and model columns are not the cell's.
    error NotTheWeights();
    /// The commitment is not the row's.
    error NotTheRows();
    /// There are not as many weights as words.
    error BadRowLength(uint256 weights, uint256 words);
    /// The commitment is not to these weights.
    error OpeningRejected();
    /// The word is what words and weights give.
    error WordHolds(uint256 word);
    error OnlyTheRegistry();

    /// @notice Anyone, until the statement's `notAfter`, once for each node and statement. The reporter's share comes through the vault.
    /// @param publicKey of the node, EIP-2537 encoding, 256 bytes
    /// @param signature 128 bytes
    function convict(
        bytes calldata publicKey,
        bytes calldata signature,
        RingStatement calldata statement,
        RingRow calldata row,
        RingWeights calldata weights
    ) external returns (bytes32 node, uint256 slashed);

    /// @notice What the node signs.
    function hashOf(RingStatement calldata statement) external view returns (bytes32);

    /// @param statement its hash
    function convicted(bytes32 node, bytes32 statement) external view returns (bool);
}
