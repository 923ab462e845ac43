/** What a node computes that it earns, against what the contracts pay it, on a real chain. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { bytesToHex } from '../../../crypto/core/bytes.ts';
import { randomBytes } from '../../../crypto/core/random.ts';
import { ownShare } from '../../../node/services/own-share.ts';
import { encodeBundle } from '../../../settlement/batch/bundle.ts';
import { devAccount } from '../../../settlement/chain/dev-accounts.ts';
import { createViemLedger } from '../../../settlement/chain/viem-ledger.ts';
import { readWithdrawn } from '../../../settlement/chain/withdrawn.ts';
import { createWorld, HOPS, type OpenCoordinator, PRICE, ROLES, type World } from './world.ts';

let world: World;
let coordinator: OpenCoordinator;

before(async () => {
  world = await createWorld();
  coordinator = await world.coordinator();
  coordinator.start();
});
after(async () => {
  await coordinator?.close();
  await world?.close();
});

test('a node s share is what the escrow credits it with, to the wei that rounding leaves to the last', async () => {
  const sessionId = randomBytes(32);
  const first = await world.segment({ sessionId });
  const second = await world.segment({ sessionId, previous: first, count: 5 });
  await coordinator.submit(encodeBundle(first));
  const { leafHash } = await coordinator.submit(encodeBundle(second));
  await coordinator.waitFor(leafHash, 'settled', 60_000);
  const { ledger } = coordinator;
  const terms = await ledger.sessions.terms();
  for (let hop = 0; hop < HOPS; hop++) {
    const { node, operator } = world.cast.nodes[hop]!;
    const claims = [first.claims[hop]!, second.claims[hop]!];
    const share = ownShare({ claims, voucher: second.voucher }, node, PRICE, terms);
    const credited = await ledger.claimable(operator);
    assert.ok(
      share > 0n && credited >= share && credited - share < BigInt(HOPS * claims.length),
      `${credited} ${share}`,
    );
  }
});

test('what is withdrawn is found in the events, and the fee that is told is the one that was paid', async () => {
  let fees = 0n;
  const ledger = await createViemLedger({
    rpcUrl: world.anvil.url,
    addresses: world.addresses,
    privateKey: devAccount(ROLES.node).privateKey,
    onFee: (wei) => {
      fees += wei;
    },
  });
  const node = `0x${bytesToHex(world.cast.nodes[0]!.node)}` as const;
  const withdrawn = () => readWithdrawn(world.anvil.url, world.addresses, ledger.account, node);
  assert.deepEqual(await withdrawn(), { fees: 0n, sessions: 0n, vault: 0n, slashed: 0n });
  const [due, before] = await Promise.all([ledger.claimable(ledger.account), ledger.balance(ledger.account)]);
  await ledger.claim();
  assert.ok(fees > 0n);
  assert.equal(await ledger.balance(ledger.account), before + due - fees);
  assert.deepEqual(await withdrawn(), { fees: due, sessions: 0n, vault: 0n, slashed: 0n });
});
