/**
 * Whoever carries the frames of a running session, a host or the network, against client and enclaves.
 * @module
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { concatBytes } from '../../crypto/core/bytes.ts';
import type { VeilmeshError } from '../../crypto/core/errors.ts';
import { frameBytes } from '../../crypto/mask/frame.ts';
import type { ClientSession } from '../../mesh/session/client-session.ts';
import { MESSAGE } from '../../mesh/session/protocol.ts';
import type { Message } from '../../mesh/wire/types.ts';
import type { Crossing } from '../support/memory-mesh.ts';
import { waitFor } from '../support/mesh.ts';
import { createNetwork, MAX_FRAME_BYTES, type Network, rowsOf, WIDTH } from '../support/session.ts';

/** The wires a frame crosses in a route of three. */
const EDGES = ['client hop-0', 'hop-0 hop-1', 'hop-1 hop-2', 'hop-2 client'];

type FrameAttack = (frame: Crossing, index: number) => readonly Message[];

/** Puts `attack` on every frame of one edge; the n-th frame of the edge has index n. */
function onEdge(
  network: Network,
  edge: string,
  attack: (frame: Crossing, index: number) => readonly Message[],
): void {
  let index = 0;
  network.mesh.wiretap = (crossing) =>
    crossing.type === MESSAGE.frame && `${crossing.from} ${crossing.to}` === edge
      ? attack(crossing, index++)
      : [crossing];
}

const runSteps = (session: ClientSession, count = 4): Promise<Int32Array[]> =>
  Promise.all(Array.from({ length: count }, (_, i) => session.step(rowsOf(2, i), 2, i === count - 1)));

/** The attack on each edge in turn ends in one of `codes`, which no deadline brings (PATIENCE_MS), and everybody lets go. */
async function refusedOnEveryEdge(
  codes: readonly string[],
  attack: (network: Network) => FrameAttack | Promise<FrameAttack>,
): Promise<void> {
  for (const edge of EDGES) {
    const network = await createNetwork();
    const session = await network.open();
    onEdge(network, edge, await attack(network));
    const error = await runSteps(session).then(
      () => assert.fail(`${edge}: not refused`),
      (thrown: VeilmeshError) => thrown,
    );
    assert.ok(codes.includes(error.code), `${edge}: ${error.code} ${error.message}`);
    await assert.rejects(session.finish(), { code: error.code });
    await assert.rejects(session.step(rowsOf(1), 1, false), { code: error.code });
    await session.close();
    await waitFor(() => network.held() === 0, `${edge}: hops to free their sessions`);
    await waitFor(() => network.mesh.openStreams() === 0, `${edge}: streams to close`);
  }
}
const FRAME_REJECTED = ['FRAME_REJECTED'];

test('refuses a frame with any part changed: tag, counter, payload, MAC', async () => {
  for (const at of [0, 5, 24, 60, frameBytes(4, WIDTH) - 1]) {
    await refusedOnEveryEdge(FRAME_REJECTED, () => (frame, index) => [
      index === 1 ? { ...frame, bytes: frame.bytes.with(at, frame.bytes[at]! ^ 1) } : frame,
    ]);
  }
});

test('refuses a replayed, a dropped and a reordered frame', async () => {
  await refusedOnEveryEdge(FRAME_REJECTED, () => (frame, index) => (index === 1 ? [frame, frame] : [frame]));
  await refusedOnEveryEdge(FRAME_REJECTED, () => (frame, index) => (index === 1 ? [] : [frame]));
  await refusedOnEveryEdge(FRAME_REJECTED, () => {
    const held: Message[] = [];
    return (frame, index) => {
      if (index === 1) held.push(frame);
      return index === 1 ? [] : index === 2 ? [frame, ...held] : [frame];
    };
  });
});

test('refuses truncated, extended, empty and re-bucketed frames', async () => {
  const reshape: ((bytes: Uint8Array) => Uint8Array)[] = [
    (bytes) => bytes.subarray(0, -1),
    (bytes) => concatBytes(bytes, Uint8Array.of(0)),
    () => new Uint8Array(0),
    (bytes) => concatBytes(bytes.subarray(0, frameBytes(1, WIDTH) - 16), bytes.subarray(-16)),
  ];
  for (const change of reshape) {
    await refusedOnEveryEdge(FRAME_REJECTED, () => (frame) => [{ ...frame, bytes: change(frame.bytes) }]);
  }
});

test('a frame over the bound of its protocol resets the stream', async () => {
  const codes = ['MESH_MESSAGE_OVERSIZED', 'MESH_HOP_LOST'];
  await refusedOnEveryEdge(codes, () => (frame) => [{ ...frame, bytes: new Uint8Array(400_000) }]);
  assert.ok(MAX_FRAME_BYTES < 400_000);
});

test('refuses a frame of another session of the same route, whole or with the tag painted over', async () => {
  for (const repaint of [false, true]) {
    await refusedOnEveryEdge(FRAME_REJECTED, async (network) => {
      const earlier = await network.open();
      await runSteps(earlier);
      await earlier.finish();
      await earlier.close();
      const recorded = network.mesh.crossings.filter(({ type }) => type === MESSAGE.frame);
      return (frame, index) => {
        const ofEdge = recorded.filter(({ from, to }) => from === frame.from && to === frame.to);
        const bytes = ofEdge[index]!.bytes.slice();
        if (repaint) bytes.set(frame.bytes.subarray(0, 25)); // version, tag and counter of the victim
        return [{ type: MESSAGE.frame, bytes }];
      };
    });
  }
});

test('frames of one edge are refused on another edge of the same session', async () => {
  const network = await createNetwork();
  const session = await network.open();
  let first: Crossing | undefined;
  network.mesh.wiretap = (crossing) => {
    if (crossing.type !== MESSAGE.frame) return [crossing];
    first ??= crossing;
    return [crossing.from === 'hop-0' ? { ...crossing, bytes: first.bytes } : crossing];
  };
  await assert.rejects(session.step(rowsOf(2), 2, true), { code: 'FRAME_REJECTED' });
  await session.close();
});

test('messages that do not belong on a stream end the session', async () => {
  for (const edge of EDGES) {
    for (const type of [MESSAGE.open, MESSAGE.ready, MESSAGE.hello, 200]) {
      const network = await createNetwork();
      const session = await network.open();
      onEdge(network, edge, (frame) => [{ type, bytes: frame.bytes }]);
      await assert.rejects(runSteps(session, 1), { code: 'SESSION_MESSAGE_UNEXPECTED' }, `${edge} ${type}`);
      await session.close();
      await waitFor(() => network.held() === 0, `${edge}: hops to free their sessions`);
    }
  }
});

test('a refused frame is reported in the same words whatever was wrong with it', async () => {
  const texts = new Set<string>();
  const changes: ((bytes: Uint8Array) => Uint8Array)[] = [
    (bytes) => bytes.with(30, bytes[30]! ^ 1),
    (bytes) => bytes.with(3, bytes[3]! ^ 1),
    (bytes) => bytes.subarray(0, 40),
    (bytes) => bytes.with(-1 + bytes.length, 0),
  ];
  for (const change of changes) {
    const network = await createNetwork();
    const session = await network.open();
    onEdge(network, 'hop-0 hop-1', (frame) => [{ ...frame, bytes: change(frame.bytes) }]);
    const error: VeilmeshError = await runSteps(session, 1).then(
      () => assert.fail('not refused'),
      (thrown) => thrown,
    );
    texts.add(JSON.stringify(error.toJSON()));
    await session.close();
  }
  assert.equal(texts.size, 1, [...texts].join('\n'));
});
