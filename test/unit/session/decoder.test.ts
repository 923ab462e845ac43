/**
 * Token by token through a mesh in memory: the same ids as in one process, memory that is lent and given back, and
 * answers of closed models that their claims bind.
 * @module
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MAX_WAITING_STEPS } from '../../../mesh/session/step-queue.ts';
import type { Sampling } from '../../../models/program/sampling.ts';
import { ask, createDecoderNetwork, type DecoderNetwork, feed } from '../../support/decoder-network.ts';
import { waitFor } from '../../support/mesh.ts';

const PROMPT = Array.from({ length: 21 }, (_, i) => 3 + ((i * 37) % 250));
const SAMPLING: Sampling = { temperature: 900, topK: 40, topP: 9_500, seed: new Uint8Array(32).fill(5) };

const free = (network: DecoderNetwork): Promise<void> =>
  waitFor(
    () => network.held() === 0 && network.reserved().every((bytes) => bytes === 0),
    'memory to be given back',
  );

test('a prompt in chunks and then token by token gives the ids of one process, and claims that verify', async () => {
  const network = await createDecoderNetwork();
  const session = await network.converse(40);
  const ids = await ask(network, session, PROMPT, 12);
  assert.deepEqual(ids, await network.alone(PROMPT, 12));
  const segments = await session.finish();
  await session.close();
  network.verify(session, segments);
  assert.deepEqual(
    segments.map(({ positions }) => positions),
    [[0, 32]],
  );
  await free(network);
});

test('how a prompt is cut into steps changes nothing', async () => {
  const network = await createDecoderNetwork();
  const expected = await network.alone(PROMPT, 1);
  for (const chunk of [1, 4, 16, 40]) {
    const session = await network.converse(PROMPT.length);
    assert.deepEqual([await feed(network, session, PROMPT, 0, { chunk, last: true })], expected, `${chunk}`);
    await session.close();
  }
});

test('sessions that share the hops share their runs and nothing else', async () => {
  const network = await createDecoderNetwork();
  const prompts = [PROMPT, PROMPT.toReversed(), PROMPT.slice(5), [9, 8, 7]];
  const talks = prompts.map(async (prompt) => {
    const session = await network.converse(prompt.length + 8);
    const ids = await ask(network, session, prompt, 8);
    await session.finish();
    await session.close();
    return ids;
  });
  const expected = await Promise.all(prompts.map((prompt) => network.alone(prompt, 8)));
  assert.deepEqual(await Promise.all(talks), expected);
  await free(network);
});

test('a closed model takes masked ids and gives sampled ids, the same as where the client samples', async () => {
  const [open, closed] = [await createDecoderNetwork(), await createDecoderNetwork({ closed: true })];
  const expected = await open.alone(PROMPT, 10, SAMPLING);
  const session = await closed.converse(40, { sampling: SAMPLING });
  assert.deepEqual(await ask(closed, session, PROMPT, 10, SAMPLING), expected);
  const segments = await session.finish();
  await session.close();
  const [claims] = closed.verify(session, segments);
  const [first, , last] = claims!.map(({ claim }) => claim);
  assert.equal(first!.answerCommit, null);
  assert.deepEqual(last!.answerCommit, segments[0]!.answer!.answerCommit);
  assert.deepEqual(last!.samplingHash, segments[0]!.answer!.samplingHash);
  assert.deepEqual([closed.hops[0]!.model.widthsIn, closed.hops[2]!.model.widthsOut], [[1], [1]]);
});

test('the client refuses more positions than it opened, and the session goes on without them', async () => {
  const network = await createDecoderNetwork();
  const session = await network.converse(PROMPT.length + 1);
  await feed(network, session, PROMPT, 0);
  await assert.rejects(session.step(await network.embed([1, 2]), 2, false), { code: 'CONTEXT_FULL' });
  await feed(network, session, [1], PROMPT.length, { last: true });
  await assert.rejects(session.step(await network.embed([1]), 1, false), { code: 'SESSION_OVER' });
  network.verify(session, await session.finish());
  await session.close();
});

test('a hop lends what it has: a session beyond it is refused, and fits once another has ended', async () => {
  const network = await createDecoderNetwork({ roomFor: 100 });
  const first = await network.converse(60);
  await assert.rejects(network.converse(60, {}, 'other'), { code: 'SESSION_MEMORY', family: 'unavailable' });
  await assert.rejects(network.converse(20), { code: 'SESSION_PEER_LIMIT', family: 'unavailable' });
  await assert.rejects(network.converse(101), { code: 'SESSION_MEMORY' });
  await waitFor(() => network.held() === 6, 'the refused sessions to be let go');
  const second = await network.converse(40, {}, 'other');
  await first.close();
  const lent = network.hops.map(({ model }) => 40 * model.bytesPerPosition);
  await waitFor(() => network.reserved().join() === lent.join(), 'memory to be given back');
  await second.close();
  await free(network);
  const third = await network.converse(100);
  await third.close();
  await free(network);
});

test('a model with memory and no positions, or more than it has, is refused', async () => {
  const network = await createDecoderNetwork();
  await assert.rejects(network.converse(0), { code: 'CONTEXT_TOO_LONG' });
  await assert.rejects(network.converse(257), { code: 'CONTEXT_TOO_LONG' });
  await free(network);
});

test('memory comes back when a session ends, fails, is left, or falls silent', async () => {
  const network = await createDecoderNetwork({ host: { idleMs: 200 } });
  const ended = await network.converse(8);
  await feed(network, ended, [1, 2, 3], 0, { last: true });
  await ended.finish();
  await ended.close();
  await free(network);

  const failed = await network.converse(8);
  network.mesh.wiretap = (crossing) =>
    crossing.to === 'hop-1' ? [{ ...crossing, bytes: crossing.bytes.toReversed() }] : [crossing];
  await assert.rejects(failed.step(await network.embed([1]), 1, false));
  network.mesh.wiretap = undefined;
  await failed.close();
  await free(network);

  const left = await network.converse(8);
  await feed(network, left, [1, 2], 0);
  await left.close();
  await free(network);

  const silent = await network.converse(8);
  assert.ok(network.reserved().every((bytes) => bytes > 0));
  await free(network);
  await silent.close();
});

test('all chunks of a long prompt may be handed over at once: they wait at the client, in order', async () => {
  let most = 0;
  let inside = 0;
  const network = await createDecoderNetwork({
    enclave: (port, index) => ({
      ...port,
      step: async (...args) => {
        if (index > 0) return port.step(...args);
        most = Math.max(most, ++inside);
        return port.step(...args).finally(() => inside--);
      },
    }),
  });
  const prompt = Array.from({ length: 120 }, (_, i) => 3 + ((i * 11) % 250));
  const session = await network.converse(prompt.length);
  const id = await feed(network, session, prompt, 0, { chunk: 4, last: true });
  assert.deepEqual([id], await network.alone(prompt, 1));
  assert.ok(most <= 2 && most < MAX_WAITING_STEPS, `${most} steps of one session were in the enclave`);
  await session.finish();
  await session.close();
});
