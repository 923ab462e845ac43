/**
 * Vault's packing over random shapes, against plain products of polynomials, and its bytes over anything.
 * @module
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { VeilmeshError } from '../../crypto/core/errors.ts';
import { randomBytes } from '../../crypto/core/random.ts';
import {
  decodeReply,
  decodeRequest,
  encodeReply,
  encodeRequest,
  replyBytes,
  requestBytes,
} from '../../crypto/vault/codec.ts';
import {
  addOutput,
  cutsOf,
  outputPlaces,
  packInput,
  packingOf,
  type VaultShape,
} from '../../crypto/vault/packing.ts';
import {
  DEGREE,
  MAX_MESSAGE_BYTES,
  MODULUS,
  REPLY_DROP,
  REQUEST_WEIGHTS,
  UPLOAD_DROP,
} from '../../crypto/vault/parameters.ts';
import { fc } from '../support/fast-check.ts';
import { dense, mapOf, plainProduct, randomWords } from '../support/vault.ts';

const denseShape = fc
  .tuple(fc.integer({ min: 1, max: 600 }), fc.integer({ min: 1, max: 60 }))
  .map(([a, b]) => dense(a, b));
const convShape: fc.Arbitrary<VaultShape> = fc
  .record({
    kind: fc.constant('conv' as const),
    op: fc.constant('op'),
    height: fc.integer({ min: 1, max: 12 }),
    width: fc.integer({ min: 1, max: 12 }),
    channels: fc.integer({ min: 1, max: 5 }),
    kernel: fc.integer({ min: 1, max: 4 }),
    stride: fc.integer({ min: 1, max: 3 }),
    filters: fc.integer({ min: 1, max: 20 }),
  })
  .filter(({ height, width, kernel }) => kernel <= Math.min(height, width));

/** to += a * b in Z/2^32[X]/(X^N + 1). */
function addProduct(to: Int32Array, a: Int32Array, b: Int32Array): void {
  const terms = [...b.entries()].filter(([, value]) => value !== 0);
  for (const [i, value] of a.entries()) {
    if (value === 0) continue;
    for (const [j, other] of terms) {
      const at = (i + j) % DEGREE;
      to[at] = to[at]! + Math.imul(i + j < DEGREE ? value : -value, other);
    }
  }
}

test('products of packed polynomials are the products of the map, for every shape and number of rows', () => {
  fc.assert(
    fc.property(fc.oneof(denseShape, convShape), fc.integer({ min: 1, max: 7 }), (shape, count) => {
      const packing = packingOf(shape);
      const map = mapOf(shape);
      const x = randomWords(count * packing.dIn);
      const z = new Int32Array(count * packing.dOut);
      for (const cut of cutsOf(packing, count)) {
        for (let o = 0; o < packing.outputs.length; o++) {
          const sum = new Int32Array(DEGREE);
          for (let i = cut.from; i < cut.to; i++) {
            const term = packing.term(map.weights, i, o);
            if (term !== undefined) addProduct(sum, packInput(packing, x, cut, i), term);
          }
          addOutput(packing, sum, cut, o, z);
        }
      }
      assert.deepEqual(z, plainProduct(map, x, count));
    }),
    { numRuns: 25 },
  );
});

test('every shape gives bounded messages, places within N that differ, and no more weights a request than noise allows', () => {
  const size = fc.integer({ min: 1, max: 20_000 });
  fc.assert(
    fc.property(
      fc.oneof(
        fc.tuple(size, size).map(([a, b]) => dense(a, b)),
        convShape,
      ),
      (shape) => {
        const packing = packingOf(shape);
        assert.ok(requestBytes(packing.inputsPerRequest) <= MAX_MESSAGE_BYTES);
        assert.ok(replyBytes(packing, packing.rows) <= MAX_MESSAGE_BYTES);
        const [input, output] = [packing.inputs[0]!, packing.outputs[0]!];
        const weights =
          shape.kind === 'dense'
            ? input.words.length * output.words.length
            : shape.kernel ** 2 * shape.channels * shape.filters;
        assert.ok(packing.inputsPerRequest * Math.min(weights, DEGREE) <= REQUEST_WEIGHTS);
        const last = packing.outputs.length - 1;
        for (const o of [0, last]) {
          const places = outputPlaces(packing, o, packing.rows);
          assert.equal(new Set(places).size, places.length);
          assert.ok(places.every((at) => at >= 0 && at < DEGREE));
        }
        const words = [...packing.inputs, ...packing.outputs].reduce(
          (sum, { words }) => sum + words.length,
          0,
        );
        assert.equal(words, packing.dIn + packing.dOut);
      },
    ),
    { numRuns: 60 },
  );
});

test('coefficients cross the wire to within half of what is not sent, also at both ends of 0..q-1', () => {
  const packing = packingOf(dense(8, 4));
  const [cut] = cutsOf(packing, 1);
  const coefficients = Array.from({ length: DEGREE }, (_, i) =>
    i < 40 ? (i % 2 === 0 ? BigInt(i) : MODULUS - BigInt(i)) : BigInt.asUintN(58, bigOf(randomBytes(8))),
  );
  const halves = Uint32Array.from(coefficients.flatMap((c) => [Number(c & 0xffff_ffffn), Number(c >> 32n)]));
  const seed = randomBytes(64);
  const request = decodeRequest(packing, encodeRequest(cut!, [{ c0: halves, seed }]));
  assert.deepEqual(request.inputs[0]!.seed, seed);
  assertNear(request.inputs[0]!.c0, coefficients, UPLOAD_DROP);
  const [reply] = decodeReply(packing, 1, encodeReply(packing, 1, [{ c0: halves, c1: halves }]));
  assertNear(reply!.c1, coefficients, REPLY_DROP);
});

test('bytes of the right length are coefficients below q or a coded refusal; any others are refused', () => {
  const packing = packingOf(dense(8, 4));
  const refusedOr = (work: () => { c0: Uint32Array; c1?: Uint32Array }[]): void => {
    try {
      for (const { c0, c1 } of work()) {
        for (const part of [c0, c1 ?? c0]) {
          for (let i = 0; i < DEGREE; i++) assert.ok(wide(part, i) < MODULUS);
        }
      }
    } catch (error) {
      assert.ok(error instanceof VeilmeshError, String(error));
      assert.match(error.code, /^VAULT_(REQUEST|REPLY)_MALFORMED$/);
    }
  };
  fc.assert(
    fc.property(fc.nat(2), fc.nat(255), fc.nat(40_000), (kind, fill, length) => {
      const right = kind === 0 ? requestBytes(1) : replyBytes(packing, 1);
      const bytes = randomBytes(kind === 2 ? length : right);
      if (fill < 128) for (let i = 8; i < bytes.length; i += 7) bytes[i] = fill & 7;
      bytes.set(kind === 0 ? [1, 0, 1, 0, 0, 0, 1] : [1].slice(0, bytes.length));
      refusedOr(() => [...decodeRequest(packing, bytes).inputs]);
      refusedOr(() => decodeReply(packing, 1, bytes));
    }),
    { numRuns: 60 },
  );
});

const bigOf = (bytes: Uint8Array): bigint => new DataView(bytes.buffer).getBigUint64(0);
const wide = (halves: Uint32Array, i: number): bigint =>
  (BigInt(halves[2 * i + 1]!) << 32n) | BigInt(halves[2 * i]!);

function assertNear(halves: Uint32Array, coefficients: readonly bigint[], drop: number): void {
  for (const [i, expected] of coefficients.entries()) {
    const got = wide(halves, i);
    assert.ok(got < MODULUS);
    const off = (got - expected + MODULUS) % MODULUS;
    const distance = [off, MODULUS - off].sort((a, b) => (a < b ? -1 : 1))[0]!;
    assert.ok(distance <= 1n << BigInt(drop - 1), `${i}: off by ${distance}`);
  }
}
