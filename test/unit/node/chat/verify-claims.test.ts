/**
 * A claim that only one hop can have got wrong is held against that hop alone.
 * @module
 */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { encodeCbor } from '../../../../crypto/core/cbor.ts';
import type { VeilmeshError } from '../../../../crypto/core/errors.ts';
import type { SegmentResult } from '../../../../mesh/session/client-segments.ts';
import type { ClientSession } from '../../../../mesh/session/client-session.ts';
import type { ModelCard } from '../../../../models/shard/manifest.ts';
import { planShards } from '../../../../models/shard/plan.ts';
import { splitModel } from '../../../../models/shard/split.ts';
import type { ClientConnection } from '../../../../node/client/connect.ts';
import type { ClientModel } from '../../../../node/client/model.ts';
import type { AppraisedRoute } from '../../../../node/client/route.ts';
import { claimVerifier } from '../../../../node/client/verify-claims.ts';
import { integerDecoder } from '../../../support/integer-decoder.ts';
import { packBlank } from '../../../support/pack.ts';
import { createNetwork, rowsOf } from '../../../support/session.ts';

const card: ModelCard = {
  name: 'tiny',
  task: 'chat',
  license: 'Apache-2.0',
  source: 'a test',
  tokenizer: { hash: new Uint8Array(32).fill(9), bytes: 1 },
  logitFrac: 12,
  frameRows: [1, 4],
};
const whole = integerDecoder();
const { cuts } = planShards({ model: whole, shards: 3, memoryLimit: 2 ** 30 });
const model = { manifest: packBlank(card, splitModel(whole, cuts)).manifest } as unknown as ClientModel;
const route = { hops: ['a', 'b', 'c'].map((peerId) => ({ peerId })) } as unknown as AppraisedRoute;

let session: ClientSession;
let result: SegmentResult;

before(async () => {
  const network = await createNetwork();
  session = await network.open();
  await session.step(rowsOf(2), 2, true);
  [result] = (await session.finish()) as [SegmentResult];
  await session.close();
});

for (const hop of [0, 1, 2]) {
  test(`hop ${hop} is accused alone of a claim that cannot be read, or is for another place`, async () => {
    const elsewhere = result.hops[(hop + 1) % 3]!.claim;
    for (const [code, claim] of [
      ['POEA_MALFORMED', encodeCbor({ claim: 1 })],
      ['POEA_CHAIN_GAP', elsewhere],
    ] as const) {
      const hops = result.hops.map((message, i) => (i === hop ? { ...message, claim } : message));
      const verify = claimVerifier({} as ClientConnection, model, route, new Uint8Array(32), 0, 0);
      assert.throws(
        () => verify(session, { ...result, hops }),
        (error: VeilmeshError) => {
          assert.deepEqual([error.code, error.family], [code, 'verification']);
          assert.deepEqual(error.details.accused, [route.hops[hop]!.peerId]);
          return true;
        },
      );
    }
  });
}
