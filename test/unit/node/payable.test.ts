/**
 * Where the vouchers of an answer are handed in once the session that they are for is over: what its coordinator accepted stays there, the rest
 * is signed anew, and nothing is paid twice.
 * @module
 */
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import type { Address } from 'viem';
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts';
import { UsageError } from '../../../crypto/core/errors.ts';
import { randomBytes } from '../../../crypto/core/random.ts';
import { loadBls } from '../../../crypto/poea/bls.ts';
import type { ClientConnection } from '../../../node/client/connect.ts';
import { type PayingCoordinator, payable } from '../../../node/client/payable.ts';
import type { Stages } from '../../../node/stages.ts';
import { type Bundle, decodeBundle } from '../../../settlement/batch/bundle.ts';
import { verifyVoucher } from '../../../settlement/batch/voucher.ts';
import { runStep } from '../../../settlement/ephemeral/accounting.ts';
import { stepTerms } from '../../../settlement/ephemeral/step-terms.ts';
import { EMPTY_TREE, type Tree, treeRoot } from '../../../settlement/ephemeral/tree.ts';
import type { Order } from '../../../settlement/ephemeral/types.ts';
import { signSessionVoucher } from '../../../settlement/ephemeral/voucher.ts';
import { makeCast, makeSegment, segmentFee } from '../../integration/settlement/world.ts';
import { type Folder, temporaryFolder } from '../../support/processes.ts';

const PRIVATE_KEY = generatePrivateKey();
const CLIENT = privateKeyToAccount(PRIVATE_KEY);
const SOMEONE: Address = `0x${'0a'.repeat(20)}`;
const ADDRESSES = {
  chainId: 31_337,
  meshRollup: SOMEONE,
  escrow: `0x${'0b'.repeat(20)}` as Address,
  ephemeralSession: `0x${'0c'.repeat(20)}` as Address,
};
const FEE = segmentFee();
const STAGES: Stages = { done: () => {}, progress: () => {} };

let folder: Folder;
/** Of one answer, in session 3 of their coordinator. */
let bundles: Bundle[];
let sequencer: Address;
/** What the session has settled, as it pays out. */
let settled: Order[];
let deposits: bigint[];
/** Segments that the coordinator answers for. */
let answered: number;
let connection: ClientConnection;

before(async () => {
  folder = temporaryFolder();
  const bls = await loadBls();
  const cast = await makeCast(bls);
  const sessionId = randomBytes(32);
  bundles = [];
  for (let i = 0; i < 3; i++) {
    const previous = bundles.at(-1);
    const cumulative = FEE * BigInt(i + 1);
    const options = { sessionId, cumulative, ...(previous === undefined ? {} : { previous }) };
    const plain = await makeSegment(bls, ADDRESSES, cast, CLIENT, options);
    sequencer = plain.voucher.voucher.coordinator;
    const session = { sequencer, number: 3 };
    const domain = { chainId: ADDRESSES.chainId, contract: ADDRESSES.ephemeralSession, session };
    bundles.push({ ...plain, voucher: await signSessionVoucher(plain.voucher.voucher, domain, CLIENT) });
  }
});
after(() => folder.remove());

beforeEach(() => {
  [settled, deposits, answered] = [[], [], 0];
  const facts = async () => ({
    owner: SOMEONE,
    delegated: 10n ** 18n,
    payouts: bundles[0]!.voucher.voucher.payees.map(() => SOMEONE),
  });
  const ledger = {
    account: CLIENT.address.toLowerCase() as Address,
    chainId: ADDRESSES.chainId,
    addresses: ADDRESSES,
    time: async () => 1_000,
    spent: async () => 0n,
    accountOf: async () => ({ balance: deposits.reduce((sum, one) => sum + one, 0n), withdrawing: 0n }),
    balance: async () => 10n ** 18n,
    deposit: async (_client: string, _coordinator: string, amount: bigint) => deposits.push(amount),
    sessions: {
      session: async () => ({ endsAt: 10, endedAt: 10, contestedUntil: 20, commits: 0, root: await root() }),
      terms: async () => ({ tailWindow: 5, ownerBps: 1_500, sequencerBps: 500 }),
      tailSteps: async () => settled,
      facts,
      delegated: async () => 10n ** 18n,
    },
  };
  async function root(): Promise<Uint8Array> {
    const record = { endsAt: 10 } as never;
    const terms = await stepTerms(ledger as never, { sequencer, number: 3 }, record);
    let tree: Tree = EMPTY_TREE;
    for (const order of settled) tree = runStep(terms, tree, order, await facts(), true).tree;
    return treeRoot(tree);
  }
  connection = {
    privateKey: PRIVATE_KEY,
    ledger,
    config: { home: folder.path, pay: 'escrow' },
    host: { addAddresses: async () => {} },
    network: { coordinators: [], watchers: [] },
    directory: { list: () => [] },
  } as unknown as ClientConnection;
});

/** Accepts the first so many segments, whoever paid for them how. */
const coordinator = (): PayingCoordinator =>
  ({
    account: sequencer,
    sessions: { offers: async () => [] },
    submit: async (bytes: Uint8Array) => {
      const { claims, voucher } = decodeBundle(bytes);
      if (claims[0]!.claim.segment < answered) return { amount: FEE };
      if (voucher.session !== undefined) throw new UsageError('SESSION_UNKNOWN', 'over');
      throw new Error('not handed in here');
    },
  }) as unknown as PayingCoordinator;
const ready = (of: readonly Bundle[] = bundles): Promise<readonly Bundle[]> =>
  payable(connection, coordinator(), of, STAGES, 0);
const settle = (upTo: number): void => {
  settled = [{ ...bundles[upTo - 1]!.voucher, settled: FEE * BigInt(upTo) }];
};

test('what the session settled stays as it is, and the rest is for the escrow, with nothing of it twice', async () => {
  settle(2);
  answered = 2;
  const anew = await ready();
  assert.deepEqual(anew.slice(0, 2), bundles.slice(0, 2));
  const { voucher } = anew[2]!;
  assert.equal(voucher.session, undefined);
  assert.equal(
    voucher.voucher.cumulative,
    FEE,
    'of the last segment alone: the escrow counts from the beginning',
  );
  verifyVoucher(voucher, ADDRESSES);
  assert.deepEqual(anew[2]!.claims, bundles[2]!.claims);
  assert.deepEqual(deposits, [FEE]);
  assert.equal(await ready(anew), anew, 'nor is anything of it signed once more');
  assert.deepEqual(deposits, [FEE]);
});

test('all of it is signed anew where the session settled nothing', async () => {
  const anew = await ready();
  assert.deepEqual(
    anew.map(({ voucher: { session, voucher } }) => [session, voucher.cumulative]),
    bundles.map((_, i) => [undefined, FEE * BigInt(i + 1)]),
  );
  assert.deepEqual(deposits, [3n * FEE]);
});

test('what was accepted is not paid once more, also where the session lost it: that is its coordinator’s', async () => {
  answered = 1;
  const anew = await ready();
  assert.equal(anew[0], bundles[0]);
  assert.deepEqual(
    anew.slice(1).map(({ voucher: { voucher } }) => voucher.cumulative),
    [FEE, 2n * FEE],
  );
  assert.deepEqual(deposits, [2n * FEE]);
});

test('what was settled and is not accepted is told, with what it cost', async () => {
  settle(2);
  answered = 1;
  await assert.rejects(ready(), { code: 'SETTLED_UNACCEPTED', details: { session: 3, wei: String(FEE) } });
  assert.deepEqual(deposits, []);
});
