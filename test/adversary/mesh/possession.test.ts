/** What a peer can do with somebody else's evidence, challenge or signature: nothing but be refused. */
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { ed25519 } from '@noble/curves/ed25519.js';
import { encodedEvidenceHash } from '../../../crypto/attest/evidence.ts';
import { decodeCbor, encodeCbor } from '../../../crypto/core/cbor.ts';
import { UnavailableError } from '../../../crypto/core/errors.ts';
import { hash } from '../../../crypto/core/hash.ts';
import { randomBytes } from '../../../crypto/core/random.ts';
import { createHost } from '../../../mesh/host/host.ts';
import { verifyPeerSignature } from '../../../mesh/host/identity.ts';
import { type Possession, possessionBytes, verifyPossession } from '../../../mesh/host/possession.ts';
import {
  answerChallenges,
  type CalledEnd,
  challengePeer,
  POSSESSION_PROTOCOL,
  type PossessionEnd,
} from '../../../mesh/host/prove-possession.ts';
import type { HostEvent, MeshHost } from '../../../mesh/host/types.ts';
import type { OwnEvidence } from '../../../mesh/session/hop-types.ts';
import { END } from '../../../mesh/wire/types.ts';
import { createProvenPeers, serveProofs } from '../../../node/services/possession.ts';
import { startHost, waitFor } from '../../support/mesh.ts';

const hashOf = (evidence: Uint8Array): Uint8Array => hash('test-evidence', evidence);
const EVIDENCE = Uint8Array.of(1, 2, 3);

interface Peer {
  readonly seed: Uint8Array;
  readonly host: MeshHost;
  readonly events: HostEvent[];
  readonly sign: (statement: Possession) => Promise<Uint8Array>;
  readonly end: PossessionEnd;
}

async function peer(t: TestContext, evidence: Uint8Array | null = null): Promise<Peer> {
  const seed = randomBytes(32);
  const host = await startHost(t, { privateKey: seed });
  const events: HostEvent[] = [];
  host.onEvent((event) => events.push(event));
  const sign = async (statement: Possession) => ed25519.sign(possessionBytes(statement), seed);
  return {
    seed,
    host,
    events,
    sign,
    end: { evidenceHash: () => (evidence === null ? null : hashOf(evidence)), sign },
  };
}

const showing = ({ sign }: Pick<Peer, 'sign'>, evidence = EVIDENCE): CalledEnd => ({
  show: (want) => {
    const own = { evidence, evidenceHash: hashOf(evidence) };
    return want === null || Buffer.compare(want, own.evidenceHash) === 0 ? own : undefined;
  },
  sign,
});

async function connected(t: TestContext, callerEvidence: Uint8Array | null = null) {
  const [caller, called] = [await peer(t, callerEvidence), await peer(t)];
  await caller.host.dial(called.host.addresses()[0]!);
  const ask = (options = {}) => challengePeer(caller.host, called.host.peerId, caller.end, hashOf, options);
  return { caller, called, ask };
}

const failures = (events: readonly HostEvent[]): string[] =>
  events.flatMap((event) => (event.kind === 'handler-failed' ? [event.code] : []));

test('two honest ends, with evidence or without, prove themselves to each other', async (t) => {
  for (const evidence of [null, Uint8Array.of(9)]) {
    const { called, ask } = await connected(t, evidence);
    await answerChallenges(called.host, showing(called));
    assert.deepEqual(await ask(), EVIDENCE);
    assert.deepEqual(await ask({ want: hashOf(EVIDENCE) }), EVIDENCE);
    await assert.rejects(ask({ want: hashOf(Uint8Array.of(7)) }), { name: 'UnavailableError' });
    assert.deepEqual(failures(called.events), ['MESH_EVIDENCE_GONE']);
  }
});

test("a relayed quote: whoever shows another peer's evidence cannot sign for its key", async (t) => {
  const { called, ask } = await connected(t);
  const victim = await peer(t);
  // the relay signs with its own key: the statement names the relay, so its evidence would have to bind that
  await answerChallenges(called.host, { ...showing(called), sign: victim.sign });
  await assert.rejects(ask(), { code: 'MESH_POSSESSION' });
});

test('a relayed challenge: what the real peer signs names whom it talks to, not whom the relay lures', async (t) => {
  const { caller, called: relay, ask } = await connected(t);
  const victim = await peer(t);
  await relay.host.dial(victim.host.addresses()[0]!);
  await answerChallenges(victim.host, showing(victim));
  // the relay puts the caller's nonce to the victim and hands on what comes back
  await relay.host.handle(POSSESSION_PROTOCOL, async (stream) => {
    const challenge = await stream.receive();
    assert.ok(challenge !== END);
    const onward = await relay.host.openStream(victim.host.peerId, POSSESSION_PROTOCOL);
    await onward.send(1, challenge.bytes.slice());
    const answer = await onward.receive();
    assert.ok(answer !== END);
    await stream.send(2, answer.bytes.slice());
    onward.abort(new UnavailableError('DONE', 'done'));
    await stream.receive().catch(() => {});
  });
  await assert.rejects(ask(), { code: 'MESH_POSSESSION' });
  assert.ok(caller.host.peers().includes(relay.host.peerId));
});

test('a reflected challenge: the signature of one role is none of the other', async (t) => {
  const { caller, called, ask } = await connected(t);
  // the called peer asks the caller for the same statement, as a caller itself, and returns its signature
  await answerChallenges(caller.host, showing(caller));
  await called.host.handle(POSSESSION_PROTOCOL, async (stream) => {
    const message = await stream.receive();
    assert.ok(message !== END);
    const { nonce } = decodeCbor(message.bytes, 1_024) as { nonce: Uint8Array };
    const back = await called.host.openStream(caller.host.peerId, POSSESSION_PROTOCOL);
    await back.send(1, encodeCbor({ v: 1, nonce, evidence: null, want: null }));
    const reflected = await back.receive();
    assert.ok(reflected !== END);
    await stream.send(2, reflected.bytes.slice());
    await stream.receive().catch(() => {});
  });
  await assert.rejects(ask(), { code: 'MESH_POSSESSION' });

  const statement: Possession = {
    role: 'called',
    caller: caller.host.peerId,
    called: caller.host.peerId, // even were both ends one peer
    callerNonce: randomBytes(32),
    calledNonce: randomBytes(32),
    callerEvidence: null,
    calledEvidence: null,
  };
  const signature = await caller.sign(statement);
  await verifyPossession(statement, signature);
  await assert.rejects(verifyPossession({ ...statement, role: 'caller' }, signature), {
    code: 'MESH_POSSESSION',
  });
});

test('every field of the statement is signed: another one of any of them is refused', async (t) => {
  const [a, b] = [await peer(t), await peer(t)];
  const statement: Possession = {
    role: 'called',
    caller: a.host.peerId,
    called: b.host.peerId,
    callerNonce: randomBytes(32),
    calledNonce: randomBytes(32),
    callerEvidence: randomBytes(32),
    calledEvidence: randomBytes(32),
  };
  const signature = await b.sign(statement);
  await verifyPossession(statement, signature);
  const changes: Partial<Possession>[] = [
    { role: 'caller' },
    { caller: b.host.peerId },
    { called: a.host.peerId },
    { callerNonce: statement.calledNonce, calledNonce: statement.callerNonce },
    { callerNonce: randomBytes(32) },
    { calledNonce: randomBytes(32) },
    { callerEvidence: null },
    { callerEvidence: statement.calledEvidence, calledEvidence: statement.callerEvidence },
    { calledEvidence: randomBytes(32) },
    { calledEvidence: null },
  ];
  for (const change of changes) {
    await assert.rejects(verifyPossession({ ...statement, ...change }, signature), {
      code: 'MESH_POSSESSION',
    });
  }
  for (const wrong of [new Uint8Array(64), signature.subarray(1), new Uint8Array(0)]) {
    await assert.rejects(verifyPossession(statement, wrong), { code: 'MESH_POSSESSION' });
  }
  // the same bytes hashed, or signed as a message of libp2p, are nothing
  const elsewhere = ed25519.sign(hash('veilmesh/possession/v1', possessionBytes(statement)), b.seed);
  await assert.rejects(verifyPossession(statement, elsewhere), { code: 'MESH_POSSESSION' });
});

test('a replayed answer, of another connection or before, has the wrong nonce', async (t) => {
  const { called, ask } = await connected(t);
  let recorded: Uint8Array | undefined;
  await answerChallenges(called.host, {
    ...showing(called),
    sign: async (statement) => {
      recorded ??= await called.sign(statement);
      return recorded;
    },
  });
  await ask();
  await assert.rejects(ask(), { code: 'MESH_POSSESSION' });
});

test('a caller that proves nothing is told nothing more, and struck for a false proof', async (t) => {
  const { caller, called } = await connected(t);
  await answerChallenges(called.host, showing(called));
  const lying: PossessionEnd = { ...caller.end, sign: async () => new Uint8Array(64) };
  for (let i = 0; i < 3; i++) {
    await challengePeer(caller.host, called.host.peerId, lying, hashOf).catch(() => {});
    await waitFor(() => failures(called.events).length > i, 'the false proof is noticed');
  }
  await waitFor(() => called.events.some(({ kind }) => kind === 'peer-banned'), 'the third one bans');
  assert.ok(failures(called.events).every((code) => code === 'MESH_POSSESSION'));
});

test('malformed messages of either side end the stream with the code', async (t) => {
  const { caller, called, ask } = await connected(t);
  const stop = await answerChallenges(called.host, showing(called));
  const challenge = { v: 1, nonce: randomBytes(32), evidence: null, want: null };
  const broken = [
    { ...challenge, v: 2 },
    { ...challenge, nonce: randomBytes(31) },
    { ...challenge, evidence: randomBytes(33) },
    { ...challenge, more: 1 },
  ];
  for (const [i, message] of broken.entries()) {
    const stream = await caller.host.openStream(called.host.peerId, POSSESSION_PROTOCOL);
    await stream.send(1, encodeCbor(message));
    await assert.rejects(stream.receive({ timeoutMs: 5_000 }));
    await waitFor(() => failures(called.events).length === i + 1, 'it is noticed');
  }
  assert.ok(failures(called.events).every((code) => code === 'MESH_POSSESSION'));
  await stop();

  const answer = { v: 1, nonce: randomBytes(32), evidence: EVIDENCE, signature: new Uint8Array(64) };
  for (const message of [
    { ...answer, v: 2 },
    { ...answer, nonce: EVIDENCE },
    { ...answer, signature: EVIDENCE },
  ]) {
    const close = await called.host.handle(POSSESSION_PROTOCOL, async (stream) => {
      await stream.receive();
      await stream.send(2, encodeCbor(message));
      await stream.receive().catch(() => {});
    });
    await assert.rejects(ask(), { code: 'MESH_POSSESSION' });
    await close();
  }
});

test('a node has each peer prove each of its evidences once while they are connected', async (t) => {
  const [own, other] = [Uint8Array.of(5), Uint8Array.of(6)];
  const [caller, called] = [await peer(t), await peer(t)];
  await caller.host.dial(called.host.addresses()[0]!);
  let signed = 0;
  const shown = (evidence: Uint8Array): OwnEvidence => ({
    evidence,
    evidenceHash: encodedEvidenceHash(evidence),
  });
  let kept = [shown(own), shown(other)];
  await serveProofs(
    called.host,
    {
      prove: async (statement) => {
        signed++;
        return called.sign(statement);
      },
    },
    {
      current: () => kept[0]!,
      of: (want) => kept.find(({ evidenceHash }) => Buffer.compare(evidenceHash, want) === 0),
    },
  );
  const prove = createProvenPeers(
    caller.host,
    { prove: caller.sign },
    { current: () => shown(Uint8Array.of(9)) },
  );
  const ask = (evidence: Uint8Array) => prove(called.host.peerId, encodedEvidenceHash(evidence), {});
  await Promise.all([ask(own), ask(own), ask(own)]);
  assert.equal(signed, 1);
  await ask(other);
  assert.equal(signed, 2);
  await caller.host.disconnect(called.host.peerId);
  await waitFor(() => caller.events.some(({ kind }) => kind === 'peer-disconnected'), 'the connection ends');
  await ask(own);
  assert.equal(signed, 3, 'another connection, another proof');
  kept = [shown(other)];
  await ask(own); // proven on this connection already
  await assert.rejects(ask(Uint8Array.of(7)), { name: 'UnavailableError' });
  kept = [shown(Uint8Array.of(7))];
  await ask(Uint8Array.of(7));
  assert.equal(signed, 4, 'a failure is not remembered');
});

test('a peer that shows other evidence than it was asked about proves nothing', async (t) => {
  const { called, ask } = await connected(t);
  const other = Uint8Array.of(7, 7);
  await answerChallenges(called.host, {
    show: () => ({ evidence: other, evidenceHash: hashOf(other) }),
    sign: called.sign,
  });
  assert.deepEqual(await ask(), other, 'nobody asked for any');
  await assert.rejects(ask({ want: hashOf(EVIDENCE) }), { code: 'MESH_POSSESSION' });
});

test('a session that is given up takes no other session’s proof with it', async (t) => {
  const [caller, called] = [await peer(t), await peer(t)];
  await caller.host.dial(called.host.addresses()[0]!);
  const own = { evidence: EVIDENCE, evidenceHash: encodedEvidenceHash(EVIDENCE) };
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  await serveProofs(
    called.host,
    { prove: (statement) => released.then(() => called.sign(statement)) },
    { current: () => own, of: () => own },
  );
  const prove = createProvenPeers(caller.host, { prove: caller.sign }, { current: () => own });
  const givenUp = new AbortController();
  const first = prove(called.host.peerId, own.evidenceHash, { signal: givenUp.signal });
  const second = prove(called.host.peerId, own.evidenceHash, { signal: new AbortController().signal });
  givenUp.abort(new UnavailableError('SESSION_ABANDONED', 'given up'));
  await assert.rejects(first, { code: 'SESSION_ABANDONED' });
  release();
  await second;
});

test('a host whose key is elsewhere connects, signs and is known by its key like any other', async (t) => {
  const seed = randomBytes(32);
  let signed = 0;
  const host = await createHost({
    privateKey: {
      publicKey: ed25519.getPublicKey(seed),
      sign: async (bytes) => {
        signed++;
        return ed25519.sign(bytes, seed);
      },
    },
  });
  t.after(() => host.close());
  const other = await startHost(t);
  assert.equal(await other.dial(host.addresses()[0]!), host.peerId);
  assert.ok(signed > 0, 'the handshake was signed by it');
  assert.ok(await verifyPeerSignature(host.peerId, Uint8Array.of(5), await host.sign(Uint8Array.of(5))));
});
