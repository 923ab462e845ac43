/**
 * A node of a sealed shard that is checked, and whose enclave is another one before it has answered: on a real chain, with real proofs.
 * @module
 */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { UnavailableError } from '../../crypto/core/errors.ts';
import { randomBytes } from '../../crypto/core/random.ts';
import { witnessKey } from '../../crypto/seal/content-key.ts';
import { openSealedManifest } from '../../crypto/seal/sealed-manifest.ts';
import { createCheckWatcher } from '../../node/services/checks.ts';
import { createWitnessStore } from '../../node/services/witness-store.ts';
import { requestKey } from '../../node/tee/key-request.ts';
import { openWitness } from '../../node/tee/witness.ts';
import { DEV_PARAMETERS } from '../../settlement/chain/deploy.ts';
import type { CheckState } from '../../settlement/checks/types.ts';
import { nodeSegment, proverOf, startTestNode, type TestNode, worldRounds } from '../support/check-node.ts';
import {
  type BrokerWorld,
  carrierTo,
  newKey,
  policyOf,
  sealedOf,
  simulatedAt,
  startBroker,
} from '../support/key-release.ts';
import { waitFor } from '../support/mesh.ts';
import { type CheckWorld, createCheckWorld } from '../support/spot-check.ts';

const WAIT_MS = 120_000;
const OLD = 'SIM:before-the-update';
const NEW = 'SIM:after-the-update';
const root = mkdtempSync(join(tmpdir(), 'veilmesh-sealed-checks-'));
const nodes: TestNode[] = [];
let world: CheckWorld;

before(async () => {
  world = await createCheckWorld({ checks: { ...DEV_PARAMETERS.checks, rate: 65_536, cells: 3 } });
});
after(async () => {
  for (const node of nodes) void node.stop();
  await world.close();
  rmSync(root, { recursive: true });
});

/** What an enclave of that measurement, on a machine of its own, seals and opens witnesses under. */
async function bootedEnclave(broker: BrokerWorld, measurement: `SIM:${string}`): Promise<Uint8Array> {
  const peerKey = randomBytes(32);
  const sealed = openSealedManifest(sealedOf(broker.test, [broker.publicKey], 1));
  const requester = {
    provider: simulatedAt(broker.clock, measurement),
    peerKey,
    runtimeHash: randomBytes(32),
    bootNonce: randomBytes(32),
  };
  const part = sealed.parts[0]!;
  const key = await requestKey(sealed, part, requester, carrierTo(peerKey, [broker]));
  return witnessKey(key, part.shardRoot);
}

test('a replaced enclave of an allowed measurement answers what was drawn before', async (t) => {
  const { claims } = nodeSegment(world);
  const { modelRoot, shardRoot } = claims[0]!;
  const key = await newKey('development', 1, 1, { modelRoot, shardRoot });
  const broker = await startBroker(t, { key, policy: policyOf({ measurements: [OLD, NEW] }) });

  const first = await bootedEnclave(broker, OLD);
  const segment = nodeSegment(world, { sealing: first });
  const store = await createWitnessStore({ folder: join(root, 'witness'), maxBytes: 1e6, onEvent: () => {} });
  await store.put(segment.witness);
  const facts = await world.open(segment);
  const client = await world.ledger('client');
  const stateOf = async (): Promise<CheckState | undefined> =>
    (await client.checks.check(facts.claimHash))?.state;

  // it publishes, its cells are drawn, and then the machine is gone with all that its enclave had
  const before = await proverOf(world, shardRoot, undefined, first);
  const proofs = Promise.withResolvers<never>();
  proofs.promise.catch(() => {});
  const node = await startTestNode(world, store, async () => ({ ...before, prove: () => proofs.promise }));
  nodes.push(node);
  await waitFor(async () => (await stateOf()) === 'published', 'a check that is published', WAIT_MS);
  void node.stop();

  // neither an enclave of another shard, nor one whose code is not allowed, opens what the host kept
  const [sealed] = await store.chain(facts.claimHash);
  const other = await bootedEnclave(await startBroker(t, { policy: policyOf({ measurements: [NEW] }) }), NEW);
  assert.throws(() => openWitness(other, sealed!), { code: 'WITNESS_SEAL' });
  await assert.rejects(bootedEnclave(broker, 'SIM:anything-else'), { code: 'TEE_MEASUREMENT_UNKNOWN' });

  const second = await bootedEnclave(broker, NEW);
  const replaced = await startTestNode(world, store, () => proverOf(world, shardRoot, undefined, second));
  nodes.push(replaced);
  await waitFor(async () => (await stateOf()) === 'answered', 'a check that is answered', WAIT_MS);
  await replaced.stop();

  // whoever watches cannot compare the proofs with sealed weights: it goes on without, and says that it did
  const folds = {
    contestOf: () => Promise.reject(new UnavailableError('SHARD_SEALED', 'sealed')),
    close: async () => {},
  };
  await world.advance(DEV_PARAMETERS.checks.foldWindow + 1);
  const watched = await createCheckWatcher(client, await worldRounds(world), folds).advance(facts);
  assert.deepEqual([watched.record.state, watched.foldsChecked], ['passed', 0]);
  assert.equal(broker.log.count, 2);
});
