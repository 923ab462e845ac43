/**
 * Honest sessions from end to end: client, hosts and enclaves over a mesh in memory.
 * @module
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { MESSAGE, SEGMENT_POSITIONS } from '../../../mesh/session/protocol.ts';
import { waitFor } from '../../support/mesh.ts';
import { createNetwork, fixedDeadlines, type Network, rowsOf, WIDTH } from '../../support/session.ts';

async function settled(network: Network): Promise<void> {
  await waitFor(() => network.held() === 0, 'hops to free their sessions');
  await waitFor(() => network.mesh.openStreams() === 0, 'streams to close');
  assert.deepEqual(network.mesh.failures, []);
}

for (const hops of [1, 2, 3]) {
  test(`a step through ${hops} hop(s) gives the reference result and a claim chain that verifies`, async () => {
    const network = await createNetwork({ hops });
    const session = await network.open();
    const input = rowsOf(3);
    const output = await session.step(input, 3, true);
    assert.deepEqual(output, await network.expected(input, 3));
    const segments = await session.finish();
    await session.close();
    const claims = network.verify(session, segments);
    assert.equal(claims.length, 1);
    assert.deepEqual(
      claims[0]!.map(({ claim }) => claim.positions),
      Array(hops).fill([0, 3]),
    );
    await settled(network);
    assert.deepEqual(
      network.events.map(({ hop, event }) => `${hop} ${event.kind}`).toSorted(),
      Array.from({ length: hops }, (_, hop) => [`${hop} claimed`, `${hop} ended`, `${hop} opened`]).flat(),
    );
  });
}

test('segments close at 32 positions and at the last step, on the same boundaries at every hop', async () => {
  const network = await createNetwork();
  const session = await network.open();
  const rows = [4, 16, 11, 3, 1, 40, 1, 2];
  for (const [i, count] of rows.entries()) {
    const input = rowsOf(count, i);
    const output = await session.step(input, count, i === rows.length - 1);
    assert.deepEqual(output, await network.expected(input, count), `step ${i}`);
  }
  const segments = await session.finish();
  await session.close();
  assert.deepEqual(
    segments.map(({ positions }) => positions),
    [
      [0, 34], // 4 + 16 + 11 is one short of 32
      [34, 75],
      [75, 78],
    ],
  );
  assert.deepEqual(
    segments.map(({ hops }) => hops.map(({ steps }) => steps.length)),
    [Array(3).fill(4), Array(3).fill(2), Array(3).fill(2)],
  );
  network.verify(session, segments);
  await settled(network);
});

test('pipelined steps keep their order and do not wait for one another', async () => {
  const network = await createNetwork();
  const session = await network.open();
  const count = 70;
  const answers = await Promise.all(
    Array.from({ length: count }, (_, i) => session.step(rowsOf(1, i), 1, i === count - 1)),
  );
  for (const [i, answer] of answers.entries()) {
    assert.deepEqual(answer, await network.expected(rowsOf(1, i), 1), `step ${i}`);
  }
  const segments = await session.finish();
  await session.close();
  assert.deepEqual(
    segments.map(({ positions }) => positions),
    [
      [0, SEGMENT_POSITIONS],
      [SEGMENT_POSITIONS, 64],
      [64, count],
    ],
  );
  network.verify(session, segments);
  await settled(network);
});

test('many segments handed over at once do not lock up on their commitments, however slow those of a hop are', async () => {
  const network = await createNetwork({
    host: { idleMs: 20_000 },
    enclave: (port, index) => ({
      ...port,
      commitSegment: async (session) => {
        const commits = await port.commitSegment(session);
        if (index === 1) await sleep(300);
        return commits;
      },
    }),
  });
  const session = await network.open({ deadlines: fixedDeadlines(10_000) });
  const count = 14; // more than all hops and wires hold
  const rows = SEGMENT_POSITIONS;
  await Promise.all(
    Array.from({ length: count }, (_, i) => session.step(rowsOf(rows, i), rows, i === count - 1)),
  );
  const segments = await session.finish();
  assert.equal(segments.length, count);
  network.verify(session, segments);
  await session.close();
  await settled(network);
});

test('a session that turns out to be over ends with a step of 0 rows', async () => {
  for (const positions of [3, SEGMENT_POSITIONS]) {
    const network = await createNetwork({ hops: 2 });
    const session = await network.open();
    await session.step(rowsOf(positions), positions, false);
    assert.deepEqual(await session.step(new Int32Array(0), 0, true), new Int32Array(0));
    const segments = await session.finish();
    await session.close();
    assert.deepEqual(
      segments.map((segment) => segment.positions),
      [[0, positions]],
    );
    network.verify(session, segments);
    await settled(network);
  }
});

test('a segment that stays open for 2 seconds closes with the next step', async () => {
  const network = await createNetwork({ hops: 1, host: { idleMs: 20_000 } });
  const session = await network.open();
  await session.step(rowsOf(1), 1, false);
  await sleep(2_050);
  await session.step(rowsOf(1), 1, false);
  await session.step(rowsOf(1), 1, true);
  const segments = await session.finish();
  await session.close();
  assert.deepEqual(
    segments.map(({ positions }) => positions),
    [
      [0, 2],
      [2, 3],
    ],
  );
  network.verify(session, segments);
});

test("a caller's buffers may be reused at once, and its answers changed", async () => {
  const network = await createNetwork({ hops: 2 });
  const session = await network.open();
  const buffer = rowsOf(2);
  const answer = session.step(buffer, 2, false);
  buffer.fill(0);
  (await answer).fill(1);
  await session.step(buffer, 2, true);
  const segments = await session.finish();
  await session.close();
  network.verify(session, segments);
});

test('a wrong call is refused and leaves the session as it was', async () => {
  const network = await createNetwork({ hops: 2 });
  const session = await network.open();
  await assert.rejects(session.step(rowsOf(41), 41, false), { code: 'FRAME_SHAPE' });
  await assert.rejects(session.step(rowsOf(2), 3, false), { code: 'FRAME_SHAPE' });
  await session.step(rowsOf(2), 2, true);
  await assert.rejects(session.step(rowsOf(1), 1, false), { code: 'SESSION_OVER' });
  const segments = await session.finish();
  assert.deepEqual(segments[0]!.positions, [0, 2]);
  network.verify(session, segments);
  await session.close();
});

test('several sessions at once share the hops and stay apart', async () => {
  const network = await createNetwork({ host: { openMs: 10_000, idleMs: 20_000 } });
  const outcomes = await Promise.all(
    [1, 2, 3, 4].map(async (seed) => {
      const session = await network.open({ openTimeoutMs: 20_000, deadlines: fixedDeadlines(20_000) });
      const outputs = await Promise.all([0, 1, 2].map((i) => session.step(rowsOf(2, seed + i), 2, i === 2)));
      const segments = await session.finish();
      await session.close();
      network.verify(session, segments);
      return { seed, outputs };
    }),
  );
  for (const { seed, outputs } of outcomes) {
    for (const [i, output] of outputs.entries()) {
      assert.deepEqual(output, await network.expected(rowsOf(2, seed + i), 2));
    }
  }
  await settled(network);
});

test('hosts see opaque frames of bucket sizes, tags that differ on every edge, and nothing of the content', async () => {
  const network = await createNetwork();
  const session = await network.open();
  await session.step(rowsOf(3), 3, true);
  await session.finish();
  await session.close();
  const frames = network.mesh.crossings.filter(({ type }) => type === MESSAGE.frame);
  assert.deepEqual(
    frames.map(({ from, to }) => `${from} ${to}`),
    ['client hop-0', 'hop-0 hop-1', 'hop-1 hop-2', 'hop-2 client'],
  );
  assert.equal(new Set(frames.map(({ bytes }) => bytes.length)).size, 1);
  assert.equal(new Set(frames.map(({ bytes }) => bytes.subarray(1, 17).join())).size, 4);
  assert.ok(frames[0]!.bytes.length > 4 * WIDTH * 4, 'padded to the bucket of 4 rows');
});
