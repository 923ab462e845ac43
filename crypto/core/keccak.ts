/**
 * Keccak-256 as Ethereum has it (FIPS 202's permutation, padding 0x01), in WebAssembly with 64-bit lanes: several times as fast
 * as JavaScript, and without garbage. The module is put together here from the permutation's definition. Browser-safe
 * where WebAssembly may be compiled (a page's CSP needs 'wasm-unsafe-eval'): it is, when this is imported. What was hashed
 * last stays in the module's memory until the next call.
 * @module
 */

const LANES = 25;
const ROUNDS = 24;
/** Bytes that a block takes in. */
const RATE = 136;
const HASH = 32;
/** Addresses in the one page of memory: the state, the rounds' constants, the blocks. */
const STATE = 0;
const CONSTANTS = 256;
const BLOCKS = 1_024;
/** Blocks that one call takes in. */
const AT_ONCE = 400;

/** Locals: where the blocks end (the parameter), the block's and the round constant's addresses; lanes, moved lanes, columns. */
const UNTIL = 0;
const BLOCK = 1;
const ROUND = 2;
const A = 3;
const B = A + LANES;
const C = B + LANES;
const I64_LOCALS = 2 * LANES + 5;

const I32 = 0x7f;
const I64 = 0x7e;
const get = (local: number): number[] => [0x20, local];
const set = (local: number): number[] => [0x21, local];
const tee = (local: number): number[] => [0x22, local];
const i32 = (value: number): number[] => [0x41, ...signed(value)];
const i64 = (value: number): number[] => [0x42, ...signed(value)];
const load = (offset: number): number[] => [0x29, 3, ...unsigned(offset)];
const store = (offset: number): number[] => [0x37, 3, ...unsigned(offset)];
const ADD_I32 = 0x6a;
const BELOW_I32 = 0x49;
const XOR = 0x85;
const AND = 0x83;
const ROTL = 0x89;
const LOOP = [0x03, 0x40];
const AGAIN_IF = [0x0d, 0];
const END = 0x0b;

function unsigned(value: number): number[] {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...unsigned(value >>> 7)];
}
function signed(value: number): number[] {
  const low = value & 0x7f;
  const rest = value >> 7;
  return (rest === 0 && low < 0x40) || (rest === -1 && low >= 0x40) ? [low] : [low | 0x80, ...signed(rest)];
}
const section = (id: number, body: readonly number[]): number[] => [id, ...unsigned(body.length), ...body];

/** FIPS 202, 3.2.5: bits of a shift register. */
function roundConstants(): BigUint64Array {
  const constants = new BigUint64Array(ROUNDS);
  let register = 1;
  for (let round = 0; round < ROUNDS; round++) {
    for (let j = 0; j < 7; j++) {
      if ((register & 1) === 1) constants[round]! |= 1n << BigInt((1 << j) - 1);
      register <<= 1;
      if (register > 0xff) register ^= 0x171;
    }
  }
  return constants;
}

/** Theta, rho and pi, chi, iota, on lanes x + 5y. */
function round(): number[] {
  const code: number[] = [];
  for (let x = 0; x < 5; x++) {
    code.push(...get(A + x));
    for (let y = 1; y < 5; y++) code.push(...get(A + x + 5 * y), XOR);
    code.push(...set(C + x));
  }
  const moved = (lane: number, turn: number): number[] => [
    ...get(A + lane),
    ...get(C + ((lane + 4) % 5)),
    XOR,
    ...get(C + ((lane + 1) % 5)),
    ...i64(1),
    ROTL,
    XOR,
    ...i64(turn),
    ROTL,
  ];
  code.push(...moved(0, 0), ...set(B));
  for (let t = 0, x = 1, y = 0; t < LANES - 1; t++) {
    const [nextX, nextY] = [y, (2 * x + 3 * y) % 5];
    code.push(...moved(x + 5 * y, (((t + 1) * (t + 2)) / 2) % 64), ...set(B + nextX + 5 * nextY));
    [x, y] = [nextX, nextY];
  }
  for (let lane = 0; lane < LANES; lane++) {
    const row = B + lane - (lane % 5);
    const [one, two] = [row + ((lane + 1) % 5), row + ((lane + 2) % 5)];
    code.push(...get(B + lane), ...get(one), ...i64(-1), XOR, ...get(two), AND, XOR);
    if (lane === 0) code.push(...get(ROUND), ...load(0), XOR);
    code.push(...set(A + lane));
  }
  return code;
}

/** absorb(until): takes the blocks from BLOCKS to there, at least one, into the state. */
function absorb(): number[] {
  const lanes = Array.from({ length: LANES }, (_, lane) => lane);
  return [
    ...lanes.flatMap((lane) => [...i32(STATE), ...load(8 * lane), ...set(A + lane)]),
    ...i32(BLOCKS),
    ...set(BLOCK),
    ...LOOP,
    ...lanes
      .slice(0, RATE / 8)
      .flatMap((lane) => [...get(A + lane), ...get(BLOCK), ...load(8 * lane), XOR, ...set(A + lane)]),
    ...i32(CONSTANTS),
    ...set(ROUND),
    ...LOOP,
    ...round(),
    ...get(ROUND),
    ...i32(8),
    ADD_I32,
    ...tee(ROUND),
    ...i32(CONSTANTS + 8 * ROUNDS),
    BELOW_I32,
    ...AGAIN_IF,
    END,
    ...get(BLOCK),
    ...i32(RATE),
    ADD_I32,
    ...tee(BLOCK),
    ...get(UNTIL),
    BELOW_I32,
    ...AGAIN_IF,
    END,
    ...lanes.flatMap((lane) => [...i32(STATE), ...get(A + lane), ...store(8 * lane)]),
    END,
  ];
}

const nameOf = (name: string): number[] => [name.length, ...new TextEncoder().encode(name)];

/** One function, one page of memory; both are exported. */
function moduleBytes(): Uint8Array<ArrayBuffer> {
  const body = [2, 2, I32, I64_LOCALS, I64, ...absorb()];
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, [1, 0x60, 1, I32, 0]),
    ...section(3, [1, 0]),
    ...section(5, [1, 0, 1]),
    ...section(7, [2, ...nameOf('absorb'), 0, 0, ...nameOf('memory'), 2, 0]),
    ...section(10, [1, ...unsigned(body.length), ...body]),
  ]);
}

interface Exports {
  readonly memory: WebAssembly.Memory;
  absorb(until: number): void;
}

const { memory, absorb: absorbBlocks } = new WebAssembly.Instance(new WebAssembly.Module(moduleBytes()))
  .exports as unknown as Exports;
const bytes = new Uint8Array(memory.buffer);
const words = new DataView(memory.buffer, CONSTANTS);
for (const [i, constant] of roundConstants().entries()) words.setBigUint64(8 * i, constant, true); // WebAssembly's order

/** 32 bytes. */
export function keccak256(data: Uint8Array): Uint8Array {
  bytes.fill(0, STATE, STATE + 8 * LANES);
  let rest = data;
  for (; rest.length >= AT_ONCE * RATE; rest = rest.subarray(AT_ONCE * RATE)) {
    bytes.set(rest.subarray(0, AT_ONCE * RATE), BLOCKS);
    absorbBlocks(BLOCKS + AT_ONCE * RATE);
  }
  const end = BLOCKS + rest.length;
  const until = end + RATE - (rest.length % RATE);
  bytes.set(rest, BLOCKS);
  bytes.fill(0, end, until);
  bytes[end]! ^= 0x01;
  bytes[until - 1]! ^= 0x80;
  absorbBlocks(until);
  return bytes.slice(STATE, STATE + HASH);
}
