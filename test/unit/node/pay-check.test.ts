/**
 * What a node takes for a promise to pay: every rule by itself, and nothing that is kept gets lost or outlives what it is for.
 * @module
 */
import assert from 'node:assert/strict';
import { appendFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Address } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { bytesToHex } from '../../../crypto/core/bytes.ts';
import { UnavailableError } from '../../../crypto/core/errors.ts';
import { encodeSignedClaim, type SignedClaim } from '../../../crypto/poea/claim.ts';
import type { Payment } from '../../../mesh/session/hop-host.ts';
import type { HopRouting } from '../../../mesh/session/hop-session.ts';
import { VOUCHER_BYTES } from '../../../mesh/session/protocol.ts';
import {
  createPayCheck,
  type PayCheckOptions,
  VOUCHER_ROOM_SECONDS,
} from '../../../node/services/pay-check.ts';
import { createUnpaidStore, type UnpaidStore } from '../../../node/services/unpaid-store.ts';
import { readVoucherMessage, voucherMessage } from '../../../node/services/voucher-message.ts';
import { positionFee, segmentFee } from '../../../settlement/batch/segment.ts';
import { MAX_PAYEES, signVoucher, type Voucher } from '../../../settlement/batch/voucher.ts';
import { paymentTerms } from '../../../settlement/batch/voucher-digest.ts';
import { signSessionVoucher } from '../../../settlement/ephemeral/voucher.ts';
import { type Folder, temporaryFolder } from '../../support/processes.ts';
import { createNetwork, rowsOf } from '../../support/session.ts';

const NOW = 1_800_000_000;
const client = privateKeyToAccount(`0x${'11'.repeat(32)}`);
const CLIENT = client.address.toLowerCase() as Address;
const COORDINATOR: Address = `0x${'cc'.repeat(20)}`;
const DOMAIN = {
  chainId: 31_337,
  escrow: `0x${'ab'.repeat(20)}` as Address,
  ephemeralSession: `0x${'ba'.repeat(20)}` as Address,
};
const MODEL = new Uint8Array(32).fill(2);
const SESSION = new Uint8Array(32).fill(3);
const COSTS = [2_500, 1_000, 3_000];
const PRICE = 7n;
const UNIT = positionFee(COSTS, PRICE);
const NODES = COSTS.map((_, i) => new Uint8Array(32).fill(i + 10));
const HOP = 1;
const NOBODY = (): void => undefined;

let folder: Folder;
let claims: SignedClaim[];
before(async () => {
  folder = temporaryFolder();
  const network = await createNetwork();
  const session = await network.open();
  for (let i = 0; i < 2; i++) await session.step(rowsOf(32, i), 32, i === 1);
  claims = network.verify(session, await session.finish()).map((segment) => segment[HOP]!);
  await session.close();
});
after(() => folder.remove());

const promised = (positions: number, over: Partial<Voucher> = {}): Voucher => ({
  client: CLIENT,
  coordinator: COORDINATOR,
  sessionId: SESSION,
  modelRoot: MODEL,
  cumulative: UNIT * BigInt(positions),
  payees: NODES.map((node, i) => ({ node, weight: COSTS[i]! })),
  validUntil: NOW + 86_400,
  ...over,
});
const routing: HopRouting = {
  evidence: Uint8Array.of(1, 2, 3),
  sessionId: SESSION,
  hopIndex: HOP,
  hopCount: 3,
  payment: paymentTerms(promised(0)),
  previous: null,
  next: null,
};
const message = async (voucher: Voucher, domain = DOMAIN): Promise<Uint8Array> =>
  voucherMessage(await signVoucher(voucher, domain, client));

let stores = 0;
function store(): UnpaidStore & { readonly folder: string } {
  const path = join(folder.path, `store-${stores++}`);
  const made = createUnpaidStore({
    folder: path,
    onError: (error) => assert.fail(String(error)),
  });
  return { ...made, folder: path };
}

interface Chain {
  balance: bigint;
  withdrawing: bigint;
  spent: bigint;
  reads: number;
  /** What was asked of sessions. */
  readonly asked: { readonly promised: number; readonly settled: bigint }[];
}

function checking(over: Partial<PayCheckOptions> = {}): { payment: Payment; chain: Chain } {
  const chain: Chain = { balance: UNIT * 1_000n, withdrawing: 0n, spent: 0n, reads: 0, asked: [] };
  const ledger = {
    chainId: DOMAIN.chainId,
    addresses: DOMAIN,
    accountOf: async () => {
      chain.reads++;
      return { balance: chain.balance, withdrawing: chain.withdrawing, withdrawableAt: NOW + 9 };
    },
    spent: async () => chain.spent,
  } as unknown as PayCheckOptions['ledger'];
  const payment = createPayCheck({
    ledger,
    modelRoot: MODEL,
    costs: COSTS,
    pricePerUnit: PRICE,
    node: NODES[HOP]!,
    isCoordinator: async (account) => account === COORDINATOR,
    sessions: {
      require: async (_, promised, settled) => {
        chain.asked.push({ promised: promised.length, settled });
      },
    },
    store: store(),
    nowSeconds: () => NOW,
    ...over,
  });
  return { payment, chain };
}

test('a good voucher pays for as many positions as it covers, and one position more is not among them', async () => {
  const session = checking().payment.open(routing, NOBODY);
  assert.equal(await session.promised(await message(promised(40))), 40);
  const cumulative = UNIT * 64n - 1n;
  assert.equal(await session.promised(await message(promised(0, { cumulative }))), 63);
  session.ended();
});

test('a model that costs nothing is served for a voucher over nothing', async () => {
  const session = checking({ pricePerUnit: 0n }).payment.open(routing, NOBODY);
  assert.equal(
    await session.promised(await message(promised(0, { cumulative: 0n }))),
    Number.MAX_SAFE_INTEGER,
  );
});

test('a voucher of a session is judged by what is delegated there, beside those of the same session alone', async () => {
  const session = { sequencer: COORDINATOR, number: 3 };
  const domain = { chainId: DOMAIN.chainId, contract: DOMAIN.ephemeralSession, session };
  const { payment, chain } = checking();
  const other = payment.open({ ...routing, sessionId: new Uint8Array(32).fill(9) }, NOBODY);
  await other.promised(await message(promised(40, { sessionId: new Uint8Array(32).fill(9) })));
  const open = payment.open(routing, NOBODY);
  const reads = chain.reads;
  const signed = await signSessionVoucher(promised(40), domain, client);
  assert.equal(await open.promised(voucherMessage(signed)), 40);
  assert.deepEqual(chain.asked, [{ promised: 1, settled: 0n }]);
  assert.equal(chain.reads, reads, 'the escrow has nothing to do with it');
  const elsewhere = voucherMessage({
    ...(await signSessionVoucher(promised(60), domain, client)),
    session: 4,
  });
  await assert.rejects(open.promised(elsewhere), { code: 'VOUCHER_SIGNATURE' });
  open.ended();
  other.ended();
});

test('what a node has claimed must be settled in a session, but for the last four segments', async () => {
  const session = { sequencer: COORDINATOR, number: 3 };
  const domain = { chainId: DOMAIN.chainId, contract: DOMAIN.ephemeralSession, session };
  const { payment, chain } = checking();
  const open = payment.open(routing, NOBODY);
  const fee = segmentFee(COSTS, 32, PRICE);
  for (const positions of [40, 60, 80]) {
    await open.promised(voucherMessage(await signSessionVoucher(promised(positions), domain, client)));
    for (let i = 0; i < 3; i++) open.claimed(encodeSignedClaim(claims[0]!));
  }
  assert.deepEqual(
    chain.asked.map(({ settled }) => settled),
    [0n, 0n, 2n * fee],
  );
  open.ended();
});

test('every rule a voucher can break', async () => {
  const other = new Uint8Array(32).fill(99);
  const payees = promised(1).payees;
  const cases: readonly [Partial<Voucher>, string][] = [
    [{ sessionId: other }, 'VOUCHER_SESSION'],
    [{ modelRoot: other }, 'VOUCHER_SESSION'],
    [{ payees: payees.slice(0, 2) }, 'VOUCHER_PAYEES'],
    [{ payees: payees.with(HOP, { node: other, weight: COSTS[HOP]! }) }, 'VOUCHER_PAYEES'],
    [{ payees: payees.with(0, { node: NODES[0]!, weight: COSTS[0]! + 1 }) }, 'VOUCHER_PAYEES'],
    [{ validUntil: NOW + VOUCHER_ROOM_SECONDS - 1 }, 'VOUCHER_EXPIRED'],
    [{ coordinator: `0x${'dd'.repeat(20)}` }, 'VOUCHER_COORDINATOR'],
    [{ cumulative: UNIT * 1_000n + 1n }, 'DEPOSIT_TOO_SMALL'],
  ];
  for (const [over, code] of cases) {
    const told = { ...routing, payment: paymentTerms(promised(40, over)) };
    const session = checking().payment.open(told, NOBODY);
    await assert.rejects(session.promised(await message(promised(40, over))), { code }, code);
    session.ended();
  }
  const session = checking().payment.open(routing, NOBODY);
  const elsewhere = await message(promised(40), { ...DOMAIN, chainId: 1 });
  await assert.rejects(session.promised(elsewhere), { code: 'VOUCHER_SIGNATURE' });
  const signed = readVoucherMessage(await message(promised(40)));
  const raised = voucherMessage({ ...signed, voucher: { ...signed.voucher, cumulative: UNIT * 41n } });
  await assert.rejects(session.promised(raised), { code: 'VOUCHER_SIGNATURE' });
});

test('a voucher that names another client, coordinator or payee than the hops were told is refused', async () => {
  const { payees } = promised(1);
  const stranger = privateKeyToAccount(`0x${'22'.repeat(32)}`);
  const others: readonly Partial<Voucher>[] = [
    { payees: payees.with(0, { node: new Uint8Array(32).fill(98), weight: COSTS[0]! }) },
    { payees: payees.with(2, { node: NODES[0]!, weight: COSTS[2]! }) },
    { coordinator: `0x${'dd'.repeat(20)}` },
    { client: stranger.address.toLowerCase() as Address },
  ];
  for (const over of others) {
    const session = checking({ isCoordinator: async () => true }).payment.open(routing, NOBODY);
    const voucher = promised(40, over);
    const signer = over.client === undefined ? client : stranger;
    const signed = voucherMessage(await signVoucher(voucher, DOMAIN, signer));
    await assert.rejects(session.promised(signed), { code: 'VOUCHER_TERMS', family: 'verification' });
    const told = checking({ isCoordinator: async () => true }).payment.open(
      {
        ...routing,
        payment: paymentTerms(voucher),
      },
      NOBODY,
    );
    assert.equal(await told.promised(signed), 40, 'control: these were told so');
  }
  const untold = checking().payment.open({ ...routing, payment: null }, NOBODY);
  await assert.rejects(untold.promised(await message(promised(40))), { code: 'VOUCHER_TERMS' });
});

test('what was promised stays promised, by the same client, coordinator and route', async () => {
  const session = checking({ isCoordinator: async () => true }).payment.open(routing, NOBODY);
  await session.promised(await message(promised(64)));
  const { payees } = promised(1);
  const cases: readonly [Partial<Voucher>, string][] = [
    [{ cumulative: UNIT * 64n - 1n }, 'VOUCHER_LOWERED'],
    [{ coordinator: `0x${'dd'.repeat(20)}` }, 'VOUCHER_TERMS'],
    [{ payees: payees.with(0, { node: new Uint8Array(32).fill(98), weight: COSTS[0]! }) }, 'VOUCHER_TERMS'],
  ];
  for (const [over, code] of cases)
    await assert.rejects(session.promised(await message(promised(64, over))), { code }, code);
});

test('a deposit counts once over all sessions of its client, less what is asked back, plus what was settled', async () => {
  const { payment, chain } = checking();
  chain.balance = UNIT * 100n;
  const first = payment.open(routing, NOBODY);
  await first.promised(await message(promised(60)));
  const sessionId = new Uint8Array(32).fill(4);
  const second = payment.open({ ...routing, sessionId }, NOBODY);
  await assert.rejects(second.promised(await message(promised(41, { sessionId }))), {
    code: 'DEPOSIT_TOO_SMALL',
  });
  await second.promised(await message(promised(40, { sessionId })));
  second.ended();
  await first.promised(await message(promised(100)));
  chain.withdrawing = UNIT;
  await assert.rejects(first.promised(await message(promised(101))), { code: 'DEPOSIT_TOO_SMALL' });
  chain.withdrawing = 0n;
  chain.spent = UNIT * 50n; // its first segments are settled: they have left the deposit
  chain.balance = UNIT * 60n;
  await first.promised(await message(promised(110)));
});

test('a voucher that is judged when its session is over counts no more', async () => {
  const { payment } = checking();
  const session = payment.open(routing, NOBODY);
  const judged = session.promised(await message(promised(1_000)));
  session.ended();
  await judged;
  const sessionId = new Uint8Array(32).fill(4);
  await payment
    .open({ ...routing, sessionId }, NOBODY)
    .promised(await message(promised(1_000, { sessionId })));
});

test('the chain is not asked for every voucher', async () => {
  const { payment, chain } = checking();
  const session = payment.open(routing, NOBODY);
  for (let positions = 32; positions <= 320; positions += 32)
    await session.promised(await message(promised(positions)));
  assert.equal(chain.reads, 1);
});

test('a message has one length and one form, whatever the voucher', async () => {
  const payees = Array.from({ length: MAX_PAYEES }, (_, i) => ({
    node: new Uint8Array(32).fill(i),
    weight: Number.MAX_SAFE_INTEGER,
  }));
  const largest = await message(promised(1, { payees, cumulative: 2n ** 128n - 1n }));
  const smallest = await message(promised(1, { payees: payees.slice(0, 1), cumulative: 0n }));
  assert.deepEqual([largest.length, smallest.length], [VOUCHER_BYTES, VOUCHER_BYTES]);
  assert.equal(readVoucherMessage(largest).voucher.payees.length, MAX_PAYEES);
  const trailing = Uint8Array.from(smallest);
  trailing[VOUCHER_BYTES - 1] = 1;
  for (const broken of [trailing, smallest.subarray(1), new Uint8Array(VOUCHER_BYTES), new Uint8Array(0)])
    assert.throws(() => readVoucherMessage(broken), { family: 'verification' });
});

test('claims and the last voucher are on disk when the session is over; what earned nothing is not', async () => {
  const kept = store();
  const { payment } = checking({ store: kept });
  const { sessionId } = claims[0]!.claim;
  const session = payment.open({ ...routing, sessionId }, NOBODY);
  await session.promised(await message(promised(32, { sessionId })));
  session.claimed(encodeSignedClaim(claims[0]!));
  await session.promised(await message(promised(64, { sessionId })));
  session.claimed(encodeSignedClaim(claims[1]!));
  assert.ok((await kept.sessions()).every(({ runs }) => runs));
  session.ended();
  const idle = payment.open(routing, NOBODY);
  await idle.promised(await message(promised(32)));
  idle.ended();
  await kept.written();
  await new Promise((resolve) => setTimeout(resolve, 50));
  assert.deepEqual(
    (await kept.sessions()).map((one) => [bytesToHex(one.sessionId), one.runs]),
    [[bytesToHex(sessionId), false]],
  );
  // as another process finds it, with a line that a crash cut off
  appendFileSync(join(kept.folder, `${bytesToHex(sessionId)}.claims`), 'claim a26');
  writeFileSync(join(kept.folder, `${bytesToHex(SESSION)}.voucher.part`), 'cut off');
  const again = createUnpaidStore({
    folder: kept.folder,
    onError: (error) => assert.fail(String(error)),
  });
  const found = (await again.read(sessionId))!;
  assert.equal(found.hopIndex, HOP);
  assert.deepEqual(found.evidence, Uint8Array.of(1, 2, 3));
  assert.deepEqual(found.claims, claims);
  assert.equal(found.voucher.voucher.cumulative, UNIT * 64n);
  await again.forget(sessionId);
  assert.deepEqual(await again.sessions(), []);
  assert.equal(await again.read(sessionId), null);
  assert.deepEqual(readdirSync(kept.folder), []);
});

/** A session that has earned a claim of an empty one, promised so many positions. */
async function earns(payment: Payment, sessionId: Uint8Array, positions: number) {
  const session = payment.open({ ...routing, sessionId }, NOBODY);
  await session.promised(await message(promised(positions, { sessionId })));
  session.claimed(encodeSignedClaim(claims[0]!));
  return session;
}
const idOf = (byte: number): Uint8Array => new Uint8Array(32).fill(byte);

test('what a session that is over was promised counts until it is forgotten, for the next process too', async () => {
  const kept = store();
  const { payment, chain } = checking({ store: kept });
  chain.balance = UNIT * 100n;
  (await earns(payment, idOf(20), 60)).ended();
  const tooMuch = await message(promised(41, { sessionId: idOf(21) }));
  const second = payment.open({ ...routing, sessionId: idOf(21) }, NOBODY);
  await assert.rejects(second.promised(tooMuch), { code: 'DEPOSIT_TOO_SMALL' });
  second.ended();
  await kept.written();
  const again = createUnpaidStore({
    folder: kept.folder,
    onError: (error) => assert.fail(String(error)),
  });
  const restarted = checking({ store: again });
  restarted.chain.balance = UNIT * 100n;
  const third = restarted.payment.open({ ...routing, sessionId: idOf(21) }, NOBODY);
  await assert.rejects(third.promised(tooMuch), { code: 'DEPOSIT_TOO_SMALL' });
  await again.forget(idOf(20));
  await third.promised(tooMuch);
});

test('sessions that are promised the same deposit at once do not both have it', async () => {
  const { payment, chain } = checking();
  chain.balance = UNIT * 100n;
  const ids = [30, 31, 32].map(idOf);
  const judged = await Promise.allSettled(
    ids.map(async (sessionId) =>
      payment.open({ ...routing, sessionId }, NOBODY).promised(await message(promised(60, { sessionId }))),
    ),
  );
  assert.ok(judged.filter(({ status }) => status === 'fulfilled').length <= 1);
});

test('a voucher must pay for a position more than the one before, and the newest alone is kept', async () => {
  const kept = store();
  const { payment } = checking({ store: kept });
  const session = payment.open(routing, NOBODY);
  await session.promised(await message(promised(40)));
  for (const cumulative of [UNIT * 40n, UNIT * 41n - 1n])
    await assert.rejects(session.promised(await message(promised(0, { cumulative }))), {
      code: 'VOUCHER_LOWERED',
    });
  for (let positions = 41; positions < 50; positions++) {
    await session.promised(await message(promised(positions)));
    // it is there before the next one is taken
    assert.equal(kept.vouchers.get(bytesToHex(SESSION))!.voucher.cumulative, UNIT * BigInt(positions));
    assert.equal(statSync(join(kept.folder, `${bytesToHex(SESSION)}.voucher`)).size, VOUCHER_BYTES);
  }
  assert.equal(readdirSync(kept.folder).length, 1);
});

test('an id that this node has seen and keeps something of opens no session, and loses nothing by it', async () => {
  const kept = store();
  const { payment } = checking({ store: kept });
  const first = await earns(payment, idOf(40), 40);
  const known = { code: 'SESSION_KNOWN', family: 'verification' };
  assert.throws(() => payment.open({ ...routing, sessionId: idOf(40) }, NOBODY), known);
  first.ended();
  await kept.written();
  const again = createUnpaidStore({
    folder: kept.folder,
    onError: (error) => assert.fail(String(error)),
  });
  assert.throws(() => again.open({ ...routing, sessionId: idOf(40) }), known);
  assert.equal((await again.read(idOf(40)))!.claims.length, 1);
});

test('a voucher that cannot be kept is not served for', async () => {
  const kept = store();
  const failing: UnpaidStore = {
    ...kept,
    open: (...of) => ({
      ...kept.open(...of),
      voucher: () => Promise.reject(new UnavailableError('VOUCHER_NOT_KEPT', 'the disk is full')),
    }),
  };
  const session = checking({ store: failing }).payment.open(routing, NOBODY);
  await assert.rejects(session.promised(await message(promised(40))), { code: 'VOUCHER_NOT_KEPT' });
});
