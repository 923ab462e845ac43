/**
 * With whom money is left: coordinators that the mesh names, unless the chain knows something against them.
 * @module
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Address } from 'viem';
import type { MeshHost } from '../../../mesh/host/types.ts';
import {
  bondedCoordinators,
  type CoordinatorReads,
  coordinatorRefusal,
  createCoordinators,
} from '../../../node/services/coordinators.ts';
import type { NetworkInfo } from '../../../node/services/network.ts';
import { servePaySessions } from '../../../node/services/pay-session-rpc.ts';
import { createMemoryMesh } from '../../support/memory-mesh.ts';

const ACCOUNT: Address = `0x${'cc'.repeat(20)}`;
const BOND = 10n;
const NOW = 1_000_000;

interface Told {
  posted: number;
  finalized: number;
  voidFrom: number | null;
  standing: bigint;
  /** When the window of the first batch that is not final closed. */
  finalAt: number;
  asked: number;
}

function chain(over: Partial<Told> = {}): { told: Told; ledger: CoordinatorReads } {
  const told: Told = {
    posted: 5,
    finalized: 5,
    voidFrom: null,
    standing: BOND,
    finalAt: NOW,
    asked: 0,
    ...over,
  };
  const ledger = {
    batchesOf: async () => {
      told.asked++;
      return told;
    },
    getBatch: async (_account: Address, number: number) =>
      number > told.posted ? null : { header: { number, finalAt: told.finalAt } },
    time: async () => NOW,
    committee: { coordinatorBond: async () => BOND },
    vault: { standingOf: async () => told.standing },
  };
  return { told, ledger: ledger as unknown as CoordinatorReads };
}
const refusalOf = async (over: Partial<Told>): Promise<string | undefined> =>
  (await coordinatorRefusal(chain(over).ledger, ACCOUNT))?.code;

test('a coordinator that is void, has no bond, or lets its batches lie is refused before anything is deposited', async () => {
  assert.equal(await refusalOf({}), undefined);
  assert.equal(await refusalOf({ posted: 0, finalized: 0 }), undefined);
  assert.equal(await refusalOf({ voidFrom: 3 }), 'COORDINATOR_VOID');
  assert.equal(await refusalOf({ standing: BOND - 1n }), 'COORDINATOR_NO_BOND');
  assert.equal(await refusalOf({ finalized: 4, finalAt: NOW - 601 }), 'COORDINATOR_BEHIND');
  assert.equal(await refusalOf({ finalized: 4, finalAt: NOW - 600 }), undefined);
  assert.equal(await refusalOf({ finalized: 4, finalAt: NOW + 30 }), undefined);
});

test('a node takes vouchers for those that the mesh names and nothing is known against, and asks now and then', async () => {
  const network = {
    coordinators: [{ peerId: 'c', addresses: [], account: ACCOUNT }],
  } as unknown as NetworkInfo;
  const away = { dial: () => Promise.reject(new Error('not asked')) } as unknown as MeshHost;
  const good = chain();
  const known = createCoordinators(away, 'introducer', network, good.ledger);
  assert.equal(await known.isKnown(ACCOUNT), true);
  assert.equal(await known.isKnown(ACCOUNT), true);
  assert.equal(good.told.asked, 1);
  const bad = createCoordinators(away, 'introducer', network, chain({ voidFrom: 1 }).ledger);
  assert.equal(await bad.isKnown(ACCOUNT), false);
});

test('whether somebody answers for a batch is asked of the chain once in a while', async () => {
  const { told, ledger } = chain();
  const bonded = bondedCoordinators(ledger);
  assert.equal(await bonded(ACCOUNT), true);
  told.standing = 0n;
  assert.equal(await bonded(ACCOUNT), true, 'a bond leaves after a delay');
  assert.equal(await bonded(`0x${'dd'.repeat(20)}`), false);
});

test('of one coordinator that is several processes, one that answers is asked', async () => {
  const mesh = createMemoryMesh();
  const network = {
    coordinators: ['gone', 'there'].map((peerId) => ({ peerId, addresses: [], account: ACCOUNT })),
    contracts: {},
  } as unknown as NetworkInfo;
  await servePaySessions(mesh.host('there'), null, {} as never);
  const host: MeshHost = {
    ...mesh.host('node'),
    ping: async (peerId) => (peerId === 'there' ? 1 : Promise.reject(new Error('away'))),
  };
  const known = createCoordinators(host, 'introducer', network, chain().ledger);
  assert.deepEqual(await (await known.sessionsOf(ACCOUNT)).offers(), []);
});
