/**
 * Commitments under attack: what a sender, or whoever sits on the wire, passes for the commitments of a segment.
 * @module
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bls12_381 } from '@noble/curves/bls12-381.js';
import type { VeilmeshError } from '../../crypto/core/errors.ts';
import { MAX_COMMITS_BYTES, MESSAGE } from '../../mesh/session/protocol.ts';
import type { Message } from '../../mesh/wire/types.ts';
import type { Crossing } from '../support/memory-mesh.ts';
import { waitFor } from '../support/mesh.ts';
import {
  createNetwork,
  fixedDeadlines,
  type Network,
  type NetworkOptions,
  rowsOf,
} from '../support/session.ts';

const { Point } = bls12_381.G1;
const FIELD = Point.Fp.ORDER;
const ROWS = 3;

const POINT_BYTES = 128;

/** 64 bytes each. */
const serialized = (x: bigint, y: bigint): Uint8Array =>
  Uint8Array.from(Buffer.from([x, y].map((value) => value.toString(16).padStart(128, '0')).join(''), 'hex'));
const ofPoint = (point: InstanceType<typeof Point>): Uint8Array => {
  const { x, y } = point.toAffine();
  return serialized(x, y);
};
const affine = (bytes: Uint8Array): { x: bigint; y: bigint } => {
  const at = (from: number): bigint =>
    BigInt(`0x${Buffer.from(bytes.subarray(from, from + 64)).toString('hex')}`);
  return { x: at(0), y: at(64) };
};
/** (0, 2) has order 3. */
const SMALL = Point.fromAffine({ x: 0n, y: 2n });

/** Many sessions of one thread: no clock of a busy machine should end them. */
const PATIENT = { openMs: 10_000, idleMs: 20_000 };

/** One segment through three hops. @returns its failure, once every hop has let go of the session */
async function failureOf(network: Network, patienceMs = 20_000): Promise<VeilmeshError> {
  const session = await network.open({ deadlines: fixedDeadlines(patienceMs), openTimeoutMs: 20_000 });
  const failure: VeilmeshError = await session
    .step(rowsOf(ROWS), ROWS, true)
    .then(() => session.finish())
    .then(
      () => assert.fail('not refused'),
      (thrown) => thrown,
    );
  await session.close();
  await waitFor(() => network.held() === 0, 'hops to free their sessions');
  await waitFor(() => network.mesh.openStreams() === 0, 'streams to close');
  return failure;
}

/** The same, with what `from` says of its commitments changed on the wire, by who sits there or by `from` itself. */
async function failureUnder(
  from: string,
  lie: (bytes: Uint8Array) => readonly Message[],
  options: NetworkOptions = {},
  patienceMs?: number,
): Promise<VeilmeshError> {
  const network = await createNetwork({ ...options, host: PATIENT });
  network.mesh.wiretap = (said: Crossing) =>
    said.from === from && said.type === MESSAGE.commits ? lie(said.bytes) : [said];
  return failureOf(network, patienceMs);
}

const instead = (bytes: Uint8Array): Message[] => [{ type: MESSAGE.commits, bytes }];
/** With position `row`'s bytes replaced. */
const withPoint = (bytes: Uint8Array, row: number, point: Uint8Array): Uint8Array => {
  const changed = Uint8Array.from(bytes);
  changed.set(point, row * POINT_BYTES);
  return changed;
};
const pointOf = (bytes: Uint8Array, row: number): Uint8Array =>
  bytes.slice(row * POINT_BYTES, (row + 1) * POINT_BYTES);

const LIES: Record<string, (honest: Uint8Array) => Uint8Array> = {
  'the commitment of another position': (honest) => withPoint(honest, 0, pointOf(honest, 1)),
  'exchanged positions': (honest) =>
    withPoint(withPoint(honest, 0, pointOf(honest, 1)), 1, pointOf(honest, 0)),
  'the negative point': (honest) => {
    const { x, y } = affine(pointOf(honest, 2));
    return withPoint(honest, 2, serialized(x, FIELD - y));
  },
  'another point': (honest) => withPoint(honest, 0, ofPoint(Point.BASE)),
  infinity: (honest) => withPoint(honest, 1, new Uint8Array(POINT_BYTES)),
  'the right point beside the subgroup': (honest) =>
    withPoint(honest, 1, ofPoint(Point.fromAffine(affine(pointOf(honest, 1))).add(SMALL))),
  'a coordinate that is not reduced': (honest) => {
    const { x, y } = affine(pointOf(honest, 1));
    return withPoint(honest, 1, serialized(x + FIELD, y));
  },
  'something in the padding': (honest) => honest.with(POINT_BYTES, 1),
  'not a point of the curve': (honest) => withPoint(honest, 0, serialized(1n, 1n)),
  noise: (honest) => honest.map((byte, i) => byte ^ (i * 7 + 1)),
};

test('commitments that are not those of the values void the segment, and the hop that got them signs nothing', async () => {
  await Promise.all(
    Object.entries(LIES).map(async ([name, lie]) => {
      const claimedBy = new Set<number>();
      const error = await failureUnder('hop-1', (bytes) => instead(lie(bytes)), {
        enclave: (port, index) => ({
          ...port,
          closeSegment: async (session) => {
            const claim = await port.closeSegment(session);
            claimedBy.add(index);
            return claim;
          },
        }),
      });
      assert.equal(error.code, 'SESSION_COMMITS_WRONG', name);
      assert.equal(error.family, 'unavailable', name); // so: another route
      const { hopIndex, peerId, target } = error.details;
      assert.deepEqual([hopIndex, peerId, target], [2, 'hop-2', 'hop-1'], name);
      assert.ok(!claimedBy.has(2), name);
    }),
  );
});

test("commitments from a client that are not those of its values: hop 0 signs nothing, and the client's word stays its own", async () => {
  const error = await failureUnder('client', (bytes) => instead(LIES['exchanged positions']!(bytes)));
  assert.equal(error.code, 'SESSION_COMMITS_WRONG');
  assert.deepEqual([error.details.hopIndex, error.details.target], [0, undefined]);
});

test('more commitments than positions, or before there are any, end the session', async () => {
  const extra = [1, POINT_BYTES, MAX_COMMITS_BYTES].map(async (length) => {
    const error = await failureUnder('hop-0', (bytes) => [
      ...instead(bytes),
      ...instead(new Uint8Array(length)),
    ]);
    assert.equal(error.code, 'SESSION_COMMITS_UNEXPECTED');
    assert.deepEqual([error.details.hopIndex, error.details.target], [1, 'hop-0']);
  });
  const network = await createNetwork();
  network.mesh.wiretap = (said) =>
    said.from === 'client' && said.type === MESSAGE.frame
      ? [...instead(new Uint8Array(POINT_BYTES)), said]
      : [said];
  assert.equal((await failureOf(network)).code, 'SESSION_COMMITS_UNEXPECTED');
  await Promise.all(extra);
});

test('an empty message of commitments, of which there could be any number, ends the session', async () => {
  const error = await failureUnder('hop-0', (bytes) => [...instead(new Uint8Array(0)), ...instead(bytes)]);
  assert.equal(error.code, 'SESSION_MESSAGE_UNEXPECTED');
});

test('commitments that are held back keep their receiver from claiming, and who may have held them is named', async () => {
  const [none, short] = await Promise.all([
    failureUnder('hop-0', () => [], {}, 1_000),
    failureUnder('hop-1', (bytes) => instead(bytes.subarray(1)), {}, 1_000),
  ]);
  assert.equal(none.code, 'SESSION_CLAIM_MISSING');
  assert.deepEqual(none.details, { hopIndex: 1, peerId: 'hop-1', target: 'hop-0' });
  assert.equal(short.code, 'SESSION_CLAIM_MISSING');
  assert.deepEqual(short.details, { hopIndex: 2, peerId: 'hop-2', target: 'hop-1' });
});

test('commitments in any pieces, and claims equal to what anybody with the blind key computes', async () => {
  const network = await createNetwork();
  network.mesh.wiretap = (said) =>
    said.type === MESSAGE.commits
      ? [
          ...instead(said.bytes.slice(0, 5)),
          ...instead(said.bytes.slice(5, 200)),
          ...instead(said.bytes.slice(200)),
        ]
      : [said];
  const session = await network.open();
  await session.step(rowsOf(ROWS), ROWS, true);
  const segments = await session.finish();
  const [claims] = network.verify(session, segments);
  assert.deepEqual(claims![0]!.claim.inCommits, segments[0]!.inCommits);
  assert.deepEqual(claims![2]!.claim.outCommits, segments[0]!.outCommits);
  for (const hop of [1, 2])
    assert.deepEqual(claims![hop]!.claim.inCommits, claims![hop - 1]!.claim.outCommits);
  await session.close();
});
