/**
 * Linear maps as products of polynomials (in the style of Cheetah, USENIX Security 2022): where the words of a row are
 * coefficients of the inputs, where weights are coefficients of the terms, and which coefficients of a product are
 * words of the result. No rotations, so no keys but the client's own.
 *
 * A dense map is cut into blocks of n words out and k words in, and m rows share a polynomial:
 *
 *   input  X^(r n k + k - 1 - j)   word j of the block, row r
 *   term   X^(i k + j)             weight [i, j] of the block
 *   output X^(r n k + i k + k - 1) word i of the block, row r: other pairs (j, j') differ by 1..k-1 and land elsewhere
 *
 * The product of the last row reaches at most m n k + k - 2: with m n k <= N what wraps around lands below k - 1, where
 * no output is.
 *
 * A convolution takes the image as it lies, index a = (y W + x) C + c, and a filter turned round:
 *
 *   input  X^a     term  X^(b S + D - ((ky W + kx) C + c))     output  X^(b S + D + (y W + x) C)
 *
 * with S = H W C, D the largest ((ky W + kx) C + c), and b the filter's place among those that share a term. Since the
 * padding is valid, (a - offset) = position only for the pixel that the filter weight is for; filter b + 1 begins at
 * (b + 1) S, above all outputs of b, and its lowest output (b + 1) S + D is above all of b's product.
 * @module
 */
import { InternalError, UsageError } from '../core/errors.ts';
import { DEGREE, MAX_MESSAGE_BYTES, REPLY_BYTES, REQUEST_WEIGHTS, UPLOAD_BYTES } from './parameters.ts';

/** A linear map without its weights. */
export type VaultShape =
  | { readonly kind: 'dense'; readonly op: string; readonly dIn: number; readonly dOut: number }
  | {
      readonly kind: 'conv';
      readonly op: string;
      readonly height: number;
      readonly width: number;
      readonly channels: number;
      readonly kernel: number;
      readonly stride: number;
      readonly filters: number;
    };

/** With its weights: [dOut, dIn], or [filters, kernel * kernel * channels] in the order (ky, kx, c). */
export interface VaultMap {
  readonly shape: VaultShape;
  readonly weights: Int8Array;
}

/** Words of a row and the coefficients they are at in row 0. */
export interface Slots {
  readonly words: Int32Array;
  /** Row r is at r * rowStride more. */
  readonly at: Int32Array;
}

export interface Packing {
  readonly op: string;
  readonly dIn: number;
  readonly dOut: number;
  /** Most rows that share a polynomial. */
  readonly rows: number;
  readonly rowStride: number;
  readonly inputs: readonly Slots[];
  readonly outputs: readonly Slots[];
  /** Most inputs in a request: so many that no more than REQUEST_WEIGHTS weights meet in an output. */
  readonly inputsPerRequest: number;
  /** N coefficients of what input i is multiplied with for output o; undefined when they are all zero. */
  term(weights: Int8Array, i: number, o: number): Int32Array | undefined;
  /** Weights that the map has. */
  readonly weightCount: number;
}

/** Rows that a dense map leaves room for in a polynomial: more rows, less traffic a row, more memory for terms. */
const DENSE_ROWS = 4;
/** A request of so many inputs is below MAX_MESSAGE_BYTES. */
const MAX_INPUTS = 128;
/** Whether a reply is: c1 of every output, and c0 where words of the result are. */
const replyFits = (outputs: number, words: number): boolean =>
  (outputs * DEGREE + words) * REPLY_BYTES < MAX_MESSAGE_BYTES;

/**
 * Deterministic: both sides derive the same from the shape.
 * @throws UsageError VAULT_SHAPE
 */
export function packingOf(shape: VaultShape): Packing {
  const sizes = Object.values(shape).filter((value) => typeof value === 'number');
  if (!sizes.every((size) => Number.isInteger(size) && size >= 1 && size <= 2 ** 20)) throw refuse(shape);
  return shape.kind === 'dense' ? dense(shape) : convolution(shape);
}

function dense(shape: Extract<VaultShape, { kind: 'dense' }>): Packing {
  const { op, dIn, dOut } = shape;
  const { k, n } = blocksOf(shape);
  const rowStride = n * k;
  const slots = (count: number, size: number, at: (entry: number) => number): Slots[] =>
    Array.from({ length: Math.ceil(count / size) }, (_, block) => {
      const entries = Int32Array.from({ length: Math.min(size, count - block * size) }, (_, entry) => entry);
      return { words: entries.map((entry) => block * size + entry), at: entries.map(at) };
    });
  return {
    op,
    dIn,
    dOut,
    rows: Math.floor(DEGREE / rowStride),
    rowStride,
    inputs: slots(dIn, k, (j) => k - 1 - j),
    outputs: slots(dOut, n, (i) => i * k + k - 1),
    inputsPerRequest: inputsTogether(rowStride),
    weightCount: dOut * dIn,
    term(weights, input, output) {
      const term = new Int32Array(DEGREE);
      let any = 0;
      for (let i = 0; i < Math.min(n, dOut - output * n); i++) {
        const from = (output * n + i) * dIn + input * k;
        for (let j = 0; j < Math.min(k, dIn - input * k); j++) any |= term[i * k + j] = weights[from + j]!;
      }
      return any === 0 ? undefined : term;
    },
  };
}

const inputsTogether = (area: number): number => Math.min(MAX_INPUTS, Math.floor(REQUEST_WEIGHTS / area));

/** Block sizes that send the fewest bytes, of those that leave room for DENSE_ROWS rows. */
function blocksOf(shape: Extract<VaultShape, { kind: 'dense' }>): { k: number; n: number } {
  const { dIn, dOut } = shape;
  const area = DEGREE / DENSE_ROWS;
  let best: { k: number; n: number; bytes: number } | undefined;
  for (let most = 1; most <= Math.min(dIn, area); most++) {
    const inputs = Math.ceil(dIn / most);
    const k = Math.ceil(dIn / inputs);
    const outputs = Math.ceil(dOut / Math.min(dOut, Math.floor(area / k)));
    const n = Math.ceil(dOut / outputs);
    const replies = Math.ceil(inputs / inputsTogether(n * k));
    const bytes = inputs * UPLOAD_BYTES + outputs * replies * REPLY_BYTES;
    const words = dOut * Math.floor(DEGREE / (n * k));
    if (replyFits(outputs, words) && bytes < (best?.bytes ?? Number.POSITIVE_INFINITY))
      best = { k, n, bytes };
  }
  if (best === undefined) throw refuse(shape);
  return best;
}

function convolution(shape: Extract<VaultShape, { kind: 'conv' }>): Packing {
  const { op, height, width, channels, kernel, stride, filters } = shape;
  const size = height * width * channels;
  const together = Math.min(filters, Math.floor(DEGREE / size));
  if (together === 0 || kernel > Math.min(height, width)) throw refuse(shape);
  const outputs = Math.ceil(filters / together);
  const [down, across] = [height, width].map((side) => Math.floor((side - kernel) / stride) + 1) as [
    number,
    number,
  ];
  if (!replyFits(outputs, down * across * filters)) throw refuse(shape);
  const top = ((kernel - 1) * width + kernel - 1) * channels + channels - 1;
  const patch = kernel * kernel * channels;
  const natural = Int32Array.from({ length: size }, (_, i) => i);
  return {
    op,
    dIn: size,
    dOut: down * across * filters,
    rows: 1,
    rowStride: DEGREE,
    inputs: [{ words: natural, at: natural }],
    outputs: Array.from({ length: outputs }, (_, output) => {
      const words: number[] = [];
      const at: number[] = [];
      for (let b = 0; b < Math.min(together, filters - output * together); b++) {
        for (let p = 0; p < down * across; p++) {
          const [y, x] = [Math.floor(p / across) * stride, (p % across) * stride];
          words.push(p * filters + output * together + b);
          at.push(b * size + top + (y * width + x) * channels);
        }
      }
      return { words: Int32Array.from(words), at: Int32Array.from(at) };
    }),
    inputsPerRequest: 1,
    weightCount: filters * patch,
    term(weights, _input, output) {
      const term = new Int32Array(DEGREE);
      let any = 0;
      for (let b = 0; b < Math.min(together, filters - output * together); b++) {
        for (let w = 0; w < patch; w++) {
          const [ky, kx, c] = [
            Math.floor(w / (kernel * channels)),
            Math.floor(w / channels) % kernel,
            w % channels,
          ];
          const weight = weights[(output * together + b) * patch + w]!;
          term[b * size + top - ((ky * width + kx) * channels + c)] = weight;
          any |= weight;
        }
      }
      return any === 0 ? undefined : term;
    },
  };
}

/** What a request covers: `rows` rows of up to packing.rows, and inputs from..to. */
export interface Cut {
  /** Of the rows given. */
  readonly row: number;
  readonly rows: number;
  readonly from: number;
  readonly to: number;
}

/** The requests that `count` rows take, in order. */
export function cutsOf({ rows: most, inputs, inputsPerRequest }: Packing, count: number): Cut[] {
  const cuts: Cut[] = [];
  for (let row = 0; row < count; row += most) {
    for (let from = 0; from < inputs.length; from += inputsPerRequest) {
      const to = Math.min(inputs.length, from + inputsPerRequest);
      cuts.push({ row, rows: Math.min(most, count - row), from, to });
    }
  }
  return cuts;
}

/** The N coefficients of input i for rows of `words`. */
export function packInput(packing: Packing, words: Int32Array, { row, rows }: Cut, i: number): Int32Array {
  const out = new Int32Array(DEGREE);
  const { words: which, at } = packing.inputs[i]!;
  for (let r = 0; r < rows; r++) {
    const from = (row + r) * packing.dIn;
    const to = r * packing.rowStride;
    for (let s = 0; s < at.length; s++) out[to + at[s]!] = words[from + which[s]!]!;
  }
  return out;
}

/** Coefficients of output o that are words of the result: row after row. */
export function outputPlaces(packing: Packing, o: number, rows: number): Int32Array {
  const { at } = packing.outputs[o]!;
  const places = new Int32Array(rows * at.length);
  for (let r = 0; r < rows; r++) {
    for (let s = 0; s < at.length; s++) places[r * at.length + s] = r * packing.rowStride + at[s]!;
  }
  return places;
}

/** Adds what output o says to the rows of `sums` mod 2^32. @param coefficients N of them */
export function addOutput(
  packing: Packing,
  coefficients: Int32Array,
  { row, rows }: Cut,
  o: number,
  sums: Int32Array,
): void {
  const { words, at } = packing.outputs[o]!;
  for (let r = 0; r < rows; r++) {
    const to = (row + r) * packing.dOut;
    for (let s = 0; s < at.length; s++)
      sums[to + words[s]!]! += coefficients[r * packing.rowStride + at[s]!]!;
  }
}

/** The weights of a map, once they fit its shape. @throws InternalError VAULT_WEIGHTS */
export function weightsFor(packing: Packing, { weights }: VaultMap): Int8Array {
  if (weights.length === packing.weightCount) return weights;
  throw new InternalError('VAULT_WEIGHTS', 'a map has other weights than its shape says', {
    details: { op: packing.op, expected: packing.weightCount, got: weights.length },
  });
}

function refuse(shape: VaultShape): UsageError {
  return new UsageError('VAULT_SHAPE', `vault has no packing for operation '${shape.op}'`, {
    details: { ...shape, largestImage: DEGREE },
    hint: 'use --privacy twin or veil for this model',
  });
}
