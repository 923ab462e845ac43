import assert from 'node:assert/strict';
import { test } from 'node:test';
import { UnavailableError } from '../../../crypto/core/errors.ts';
import { randomBytes } from '../../../crypto/core/random.ts';
import { loadMcl } from '../../../crypto/poea/mcl.ts';
import { askRound, createDevBeacon, serveDevBeacon } from '../../../node/services/dev-beacon.ts';
import { createRounds } from '../../../node/services/rounds.ts';
import { nowSeconds } from '../../../node/tee/clock.ts';
import { ROUND_DST, roundMessage, roundValue } from '../../../settlement/checks/rounds.ts';
import type { CheckLedger } from '../../../settlement/checks/types.ts';
import { createMemoryMesh } from '../../support/memory-mesh.ts';

const SEED = new Uint8Array(32).fill(3);
const times = { genesis: nowSeconds() - 100, period: 1, lead: 0 };

async function mesh() {
  const memory = createMemoryMesh();
  const beacon = await createDevBeacon(SEED);
  await serveDevBeacon(memory.host('beacon'), beacon, times);
  return { beacon, host: memory.host('asker'), memory };
}

/** A chain that keeps rounds, and refuses those that are not due by its own clock. */
function chainOf(publicKey: Uint8Array, dueAfter = 0) {
  const kept = new Map<number, Uint8Array>();
  let refusals = dueAfter;
  let submitted = 0;
  const checks = {
    terms: async () => ({ beacon: { ...times, publicKey } }),
    roundValue: async (round: number) => {
      const signature = kept.get(round);
      return signature === undefined ? null : { value: roundValue(signature), at: 1 };
    },
    submitRound: async (round: number, signature: Uint8Array) => {
      submitted++;
      if (refusals-- > 0) throw new UnavailableError('ROUND_NOT_DUE', 'not yet');
      kept.set(round, signature);
    },
  } as unknown as CheckLedger;
  return { checks, submitted: () => submitted };
}

test('signs rounds that the key verifies, the same at every start', async () => {
  const { beacon, host } = await mesh();
  const signature = await askRound(host, 'beacon', 7);
  assert.deepEqual(signature, (await createDevBeacon(SEED)).sign(7));
  assert.notDeepEqual(signature, beacon.sign(8));
  const curve = await loadMcl();
  assert.ok(
    curve.productIsOne([
      { point: curve.negate(curve.decodeG1(signature)!), key: undefined },
      { point: curve.hashToG1(roundMessage(7), ROUND_DST), key: beacon.publicKey },
    ]),
  );
  assert.notDeepEqual((await createDevBeacon(randomBytes(32))).publicKey, beacon.publicKey);
});

test('gives no round away before its time', async () => {
  const { host } = await mesh();
  await assert.rejects(askRound(host, 'beacon', 1_000), { code: 'ROUND_NOT_DUE', family: 'unavailable' });
});

test('a round that somebody waits for is fetched and handed in once', async () => {
  const { beacon, host } = await mesh();
  const { checks, submitted } = chainOf(beacon.publicKey);
  const rounds = createRounds(host, 'beacon', checks);
  const [one, two] = await Promise.all([rounds.value(5), rounds.value(5)]);
  assert.deepEqual(one.value, roundValue(beacon.sign(5)));
  assert.deepEqual(two, one);
  assert.deepEqual(await rounds.value(5), one);
  assert.equal(submitted(), 1);
});

test("the chain's clock may be behind the beacon's", async () => {
  const { beacon, host } = await mesh();
  const { checks, submitted } = chainOf(beacon.publicKey, 2);
  await createRounds(host, 'beacon', checks).value(6);
  assert.equal(submitted(), 3);
});

test('waits for a round that is signed soon, not for one that is far off, nor for a beacon that is gone', async () => {
  const { beacon, host, memory } = await mesh();
  const { checks } = chainOf(beacon.publicKey);
  const rounds = createRounds(host, 'beacon', checks);
  const soon = nowSeconds() - times.genesis + 2;
  await rounds.value(soon);
  await assert.rejects(rounds.value(soon + 1_000), { code: 'ROUND_NOT_DUE' });
  memory.kill('beacon');
  await assert.rejects(rounds.value(9), { family: 'unavailable' });
});
