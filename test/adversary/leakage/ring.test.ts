/**
 * What nodes of `twin` and `vault` see says nothing: rows of both chains and of vault's node under attack with the ciphertexts beside
 * them, chain B's whole view, and chain B with everything public.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { treeOf } from '../../../crypto/ring/record.ts';
import { decodeSignedStatement } from '../../../crypto/ring/statement.ts';
import { RING } from '../../../mesh/ring/protocol.ts';
import { recordedProducts } from '../../../models/ring/recorded.ts';
import { createReferenceProducts } from '../../../models/ring/reference.ts';
import { serveRingKnown } from '../../bench/leakage/capture-ring.ts';
import { digitsProducts } from '../../bench/leakage/models.ts';
import { examineRing } from '../../bench/leakage/suite.ts';
import { verdict } from '../../bench/leakage/verdict.ts';
import type { Crossing } from '../../support/memory-mesh.ts';

test('images over twin and vault: neither chain finds one, and no node', async () => {
  const model = await digitsProducts({ items: 1_000, rows: 16 });
  for (const { assessment } of await examineRing(['twin', 'vault'], model, { many: 16, alone: 0 })) {
    assert.deepEqual(verdict(assessment), []);
  }
});

test('chain B sees the same whatever is asked: but for what is drawn at random, its whole view is equal', async () => {
  const model = await digitsProducts({ items: 64, rows: 16 });
  const served = await serveRingKnown('twin', model);
  try {
    const view = async (prompt: readonly number[]) => {
      const { crossings, answers } = await served.ask([prompt]);
      return { answers, seen: crossings.filter(({ to }) => to.startsWith('b')) };
    };
    const [first, second] = [await view(model.items.slice(0, 16)), await view(model.items.slice(16, 32))];
    assert.notDeepEqual(first.answers, second.answers, 'two different questions');
    const drawn: readonly number[] = [RING.seed, RING.state];
    // in the order in which each of its nodes is sent it
    const fixed = (seen: readonly Crossing[]) =>
      Map.groupBy(
        seen.map(({ to, type, bytes }) => [to, type, drawn.includes(type) ? bytes.length : bytes] as const),
        ([to]) => to,
      );
    assert.deepEqual(fixed(second.seen), fixed(first.seen));
    const secrets = [...first.seen, ...second.seen].filter(({ type }) => type === RING.seed);
    assert.equal(
      new Set(secrets.map(({ bytes }) => bytes.join())).size,
      secrets.length,
      'no seed serves twice',
    );
  } finally {
    await served.close();
    await model.close();
  }
});

/** The last of STATE's body is the key of the blinds (mesh/ring/PROTOCOL.md). */
const blindKeyOf = (crossings: readonly Crossing[], peer: string): Uint8Array =>
  crossings.find(({ to, type }) => to === peer && type === RING.state)!.bytes.slice(-32);

test('chain B with everything public does not find the query: a dictionary opens what A signed under the blinds of A alone', async () => {
  const source = await digitsProducts({ items: 24, rows: 16 });
  const served = await serveRingKnown('twin', source);
  const {
    part,
    program,
    weights,
    products: shapes,
  } = served.ring.whole.parts.find((known) => known.part.role === 'shard' && known.part.index === 0)!;
  const recorded = recordedProducts({ ...part, role: 'shard', program, weights }, false);
  const model = await digitsProducts(
    { items: 24, rows: 16 },
    shapes.map(({ op }) => op),
  );
  try {
    const asked = model.items[7]!;
    const { crossings, taps } = await served.ask([[asked]]);
    const stated = crossings.find(({ from, type }) => from === 'a-0' && type === RING.stated)!;
    const { root, count } = decodeSignedStatement(stated.bytes).statement;
    assert.ok(count > 0);

    // what B makes of each candidate: its masks, which it knows, on the states, which anybody can compute
    const products = createReferenceProducts(program, weights);
    const states = await model.states(model.items.map((item) => [item]));
    const masksOf = new Map(taps.flatMap(({ drawn }) => drawn.map(({ op, masks }) => [op, masks] as const)));
    const guesses = await Promise.all(
      states.map(async (layers) =>
        Promise.all(
          recorded.map(async ({ op, dIn }) => {
            const words = masksOf.get(op)!.slice();
            const plain = layers[model.ops.indexOf(op)]!;
            for (const [k, word] of plain.entries()) words[k]! += word;
            return { op, words, result: await products.multiply(op, words.slice(), words.length / dIn) };
          }),
        ),
      ),
    );
    const opens = (blindKey: Uint8Array): number[] =>
      model.items.filter(
        (_, i) => Buffer.compare(treeOf(recorded, { rows: guesses[i]!, blindKey }).root, root) === 0,
      );
    assert.deepEqual(
      opens(blindKeyOf(crossings, 'a-0')),
      [asked],
      'the attack finds the query where blinds are known',
    );
    assert.deepEqual(opens(blindKeyOf(crossings, 'b-0')), []);
    assert.deepEqual(opens(new Uint8Array(32)), []);
  } finally {
    await served.close();
    await source.close();
    await model.close();
  }
});
