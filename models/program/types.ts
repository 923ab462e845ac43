/**
 * The integer program: what a model *is* after import (design: NUMERICS).
 *
 * A program is a list of operations in single-assignment form over named values. A value is a matrix
 * `[rows, width]` of 32-bit integers, row-major; `rows` is the number of positions in the step ('n') or 1.
 * Each operation kind has exactly one meaning, the reference function in `kinds/<kind>.ts`; engines, proofs and
 * contracts must agree with it bit for bit.
 * @module
 */

/**
 * Declared range of a value. i8 is −127..127: −128 does not exist here. b12 is block floating point: a row holds its
 * groups' mantissas m, |m| <= 2047, group after group, and behind them one exponent e, 0..21, a group; an entry is
 * m · 2^e units. Only `bfp` makes b12, and no b12 value crosses a hop edge.
 */
export type IntType = 'i8' | 'u8' | 'i16' | 'i32' | 'b12';

export type Rows = 'n' | 1;

export interface ValueSpec {
  readonly name: string;
  readonly rows: Rows;
  /** Entries per row, exponents of b12 included. Images are flattened channel-last: ((y * W) + x) * C + c. */
  readonly width: number;
  readonly type: IntType;
}

/** Name of a tensor in the weights file. */
export type TensorName = string;

export interface TensorSpec {
  readonly name: TensorName;
  readonly type: 'i8' | 'u8' | 'i16' | 'i32' | 'u32';
  readonly shape: readonly number[];
  /** Byte range in the part's weights file; 64-byte aligned, little-endian, in order, gap bytes zero. */
  readonly offset: number;
  readonly bytes: number;
}

/**
 * y = clamp((acc * mult + 2^32) >> 33, lo, hi): one shift for all, `mult` a u32 per output channel.
 * The validator asserts max|acc| * mult < 2^55 from the weights. lo = −hi: ±127, ±32767, ±(2^31 − 1).
 */
export interface Requantise {
  readonly mult: TensorName;
  readonly out: 'i8' | 'i16' | 'i32';
}

interface OpBase {
  readonly name: string;
  readonly in: readonly string[];
  readonly out: string;
}

/** acc[j] = Σ_k w[j,k] x[k] + b[j] exact in i32; then requantised. w: i8 [dOut, dIn], b: i32 [dOut]. x: i8. */
export interface LinearOp extends OpBase {
  readonly kind: 'linear';
  readonly weight: TensorName;
  readonly bias: TensorName;
  readonly requant: Requantise;
}

/** y = a + b, both i32 of the same fixed-point scale, saturating to ±(2^31 − 1). */
export interface AddOp extends OpBase {
  readonly kind: 'add';
}

export interface ReluOp extends OpBase {
  readonly kind: 'relu';
}

/** 256-entry table indexed by x + 128 (entry 0 unused): tanh, GELU, sigmoid. Table type i8 or i16. */
export interface LutOp extends OpBase {
  readonly kind: 'lut';
  readonly table: TensorName;
}

/** y = requantise(sat25(x)): an i32 (or narrower) row to the given type, `mult` per channel; kinds/rescale.ts. */
export interface RescaleOp extends OpBase {
  readonly kind: 'rescale';
  readonly requant: Requantise;
}

/** Integer layer norm of an i32 row to an i8 row; exact definition in kinds/layernorm.ts. */
export interface LayerNormOp extends OpBase {
  readonly kind: 'layernorm';
  /** i32 [width], y gains u * gamma / 2^33 where u is the unit-norm row with 21 fractional bits. */
  readonly gamma: TensorName;
  /** i32 [width], y gains beta / 2^13. */
  readonly beta: TensorName;
  /** width * eps * 2^(2 frac) of the source model, an integer >= 1 and < 2^53. */
  readonly epsilon: number;
}

/** Bidirectional multi-head attention over fused q|k|v rows (i8, width 3*heads*headDim); kinds/attention.ts. */
export interface AttentionOp extends OpBase {
  readonly kind: 'attention';
  readonly heads: number;
  readonly headDim: number;
  /** i16 [L], L <= 4096, not increasing, entries 0..32767, first entry >= 1024: e(t) for t = 0..L-1. */
  readonly expTable: TensorName;
  /** u32 [heads]: a score difference d >= 0 has table index min(L - 1, requantise(d, scoreMult[head])). */
  readonly scoreMult: TensorName;
  /** `mult` has heads * headDim entries; it acts on the mean of v with 8 fractional bits. */
  readonly requant: Requantise;
}

/** Mean over rows of sat25(x) -> one row, rounding half up, then requantised; kinds/meanpool.ts. */
export interface MeanPoolOp extends OpBase {
  readonly kind: 'meanpool';
  readonly requant: Requantise;
}

/** Row i = table[ids[i]] + positions[i] saturating, as i32. ids: one i32 a row, refused when outside the vocabulary. */
export interface EmbedOp extends OpBase {
  readonly kind: 'embed';
  readonly table: TensorName;
  readonly positions: TensorName | null;
}

/** 2-d convolution, valid padding, stride 1 unless given, lowered to `linear` over patches. w: i8 [cOut, k*k*cIn]. */
export interface Conv2dOp extends OpBase {
  readonly kind: 'conv2d';
  readonly height: number;
  readonly width: number;
  readonly channels: number;
  readonly kernel: number;
  readonly stride: number;
  readonly weight: TensorName;
  readonly bias: TensorName;
  readonly requant: Requantise;
}

/** Non-overlapping size x size max pooling on an image of the given input shape. */
export interface MaxPoolOp extends OpBase {
  readonly kind: 'maxpool';
  readonly height: number;
  readonly width: number;
  readonly channels: number;
  readonly size: number;
}

/** Index of the largest entry of each row, ties to the lowest index. */
export interface ArgmaxOp extends OpBase {
  readonly kind: 'argmax';
}

/**
 * RMS norm of an i32 row to an i32 row, or layer norm when `center`; exact definition in kinds/norm.ts. Unlike
 * `layernorm` it scales rows of any magnitude instead of saturating them.
 */
export interface NormOp extends OpBase {
  readonly kind: 'norm';
  /** i32 [width]: y = u * gamma / 2^16 where u is the unit-norm row with 21 fractional bits (√width is in gamma). */
  readonly gamma: TensorName;
  /** i32 [width] in units of y. */
  readonly beta: TensorName | null;
  /** Subtract the mean first. */
  readonly center: boolean;
  /** width * eps * 2^(2 frac) of the source model, an integer 0..2^53 - 1. */
  readonly epsilon: number;
}

/** Each group of a row to 12-bit mantissas and one power-of-two exponent chosen by the group's largest entry. */
export interface BfpOp extends OpBase {
  readonly kind: 'bfp';
  /** Widths of the groups; they sum to the width of the input. */
  readonly groups: readonly number[];
}

/** Dense layer over a b12 row of one group: y = (Σ w m) * mult * 2^e / 2^33 + bias, i32; kinds/bfplinear.ts. */
export interface BfpLinearOp extends OpBase {
  readonly kind: 'bfplinear';
  /** i8 [dOut, dIn]; the input is dIn mantissas and the exponent. */
  readonly weight: TensorName;
  /** u32 [dOut]. */
  readonly mult: TensorName;
  /** i32 [dOut] in units of y. */
  readonly bias: TensorName | null;
}

/** Rotary position embedding of the first heads * headDim entries of an i32 row; pairs are (d, d + headDim/2). */
export interface RotaryOp extends OpBase {
  readonly kind: 'rotary';
  readonly heads: number;
  readonly headDim: number;
  /** i16 [positions, headDim / 2], 14 fractional bits. */
  readonly cos: TensorName;
  readonly sin: TensorName;
}

/**
 * Causal attention over everything the sequence has seen. One b12 row a position: groups q [heads * headDim],
 * k and v [kvHeads * headDim]; kinds/causal.ts. The only kind that remembers: k and v of every position.
 */
export interface CausalOp extends OpBase {
  readonly kind: 'causal';
  readonly heads: number;
  readonly kvHeads: number;
  readonly headDim: number;
  /** As in `attention`. */
  readonly expTable: TensorName;
  /** u32 [1] for all heads, or [heads]. */
  readonly scoreMult: TensorName;
}

/** Activation f(g) = g * T(g) by a table of T = f(x)/x (sigmoid, normal CDF), times `up` when gated; kinds/gate.ts. */
export interface GateOp extends OpBase {
  readonly kind: 'gate';
  /** i16 [4096], 15 fractional bits, 0..32767; entry 2048 belongs to 0. */
  readonly table: TensorName;
  /** u32: table steps per unit of the input, with 33 fractional bits. */
  readonly indexMult: number;
  /** Fractional bits of the product that are dropped, 0..31; 0 when not gated. */
  readonly shift: number;
  /** The row is [gate | up], else gate alone. */
  readonly gated: boolean;
}

/** Token ids to residual rows: y = table[id] * mult[id] / 2^16 + positions[position], i32. */
export interface TokensOp extends OpBase {
  readonly kind: 'tokens';
  /** i8 [vocabulary, width]. */
  readonly table: TensorName;
  /** u32 [vocabulary]. */
  readonly mult: TensorName;
  /** i32 [positions, width] in units of y, for models with learned absolute positions. */
  readonly positions: TensorName | null;
}

/** The next token id from a row of i32 logits, by the sequence's sampling (sampling.ts) and the row's position. */
export interface SampleOp extends OpBase {
  readonly kind: 'sample';
  /** Fractional bits of the logits. */
  readonly frac: number;
}

export type Op =
  | LinearOp
  | AddOp
  | ReluOp
  | LutOp
  | RescaleOp
  | LayerNormOp
  | AttentionOp
  | MeanPoolOp
  | EmbedOp
  | Conv2dOp
  | MaxPoolOp
  | ArgmaxOp
  | NormOp
  | BfpOp
  | BfpLinearOp
  | RotaryOp
  | CausalOp
  | GateOp
  | TokensOp
  | SampleOp;

export type OpKind = Op['kind'];

/** Sums over the positions of a sequence have room for so many. */
export const MAX_POSITIONS = 8192;

/** Logits have at most so many fractional bits: sampling divides their differences in doubles. */
export const MAX_LOGIT_FRAC = 24;

/** A whole model, or one part of it cut out by models/shard. Serialised as deterministic CBOR. */
export interface Program {
  readonly version: 1;
  readonly name: string;
  readonly inputs: readonly ValueSpec[];
  readonly outputs: readonly ValueSpec[];
  /** In execution order; every `in` is an input or an earlier `out`; every `out` is new. */
  readonly ops: readonly Op[];
  readonly tensors: readonly TensorSpec[];
  /** Largest number of rows a step may have. */
  readonly maxRows: number;
  /** Decoders: the longest sequence, 1..MAX_POSITIONS. Absent where every step stands by itself. */
  readonly maxPositions?: number;
}
