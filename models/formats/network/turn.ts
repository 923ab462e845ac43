/**
 * Weights from channel-first to channel-last order.
 * @module
 */
/** [rows, columns] to [columns, rows]. */
export function turned(values: Float32Array, rows: number, columns: number): Float32Array {
  const out = new Float32Array(values.length);
  for (let r = 0; r < rows; r++)
    for (let c = 0; c < columns; c++) out[c * rows + r] = values[r * columns + c]!;
  return out;
}

/** Rows that run (channel, pixel) to (pixel, channel): a kernel's [out, channel, ky, kx], or columns behind a Flatten. */
export function channelLast(weight: Float32Array, channels: number, pixels: number): Float32Array {
  const row = channels * pixels;
  const out = new Float32Array(weight.length);
  for (let at = 0; at < weight.length; at += row)
    out.set(turned(weight.subarray(at, at + row), channels, pixels), at);
  return out;
}
