/**
 * Sixteen-bit floats to 32 bits, exactly.
 * @module
 */

/** IEEE 754 binary16. */
export function fromHalf(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 31) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

/** @param bytes little-endian binary16 values */
export function decodeHalf(bytes: Uint8Array, out: Float32Array): void {
  const table = halfTable();
  for (let i = 0; i < out.length; i++) out[i] = table[bytes[2 * i]! | (bytes[2 * i + 1]! << 8)]!;
}

/** @param bytes little-endian bfloat16 values: the upper halves of binary32 */
export function decodeBrain(bytes: Uint8Array, out: Float32Array): void {
  const bits = new Uint32Array(out.buffer, out.byteOffset, out.length);
  for (let i = 0; i < out.length; i++) bits[i] = (bytes[2 * i]! << 16) | (bytes[2 * i + 1]! << 24);
}

/** @param bytes little-endian binary32 values */
export function decodeSingle(bytes: Uint8Array, out: Float32Array): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  for (let i = 0; i < out.length; i++) out[i] = view.getFloat32(4 * i, true);
}

let table: Float32Array | undefined;

/** All 65,536 values: a matrix has millions. */
function halfTable(): Float32Array {
  table ??= Float32Array.from({ length: 65_536 }, (_, bits) => fromHalf(bits));
  return table;
}
