/** @module */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { UnavailableError, UsageError, VerificationError } from '../../../crypto/core/errors.ts';
import { lostHops } from '../../../node/client/lost-hops.ts';

const ROUTE = ['a', 'b', 'c'];

/** A host that only some of the hops answer. */
const answeredBy = (...alive: string[]) => ({
  ping: async (peer: string) => {
    if (!alive.includes(peer)) throw new UnavailableError('MESH_PEER_UNREACHABLE', 'gone');
    return 1;
  },
});
const complaint = (details: Record<string, string>) => new UnavailableError('SOME_CODE', 'lost', { details });

test('blames the hop that is silent, not the neighbour that complained', async () => {
  assert.deepEqual(await lostHops(answeredBy('a', 'c'), ROUTE, complaint({ peerId: 'c' })), ['b']);
});

test('blames every silent hop at once', async () => {
  assert.deepEqual(await lostHops(answeredBy('b'), ROUTE, complaint({})), ['a', 'c']);
});

test('takes the word of the error when all answer', async () => {
  assert.deepEqual(await lostHops(answeredBy(...ROUTE), ROUTE, complaint({ peerId: 'b' })), ['b']);
  assert.deepEqual(await lostHops(answeredBy(...ROUTE), ROUTE, complaint({ target: 'a' })), ['a']);
});

test('a step that is lost where every hop answers pings leaves the whole route out', async () => {
  const swallowed = new UnavailableError('SESSION_STEP_TIMEOUT', 'no answer');
  assert.deepEqual(await lostHops(answeredBy(...ROUTE), ROUTE, swallowed), ROUTE);
  assert.deepEqual(await lostHops(answeredBy('a', 'b'), ROUTE, swallowed), ['c']);
});

test('blames nobody when no other route would help', async () => {
  assert.deepEqual(await lostHops(answeredBy(...ROUTE), ROUTE, complaint({})), []);
  const steered = new VerificationError('CHAT_REPLAY', 'steered', { details: { token: 3 } });
  assert.deepEqual(await lostHops(answeredBy(), ROUTE, steered), []);
  const own = new UsageError('FRAME_SHAPE', 'ours', { details: { peerId: 'b' } });
  assert.deepEqual(await lostHops(answeredBy(), ROUTE, own), []);
});

test('of a check that failed, blames those it is about, whoever is silent', async () => {
  const forged = new VerificationError('FRAME_REJECTED', 'forged', { details: { peerId: 'b' } });
  assert.deepEqual(await lostHops(answeredBy(), ROUTE, forged), ['b']);
  const link = new VerificationError('POEA_LINK_MISMATCH', 'differs', { details: { accused: ['b', 'c'] } });
  assert.deepEqual(await lostHops(answeredBy('a'), ROUTE, link), ['b', 'c']);
});
