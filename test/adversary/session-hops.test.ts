/**
 * Hops that lie: hosts that say what nobody asked, enclaves with other code, claims that were never earned.
 * @module
 */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { segmentRoot } from '../../crypto/commit/committer.ts';
import type { VeilmeshError } from '../../crypto/core/errors.ts';
import { hash } from '../../crypto/core/hash.ts';
import { randomBytes } from '../../crypto/core/random.ts';
import { nobleStreamCipher } from '../../crypto/mask/keystream.ts';
import { asPlain } from '../../crypto/mask/masked.ts';
import { type Bls, loadBls } from '../../crypto/poea/bls.ts';
import { type Claim, decodeSignedClaim, encodeSignedClaim, signClaim } from '../../crypto/poea/claim.ts';
import { createHpkeRecipient } from '../../crypto/seal/hpke.ts';
import { openingEdge, sealingEdge } from '../../mesh/session/edges.ts';
import type { EnclavePort } from '../../mesh/session/hop-host.ts';
import {
  type ClaimMessage,
  decodeOpenContent,
  decodeOpenEnvelope,
  encodeErrorMessage,
  exportEdgeIn,
  exportEdgeOut,
  MESSAGE,
  OPEN_INFO,
} from '../../mesh/session/protocol.ts';
import type { Message } from '../../mesh/wire/types.ts';
import { holdTime } from '../support/held-time.ts';
import type { Crossing } from '../support/memory-mesh.ts';
import { waitFor } from '../support/mesh.ts';
import { createNetwork, FRAME_ROWS, type Network, rowsOf, type TestHop, WIDTH } from '../support/session.ts';

let bls: Bls;
before(async () => {
  bls = await loadBls();
});

/** The error with which a session of two steps fails, wherever it shows. */
async function failureOf(network: Network, atOpen = false): Promise<VeilmeshError> {
  if (atOpen) {
    return network.open().then(
      () => assert.fail('not refused'),
      (thrown) => thrown,
    );
  }
  const session = await network.open();
  const error: VeilmeshError = await (async () => {
    await session.step(rowsOf(2), 2, false);
    await session.step(rowsOf(2), 2, true);
    network.verify(session, await session.finish());
  })().then(
    () => assert.fail('not refused'),
    (thrown) => thrown,
  );
  await session.close();
  await waitFor(() => network.held() === 0, 'hops to free their sessions');
  await waitFor(() => network.mesh.openStreams() === 0, 'streams to close');
  return error;
}

/** Whoever hosts hop `from` changes what it sends to the client. */
async function failureUnder(
  hops: number,
  from: string,
  lie: (said: Crossing) => readonly Message[],
): Promise<VeilmeshError> {
  const network = await createNetwork({ hops });
  network.mesh.wiretap = (crossing) =>
    crossing.from === from && crossing.to === 'client' ? lie(crossing) : [crossing];
  return failureOf(network);
}

test('a frame that nobody asked for ends the session, from the last hop or any other', async () => {
  const twice = await failureUnder(2, 'hop-1', (said) =>
    said.type === MESSAGE.frame ? [said, said] : [said],
  );
  assert.equal(twice.code, 'SESSION_MESSAGE_UNEXPECTED');
  const junk = { type: MESSAGE.frame, bytes: randomBytes(100) };
  const middle = await failureUnder(2, 'hop-0', (said) => [said, junk]);
  assert.equal(middle.code, 'SESSION_MESSAGE_UNEXPECTED');
  assert.equal(middle.details.hopIndex, 0);
});

test('READY twice, OPEN or HELLO to the client, or an unknown message end the session', async () => {
  for (const type of [MESSAGE.ready, MESSAGE.open, MESSAGE.hello, 77]) {
    const junk = { type, bytes: new Uint8Array(0) };
    const error = await failureUnder(1, 'hop-0', (said) =>
      said.type === MESSAGE.ready ? [said, junk] : [said],
    );
    assert.equal(error.code, 'SESSION_MESSAGE_UNEXPECTED');
  }
});

test('a claim sent twice, before its segment, or in masses is refused', async () => {
  const network = await createNetwork({ hops: 2 });
  network.mesh.wiretap = (said) => {
    if (said.type !== MESSAGE.claim) return [said];
    return said.from === 'hop-0' ? [said, said] : []; // the segment stays unfinished
  };
  assert.equal((await failureOf(network)).code, 'SESSION_MESSAGE_UNEXPECTED');
  const junk = { type: MESSAGE.claim, bytes: randomBytes(300) };
  const early = await failureUnder(2, 'hop-0', (said) =>
    said.type === MESSAGE.ready ? [said, junk] : [said],
  );
  assert.equal(early.code, 'SESSION_MESSAGE_UNEXPECTED');
});

test('outputs that a hop did not sign, too many, too few or none at all are refused', async () => {
  const instead = (change: (leaves: Uint8Array) => readonly Uint8Array[]) => (said: Crossing) =>
    said.type === MESSAGE.outputs
      ? change(said.bytes).map((bytes) => ({ type: MESSAGE.outputs, bytes }))
      : [said];
  const changes: Record<string, [change: (leaves: Uint8Array) => readonly Uint8Array[], code: string]> = {
    'another commitment': [(leaves) => [leaves.with(5, leaves[5]! ^ 1)], 'POEA_OUTPUTS'],
    'exchanged positions': [
      (leaves) => [leaves.slice(48, 96), leaves.slice(0, 48), leaves.slice(96)],
      'POEA_OUTPUTS',
    ],
    'too many': [(leaves) => [leaves, leaves.slice(0, 48)], 'SESSION_MESSAGE_UNEXPECTED'],
    'too few': [(leaves) => [leaves.slice(48)], 'SESSION_MESSAGE_UNEXPECTED'],
    none: [() => [], 'SESSION_MESSAGE_UNEXPECTED'],
    'an empty piece': [(leaves) => [new Uint8Array(0), leaves], 'SESSION_MESSAGE_UNEXPECTED'],
  };
  for (const [name, [change, code]] of Object.entries(changes)) {
    assert.equal((await failureUnder(3, 'hop-1', instead(change))).code, code, name);
  }
  const whole = await createNetwork();
  whole.mesh.wiretap = (said) => instead((leaves) => [leaves.slice(0, 7), leaves.slice(7)])(said);
  const session = await whole.open();
  await session.step(rowsOf(2), 2, true);
  const segments = await session.finish();
  const [claims] = whole.verify(session, segments);
  assert.deepEqual(
    segments[0]!.outputs.map((hop) => hop.length),
    [2, 2, 2],
  );
  for (const [hop, { claim }] of claims!.entries()) {
    assert.deepEqual(segmentRoot(segments[0]!.outputs[hop]!), claim.outCommits);
  }
  await session.close();
});

test('outputs from the last hop, which the client commits to itself, are refused', async () => {
  const junk = { type: MESSAGE.outputs, bytes: new Uint8Array(48) };
  const error = await failureUnder(2, 'hop-1', (said) =>
    said.type === MESSAGE.claim ? [junk, said] : [said],
  );
  assert.equal(error.code, 'SESSION_MESSAGE_UNEXPECTED');
});

test('a claim message that does not parse is refused', async () => {
  const replace = (bytes: Uint8Array) => (said: Crossing) => [
    said.type === MESSAGE.claim ? { type: MESSAGE.claim, bytes } : said,
  ];
  assert.equal((await failureUnder(1, 'hop-0', replace(randomBytes(300)))).family, 'verification');
  const huge = await failureUnder(1, 'hop-0', replace(new Uint8Array(17_000)));
  assert.equal(huge.code, 'CBOR_TOO_LARGE');
});

test('a hop that never claims is named, and does not hang the client', async (t) => {
  const time = holdTime(t);
  const network = await createNetwork();
  const claimed = new Set<string>();
  network.mesh.wiretap = (crossing) => {
    if (crossing.type !== MESSAGE.claim) return [crossing];
    claimed.add(crossing.from);
    return crossing.from === 'hop-1' ? [] : [crossing];
  };
  let error: VeilmeshError | undefined;
  void failureOf(network).then((failure) => {
    error = failure;
  });
  await time.until(() => claimed.size === 3, 'every hop to claim');
  await time.passUntil(() => error !== undefined, 'the client to give up');
  assert.equal(error?.code, 'SESSION_CLAIM_MISSING');
  assert.deepEqual(error?.details, { hopIndex: 1, peerId: 'hop-1', target: 'hop-0' });
});

test("a hop's error text with control characters never reaches a terminal", async () => {
  const shown = { code: 'SESSION_LIMIT', family: 'unavailable', message: 'busy\u001b[2J\u0007' } as const;
  for (const at of [MESSAGE.ready, MESSAGE.claim]) {
    const lie = { type: MESSAGE.error, bytes: encodeErrorMessage(shown) };
    const network = await createNetwork({ hops: 1 });
    network.mesh.wiretap = (crossing) => [crossing.type === at ? lie : crossing];
    const error = await failureOf(network, at === MESSAGE.ready);
    assert.equal(error.code, 'SESSION_MESSAGE_MALFORMED');
    assert.equal(error.details.peerId, 'hop-0'); // seen by the client itself, on this hop's own stream
    assert.ok(!/\p{C}/u.test(error.message));
  }
});

test('whatever a hop says of itself or others, to the client it is a hop that does not serve', async () => {
  for (const at of [MESSAGE.ready, MESSAGE.claim]) {
    for (const family of ['verification', 'usage', 'internal', 'unavailable'] as const) {
      const said = { code: 'POEA_SIGNATURE', family, message: 'your session is forged' };
      const lie = { type: MESSAGE.error, bytes: encodeErrorMessage(said) };
      const network = await createNetwork({ hops: 2 });
      network.mesh.wiretap = (crossing) => [
        crossing.type === at && crossing.from === 'hop-1' ? lie : crossing,
      ];
      const error = await failureOf(network, at === MESSAGE.ready);
      assert.deepEqual([error.code, error.family], ['POEA_SIGNATURE', 'unavailable']); // so: another route
      assert.match(error.message, /^hop 1 says: your session is forged$/);
      const { peerId, remote, saysFamily } = error.details;
      assert.deepEqual([peerId, remote], ['hop-1', true]);
      assert.equal(saysFamily, family === 'unavailable' ? undefined : family);
    }
  }
});

/** A network whose hop `index` answers closeSegment with what `forge` makes of its honest claim. */
async function withClaims(
  index: number,
  forge: (claim: Claim, hop: TestHop, honest: ClaimMessage) => Claim | Uint8Array,
  secretKey?: Uint8Array,
): Promise<Network> {
  const network: Network = await createNetwork({
    enclave: (port, hopIndex) => ({
      ...port,
      closeSegment: async (session) => {
        const honest = await port.closeSegment(session);
        if (hopIndex !== index) return honest;
        const hop = network.hops[index]!;
        const forged = forge(decodeSignedClaim(honest.claim).claim, hop, honest);
        const claim =
          forged instanceof Uint8Array
            ? forged
            : encodeSignedClaim(signClaim(bls, forged, secretKey ?? hop.blsSecret));
        return { ...honest, claim };
      },
    }),
  });
  return network;
}

test('commitments that do not link, or do not end at what the client sent and got, are refused', async () => {
  const other = hash('test-other');
  const cases = [
    [0, { outCommits: other }, 'POEA_LINK_MISMATCH'],
    [1, { inCommits: other }, 'POEA_LINK_MISMATCH'],
    [0, { inCommits: other }, 'POEA_ENDS_MISMATCH'],
    [2, { outCommits: other }, 'POEA_ENDS_MISMATCH'],
  ] as const;
  for (const [index, change, code] of cases) {
    const network = await withClaims(index, (claim) => ({ ...claim, ...change }));
    assert.equal((await failureOf(network)).code, code);
  }
});

test('a claim by a key that was not attested is refused, whoever it says it is', async () => {
  const stranger = bls.keygen();
  const named = await withClaims(
    1,
    (claim) => ({ ...claim, enclaveKey: stranger.publicKey }),
    stranger.secretKey,
  );
  assert.equal((await failureOf(named)).code, 'POEA_KEY_UNKNOWN');
  const unnamed = await withClaims(1, (claim) => claim, stranger.secretKey);
  assert.equal((await failureOf(unnamed)).code, 'POEA_SIGNATURE');
});

test('more work, other positions or a longer life than the session had are refused', async () => {
  const more = await withClaims(1, (claim) => ({ ...claim, workUnits: claim.workUnits + 1 }));
  assert.equal((await failureOf(more)).code, 'POEA_WORK_UNITS');
  const longer = await withClaims(1, (claim) => ({ ...claim, positions: [0, 5] }));
  assert.equal((await failureOf(longer)).code, 'POEA_POSITIONS');
});

test('claims of two sessions put together are refused', async () => {
  let recorded: Uint8Array | undefined;
  const network = await withClaims(1, (claim, _, honest) => {
    recorded ??= honest.claim; // of the first session
    return recorded === honest.claim ? claim : recorded;
  });
  const session = await network.open();
  await session.step(rowsOf(2), 2, false);
  await session.step(rowsOf(2), 2, true);
  network.verify(session, await session.finish());
  await session.close();
  assert.equal((await failureOf(network)).code, 'POEA_SPLICED');
});

/** A last hop with the right keys and other code: it answers with `rows` rows, cut or not, and `flags`, whatever was asked. */
function lyingEnclave(hop: TestHop, answer: { rows: number; flags: number; first?: number }): EnclavePort {
  let step: EnclavePort['step'] | undefined;
  return {
    async open(encoded) {
      const envelope = decodeOpenEnvelope(encoded);
      const { hpke: pair, bootNonce, evidence, evidenceHash } = hop.identity;
      const hpke = await createHpkeRecipient({
        secretKey: pair.secretKey,
        enc: envelope.enc,
        info: OPEN_INFO,
      });
      const open = decodeOpenContent(await hpke.open(envelope.sealed, evidenceHash));
      const { modelRoot, sessionId, clientNonce } = open;
      const context = {
        cipher: nobleStreamCipher,
        modelRoot,
        sessionId,
        width: WIDTH,
        frameRows: FRAME_ROWS,
      };
      const opener = openingEdge(
        { ...context, edge: 0, senderBootNonce: clientNonce, receiverBootNonce: bootNonce, tag: open.tagIn },
        await hpke.exportKey(exportEdgeIn(open)),
      );
      const sealer = sealingEdge(
        { ...context, edge: 1, senderBootNonce: bootNonce, receiverBootNonce: clientNonce, tag: open.tagOut },
        await hpke.exportKey(exportEdgeOut(open)),
      );
      step = async (_, frame) => {
        opener.open(frame);
        const values = asPlain(rowsOf(answer.rows));
        return {
          frame: sealer.seal(values, answer.rows, answer.flags, answer.first).frame,
          closesSegment: false,
        };
      };
      const routing = {
        evidence,
        sessionId,
        hopIndex: 0,
        hopCount: 1,
        payment: null,
        previous: null,
        next: null,
      };
      return { session: 1, routing };
    },
    step: (session, frame, at) => step!(session, frame, at),
    commits: () => assert.fail('nothing came'),
    commitSegment: () => assert.fail('nothing to commit to'),
    closeSegment: () => assert.fail('nothing to close'),
    cover: () => assert.fail('nobody asks for payment'),
    backed: () => assert.fail('nobody asks for payment'),
    close: () => {},
  };
}

test('an answer with another row count, or other flags, than the step had is refused', async () => {
  for (const answer of [
    { rows: 1, flags: 0 },
    { rows: 3, flags: 0 },
    { rows: 0, flags: 0 },
    { rows: 2, flags: 1 },
    { rows: 2, flags: 2 },
    { rows: 2, flags: 0, first: 1 },
  ]) {
    const network: Network = await createNetwork({
      hops: 1,
      enclave: (port) => {
        let liar: EnclavePort | undefined;
        const enclave = (): EnclavePort => (liar ??= lyingEnclave(network.hops[0]!, answer));
        return {
          ...port,
          open: (envelope, peerId) => enclave().open(envelope, peerId),
          step: (...args) => enclave().step(...args),
        };
      },
    });
    const error = await failureOf(network);
    assert.equal(error.code, 'SESSION_STEP_MISMATCH');
  }
});
