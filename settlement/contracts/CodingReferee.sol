// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {CodedPiece, CodingProof, ICodingReferee} from "./interfaces/ICodingReferee.sol";
import {BinaryField} from "./libraries/BinaryField.sol";
import {ShaTree} from "./libraries/ShaTree.sol";

/// @title Judge of coded data, see {ICodingReferee}
/// @dev Threats:
///      - True coding shown as false: pieces are of one place, their number and lengths follow from the data's length, which the
///        root fixes; so each byte is that of its chunk.
///      - One chunk shown twice, or beyond the last: refused.
///      - A chunk that nobody can open is not shown false here: it helps nobody and is missed by nobody, eight others give the data.
///      No state and no owner.
contract CodingReferee is ICodingReferee {
    uint256 private constant DATA_CHUNKS = 8;
    uint256 private constant CHUNKS = 24;
    uint256 private constant PIECE = 1_024;
    bytes private constant DOMAIN = "veilmesh/coded-data/v1";

    function isFalse(bytes32 codedRoot, CodingProof calldata proof) external view returns (bool) {
        if (_rootOf(proof.length, proof.top) != codedRoot) revert NotOfTheRoot();
        uint256[] memory points = new uint256[](DATA_CHUNKS);
        uint256[] memory values = new uint256[](DATA_CHUNKS);
        uint256 seen = 0;
        for (uint256 i = 0; i < DATA_CHUNKS; i++) {
            points[i] = proof.pieces[i].chunk;
            values[i] = _byteOf(proof, proof.pieces[i]);
            if (seen & (1 << points[i]) != 0) revert NotOfTheRoot();
            seen |= 1 << points[i];
        }
        CodedPiece calldata ninth = proof.pieces[DATA_CHUNKS];
        uint256 says = _byteOf(proof, ninth);
        if (seen & (1 << uint256(ninth.chunk)) != 0) revert NotOfTheRoot();
        return BinaryField.valueAt(ninth.chunk, points, values) != says;
    }

    /// The byte of a chunk that the proof is about.
    function _byteOf(CodingProof calldata proof, CodedPiece calldata shown) private view returns (uint256) {
        uint256 size = (uint256(proof.length) + DATA_CHUNKS - 1) / DATA_CHUNKS;
        uint256 pieces = (size + PIECE - 1) / PIECE;
        if (proof.piece >= pieces) revert NotOfTheRoot();
        uint256 length = proof.piece + 1 == pieces ? size - (pieces - 1) * PIECE : PIECE;
        if (
            shown.piece.length != length || proof.offset >= length
                || !ShaTree.verify(
                    shown.chunkRoot, ShaTree.hashLeaf(shown.piece), proof.piece, pieces, shown.piecePath
                )
                || !ShaTree.verify(
                    proof.top, ShaTree.hashLeaf(abi.encodePacked(shown.chunkRoot)), shown.chunk, CHUNKS, shown.chunkPath
                )
        ) revert NotOfTheRoot();
        return uint8(shown.piece[proof.offset]);
    }

    /// `hash` of crypto/core/hash.ts: domain and parts each behind their length.
    function _rootOf(uint32 length, bytes32 top) private pure returns (bytes32) {
        return sha256(abi.encodePacked(uint32(DOMAIN.length), DOMAIN, uint32(4), length, uint32(32), top));
    }
}
