/**
 * A hop whose enclave is broken knows all that its own envelope held. It opens the session a second time at two
 * other hops, whose guards no longer know it (a fork of the enclave, or an expired and forgotten session), to make
 * them mask its own values as they masked the victim's.
 * @module
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FRAME_OVERHEAD_BYTES } from '../../crypto/mask/frame.ts';
import { nobleStreamCipher } from '../../crypto/mask/keystream.ts';
import { asPlain } from '../../crypto/mask/masked.ts';
import { createHpkeRecipient } from '../../crypto/seal/hpke.ts';
import { createReplayGuard } from '../../crypto/seal/replay-guard.ts';
import { sealingEdge } from '../../mesh/session/edges.ts';
import { openHopSession } from '../../mesh/session/hop-session.ts';
import {
  decodeOpenContent,
  decodeOpenEnvelope,
  exportEdgeIn,
  OPEN_INFO,
  type OpenContent,
} from '../../mesh/session/protocol.ts';
import {
  createHop,
  createNetwork,
  FRAME_ROWS,
  openContent,
  rowsOf,
  runAlone,
  sealOpen,
  type TestHop,
  WIDTH,
} from '../support/session.ts';

/** The hop with a guard that remembers nothing. */
const forked = (hop: TestHop): TestHop => ({
  ...hop,
  deps: { ...hop.deps, replayGuard: createReplayGuard({ capacity: 8, maxLifetimeSeconds: 3_600 }) },
});

/** The words hop 0 sends to hop 1 for one step of `values` in a session opened with `content`. */
async function wireOfEdgeOne(hop: TestHop, content: OpenContent, values: Int32Array): Promise<Int32Array> {
  const { envelope, hpke } = await sealOpen(hop, content);
  const session = await openHopSession(envelope, 'client', hop.identity, hop.model, forked(hop).deps);
  const sealer = sealingEdge(
    {
      cipher: nobleStreamCipher,
      modelRoot: content.modelRoot,
      sessionId: content.sessionId,
      edge: 0,
      senderBootNonce: content.clientNonce,
      receiverBootNonce: hop.identity.bootNonce,
      width: WIDTH,
      frameRows: FRAME_ROWS,
      tag: content.tagIn,
    },
    await hpke.exportKey(exportEdgeIn(content)),
  );
  const rows = values.length / WIDTH;
  const { frame } = await session.step(sealer.seal(asPlain(values), rows, 0).frame, 0);
  const payloadAt = FRAME_OVERHEAD_BYTES - 16; // the MAC is the rest of the overhead
  return new Int32Array(frame.slice(payloadAt, payloadAt + values.length * 4).buffer);
}

test('a hop further along the route cannot make two others repeat a mask', async () => {
  const hops = await Promise.all([0, 1, 2].map((i) => createHop(i, 3)));
  const victim = openContent(hops, 0);
  const known = openContent(hops, 2);
  const [secret, chosen] = [rowsOf(4, 1), rowsOf(4, 2)];
  const recorded = await wireOfEdgeOne(hops[0]!, victim, secret);
  const difference = await Promise.all([secret, chosen].map((values) => runAlone(hops[0]!, values, 4))).then(
    ([a, b]) => a!.map((value, i) => value - b![i]!),
  );
  const unmasks = async (secretOut: Uint8Array): Promise<boolean> => {
    const again = await wireOfEdgeOne(hops[0]!, { ...victim, secretOut }, chosen);
    return recorded.every((word, i) => ((word - again[i]!) | 0) === difference[i]);
  };
  assert.ok(await unmasks(victim.secretOut), "control: with the edge's own secret the attack works");
  for (const guess of [known.secretIn, known.secretOut, known.blindKey]) assert.ok(!(await unmasks(guess)));
});

test('the client gives no hop the secret of an edge it is no end of', async () => {
  const envelopes: Uint8Array[] = [];
  const network = await createNetwork({
    enclave: (port, index) => ({
      ...port,
      open: (envelope, peerId) => {
        envelopes[index] = envelope;
        return port.open(envelope, peerId);
      },
    }),
  });
  const session = await network.open();
  await session.close();
  const [first, second, third] = await Promise.all(
    network.hops.map(async ({ identity }, index) => {
      const { enc, sealed } = decodeOpenEnvelope(envelopes[index]!);
      const hpke = await createHpkeRecipient({ secretKey: identity.hpke.secretKey, enc, info: OPEN_INFO });
      return decodeOpenContent(await hpke.open(sealed, identity.evidenceHash));
    }),
  );
  assert.deepEqual(first!.secretOut, second!.secretIn);
  assert.deepEqual(second!.secretOut, third!.secretIn);
  const secrets = [first!.secretIn, first!.secretOut, third!.secretIn, third!.secretOut];
  assert.equal(new Set(secrets.map((secret) => secret.join())).size, 4);
});
