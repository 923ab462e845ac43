/** A host with a bound on its bytes a second, over real sockets: what it sends, and what it takes, comes no faster. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DEFAULT_LIMITS } from '../../../mesh/host/presets.ts';
import type { MeshHost } from '../../../mesh/host/types.ts';
import { END, type WireProtocol } from '../../../mesh/wire/types.ts';
import { startHost } from '../../support/mesh.ts';

const BULK: WireProtocol = { id: '/test/bulk/1', maxMessageBytes: 70_000 };
const MESSAGE = new Uint8Array(65_536);
const MESSAGES = 12;
const RATE = 400_000;
/** A second's worth passes at once. */
const leastMs = (messages: number): number =>
  (1_000 * (messages * MESSAGE.length - RATE - MESSAGE.length)) / RATE;
const LEAST_MS = leastMs(MESSAGES);

/** Milliseconds until the other side has it all. */
async function send(from: MeshHost, to: MeshHost, messages = MESSAGES): Promise<number> {
  const all = Promise.withResolvers<void>();
  await to.handle(BULK, async (stream) => {
    while ((await stream.receive()) !== END) {}
    all.resolve();
    await stream.end();
  });
  await from.addAddresses(to.peerId, to.addresses());
  const stream = await from.openStream(to.peerId, BULK);
  const startedAt = performance.now();
  for (let i = 0; i < messages; i++) await stream.send(1, MESSAGE);
  await stream.end();
  await all.promise;
  return performance.now() - startedAt;
}

const limits = { ...DEFAULT_LIMITS, bytesPerSecond: RATE };

test('what a bounded host sends takes its time, and what it is sent', async (t) => {
  const out = await send(await startHost(t, { limits }), await startHost(t));
  assert.ok(out >= LEAST_MS, `${out} ms to send, at least ${LEAST_MS}`);
  const taken = await send(await startHost(t), await startHost(t, { limits }));
  assert.ok(taken >= LEAST_MS, `${taken} ms to take, at least ${LEAST_MS}`);
});

test('without a bound it does not wait', async (t) => {
  const many = 20 * MESSAGES; // 39 s at that rate
  const free = await send(await startHost(t), await startHost(t), many);
  assert.ok(free < leastMs(many), `${free} ms`);
});
