/**
 * The log of a commit: its steps, and the tree over them whose root is on chain.
 * @module
 */
import { z } from 'zod';
import { bytes32 } from '../../crypto/attest/fields.ts';
import { concatBytes, equalBytes, u32be } from '../../crypto/core/bytes.ts';
import { decodeCbor, encodeCbor } from '../../crypto/core/cbor.ts';
import { VerificationError } from '../../crypto/core/errors.ts';
import { merkleIncludes, merkleLevels, merklePath, merkleTop } from '../../crypto/core/keccak-merkle.ts';
import { turn } from '../../crypto/core/pause.ts';
import { SIGNATURE_LENGTH } from '../batch/ecdsa.ts';
import { wei, weiBytes } from '../batch/fields.ts';
import { MAX_PAYEES, type SignedVoucher, SignedVoucherSchema, voucherToCbor } from '../batch/voucher.ts';
import { leafHash, stepLeaf } from './step-leaf.ts';
import type { CommitHeader, LoggedStep, Order, PlacedLeaf, RevealedStep, StepLeaf } from './types.ts';

/** Steps in one commit at most (EphemeralSession.MAX_COMMIT_STEPS): its log is read whole. */
export const MAX_COMMIT_STEPS = 4_096;
/** End of the year 9999, the last time that a log has. */
const MAX_TIME = 253_402_300_799;
/** Bytes of a step in a log at most, behind its length: 64 payees. */
const MAX_STEP_BYTES = 8_188;
const LENGTH_BYTES = 4;

/** A step as a log has it: null where what stands there is not the voucher that the leaf names. */
export interface ReadStep {
  readonly leaf: StepLeaf;
  readonly signed: Order | null;
}

/** The voucher is read apart, so that a log with a hole says where the hole is. */
const EntrySchema = z.strictObject({
  digest: bytes32,
  signatureHash: bytes32,
  settled: wei,
  pre: bytes32,
  post: bytes32,
  signed: z.unknown(),
});

/** Steps that are worked on before others have their turn: about as long as a voucher takes. */
const SLICE = 8;

/** A step in a log: its length in four bytes, and it. */
function encodeEntry(step: LoggedStep, { settled, ...hashes }: StepLeaf): Uint8Array {
  const entry = encodeCbor({ ...hashes, settled: weiBytes(settled), signed: voucherToCbor(step.signed) });
  return concatBytes(u32be(entry.length), entry);
}

export const encodeLog = (steps: readonly LoggedStep[], separator: Uint8Array): Uint8Array =>
  concatBytes(...steps.map((step) => encodeEntry(step, stepLeaf(step, separator))));

/** The same with its tree, in slices: vouchers are settled meanwhile. */
export async function sealLog(
  steps: readonly LoggedStep[],
  separator: Uint8Array,
): Promise<{ readonly bytes: Uint8Array; readonly root: Uint8Array; readonly tree: Uint8Array }> {
  const entries: Uint8Array[] = [];
  const hashes: Uint8Array[] = [];
  for (const step of steps) {
    const leaf = stepLeaf(step, separator);
    entries.push(encodeEntry(step, leaf));
    hashes.push(leafHash(leaf));
    if (entries.length % SLICE === 0) await turn();
  }
  const levels = merkleLevels(hashes);
  return { bytes: concatBytes(...entries), root: merkleTop(levels), tree: packTree(levels) };
}

const HASH_BYTES = 32;

/** The hashes of a tree, 32 bytes each, leaves first: what a path is read from without hashing anything. */
export const packTree = (levels: readonly (readonly Uint8Array[])[]): Uint8Array =>
  concatBytes(...levels.flat());

/** `merklePath` in a packed tree over `count` leaves. */
export function packedPath(tree: Uint8Array, count: number, index: number): Uint8Array[] {
  if (!Number.isInteger(index) || index < 0 || index >= count) throw new RangeError('leaf index');
  const path: Uint8Array[] = [];
  let from = 0;
  for (let size = count, position = index; size > 1; position >>= 1) {
    const sibling = from + (position ^ 1);
    if ((position ^ 1) < size) path.push(tree.slice(sibling * HASH_BYTES, (sibling + 1) * HASH_BYTES));
    from += size;
    size = (size + 1) >> 1;
  }
  return path;
}

/** In slices. @throws VerificationError SESSION_LOG_MALFORMED */
export async function decodeLog(bytes: Uint8Array, separator: Uint8Array): Promise<ReadStep[]> {
  const steps: ReadStep[] = [];
  for (const step of stepsOf(bytes, separator)) {
    steps.push(step);
    if (steps.length % SLICE === 0) await turn();
  }
  return steps;
}

function* stepsOf(bytes: Uint8Array, separator: Uint8Array): Generator<ReadStep> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let count = 0;
  for (let at = 0; at < bytes.length || count === 0; count++) {
    if (count === MAX_COMMIT_STEPS || bytes.length - at < LENGTH_BYTES) throw malformed();
    const from = at + LENGTH_BYTES;
    at = from + view.getUint32(at);
    if (at > bytes.length) throw malformed();
    yield readEntry(bytes.subarray(from, at), separator);
  }
}

function readEntry(entry: Uint8Array, separator: Uint8Array): ReadStep {
  let parsed: z.infer<typeof EntrySchema>;
  try {
    parsed = EntrySchema.parse(decodeCbor(entry, MAX_STEP_BYTES));
  } catch (cause) {
    throw malformed(cause);
  }
  const { signed, ...leaf } = parsed;
  const read = SignedVoucherSchema.safeParse(signed);
  if (!read.success) return { leaf, signed: null };
  const order = { ...read.data, settled: leaf.settled };
  const own = stepLeaf({ ...leaf, signed: order }, separator);
  const same = equalBytes(own.digest, leaf.digest) && equalBytes(own.signatureHash, leaf.signatureHash);
  return { leaf, signed: same ? order : null };
}

const malformed = (cause?: unknown): VerificationError =>
  new VerificationError('SESSION_LOG_MALFORMED', 'not the log of a commit', { cause });

/** What the contract asks before it counts a step as published, so that whoever challenges it can read it and show it. */
export const isShowable = ({ voucher: { payees, validUntil }, signature }: SignedVoucher): boolean =>
  payees.length <= MAX_PAYEES &&
  signature.length === SIGNATURE_LENGTH &&
  validUntil <= MAX_TIME &&
  payees.every(({ weight }) => Number.isSafeInteger(weight));

/** Whether this is the step that the commit's log has there. */
export function isInLog(
  header: CommitHeader,
  { placed: { leaf, index, path }, signed }: RevealedStep,
  separator: Uint8Array,
): boolean {
  const own = stepLeaf({ signed, pre: leaf.pre, post: leaf.post }, separator);
  return (
    equalBytes(own.digest, leaf.digest) &&
    equalBytes(own.signatureHash, leaf.signatureHash) &&
    own.settled === leaf.settled &&
    merkleIncludes(header.logRoot, leafHash(leaf), index, header.steps, path)
  );
}

/** How many steps of the commit these bytes show whole; -1 when they are not of its log. */
export async function stepsShown(
  header: CommitHeader,
  bytes: Uint8Array,
  separator: Uint8Array,
): Promise<number> {
  try {
    const steps = await decodeLog(bytes, separator);
    const isLog = equalBytes(logTree(steps.map(({ leaf }) => leaf)).root, header.logRoot);
    return isLog ? steps.filter(({ signed }) => signed !== null).length : -1;
  } catch {
    return -1; // whatever it is, it is no log
  }
}

/** Bytes of a commit's log at most. */
export const maxLogBytes = ({ steps }: CommitHeader): number => steps * (LENGTH_BYTES + MAX_STEP_BYTES);

/** The tree over a log's leaves. */
export function logTree(leaves: readonly StepLeaf[]) {
  const levels = merkleLevels(leaves.map(leafHash));
  return {
    root: merkleTop(levels),
    place: (index: number): PlacedLeaf => ({
      leaf: leaves[index]!,
      index,
      path: merklePath(levels, index),
    }),
  };
}
