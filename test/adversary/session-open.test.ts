/**
 * Whoever can reach a hop, against its door: envelopes replayed, redirected, forged; streams that flood or lie.
 * @module
 */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { decodeEvidence, encodeEvidence } from '../../crypto/attest/evidence.ts';
import { randomBytes } from '../../crypto/core/random.ts';
import { frameBytes } from '../../crypto/mask/frame.ts';
import { framesProtocol, sessionProtocol } from '../../mesh/session/hop-host.ts';
import { openHopSession } from '../../mesh/session/hop-session.ts';
import {
  decodeErrorMessage,
  MESSAGE,
  type Neighbour,
  type OpenContent,
} from '../../mesh/session/protocol.ts';
import { END, type WireStream } from '../../mesh/wire/types.ts';
import { holdTime } from '../support/held-time.ts';
import {
  createHop,
  createNetwork,
  MAX_FRAME_BYTES,
  type Network,
  NOW,
  openContent,
  rowsOf,
  sealOpen,
  type TestHop,
  WIDTH,
} from '../support/session.ts';

let hops: readonly TestHop[];
let seed = 0;
before(async () => {
  hops = await Promise.all([0, 1, 2].map((i) => createHop(i, 3)));
});

/** The middle hop opens an envelope with honest content, changed by `over`. */
async function open(over: Partial<OpenContent> = {}, aad?: Uint8Array): Promise<Uint8Array> {
  const hop = hops[1]!;
  const { envelope } = await sealOpen(hop, { ...openContent(hops, 1, ++seed % 256), ...over }, aad);
  await openHopSession(envelope, 'client', hop.identity, hop.model, hop.deps);
  return envelope;
}
const refused = (promise: Promise<unknown>, code: string, name = 'VerificationError'): Promise<void> =>
  assert.rejects(promise, { name, code });

test('refuses an envelope that was opened before, and another one of the same session', async () => {
  const hop = hops[1]!;
  const envelope = await open();
  await refused(openHopSession(envelope, 'client', hop.identity, hop.model, hop.deps), 'SESSION_REPLAYED');
  const { sessionId } = openContent(hops, 1, seed);
  await refused(open({ sessionId }), 'SESSION_REPLAYED');
  await refused(open({ sessionId, notAfter: NOW + 3_000 }), 'SESSION_ID');
});

test('two openings of one session at the same time: one wins', async () => {
  const hop = hops[1]!;
  const { envelope } = await sealOpen(hop, openContent(hops, 1, ++seed));
  const results = await Promise.allSettled(
    [0, 1].map(() => openHopSession(envelope, 'client', hop.identity, hop.model, hop.deps)),
  );
  assert.deepEqual(results.map(({ status }) => status).toSorted(), ['fulfilled', 'rejected']);
});

test('refuses a session for another model, shard, place or length of route', async () => {
  await refused(open({ modelRoot: randomBytes(32) }), 'SESSION_WRONG_SHARD');
  await refused(open({ shardRoot: randomBytes(32) }), 'SESSION_WRONG_SHARD');
  await refused(open({ hopIndex: 0, previous: null }), 'SESSION_WRONG_SHARD');
  await refused(open({ hopCount: 4 }), 'SESSION_WRONG_SHARD');
});

test('refuses a session for another chain or contract', async () => {
  await refused(open({ chainId: 1 }), 'SESSION_WRONG_CHAIN');
  await refused(open({ settlement: new Uint8Array(20).fill(8) }), 'SESSION_WRONG_CHAIN');
});

test('refuses neighbours that do not fit the place in the route', async () => {
  await refused(open({ previous: null }), 'SESSION_MESSAGE_MALFORMED');
  await refused(open({ next: null }), 'SESSION_MESSAGE_MALFORMED');
});

test('refuses an envelope for another boot, with another aad, or changed anywhere', async () => {
  const hop = hops[1]!;
  const reborn = await createHop(1, 3);
  const { envelope } = await sealOpen(hop, openContent(hops, 1, ++seed));
  await refused(
    openHopSession(envelope, 'client', reborn.identity, reborn.model, reborn.deps),
    'HPKE_OPEN_FAILED',
  );
  await refused(open({}, reborn.identity.evidenceHash), 'HPKE_OPEN_FAILED');
  await refused(open({}, new Uint8Array(0)), 'HPKE_OPEN_FAILED');
  for (let at = 0; at < envelope.length; at += 97) {
    const changed = envelope.with(at, envelope[at]! ^ 4);
    await assert.rejects(openHopSession(changed, 'client', hop.identity, hop.model, hop.deps), {
      name: 'VerificationError',
    });
  }
  await openHopSession(envelope, 'client', hop.identity, hop.model, hop.deps); // none of which spent the session
});

test('refuses an envelope that has expired or asks for too long a life', async () => {
  await refused(open({ notAfter: NOW }), 'SESSION_EXPIRED');
  await refused(open({ notAfter: NOW + 3_601 }), 'SESSION_TOO_LONG');
});

test('refuses neighbours whose evidence is forged, expired, or for another peer, model or shard', async () => {
  const neighbour = (hop: TestHop, over: Partial<Neighbour> = {}): Neighbour => ({
    peerId: hop.peerId,
    addresses: [],
    evidence: hop.route.evidence,
    ...over,
  });
  const evidence = decodeEvidence(hops[2]!.route.evidence);
  const { quote } = evidence;
  const forged = encodeEvidence({ ...evidence, quote: quote.with(quote.length - 1, quote.at(-1)! ^ 1) });
  const rebound = encodeEvidence({ ...evidence, binding: { ...evidence.binding, hpkeKey: randomBytes(32) } });
  const stolenKey = encodeEvidence({
    ...evidence,
    keyProof: decodeEvidence(hops[0]!.route.evidence).keyProof,
  });
  await refused(open({ next: neighbour(hops[2]!, { evidence: forged }) }), 'TEE_CHAIN_UNTRUSTED');
  await refused(open({ next: neighbour(hops[2]!, { evidence: rebound }) }), 'TEE_BINDING_MISMATCH');
  await refused(open({ next: neighbour(hops[2]!, { evidence: stolenKey }) }), 'TEE_KEY_PROOF');
  await refused(open({ next: neighbour(hops[2]!, { evidence: randomBytes(400) }) }), 'CBOR_MALFORMED');
  await refused(open({ next: neighbour(hops[2]!, { peerId: 'mallory' }) }), 'TEE_BINDING_MISMATCH');
  await refused(open({ next: neighbour(hops[0]!) }), 'TEE_BINDING_MISMATCH');
  const foreign = await createHop(2, 3, { binding: { modelRoot: randomBytes(32) } });
  await refused(open({ next: neighbour(foreign) }), 'TEE_BINDING_MISMATCH');
  const stale = await createHop(0, 3, { issuedAt: NOW - 3_600 });
  await refused(open({ previous: neighbour(stale) }), 'TEE_EVIDENCE_EXPIRED');
});

test('refuses a neighbour that shows our own key', async () => {
  const mirror = await createHop(2, 3, { binding: { hpkeKey: hops[1]!.identity.hpke.publicKey } });
  const next = { peerId: mirror.peerId, addresses: [], evidence: mirror.route.evidence };
  await refused(open({ next }), 'EDGE_KEY_REJECTED');
});

/** A stranger's control or data stream to a hop. */
const dial = (network: Network, to: string, frames = false, as = 'mallory'): Promise<WireStream> =>
  network.mesh
    .host(as)
    .openStream(to, frames ? framesProtocol(MAX_FRAME_BYTES) : sessionProtocol(MAX_FRAME_BYTES));
async function errorOf(stream: WireStream): Promise<string> {
  const message = await stream.receive({ timeoutMs: 2_000 });
  assert.ok(message !== END && message.type === MESSAGE.error);
  return decodeErrorMessage(message.bytes).code;
}
async function query(network: Network): Promise<void> {
  const session = await network.open();
  await session.step(rowsOf(2), 2, true);
  network.verify(session, await session.finish());
  await session.close();
}

test('a first message that is not OPEN, or not an envelope, is answered with a code and nothing else', async () => {
  const network = await createNetwork({ hops: 2 });
  const cases: [number, Uint8Array, string][] = [
    [MESSAGE.frame, randomBytes(frameBytes(4, WIDTH)), 'SESSION_MESSAGE_UNEXPECTED'],
    [MESSAGE.open, randomBytes(100), 'CBOR_MALFORMED'],
    [MESSAGE.open, new Uint8Array(0), 'CBOR_MALFORMED'],
    [MESSAGE.open, new Uint8Array(200_000), 'CBOR_TOO_LARGE'],
    [255, new Uint8Array(0), 'SESSION_MESSAGE_UNEXPECTED'],
  ];
  for (const [type, bytes, code] of cases) {
    const stream = await dial(network, 'hop-0');
    await stream.send(type, bytes);
    assert.equal(await errorOf(stream), code);
  }
  assert.equal(network.held(), 0);
  await query(network);
});

test('a flood of OPENs stops at the session limit and passes', async (t) => {
  const time = holdTime(t);
  const network = await createNetwork({ hops: 1, host: { maxSessions: 2, idleMs: 300 } });
  const streams = await Promise.all(
    Array.from({ length: 10 }, async (_, i) => {
      const stream = await dial(network, 'hop-0');
      const { envelope } = await sealOpen(network.hops[0]!, openContent(network.hops, 0, 100 + i));
      await stream.send(MESSAGE.open, envelope);
      return stream;
    }),
  );
  const replies = await Promise.all(streams.map((stream) => stream.receive()));
  const types = replies.map((reply) => (reply === END ? END : reply.type));
  assert.equal(types.filter((type) => type === MESSAGE.ready).length, 2);
  assert.equal(types.filter((type) => type === MESSAGE.error).length, 8);
  await time.passUntil(() => network.held() === 0, 'idle sessions to be dropped');
  await time.of(query(network));
});

test('one peer gets its part of the places, and another is served beside it', async (t) => {
  const time = holdTime(t);
  const network = await createNetwork({
    hops: 1,
    host: { maxSessions: 4, maxSessionsPerPeer: 2, idleMs: 300 },
  });
  const greedy = await Promise.all(
    Array.from({ length: 6 }, async (_, i) => {
      const stream = await dial(network, 'hop-0');
      const { envelope } = await sealOpen(network.hops[0]!, openContent(network.hops, 0, 130 + i));
      await stream.send(MESSAGE.open, envelope);
      return stream;
    }),
  );
  const replies = await Promise.all(greedy.map((stream) => stream.receive()));
  const refused = replies.filter((reply) => reply !== END && reply.type === MESSAGE.error);
  assert.deepEqual(
    refused.map((reply) => reply !== END && decodeErrorMessage(reply.bytes).code),
    Array(4).fill('SESSION_PEER_LIMIT'),
  );
  await time.of(query(network)); // by the client, while the two are held
  await time.passUntil(() => network.held() === 0, 'idle sessions to be dropped');
});

test('streams on which no OPEN comes take no place of a session', async (t) => {
  const time = holdTime(t);
  const network = await createNetwork({ hops: 1, host: { maxSessions: 2, openMs: 300 } });
  const silent = await Promise.all(Array.from({ length: 20 }, () => dial(network, 'hop-0')));
  await time.of(query(network));
  time.pass(300);
  await Promise.all(
    silent.map(async (stream) => assert.equal(await errorOf(stream), 'MESH_RECEIVE_TIMEOUT')),
  );
});

test('a flood of HELLOs is bounded per peer, does not block the right one, and is forgotten', async (t) => {
  const time = holdTime(t);
  const network = await createNetwork({ hops: 2, host: { maxSessions: 4, openMs: 400 } });
  const flood = await Promise.all(
    Array.from({ length: 50 }, async () => {
      const stream = await dial(network, 'hop-1', true);
      await stream.send(MESSAGE.hello, randomBytes(16));
      return stream;
    }),
  );
  await time.until(() => network.mesh.failures.length === 46, '46 of 50 to be refused');
  assert.deepEqual([...new Set(network.mesh.failures.map(({ code }) => code))], ['SESSION_LIMIT']);
  await time.of(query(network));
  time.pass(400);
  await Promise.all(flood.map((stream) => stream.closed));
});

test('data streams that say something else than HELLO, or nothing, are cut off', async () => {
  const network = await createNetwork({ hops: 2, host: { openMs: 200 } });
  const cases: [number, Uint8Array][] = [
    [MESSAGE.hello, randomBytes(15)],
    [MESSAGE.hello, randomBytes(17)],
    [MESSAGE.frame, randomBytes(16)],
  ];
  for (const [type, bytes] of cases) {
    const stream = await dial(network, 'hop-1', true);
    await stream.send(type, bytes);
    await stream.closed;
  }
  await (await dial(network, 'hop-1', true)).closed;
});

test('a stranger with the tag of an edge neither gets the place of the previous hop nor blocks it', async () => {
  const strangers: WireStream[] = [];
  const network: Network = await createNetwork({
    hops: 2,
    // The host of hop 0 sells the tag before it uses it itself.
    enclave: (port, index) => ({
      ...port,
      open: async (envelope, peerId) => {
        const opened = await port.open(envelope, peerId);
        if (index === 0) {
          const stream = await dial(network, 'hop-1', true);
          await stream.send(MESSAGE.hello, opened.routing.next!.tag);
          strangers.push(stream);
        }
        return opened;
      },
    }),
  });
  await query(network);
  assert.equal(strangers.length, 1);
  await Promise.all(network.served.map((host) => host.close()));
  await strangers[0]!.closed;
});
