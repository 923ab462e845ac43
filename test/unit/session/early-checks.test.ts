/**
 * Segments are checked one by one while the session goes on, off the path of the steps, and a bad one ends it.
 * @module
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type VeilmeshError, VerificationError } from '../../../crypto/core/errors.ts';
import { decodeSignedClaim, encodeSignedClaim, signClaim } from '../../../crypto/poea/claim.ts';
import type { SegmentResult } from '../../../mesh/session/client-segments.ts';
import { MESSAGE, SEGMENT_POSITIONS } from '../../../mesh/session/protocol.ts';
import { waitFor } from '../../support/mesh.ts';
import { createNetwork, fixedDeadlines, type Network, rowsOf } from '../../support/session.ts';

const FULL = SEGMENT_POSITIONS;

test('a segment is checked while later steps are on their way, once, in order, and never inside a step', async () => {
  const network = await createNetwork();
  const seen: SegmentResult[] = [];
  let calling = false;
  const session = await network.open({
    deadlines: fixedDeadlines(15_000),
    onSegment: (result) => {
      assert.equal(calling, false, 'a caller waits for its step to be sent');
      seen.push(result);
    },
  });
  const step = (seed: number, last: boolean): Promise<Int32Array> => {
    calling = true;
    const answer = session.step(rowsOf(FULL, seed), FULL, last);
    calling = false;
    return answer;
  };
  await step(0, false);
  await step(1, false);
  for (let i = 2; seen.length < 2 && i < 20; i++) await step(i, false);
  assert.ok(seen.length >= 2, 'two segments checked before the last step');
  await step(99, true);
  const segments = await session.finish();
  assert.deepEqual(seen, segments);
  network.verify(session, seen);
  await session.close();
});

/** Hop 1 claims that it received what it did not, in segment `bad`. */
async function lyingIn(bad: number): Promise<Network> {
  let segment = 0;
  const network: Network = await createNetwork({
    enclave: (port, index) => ({
      ...port,
      closeSegment: async (session) => {
        const honest = await port.closeSegment(session);
        if (index !== 1 || segment++ !== bad) return honest;
        const { claim } = decodeSignedClaim(honest.claim);
        const lie = { ...claim, inCommits: claim.outCommits };
        return {
          ...honest,
          claim: encodeSignedClaim(signClaim(network.bls, lie, network.hops[1]!.blsSecret)),
        };
      },
    }),
  });
  return network;
}

test('a bad segment ends the session at once, with what was wrong, before the next one is worked for', async () => {
  const network = await lyingIn(1);
  const verified: SegmentResult[] = [];
  const session = await network.open({
    deadlines: fixedDeadlines(15_000),
    onSegment: (result) => {
      verified.push(result);
      network.verify(session, verified);
    },
  });
  let steps = 0;
  const failure = await (async () => {
    while (steps < 50) await session.step(rowsOf(FULL, steps++), FULL, false);
  })().then(
    () => assert.fail('50 segments of work and nobody noticed'),
    (thrown: VeilmeshError) => thrown,
  );
  assert.equal(failure.code, 'POEA_LINK_MISMATCH');
  assert.equal(verified.length, 2);
  assert.ok(steps < 8, `${steps} steps`);
  await assert.rejects(session.finish(), { code: 'POEA_LINK_MISMATCH' });
  await session.close();
  await waitFor(() => network.held() === 0, 'hops to free their sessions');
});

test('the last segment is checked before the session counts as complete', async () => {
  const network = await createNetwork({ hops: 1 });
  const bad = new VerificationError('POEA_SIGNATURE', 'wrong');
  const session = await network.open({
    onSegment: () => {
      throw bad;
    },
  });
  await session.step(rowsOf(2), 2, true);
  await assert.rejects(session.finish(), bad);
  await session.close();
});

for (const end of ['gives up', 'loses a hop'] as const) {
  test(`what was finished when a client ${end} is still checked, and nothing after`, async () => {
    const network = await createNetwork({ hops: 1 });
    const seen: number[] = [];
    const session = await network.open({ onSegment: ({ segment }) => seen.push(segment) });
    await session.step(rowsOf(FULL), FULL, false);
    const claimed = (): boolean =>
      network.mesh.crossings.some(({ to, type }) => to === 'client' && type === MESSAGE.claim);
    await waitFor(claimed, 'the claim');
    await new Promise((resolve) => setImmediate(resolve));
    assert.deepEqual(seen, [], 'nothing waits, and the client may be drawing a token');
    if (end === 'loses a hop') {
      network.mesh.kill('hop-0');
      await assert.rejects(session.finish(), { code: 'MESH_HOP_LOST' });
    }
    await session.close();
    await session.close();
    assert.deepEqual(seen, [0]);
  });
}

test('a step that is let in in the very tick of a failure fails with it', async () => {
  const network = await createNetwork({ hops: 1 });
  const patient = fixedDeadlines(15_000);
  let answers = 0;
  const session = await network.open({
    deadlines: {
      currentMs: patient.currentMs,
      // called right after the turnstile has let the next step in
      record: () => {
        if (++answers === 1) throw new VerificationError('TEST_FAILURE', 'in this tick');
      },
    },
  });
  const steps = Array.from({ length: 5 }, (_, i) => session.step(rowsOf(1, i), 1, i === 4));
  const settled = Promise.allSettled(steps);
  const outcome = await Promise.race([
    settled,
    new Promise((resolve) => setTimeout(resolve, 15_000, 'hangs')),
  ]);
  assert.notEqual(outcome, 'hangs');
  for (const [i, result] of (await settled).entries()) {
    if (i === 0) assert.equal(result.status, 'fulfilled');
    else assert.equal(result.status === 'rejected' && result.reason.code, 'TEST_FAILURE', `step ${i}`);
  }
  await session.close();
});

test('a frame without rows that does not end the session is refused by the client too', async () => {
  const network = await createNetwork({ hops: 1 });
  const session = await network.open();
  await assert.rejects(session.step(new Int32Array(0), 0, false), { code: 'FRAME_SHAPE' });
  await session.step(rowsOf(1), 1, true);
  await session.finish();
  await session.close();
});
