/**
 * The trained network as a file: per layer its weights, then its biases, as little-endian f32, nothing else.
 * @module
 */
import { UsageError } from '../../../crypto/core/errors.ts';
import { type Parameters, zeros } from './network.ts';

const BYTES = 4;

export function encodeCheckpoint(parameters: Parameters): Uint8Array {
  const values = parameters.flatMap(({ weight, bias }) => [...weight, ...bias]);
  const out = new DataView(new ArrayBuffer(values.length * BYTES));
  values.forEach((value, i) => {
    out.setFloat32(i * BYTES, value, true);
  });
  return new Uint8Array(out.buffer);
}

/** @throws UsageError DIGITS_CHECKPOINT when the file is not of this network */
export function decodeCheckpoint(bytes: Uint8Array): Parameters {
  const parameters = zeros();
  const fields = parameters.flatMap(({ weight, bias }) => [weight, bias]);
  const expected = fields.reduce((sum, field) => sum + field.length * BYTES, 0);
  if (bytes.length !== expected) {
    throw new UsageError('DIGITS_CHECKPOINT', `a checkpoint of ${expected} bytes is expected`, {
      details: { got: bytes.length, expected },
      hint: 'train again: node models/train/digits/train.ts',
    });
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  let at = 0;
  for (const field of fields) {
    for (let i = 0; i < field.length; i++, at += BYTES) field[i] = view.getFloat32(at, true);
  }
  return parameters;
}
