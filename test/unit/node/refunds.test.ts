/** What a client asks back of what it paid for work that checks have convicted, and what it is told where nothing comes. */
import assert from 'node:assert/strict';
import { before, beforeEach, test } from 'node:test';
import type { Address } from 'viem';
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts';
import { bytesToHex } from '../../../crypto/core/bytes.ts';
import { encodeCbor } from '../../../crypto/core/cbor.ts';
import { UnavailableError, VerificationError } from '../../../crypto/core/errors.ts';
import { randomBytes } from '../../../crypto/core/random.ts';
import { loadBls } from '../../../crypto/poea/bls.ts';
import { claimHash, encodeSignedClaim } from '../../../crypto/poea/claim.ts';
import { refundConvicted } from '../../../node/client/refunds.ts';
import type { Bundle } from '../../../settlement/batch/bundle.ts';
import { voucherToCbor } from '../../../settlement/batch/voucher.ts';
import { runStep } from '../../../settlement/ephemeral/accounting.ts';
import { channelWitness } from '../../../settlement/ephemeral/recourse.ts';
import { stepTerms } from '../../../settlement/ephemeral/step-terms.ts';
import { EMPTY_TREE, type Tree, treeRoot } from '../../../settlement/ephemeral/tree.ts';
import { signSessionVoucher } from '../../../settlement/ephemeral/voucher.ts';
import type { Receipt } from '../../../settlement/receipt/schema.ts';
import { makeCast, makeSegment, segmentFee } from '../../integration/settlement/world.ts';

const CLIENT = privateKeyToAccount(generatePrivateKey());
const SOMEONE: Address = `0x${'0a'.repeat(20)}`;
const ADDRESSES = {
  chainId: 31_337,
  meshRollup: SOMEONE,
  escrow: `0x${'0b'.repeat(20)}` as Address,
  ephemeralSession: `0x${'0c'.repeat(20)}` as Address,
};
const HOP = 1;
const NUMBER = 3;

interface Asked {
  readonly hop: number;
  readonly coordinator: Address;
  readonly paidIn: { readonly session: number; readonly witness: readonly Uint8Array[] } | null;
}

let byEscrow: Bundle;
let inSession: Bundle;
let asked: Asked[];
let time: number;
let fails: Error | null;
/** Segments that were booked as the escrow's, by their numbers of session; what somebody refunded as a session's before. */
let rebooked: number[];
let misbooked: boolean;

before(async () => {
  const bls = await loadBls();
  byEscrow = await makeSegment(bls, ADDRESSES, await makeCast(bls), CLIENT, { sessionId: randomBytes(32) });
  const { voucher } = byEscrow.voucher;
  const session = { sequencer: voucher.coordinator, number: NUMBER };
  const domain = { chainId: ADDRESSES.chainId, contract: ADDRESSES.ephemeralSession, session };
  inSession = { ...byEscrow, voucher: await signSessionVoucher(voucher, domain, CLIENT) };
});
beforeEach(() => {
  [asked, time, fails, rebooked, misbooked] = [[], 1_000, null, [], false];
});

/** Segments in one batch. */
const receiptOf = (...bundles: readonly Bundle[]): Receipt =>
  ({
    segments: bundles.map(({ claims, voucher }) => ({
      claims: claims.map((claim) => bytesToHex(encodeSignedClaim(claim))),
      voucher: bytesToHex(encodeCbor(voucherToCbor(voucher))),
      amount: '9',
      batch: 1,
      index: 0,
      path: [],
    })),
    batches: [
      {
        coordinator: bundles[0]!.voucher.voucher.coordinator,
        number: 1,
        ...Object.fromEntries(
          ['previousHash', 'receiptsRoot', 'dataHash', 'bitmap', 'aggregate'].map((name) => [name, '']),
        ),
      },
    ],
  }) as unknown as Receipt;

async function refund(bundle: Bundle, verdict = 'void', ...others: readonly Bundle[]) {
  const { payees } = bundle.voucher.voucher;
  const facts = { owner: SOMEONE, delegated: 10n ** 18n, payouts: payees.map(() => SOMEONE) };
  const orders = [{ ...inSession.voucher, settled: segmentFee() }];
  const convicted = claimHash(bundle.claims[HOP]!.claim);
  const ledger = {
    account: SOMEONE,
    chainId: ADDRESSES.chainId,
    addresses: ADDRESSES,
    time: async () => time,
    checks: {
      verdict: async () => verdict,
      refundsLeft: async (hash: Uint8Array) => (bytesToHex(hash) === bytesToHex(convicted) ? 7n : null),
      refund: async ({ hop }: Asked, coordinator: Address, paidIn: Asked['paidIn']) => {
        asked.push({ hop, coordinator, paidIn });
        if (fails !== null) throw fails;
        return { amount: misbooked && paidIn !== null ? 2n : 5n };
      },
      rebook: async (_: unknown, __: Address, session: number) => {
        if (!misbooked) throw new VerificationError('NOTHING_PAID', 'no');
        misbooked = false;
        rebooked.push(session);
      },
    },
    sessions: {
      session: async () => ({
        endsAt: 10,
        endedAt: 10,
        contestedUntil: 20,
        commits: 0,
        root: treeRoot(tree),
      }),
      terms: async () => ({ tailWindow: 5, ownerBps: 1_500, sequencerBps: 500 }),
      tailSteps: async () => orders,
      facts: async () => facts,
    },
  };
  const ref = { sequencer: bundle.voucher.voucher.coordinator, number: NUMBER };
  const terms = await stepTerms(ledger as never, ref, { endsAt: 10 } as never);
  const tree: Tree = runStep(terms, EMPTY_TREE, orders[0]!, facts, true).tree;
  const connection = {
    ledger,
    host: { addAddresses: async () => {} },
    network: { coordinators: [], watchers: [] },
    directory: { list: () => [] },
  };
  return { refunds: await refundConvicted(connection as never, receiptOf(bundle, ...others)), tree };
}

test('a convicted claim is refunded as its segment was paid: by the escrow, or in a session, with its place there', async () => {
  const { coordinator } = byEscrow.voucher.voucher;
  const escrow = await refund(byEscrow);
  assert.deepEqual(escrow.refunds, [{ segment: 0, hop: HOP, wei: 5n, why: 'paid by the escrow' }]);
  assert.deepEqual(asked, [{ hop: HOP, coordinator, paidIn: null }]);
  asked = [];
  const { refunds, tree } = await refund(inSession);
  assert.deepEqual(refunds, [{ segment: 0, hop: HOP, wei: 5n, why: `paid by session ${NUMBER}` }]);
  const witness = channelWitness(tree, inSession.voucher.voucher);
  assert.deepEqual(asked, [{ hop: HOP, coordinator, paidIn: { session: NUMBER, witness } }]);
});

test('nothing is asked for what stands, nor while the session does not pay out', async () => {
  assert.deepEqual((await refund(inSession, 'open')).refunds, []);
  time = 22;
  const [waiting] = (await refund(inSession)).refunds;
  assert.deepEqual([waiting?.wei, waiting?.why], [null, `session ${NUMBER} does not pay out yet`]);
  assert.deepEqual(asked, []);
});

test('what came back already, and what is left of no stake, is told; what the chain is away for is not', async () => {
  fails = new VerificationError('ALREADY_REFUNDED', 'no');
  assert.deepEqual((await refund(byEscrow)).refunds[0]?.wei, null);
  fails = new VerificationError('NOTHING_PAID', 'no');
  assert.match((await refund(inSession)).refunds[0]!.why, /nothing is left of the stake \(session 3\)/);
  fails = new UnavailableError('CHAIN_UNREACHABLE', 'away');
  await assert.rejects(refund(byEscrow), { code: 'CHAIN_UNREACHABLE' });
});

test("what somebody had refunded as a session's, and the escrow paid, is booked there before anything is asked of the session", async () => {
  misbooked = true;
  const { refunds } = await refund(inSession, 'void', byEscrow);
  assert.deepEqual(rebooked, [NUMBER]);
  assert.equal(refunds[0]?.wei, 5n);
  misbooked = true;
  const alone = await refund(inSession);
  assert.deepEqual(
    [alone.refunds[0]?.wei, rebooked],
    [2n, [NUMBER]],
    'nothing of the receipt was by the escrow',
  );
});
