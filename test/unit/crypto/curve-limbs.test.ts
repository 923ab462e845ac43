/**
 * The generated field arithmetic itself, at the edges of what an element may be: below 3m/2, each limb full or empty.
 * Public functions meet such limbs by chance only.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compileCurve } from '../../../crypto/curve/wasm/build.ts';
import { FP_SHAPE, FR_SHAPE } from '../../../crypto/curve/wasm/constants-source.ts';
import { type FieldShape, limbsOf } from '../../../crypto/curve/wasm/field-source.ts';

interface Exports {
  readonly memory: WebAssembly.Memory;
  alloc(bytes: number): number;
  inverse(out: number, a: number): void;
  readonly [name: string]: unknown;
}

const { instance } = await WebAssembly.instantiate(
  (await compileCurve(`
    export { alloc } from './memory';
    export { inverse } from './inverse';
    export { add as frAdd, sub as frSub, subBoth as frSubBoth, mul as frMul, square as frSquare } from './fr-line';
    export { add as fpAdd, sub as fpSub, subBoth as fpSubBoth, mul as fpMul, square as fpSquare } from './fp-line';
    export {
      addPair as frAddPair, subPair as frSubPair, subBothPair as frSubBothPair, mulPair as frMulPair,
      squarePair as frSquarePair,
    } from './fr-pair';
    export {
      addPair as fpAddPair, subPair as fpSubPair, subBothPair as fpSubBothPair, mulPair as fpMulPair,
      squarePair as fpSquarePair,
    } from './fp-pair';
  `)) as BufferSource,
);
const wasm = instance.exports as unknown as Exports;
const [out, a, b, c] = Array.from({ length: 4 }, () => wasm.alloc(128)) as [number, number, number, number];

function write(at: number, values: readonly bigint[], shape: FieldShape): void {
  const view = new DataView(wasm.memory.buffer);
  for (const [half, value] of values.entries()) {
    for (const [i, limb] of limbsOf(value, shape).entries()) {
      view.setUint32(at + 4 * (i * values.length + half), Number(limb), true);
    }
  }
}

/** What is stored at `out`, each a valid element. */
function read(count: number, shape: FieldShape): bigint[] {
  const view = new DataView(wasm.memory.buffer);
  return Array.from({ length: count }, (_, half) => {
    let value = 0n;
    for (let i = 0; i < shape.limbs; i++) {
      const limb = view.getUint32(out + 4 * (i * count + half), true);
      assert.ok(limb < 2 ** shape.bits, 'limbs are below 2^bits');
      value |= BigInt(limb) << BigInt(shape.bits * i);
    }
    assert.ok(2n * value < 3n * shape.modulus, 'elements are below 3m/2');
    return value;
  });
}

/** Elements whose limbs are all full or empty, and those around 0, m and 3m/2. */
function edges(shape: FieldShape): bigint[] {
  const { modulus: m, bits, limbs } = shape;
  const most = (3n * m - 1n) / 2n;
  const full = (1n << BigInt(bits * (limbs - 1))) - 1n;
  const top = most >> BigInt(bits * (limbs - 1));
  let alternating = 0n;
  for (let i = 0; i < limbs - 1; i += 2) alternating |= ((1n << BigInt(bits)) - 1n) << BigInt(bits * i);
  const highest = ((top - 1n) << BigInt(bits * (limbs - 1))) | full;
  const all = [0n, 1n, m - 1n, m, m + 1n, m >> 1n, most, most - 1n, full, full + 1n, highest, alternating];
  return [...all, full ^ alternating, ((m >> BigInt(bits * (limbs - 1))) << BigInt(bits * (limbs - 1))) - 1n];
}

const inverseOfRadix = ({ modulus: m, bits, limbs }: FieldShape): bigint => {
  let inverse = 1n;
  for (let e = m - 2n, base = (1n << BigInt(bits * limbs)) % m; e > 0n; e >>= 1n, base = (base * base) % m) {
    if (e & 1n) inverse = (inverse * base) % m;
  }
  return inverse;
};

for (const [prefix, shape] of [['fr', FR_SHAPE] as const, ['fp', FP_SHAPE] as const]) {
  const { modulus: m } = shape;
  const congruent = (value: bigint, expected: bigint, what: string): void =>
    assert.equal((((value - expected) % m) + m) % m, 0n, what);
  const call = (name: string) => wasm[`${prefix}${name}`] as (...addresses: number[]) => void;

  test(`${prefix}: sums, differences and products at the edges`, () => {
    const values = edges(shape);
    const radix = inverseOfRadix(shape);
    for (const x of values) {
      write(a, [x], shape);
      call('Square')(out, a);
      congruent(read(1, shape)[0]!, x * x * radix, `square of ${x}`);
      for (const y of values) {
        write(b, [y], shape);
        call('Add')(out, a, b);
        congruent(read(1, shape)[0]!, x + y, `${x} + ${y}`);
        call('Sub')(out, a, b);
        congruent(read(1, shape)[0]!, x - y, `${x} - ${y}`);
        call('Mul')(out, a, b);
        congruent(read(1, shape)[0]!, x * y * radix, `${x} * ${y}`);
        for (const z of values) {
          write(c, [z], shape);
          call('SubBoth')(out, a, b, c);
          congruent(read(1, shape)[0]!, x - y - z, `${x} - ${y} - ${z}`);
        }
      }
    }
  });

  test(`${prefix}: two at a time, and the halves do not touch each other`, () => {
    const radix = inverseOfRadix(shape);
    const values = edges(shape);
    const both = (expected: readonly bigint[]): void =>
      read(2, shape).forEach((value, half) => {
        congruent(value, expected[half]!, `half ${half}`);
      });
    for (const [i, x] of values.entries()) {
      for (const [j, y] of values.entries()) {
        const [u, v] = [values[(i + 3) % values.length]!, values[(j + 5) % values.length]!];
        write(a, [x, u], shape);
        write(b, [y, v], shape);
        call('MulPair')(out, a, b);
        both([x * y * radix, u * v * radix]);
        call('SquarePair')(out, b);
        both([y * y * radix, v * v * radix]);
        call('AddPair')(out, a, b);
        both([x + y, u + v]);
        call('SubPair')(out, a, b);
        both([x - y, u - v]);
        for (const z of values) {
          write(c, [z, y], shape);
          call('SubBothPair')(out, a, b, c);
          both([x - y - z, u - v - y]);
        }
      }
    }
  });
}

test('inverses by division steps', () => {
  const shape = FP_SHAPE;
  const m = shape.modulus;
  const squared = 1n << BigInt(2 * shape.bits * shape.limbs);
  for (const x of edges(shape)) {
    if (x % m === 0n) continue;
    write(a, [x], shape);
    wasm.inverse(out, a);
    assert.equal((read(1, shape)[0]! * x) % m, squared % m, `inverse of ${x}`);
  }
});
