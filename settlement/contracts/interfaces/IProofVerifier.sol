// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// What a proof is about. The chain and the contract that settles are not stated: they are `block.chainid` and the
/// caller, so no proof serves anywhere else.
struct Cell {
    /// Hash of the claim that is checked.
    bytes32 poeaHash;
    bytes32 sessionId;
    uint256 attempt;
    uint256 layer;
    uint256 position;
    bytes32 modelRoot;
}

/// The committed weight rows of one fold column.
struct RowSet {
    uint256 count;
    /// SHA-256 tree over the compressed commitments, see {RowsTree}.
    bytes32 root;
}

/// The commitments a proof is about, as 128 bytes each in the order of the kind's columns.
struct Statement {
    bytes boundary;
    bytes model;
    /// One for each fold column.
    RowSet[] rows;
}

/// What still has to hold: `fold` = Σ_{j < rows.count} p_j C_{W_j}, p_j = (tⁿ - 1) / (t - ωʲ).
struct FoldClaim {
    uint256 t;
    RowSet rows;
    /// 128 bytes
    bytes fold;
}

/// @title Verifies cell proofs: that committed activations are what a layer computes
/// @notice crypto/proof/PROTOCOL.md specifies the argument; crypto/proof/verify.ts is its twin.
interface IProofVerifier {
    event KeyAdded(bytes32 indexed digest, address holder);

    error UnknownKey(bytes32 digest);
    error KeyTooLong(uint256 length);
    error BadProofLength(uint256 got, uint256 expected);
    error BadStatement();
    error BadRowCount(uint256 count);
    /// A scalar of the proof is not below r.
    error ScalarNotReduced(uint256 index);
    /// A point of the proof, counted from 0, is infinity.
    error PointAtInfinity(uint256 index);
    /// A challenge is one at which the argument says nothing.
    error BadChallenge();
    /// The proof does not hold.
    error ProofRejected();

    /// @notice Makes a kind's key known under its digest. Anyone may: the digest says what the key says, and whoever
    ///         relies on a proof names the digest he means. Adding a key again changes nothing.
    function addKey(bytes calldata key) external returns (bytes32 digest);

    /// @notice The contract whose code is the key; zero for an unknown one.
    function keyAt(bytes32 digest) external view returns (address);

    /// @notice Reverts unless `proof` proves the cell, but for what is returned: the folds, one for each fold column,
    ///         which the caller must hold open to contest ({IFoldReferee}) before it acts on the proof.
    /// @dev The caller further checks that the statement is the session's and the model's: boundary commitments
    ///      those of claim and neighbouring cells, `rowsRoot` and the key's digest those of this operation in the
    ///      manifest under `modelRoot`.
    function verify(bytes32 digest, Cell calldata cell, Statement calldata statement, bytes calldata proof)
        external
        view
        returns (FoldClaim[] memory claims);

    /// @notice What binds a cell's weights and model columns: keccak256(count ‖ root of each row set ‖ model).
    function rowsRoot(Statement calldata statement) external pure returns (bytes32);
}
