import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Address } from 'viem';
import { UnavailableError, VerificationError } from '../../../crypto/core/errors.ts';
import {
  type ChoiceOf,
  chooseCoordinator,
  coordinatorNamed,
} from '../../../node/client/choose-coordinator.ts';

const BOND = 100n;
const ACCOUNTS = ['aa', 'bb', 'cc'].map((byte) => `0x${byte.repeat(20)}` as Address);
const named = ACCOUNTS.map((account, i) => ({ peerId: `peer-${i}`, addresses: [], account }));
/** Spread by the account, modulo three: this one would have the first of three. */
const CLIENT: Address = `0x${'00'.repeat(19)}03`;

interface Told {
  readonly deposit?: bigint;
  readonly withdrawing?: bigint;
  readonly standing?: bigint;
  readonly voidFrom?: number;
  readonly fails?: Error;
}

const AWAY = new UnavailableError('MESH_PEER_UNREACHABLE', 'away');

function mesh(told: readonly Told[], client = CLIENT): ChoiceOf {
  const of = (account: Address): Told => told[ACCOUNTS.indexOf(account)]!;
  return {
    coordinators: named.slice(0, told.length),
    client,
    ledger: {
      committee: { coordinatorBond: async () => BOND },
      vault: { standingOf: async (account: Address) => of(account).standing ?? BOND },
      batchesOf: async (account: Address) => ({
        posted: 9,
        finalized: 9,
        voidFrom: of(account).voidFrom ?? null,
      }),
      accountOf: async (_client: Address, account: Address) => ({
        balance: of(account).deposit ?? 0n,
        withdrawing: of(account).withdrawing ?? 0n,
        withdrawableAt: 0,
      }),
    },
    host: {
      addAddresses: async () => {},
      ping: async (peerId: string) => {
        const { fails } = told[Number(peerId.at(-1))]!;
        if (fails !== undefined) throw fails;
        return 1;
      },
    },
  } as unknown as ChoiceOf;
}
const chosen = async (told: readonly Told[], client?: Address): Promise<number> =>
  ACCOUNTS.indexOf((await chooseCoordinator(mesh(told, client))).account);

test('the one that holds most of this client is chosen; what is being withdrawn is not there', async () => {
  assert.equal(await chosen([{}, { deposit: 5n }, { deposit: 9n, withdrawing: 5n }]), 1);
});

test('without deposits clients spread over all that answer', async () => {
  const clients = [3, 4, 5].map((i) => `0x${i.toString(16).padStart(40, '0')}` as Address);
  const found = await Promise.all(clients.map((client) => chosen([{}, {}, {}], client)));
  assert.deepEqual(found, [0, 1, 2]);
});

test('one that is void or has less than its bond is not chosen, whatever it holds', async () => {
  assert.equal(await chosen([{ deposit: 9n, voidFrom: 4 }, { deposit: 8n, standing: BOND - 1n }, {}]), 2);
  await assert.rejects(chosen([{ voidFrom: 1 }, { standing: 0n }]), {
    code: 'COORDINATOR_REFUSED',
    details: {
      [ACCOUNTS[0]!]: 'its batches are void from 1 on',
      [ACCOUNTS[1]!]: 'it has 0 of 100 wei of bond',
    },
  });
});

test('one that is away is left out while another answers, and kept to when none does', async () => {
  assert.equal(await chosen([{ deposit: 9n, fails: AWAY }, { deposit: 1n }, {}]), 1);
  assert.equal(await chosen([{ fails: AWAY }, { deposit: 1n, fails: AWAY }]), 1);
});

test('what is no absence is not taken for one', async () => {
  await assert.rejects(chosen([{ fails: new VerificationError('X', 'y') }, {}]), { code: 'X' });
});

test('a mesh may name nobody, or not the one that vouchers are for', async () => {
  await assert.rejects(chosen([]), { code: 'COORDINATOR_UNKNOWN' });
  assert.equal(coordinatorNamed(named, ACCOUNTS[1]!.toUpperCase().replace('0X', '0x') as Address), named[1]);
  assert.throws(() => coordinatorNamed(named, CLIENT), { code: 'COORDINATOR_UNKNOWN' });
});
