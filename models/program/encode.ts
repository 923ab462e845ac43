/**
 * Program <-> deterministic CBOR.
 * @module
 */
import { z } from 'zod';
import { type CborValue, decodeCbor, encodeCbor } from '../../crypto/core/cbor.ts';
import { VerificationError } from '../../crypto/core/errors.ts';
import { nameSchema, sizeSchema } from './kind.ts';
import { kinds } from './kinds/index.ts';
import { MAX_POSITIONS, type Op, type OpKind, type Program } from './types.ts';

const MAX_BYTES = 4 * 1024 * 1024;
const MAX_OPS = 4096;
const MAX_TENSORS = 16_384;
const MAX_FILE = 2 ** 36;

const valueSchema = z
  .strictObject({
    name: nameSchema,
    rows: z.union([z.literal('n'), z.literal(1)]),
    width: sizeSchema,
    type: z.enum(['i8', 'u8', 'i16', 'i32']),
  })
  .readonly();

const tensorSchema = z
  .strictObject({
    name: nameSchema,
    type: z.enum(['i8', 'u8', 'i16', 'i32', 'u32']),
    shape: z
      .array(
        z
          .int()
          .min(1)
          .max(1 << 24),
      )
      .min(1)
      .max(4)
      .readonly(),
    offset: z.int().min(0).max(MAX_FILE),
    bytes: z.int().min(1).max(MAX_FILE),
  })
  .readonly();

/** Reads `kind` first, so that an error names the field of that kind and not every kind's complaint. */
const opSchema = z
  .looseObject({ kind: z.enum(Object.keys(kinds) as [OpKind, ...OpKind[]]) })
  .transform((raw, context): Op => {
    const parsed = kinds[raw.kind].schema.safeParse(raw);
    if (parsed.success) return parsed.data;
    for (const { path, message } of parsed.error.issues) context.addIssue({ code: 'custom', path, message });
    return z.NEVER;
  });

const programSchema = z.strictObject({
  version: z.literal(1),
  name: nameSchema,
  inputs: z.array(valueSchema).min(1).max(64).readonly(),
  outputs: z.array(valueSchema).min(1).max(64).readonly(),
  ops: z.array(opSchema).min(1).max(MAX_OPS).readonly(),
  tensors: z.array(tensorSchema).max(MAX_TENSORS).readonly(),
  maxRows: z.int().min(1).max(4096),
  maxPositions: z.int().min(1).max(MAX_POSITIONS).exactOptional(),
});

export function encodeProgram(program: Program): Uint8Array {
  return encodeCbor(program as unknown as CborValue);
}

/**
 * Parses and checks the form only; `validateProgram` checks the meaning against the weights.
 * @throws VerificationError CBOR_* | PROGRAM_MALFORMED
 */
export function decodeProgram(bytes: Uint8Array): Program {
  const parsed = programSchema.safeParse(decodeCbor(bytes, MAX_BYTES));
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0]!;
  throw new VerificationError(
    'PROGRAM_MALFORMED',
    `not a program: ${issue.path.join('.')}: ${issue.message}`,
  );
}
