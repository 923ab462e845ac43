/** What arrives at a watcher at once: who has large ones arrive slowly keeps out his own large ones, and nothing small. */
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { encodeCbor } from '../../../crypto/core/cbor.ts';
import { asVeilmeshError } from '../../../crypto/core/errors.ts';
import { encodeSignedStatement, type SignedRingStatement } from '../../../crypto/ring/statement.ts';
import { MAX_LEAVES } from '../../../crypto/ring/transcript.ts';
import type { MeshHost } from '../../../mesh/host/types.ts';
import { END, type WireStream } from '../../../mesh/wire/types.ts';
import {
  handTranscript,
  serveTranscripts,
  TRANSCRIPT,
  TRANSCRIPTS,
} from '../../../node/services/transcripts.ts';
import { startHost } from '../../support/mesh.ts';
import { statementOf } from '../../support/statements.ts';

const LARGE = 2 ** 22;

const signedBy = (signer: number): SignedRingStatement => statementOf(MAX_LEAVES, signer);

/** Offers, hears whether it may send, and sends nothing. */
async function stall(
  t: TestContext,
  watcher: MeshHost,
  signer: number,
): Promise<{ said: string; stream: WireStream }> {
  const from = await startHost(t, { listen: [] });
  await from.dial(watcher.addresses()[0]!);
  const stream = await from.openStream(watcher.peerId, TRANSCRIPTS);
  const offer = { bytes: LARGE, signed: encodeSignedStatement(signedBy(signer)) };
  await stream.send(TRANSCRIPT.offer, encodeCbor(offer));
  const message = await stream.receive({ timeoutMs: 5_000 });
  assert.notEqual(message, END);
  const { type, bytes } = message as Exclude<typeof message, typeof END>;
  return { said: type === TRANSCRIPT.go ? 'go' : Buffer.from(bytes).toString('latin1'), stream };
}

test('large ones arrive one of each signer, and three at once; small ones beside them', async (t) => {
  const watcher = await startHost(t);
  await serveTranscripts(watcher, { offer: async () => {}, take: async () => {} });
  const first = await stall(t, watcher, 1);
  assert.equal(first.said, 'go');
  assert.match((await stall(t, watcher, 1)).said, /SESSION_PEER_LIMIT/);
  for (const signer of [2, 3]) assert.equal((await stall(t, watcher, signer)).said, 'go');
  assert.match((await stall(t, watcher, 4)).said, /SESSION_LIMIT/);
  const other = await startHost(t, { listen: [] });
  await other.dial(watcher.addresses()[0]!);
  assert.equal(await handTranscript(other, watcher.peerId, new Uint8Array(9), signedBy(1)), 'taken');
  // its place is free once it is gone
  first.stream.abort(asVeilmeshError(new Error('gone')));
  await first.stream.closed;
  let again = await stall(t, watcher, 1);
  for (let i = 0; i < 20 && again.said !== 'go'; i++) again = await stall(t, watcher, 1);
  assert.equal(again.said, 'go');
});
