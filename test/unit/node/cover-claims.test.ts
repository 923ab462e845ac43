/**
 * Requests of one account that are under way at once, in whatever process, have each their own cover in the escrow or the session.
 * @module
 */
import assert from 'node:assert/strict';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { sleep } from '../../../crypto/core/pause.ts';
import type { ClientConnection } from '../../../node/client/connect.ts';
import { claimCover } from '../../../node/client/cover-claims.ts';
import { closePayments } from '../../../node/client/paid-request.ts';
import type { Payments } from '../../../node/client/pay.ts';
import type { SessionCoordinator } from '../../../node/client/pay-session.ts';
import { temporaryFolder } from '../../support/processes.ts';

const SILENT = { done: () => {}, progress: () => {} };
const ETHER = 10n ** 18n;
const ACCOUNT = `0x${'cc'.repeat(20)}` as const;
const NOW = 1_800_000_000;

/** A chain that takes a while for each transaction, and one client's connections to it. */
function world(t: TestContext) {
  const folder = temporaryFolder();
  t.after(() => folder.remove());
  const deposits = new Map<string, bigint>();
  const pay = async (place: string, amount: bigint): Promise<void> => {
    await sleep(3);
    deposits.set(place, (deposits.get(place) ?? 0n) + amount);
  };
  const connection = (way: 'escrow' | 'session') =>
    ({
      config: { home: folder.path, pay: way },
      ledger: {
        account: ACCOUNT,
        chainId: 1,
        addresses: { chainId: 1, ephemeralSession: ACCOUNT },
        balance: async () => 1_000n * ETHER,
        time: async () => NOW,
        latestBlock: async () => ({ number: 1 }),
        accountOf: async (_: string, coordinator: string) => ({
          balance: deposits.get(coordinator) ?? 0n,
          withdrawing: 0n,
        }),
        deposit: async (_: string, coordinator: string, amount: bigint) => pay(coordinator, amount),
        sessions: {
          session: async () => ({ endedAt: 0, endsAt: NOW + 10_000 }),
          delegated: async ({ number }: { number: number }) => deposits.get(String(number)) ?? 0n,
          delegate: async ({ number }: { number: number }, amount: bigint) => pay(String(number), amount),
        },
      },
    }) as unknown as ClientConnection;
  const coordinator = (account: string, number = 1) =>
    ({
      account,
      sessions: {
        offers: async () => [{ number, endsAt: NOW + 10_000 }],
        spending: async () => ({ paid: 0n, spent: 0n }),
      },
    }) as unknown as SessionCoordinator;
  const claim = (
    account: string,
    limit: bigint,
    { way = 'escrow' as 'escrow' | 'session', atLeast = limit, number = 1 } = {},
  ) => claimCover(connection(way), coordinator(account, number), limit, atLeast, SILENT);
  return { folder: join(folder.path, 'cover'), home: folder.path, deposits, claim };
}

for (const way of ['escrow', 'session'] as const) {
  test(`by ${way}: each of several requests at once has its own cover, and the next one that of those that are over`, async (t) => {
    const { deposits, claim } = world(t);
    const place = way === 'escrow' ? '0xaa' : '1';
    const first = await claim('0xaa', ETHER, { way });
    assert.equal(deposits.get(place), ETHER);
    const [second, third] = await Promise.all([claim('0xaa', ETHER, { way }), claim('0xaa', ETHER, { way })]);
    assert.equal(deposits.get(place), 3n * ETHER, 'the first one’s ether is not counted on again');
    first.release();
    second.release();
    const fourth = await claim('0xaa', 2n * ETHER, { way });
    assert.equal(deposits.get(place), 3n * ETHER, 'nothing is deposited for what is free again');
    third.release();
    fourth.release();
  });
}

test('claims with another coordinator, or in another session, take nothing away', async (t) => {
  const { deposits, claim } = world(t);
  await claim('0xaa', ETHER);
  await claim('0xbb', ETHER);
  await claim('0xaa', ETHER, { way: 'session' });
  await claim('0xaa', ETHER, { way: 'session', number: 2 });
  assert.deepEqual([...deposits.values()], [ETHER, ETHER, ETHER, ETHER]);
});

test('of one that wants more to be there at once, so much is', async (t) => {
  const { deposits, claim } = world(t);
  await claim('0xaa', ETHER, { atLeast: 5n * ETHER });
  await claim('0xaa', ETHER);
  assert.equal(deposits.get('0xaa'), 5n * ETHER);
});

test('what a process left behind that was killed counts for nothing, and is cleared away', async (t) => {
  const { folder, deposits, claim } = world(t);
  const kept = await claim('0xaa', ETHER);
  writeFileSync(join(folder, '0123456789abcdef.json'), `0xaa escrow ${ETHER}`);
  const next = await claim('0xaa', ETHER);
  assert.equal(deposits.get('0xaa'), 2n * ETHER);
  assert.equal(readdirSync(folder).filter((name) => name.endsWith('.json')).length, 2);
  kept.release();
  next.release();
  assert.deepEqual(readdirSync(folder), ['.lock']);
});

test('a request that could not be covered claims nothing; one that is closed has given back what it claimed', async (t) => {
  const { home, deposits, claim } = world(t);
  await assert.rejects(claim('0xaa', 10_000n * ETHER), { code: 'CLIENT_UNFUNDED' });
  const { release } = await claim('0xaa', ETHER);
  assert.equal(deposits.get('0xaa'), ETHER);
  const payments = { flush: async () => {}, left: () => [], release } as unknown as Payments;
  const connection = { config: { home } } as ClientConnection;
  await closePayments(connection, { root: new Uint8Array(32) } as never, payments, undefined, SILENT);
  await claim('0xaa', ETHER);
  assert.equal(deposits.get('0xaa'), ETHER);
});
