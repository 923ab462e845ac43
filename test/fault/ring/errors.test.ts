/** Wrong products of every kind: what the checks of twin and vault catch, how often, and what happens then. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { randomBytes } from '../../../crypto/core/random.ts';
import {
  type CheckKernel,
  type CheckSecrets,
  createChecks,
  MISS_BITS,
  plainCheck,
  planChecks,
} from '../../../crypto/ring/check.ts';
import { createNumbers } from '../../../models/engine/conformance/case.ts';
import { createWasmCheck } from '../../../models/engine/wasm/ring-check.ts';
import { createTensors } from '../../../models/program/weights.ts';
import { ringMapsOf } from '../../../models/ring/maps.ts';
import { createReferenceProducts } from '../../../models/ring/reference.ts';
import { oneLinear } from '../../support/one-linear.ts';
import { type Tamper, twinOf } from '../../support/ring.ts';

const D_IN = 24;
const D_OUT = 10;
const ROWS = 3;
const numbers = createNumbers(5);
const { program, weights } = oneLinear(numbers(D_IN * D_OUT, 127), D_IN);
const products = createReferenceProducts(program, weights);
const shape = products.list[0]!;
const [map] = ringMapsOf(program, createTensors(program.tensors, weights));
const x = Int32Array.from(numbers(ROWS * D_IN, 127));
const z = await products.multiply('linear', x, ROWS);
const kernels: readonly CheckKernel[] = [plainCheck, await createWasmCheck()];

/** Small errors first, then those that the range alone sees. */
const POWERS = Array.from({ length: 32 }, (_, v) => 2 ** v);

test('every single error 2^v, of both signs, in every word, is caught by either kernel', () => {
  for (const kernel of kernels) {
    const checks = createChecks([map!], kernel);
    assert.equal(checks.product('linear', x, z, ROWS), true);
    for (let at = 0; at < z.length; at++) {
      for (const power of POWERS) {
        for (const error of [power, -power]) {
          assert.equal(
            checks.product('linear', x, z.with(at, z[at]! + error), ROWS),
            false,
            `${at}: ${error}`,
          );
        }
      }
    }
    assert.equal(checks.product('linear', x, z, ROWS), true);
  }
});

/** The same error twice over, so that it does not cancel; from 2^31, which would vanish, another one. */
const double =
  (tamper: Tamper): Tamper =>
  (op, words) => {
    const before = words.slice();
    tamper(op, words);
    for (const [i, word] of words.entries())
      words[i] = 3 * (word - before[i]!) + before[i]! + (word === before[i] ? 0 : 1);
  };

test('the guilty side is named, whichever word and power of two', async () => {
  for (const [v, power] of POWERS.entries()) {
    const tamper: Tamper = (_op, words) => {
      const at = (7 * v) % words.length;
      words[at] = words[at]! + power;
    };
    for (const [guilty, options] of [
      [['product'], { tamperHost: tamper }],
      [['correct'], { tamperCorrections: tamper }],
      [['product', 'correct'], { tamperHost: tamper, tamperCorrections: double(tamper) }],
    ] as const) {
      const twin = twinOf(program, weights, options);
      assert.deepEqual(await twin.linear.linear(shape, x, ROWS), new Int32Array(z.length), 'nothing is used');
      assert.deepEqual(twin.wrong, ['linear']);
      assert.deepEqual(twin.guilty(), guilty);
    }
  }
});

test('random, structured and replayed replies are caught', async () => {
  let before: Int32Array | null = null;
  const swap = (words: Int32Array, a: number, b: number): void => {
    [words[a], words[b]] = [words[b]!, words[a]!];
  };
  const each =
    (change: (word: number) => number): Tamper =>
    (_op, words) =>
      words.set(words.map(change));
  const faults: Record<string, Tamper> = {
    random: (_op, words) => words.set(new Int32Array(randomBytes(4 * words.length).buffer)),
    zeros: (_op, words) => words.fill(0),
    'one word for all': (_op, words) => words.fill(words[0]!),
    negated: each((word) => -word),
    doubled: each((word) => 2 * word),
    'all off by one': each((word) => word + 1),
    'upper halves lost': each((word) => word & 0xffff),
    'words swapped': (_op, words) => swap(words, 0, 1),
    'rows swapped': (_op, words) => {
      for (let j = 0; j < D_OUT; j++) swap(words, j, D_OUT + j);
    },
    'rows off by opposite errors': (_op, words) => {
      words[0]! += 64;
      words[D_OUT]! -= 64;
    },
    'one row the sum of two': (_op, words) => {
      for (let j = 0; j < D_OUT; j++) words[j] = words[j]! + words[D_OUT + j]!;
    },
    'the reply before': (_op, words) => {
      const last = before;
      before = words.slice();
      if (last) words.set(last);
      else words.fill(1);
    },
  };
  for (const [name, fault] of Object.entries(faults)) {
    for (const side of ['tamperHost', 'tamperCorrections'] as const) {
      before = null;
      const { linear, wrong, guilty } = twinOf(program, weights, { [side]: fault });
      for (let i = 1; i <= 3; i++) {
        const used = await linear.linear(shape, x, ROWS);
        assert.ok(
          used.every((word) => word === 0),
          `${side}: ${name}`,
        );
        assert.equal(wrong.length, i, `${side}: ${name}`);
      }
      assert.deepEqual(guilty(), [side === 'tamperHost' ? 'product' : 'correct'], name);
    }
  }
});

/** Uses the first challenge alone, and the range or not. */
const first =
  (bounded: boolean, leak: (secrets: CheckSecrets) => void = () => {}): CheckKernel =>
  ({ bounds, challenges, ...rest }) => {
    const one = {
      ...rest,
      bounds: bounded ? bounds : null,
      challenges: challenges.slice(0, rest.dOut + rest.dIn),
    };
    leak(one);
    return plainCheck(one);
  };

/** How many of `tries` fresh challenges an error passes. */
function passes(error: number, tries: number, bounded: boolean): number {
  let passed = 0;
  for (let i = 0; i < tries; i++) {
    const checks = createChecks([map!], first(bounded));
    if (checks.product('linear', x, z.with(3, z[3]! + error), ROWS)) passed++;
  }
  return passed;
}

test('one challenge alone misses 2^v with probability 2^-(32-v), as the plan assumes', () => {
  const tries = 1000;
  for (const v of [31, 30, 29, 28]) {
    const p = 2 ** -(32 - v);
    const sigma = Math.sqrt(tries * p * (1 - p));
    const passed = passes(2 ** v, tries, false);
    assert.ok(Math.abs(passed - tries * p) < 8 * sigma, `2^${v}: ${passed} of ${tries}`); // else once in 10^12
  }
  assert.ok(passes(1, tries, false) <= 1); // one does so once in 4,000,000 runs, two once in 10^13
});

test('what one challenge misses most is outside the range, whatever the challenge: nothing is learned of it', () => {
  for (const v of [31, 30, 29, 28]) assert.equal(passes(2 ** v, 300, true), 0);
});

test('the plan covers the largest power of two that fits in the range', () => {
  const { challenges, missBits } = createChecks([map!]).plan('linear');
  const most = Math.max(...map!.bounds());
  const fits = POWERS.findLastIndex((power) => power <= 2 * most);
  assert.equal(missBits, challenges * (32 - fits));
  assert.ok(missBits >= MISS_BITS);
  assert.deepEqual(planChecks(map!.bounds()), { challenges, missBits });
});

test('whoever knew t would pass with it: so it is secret, and forgotten after any failure', () => {
  let t = new Int32Array(0);
  const checks = createChecks(
    [map!],
    first(true, ({ challenges }) => {
      t = challenges.slice(0, D_OUT);
    }),
  );
  assert.equal(checks.product('linear', x, z, ROWS), true);
  const error = collision(t);
  const wrong = z.map((word, i) => (i < D_OUT ? word + error[i]! : word));
  assert.equal(checks.product('linear', x, wrong, ROWS), true); // a wrong product passes
  const known = t;
  assert.equal(checks.product('linear', x, z.with(0, z[0]! + 1), ROWS), false);
  assert.equal(checks.product('linear', x, wrong, ROWS), false);
  assert.notDeepEqual(t, known);
});

/** A small nonzero e with t e = 0: two combinations with the same product, by the birthday paradox. */
function collision(t: Int32Array): Int32Array {
  const seen = new Map<number, Int32Array>();
  for (;;) {
    const e = Int32Array.from(randomBytes(t.length), (byte) => byte >> 2);
    const product = e.reduce((sum, word, i) => (sum + Math.imul(word, t[i]!)) | 0, 0);
    const other = seen.get(product);
    if (other?.some((word, i) => word !== e[i])) return e.map((word, i) => word - other[i]!);
    seen.set(product, e);
  }
}

test('an adaptive host that knows W and hears of every failure gets nothing through', () => {
  for (const kernel of kernels) {
    const checks = createChecks([map!], kernel);
    const bounds = map!.bounds();
    const failed = new Map<number, number>();
    for (let i = 0; i < 1500; i++) {
      // the word whose errors failed least, and the largest power of two that stays within its range
      const at = Array.from({ length: D_OUT }, (_, j) => j).reduce((a, b) =>
        (failed.get(b) ?? 0) < (failed.get(a) ?? 0) ? b : a,
      );
      const room = bounds[at]! - z[at]!;
      const power = POWERS.findLast((one) => one <= room && (i + Math.log2(one)) % 3 !== 0)!;
      assert.equal(checks.product('linear', x, z.with(at, z[at]! + power), ROWS), false);
      failed.set(at, (failed.get(at) ?? 0) + 1);
    }
    assert.equal(checks.product('linear', x, z, ROWS), true);
  }
});

test('after a failure every operation has new challenges, and the old ones are wiped', () => {
  const drawn: Int32Array[] = [];
  const checks = createChecks([map!, { ...map!, op: 'other' }], (secrets) => {
    drawn.push(secrets.challenges);
    return plainCheck(secrets);
  });
  checks.prepare();
  assert.equal(drawn.length, 2);
  for (const op of ['linear', 'other', 'linear', 'other']) assert.ok(checks.product(op, x, z, ROWS));
  assert.equal(drawn.length, 2);
  assert.equal(checks.product('linear', x, z.with(0, z[0]! ^ 1), ROWS), false);
  assert.ok(drawn.every((challenges) => challenges.every((word) => word === 0)));
  for (const op of ['linear', 'other']) assert.ok(checks.product(op, x, z, ROWS));
  assert.equal(drawn.length, 4);
  checks.close();
  assert.ok(drawn.every((challenges) => challenges.every((word) => word === 0)));
});
