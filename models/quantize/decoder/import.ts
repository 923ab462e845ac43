/**
 * From a decoder in floating point to its exact integer program.
 *
 * Only the four operations, the square root and rounding touch a number on the way, in a fixed order, and IEEE 754
 * fixes those to the bit: everyone who has the source weights derives the same modelRoot. Matrices are taken one at a
 * time, so the peak is the integer model and one float matrix.
 * @module
 */
import type { DecoderConfig, FloatModel } from '../../formats/float-model.ts';
import type { Program } from '../../program/types.ts';
import { validateProgram } from '../../program/validate.ts';
import { packTensors } from '../../program/weights.ts';
import type { ModelCard } from '../../shard/manifest.ts';
import type { WholeModel } from '../../shard/split.ts';
import { addAttention } from './attention.ts';
import { Builder } from './builder.ts';
import { checkDecoder } from './check.ts';
import { addHead, addTokens } from './ends.ts';
import { addFeedForward } from './feed-forward.ts';
import { FRAC, UNIT } from './grid.ts';
import { addTables, positionsOf } from './shared.ts';

/** Rows of a frame (design: PRIVACY, length buckets): one token while decoding, two sizes of prompt chunks. */
export const DECODER_FRAME_ROWS = [1, 16, 128] as const;

export interface ImportOptions {
  readonly name: string;
  /** Where the weights came from, for the manifest. */
  readonly source: string;
  readonly tokenizer: ModelCard['tokenizer'];
  /** The hops hold embedding and head too and give back token ids. */
  readonly closed: boolean;
  onProgress?(progress: ImportProgress): void;
}

export interface ImportProgress {
  readonly what: string;
  readonly done: number;
  readonly total: number;
}

export interface ImportedDecoder {
  readonly model: WholeModel;
  /** What packModel takes. */
  readonly card: ModelCard;
}

/**
 * @throws UsageError DECODER_* | QUANTIZE_RANGE | TENSOR_*; VerificationError PROGRAM_* when a bound does not hold
 */
export async function importDecoder(source: FloatModel, options: ImportOptions): Promise<ImportedDecoder> {
  const { config } = source;
  checkDecoder(config);
  const total = config.layers + 3;
  const report = async (done: number, what: string): Promise<void> => {
    options.onProgress?.({ what, done, total });
    await new Promise((resolve) => setTimeout(resolve)); // lets terminals and timers of the caller move
  };

  const builder = new Builder();
  await report(0, 'embedding');
  let x = addTokens(builder, source);
  const tables = addTables(builder, config);
  const embedEnd = 1;
  for (let layer = 0; layer < config.layers; layer++) {
    await report(1 + layer, `layer ${layer}`);
    const middle = addAttention(builder, source, layer, x, tables);
    x = { name: addFeedForward(builder, source, layer, { name: middle, unit: UNIT }, tables), unit: UNIT };
  }
  const hopEnd = builder.ops.length;
  await report(1 + config.layers, 'head');
  addHead(builder, source, x);
  if (options.closed) {
    // head and draw for every row of a prompt too: a step has as many rows out as in, the claims bind all of them, and a
    // session that takes over draws the tokens of the one before again from its prompt's rows
    builder.push({ kind: 'sample', name: 'next', in: ['logits'], out: 'next', frac: FRAC });
  }
  await report(2 + config.layers, 'checking every bound');
  const { program, weights } = finish(builder, options.name, config, options.closed);
  validateProgram(program, weights);
  await report(total, 'done');
  const end = program.ops.length;
  const ranges = options.closed
    ? ({ embedOps: [0, 0], hopOps: [0, end], headOps: [end, end] } as const)
    : ({ embedOps: [0, embedEnd], hopOps: [embedEnd, hopEnd], headOps: [hopEnd, end] } as const);
  return { model: { program, weights, ...ranges }, card: cardOf(source, options) };
}

function finish(
  builder: Builder,
  name: string,
  config: DecoderConfig,
  closed: boolean,
): { program: Program; weights: Uint8Array } {
  const { tensors, weights } = packTensors(builder.tensors);
  const output = closed
    ? ({ name: 'next', rows: 'n', width: 1, type: 'i32' } as const)
    : ({ name: 'logits', rows: 'n', width: config.vocabulary, type: 'i32' } as const);
  const program: Program = {
    version: 1,
    name,
    inputs: [{ name: 'ids', rows: 'n', width: 1, type: 'i32' }],
    outputs: [output],
    ops: builder.ops,
    tensors,
    maxRows: DECODER_FRAME_ROWS.at(-1)!,
    maxPositions: positionsOf(config),
  };
  return { program, weights };
}

function cardOf({ license }: FloatModel, { name, source, tokenizer }: ImportOptions): ModelCard {
  return {
    name,
    task: 'chat',
    license: license ?? 'unknown',
    source,
    tokenizer,
    logitFrac: FRAC,
    frameRows: DECODER_FRAME_ROWS,
  };
}
