/**
 * What a sequencer settles without claims: what its client means to pay ahead, and nothing that anybody else makes of a voucher.
 * @module
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Address } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { randomBytes } from '../../../crypto/core/random.ts';
import { createPrepaying, type PrepayingLedger } from '../../../node/services/prepaying.ts';
import type { Sequencing } from '../../../node/services/sequencing.ts';
import type { SignedVoucher } from '../../../settlement/batch/voucher.ts';
import { drawQueryName } from '../../../settlement/ephemeral/prepaid.ts';
import { signSessionVoucher } from '../../../settlement/ephemeral/voucher.ts';

const CONTRACTS = {
  chainId: 31_337,
  escrow: `0x${'e5'.repeat(20)}` as Address,
  ephemeralSession: `0x${'ba'.repeat(20)}` as Address,
};
const SEQUENCER: Address = `0x${'cc'.repeat(20)}`;
const [client, other] = ['11', '22'].map((byte) => privateKeyToAccount(`0x${byte.repeat(32)}`));

const voucherOf = (sessionId: Uint8Array, by = client!): Promise<SignedVoucher> =>
  signSessionVoucher(
    {
      client: by.address.toLowerCase() as Address,
      coordinator: SEQUENCER,
      sessionId,
      modelRoot: new Uint8Array(32),
      cumulative: 1_000n,
      payees: [{ node: new Uint8Array(32), weight: 1 }],
      validUntil: 1_800_000_000,
    },
    {
      chainId: CONTRACTS.chainId,
      contract: CONTRACTS.ephemeralSession,
      session: { sequencer: SEQUENCER, number: 3 },
    },
    by,
  );

const PER_MINUTE = 10;

function prepaying() {
  const settled: (readonly [number, bigint])[] = [];
  const known = new Set<SignedVoucher>();
  const clock = { ms: 0 };
  const asked: string[] = [];
  const delegated = { wei: 1n };
  const ledger = {
    addresses: CONTRACTS,
    sessions: {
      delegated: async (_: unknown, of: string) => {
        asked.push(of);
        return delegated.wei;
      },
    },
  } as unknown as PrepayingLedger;
  const sequencing = {
    sequencer: (number: number) => (number === 3 ? { ref: { sequencer: SEQUENCER, number } } : null),
    newest: (_: number, signed: SignedVoucher) =>
      known.has(signed) ? { order: { settled: signed.voucher.cumulative } } : null,
    settle: async (session: number, signed: SignedVoucher, upTo: bigint) => {
      settled.push([session, upTo]);
      known.add(signed);
      return {};
    },
  } as unknown as Sequencing;
  const settle = createPrepaying(sequencing, ledger, () => clock.ms, PER_MINUTE);
  let peers = 0;
  /** Each time by another peer, if none is named. */
  const prepay = (signed: SignedVoucher, peer = `peer-${peers++}`) => settle(peer, signed);
  return { prepay, settled, clock, asked, delegated };
}

test('a voucher that is named so is settled whole, in its own session', async () => {
  const { prepay, settled } = prepaying();
  await prepay(await voucherOf(drawQueryName('client').name));
  assert.deepEqual(settled, [[3, 1_000n]]);
});

test('no other is, nor what its client has not signed', async () => {
  const { prepay, settled } = prepaying();
  const signed = await voucherOf(drawQueryName('client').name);
  const { session: _, ...escrow } = signed;
  const foreign = { code: 'VOUCHER_SIGNATURE' };
  await assert.rejects(prepay(await voucherOf(randomBytes(32))), { code: 'VOUCHER_NOT_PREPAID' });
  await assert.rejects(prepay(escrow), { code: 'VOUCHER_NOT_PREPAID' });
  await assert.rejects(prepay({ ...signed, session: 4 }), { code: 'SESSION_UNKNOWN' });
  const elsewhere = { ...signed.voucher, coordinator: `0x${'dd'.repeat(20)}` as Address };
  await assert.rejects(prepay({ ...signed, voucher: elsewhere }), { code: 'SESSION_UNKNOWN' });
  await assert.rejects(prepay({ ...signed, voucher: { ...signed.voucher, cumulative: 1_001n } }), foreign);
  await assert.rejects(
    prepay({ ...signed, voucher: { ...signed.voucher, sessionId: drawQueryName('client').name } }),
    foreign,
  );
  assert.deepEqual(settled, []);
});

test('of one account so many a minute, whatever others ask; the same again counts once', async () => {
  const { prepay, settled, clock } = prepaying();
  const signed = await voucherOf(drawQueryName('client').name);
  for (let i = 0; i <= PER_MINUTE; i++) await prepay(signed);
  for (let i = 1; i < PER_MINUTE; i++) await prepay({ ...signed }); // another object is another voucher here
  await assert.rejects(prepay({ ...signed }), { code: 'PREPAYING_BUSY', family: 'unavailable' });
  await prepay(signed);
  await prepay(await voucherOf(drawQueryName('client').name, other));
  clock.ms = 60_000;
  await prepay({ ...signed });
  assert.equal(settled.length, 2 * PER_MINUTE + 3);
});

test('of one peer so many a minute, whoever signed them', async () => {
  const { prepay } = prepaying();
  const signed = await voucherOf(drawQueryName('client').name);
  const forged = { ...signed, voucher: { ...signed.voucher, cumulative: 7n } };
  for (let i = 0; i < PER_MINUTE; i++) {
    await assert.rejects(prepay({ ...forged }, 'one'), { code: 'VOUCHER_SIGNATURE' });
  }
  await assert.rejects(prepay(signed, 'one'), { code: 'PREPAYING_BUSY' });
  await prepay(signed, 'other');
});

test('a client that has delegated nothing is asked for on chain now and then, and one that has once', async () => {
  const { prepay, asked, delegated, clock, settled } = prepaying();
  const signed = await voucherOf(drawQueryName('client').name);
  delegated.wei = 0n;
  for (let i = 0; i < 3; i++) await assert.rejects(prepay({ ...signed }), { code: 'DELEGATION_NONE' });
  assert.equal(asked.length, 1);
  delegated.wei = 5n;
  clock.ms = 5_000;
  for (let i = 0; i < 3; i++) await prepay({ ...signed });
  assert.deepEqual([asked.length, settled.length], [2, 3]);
});
