/** What the economics reads of a chain is what was deployed and what happened there. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openClient } from '../../../settlement/chain/client.ts';
import { DEV_PARAMETERS } from '../../../settlement/chain/deploy.ts';
import { RATE_ONE } from '../../../settlement/checks/draws.ts';
import { readChainSeen, readParameters } from '../../../settlement/economics/deployed.ts';
import { termsOf } from '../../../settlement/economics/terms.ts';
import { type CheckWorld, createCheckWorld } from '../../support/spot-check.ts';

let world: CheckWorld;
before(async () => {
  world = await createCheckWorld();
});
after(() => world.close());

test('the parameters that stand on the chain are those deployed', async () => {
  const { client } = await openClient(world.anvil.url);
  const deployed = { ...DEV_PARAMETERS, checks: { ...DEV_PARAMETERS.checks, rate: RATE_ONE } };
  assert.deepEqual(termsOf(await readParameters(client, world.addresses), 1), termsOf(deployed, 1));
});

test('gas, batches and the times of checks come from the transactions', async () => {
  const { client } = await openClient(world.anvil.url);
  const before = await readChainSeen(client, world.addresses);
  assert.deepEqual([before.batch, before.commitSeconds, before.proveSeconds], [null, null, null]);

  const segment = world.segment();
  const facts = await world.open(segment);
  await world.advance(30);
  const published = await (await world.ledger('operator')).checks.publish(facts, segment.innerRoot);

  const seen = await readChainSeen(client, world.addresses);
  assert.equal(seen.gas['Challenge.publish'], Number(published.gasUsed));
  assert.ok(seen.gas['MeshRollup.postBatch']! > 21_000);
  assert.ok(seen.transactions > before.transactions);
  assert.equal(seen.batch, 1);
  assert.ok(seen.commitSeconds! >= 30);
  assert.equal(seen.proveSeconds, null);
});
