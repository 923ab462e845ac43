/**
 * Header of a llama2.c checkpoint (github.com/karpathy/llama2.c, export.py): the legacy one, seven numbers and nothing
 * else, and version 1.
 * @module
 */
import { type ByteFile, readRange } from '../byte-file.ts';
import { refuse } from '../refuse.ts';

export interface Llama2cHeader {
  readonly version: 0 | 1;
  readonly width: number;
  readonly hidden: number;
  readonly layers: number;
  readonly heads: number;
  readonly kvHeads: number;
  readonly vocabulary: number;
  readonly context: number;
  /** The head's weights are the embedding. */
  readonly tied: boolean;
  /** Where the weights start. */
  readonly bytes: number;
}

export const LLAMA2C_MAGIC = 0x616b3432; // 'ak42', from version 1 on
const LEGACY_BYTES = 28;
const VERSION1_BYTES = 256;
/** Above every model of the format; keeps the size of the weights an exact number. */
const LIMIT = 2 ** 20;
const MAX_LAYERS = 512;
const FIX = 'name a checkpoint that llama2.c wrote with export.py --version 0 or 1';

/** @throws UsageError LLAMA2C_VERSION | LLAMA2C_HEADER | FILE_TRUNCATED */
export function readLlama2cHeader(file: ByteFile): Llama2cHeader {
  const start = readRange(file, 0, LEGACY_BYTES);
  const isLegacy = new DataView(start.buffer, start.byteOffset).getUint32(0, true) !== LLAMA2C_MAGIC;
  const bytes = isLegacy ? start : readRange(file, 0, VERSION1_BYTES);
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  if (!isLegacy && view.getInt32(4, true) !== 1)
    throw refuse(
      'LLAMA2C_VERSION',
      `a checkpoint of version ${view.getInt32(4, true)}`,
      'version 0 or 1',
      FIX,
    );
  const field = (index: number): number => view.getInt32((isLegacy ? 0 : 8) + 4 * index, true);
  const vocabulary = field(5);
  const header: Llama2cHeader = {
    version: isLegacy ? 0 : 1,
    width: field(0),
    hidden: field(1),
    layers: field(2),
    heads: field(3),
    kvHeads: field(4),
    // the legacy header tells a head of its own by a vocabulary below zero
    vocabulary: isLegacy ? Math.abs(vocabulary) : vocabulary,
    context: field(6),
    tied: isLegacy ? vocabulary > 0 : view.getUint8(36) === 1,
    bytes: isLegacy ? LEGACY_BYTES : VERSION1_BYTES,
  };
  for (const [name, value] of Object.entries(header)) {
    const limit = name === 'layers' ? MAX_LAYERS : LIMIT;
    if (typeof value !== 'number' || name === 'version' || (value >= 1 && value <= limit)) continue;
    throw refuse('LLAMA2C_HEADER', `${name} is ${value}`, `a number from 1 to ${limit}`, FIX);
  }
  const { width, heads, kvHeads } = header;
  if (width % heads === 0 && heads % kvHeads === 0 && (width / heads) % 2 === 0) return header;
  const what = `${heads} heads and ${kvHeads} key-value heads in a width of ${width}`;
  throw refuse('LLAMA2C_HEADER', what, 'heads that divide it evenly', FIX);
}
