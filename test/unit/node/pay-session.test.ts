/**
 * The client's side of sessions: which it pays in, and that it takes nobody's word for being paid.
 * @module
 */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Address } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { UnavailableError } from '../../../crypto/core/errors.ts';
import { randomBytes } from '../../../crypto/core/random.ts';
import { loadBls } from '../../../crypto/poea/bls.ts';
import { choosePaySession, keepingSteps, untilCounted } from '../../../node/client/pay-session.ts';
import type { CoordinatorClient } from '../../../node/services/coordinator.ts';
import type { PaySessionClient } from '../../../node/services/pay-session-rpc.ts';
import { createStepStore } from '../../../node/services/step-store.ts';
import { type Bundle, encodeBundle } from '../../../settlement/batch/bundle.ts';
import { devAccount } from '../../../settlement/chain/dev-accounts.ts';
import { createReceiptSigner, drawReceiptKey } from '../../../settlement/ephemeral/receipt-signer.ts';
import type { SettledStep } from '../../../settlement/ephemeral/settling.ts';
import { stepLeaf } from '../../../settlement/ephemeral/step-leaf.ts';
import { domainSeparator, signSessionVoucher } from '../../../settlement/ephemeral/voucher.ts';
import { makeCast, makeSegment, ROLES } from '../../integration/settlement/world.ts';
import { type Folder, temporaryFolder } from '../../support/processes.ts';

const NOW = 1_800_000_000;
const CLIENT = privateKeyToAccount(devAccount(ROLES.client).privateKey);
const SOMEONE = devAccount(ROLES.coordinator).address;
const ADDRESSES = { chainId: 31_337, ephemeralSession: `0x${'ba'.repeat(20)}` as Address };
const signer = createReceiptSigner(drawReceiptKey());

let folder: Folder;
let bundle: Bundle;
let coordinator: Address;
before(async () => {
  folder = temporaryFolder();
  const bls = await loadBls();
  const plain = await makeSegment(
    bls,
    { chainId: 31_337, meshRollup: SOMEONE, escrow: SOMEONE },
    await makeCast(bls),
    CLIENT,
    { sessionId: randomBytes(32) },
  );
  coordinator = plain.voucher.voucher.coordinator;
  const domain = {
    chainId: ADDRESSES.chainId,
    contract: ADDRESSES.ephemeralSession,
    session: { sequencer: coordinator, number: 3 },
  };
  bundle = { ...plain, voucher: await signSessionVoucher(plain.voucher.voucher, domain, CLIENT) };
});
after(() => folder.remove());

const AMOUNT = 5n;
function stepOf(settled: bigint, session = 3): SettledStep {
  const { voucher, signature } = bundle.voucher;
  const order = { voucher, signature, settled };
  const ref = { sequencer: coordinator, number: session };
  const separator = domainSeparator({
    chainId: ADDRESSES.chainId,
    contract: ADDRESSES.ephemeralSession,
    session: ref,
  });
  const leaf = stepLeaf({ signed: order, pre: randomBytes(32), post: randomBytes(32) }, separator);
  return { session, order, leaf, receipt: signer.sign(separator, 0, leaf) };
}

test('a segment counts as paid when the sequencer signed for it, which is kept', async () => {
  const config = { home: folder.path };
  let endedAt = 0;
  const sessions = { session: async () => ({ receiptKey: signer.publicKey, endedAt }) };
  const submitting = (step: SettledStep | null) =>
    keepingSteps(
      { config, ledger: { addresses: ADDRESSES, sessions } } as never,
      {
        submit: async () => ({ leafHash: new Uint8Array(32), state: 'accepted', amount: AMOUNT, step }),
      } as unknown as CoordinatorClient,
      coordinator,
    ).submit(encodeBundle(bundle));
  await assert.rejects(submitting(null), { code: 'STEP_MISSING' });
  await assert.rejects(submitting(stepOf(AMOUNT - 1n)), { code: 'STEP_OTHER' });
  await assert.rejects(submitting(stepOf(AMOUNT, 4)), { code: 'STEP_OTHER' });
  const { receipt, ...forged } = stepOf(AMOUNT);
  await assert.rejects(submitting({ ...forged, receipt: { ...receipt, seq: 1 } }), {
    code: 'SESSION_RECEIPT',
  });
  const store = createStepStore(folder.path, ADDRESSES);
  assert.deepEqual(store.sessions(), [], 'nothing of it is kept');
  await submitting(stepOf(AMOUNT));
  assert.deepEqual(
    store.stepsOf({ sequencer: coordinator, number: 3 }).map(({ order }) => order.settled),
    [AMOUNT],
  );
  endedAt = 1;
  const { step } = await submitting(null); // over: its coordinator may have let go of its steps
  assert.equal(step?.order.settled, AMOUNT, 'it was kept here');
  store.forget({ sequencer: coordinator, number: 3 });
  assert.equal((await submitting(null)).step, null);
});

test('the session is one that the chain has open for long enough; else it is the escrow, or none', async () => {
  const open = { endedAt: 0, endsAt: NOW + 1_200 };
  const choose = (pay: string, records: Readonly<Record<number, object | null>>, away = false) =>
    choosePaySession(
      {
        config: { pay },
        ledger: {
          time: async () => NOW,
          sessions: { session: async ({ number }: { number: number }) => records[number] ?? null },
        },
      } as never,
      {
        account: coordinator,
        sessions: {
          offers: async () => {
            if (away) throw new UnavailableError('MESH_PEER_UNREACHABLE', 'away');
            return Object.keys(records).map((number) => ({ number: Number(number), endsAt: NOW * 2 }));
          },
        } as unknown as PaySessionClient,
      },
    );
  const records = { 1: null, 2: { ...open, endedAt: 5 }, 3: { ...open, endsAt: NOW + 1_199 }, 4: open };
  assert.deepEqual(await choose('session', records), {
    ref: { sequencer: coordinator, number: 4 },
    endsAt: open.endsAt,
  });
  assert.equal(await choose('escrow', records), null);
  assert.equal(await choose('auto', { 1: null }), null);
  assert.equal(await choose('auto', records, true), null);
  await assert.rejects(choose('session', { 1: null }), { code: 'SESSION_NONE' });
  await assert.rejects(choose('session', records, true), { code: 'SESSION_NONE' });
});

test('a delegation is waited for until it is deep enough, whoever delegated it, and not when the chain lost it', async () => {
  const chain = { block: 100, delegatedAt: 95 as number | null };
  const ref = { sequencer: coordinator, number: 3 };
  const ledger = {
    chainId: 1,
    account: CLIENT.address,
    latestBlock: async () => ({ number: chain.block }),
    sessions: {
      delegated: async (_: unknown, __: Address, depth = 0) =>
        chain.delegatedAt !== null && chain.delegatedAt <= chain.block - depth ? AMOUNT : 0n,
    },
  };
  const left: string[] = [];
  const stages = {
    progress(_: string, text: string) {
      left.push(text);
      chain.block += 1;
    },
  };
  const wait = (wanted: bigint) => untilCounted(ledger as never, ref, wanted, stages as never, 0);
  await wait(AMOUNT);
  assert.equal(chain.block, 95 + 12);
  assert.equal(left.length, 7);
  await wait(AMOUNT);
  assert.equal(left.length, 7);
  chain.delegatedAt = null;
  await assert.rejects(wait(AMOUNT), { code: 'DELEGATION_LOST', family: 'unavailable' });
});
