// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {FoldChunk, IFoldReferee} from "./interfaces/IFoldReferee.sol";
import {FoldClaim} from "./interfaces/IProofVerifier.sol";
import {Ceremony} from "./libraries/Ceremony.sol";
import {G1, Sum} from "./libraries/G1.sol";
import {MerkleTree} from "./libraries/MerkleTree.sol";
import {Rfc6962} from "./libraries/Rfc6962.sol";
import {RowsTree} from "./libraries/RowsTree.sol";
import {ShaTree} from "./libraries/ShaTree.sol";

/// @title Referee of contested folds, see {IFoldReferee}
/// @dev Partial sums are added without subgroup checks: one outside the subgroup differs from every sum of rows, so it
///      loses when it is named. Results are compared as bytes; the precompiles take and give one encoding of a point.
///      A call short of gas reverts and convicts nobody. So do rows that are no points: a model with such rows must not
///      be registered, since nobody could prove or contest anything of it.
contract FoldReferee is IFoldReferee {
    uint256 private constant R = Ceremony.R;
    uint256 private constant POINT = G1.POINT;
    /// Rows of a chunk; FOLD_CHUNK of crypto/proof/fold.ts.
    uint256 public constant CHUNK = 64;

    function post(FoldClaim calldata claim, bytes calldata partialSums) external view returns (bytes32 posted) {
        uint256 count = _chunks(claim);
        if (partialSums.length != count * POINT) revert BadPointsLength(partialSums.length, count * POINT);
        bytes memory sum = new bytes(POINT);
        bytes32[] memory nodes = new bytes32[](count);
        for (uint256 i = 0; i < count; i++) {
            bytes calldata point = partialSums[i * POINT:(i + 1) * POINT];
            sum = G1.plus(sum, point);
            nodes[i] = MerkleTree.hashLeaf(point);
        }
        if (keccak256(sum) != keccak256(claim.fold)) revert SumsDiffer();
        return Rfc6962.rootOf(nodes, MerkleTree.hashNode);
    }

    function judge(FoldClaim calldata claim, bytes32 posted, FoldChunk calldata chunk) external view returns (bool) {
        uint256 count = _chunks(claim);
        if (chunk.index >= count) revert NoSuchChunk(chunk.index);
        bytes32 leaf = MerkleTree.hashLeaf(chunk.partialSum);
        if (!MerkleTree.verify(posted, leaf, chunk.index, count, chunk.partialPath)) revert NotPosted();

        uint256 first = chunk.index * CHUNK;
        uint256 rows = claim.rows.count - first;
        if (rows > CHUNK) rows = CHUNK;
        if (chunk.rows.length != rows * POINT) revert BadPointsLength(chunk.rows.length, rows * POINT);
        bytes32 subtree = RowsTree.rootOf(chunk.rows);
        if (!ShaTree.verify(claim.rows.root, subtree, chunk.index, count, chunk.rowsPath)) revert NotTheRows();

        uint256[] memory weights = _weights(claim.t, first, rows);
        Sum memory sum = G1.newSum(rows);
        for (uint256 i = 0; i < rows; i++) {
            G1.add(sum, chunk.rows, i, weights[i]);
        }
        return keccak256(G1.total(sum)) == keccak256(chunk.partialSum);
    }

    function _chunks(FoldClaim calldata claim) private pure returns (uint256) {
        return (claim.rows.count + CHUNK - 1) / CHUNK;
    }

    /// p_j = (tⁿ - 1) / (t - ωʲ) for `count` rows from `first` on, with one inversion.
    function _weights(uint256 t, uint256 first, uint256 count) private view returns (uint256[] memory weights) {
        unchecked {
            uint256[] memory differences = new uint256[](count);
            weights = new uint256[](count);
            uint256 root = G1.power(Ceremony.OMEGA, first);
            uint256 product = 1;
            for (uint256 i = 0; i < count; i++) {
                weights[i] = product; // of the differences before
                differences[i] = addmod(t, R - root, R);
                product = mulmod(product, differences[i], R);
                root = mulmod(root, Ceremony.OMEGA, R);
            }
            if (product == 0) revert BadClaim();
            // (tⁿ - 1) times the inverse of the differences up to i
            uint256 factor = mulmod(addmod(G1.power(t, Ceremony.ROWS), R - 1, R), G1.inverse(product), R);
            for (uint256 i = count; i > 0; i--) {
                weights[i - 1] = mulmod(weights[i - 1], factor, R);
                factor = mulmod(factor, differences[i - 1], R);
            }
        }
    }
}
