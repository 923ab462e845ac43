/**
 * Writes NumPy's .npy files, for tests of their reader.
 * @module
 */

interface Options {
  readonly descr?: string;
  readonly order?: 'True' | 'False';
  readonly version?: number;
  /** In place of the one that follows from the rest. */
  readonly header?: string;
}

export function writeNpy(
  shape: readonly number[],
  data: ArrayBufferView,
  { descr = '<f4', order = 'False', version = 1, header }: Options = {},
): Uint8Array {
  const sizes = shape.length === 1 ? `${shape[0]},` : shape.join(', ');
  const text = header ?? `{'descr': '${descr}', 'fortran_order': ${order}, 'shape': (${sizes}), }`;
  const padded = `${text.padEnd(117)}\n`;
  const length = version === 1 ? Buffer.alloc(2) : Buffer.alloc(4);
  if (version === 1) length.writeUInt16LE(padded.length);
  else length.writeUInt32LE(padded.length);
  return new Uint8Array(
    Buffer.concat([
      Buffer.from([0x93, ...Buffer.from('NUMPY'), version, 0]),
      length,
      Buffer.from(padded, 'latin1'),
      new Uint8Array(data.buffer, data.byteOffset, data.byteLength),
    ]),
  );
}
