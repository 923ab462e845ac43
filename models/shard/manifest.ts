/**
 * The manifest: built by the model's owner, registered by its root, checked by everyone else.
 * @module
 */
import { type CborValue, decodeCbor, encodeCbor } from '../../crypto/core/cbor.ts';
import { UsageError, VerificationError } from '../../crypto/core/errors.ts';
import { contentHash, type Hash32, hash, type Sha256 } from '../../crypto/core/hash.ts';
import type { CellLeaf } from '../../crypto/proof/cell-leaf.ts';
import { semanticsHash } from '../program/semantics.ts';
import type { Program } from '../program/types.ts';
import { cellsOf, cellTree } from './cells.ts';
import { assertManifest, manifestSchema } from './manifest-rules.ts';
import { measureProgram } from './measure.ts';
import { encodePartFile } from './part.ts';
import type { ModelPart } from './split.ts';
import type { EdgeSpec, Manifest, PartManifest } from './types.ts';

/** About 250 parts with a handful of live values each. */
export const MAX_MANIFEST_BYTES = 256 * 1024;

/** What the owner states; the rest follows from the parts. */
export type ModelCard = Pick<
  Manifest,
  'name' | 'task' | 'license' | 'source' | 'tokenizer' | 'logitFrac' | 'frameRows' | 'tensor'
>;

export interface PackedModel {
  readonly manifest: Manifest;
  /** Part files in the order of manifest.parts. */
  readonly files: readonly Uint8Array[];
}

/**
 * @param parts all parts of one model in order of execution, from splitModel
 * @param leaves of each part's cells (`cellsOf`), none where it has none
 * @param sha256 a faster SHA-256
 * @throws VerificationError MANIFEST_* when card and parts do not make a valid manifest
 */
export function packModel(
  card: ModelCard,
  parts: readonly ModelPart[],
  leaves: readonly (readonly CellLeaf[])[],
  sha256?: Sha256,
): PackedModel {
  const files = parts.map((part, i) => encodePartFile(part, leaves[i]!));
  const closed = isClosed(parts);
  const manifest: Manifest = {
    version: 1,
    name: card.name,
    task: card.task,
    license: card.license,
    source: card.source,
    tokenizer: card.tokenizer,
    context: parts[0]!.program.maxPositions ?? 0,
    logitFrac: card.logitFrac,
    closed,
    ...(card.tensor === undefined ? {} : { tensor: card.tensor }),
    semanticsHash: semanticsHash(),
    frameRows: card.frameRows,
    parts: parts.map((part, i) => ({
      ...describePart(part, files[i]!, sha256),
      cells: cellTree(cellsOf(part, closed), leaves[i]!),
    })),
  };
  assertManifest(manifest);
  return { manifest, files };
}

function describePart(
  part: ModelPart,
  file: Uint8Array,
  sha256: Sha256 = contentHash,
): Omit<PartManifest, 'cells'> {
  const { role, index, ops, program } = part;
  const { memory, memoryPerPosition, cost } = measureProgram(program);
  return {
    role,
    index,
    ops,
    in: part.in,
    out: part.out,
    contentHash: new Uint8Array(sha256(file)),
    bytes: file.length,
    memory,
    memoryPerPosition,
    cost,
  };
}

/** Whether all parts of a model make one whose hops do everything. */
export const isClosed = (parts: readonly Pick<ModelPart, 'program'>[]): boolean =>
  samplesAtEnd(parts.at(-1)!.program);

/** Whether a program ends with a token id that it has drawn. */
export const samplesAtEnd = (program: Program): boolean => program.ops.at(-1)?.kind === 'sample';

const toCbor = (value: Manifest | PartManifest): Uint8Array => encodeCbor(value as unknown as CborValue);

export const encodeManifest = (manifest: Manifest): Uint8Array => toCbor(manifest);

/** What `shardRoot` hashes. */
export const encodePartManifest = (part: PartManifest): Uint8Array => toCbor(part);

/**
 * @throws VerificationError CBOR_* | MANIFEST_MALFORMED | MANIFEST_PARTS | MANIFEST_RANGES | MANIFEST_EDGES |
 *   MANIFEST_FRAME_ROWS | MANIFEST_CHAT | MANIFEST_TENSOR | MANIFEST_CELLS
 */
export function decodeManifest(bytes: Uint8Array): Manifest {
  const parsed = manifestSchema.safeParse(decodeCbor(bytes, MAX_MANIFEST_BYTES));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new VerificationError('MANIFEST_MALFORMED', `not a manifest: ${issue?.message ?? 'malformed'}`, {
      details: { path: issue?.path.join('.') ?? '' },
    });
  }
  assertManifest(parsed.data);
  return parsed.data;
}

/** What the chain registers and every claim names. */
export const modelRoot = (manifest: Manifest): Hash32 => hash('model-root/v1', toCbor(manifest));

/** Names one part of a model in claims. */
export const shardRoot = (part: PartManifest): Hash32 => hash('shard-root/v1', toCbor(part));

/** Shards in the order of the hops. */
export const shardsOf = (manifest: Manifest): readonly PartManifest[] =>
  manifest.parts.filter(({ role }) => role === 'shard');

/** The k + 1 edges between client and hops: edge 0 into shard 0, edge i out of shard i - 1. */
export function edgesOf(manifest: Manifest): readonly PartManifest['in'][] {
  const shards = shardsOf(manifest);
  return [shards[0]!.in, ...shards.map(({ out }) => out)];
}

/** What commitments to an edge's rows are cut by. */
export const valueWidths = ({ values }: EdgeSpec): number[] => values.map(({ width }) => width);

/**
 * Rows of the frame that carries this many: the next of manifest.frameRows, which hides the exact count.
 * @throws UsageError MODEL_TOO_MANY_ROWS
 */
export function frameRowsFor(manifest: Pick<Manifest, 'name' | 'frameRows'>, rows: number): number {
  const found = manifest.frameRows.find((bucket) => bucket >= rows);
  if (found === undefined || !Number.isInteger(rows) || rows < 1) {
    const most = manifest.frameRows.at(-1)!;
    throw new UsageError('MODEL_TOO_MANY_ROWS', `${manifest.name} takes 1 to ${most} rows in a step`, {
      details: { rows, most },
      hint: 'shorten the input',
    });
  }
  return found;
}

/** Work units a claim states: thousands of multiply-accumulates, rounded up. */
export function workUnits(part: PartManifest, positions: number): number {
  return Math.ceil((positions * part.cost) / 1000);
}
