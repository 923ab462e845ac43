/**
 * The curve's WebAssembly with its own memory.
 * @module
 */
import { UsageError } from '../core/errors.ts';
import { CURVE_WASM } from './wasm/binary.ts';

/** Addresses in the module's memory; lengths are counts of elements or points. */
export interface CurveExports {
  readonly memory: WebAssembly.Memory;
  alloc(bytes: number): number;
  mark(): number;
  release(to: number): void;
  prepareRoots(): void;
  addVectors(out: number, a: number, b: number, count: number): void;
  subVectors(out: number, a: number, b: number, count: number): void;
  mulVectors(out: number, a: number, b: number, count: number): void;
  negateVector(out: number, a: number, count: number): void;
  scale(out: number, a: number, k: number, count: number): void;
  addScaled(out: number, a: number, k: number, count: number): void;
  addConstant(out: number, a: number, k: number, count: number): void;
  innerProduct(out: number, a: number, b: number, count: number): void;
  prefixSums(out: number, a: number, count: number): void;
  powers(out: number, base: number, first: number, count: number): void;
  pick(out: number, a: number, from: number, step: number, size: number, count: number): void;
  inverseVector(out: number, a: number, count: number): number;
  evaluate(out: number, a: number, x: number, count: number): void;
  divideByLinear(out: number, remainder: number, a: number, x: number, count: number): void;
  fromInts(out: number, values: number, wide: boolean, count: number): void;
  accumulateInts(sums: number, values: number, k: number, count: number): void;
  addAccumulated(out: number, sums: number, count: number): void;
  readVector(out: number, bytes: number, count: number): number;
  writeVector(bytes: number, a: number, count: number): void;
  fft(a: number, log: number): void;
  inverseFft(a: number, log: number, sizeInverse: number): void;
  decodePoints(out: number, bytes: number, count: number, checkSubgroup: boolean): number;
  encodePoints(bytes: number, points: number, count: number): void;
  readPoints(out: number, bytes: number, count: number, checkSubgroup: boolean): number;
  writePoints(bytes: number, points: number, count: number): void;
  multiScalar(out: number, points: number, scalars: number, count: number, small: boolean): void;
  buildFixed(tables: number, points: number, count: number): void;
  multiScalarFixed(out: number, tables: number, size: number, scalars: number, count: number): void;
  sumPoints(out: number, points: number, count: number): void;
  buildTables(tables: number, points: number, count: number): void;
  digitBases(out: number, base: number): void;
  addMultiples(sums: number, rows: number, tables: number, scalars: number): void;
  addColumns(sums: number, rows: number, values: number, bases: number): void;
  commitInts(
    out: number,
    tables: number,
    values: number,
    wide: boolean,
    count: number,
    blinding: number,
    blinders: number,
    blinderCount: number,
  ): void;
  commitScalars(
    out: number,
    tables: number,
    values: number,
    count: number,
    blinding: number,
    blinders: number,
    blinderCount: number,
  ): void;
}

export interface Instance {
  readonly exports: CurveExports;
  /** Frees what was allocated meanwhile; nests. */
  scope<T>(work: () => T): T;
  /** Allocates for as long as the instance lives. @throws UsageError CURVE_SCOPE in a scope */
  keep(bytes: number): number;
  /** Allocates until the scope ends, or for ever outside one. */
  alloc(bytes: number): number;
  /** A view that the next allocation may detach. */
  view(at: number, length: number): Uint8Array;
  write(bytes: Uint8Array): number;
  read(at: number, length: number): Uint8Array<ArrayBuffer>;
}

let compiling: Promise<WebAssembly.Module> | undefined;

/** Compiles once, and instantiates afresh. */
export async function instantiateCurve(): Promise<Instance> {
  compiling ??= WebAssembly.compile(Uint8Array.from(atob(CURVE_WASM), (char) => char.charCodeAt(0)));
  const instance = await WebAssembly.instantiate(await compiling, {});
  const exports = instance.exports as unknown as CurveExports;
  let depth = 0;
  const view = (at: number, length: number) => new Uint8Array(exports.memory.buffer, at, length);
  exports.prepareRoots();
  return {
    exports,
    scope(work) {
      const mark = exports.mark();
      depth++;
      try {
        return work();
      } finally {
        depth--;
        exports.release(mark);
      }
    },
    keep(bytes) {
      if (depth > 0) throw new UsageError('CURVE_SCOPE', 'what is kept must be allocated outside scopes');
      return exports.alloc(bytes) >>> 0;
    },
    alloc: (bytes) => exports.alloc(bytes) >>> 0,
    view,
    write(bytes) {
      const at = exports.alloc(bytes.length) >>> 0;
      view(at, bytes.length).set(bytes);
      return at;
    },
    read: (at, length) => view(at, length).slice(),
  };
}
