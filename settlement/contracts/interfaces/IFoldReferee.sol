// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {FoldClaim} from "./IProofVerifier.sol";

/// One chunk of 64 rows (the last one may be shorter) of a contested fold.
struct FoldChunk {
    uint256 index;
    /// What the prover posted: 128 bytes and the path to `posted`.
    bytes partialSum;
    bytes32[] partialPath;
    /// The rows' commitments in order, 128 bytes each, and the path of their subtree to `claim.rows.root`.
    bytes rows;
    bytes32[] rowsPath;
}

/// @title Decides contested folds: whether C_u = Σ_j p_j C_{W_j}
/// @notice The prover posts partial sums over chunks of 64 rows; they must add up to the fold. If the fold is wrong, so
///         is one of them: whoever says so names it, and one multi-scalar multiplication decides. Everything is public,
///         so anybody can, and neither side can win against the truth.
/// @dev Pure checking: no state and no funds. A game keeps the hash of the claim (from {IProofVerifier-verify}) and the
///      root that `post` returned, and runs the clock.
interface IFoldReferee {
    error BadPointsLength(uint256 got, uint256 expected);
    /// The partial sums do not add up to the fold.
    error SumsDiffer();
    error NoSuchChunk(uint256 index);
    error NotPosted();
    error NotTheRows();
    /// t is a row's own place, where p_j means nothing; {IProofVerifier} admits no such claim.
    error BadClaim();

    /// @notice Reverts unless `partialSums`, 128 bytes for each chunk in order, add up to the fold.
    /// @return posted the root under which `judge` finds them
    function post(FoldClaim calldata claim, bytes calldata partialSums) external view returns (bytes32 posted);

    /// @notice Whether the chunk's partial sum is what its rows give: true convicts the challenger, false the prover.
    ///         Reverts when the evidence is not of this claim, which convicts nobody.
    function judge(FoldClaim calldata claim, bytes32 posted, FoldChunk calldata chunk) external view returns (bool);
}
