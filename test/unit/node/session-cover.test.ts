/**
 * What a node asks of vouchers that a session settles, and what is kept of the sequencer's word.
 * @module
 */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Address } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import type { PaySessionClient } from '../../../node/services/pay-session-rpc.ts';
import { createSessionCover, HOP_ROOM_SECONDS } from '../../../node/services/session-cover.ts';
import { createStepStore, type StepStore } from '../../../node/services/step-store.ts';
import type { SignedVoucher, Voucher } from '../../../settlement/batch/voucher.ts';
import { createReceiptSigner, drawReceiptKey } from '../../../settlement/ephemeral/receipt-signer.ts';
import type { SettledStep } from '../../../settlement/ephemeral/settling.ts';
import { stepLeaf } from '../../../settlement/ephemeral/step-leaf.ts';
import type { SessionRecord } from '../../../settlement/ephemeral/types.ts';
import { domainSeparator, signSessionVoucher } from '../../../settlement/ephemeral/voucher.ts';
import { type Folder, temporaryFolder } from '../../support/processes.ts';

const NOW = 1_800_000_000;
const client = privateKeyToAccount(`0x${'11'.repeat(32)}`);
const COORDINATOR: Address = `0x${'cc'.repeat(20)}`;
const ADDRESSES = { chainId: 31_337, ephemeralSession: `0x${'ba'.repeat(20)}` as Address };
const REF = { sequencer: COORDINATOR, number: 3 };
const DOMAIN = { chainId: ADDRESSES.chainId, contract: ADDRESSES.ephemeralSession, session: REF };
const SEPARATOR = domainSeparator(DOMAIN);
const signer = createReceiptSigner(drawReceiptKey());
const word = (fill: number): Uint8Array => new Uint8Array(32).fill(fill);

let folder: Folder;
let homes = 0;
before(() => {
  folder = temporaryFolder();
});
after(() => folder.remove());

const voucherOf = (edit: Partial<Voucher> = {}): Promise<SignedVoucher> =>
  signSessionVoucher(
    {
      client: client.address.toLowerCase() as Address,
      coordinator: COORDINATOR,
      sessionId: word(1),
      modelRoot: word(2),
      cumulative: 1_000n,
      payees: [{ node: word(3), weight: 1 }],
      validUntil: NOW + 10_000,
      ...edit,
    },
    DOMAIN,
    client,
  );

function stepOf(
  { voucher, signature }: SignedVoucher,
  settled: bigint,
  seq = 0,
  post = word(9),
): SettledStep {
  const order = { voucher, signature, settled };
  const leaf = stepLeaf({ signed: order, pre: word(8), post }, SEPARATOR);
  return { session: REF.number, order, leaf, receipt: signer.sign(SEPARATOR, seq, leaf) };
}

interface Said {
  record?: Partial<SessionRecord> | null;
  delegated?: bigint;
  paid?: bigint;
  spent?: bigint;
  step?: SettledStep | null;
}

function covering({ record = {}, delegated = 10_000n, paid = 0n, spent = 0n, step = null }: Said = {}) {
  const steps = createStepStore(join(folder.path, `home-${homes++}`), ADDRESSES);
  const sessions = {
    session: async () =>
      record === null ? null : { endsAt: NOW + 5_000, endedAt: 0, receiptKey: signer.publicKey, ...record },
    delegated: async () => delegated,
  };
  const cover = createSessionCover({
    ledger: { addresses: ADDRESSES, sessions } as never,
    sessionsOf: async () =>
      ({ spending: async () => ({ paid, spent }), step: async () => step }) as unknown as PaySessionClient,
    steps,
    nowSeconds: () => NOW,
  });
  return { cover, steps };
}

test('a session must be on the chain, open, and run for long enough to hand in', async () => {
  const signed = await voucherOf();
  const judge = (record: Partial<SessionRecord> | null, of = signed): Promise<void> =>
    covering({ record }).cover.require(of, [of.voucher], 0n);
  await judge({});
  await judge({ endsAt: NOW + HOP_ROOM_SECONDS });
  const over = { code: 'VOUCHER_SESSION_OVER' };
  await assert.rejects(judge(null), over);
  await assert.rejects(judge({ endedAt: NOW - 1 }), over);
  await assert.rejects(judge({ endsAt: NOW + HOP_ROOM_SECONDS - 1 }), over);
  const short = await voucherOf({ validUntil: NOW + 4_999 });
  await assert.rejects(judge({}, short), { code: 'VOUCHER_EXPIRED' });
});

test('what is delegated covers what is promised here beside what was paid elsewhere', async () => {
  const signed = await voucherOf();
  const other = await voucherOf({ sessionId: word(7) });
  const promised = [signed.voucher, other.voucher];
  const judge = (said: Said, kept: SettledStep | null = null): Promise<void> => {
    const { cover, steps } = covering(said);
    if (kept !== null) steps.put(COORDINATOR, kept);
    return cover.require(signed, promised, 0n);
  };
  await judge({ delegated: 2_000n });
  const small = { code: 'DELEGATION_TOO_SMALL' };
  await assert.rejects(judge({ delegated: 1_999n }), small);
  await judge({ delegated: 2_600n, paid: 900n }, stepOf(other, 300n));
  await assert.rejects(judge({ delegated: 2_600n, paid: 901n }, stepOf(other, 300n)), small);
  const unsigned = { delegated: 1_000n, spent: 10n ** 30n };
  await assert.rejects(judge(unsigned), small, 'what nobody signed covers nothing');
  await judge({ delegated: 2_000n, paid: 0n }, stepOf(other, 300n));
  await assert.rejects(judge({ delegated: 1_999n, paid: 0n }, stepOf(other, 300n)), small);
});

test("more is served only on the sequencer's word for what was, which is kept", async () => {
  const signed = await voucherOf();
  const judge = async (step: SettledStep | null): Promise<StepStore> => {
    const { cover, steps } = covering({ step });
    await cover.require(signed, [signed.voucher], 500n);
    return steps;
  };
  const steps = await judge(stepOf(signed, 500n));
  assert.deepEqual(steps.sessions(), [REF]);
  assert.deepEqual(
    steps.stepsOf(REF),
    [stepOf(signed, 500n)].map((one, i) => ({ ...one, receipt: steps.stepsOf(REF)[i]!.receipt })),
  );
  await assert.rejects(judge(null), { code: 'VOUCHER_UNSETTLED' });
  await assert.rejects(judge(stepOf(signed, 499n)), { code: 'VOUCHER_UNSETTLED' });
  const elsewhere = await voucherOf({ sessionId: word(7) });
  await assert.rejects(judge(stepOf(elsewhere, 500n)), { code: 'STEP_OTHER' });
  const unsigned = { ...stepOf(signed, 500n), receipt: { ...stepOf(signed, 500n).receipt, seq: 9 } };
  await assert.rejects(judge(unsigned), { code: 'SESSION_RECEIPT' });
});

test('of a channel the newest step is kept, of one place both, and of a session that is over nothing', async () => {
  const home = join(folder.path, 'kept');
  const store = createStepStore(home, ADDRESSES);
  const [signed, other] = [await voucherOf(), await voucherOf({ sessionId: word(7) })];
  store.put(COORDINATOR, stepOf(signed, 100n, 4));
  store.put(COORDINATOR, stepOf(signed, 200n, 6));
  store.put(COORDINATOR, stepOf(signed, 150n, 5));
  store.put(COORDINATOR, stepOf(other, 10n, 6));
  store.put(COORDINATOR, stepOf(other, 10n, 6, word(10)));
  const again = createStepStore(home, ADDRESSES);
  const kept = again.stepsOf(REF).map(({ order, receipt }) => [order.settled, receipt.seq]);
  assert.deepEqual(
    kept.sort(),
    [
      [10n, 6],
      [10n, 6],
      [200n, 6],
    ].sort(),
  );
  store.enter({ ...REF, number: 4 });
  assert.deepEqual(
    again
      .sessions()
      .map(({ number }) => number)
      .sort(),
    [3, 4],
  );
  assert.deepEqual(again.stepsOf({ ...REF, number: 4 }), []);
  store.forget(REF);
  assert.deepEqual(readdirSync(join(home, 'sessions')), [`${COORDINATOR}-4`]);
});
