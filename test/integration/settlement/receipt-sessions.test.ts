/**
 * Receipts of segments that were paid in a session: pending by the sequencer's word, passed by the commit that the chain has, and refused
 * when anything of it is something else.
 * @module
 */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { bytesToHex } from '../../../crypto/core/bytes.ts';
import { encodeCbor } from '../../../crypto/core/cbor.ts';
import { randomBytes } from '../../../crypto/core/random.ts';
import { breakByte } from '../../../node/page/verify/break-byte.ts';
import { describe as describeReceipt } from '../../../node/page/verify/raw.ts';
import { type Bundle, encodeBundle } from '../../../settlement/batch/bundle.ts';
import { voucherToCbor } from '../../../settlement/batch/voucher.ts';
import { runStep } from '../../../settlement/ephemeral/accounting.ts';
import type { Sequencer } from '../../../settlement/ephemeral/sequencer.ts';
import type { SettledStep } from '../../../settlement/ephemeral/settling.ts';
import { stepLeaf } from '../../../settlement/ephemeral/step-leaf.ts';
import { sessionSlots } from '../../../settlement/ephemeral/storage.ts';
import { EMPTY_TREE } from '../../../settlement/ephemeral/tree.ts';
import { sessionId as idOf, signSessionVoucher } from '../../../settlement/ephemeral/voucher.ts';
import type { Findings, VerifyReceiptOptions } from '../../../settlement/receipt/findings.ts';
import { decodeReceipt } from '../../../settlement/receipt/format.ts';
import { makeReceipt, type PlacedStep, provenSlots } from '../../../settlement/receipt/make.ts';
import { checkPayment } from '../../../settlement/receipt/payment-step.ts';
import { requestIdOf } from '../../../settlement/receipt/request-id.ts';
import type { ReceiptBody, ReceiptStepProof } from '../../../settlement/receipt/schema.ts';
import { checkManifest, checkVouchers } from '../../../settlement/receipt/signed-steps.ts';
import { type ReceiptReport, type ReceiptStep, verifyReceipt } from '../../../settlement/receipt/verify.ts';
import { createSessionWorld, type SessionWorld } from './session-world.ts';
import {
  createWorld,
  type OpenCoordinator,
  readTestModel,
  segmentFee,
  unixNow,
  type World,
} from './world.ts';

const SALT = randomBytes(32);
const ADDRESS = `0x${'0e'.repeat(20)}` as const;

describe('the receipt of an answer that a session paid', () => {
  let world: World;
  let s: SessionWorld;
  let running: Sequencer;
  let coordinator: OpenCoordinator;
  let bundles: readonly Bundle[];
  let step: SettledStep;
  /** Of the first segment alone. */
  let earlier: SettledStep;
  /** What the sequencer says instead of settling. */
  let answered: SettledStep | null = null;
  /** Before and after its commit. */
  let pending: Uint8Array;
  let committed: Uint8Array;
  /** Of the second segment alone, with its step and with the first one's. */
  let alone: Uint8Array;
  let unpaid: Uint8Array;

  const signed = async (bundle: Bundle, cumulative: bigint, { session, domain } = s): Promise<Bundle> => {
    const { validUntil: _, ...terms } = bundle.voucher.voucher;
    const voucher = { ...terms, cumulative, validUntil: session.terms.endsAt };
    return { ...bundle, voucher: await signSessionVoucher(voucher, domain, world.client) };
  };

  before(async () => {
    // stays open for as long as a slow machine takes
    world = await createWorld({ window: 30, longWindow: 30 });
    s = await createSessionWorld(world);
    running = await s.run();
    coordinator = await world.coordinator({
      sessions: {
        newest: () => step,
        async settle(session, voucher, settled) {
          if (answered !== null) return answered;
          const order = { ...voucher, settled };
          step = { session, order, ...(await running.settle(order)) };
          return step;
        },
      },
    });
    const sessionId = randomBytes(32);
    const requestId = requestIdOf(world.client.address, SALT);
    const first = await signed(await world.segment({ sessionId, requestId }), segmentFee());
    const next = await world.segment({ sessionId, requestId, previous: first, count: 3 });
    const second = await signed(next, segmentFee() + segmentFee(3));
    bundles = [first, second];
    await coordinator.submit(encodeBundle(first));
    earlier = step;
    await coordinator.submit(encodeBundle(second));
    // others in the same commit, so that the path is not empty
    for (let i = 0; i < 3; i++) await running.settle(await s.voucher());
    await coordinator.flush();
    pending = await issue({ step, place: null });
    await running.commit();
    committed = await issue(await placed());
    alone = await issue(await placed(), 1);
    unpaid = await issue(await placed(earlier), 1);
  });
  after(async () => {
    await coordinator?.close();
    await s?.close();
    await world?.close();
  });

  async function placed(of = step): Promise<PlacedStep> {
    const { number, path } = running.place(of.receipt.seq)!;
    return {
      step: of,
      place: { header: (await s.client.sessions.commitHeader(s.session.ref, number))!, path },
    };
  }

  /** @param from of the first segment that the receipt has */
  async function issue(paid: PlacedStep | null, from = 0, all = bundles): Promise<Uint8Array> {
    const bundles = all.slice(from);
    const accepted = await Promise.all(bundles.map((bundle) => coordinator.submit(encodeBundle(bundle))));
    const { places, chain } = await coordinator.receiptProof(accepted.map(({ leafHash: hash }) => hash));
    const of = paid === null ? [] : [paid];
    return await makeReceipt(
      {
        bundles,
        before: from === 0 ? null : all[from - 1]!.claims,
        requestSalt: SALT,
        manifest: world.cast.manifest,
        places,
        chain,
        verdicts: await coordinator.ledger.checks.proveVerdicts(places.map(({ leaf }) => leaf.claimsHash)),
        sessions: paid && { chain: await s.client.sessions.prove(provenSlots(of)), of },
        escrow: world.addresses.escrow,
        assurance: 'simulated',
        privacy: { mode: 'veil', level: 'L0', note: 'simulated enclaves' },
        finality: 'challengeable',
        answer: null,
        timings: null,
        issuedAt: unixNow(),
      },
      world.client,
    );
  }

  const optionsFor = ({ chain: { blockHash } }: ReceiptBody): VerifyReceiptOptions => ({
    bls: world.bls,
    policy: world.policy,
    trust: { blockHash, deployment: world.addresses, beacon: 'development' },
    readModel: readTestModel,
    now: unixNow(),
  });
  const verify = (bytes: Uint8Array): Promise<ReceiptReport> =>
    verifyReceipt(bytes, optionsFor(decodeReceipt(bytes)));
  const paymentOf = ({ steps }: ReceiptReport): ReceiptStep => steps.find(({ name }) => name === 'payment')!;

  it('is pending by the signature of its sequencer alone, and verified', async () => {
    const report = await verify(pending);
    assert.equal(report.verdict, 'verified', report.error?.message);
    const { state, detail } = paymentOf(report);
    assert.equal(state, 'pending');
    assert.match(detail, /session 1: step 1, signed by its sequencer, in no commit yet/);
  });

  it('says in which commit its step is once the chain has that', async () => {
    const report = await verify(committed);
    assert.equal(report.verdict, 'verified', report.error?.message);
    const { state, detail } = paymentOf(report);
    assert.equal(state, 'passed');
    assert.match(detail, /session 1: step 1 in commit 1, root on chain, which may be challenged/);
  });

  it('shows its step to people, who can break the sequencer’s signature and see the payment fail', async () => {
    const { groups, places } = await describeReceipt({ receipt: committed, header: null });
    const { fields } = groups.find(({ name }) => name === 'Payment')!.items[0]!;
    const shown = new Map(fields.map(({ name, value }) => [name, value]));
    assert.equal(shown.get('settled'), String(step.order.settled));
    assert.equal(shown.get('commit number'), '1');
    assert.ok(shown.has('commit path node 1'));
    const place = places.find(({ section }) => section === "sequencer's signature")!;
    assert.equal(place.bytes, 64);
    for (const at of [0, 40, 63]) {
      const { receipt } = breakByte(committed, place, at);
      assert.equal(paymentOf(await verify(receipt)).code, 'RECEIPT_STEP_SIGNATURE');
    }
  });

  it('is pending where it shows no step at all', async () => {
    const { state, detail } = paymentOf(await verify(await issue(null)));
    assert.deepEqual(
      [state, detail],
      ['pending', 'to be paid in session 1: the receipt shows no step of it'],
    );
  });

  it('is pending where the escrow is to pay, of which a receipt shows nothing', async () => {
    const sessionId = randomBytes(32);
    const requestId = requestIdOf(world.client.address, SALT);
    const bundle = await world.segment({ sessionId, requestId });
    await coordinator.submit(encodeBundle(bundle));
    await coordinator.flush();
    const report = await verify(await issue(null, 0, [bundle]));
    assert.equal(report.verdict, 'verified', report.error?.message);
    const { state, detail } = paymentOf(report);
    assert.deepEqual(
      [state, detail],
      ['pending', 'to be paid by the escrow, once the batch is final: nothing here shows that it was'],
    );
    // beside what a session paid, by a voucher that nobody may ever have handed in
    const { signature: _, ...body } = decodeReceipt(committed);
    const voucher = bytesToHex(encodeCbor(voucherToCbor(bundle.voucher)));
    const edited = { ...body, segments: [...body.segments, { ...body.segments[0]!, voucher }] };
    const findings: Findings = {
      receipt: { ...edited, signature: '00'.repeat(65) },
      options: optionsFor(edited),
    };
    checkManifest(findings);
    checkVouchers(findings);
    const found = await checkPayment(findings);
    assert.ok(typeof found !== 'string');
    assert.match(found.pending, /in commit 1, root on chain.*the rest to be paid by the escrow/);
  });

  it('is not paid by a step that paid for earlier segments of its channel', async () => {
    const report = await verify(alone);
    assert.deepEqual(
      [report.verdict, paymentOf(report).state],
      ['verified', 'passed'],
      report.error?.message,
    );
    const { state, code } = paymentOf(await verify(unpaid));
    assert.deepEqual([state, code], ['failed', 'RECEIPT_STEP']);
  });

  it('is refused by a code of its own for whatever is altered in it', async () => {
    type Commit = NonNullable<ReceiptStepProof['commit']>;
    const zero = '00'.repeat(32);
    const of =
      (edit: Partial<ReceiptStepProof>) =>
      (body: ReceiptBody): ReceiptBody => ({
        ...body,
        sessions: { ...body.sessions!, of: body.sessions!.of.map((one) => ({ ...one, ...edit })) },
      });
    const inCommit =
      (edit: (commit: Commit) => Partial<Commit>) =>
      (body: ReceiptBody): ReceiptBody => {
        const { commit } = body.sessions!.of[0]!;
        return of({ commit: { ...commit!, ...edit(commit!) } })(body);
      };
    const foreign = await s.voucher();
    const altered = async (edit: Partial<SettledStep['order']['voucher']>) => {
      const voucher = await signSessionVoucher({ ...step.order.voucher, ...edit }, s.domain, world.client);
      return of({ voucher: bytesToHex(encodeCbor(voucherToCbor(voucher))) });
    };
    const [otherSlot] = (await s.client.sessions.prove(sessionSlots(idOf({ ...s.session.ref, number: 9 }))))
      .storageProofs;
    const forgeries: readonly [string, (body: ReceiptBody) => ReceiptBody][] = [
      ['RECEIPT_STEP_SIGNATURE', of({ seq: 2 })],
      ['RECEIPT_STEP_SIGNATURE', of({ settled: String(step.order.settled), pre: zero })],
      ['RECEIPT_STEP_SIGNATURE', of({ signature: 'ab'.repeat(64) })],
      ['RECEIPT_STEP', of({ settled: '1' })],
      ['RECEIPT_STEP', of({ settled: String(step.order.settled + 1n) })],
      ['RECEIPT_STEP', of({ session: 2 })],
      ['RECEIPT_STEP', of({ voucher: bytesToHex(encodeCbor(voucherToCbor(foreign))) })],
      ['RECEIPT_STEP', await altered({ coordinator: ADDRESS })],
      ['RECEIPT_STEP_EXPIRES', await altered({ validUntil: s.session.terms.endsAt - 1 })],
      [
        'RECEIPT_STEP',
        (body) => ({
          ...body,
          sessions: { ...body.sessions!, of: [...body.sessions!.of, ...body.sessions!.of] },
        }),
      ],
      ['RECEIPT_DEPLOYMENT', (body) => ({ ...body, sessions: { ...body.sessions!, contract: ADDRESS } })],
      ['RECEIPT_COMMIT_UNKNOWN', inCommit(() => ({ logRoot: zero }))],
      ['RECEIPT_COMMIT_UNKNOWN', inCommit(({ firstStep }) => ({ firstStep: firstStep + 1 }))],
      ['RECEIPT_COMMIT_UNKNOWN', inCommit(({ postedAt }) => ({ postedAt: postedAt - 1 }))],
      ['RECEIPT_STEP_NOT_IN_COMMIT', inCommit(({ path }) => ({ path: path.slice(1) }))],
      ['RECEIPT_STEP_NOT_IN_COMMIT', inCommit(({ path }) => ({ path: [...path, zero] }))],
      [
        'STATE_PROOF',
        of({ storageProofs: Array.from({ length: 4 }, () => [...otherSlot!].slice(1).concat('0x80')) }),
      ],
      [
        'STATE_PROOF',
        (body) => ({ ...body, sessions: { ...body.sessions!, accountProof: body.chain.storageProofs[0]! } }),
      ],
    ];
    for (const [code, edit] of forgeries) {
      const { signature: _, ...body } = decodeReceipt(committed);
      const edited = edit(body);
      const findings: Findings = {
        receipt: { ...edited, signature: '00'.repeat(65) },
        options: optionsFor(edited),
      };
      checkManifest(findings);
      checkVouchers(findings);
      await assert.rejects(checkPayment(findings), { code }, code);
    }
  });

  it('is refused once its commit was shown to be false, which undoes it', async () => {
    const liar = await createSessionWorld(world);
    try {
      const { ref, terms } = liar.session;
      const sessionId = randomBytes(32);
      const requestId = requestIdOf(world.client.address, SALT);
      const bundle = await signed(await world.segment({ sessionId, requestId }), segmentFee(), liar);
      bundles = [bundle];
      const order = { ...bundle.voucher, settled: segmentFee() };
      const { step: logged } = await liar.logged(EMPTY_TREE, order);
      const wrong = { ...logged, post: randomBytes(32) };
      const leaf = stepLeaf(wrong, terms.separator);
      const receipt = liar.signer.sign(terms.separator, 0, leaf);
      step = { session: ref.number, order, leaf, receipt };
      answered = step;
      const { header, place } = await liar.post([wrong]);
      await coordinator.submit(encodeBundle(bundle));
      await coordinator.flush();
      const shown = { step, place: { header, path: place(0).path } };
      assert.equal(paymentOf(await verify(await issue(shown))).state, 'passed');
      const facts = await liar.client.sessions.facts(ref, order);
      const { witness } = runStep(terms, EMPTY_TREE, order, facts, true);
      await liar.client.sessions.challengeCommit(ref, header, place(0), order, witness);
      const report = await verify(await issue(shown));
      assert.deepEqual([report.verdict, paymentOf(report).code], ['refused', 'RECEIPT_COMMIT_UNDONE']);
      assert.equal(paymentOf(await verify(await issue({ step, place: null }))).state, 'pending');
    } finally {
      await liar.close();
    }
  });
});
