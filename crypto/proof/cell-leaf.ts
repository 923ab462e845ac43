/**
 * A leaf of the tree over a shard's cells: which kind, which weights, and where its boundary columns are
 * (settlement/PROTOCOL.md, "Cells of a shard").
 * @module
 */
import { concatBytes, u32be } from '../core/bytes.ts';
import { UsageError, VerificationError } from '../core/errors.ts';

/** In the order of their bytes. */
const SIDES = ['input', 'output', 'inner'] as const;

/** Where a boundary column is committed to: on one of the hop's edges, or by the hop for its check. */
export interface Place {
  readonly where: (typeof SIDES)[number];
  /** Number of the column there. */
  readonly column: number;
}

export interface CellLeaf {
  /** Of the kind's key, 32 bytes. */
  readonly keyDigest: Uint8Array;
  /** `cellRoot` of the cell's weights, 32 bytes. */
  readonly rowsRoot: Uint8Array;
  /** Of each boundary column, in column order. */
  readonly places: readonly Place[];
}

const HASH_BYTES = 32;
const PLACE_BYTES = 4;
const COLUMN_LIMIT = 2 ** 24;
/** A key counts its columns with a byte. */
const MAX_PLACES = 255;

/** @throws UsageError CELL_LEAF */
export function encodeCellLeaf({ keyDigest, rowsRoot, places }: CellLeaf): Uint8Array {
  const fits =
    keyDigest.length === HASH_BYTES &&
    rowsRoot.length === HASH_BYTES &&
    places.length >= 1 &&
    places.length <= MAX_PLACES &&
    places.every(({ column }) => Number.isInteger(column) && column >= 0 && column < COLUMN_LIMIT);
  if (!fits) {
    throw new UsageError('CELL_LEAF', 'a cell has two hashes of 32 bytes and 1 to 255 places', {
      details: { places: places.length },
    });
  }
  return concatBytes(
    keyDigest,
    rowsRoot,
    ...places.map(({ where, column }) => u32be(SIDES.indexOf(where) * COLUMN_LIMIT + column)),
  );
}

/** Every leaf has one encoding. @throws VerificationError CELL_LEAF */
export function decodeCellLeaf(bytes: Uint8Array): CellLeaf {
  const count = (bytes.length - 2 * HASH_BYTES) / PLACE_BYTES;
  if (!Number.isInteger(count) || count < 1 || count > MAX_PLACES) throw refuse('length', bytes.length);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const places = Array.from({ length: count }, (_, i): Place => {
    const word = view.getUint32(2 * HASH_BYTES + i * PLACE_BYTES);
    const where = SIDES[Math.floor(word / COLUMN_LIMIT)];
    if (where === undefined) throw refuse('place', i);
    return { where, column: word % COLUMN_LIMIT };
  });
  return {
    keyDigest: Uint8Array.from(bytes.subarray(0, HASH_BYTES)),
    rowsRoot: Uint8Array.from(bytes.subarray(HASH_BYTES, 2 * HASH_BYTES)),
    places,
  };
}

const refuse = (what: string, got: number): VerificationError =>
  new VerificationError('CELL_LEAF', 'these bytes are not a cell of a shard', { details: { [what]: got } });
