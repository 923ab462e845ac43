/**
 * An attempt asks nobody for anything before the client's own parts have started, and leaves none of them open.
 * @module
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { InternalError, UnavailableError } from '../../../../crypto/core/errors.ts';
import { VOUCHER_BYTES } from '../../../../mesh/session/protocol.ts';
import type { ModelCard } from '../../../../models/shard/manifest.ts';
import { planShards } from '../../../../models/shard/plan.ts';
import { splitModel } from '../../../../models/shard/split.ts';
import { openAttempt } from '../../../../node/client/attempt.ts';
import type { ClientConnection } from '../../../../node/client/connect.ts';
import type { ClientModel, ClientPart } from '../../../../node/client/model.ts';
import type { AppraisedRoute } from '../../../../node/client/route.ts';
import { integerDecoder } from '../../../support/integer-decoder.ts';
import { packBlank } from '../../../support/pack.ts';
import { createNetwork, fixedDeadlines } from '../../../support/session.ts';

const whole = integerDecoder();
const card: ModelCard = {
  name: 'tiny',
  task: 'chat',
  license: 'Apache-2.0',
  source: 'a test',
  tokenizer: { hash: new Uint8Array(32).fill(9), bytes: 1 },
  logitFrac: 12,
  frameRows: [1, 4],
};
const { cuts } = planShards({ model: whole, shards: 3, memoryLimit: 2 ** 30 });
const { manifest } = packBlank(card, splitModel(whole, cuts));

/** What opening does to a host that nobody answers, with this embedding. */
async function opening(embed: ClientPart) {
  const network = await createNetwork();
  const dialled: string[] = [];
  const connection = {
    host: {
      addAddresses: async () => {},
      openStream: async (peerId: string) => {
        dialled.push(peerId);
        throw new UnavailableError('MESH_PEER_UNREACHABLE', 'nobody');
      },
    },
    ledger: { chainId: 31_337, account: `0x${'11'.repeat(20)}` },
    network: { contracts: { meshRollup: `0x${'ab'.repeat(20)}` } },
    bls: network.bls,
  } as unknown as ClientConnection;
  const route = { hops: network.hops.map(({ route }) => route) } as unknown as AppraisedRoute;
  const model = { root: new Uint8Array(32), manifest, embed } as unknown as ClientModel;
  const attempt = openAttempt(connection, model, route, {
    number: 0,
    positions: 8,
    most: 8,
    sampling: null,
    deadlines: fixedDeadlines(1_000),
    payments: {
      terms: () => new Uint8Array(32),
      promise: async () => new Uint8Array(VOUCHER_BYTES),
      unopened: () => {},
      add: () => {},
    },
  });
  return { attempt, dialled };
}

test('when the embedding cannot start, no hop is asked for anything', async () => {
  const { attempt, dialled } = await opening({
    start: () => {
      throw new InternalError('TEST_EMBED', 'no memory for it');
    },
  });
  await assert.rejects(attempt, { code: 'TEST_EMBED' });
  assert.deepEqual(dialled, []);
});

test('when no session opens, the embedding is closed', async () => {
  let closed = 0;
  const embed = { run: async () => new Int32Array(0), close: () => closed++ };
  const { attempt, dialled } = await opening({ start: () => embed });
  await assert.rejects(attempt, { code: 'MESH_PEER_UNREACHABLE' });
  assert.equal(dialled.length, 3);
  assert.equal(closed, 1);
});
