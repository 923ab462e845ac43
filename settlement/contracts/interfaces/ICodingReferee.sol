// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice Part of a chunk of coded data, with its place under the data's root.
struct CodedPiece {
    uint8 chunk;
    bytes32 chunkRoot;
    /// From the chunk's root to the top of the tree over all chunks.
    bytes32[] chunkPath;
    bytes piece;
    bytes32[] piecePath;
}

/// @notice Nine chunks at one place: what eight of them say of the ninth, and what it says itself.
struct CodingProof {
    /// Of the data, bytes.
    uint32 length;
    bytes32 top;
    /// Which piece of each chunk, and which byte of it.
    uint32 piece;
    uint32 offset;
    CodedPiece[9] pieces;
}

/// @title Judge of coded data
/// @notice The code of settlement/availability: 24 chunks, any 8 of which give the data, over GF(2^8).
interface ICodingReferee {
    /// The proof does not show nine different chunks of the root at one place.
    error NotOfTheRoot();

    /// @notice Whether the chunks shown are not the code of any data.
    function isFalse(bytes32 codedRoot, CodingProof calldata proof) external view returns (bool);
}
