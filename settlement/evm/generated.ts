/**
 * The parts of the EVM's AssemblyScript that are worked out: keccak's permutation as straight lines, secp256k1's numbers, and how
 * many words each opcode takes from the stack.
 * @module
 */
import type { FieldShape } from '../../crypto/curve/wasm/field-source.ts';

/** SEC 2, 2.4.1. */
const P = 2n ** 256n - 2n ** 32n - 977n;
const N = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n;
const BASE_X = 0x79be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798n;
const BASE_Y = 0x483ada7726a3c4655da4fbfc0e1108a8fd17b448a68554199c47d08ffb10d4b8n;

/** 9·29 = 261 bits for 256. */
export const P_SHAPE: FieldShape = { modulus: P, bits: 29, limbs: 9 };
export const N_SHAPE: FieldShape = { modulus: N, bits: 29, limbs: 9 };

const indices = (count: number): number[] => Array.from({ length: count }, (_, i) => i);

const words = (value: bigint): string =>
  `memory.data<u32>([${indices(8)
    .map((i) => (value >> BigInt(32 * i)) & 0xffffffffn)
    .join(', ')}])`;

function elements(...values: readonly bigint[]): string {
  const { modulus, bits, limbs } = P_SHAPE;
  const mask = (1n << BigInt(bits)) - 1n;
  const all = values.flatMap((value) => {
    const montgomery = (value << BigInt(bits * limbs)) % modulus;
    return indices(limbs).map((i) => (montgomery >> BigInt(bits * i)) & mask);
  });
  return `memory.data<u32>([${all.join(', ')}])`;
}

export function constantsSource(): string {
  return `/** The base point, affine; the curve's constant. */
export const BASE: usize = ${elements(BASE_X, BASE_Y)};
export const SEVEN: usize = ${elements(7n)};
/** Exponents of a square root and of inverses. */
export const SQUARE_ROOT: usize = ${words((P + 1n) / 4n)};
export const P_MINUS_2: usize = ${words(P - 2n)};
export const N_MINUS_2: usize = ${words(N - 2n)};
`;
}

/** Words that an opcode takes from the stack, DUP and SWAP also those that they only reach. */
const TAKES: Readonly<Record<number, readonly number[]>> = {
  1: [0x15, 0x19, 0x35, 0x50, 0x51, 0x56],
  2: [
    0x01, 0x02, 0x03, 0x04, 0x10, 0x11, 0x12, 0x13, 0x14, 0x16, 0x17, 0x18, 0x1b, 0x1c, 0x20, 0x52, 0x53,
    0x57, 0xf3, 0xfd,
  ],
  3: [0x37, 0x3e, 0x5e],
  6: [0xfa],
};

export function needsSource(): string {
  const needs = new Array<number>(256).fill(0);
  for (const [count, opcodes] of Object.entries(TAKES)) {
    for (const opcode of opcodes) needs[opcode] = Number(count);
  }
  for (const i of indices(16)) {
    needs[0x80 + i] = i + 1;
    needs[0x90 + i] = i + 2;
  }
  return `export const NEEDS: usize = memory.data<u8>([${needs.join(', ')}]);\n`;
}

const ROUNDS = 24;

/** FIPS 202, 3.2.5: bits of a shift register with x^8 + x^6 + x^5 + x^4 + 1, at 2^j − 1. */
function roundConstants(): bigint[] {
  let register = 1;
  const nextBit = (): number => {
    const bit = register & 1;
    register = (register << 1) ^ (register & 0x80 ? 0x171 : 0);
    return bit;
  };
  return indices(ROUNDS).map(() => {
    let constant = 0n;
    for (let j = 0; j <= 6; j++) constant |= BigInt(nextBit()) << ((1n << BigInt(j)) - 1n);
    return constant;
  });
}

/** FIPS 202, 3.2.2: how far each lane turns, by x + 5y. */
function rotations(): number[] {
  const offsets = new Array<number>(25).fill(0);
  let [x, y] = [1, 0];
  for (let t = 0; t < 24; t++) {
    offsets[x + 5 * y] = (((t + 1) * (t + 2)) / 2) % 64;
    [x, y] = [y, (2 * x + 3 * y) % 5];
  }
  return offsets;
}

/** Keccak-f[1600] on 200 bytes, with the lanes in locals. */
export function permutationSource(): string {
  const lanes = indices(25);
  const column = (x: number): string => [0, 5, 10, 15, 20].map((y) => `a${(x % 5) + y}`).join(' ^ ');
  const offsets = rotations();
  return `const ROUNDS: usize = memory.data<u64>([${roundConstants()
    .map((constant) => `0x${constant.toString(16)}`)
    .join(', ')}]);

export function permute(state: usize): void {
${lanes.map((i) => `  let a${i} = load<u64>(state, ${8 * i});`).join('\n')}
  for (let round: usize = 0; round < ${8 * ROUNDS}; round += 8) {
${indices(5)
  .map((x) => `    const c${x} = ${column(x)};`)
  .join('\n')}
${indices(5)
  .map((x) => `    const d${x} = c${(x + 4) % 5} ^ rotl<u64>(c${(x + 1) % 5}, 1);`)
  .join('\n')}
${lanes
  .map((i) => {
    const [x, y] = [i % 5, Math.floor(i / 5)];
    return `    const b${y + 5 * ((2 * x + 3 * y) % 5)} = rotl<u64>(a${i} ^ d${x}, ${offsets[i]});`;
  })
  .join('\n')}
${lanes
  .map((i) => {
    const [x, y] = [i % 5, 5 * Math.floor(i / 5)];
    return `    a${i} = b${i} ^ (~b${((x + 1) % 5) + y} & b${((x + 2) % 5) + y});`;
  })
  .join('\n')}
    a0 ^= load<u64>(ROUNDS + round);
  }
${lanes.map((i) => `  store<u64>(state, a${i}, ${8 * i});`).join('\n')}
}
`;
}
