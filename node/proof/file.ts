/**
 * A proof file: cells of one position of a model's run, proven on one machine and checked on any other.
 *
 * RFC 8785 canonical JSON on one line; bytes as lower-case hex. Everything in it is public: commitments, proofs, and
 * what the model's manifest says. Whoever has it learns which operations were proven, and nothing of the values.
 * @module
 */
import canonicalize from 'canonicalize';
import { z } from 'zod';
import { equalBytes, utf8 } from '../../crypto/core/bytes.ts';
import { VerificationError } from '../../crypto/core/errors.ts';
import type { Place } from '../../crypto/proof/cell-leaf.ts';
import type { ProofContext } from '../../crypto/proof/context.ts';
import { shardRoot } from '../../models/shard/manifest.ts';
import type { PartManifest } from '../../models/shard/types.ts';

/** More than all cells of a small network take; read no more from a file. */
export const MAX_PROOF_FILE_BYTES = 64 * 1024 * 1024;

/** A compressed point. */
export const COMMITMENT_BYTES = 48;
const MAX_ROWS = 4_088;
const MAX_CELLS = 4_096;

const hexBytes = (length: number) =>
  z.custom<string>((v) => typeof v === 'string' && v.length === 2 * length && /^[0-9a-f]*$/.test(v), {
    error: `expected ${length} bytes in hex`,
  });

/** Whole units of `unit` bytes, at least one. */
const hexUpTo = (limit: number, unit = 1) =>
  z.custom<string>(
    (v) =>
      typeof v === 'string' &&
      v.length > 0 &&
      v.length <= 2 * limit &&
      v.length % (2 * unit) === 0 &&
      /^[0-9a-f]*$/.test(v),
    { error: `expected 1 to ${limit} bytes in hex` },
  );

const uint = (most: number) => z.int().min(0).max(most);
const point = hexBytes(COMMITMENT_BYTES);

const foldSchema = z.strictObject({
  rows: z.int().min(1).max(MAX_ROWS),
  /** Over the rows' commitments, in order. */
  root: hexBytes(32),
  /** Of the rows in order, 48 bytes each; null where the checker is to make them from the model. */
  commitments: hexUpTo(MAX_ROWS * COMMITMENT_BYTES, COMMITMENT_BYTES).nullable(),
});

const cellSchema = z.strictObject({
  shard: uint(255),
  /** Its number in the shard. */
  cell: uint(2 ** 24),
  /** crypto/proof/cell-leaf.ts, and its path to the root of the part's cells. */
  leaf: hexUpTo(64 + 4 * 256),
  path: z.array(hexBytes(32)).max(32),
  /** Commitments to the boundary columns, compressed, in column order. */
  boundary: z.array(point).min(1).max(256),
  /** The same of the model columns. */
  model: z.array(point).max(16),
  folds: z.array(foldSchema).max(8),
  proof: hexUpTo(64 * 1024),
});
export type FileCell = z.infer<typeof cellSchema>;

export const proofFileSchema = z.strictObject({
  version: z.literal(1),
  kind: z.literal('veilmesh-proof'),
  /** Model manifest, deterministic CBOR: its hash is the model's root. */
  manifest: hexUpTo(256 * 1024),
  /** Random: proofs of one run are of no use in another. */
  session: hexBytes(32),
  position: uint(2 ** 24),
  /** Verification keys of the kinds that occur, each once. */
  keys: z
    .array(hexUpTo(64 * 1024))
    .min(1)
    .max(256),
  /** By shard and number, each once. */
  cells: z
    .array(cellSchema)
    .min(1)
    .max(MAX_CELLS)
    .refine(
      (all) =>
        all.every(
          ({ shard, cell }, i) =>
            i === 0 || all[i - 1]!.shard < shard || (all[i - 1]!.shard === shard && all[i - 1]!.cell < cell),
        ),
      'not ascending',
    ),
});
export type ProofFile = z.infer<typeof proofFileSchema>;

/** Names a column of a run: what leaves a shard is what enters the next one. */
export const columnId = (shard: number, { where, column }: Place): string =>
  where === 'inner' ? `inner ${shard} ${column}` : `edge ${where === 'output' ? shard + 1 : shard} ${column}`;

export const encodeProofFile = (file: ProofFile): Uint8Array => utf8(`${canonicalize(file)}\n`);

/** @throws VerificationError PROOF_FILE_TOO_LARGE | PROOF_FILE_MALFORMED | PROOF_FILE_NOT_CANONICAL */
export function decodeProofFile(bytes: Uint8Array): ProofFile {
  if (bytes.length > MAX_PROOF_FILE_BYTES) {
    throw new VerificationError('PROOF_FILE_TOO_LARGE', 'this file is too large for a proof', {
      details: { got: bytes.length, max: MAX_PROOF_FILE_BYTES },
    });
  }
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch (cause) {
    throw new VerificationError('PROOF_FILE_MALFORMED', 'this file is not JSON', { cause });
  }
  const parsed = proofFileSchema.safeParse(value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new VerificationError('PROOF_FILE_MALFORMED', 'this file is not a proof of version 1', {
      details: { field: issue?.path.join('.') ?? '', problem: issue?.code ?? '' },
    });
  }
  if (!equalBytes(encodeProofFile(parsed.data), bytes)) {
    throw new VerificationError('PROOF_FILE_NOT_CANONICAL', 'the proof is not in canonical JSON (RFC 8785)', {
      hint: 'restore the file as it was made',
    });
  }
  return parsed.data;
}

export interface LocalCell {
  readonly part: PartManifest;
  readonly modelRoot: Uint8Array;
  readonly session: Uint8Array;
  readonly position: number;
  readonly cell: number;
}

/**
 * What a proof without a mesh is about: no chain, no contract, and in the claim's place the shard. A claim's hash is never
 * a shard's root, so such a proof passes nowhere as one for a claim.
 */
export const localContext = ({
  part,
  modelRoot,
  session,
  position,
  cell,
}: LocalCell): Omit<ProofContext, 'rowsRoot'> => ({
  chainId: 0n,
  contract: new Uint8Array(20),
  poeaHash: shardRoot(part),
  sessionId: session,
  attempt: 0,
  layer: cell,
  position,
  modelRoot,
});
