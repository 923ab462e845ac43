/**
 * Memory layout agreed between the kernels and the TypeScript side. This file is compiled by both, so it holds
 * integer constants only.
 *
 * The control block steers the threads. A tape is an array of operation records, each a row of 32-bit fields; the
 * numbers below are byte offsets. All pointers are absolute addresses in the one shared memory.
 * @module
 */

/** Control block: every word that two threads write has a 64-byte cache line of its own. */
export const CONTROL_JOB = 1024;
export const CONTROL_JOB_SLEEPERS = 1088;
export const CONTROL_BARRIER_ARRIVED = 1152;
export const CONTROL_BARRIER_GENERATION = 1216;
export const CONTROL_BARRIER_SLEEPERS = 1280;
export const CONTROL_HALT = 1344;
export const CONTROL_TAPE = 1408;
export const CONTROL_LENGTH = 1412;
export const CONTROL_ROWS = 1416;
/** Address of the descriptors of the step's rows. */
export const CONTROL_ROW_TABLE = 1420;
/** First byte that arenas may use. */
export const CONTROL_END = 4096;

/** Results of `step`; any other value is the index of the operation whose barrier timed out. */
export const STEP_DONE = -1;
export const STEP_HALTED = -2;

/** Descriptor of a row: its sequence's memory, the positions that has room for, the row's own position. */
export const ROW_BYTES = 16;
export const ROW_MEMORY = 0;
export const ROW_CAPACITY = 4;
export const ROW_POSITION = 8;

export const RECORD_BYTES = 128;

export const CODE_IMPORT = 0;
export const CODE_EXPORT = 1;
export const CODE_LINEAR = 2;
export const CODE_CONV2D = 3;
export const CODE_ADD = 4;
export const CODE_RELU = 5;
export const CODE_LUT = 6;
export const CODE_RESCALE = 7;
export const CODE_LAYERNORM = 8;
export const CODE_ATTENTION = 9;
export const CODE_MEANPOOL = 10;
export const CODE_MAXPOOL = 11;
export const CODE_EMBED = 12;
export const CODE_ARGMAX = 13;
export const CODE_NORM = 14;
export const CODE_BFP = 15;
export const CODE_BFPLINEAR = 16;
export const CODE_ROTARY = 17;
export const CODE_REMEMBER = 18;
export const CODE_CAUSAL = 19;
export const CODE_GATE = 20;
export const CODE_TOKENS = 21;
export const CODE_HALVES = 22;
export const CODE_RING = 23;
export const CODE_QUARTERS = 24;
export const CODE_RING_OF_QUARTERS = 25;

/** Fields of every record. Values are rows of i16 (types i8, u8, i16) or, when wide, of i32. */
export const CODE = 0;
/** 1 when the input has one row whatever the step has. */
export const ONE_ROW = 4;
export const IN = 8;
export const OUT = 12;
/** Bytes from row to row; rows are padded to 8 entries and the padding holds anything. */
export const IN_STRIDE = 16;
export const OUT_STRIDE = 20;
export const IN_WIDE = 24;
export const OUT_WIDE = 28;
/** Entries of an input row. */
export const WIDTH = 32;
/** Range of an output entry, after requantisation. */
export const LOWEST = 36;
export const HIGHEST = 40;
/** u32 multipliers of the requantisation, padded to 8. */
export const MULT = 44;
/** embed, tokens: set to 1 + row by the first refused row; the caller clears it. */
export const FAULT = 48;
/** Work space: SCRATCH + thread * SCRATCH_STRIDE. */
export const SCRATCH = 52;
export const SCRATCH_STRIDE = 56;
/** 1 when all threads meet behind the operation; 0 when each goes on with its own rows. */
export const BARRIER = 124;

/** linear, conv2d: weights in groups of eight channels, i32 bias padded to 8, entries of x padded to 8, output channels. */
export const WEIGHT = 60;
export const BIAS = 64;
export const DEPTH = 68;
export const CHANNELS_OUT = 72;

/** conv2d, maxpool: input image and window. */
export const IMAGE_WIDTH = 76;
export const CHANNELS = 80;
export const WINDOW = 84;
export const STRIDE = 88;
export const OUT_HEIGHT = 92;
export const OUT_WIDTH = 96;

/** add: the other summand. */
export const IN_B = 60;

/** lut: 256 entries, i16. */
export const TABLE = 60;

/** layernorm: i32 rows padded to 8; epsilon as two words, low first. */
export const GAMMA = 60;
export const BETA = 64;
export const EPSILON = 68;

/** attention: expTable (i16), its length, one u32 a head. */
export const HEADS = 64;
export const HEAD_DIM = 68;
export const TABLE_LENGTH = 72;
export const SCORE_MULT = 76;

/** embed: entry sizes in bytes (1, 2, 4; positions 0 when there are none). */
export const TABLE_SIZE = 64;
export const POSITIONS = 68;
export const POSITIONS_SIZE = 72;
export const VOCABULARY = 76;

/** norm: GAMMA, BETA (rows not padded; BETA 0 when there is none), EPSILON as in layernorm, 1 to centre. */
export const CENTER = 76;

/** bfp: widths of the groups (i32) and how many. */
export const GROUPS = 60;
export const GROUP_COUNT = 64;

/** bfplinear: WEIGHT, BIAS, DEPTH, CHANNELS_OUT as in linear; index of the exponent in a row of x. */
export const EXPONENT = 76;

/** rotary: HEADS, HEAD_DIM as in attention; i16 rows of headDim / 2. */
export const COS = 60;
export const SIN = 72;

/**
 * remember, causal: TABLE, HEADS, HEAD_DIM, TABLE_LENGTH, SCORE_MULT as in attention; bytes from one head's
 * multiplier to the next; where the operation's part of a sequence's memory begins, in bytes a position.
 */
export const KV_HEADS = 80;
export const SCORE_MULT_STRIDE = 84;
export const MEMORY_OFFSET = 88;

/** gate: TABLE; index multiplier, bits dropped, 1 when the row is [gate | up], entries of an output row (tokens, too). */
export const INDEX_MULT = 64;
export const GATE_SHIFT = 68;
export const GATED = 72;
export const WIDTH_OUT = 80;

/** tokens: TABLE, MULT, POSITIONS (0 when there are none), VOCABULARY as in embed. */

/**
 * halves, quarters: rows of i32 words, IN_STRIDE bytes apart, to patches of DEPTH entries, OUT_STRIDE bytes apart. A patch is
 * SEGMENTS runs of SEGMENT words, PITCH bytes apart; a row has DOWN lines of ACROSS patches, which begin STEP_DOWN and
 * STEP_ACROSS bytes apart. ring of either: WEIGHT, DEPTH, CHANNELS_OUT as in linear; DOWN * ACROSS patches a row.
 */
export const SEGMENTS = 76;
export const SEGMENT = 80;
export const PITCH = 84;
export const DOWN = 88;
export const ACROSS = 92;
export const STEP_DOWN = 96;
export const STEP_ACROSS = 100;

/**
 * The record of `unmask` and `check`: a row at IN, CHANNELS_OUT words of z, then x, WIDTH in all; CORRECTIONS of z; BOUNDS_AT
 * of z, 0 when there are none; CHALLENGE_COUNT challenges, at least two, of WIDTH words. z and x are padded to 8 each, with
 * words that meet the largest bound, and challenges that are 0.
 */
export const CORRECTIONS = 60;
export const BOUNDS_AT = 76;
export const CHALLENGES_AT = 80;
export const CHALLENGE_COUNT = 84;
