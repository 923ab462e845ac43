/**
 * What makes a manifest valid: its schema, and the rules that hold between its fields.
 * @module
 */
import { z } from 'zod';
import { VerificationError } from '../../crypto/core/errors.ts';
import { nameSchema } from '../program/kind.ts';
import type { EdgeSpec, Manifest } from './types.ts';

const MAX_PARTS = 258; // 256 hops, embed and head
const MAX_OPS = 1 << 16;
const MAX_EDGE_WIDTH = 1 << 20;
const MAX_ROWS = 1 << 16;

/** Shown on people's terminals: no control characters. */
const text = (max: number) =>
  z
    .string()
    .min(1)
    .max(max)
    .regex(/^\P{C}*$/u);
const count = z.int().min(0).max(Number.MAX_SAFE_INTEGER);
const hash32 = z.instanceof(Uint8Array).refine((bytes) => bytes.length === 32, 'expected 32 bytes');

const edgeSchema = z
  .strictObject({
    values: z
      .array(z.strictObject({ name: nameSchema, width: z.int().min(1).max(MAX_EDGE_WIDTH) }).readonly())
      .min(1)
      .max(64)
      .readonly(),
    width: z.int().min(1).max(MAX_EDGE_WIDTH),
    rows: z.union([z.literal('n'), z.literal(1)]),
  })
  .readonly();

const partSchema = z
  .strictObject({
    role: z.enum(['embed', 'shard', 'head']),
    index: z.int().min(0).max(MAX_PARTS),
    ops: z.tuple([z.int().min(0).max(MAX_OPS), z.int().min(0).max(MAX_OPS)]).readonly(),
    in: edgeSchema,
    out: edgeSchema,
    contentHash: hash32,
    bytes: count,
    weightsRoot: hash32,
    memory: count,
    cost: z
      .int()
      .min(0)
      .max(2 ** 36),
  })
  .readonly();

export const manifestSchema = z
  .strictObject({
    version: z.literal(1),
    name: z.string().regex(/^[a-z0-9][a-z0-9.-]{0,63}$/),
    task: z.enum(['classify-image', 'embed-sentence']),
    license: text(64),
    source: text(256),
    tokenizer: hash32.nullable(),
    semanticsHash: hash32,
    frameRows: z.array(z.int().min(1).max(MAX_ROWS)).min(1).max(16).readonly(),
    parts: z.array(partSchema).min(1).max(MAX_PARTS).readonly(),
  })
  .readonly();

/** @throws VerificationError MANIFEST_PARTS | MANIFEST_RANGES | MANIFEST_EDGES | MANIFEST_FRAME_ROWS */
export function assertManifest({ parts, frameRows }: Manifest): void {
  const shards = parts.filter(({ role }) => role === 'shard').length;
  const hasEmbed = parts[0]?.role === 'embed';
  parts.forEach(({ role, index }, i) => {
    const place = i - (hasEmbed ? 1 : 0);
    const expected = place < 0 ? 'embed' : place < shards ? 'shard' : 'head';
    demand(
      role === expected && index === (role === 'shard' ? place : 0) && place <= shards,
      'MANIFEST_PARTS',
      `part ${i} must be ${expected}: one embed at most, shards in order, one head at most`,
    );
  });
  demand(shards > 0, 'MANIFEST_PARTS', 'there is no shard');

  parts.forEach(({ ops: [from, to] }, i) => {
    const start = i === 0 ? 0 : parts[i - 1]!.ops[1];
    demand(from === start && from < to, 'MANIFEST_RANGES', `part ${i} does not continue the part before it`);
  });

  parts.forEach((part, i) => {
    const before = parts[i - 1];
    demand(
      before === undefined || sameEdge(before.out, part.in),
      'MANIFEST_EDGES',
      `part ${i} does not take what part ${i - 1} gives`,
    );
    demand(isConsistent(part.in) && isConsistent(part.out), 'MANIFEST_EDGES', `part ${i} has a wrong edge`);
  });

  demand(
    frameRows.every((rows, i) => i === 0 || rows > frameRows[i - 1]!),
    'MANIFEST_FRAME_ROWS',
    'frame row counts must ascend',
  );
}

const isConsistent = ({ values, width }: EdgeSpec): boolean =>
  values.reduce((sum, value) => sum + value.width, 0) === width &&
  new Set(values.map(({ name }) => name)).size === values.length;

/** Same values in the same order; widths follow from them. */
export const sameEdge = (a: EdgeSpec, b: EdgeSpec): boolean =>
  a.rows === b.rows &&
  a.width === b.width &&
  a.values.length === b.values.length &&
  a.values.every(({ name, width }, i) => name === b.values[i]!.name && width === b.values[i]!.width);

function demand(ok: boolean, code: string, message: string): asserts ok {
  if (!ok) throw new VerificationError(code, message);
}
