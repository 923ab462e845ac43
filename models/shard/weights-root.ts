/**
 * Merkle commitment to the rows of all tensors of a part.
 * @module
 */
import { u32be, utf8 } from '../../crypto/core/bytes.ts';
import {
  contentHash,
  domainSeparated,
  type Hash32,
  merkleRoot,
  type Sha256,
} from '../../crypto/core/hash.ts';
import type { TensorSpec } from '../program/types.ts';

/**
 * RFC 6962 root over hash('weights-row/v1', tensor name, row index, row bytes), tensors in file order. A tensor of
 * two or more dimensions has shape[0] rows; a vector is one row.
 * @param sha256 a faster SHA-256: a language model has hundreds of thousands of rows
 */
export function weightsRoot(
  tensors: readonly TensorSpec[],
  weights: Uint8Array,
  sha256: Sha256 = contentHash,
): Hash32 {
  const root = merkleRoot(
    tensors.flatMap((tensor) => rowHashes(tensor, weights, sha256)),
    sha256,
  );
  return new Uint8Array(root); // not a Buffer, whatever the SHA-256 gives
}

/** One message serves all rows of a tensor: they differ in the index and, behind its own length, the row. */
function rowHashes(
  { name, shape, offset, bytes }: TensorSpec,
  weights: Uint8Array,
  sha256: Sha256,
): Hash32[] {
  const rows = shape.length < 2 ? 1 : shape[0]!;
  const rowBytes = bytes / rows;
  const row = (index: number): Uint8Array =>
    weights.subarray(offset + index * rowBytes, offset + (index + 1) * rowBytes);
  const message = domainSeparated('weights-row/v1', [utf8(name), u32be(0), row(0)]);
  const rowAt = message.length - rowBytes;
  const view = new DataView(message.buffer);
  return Array.from({ length: rows }, (_, index) => {
    view.setUint32(rowAt - 8, index);
    message.set(row(index), rowAt);
    return sha256(message);
  });
}
