/**
 * Commitments to vectors of small integers, by tables of the setup's points: an entry costs an addition for every 8 bits
 * of it, and a full-width blinder 32. The same points as kzg.ts gives, twenty times sooner.
 * @module
 */
import { InternalError, UsageError } from '../core/errors.ts';
import { type Curve, createCurve, type FrVector, type Point } from '../curve/curve.ts';
import { POINT_BYTES } from '../curve/g1.ts';
import { BLINDER_ROWS, createSetup, VALUE_ROWS } from './setup.ts';

export interface IntCommits {
  /** The curve whose memory has the tables. */
  readonly curve: Curve;
  /** Makes tables for vectors of this length, if there are none: outside scopes of `curve`. */
  prepare(length: number): void;
  /** Σ values[i]·[L_i] + Σ blinders[j]·[L_(4088+j)]. @throws UsageError COMMIT_LENGTH */
  commit(values: Int32Array | BigInt64Array, blinders: readonly bigint[]): Point;
  /** The same, compressed: 48 bytes. */
  commitCompressed(values: Int32Array | BigInt64Array, blinders: readonly bigint[]): Uint8Array;
  /**
   * The same for many rows of bytes of one width, each with one blinder; one after the other. By tables made for
   * this: a third fewer additions where rows are thousands.
   * @param onShare how much is done, up to 1
   * @throws UsageError COMMIT_LENGTH
   */
  commitTogether(
    rows: readonly Int8Array[],
    blinders: readonly bigint[],
    onShare: (share: number) => void,
  ): Uint8Array;
  /** The same for elements of Fr in `curve`; those near zero, on either side, are sooner done. */
  commitScalars(values: FrVector, blinders: readonly bigint[]): Point;
}

/** Multiples 1 to 128 of one point. */
const ROW_BYTES = 128 * POINT_BYTES;
const FULL_DIGITS = 32;
/** `commitTogether` makes tables for so many columns at a time (crypto/curve/wasm/assembly/rows.ts), of two additions a row. */
export const SHARED_COLUMNS = 3;
/** What the tables take. */
export const TABLE_ADDITIONS = 17 ** SHARED_COLUMNS - 1;
/** Tables grow by so many rows, 0.85 MB. */
const GROWTH = 64;

let loading: Promise<IntCommits> | undefined;

/** This thread's, for one blinder, made once. */
export function loadIntCommits(): Promise<IntCommits> {
  loading ??= createIntCommits(1);
  return loading;
}

/** @throws UsageError COMMIT_LENGTH */
function demandRoom(values: number, blinders: number, most: number): void {
  if (values <= VALUE_ROWS && blinders <= most) return;
  throw new UsageError('COMMIT_LENGTH', 'more values or blinders than a commitment has rows for', {
    details: { values, blinders },
  });
}

/** With a curve of its own, in whose memory the tables grow with the longest vector. @param blinders how many, 1 to 8 */
export async function createIntCommits(blinders: number): Promise<IntCommits> {
  if (!(blinders >= 1 && blinders <= BLINDER_ROWS)) {
    throw new UsageError('COMMIT_LENGTH', `a commitment has 1 to ${BLINDER_ROWS} blinders`);
  }
  const curve = await createCurve();
  const { lagrange } = await createSetup(curve);
  const { instance, fr, g1 } = curve;
  const { exports: wasm } = instance;

  const out = instance.keep(POINT_BYTES);
  const blinding = instance.keep(blinders * FULL_DIGITS * ROW_BYTES);
  instance.scope(() => {
    const bases = instance.alloc(blinders * FULL_DIGITS * POINT_BYTES);
    for (let j = 0; j < blinders; j++) {
      wasm.digitBases(
        bases + j * FULL_DIGITS * POINT_BYTES,
        g1.slice(lagrange, VALUE_ROWS + j, VALUE_ROWS + j + 1).at,
      );
    }
    wasm.buildTables(blinding, bases, blinders * FULL_DIGITS);
  });
  // nothing else is kept here from now on, so the tables can grow where they are
  const tables = instance.keep(0);
  let rows = 0;
  const grow = (length: number): void => {
    const wanted = Math.min(VALUE_ROWS, Math.ceil(length / GROWTH) * GROWTH);
    const at = instance.keep((wanted - rows) * ROW_BYTES);
    if (at !== tables + rows * ROW_BYTES) {
      throw new InternalError('COMMIT_TABLES', 'something else was kept in the memory the tables grow in', {
        hint: 'call prepare() for the longest vector before anything is kept on this curve',
      });
    }
    wasm.buildTables(at, g1.slice(lagrange, rows, wanted).at, wanted - rows);
    rows = wanted;
  };
  const prepare = (length: number, scalars: readonly bigint[] = []): void => {
    demandRoom(length, scalars.length, blinders);
    if (length > rows) grow(length);
  };
  const commitInts = (values: Int32Array | BigInt64Array, scalars: readonly bigint[]): void => {
    const { length } = values;
    prepare(length, scalars);
    instance.scope(() => {
      const at = instance.write(new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
      const wide = values instanceof BigInt64Array;
      wasm.commitInts(out, tables, at, wide, length, blinding, fr.fromBigInts(scalars).at, scalars.length);
    });
  };
  const result = { at: out, length: 1 };
  return {
    curve,
    prepare: (length) => prepare(length),
    commit(values, scalars) {
      commitInts(values, scalars);
      return g1.toEvm(result)[0]!;
    },
    commitCompressed(values, scalars) {
      commitInts(values, scalars);
      return g1.encode(result);
    },
    commitTogether(together, scalars, onShare) {
      const width = together[0]!.length;
      demandRoom(width, 1, blinders);
      return instance.scope(() => {
        const sums = instance.alloc(together.length * POINT_BYTES);
        instance.view(sums, together.length * POINT_BYTES).fill(0);
        wasm.addMultiples(sums, together.length, blinding, fr.fromBigInts(scalars).at);
        const values = instance.alloc(together.length * SHARED_COLUMNS);
        for (let column = 0; column < width; column += SHARED_COLUMNS) {
          const packed = instance.view(values, together.length * SHARED_COLUMNS);
          together.forEach((row, i) => {
            // the last columns may be fewer
            for (let c = 0; c < SHARED_COLUMNS; c++) packed[i * SHARED_COLUMNS + c] = row[column + c] ?? 0;
          });
          wasm.addColumns(
            sums,
            together.length,
            values,
            g1.slice(lagrange, column, column + SHARED_COLUMNS).at,
          );
          onShare(Math.min(1, (column + SHARED_COLUMNS) / width));
        }
        return g1.encode({ at: sums, length: together.length });
      });
    },
    commitScalars({ at, length }, scalars) {
      prepare(length, scalars);
      instance.scope(() => {
        const blinder = fr.fromBigInts(scalars).at;
        wasm.commitScalars(out, tables, at, length, blinding, blinder, scalars.length);
      });
      return g1.toEvm(result)[0]!;
    },
  };
}
