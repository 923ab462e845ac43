/**
 * A client that tells the hops of one session different stories, so that each of them computes and none is paid.
 * @module
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { randomBytes } from '../../crypto/core/random.ts';
import { createHpkeRecipient } from '../../crypto/seal/hpke.ts';
import {
  decodeOpenContent,
  decodeOpenEnvelope,
  MESSAGE,
  OPEN_INFO,
  type OpenContent,
  type SessionStory,
} from '../../mesh/session/protocol.ts';
import { waitFor } from '../support/mesh.ts';
import { createNetwork, type Network, rowsOf, sealOpen, type TestHop } from '../support/session.ts';

/** What hops have to be told alike; of a paid session the nonce says who pays it, too. */
type Told = Partial<SessionStory & Pick<OpenContent, 'clientNonce'>>;

/** The envelope that this client would have sent to this hop with another story in it. */
async function retold(hop: TestHop, envelope: Uint8Array, story: Told): Promise<Uint8Array> {
  const { enc, sealed } = decodeOpenEnvelope(envelope);
  const hpke = await createHpkeRecipient({
    secretKey: hop.identity.hpke.secretKey,
    enc,
    info: OPEN_INFO,
  });
  const content = decodeOpenContent(await hpke.open(sealed, hop.identity.evidenceHash));
  return (await sealOpen(hop, { ...content, ...story })).envelope;
}

/** Hop 1 of three, which has no edge to the client, hears `story` instead of what the others do. */
async function telling(story: Told): Promise<Network> {
  const network: Network = await createNetwork({
    enclave: (port, index) => ({
      ...port,
      open: async (envelope, peerId) =>
        port.open(index === 1 ? await retold(network.hops[1]!, envelope, story) : envelope, peerId),
    }),
  });
  return network;
}

const sentBy = (network: Network, peerId: string, type: number): number =>
  network.mesh.crossings.filter((crossing) => crossing.from === peerId && crossing.type === type).length;

test('hops that were told one story serve it, whoever sealed it', async () => {
  const network = await telling({});
  const session = await network.open();
  await session.step(rowsOf(2), 2, true);
  network.verify(session, await session.finish());
  await session.close();
});

const OTHERS = randomBytes(32);
const STORIES: readonly (readonly [string, Told])[] = [
  ['request', { requestId: randomBytes(32) }],
  ['attempt', { attempt: 1 }],
  ['list of payees', { payment: OTHERS, clientNonce: OTHERS }],
  ['blind key', { blindKey: randomBytes(32) }],
];
for (const [what, story] of STORIES) {
  test(`a hop that was told of another ${what} than its neighbours refuses their first frame`, async () => {
    const network = await telling(story);
    const session = await network.open();
    await assert.rejects(session.step(rowsOf(2), 2, true), { code: 'FRAME_REJECTED' });
    await session.close();
    assert.equal(sentBy(network, 'hop-1', MESSAGE.frame), 0, 'it computes nothing');
    assert.equal(sentBy(network, 'hop-1', MESSAGE.claim), 0);
    await waitFor(() => network.held() === 0, 'hops to free their sessions');
  });
}

test('a hop does not serve a session whose claims would not say who pays it', async () => {
  const network = await telling({ payment: OTHERS });
  await assert.rejects(network.open(), { code: 'SESSION_PARTIES' });
  assert.equal(sentBy(network, 'hop-1', MESSAGE.ready), 0);
});
