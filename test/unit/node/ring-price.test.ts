/**
 * What a row costs: what nodes ask, what clients pay at most, and how a price counts when a route is planned.
 * @module
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { priceMs, rowPrice } from '../../../node/client/ring-payment.ts';
import { configSchema } from '../../../node/config/schema.ts';
import { askedRowWei, askRingOffer, paidRowWei, serveRingOffer } from '../../../node/services/ring-offer.ts';
import { createMemoryMesh } from '../../support/memory-mesh.ts';

test('a row is 2^20 multiply-accumulates at the price of a thousand on chain, if nothing else is said', () => {
  assert.equal(askedRowWei('', 1_000_000n), 1_048_576_000n);
  assert.equal(askedRowWei('', 1n), 1_049n, 'rounded up');
  assert.equal(askedRowWei('', 0n), 0n, 'what is for nothing in veil is not sold here');
  assert.equal(askedRowWei('7', 1_000_000n), 7n);
  assert.equal(paidRowWei('', 1_000_000n), 2n * 1_048_576_000n);
  assert.equal(paidRowWei('7', 1_000_000n), 7n);
  assert.equal(paidRowWei('0', 1_000_000n), 0n);
});

test('rows are had for nothing where there are so many, else for pay, and not for more than one pays', () => {
  const offer = { rows: 10, rowWei: '5' };
  assert.deepEqual(rowPrice(offer, 10, 0n), { rowWei: null });
  assert.deepEqual(rowPrice(offer, 11, 5n), { rowWei: 5n });
  assert.equal(rowPrice(offer, 11, 4n), undefined);
  assert.equal(rowPrice({ rows: 10, rowWei: null }, 11, 10n ** 20n), undefined);
});

test('a node that asks the most counts as 20 ms farther than one that asks nothing', () => {
  assert.equal(priceMs({ rowWei: null }, 0n), 0);
  assert.equal(priceMs({ rowWei: 10n ** 25n }, 10n ** 25n), 20);
  assert.equal(priceMs({ rowWei: 1n }, 4n), 5);
});

test('a price is a number of wei, in settings and in offers', async () => {
  for (const rowWei of ['', '0', '1', '9'.repeat(27)]) configSchema.parse({ rowWei });
  for (const rowWei of ['-1', '01', '1.5', '1e9', '9'.repeat(28), 'x']) {
    assert.ok(!configSchema.safeParse({ rowWei }).success, rowWei);
  }
  const mesh = createMemoryMesh();
  for (const [i, rowWei] of ['0', '01', '-1', '9'.repeat(28), ''].entries()) {
    await serveRingOffer(mesh.host(`node-${i}`), () => ({ vendor: '', rows: 0, rowWei }));
    await assert.rejects(askRingOffer(mesh.host('client'), `node-${i}`));
  }
  await serveRingOffer(mesh.host('node'), () => ({ vendor: '', rows: 0, rowWei: '9'.repeat(27) }));
  assert.equal((await askRingOffer(mesh.host('client'), 'node')).rowWei, '9'.repeat(27));
});
