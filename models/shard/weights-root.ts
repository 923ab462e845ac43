/**
 * Merkle commitment to the rows of all tensors of a part.
 * @module
 */
import { u32be, utf8 } from '../../crypto/core/bytes.ts';
import { type Hash32, hash, merkleRoot } from '../../crypto/core/hash.ts';
import type { TensorSpec } from '../program/types.ts';

/**
 * RFC 6962 root over hash('weights-row/v1', tensor name, row index, row bytes), tensors in file order. A tensor of
 * two or more dimensions has shape[0] rows; a vector is one row.
 */
export function weightsRoot(tensors: readonly TensorSpec[], weights: Uint8Array): Hash32 {
  return merkleRoot(
    tensors.flatMap(({ name, shape, offset, bytes }) => {
      const rows = shape.length < 2 ? 1 : shape[0]!;
      const rowBytes = bytes / rows;
      return Array.from({ length: rows }, (_, row) => {
        const start = offset + row * rowBytes;
        return hash('weights-row/v1', utf8(name), u32be(row), weights.subarray(start, start + rowBytes));
      });
    }),
  );
}
