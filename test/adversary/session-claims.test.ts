/**
 * Who withholds what others need to be paid, a client its commitments or a hop its claims, gets little for nothing: hops go on only
 * as far as segments before are claimed.
 * @module
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PromiseOptions } from '../../mesh/session/client-promises.ts';
import type { ClientSession } from '../../mesh/session/client-session.ts';
import type { Payment } from '../../mesh/session/hop-host.ts';
import {
  MESSAGE,
  SEGMENT_POSITIONS,
  SEGMENTS_AHEAD,
  segmentsAhead,
  VOUCHER_BYTES,
} from '../../mesh/session/protocol.ts';
import { waitFor } from '../support/mesh.ts';
import { createNetwork, fixedDeadlines, type Network, rowsOf } from '../support/session.ts';

const SEGMENTS = 8;
const HOPS = 3;
/** Many sessions of one thread: no clock of a busy machine should end them. */
const PATIENT = { openMs: 10_000, idleMs: 20_000 };
const ALL_PROMISED: PromiseOptions = {
  most: SEGMENTS * SEGMENT_POSITIONS,
  terms: new Uint8Array(32),
  sign: async () => new Uint8Array(VOUCHER_BYTES),
};

/** Frames that have left a hop: each is a segment here. */
const servedBy = (network: Network, hop: number): number =>
  network.mesh.crossings.filter(({ from, type }) => from === `hop-${hop}` && type === MESSAGE.frame).length;

/** Sends a whole session at once; what comes of it is up to the test. */
async function sendAll(network: Network, promises?: PromiseOptions) {
  const session = await network.open({
    deadlines: fixedDeadlines(20_000),
    openTimeoutMs: 20_000,
    ...(promises === undefined ? {} : { promises }),
  });
  const steps = Array.from({ length: SEGMENTS }, (_, i) =>
    session.step(rowsOf(SEGMENT_POSITIONS, i), SEGMENT_POSITIONS, i === SEGMENTS - 1),
  );
  for (const step of steps) step.catch(() => {});
  return { session, steps };
}

/** Until nothing moves any more. */
async function untilStill(network: Network): Promise<void> {
  for (let before = -1; before !== network.mesh.crossings.length; ) {
    before = network.mesh.crossings.length;
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
}

/** A step that waits does so for some seconds: its host is told to stop. */
async function end(network: Network, session: ClientSession): Promise<void> {
  await session.close();
  await Promise.all(network.served.map((host) => host.close()));
  assert.equal(network.held(), 0);
}

/** Hosts that give each other their claims as they are made, but for those that keep theirs. */
function sharing(keepsOwn: (hop: number) => boolean = () => false): Payment {
  const made = new Array<number>(HOPS).fill(0);
  const tell: ((segments: number) => void)[] = [];
  return {
    open: ({ hopIndex }, backed) => {
      tell[hopIndex] = backed;
      backed(0);
      return {
        promised: async () => SEGMENTS * SEGMENT_POSITIONS,
        claimed: () => {
          if (!keepsOwn(hopIndex)) made[hopIndex]!++;
          for (const one of tell) one(Math.min(...made));
        },
        ended: () => {},
      };
    },
  };
}

test('a client that withholds its commitments is served two segments', async () => {
  const network = await createNetwork({ hops: HOPS, host: PATIENT });
  network.mesh.wiretap = (said) => (said.from === 'client' && said.type === MESSAGE.commits ? [] : [said]);
  const { session } = await sendAll(network);
  await waitFor(() => servedBy(network, 0) === SEGMENTS_AHEAD, 'the first segments');
  await untilStill(network);
  assert.equal(servedBy(network, 0), SEGMENTS_AHEAD);
  await end(network, session);
});

test('hops that give each other their claims serve a whole session, however much of it is sent at once', async () => {
  for (let round = 0; round < 3; round++) {
    const network = await createNetwork({ hops: HOPS, host: { ...PATIENT, payment: sharing() } });
    const { session, steps } = await sendAll(network, ALL_PROMISED);
    for (const [i, step] of steps.entries()) {
      const expected = await network.expected(rowsOf(SEGMENT_POSITIONS, i), SEGMENT_POSITIONS);
      assert.deepEqual(await step, expected, `segment ${i}`);
    }
    network.verify(session, await session.finish());
    await end(network, session);
  }
});

test('a hop that keeps its claims, for a client that would not pay the others, has them served few segments', async () => {
  for (const traitor of [0, HOPS - 1]) {
    const payment = sharing((hop) => hop === traitor);
    const network = await createNetwork({ hops: HOPS, host: { ...PATIENT, payment } });
    const { session } = await sendAll(network, ALL_PROMISED);
    await waitFor(() => servedBy(network, HOPS - 1) === segmentsAhead(HOPS - 1, HOPS), 'the last hop');
    await untilStill(network);
    for (let hop = 0; hop < HOPS; hop++) {
      assert.ok(servedBy(network, hop) <= segmentsAhead(hop, HOPS), `hop ${hop}`);
    }
    await end(network, session);
  }
});

test('no hop goes less far than the ones before it need, and none further than its route is long', () => {
  for (const count of [1, 2, 3, 8]) {
    const ahead = Array.from({ length: count }, (_, hop) => segmentsAhead(hop, count));
    assert.equal(ahead.at(-1), SEGMENTS_AHEAD);
    assert.ok(ahead.every((segments, hop) => hop === 0 || segments === ahead[hop - 1]! - 1));
  }
});
