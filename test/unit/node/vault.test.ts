/**
 * Vault's threads and its pool, and the digits model over both.
 * @module
 */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, test } from 'node:test';
import { UnavailableError, type VeilmeshError, VerificationError } from '../../../crypto/core/errors.ts';
import { createChecks } from '../../../crypto/ring/check.ts';
import { createLinear } from '../../../crypto/ring/linear.ts';
import { loadHinged } from '../../../models/hinge/hinge.ts';
import { createReferenceEngine } from '../../../models/program/reference.ts';
import { createTensors } from '../../../models/program/weights.ts';
import { ringMapsOf } from '../../../models/ring/maps.ts';
import { productsOf } from '../../../models/ring/products.ts';
import { createReferenceProducts } from '../../../models/ring/reference.ts';
import { digitImage, heldOut } from '../../../models/zoo/digits/dataset.ts';
import { digitInput, loadDigits } from '../../../models/zoo/digits/index.ts';
import { messagesOf } from '../../../node/client/vault.ts';
import { startVaultClient } from '../../../node/vault/client.ts';
import { vaultMapsOf, vaultShapesOf } from '../../../node/vault/maps.ts';
import { createCorrectionPool, type PoolOptions } from '../../../node/vault/pool.ts';
import { startVaultServer } from '../../../node/vault/server.ts';
import { dense, mapOf, plainProduct } from '../../support/vault.ts';

const wide = mapOf(dense(40, 24, 'wide'));
const small = mapOf(dense(8, 4, 'small'));
const [server, client] = await Promise.all([
  startVaultServer([wide, small]),
  startVaultClient([wide.shape, small.shape]),
]);
after(() => Promise.all([server.close(), client.close()]));
const OPS = [
  { op: 'wide', dIn: 40, dOut: 24, depth: 6 },
  { op: 'small', dIn: 8, dOut: 4, depth: 3 },
];
/** Names who sent what cannot be read. */
const blame = (op: string, { code, message }: VeilmeshError): VeilmeshError =>
  new VerificationError(code, message, { details: { peer: `node of ${op}` } });
const poolOver = (exchange: PoolOptions['exchange'], refill = true) =>
  createCorrectionPool({ client, ops: OPS, refill, exchange, blame });

test('masks are prepared in one thread, multiplied in another and finished in the first', async () => {
  const { masks, requests, finish } = await client.prepare('wide', 3);
  const replies = await Promise.all(requests.map((request) => server.correct('wide', request)));
  assert.deepEqual(await finish(replies), plainProduct(wide, masks, 3));
  const again = await client.prepare('wide', 3);
  assert.notDeepEqual(again.masks, masks);
});

test('what the threads refuse comes with its code, and they go on', async () => {
  await assert.rejects(client.prepare('none', 1), { code: 'VAULT_OP_UNKNOWN' });
  await assert.rejects(client.prepare('wide', 0), { code: 'VAULT_ROWS' });
  await assert.rejects(server.correct('wide', new Uint8Array(9)), { code: 'VAULT_REQUEST_MALFORMED' });
  const { finish } = await client.prepare('wide', 1);
  await assert.rejects(finish([new Uint8Array(9)]), { code: 'VAULT_REPLY_MALFORMED' });
  assert.equal((await client.prepare('small', 1)).masks.length, 8);
  await assert.rejects(startVaultServer([{ ...wide, weights: new Int8Array(3) }]), { code: 'VAULT_WEIGHTS' });
  await assert.rejects(startVaultClient([dense(0, 0)]), { code: 'VAULT_SHAPE' });
});

test('a closed thread answers nothing', async () => {
  const short = await startVaultClient([small.shape]);
  const waiting = short.prepare('small', 1);
  await Promise.all([short.close(), waiting.catch(() => {})]);
  await assert.rejects(short.prepare('small', 1), { code: 'VAULT_THREAD' });
});

test('the pool fills to its depth, gives every row once and refills in the background', async () => {
  const pool = poolOver((op, request) => server.correct(op, request));
  await pool.full();
  const seen = new Set<string>();
  for (const { op, map, count } of [
    { op: 'wide', map: wide, count: 5 },
    { op: 'small', map: small, count: 3 },
    { op: 'wide', map: wide, count: 30 }, // more than the pool holds
    { op: 'wide', map: wide, count: 1 },
  ]) {
    const { masks, corrections } = await pool.take(op, count);
    assert.deepEqual(corrections, plainProduct(map, masks, count));
    const width = masks.length / count;
    for (let r = 0; r < count; r++) seen.add(masks.subarray(r * width, (r + 1) * width).join());
  }
  assert.equal(seen.size, 39);
  await pool.full();
  for (const { ready, depth } of pool.level()) assert.ok(ready >= depth);
  pool.close();
});

test('a pool that is not to refill makes its depth once, and more only for whoever waits', async () => {
  let asked = 0;
  const pool = poolOver((op, request) => {
    asked++;
    return server.correct(op, request);
  }, false);
  await pool.full();
  const once = asked;
  await Promise.all([pool.take('wide', 4), pool.take('small', 3)]);
  await pool.take('wide', 2);
  await pool.full();
  assert.equal(asked, once);
  const { masks, corrections } = await pool.take('small', 2);
  assert.deepEqual(corrections, plainProduct(small, masks, 2));
  assert.ok(asked > once);
  pool.close();
});

test('those who wait are served in order', async () => {
  const pool = poolOver((op, request) => server.correct(op, request));
  const order: number[] = [];
  await Promise.all([9, 1, 4].map((count, i) => pool.take('wide', count).then(() => order.push(i))));
  assert.deepEqual(order, [0, 1, 2]);
  await assert.rejects(pool.take('none', 1), { code: 'VAULT_OP_UNKNOWN' });
  pool.close();
});

test('a reply that cannot be read ends the pool, and names who sent it', async () => {
  const pool = poolOver(async (op, request) => {
    const reply = await server.correct(op, request);
    return op === 'small' ? reply.subarray(1) : reply;
  });
  await assert.rejects(pool.full(), (error: VeilmeshError) => {
    assert.deepEqual([error.code, error.details.peer], ['VAULT_REPLY_MALFORMED', 'node of small']);
    return true;
  });
});

test('an exchange that fails ends the pool: nobody gets its rows, and nothing more is asked', async () => {
  let asked = 0;
  const pool = poolOver(async (op, request) => {
    if (++asked === 3) throw new UnavailableError('PEER_GONE', 'the node went away');
    return server.correct(op, request);
  });
  await assert.rejects(pool.full(), { code: 'PEER_GONE' });
  await assert.rejects(pool.take('small', 1), { code: 'PEER_GONE' });
  assert.deepEqual(
    pool.level().map(({ ready }) => ready),
    [0, 0],
  );
  const before = asked;
  await new Promise((resolve) => setTimeout(resolve, 50));
  assert.ok(asked <= before + 1, 'what was under way ends, nothing begins');

  const lying = poolOver(async () => new Uint8Array(100));
  await assert.rejects(lying.take('wide', 2), { code: 'VAULT_REPLY_MALFORMED' });
});

test('what a query will ask for is known before: as many messages as the client makes of its rows', async () => {
  const zoo = new URL('../../../models/zoo/digits/', import.meta.url);
  const { program } = (await loadDigits((name) => readFile(new URL(name, zoo)))).model;
  const keys = await startVaultClient(vaultShapesOf(program));
  const demand = productsOf(program).flatMap(({ op }) => [
    { op, count: 3 },
    { op, count: 8 },
  ]);
  let messages = 0;
  for (const { op } of productsOf(program)) {
    for (let rows = 11; rows > 0; rows -= keys.batch(op)) {
      messages += (await keys.prepare(op, Math.min(rows, keys.batch(op)))).requests.length;
    }
  }
  assert.equal(messagesOf(program, demand), messages);
  await keys.close();
});

test('a pool that knows all that will be taken asks for no more than that takes, in whatever order it is taken', async () => {
  const BATCH = 5;
  for (const [total, depth] of [
    [1, 1],
    [17, 6],
    [40, 12],
    [41, 41],
  ] as const) {
    let requests = 0;
    const made: number[] = [];
    const counting = {
      batch: () => BATCH,
      prepare: async (_: string, count: number) => {
        made.push(count);
        return {
          masks: new Int32Array(count),
          requests: [new Uint8Array(1)],
          finish: async () => new Int32Array(count),
        };
      },
    } as unknown as PoolOptions['client'];
    const pool = createCorrectionPool({
      client: counting,
      ops: [{ op: 'one', dIn: 1, dOut: 1, depth, total }],
      refill: false,
      exchange: async () => {
        requests++;
        return new Uint8Array(1);
      },
      blame,
    });
    await pool.full();
    const takes: Promise<unknown>[] = [];
    for (let left = total; left > 0; left -= Math.min(left, 3)) {
      takes.push(pool.take('one', Math.min(left, 3)));
      if (left % 2 === 0) await takes.at(-1);
    }
    await Promise.all(takes);
    assert.equal(requests, Math.ceil(total / BATCH), `${total} rows, ${depth} ahead`);
    assert.equal(
      made.reduce((sum, count) => sum + count, 0),
      total,
    );
    pool.close();
  }
});

test('closing a pool ends the wait', async () => {
  const pool = poolOver(() => new Promise(() => {}));
  const waiting = assert.rejects(pool.take('wide', 1), { code: 'VAULT_CLOSED' });
  pool.close();
  await waiting;
  await assert.rejects(pool.take('wide', 1), { code: 'VAULT_CLOSED' });
});

test('digits over vault: every product masked, corrected under encryption and checked, gives the bits of plain', async () => {
  const zoo = new URL('../../../models/zoo/digits/', import.meta.url);
  const { program, weights } = (await loadDigits((name) => readFile(new URL(name, zoo)))).model;
  const [node, keys] = await Promise.all([
    startVaultServer(vaultMapsOf(program, weights)),
    startVaultClient(vaultShapesOf(program)),
  ]);
  const pool = createCorrectionPool({
    client: keys,
    ops: productsOf(program).map(({ op, dIn, dOut }) => ({ op, dIn, dOut, depth: 1 })),
    refill: true,
    exchange: (op, request) => node.correct(op, request),
    blame,
  });
  const { linear } = createLinear({
    host: createReferenceProducts(program, weights),
    corrections: pool,
    checks: createChecks(ringMapsOf(program, createTensors(program.tensors, weights))),
    onWrong: (op) => assert.fail(op),
  });
  const hinged = loadHinged(program, weights, { linear });
  const engine = createReferenceEngine();
  const plain = await engine.load(program, weights);
  for (const { pixels } of heldOut().slice(0, 2).map(digitImage)) {
    const [[masked], [expected]] = (await Promise.all(
      [hinged, plain].map((loaded) =>
        loaded.run([{ sequence: loaded.open(0), input: digitInput(pixels), rows: 1 }]),
      ),
    )) as [Int32Array[], Int32Array[]];
    assert.deepEqual(masked, expected);
  }
  pool.close();
  await Promise.all([node.close(), keys.close(), engine.close()]);
});
