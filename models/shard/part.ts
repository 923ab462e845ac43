/**
 * The part file: what a node fetches, checks against the manifest's content hash and serves.
 *
 *   bytes 0..7    "VEILPART"
 *   8..11         format version, 1 (integers big-endian)
 *   12..15        length of the program P
 *   16..19        length of the weights W
 *   20..23        length of the cells C
 *   24..63        zero
 *   64..64+P      program, deterministic CBOR
 *   up to the next multiple of 64: zero; then W bytes of weights; then the leaves of the shard's cells, C bytes, each
 *   behind its length in 4 bytes; and nothing after them
 *
 * A program, its weights and its cells have exactly one part file. Reading copies nothing: weights are a view, 64-byte aligned
 * within the file.
 * @module
 */
import { equalBytes, lengthPrefixed, utf8 } from '../../crypto/core/bytes.ts';
import { VerificationError } from '../../crypto/core/errors.ts';
import { type CellLeaf, decodeCellLeaf, encodeCellLeaf } from '../../crypto/proof/cell-leaf.ts';
import { decodeProgram, encodeProgram } from '../program/encode.ts';
import { align } from '../program/weights.ts';
import type { ProgramWithWeights } from './merge.ts';

const MAGIC = utf8('VEILPART');
const VERSION = 1;
const HEADER_BYTES = 64;
const USED_HEADER_BYTES = 24;

/** Largest program a part may carry; a 400-operation part needs about 100 KB. */
const MAX_PROGRAM_BYTES = 4 * 2 ** 20;
const MAX_WEIGHTS_BYTES = 2 ** 31;
/** A thousand operations with tens of cells each. */
const MAX_CELLS_BYTES = 4 * 2 ** 20;

export interface PartFile extends ProgramWithWeights {
  /** Of the cells of a shard, in order; none where the manifest has no tree of cells. */
  readonly leaves: readonly CellLeaf[];
}

/** @param part a validated program and its weights (`validateProgram`) */
export function encodePartFile(
  { program, weights }: ProgramWithWeights,
  leaves: readonly CellLeaf[] = [],
): Uint8Array {
  const encoded = encodeProgram(program);
  const cells = lengthPrefixed(leaves.map(encodeCellLeaf));
  const weightsAt = align(HEADER_BYTES + encoded.length);
  const file = new Uint8Array(weightsAt + weights.length + cells.length);
  const view = new DataView(file.buffer);
  file.set(MAGIC);
  view.setUint32(8, VERSION);
  view.setUint32(12, encoded.length);
  view.setUint32(16, weights.length);
  view.setUint32(20, cells.length);
  file.set(encoded, HEADER_BYTES);
  file.set(weights, weightsAt);
  file.set(cells, weightsAt + weights.length);
  return file;
}

/**
 * Reads a file from anybody; time and memory are linear in its length, and lengths are checked before use.
 * @returns the program, its form but not yet its meaning checked, and the weights as a view into `file`
 * @throws VerificationError PART_TRUNCATED | PART_NOT_A_PART | PART_VERSION | PART_LENGTHS | PART_PADDING | CELL_LEAF,
 *   and those of decodeProgram (CBOR_*, PROGRAM_MALFORMED)
 */
export function decodePartFile(file: Uint8Array): PartFile {
  if (file.length < HEADER_BYTES) throw refuse('PART_TRUNCATED', 'the file is shorter than a part header');
  if (!equalBytes(file.subarray(0, MAGIC.length), MAGIC)) {
    throw refuse('PART_NOT_A_PART', 'the file is not a model part');
  }
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const version = view.getUint32(8);
  if (version !== VERSION)
    throw refuse('PART_VERSION', `part format ${version}; this version reads ${VERSION}`);
  const programBytes = view.getUint32(12);
  const weightsBytes = view.getUint32(16);
  const cellsBytes = view.getUint32(20);
  const programEnd = HEADER_BYTES + programBytes;
  const weightsAt = align(programEnd);
  const cellsAt = weightsAt + weightsBytes;
  if (
    programBytes > MAX_PROGRAM_BYTES ||
    weightsBytes > MAX_WEIGHTS_BYTES ||
    cellsBytes > MAX_CELLS_BYTES ||
    cellsAt + cellsBytes !== file.length
  ) {
    throw refuse('PART_LENGTHS', 'the lengths in the header do not add up to the length of the file');
  }
  if (!isZero(file, USED_HEADER_BYTES, HEADER_BYTES) || !isZero(file, programEnd, weightsAt)) {
    throw refuse('PART_PADDING', 'the gaps of a part file must be zero');
  }
  // a plain Uint8Array even when `file` is a Node Buffer, whose slice() would not copy
  const weights = new Uint8Array(file.buffer, file.byteOffset + weightsAt, weightsBytes);
  const program = decodeProgram(file.subarray(HEADER_BYTES, programEnd));
  return { program, weights, leaves: leavesIn(file.subarray(cellsAt)) };
}

/** @throws VerificationError PART_LENGTHS | CELL_LEAF */
function leavesIn(cells: Uint8Array): CellLeaf[] {
  const view = new DataView(cells.buffer, cells.byteOffset, cells.byteLength);
  const leaves: CellLeaf[] = [];
  for (let at = 0; at < cells.length; ) {
    const from = at + 4;
    const to = from <= cells.length ? from + view.getUint32(at) : Number.POSITIVE_INFINITY;
    if (to > cells.length)
      throw refuse('PART_LENGTHS', 'the cells do not add up to the length of their part');
    leaves.push(decodeCellLeaf(cells.subarray(from, to)));
    at = to;
  }
  return leaves;
}

function isZero(bytes: Uint8Array, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (bytes[i] !== 0) return false;
  return true;
}

const refuse = (code: string, message: string): VerificationError =>
  new VerificationError(code, message, { hint: 'fetch the part again from another peer' });
