/**
 * Vouchers that are settled before they are earned: what they are named, and that every payee gets what it is due.
 * @module
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bytesToHex } from '../../../crypto/core/bytes.ts';
import { randomBytes } from '../../../crypto/core/random.ts';
import { drawSessionId } from '../../../crypto/seal/replay-guard.ts';
import type { Voucher } from '../../../settlement/batch/voucher.ts';
import { runStep, sessionAccount } from '../../../settlement/ephemeral/accounting.ts';
import {
  type Due,
  drawQueryName,
  earnedAtLeast,
  isNameOf,
  isPrepaid,
  prepaidTerms,
} from '../../../settlement/ephemeral/prepaid.ts';
import { EMPTY_TREE } from '../../../settlement/ephemeral/tree.ts';
import type { StepReceipt } from '../../../settlement/ephemeral/types.ts';

const SPLIT = { ownerBps: 1_500, sequencerBps: 500 };
const SEQUENCER = `0x${'5e'.repeat(20)}` as const;
const CLIENT = `0x${'c1'.repeat(20)}` as const;
const payoutOf = (node: Uint8Array) => `0x${bytesToHex(node.subarray(0, 20))}` as const;

const voucherOf = (dues: readonly Due[], cumulative?: bigint): Voucher => {
  const { payees, amount } = prepaidTerms(dues, SPLIT);
  return {
    client: CLIENT,
    coordinator: SEQUENCER,
    sessionId: drawQueryName('client').name,
    modelRoot: new Uint8Array(32),
    cumulative: cumulative ?? amount,
    payees,
    validUntil: 1_000,
  };
};

/** What the contract's step gives everybody where the voucher is settled in so many parts. */
function earned(voucher: Voucher, parts: number): ReadonlyMap<string, bigint> {
  const terms = { ...SPLIT, separator: new Uint8Array(32), sequencer: SEQUENCER, endsAt: 1_000 };
  const facts = {
    owner: `0x${'00'.repeat(19)}01` as const,
    delegated: 1n << 120n,
    payouts: voucher.payees.map(({ node }) => payoutOf(node)),
  };
  let tree = EMPTY_TREE;
  for (let part = 1; part <= parts; part++) {
    const settled = (voucher.cumulative * BigInt(part)) / BigInt(parts);
    const step = runStep(terms, tree, { voucher, signature: new Uint8Array(65), settled }, facts, true);
    assert.equal(step.refusal, null);
    tree = step.tree;
  }
  return new Map(
    voucher.payees.map(({ node }) => [bytesToHex(node), sessionAccount(tree, payoutOf(node)).earned]),
  );
}

const receiptAt = (seq: number) => ({ seq }) as StepReceipt;
const someDues = (...wei: readonly bigint[]): Due[] =>
  wei.map((due) => ({ node: randomBytes(32), wei: due }));

test('a name says that it is prepaid, and no session of veil has such a name', () => {
  const { name: one, opening } = drawQueryName('client');
  const { name: other } = drawQueryName('client');
  assert.equal(one.length, 32);
  assert.notDeepEqual(one, other);
  assert.ok(isPrepaid(one));
  for (const end of [0, 1_800_000_000, 2 ** 32 - 2]) assert.ok(!isPrepaid(drawSessionId(end)));
  assert.ok(isNameOf(one, 'client', opening));
  assert.ok(!isNameOf(one, 'node', opening), 'whoever else has it did not draw it');
  assert.ok(!isNameOf(other, 'client', opening));
  assert.ok(!isNameOf(one, 'client', randomBytes(32)));
  for (let at = 0; at < 16; at++) assert.ok(!isPrepaid(one.map((byte, i) => (i === at ? byte ^ 1 : byte))));
});

test('everybody gets what he is due, and hardly more, at any scale', () => {
  for (const wei of [
    [1n],
    [7n, 7n, 1n],
    [10n ** 12n, 3n * 10n ** 11n, 1n],
    [10n ** 24n, 10n ** 24n, 10n ** 21n + 1n],
    [(1n << 90n) + 1n, 5n << 80n],
  ]) {
    const dues = someDues(...wei);
    const voucher = voucherOf(dues);
    const got = earned(voucher, 1);
    for (const { node, wei: due } of dues) {
      assert.ok(got.get(bytesToHex(node))! >= due, `${wei}`);
      const step = {
        order: { voucher, signature: new Uint8Array(65), settled: voucher.cumulative },
        receipt: receiptAt(0),
      };
      const least = earnedAtLeast(step, node, SPLIT);
      assert.ok(least >= due && least <= got.get(bytesToHex(node))!);
    }
    const sum = wei.reduce((all, due) => all + due, 0n);
    assert.ok(
      voucher.cumulative <= (sum * 10_000n) / 8_000n + sum / 1_000n + 2n,
      'no more than the split takes',
    );
  }
});

test('payees are in the order of their ids, whoever was named first', () => {
  const dues = someDues(5n, 6n, 7n, 8n);
  const names = (of: readonly Due[]): string[] =>
    prepaidTerms(of, SPLIT).payees.map(({ node }) => bytesToHex(node));
  assert.deepEqual(names(dues), names(dues.toReversed()));
  assert.deepEqual(names(dues), names(dues).toSorted());
});

test('whoever has it settled in a thousand parts takes from nobody what a node counts on', () => {
  // Ids in this order: the last payee of a step has what rounding leaves, so that who loses hangs on the order.
  const inOrder = (...wei: readonly bigint[]): Due[] =>
    wei.map((due, at) => ({ node: new Uint8Array(32).fill(at + 1), wei: due }));
  const PARTS = 1_000;
  let lost = 0;
  for (const dues of [
    inOrder(1_000n, 3_333n, 70_001n),
    inOrder(1_000n, 70_001n, 3_333n),
    inOrder(3_333n, 1_000n, 70_001n),
    inOrder(3_333n, 70_001n, 1_000n),
    inOrder(70_001n, 1_000n, 3_333n),
    inOrder(70_001n, 3_333n, 1_000n),
  ]) {
    const voucher = voucherOf(dues);
    const got = earned(voucher, PARTS);
    const order = { voucher, signature: new Uint8Array(65), settled: voucher.cumulative };
    for (const { node, wei } of dues) {
      const own = got.get(bytesToHex(node))!;
      assert.ok(earnedAtLeast({ order, receipt: receiptAt(PARTS - 1) }, node, SPLIT) <= own);
      if (own < wei) lost++;
    }
  }
  assert.ok(lost > 0, 'rounding takes something, which is why steps are counted');
});

test('of a stranger, or of nothing, nobody has anything', () => {
  const [due] = someDues(1_000n);
  const voucher = voucherOf([due!]);
  const order = { voucher, signature: new Uint8Array(65), settled: voucher.cumulative };
  assert.equal(earnedAtLeast({ order, receipt: receiptAt(0) }, randomBytes(32), SPLIT), 0n);
  assert.equal(
    earnedAtLeast({ order: { ...order, settled: 0n }, receipt: receiptAt(5) }, due!.node, SPLIT),
    0n,
  );
});
