/**
 * Receipts against the state of a real chain.
 * @module
 */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Hex } from 'viem';
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts';
import { bytesToHex, hex } from '../../../crypto/core/bytes.ts';
import { encodeCbor } from '../../../crypto/core/cbor.ts';
import { VerificationError } from '../../../crypto/core/errors.ts';
import { randomBytes } from '../../../crypto/core/random.ts';
import { decodeSignedClaim, encodeSignedClaim } from '../../../crypto/poea/claim.ts';
import { type Bundle, encodeBundle } from '../../../settlement/batch/bundle.ts';
import { signVoucher, type Voucher, voucherToCbor } from '../../../settlement/batch/voucher.ts';
import type { ReceiptModel, VerifyReceiptOptions } from '../../../settlement/receipt/findings.ts';
import { decodeReceipt, encodeReceipt, receiptMessage } from '../../../settlement/receipt/format.ts';
import { makeReceipt } from '../../../settlement/receipt/make.ts';
import { requestIdOf } from '../../../settlement/receipt/request-id.ts';
import type { ReceiptBody } from '../../../settlement/receipt/schema.ts';
import { checkClientSignature } from '../../../settlement/receipt/signed-steps.ts';
import { type ReceiptReport, verifyReceipt } from '../../../settlement/receipt/verify.ts';
import { createWorld, type OpenCoordinator, ROLES, readTestModel, unixNow, type World } from './world.ts';

const failures = (report: ReceiptReport): string[] =>
  report.steps.flatMap((step) => (step.code === undefined ? [] : [step.code]));

const SALT = randomBytes(32);

type Segment = ReceiptBody['segments'][number];

/** Edits the first segment, batch or the chain part. */
const editSegment = (body: ReceiptBody, edit: (segment: Segment) => Segment): ReceiptBody => ({
  ...body,
  segments: body.segments.map((segment, i) => (i === 0 ? edit(segment) : segment)),
});
const editBatch = (body: ReceiptBody, edit: Partial<ReceiptBody['batches'][number]>): ReceiptBody => ({
  ...body,
  batches: body.batches.map((batch, i) => (i === 0 ? { ...batch, ...edit } : batch)),
});
const editChain = (body: ReceiptBody, edit: Partial<ReceiptBody['chain']>): ReceiptBody => ({
  ...body,
  chain: { ...body.chain, ...edit },
});

/** Gives each claim the signature of its neighbour. */
function swapSignatures(encoded: readonly string[]): string[] {
  const signed = encoded.map((claim) => decodeSignedClaim(hex(claim)));
  return signed.map(({ claim }, i) =>
    bytesToHex(encodeSignedClaim({ claim, signature: signed[(i + 1) % signed.length]!.signature })),
  );
}

/** Flips a bit `digits` before the end. */
function flipAt(text: string, digits: number): string {
  const bytes = hex(text);
  bytes[bytes.length - digits / 2]! ^= 1;
  return bytesToHex(bytes);
}

describe('a receipt', () => {
  let world: World;
  let coordinator: OpenCoordinator;
  let bundles: readonly Bundle[];
  let bytes: Uint8Array;
  let blockHash: Hex;

  const optionsWith = (trust: Partial<VerifyReceiptOptions['trust']> = {}): VerifyReceiptOptions => ({
    bls: world.bls,
    policy: world.policy,
    trust: { blockHash, deployment: world.addresses, beacon: 'development', ...trust },
    readModel: readTestModel,
    now: unixNow(),
  });

  async function issue(
    finality: ReceiptBody['finality'],
    of: readonly Bundle[],
    signer = world.client,
  ): Promise<Uint8Array> {
    const accepted = await Promise.all(of.map((bundle) => coordinator.submit(encodeBundle(bundle))));
    const { places, chain } = await coordinator.receiptProof(accepted.map((a) => a.leafHash));
    const hashes = places.map(({ leaf }) => leaf.claimsHash);
    const verdicts = await coordinator.ledger.checks.proveVerdicts(hashes);
    blockHash = chain.blockHash;
    return await makeReceipt(
      {
        bundles: of,
        before: null,
        requestSalt: SALT,
        manifest: world.cast.manifest,
        places,
        chain,
        verdicts,
        sessions: null,
        escrow: world.addresses.escrow,
        assurance: 'simulated',
        privacy: { mode: 'veil', level: 'L0', note: 'simulated enclaves' },
        finality,
        answer: { text: 'seven', origin: 'computed-by-client' },
        timings: { total: 1_234 },
        issuedAt: unixNow(),
      },
      signer,
    );
  }

  before(async () => {
    world = await createWorld();
    coordinator = await world.coordinator();
    const sessionId = randomBytes(32);
    const requestId = requestIdOf(world.client.address, SALT);
    const first = await world.segment({ sessionId, requestId });
    const second = await world.segment({ sessionId, requestId, previous: first, count: 3 });
    bundles = [first, second];
    // other receipts of the same batches, so that the Merkle paths are not empty
    await coordinator.submit(await world.submission({ sessionId: randomBytes(32) }));
    await coordinator.submit(encodeBundle(first));
    await coordinator.flush();
    await coordinator.submit(await world.submission({ sessionId: randomBytes(32) }));
    const { leafHash } = await coordinator.submit(encodeBundle(second));
    await coordinator.flush();
    coordinator.start();
    await coordinator.waitFor(leafHash, 'settled', 60_000);
    bytes = await issue('final', bundles);
  });

  after(async () => {
    await coordinator.close();
    await world.close();
  });

  it('over two segments in two batches verifies against a trusted block', async () => {
    const report = await verifyReceipt(bytes, optionsWith());
    assert.deepEqual(failures(report), []);
    assert.equal(report.verdict, 'verified');
    assert.equal(report.receipt?.segments.length, 2);
    assert.equal(report.receipt?.batches.length, 2);
    assert.match(report.steps.find((s) => s.name === 'claims')!.detail, /SIMULATED/);
  });

  it('is unanchored without a trusted block, and says so', async () => {
    const report = await verifyReceipt(bytes, optionsWith({ blockHash: null }));
    assert.equal(report.verdict, 'unanchored');
    assert.equal(report.steps.at(-1)?.state, 'skipped');
  });

  it('is refused against another block, other contracts or before its time', async () => {
    const other = await verifyReceipt(bytes, optionsWith({ blockHash: `0x${'ab'.repeat(32)}` }));
    assert.deepEqual(failures(other), ['RECEIPT_BLOCK_UNTRUSTED']);
    const deployment = { ...world.addresses, meshRollup: world.addresses.escrow };
    assert.deepEqual(failures(await verifyReceipt(bytes, optionsWith({ deployment }))), [
      'RECEIPT_DEPLOYMENT',
    ]);
    const early = await verifyReceipt(bytes, { ...optionsWith(), now: unixNow() - 3_600 });
    assert.deepEqual(failures(early), ['RECEIPT_FROM_FUTURE']);
  });

  it('fails when any byte of the file changes', async () => {
    // what lies before and after the long hex strings, and a stride through everything
    const positions = new Set<number>();
    for (let i = 0; i < 64; i++) positions.add(i).add(bytes.length - 1 - i);
    for (let i = 0; i < bytes.length; i += 97) positions.add(i);
    bytes.forEach((byte, i) => {
      if (byte === 0x22 || byte === 0x2c || byte === 0x3a) positions.add(i);
    });
    const options = optionsWith();
    for (const position of positions) {
      for (const mask of [0x01, 0x20]) {
        const changed = Uint8Array.from(bytes);
        changed[position]! ^= mask;
        // form and signature cover every byte; the other steps need not be asked
        assert.throws(
          () => checkClientSignature({ receipt: decodeReceipt(changed), options }),
          VerificationError,
          `byte ${position} of ${bytes.length}, mask ${mask}`,
        );
      }
    }
    for (const changed of [bytes.subarray(0, -1), new Uint8Array([...bytes, 0x0a]), new Uint8Array(0)]) {
      assert.equal((await verifyReceipt(changed, options)).verdict, 'refused');
    }
  });

  it('is refused when its client re-signs it with something else in it', async () => {
    const forgeries: readonly [string, (body: ReceiptBody) => ReceiptBody][] = [
      ['RECEIPT_FINALITY', (b) => ({ ...b, finality: 'challengeable' })],
      ['RECEIPT_ASSURANCE', (b) => ({ ...b, assurance: 'hardware' })],
      ['RECEIPT_LEVEL', (b) => ({ ...b, privacy: { ...b.privacy, level: 'L4' } })],
      ['POEA_CONTEXT', (b) => ({ ...b, requestSalt: 'ab'.repeat(32) })],
      ['RECEIPT_AMOUNT', (b) => editSegment(b, (s) => ({ ...s, amount: String(10n ** 19n) }))],
      ['RECEIPT_NOT_IN_BATCH', (b) => editSegment(b, (s) => ({ ...s, amount: '1' }))],
      ['RECEIPT_NOT_IN_BATCH', (b) => editSegment(b, (s) => ({ ...s, index: s.index ^ 1 }))],
      ['RECEIPT_NOT_IN_BATCH', (b) => editSegment(b, (s) => ({ ...s, path: [...s.path, 'ab'.repeat(32)] }))],
      ['RECEIPT_BATCH_MISSING', (b) => editSegment(b, (s) => ({ ...s, batch: 999 }))],
      ['RECEIPT_BATCH_UNKNOWN', (b) => editBatch(b, { receiptsRoot: 'ab'.repeat(32) })],
      ['RECEIPT_BATCH_UNKNOWN', (b) => editBatch(b, { postedAt: b.batches[0]!.postedAt - 1 })],
      ['RECEIPT_EVIDENCE', (b) => ({ ...b, evidence: b.evidence.slice(1) })],
      ['POEA_PREVIOUS', (b) => ({ ...b, segments: b.segments.slice(1) })],
      ['POEA_CHAIN_GAP', (b) => editSegment(b, (s) => ({ ...s, claims: s.claims.slice(1) }))],
      ['POEA_SIGNATURE', (b) => editSegment(b, (s) => ({ ...s, claims: swapSignatures(s.claims) }))],
      ['VOUCHER_SIGNATURE', (b) => editSegment(b, (s) => ({ ...s, voucher: flipAt(s.voucher, 60) }))],
      ['RECEIPT_MANIFEST', (b) => ({ ...b, manifest: flipAt(b.manifest, 2) })],
      ['STATE_PROOF', (b) => editChain(b, { accountProof: b.chain.accountProof.slice(0, -1) })],
      ['STATE_PROOF', (b) => editChain(b, { accountProof: b.chain.storageProofs[0]! })],
      ['STATE_PROOF', (b) => editChain(b, { storageProofs: b.chain.storageProofs.slice(1) })],
      ['RECEIPT_BLOCK', (b) => editChain(b, { blockHash: `0x${'ab'.repeat(32)}` })],
    ];
    for (const [code, edit] of forgeries) {
      const report = await verifyReceipt(await resign(edit), optionsWith());
      assert.equal(report.verdict, 'refused', code);
      assert.ok(failures(report).includes(code), `${code} among ${failures(report)}`);
      assert.ok(!failures(report).includes('RECEIPT_SIGNATURE'));
    }
  });

  it('is refused with a voucher that its client signed for something else afterwards', async () => {
    const { voucher } = bundles[0]!.voucher;
    const others: readonly [string, Partial<Voucher>][] = [
      ['RECEIPT_VOUCHER', { modelRoot: randomBytes(32) }],
      ['RECEIPT_VOUCHER', { payees: voucher.payees.slice(1) }],
      ['RECEIPT_VOUCHER', { payees: voucher.payees.map((payee) => ({ ...payee, weight: 1 })) }],
      ['RECEIPT_VOUCHER', { validUntil: 1 }],
      ['RECEIPT_VOUCHER', { coordinator: world.addresses.escrow }],
      ['POEA_CONTEXT', { sessionId: randomBytes(32) }],
    ];
    for (const [code, over] of others) {
      const signed = await signVoucher({ ...voucher, ...over }, world.addresses, world.client);
      const encoded = bytesToHex(encodeCbor(voucherToCbor(signed)));
      const forged = await resign((b) => editSegment(b, (s) => ({ ...s, voucher: encoded })));
      const found = failures(await verifyReceipt(forged, optionsWith()));
      assert.ok(found.includes(code), `${code} among ${found}`);
    }
  });

  it("is refused around another client's claims, though voucher, batch and signature are the thief's", async () => {
    const thief = privateKeyToAccount(generatePrivateKey());
    await (await world.ledger(ROLES.client)).deposit(thief.address, coordinator.ledger.account, 10n ** 17n);
    const theirs = requestIdOf(world.client.address, SALT);
    const stolen = await world.segment({ sessionId: randomBytes(32), requestId: theirs, client: thief });
    const { leafHash } = await coordinator.submit(encodeBundle(stolen));
    await coordinator.waitFor(leafHash, 'settled', 60_000);
    const anchored = blockHash;
    const receipt = await issue('final', [stolen], thief);
    const report = await verifyReceipt(receipt, optionsWith());
    blockHash = anchored;
    assert.deepEqual(failures(report), ['POEA_CONTEXT']);
  });

  it('is refused when its claims bind no answer and the model is one whose last hop answers', async () => {
    const closed = (manifest: Uint8Array): ReceiptModel => ({ ...readTestModel(manifest), closed: true });
    const report = await verifyReceipt(bytes, { ...optionsWith(), readModel: closed });
    assert.deepEqual(failures(report), ['RECEIPT_ANSWER']);
    assert.equal(report.covers, null);
    assert.equal((await verifyReceipt(bytes, optionsWith())).covers, 'hidden-states');
  });

  it('cannot be signed by somebody else', async () => {
    const report = await verifyReceipt(
      await resign((b) => ({ ...b, client: world.addresses.escrow })),
      optionsWith(),
    );
    assert.ok(failures(report).includes('RECEIPT_SIGNATURE'));
  });

  it('shows the finality of its block: challengeable before the window ends', async () => {
    const requestId = requestIdOf(world.client.address, SALT);
    const bundle = await world.segment({ sessionId: randomBytes(32), requestId });
    const { leafHash } = await coordinator.submit(encodeBundle(bundle));
    await coordinator.waitFor(leafHash, 'posted', 60_000);
    const report = await verifyReceipt(await issue('challengeable', [bundle]), optionsWith());
    assert.equal(report.verdict, 'verified');
  });

  async function resign(edit: (body: ReceiptBody) => ReceiptBody): Promise<Uint8Array> {
    const { signature: _, ...body } = decodeReceipt(bytes);
    const edited = edit(body);
    const signature = await world.client.signMessage({ message: receiptMessage(edited) });
    return encodeReceipt({ ...edited, signature: signature.slice(2) });
  }
});
