/**
 * What makes a manifest valid: its schema, and the rules that hold between its fields.
 * @module
 */
import { z } from 'zod';
import { VerificationError } from '../../crypto/core/errors.ts';
import { nameSchema } from '../program/kind.ts';
import { MAX_LOGIT_FRAC, MAX_POSITIONS } from '../program/types.ts';
import type { EdgeSpec, Manifest } from './types.ts';

const MAX_PARTS = 258; // 256 hops, embed and head
const MAX_OPS = 1 << 16;
const MAX_EDGE_WIDTH = 1 << 20;
const MAX_ROWS = 1 << 16;
/** Tokenizers of large vocabularies have about 10 MB. */
export const MAX_TOKENIZER_BYTES = 64 * 2 ** 20;

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

const MAX_CELLS = 1 << 20;
/** A place numbers its column in three bytes. */
const MAX_INNER = 1 << 24;

const cellsSchema = z
  .strictObject({
    root: hash32,
    count: z.int().min(1).max(MAX_CELLS),
    inner: z.int().min(0).max(MAX_INNER),
    unproven: z.int().min(0).max(MAX_OPS),
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
    cells: cellsSchema.nullable(),
    memory: count,
    memoryPerPosition: z
      .int()
      .min(0)
      .max(2 ** 32),
    cost: z
      .int()
      .min(0)
      .max(2 ** 36),
  })
  .readonly();

const tensorSize = z.int().min(1).max(MAX_EDGE_WIDTH);
const endSchema = z
  .strictObject({
    shape: z.array(tensorSize).min(1).max(8).readonly(),
    planes: tensorSize,
    scale: z
      .strictObject({
        mantissa: z
          .int()
          .min(1)
          .max(2 ** 32),
        exponent: z.int().min(-256).max(256),
      })
      .readonly(),
  })
  .readonly();

export const manifestSchema = z
  .strictObject({
    version: z.literal(1),
    name: z.string().regex(/^[a-z0-9][a-z0-9.-]{0,63}$/),
    task: z.enum(['classify-image', 'embed-sentence', 'chat', 'tensor']),
    license: text(64),
    source: text(256),
    tokenizer: z
      .strictObject({ hash: hash32, bytes: z.int().min(1).max(MAX_TOKENIZER_BYTES) })
      .readonly()
      .nullable(),
    context: z.int().min(0).max(MAX_POSITIONS),
    logitFrac: z.int().min(0).max(MAX_LOGIT_FRAC),
    closed: z.boolean(),
    tensor: z
      .strictObject({
        input: endSchema,
        output: endSchema,
        result: z.enum(['values', 'argmax', 'softmax', 'logsoftmax', 'sigmoid']),
      })
      .readonly()
      .exactOptional(),
    semanticsHash: hash32,
    frameRows: z.array(z.int().min(1).max(MAX_ROWS)).min(1).max(16).readonly(),
    parts: z.array(partSchema).min(1).max(MAX_PARTS).readonly(),
  })
  .readonly();

/** @throws VerificationError MANIFEST_PARTS | MANIFEST_RANGES | MANIFEST_EDGES | MANIFEST_FRAME_ROWS | MANIFEST_CHAT |
 * MANIFEST_TENSOR | MANIFEST_CELLS */
export function assertManifest(manifest: Manifest): void {
  const { parts, frameRows } = manifest;
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
  assertChat(manifest);
  assertTensor(manifest);
  assertCells(manifest);
}

/** Cells are checked where hops compute what everybody may know. */
function assertCells({ parts, closed }: Manifest): void {
  demand(
    parts.every(({ role, cells }) => cells === null || (role === 'shard' && !closed)),
    'MANIFEST_CELLS',
    'only shards of open models have cells',
  );
  demand(
    parts.every(({ cells, ops: [from, to] }) => cells === null || cells.unproven <= to - from),
    'MANIFEST_CELLS',
    'a shard has fewer operations than it says have no cell',
  );
}

/** Chat models, and they alone, have sequences; a closed one takes and gives nothing but ids. */
function assertChat({ task, context, logitFrac, closed, tokenizer, parts }: Manifest): void {
  const chat = task === 'chat';
  demand(chat === context > 0, 'MANIFEST_CHAT', 'chat models have a context, others have none');
  demand(!chat || tokenizer !== null, 'MANIFEST_CHAT', 'a chat model needs a tokenizer');
  demand(chat || logitFrac === 0, 'MANIFEST_CHAT', 'only chat models have logits');
  const remembers = parts.some(({ memoryPerPosition }) => memoryPerPosition > 0);
  demand(chat || !remembers, 'MANIFEST_CHAT', 'only parts of chat models remember positions');
  demand(
    parts.every(({ role, memoryPerPosition }) => role !== 'head' || memoryPerPosition === 0),
    'MANIFEST_CHAT',
    'a head sees only the rows a token is drawn from, so it cannot remember positions',
  );
  const ends = [parts[0]!.in, parts.at(-1)!.out];
  const idsOnly = parts.every(({ role }) => role === 'shard') && ends.every(({ width }) => width === 1);
  demand(
    !closed || (chat && idsOnly),
    'MANIFEST_CHAT',
    'a closed model goes from token ids to token ids on hops',
  );
}

/** A model from numbers to numbers says what they are, and as many as its parts take and give. */
function assertTensor({ task, tensor, parts }: Manifest): void {
  const is = task === 'tensor';
  demand(
    is === (tensor !== undefined),
    'MANIFEST_TENSOR',
    'tensor models, and they alone, say what they take and give',
  );
  if (tensor === undefined) return;
  const { input, output, result } = tensor;
  const [taken, given] = [input, output].map(({ shape }) => shape.reduce((size, one) => size * one, 1));
  const width = parts.at(-1)!.out.width;
  demand(taken === parts[0]!.in.width, 'MANIFEST_TENSOR', 'the first part takes another number of values');
  demand(
    (result === 'argmax' ? 1 : given) === width,
    'MANIFEST_TENSOR',
    'the last part gives another number of values',
  );
  const fits = taken % input.planes === 0 && given! % output.planes === 0;
  demand(fits, 'MANIFEST_TENSOR', 'planes are of different sizes');
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
