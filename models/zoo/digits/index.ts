/**
 * The `digits` model: ten handwritten digits, a small convolutional network trained in models/train/digits.
 *
 * The client turns pixels into the program's input by code and takes the argmax itself; hops run the rest.
 * @module
 */
import { z } from 'zod';
import { UsageError } from '../../../crypto/core/errors.ts';
import { validateProgram } from '../../program/validate.ts';
import type { ModelCard } from '../../shard/manifest.ts';
import { decodePartFile } from '../../shard/part.ts';
import type { WholeModel } from '../../shard/split.ts';

export const DIGIT_PIXELS = 784;

/** Files of this folder. */
export const DIGITS_FILES = { model: 'model.bin', card: 'model.json' } as const;

const share = z.number().min(0).max(1);

const digitsCardSchema = z.strictObject({
  name: z.literal('digits'),
  task: z.literal('classify-image'),
  license: z.string(),
  source: z.string(),
  tokenizer: z.null(),
  frameRows: z.array(z.int()).readonly(),
  training: z.strictObject({
    script: z.string(),
    seed: z.int(),
    epochs: z.int(),
    images: z.int(),
    split: z.string(),
  }),
  /** On the held-out images, none of which training or calibration saw. */
  heldOut: z.strictObject({
    images: z.int(),
    integerAccuracy: share,
    floatAccuracy: share,
    agreement: share,
    /** By layer, root mean square error of the integer program relative to the float network. */
    relativeErrors: z.record(z.string(), z.number()),
  }),
});

export type DigitsCard = z.infer<typeof digitsCardSchema>;

export interface DigitsModel {
  readonly model: WholeModel;
  /** What packModel takes. */
  readonly card: ModelCard;
  /** The whole of model.json, with accuracies and provenance. */
  readonly details: DigitsCard;
}

/**
 * @param readFile reads a file of this folder by name
 * @throws VerificationError PART_* | PROGRAM_* when model.bin is damaged
 */
export async function loadDigits(readFile: (name: string) => Promise<Uint8Array>): Promise<DigitsModel> {
  const [file, text] = await Promise.all([readFile(DIGITS_FILES.model), readFile(DIGITS_FILES.card)]);
  const { program, weights } = decodePartFile(file);
  validateProgram(program, weights);
  const details = digitsCardSchema.parse(JSON.parse(new TextDecoder().decode(text)));
  const { name, task, license, source, tokenizer, frameRows } = details;
  const end = program.ops.length;
  return {
    model: { program, weights, embedOps: [0, 0], hopOps: [0, end - 1], headOps: [end - 1, end] },
    card: { name, task, license, source, tokenizer, logitFrac: 0, frameRows },
    details,
  };
}

/**
 * The program's input row: grey values halved to 0..127.
 * @param pixels 784 grey values 0..255, row by row, white digit on black
 * @throws UsageError DIGITS_PIXELS
 */
export function digitInput(pixels: Uint8Array): Int32Array {
  if (pixels.length !== DIGIT_PIXELS) {
    throw new UsageError('DIGITS_PIXELS', 'an image of 28 x 28 grey values is expected', {
      details: { got: pixels.length, expected: DIGIT_PIXELS },
    });
  }
  return Int32Array.from(pixels, (value) => value >> 1);
}
