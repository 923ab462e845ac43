/**
 * Vouchers, receipts and logs of sessions.
 * @module
 */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { bytesToHex, hashTypedData } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { concatBytes, u32be } from '../../../crypto/core/bytes.ts';
import { encodeCbor } from '../../../crypto/core/cbor.ts';
import { hash } from '../../../crypto/core/hash.ts';
import { weiBytes } from '../../../settlement/batch/fields.ts';
import type { Voucher } from '../../../settlement/batch/voucher.ts';
import { devAccount } from '../../../settlement/chain/dev-accounts.ts';
import type { Ledger } from '../../../settlement/chain/ledger.ts';
import { openSessionJournal } from '../../../settlement/ephemeral/journal.ts';
import { decodeLog, encodeLog, logTree, sealLog } from '../../../settlement/ephemeral/log.ts';
import { createReceiptSigner, drawReceiptKey } from '../../../settlement/ephemeral/receipt-signer.ts';
import { verifyReceipt } from '../../../settlement/ephemeral/receipts.ts';
import { openSession } from '../../../settlement/ephemeral/state.ts';
import { stepLeaf } from '../../../settlement/ephemeral/step-leaf.ts';
import type { LoggedStep, SessionRef } from '../../../settlement/ephemeral/types.ts';
import {
  domainSeparator,
  isSignedByClient,
  type SessionDomain,
  sessionVoucherDigest,
  sessionVoucherTypedData,
  signSessionVoucher,
} from '../../../settlement/ephemeral/voucher.ts';
import { temporaryFolder } from '../../support/processes.ts';

const named = (name: string): Uint8Array => hash('session-unit', new TextEncoder().encode(name));
const client = privateKeyToAccount(devAccount(2).privateKey);
const DOMAIN: SessionDomain = {
  chainId: 31_337,
  contract: devAccount(5).address,
  session: { sequencer: devAccount(1).address, number: 3 },
};
const NEXT: SessionDomain = { ...DOMAIN, session: { ...DOMAIN.session, number: 4 } };
const SEPARATOR = domainSeparator(DOMAIN);
const VOUCHER: Voucher = {
  client: client.address,
  coordinator: DOMAIN.session.sequencer,
  sessionId: named('session'),
  modelRoot: named('model'),
  cumulative: 12_345n,
  payees: [{ node: named('node'), weight: 7 }],
  validUntil: 2_000_000_000,
};
const loggedStep = async (): Promise<LoggedStep> => ({
  signed: { ...(await signSessionVoucher(VOUCHER, DOMAIN, client)), settled: VOUCHER.cumulative - 5n },
  pre: named('pre'),
  post: named('post'),
});

describe('vouchers of a session', () => {
  it('are hashed as wallets hash them', () => {
    const digest = bytesToHex(sessionVoucherDigest(VOUCHER, SEPARATOR));
    assert.equal(digest, hashTypedData(sessionVoucherTypedData(VOUCHER, DOMAIN)));
  });

  it('are signed by their client, for one session', async () => {
    const signed = await signSessionVoucher(VOUCHER, DOMAIN, client);
    assert.ok(isSignedByClient(signed, sessionVoucherDigest(VOUCHER, SEPARATOR)));
    assert.ok(!isSignedByClient(signed, sessionVoucherDigest(VOUCHER, domainSeparator(NEXT))));
    assert.ok(
      !isSignedByClient(
        { ...signed, signature: new Uint8Array(3) },
        sessionVoucherDigest(VOUCHER, SEPARATOR),
      ),
    );
    const other = privateKeyToAccount(devAccount(3).privateKey);
    await assert.rejects(signSessionVoucher(VOUCHER, DOMAIN, other), { code: 'VOUCHER_SIGNER_MISMATCH' });
  });
});

describe('receipts of a session', () => {
  const signer = createReceiptSigner(drawReceiptKey());

  it('hold for one step at one place of one session, under its key', async () => {
    const leaf = stepLeaf(await loggedStep(), SEPARATOR);
    const receipt = signer.sign(SEPARATOR, 4, leaf);
    verifyReceipt(receipt, leaf, signer.publicKey, SEPARATOR);
    const bad = { code: 'SESSION_RECEIPT' };
    const { publicKey } = signer;
    assert.throws(() => verifyReceipt({ ...receipt, seq: 5 }, leaf, publicKey, SEPARATOR), bad);
    assert.throws(() => verifyReceipt(receipt, { ...leaf, post: named('x') }, publicKey, SEPARATOR), bad);
    assert.throws(() => verifyReceipt(receipt, leaf, publicKey, domainSeparator(NEXT)), bad);
    const stranger = createReceiptSigner(drawReceiptKey()).publicKey;
    assert.throws(() => verifyReceipt(receipt, leaf, stranger, SEPARATOR), bad);
    assert.throws(() => verifyReceipt(receipt, leaf, new Uint8Array(64), SEPARATOR), bad);
    const short = { ...receipt, signature: receipt.signature.subarray(1) };
    assert.throws(() => verifyReceipt(short, leaf, publicKey, SEPARATOR), bad);
  });
});

describe('the session of a journal', () => {
  it('is served under its own receipt key alone: a chain that lost it may have another one of its number', async () => {
    const folder = temporaryFolder();
    const journal = await openSessionJournal(join(folder.path, 'journal.sqlite'));
    try {
      const keys: Uint8Array[] = [];
      const record = (receiptKey: Uint8Array) => ({ endsAt: 1_000, receiptKey });
      const ledger = {
        account: DOMAIN.session.sequencer,
        chainId: DOMAIN.chainId,
        addresses: { ephemeralSession: DOMAIN.contract },
        sessions: {
          count: async () => keys.length,
          session: async ({ number }: SessionRef) => record(keys[number - 1]!),
          terms: async () => ({ ownerBps: 1, sequencerBps: 1 }),
          open: async (_endsAt: number, key: Uint8Array) => ({ number: keys.push(key) }),
        },
      };
      const open = () => openSession(ledger as unknown as Ledger, journal, 1_000);
      assert.equal((await open()).ref.number, 1);
      assert.equal((await open()).ref.number, 1);
      keys[0] = createReceiptSigner(drawReceiptKey()).publicKey;
      await assert.rejects(open(), { code: 'SESSION_LOST', family: 'unavailable' });
    } finally {
      journal.close();
      folder.remove();
    }
  });
});

describe('the log of a commit', () => {
  it('is read as it was written', async () => {
    const step = await loggedStep();
    const [read] = await decodeLog(encodeLog([step], SEPARATOR), SEPARATOR);
    assert.deepEqual(read?.leaf, stepLeaf(step, SEPARATOR));
    assert.equal(read?.signed?.voucher.cumulative, VOUCHER.cumulative);
    assert.deepEqual(read?.signed?.signature, step.signed.signature);
  });

  it('says where another voucher stands than its leaf names, and keeps its root', async () => {
    const step = await loggedStep();
    const signed = await signSessionVoucher({ ...VOUCHER, cumulative: 1n }, DOMAIN, client);
    const other = { ...signed, settled: 1n };
    const leaves = [stepLeaf(step, SEPARATOR), stepLeaf({ ...step, signed: other }, SEPARATOR)];
    const { settled, ...hashes } = leaves[1]!;
    const whole = await decodeLog(encodeLog([step], SEPARATOR), SEPARATOR);
    const hole = encodeCbor({ ...hashes, settled: weiBytes(settled), signed: null });
    const holed = await decodeLog(concatBytes(u32be(hole.length), hole), SEPARATOR);
    assert.equal(holed[0]?.signed, null);
    assert.deepEqual(logTree([...whole, ...holed].map(({ leaf }) => leaf)).root, logTree(leaves).root);
  });

  it('is the same with its root when it is made in slices', async () => {
    const made = await Promise.all([...Array(20)].map(() => loggedStep()));
    const { bytes, root } = await sealLog(made, SEPARATOR);
    assert.deepEqual(bytes, encodeLog(made, SEPARATOR));
    assert.deepEqual(root, logTree(made.map((step) => stepLeaf(step, SEPARATOR))).root);
  });

  it('is refused when it is none', async () => {
    const one = encodeLog([await loggedStep()], SEPARATOR);
    const empty = Uint8Array.of(0, 0, 0, 0);
    const far = Uint8Array.of(255, 255, 255, 255, 1);
    const many = concatBytes(...Array(4_097).fill(one));
    const bad = [
      new Uint8Array(),
      empty,
      far,
      one.subarray(1),
      one.subarray(0, -1),
      concatBytes(one, empty),
      many,
    ];
    for (const bytes of bad) {
      await assert.rejects(decodeLog(bytes, SEPARATOR), { code: 'SESSION_LOG_MALFORMED' });
    }
  });
});
