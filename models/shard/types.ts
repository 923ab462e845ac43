/**
 * The manifest: what a model owner registers, and what `modelRoot` commits to (design: NUMERICS, "Manifest").
 * @module
 */

/** Vector that crosses a hop edge: per row, the live values side by side. */
export interface EdgeSpec {
  readonly values: readonly { readonly name: string; readonly width: number }[];
  /** Σ width, in 32-bit words per row. */
  readonly width: number;
  readonly rows: 'n' | 1;
}

/** The tree over a shard's cells (settlement/PROTOCOL.md, "Cells of a shard"). */
export interface CellTree {
  /** RFC 6962 over the leaves, which the part file carries. */
  readonly root: Uint8Array;
  readonly count: number;
  /** Columns that cells read or write and that cross neither edge. */
  readonly inner: number;
  /** Operations without a cell. */
  readonly unproven: number;
}

/** One contiguous range of operations with its own program and weights file. */
export interface PartManifest {
  readonly role: 'embed' | 'shard' | 'head';
  /** For shards 0..shardCount-1 in order of execution; 0 for embed and head. */
  readonly index: number;
  /** Half-open range of the whole program's operation list. */
  readonly ops: readonly [from: number, to: number];
  readonly in: EdgeSpec;
  readonly out: EdgeSpec;
  /** SHA-256 of the part file (program, weights and cell leaves, format in part.ts). */
  readonly contentHash: Uint8Array;
  readonly bytes: number;
  /**
   * Null where there are none to check: for embed and head, which the client computes, for a shard that changes the
   * number of rows or has no operation with a cell, and for all of a closed model, as long as its owner's row blinders
   * cannot be released to attested hops alone.
   */
  readonly cells: CellTree | null;
  /** Bytes resident while serving at maxRows. */
  readonly memory: number;
  /** Bytes that each position of a sequence takes besides; 0 where nothing is remembered. */
  readonly memoryPerPosition: number;
  /** Multiply-accumulates per row. */
  readonly cost: number;
}

/** A positive real number, mantissa · 2^exponent: what is hashed holds no floats. */
export interface Scale {
  readonly mantissa: number;
  readonly exponent: number;
}

/** One end of a model from numbers to numbers, as its source has it. */
export interface TensorEnd {
  /** Sizes without the batch. */
  readonly shape: readonly number[];
  /** The source lists values plane by plane, this many planes; the program pixel by pixel. 1: in the same order. */
  readonly planes: number;
  /** Real value of one unit. */
  readonly scale: Scale;
}

export interface TensorPorts {
  /** i8 units: values beyond 127 of them are clipped. */
  readonly input: TensorEnd;
  /** Of the last layer, before `result` is made of it. */
  readonly output: TensorEnd;
  /** What the client makes of the output: the program itself takes the `argmax`. */
  readonly result: 'values' | 'argmax' | 'softmax' | 'logsoftmax' | 'sigmoid';
}

export interface Manifest {
  readonly version: 1;
  readonly name: string;
  readonly task: 'classify-image' | 'embed-sentence' | 'chat' | 'tensor';
  readonly license: string;
  readonly source: string;
  /** SHA-256 and length of the tokenizer file, or null when the model takes no text. */
  readonly tokenizer: { readonly hash: Uint8Array; readonly bytes: number } | null;
  /** Positions of the longest sequence; 0 for models whose steps stand by themselves. */
  readonly context: number;
  /** Fractional bits of a chat model's logits, else 0. */
  readonly logitFrac: number;
  /** A chat model whose hops do everything from token id to token id: no client needs its embedding or head. */
  readonly closed: boolean;
  /** What a client must know to feed a model of the task 'tensor'; absent for every other. */
  readonly tensor?: TensorPorts;
  /** models/program: hash of the operation semantics version. */
  readonly semanticsHash: Uint8Array;
  /** Row counts a frame may have (length buckets), ascending; the largest is the program's maxRows. */
  readonly frameRows: readonly number[];
  readonly parts: readonly PartManifest[];
}
