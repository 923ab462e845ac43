/**
 * The page's verifier without a browser: whose word a verdict rests on, steps as they end, and what can be broken.
 * @module
 */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { bytesToHex, hex } from '../../crypto/core/bytes.ts';
import { decodeSignedClaim } from '../../crypto/poea/claim.ts';
import type { Anchor } from '../../node/client/anchor.ts';
import { breakByte } from '../../node/page/verify/break-byte.ts';
import type { BreakPlace, Outcome, RawField, Subject, Trust } from '../../node/page/verify/messages.ts';
import { describe as describeReceipt } from '../../node/page/verify/raw.ts';
import { verifySubject } from '../../node/page/verify/verification.ts';
import { DEPLOYED } from '../../settlement/chain/contract-names.ts';
import { decodeReceipt } from '../../settlement/receipt/format.ts';
import { RING_RECEIPT_STEPS } from '../../settlement/receipt/ring-verify.ts';
import { RECEIPT_STEPS } from '../../settlement/receipt/verify.ts';
import { makePageReceipts, type PageReceipts } from '../support/page-receipts.ts';

const silent = { begun: () => {}, step: () => {} };

describe('the verifier of the page', () => {
  let made: PageReceipts;
  let veil: Subject;
  let ring: Subject;

  before(async () => {
    made = await makePageReceipts();
    veil = { receipt: made.receipt, header: made.header };
    ring = { receipt: made.ringReceipt, header: made.header };
  });
  after(() => made?.close());

  const verdict = async (subject: Subject, trust: Trust): Promise<string> => {
    const { verdict: found, code } = await verifySubject(subject, trust, null, silent);
    return code ?? found;
  };

  it('believes nothing that came with the receipt', async () => {
    assert.equal(await verdict(veil, { from: 'beside' }), 'unanchored');
    assert.equal(await verdict(ring, { from: 'beside' }), 'unanchored');
    await assert.rejects(verdict({ ...veil, header: null }, { from: 'beside' }), { code: 'ANCHOR_MISSING' });
    await assert.rejects(verdict({ ...veil, header: '{}' }, { from: 'beside' }), {
      code: 'ANCHOR_MALFORMED',
    });
  });

  it('believes a header of the user, with or without one that came along', async () => {
    const trust: Trust = { from: 'own-file', header: made.header };
    assert.equal(await verdict(veil, trust), 'verified');
    assert.equal(await verdict({ ...veil, header: null }, trust), 'verified');
    const other = { ...made.anchor, blockHash: `0x${'ab'.repeat(32)}` };
    const own: Trust = { from: 'own-file', header: JSON.stringify(other) };
    assert.equal(await verdict(veil, own), 'RECEIPT_BLOCK_UNTRUSTED');
  });

  it('takes a block hash for no more than a block: contracts and policy are the user’s to mean', async () => {
    const { blockHash } = made.anchor;
    assert.equal(await verdict(veil, { from: 'own-hash', blockHash, meant: false }), 'unanchored');
    const said = await verifySubject(veil, { from: 'own-hash', blockHash, meant: false }, null, silent);
    assert.ok(said.says.every((text) => !text.includes('the rollup holds it')));
    assert.equal(await verdict(veil, { from: 'own-hash', blockHash, meant: true }), 'verified');
    const upper = ` ${blockHash.toUpperCase().replace('0X', '0x')} `;
    assert.equal(await verdict(veil, { from: 'own-hash', blockHash: upper, meant: true }), 'verified');
    await assert.rejects(verdict(veil, { from: 'own-hash', blockHash: '0x12', meant: true }), {
      code: 'BLOCK_HASH',
    });
  });

  it('shows whoever is to mean them all contracts that a verdict rests on, and which policy', async () => {
    const meantOf = async (anchor: Anchor): Promise<readonly RawField[]> =>
      (await describeReceipt({ ...veil, header: JSON.stringify(anchor) })).anchor!.meant;
    const { blockHash } = made.anchor;
    const trust: Trust = { from: 'own-hash', blockHash, meant: true };
    const meant = await meantOf(made.anchor);
    const other = `0x${'ee'.repeat(20)}` as const;
    for (const name of DEPLOYED) {
      const anchor = { ...made.anchor, contracts: { ...made.anchor.contracts, [name]: other } };
      const isShown = (await meantOf(anchor)).some(({ value }) => value === other);
      const found = await verdict({ ...veil, header: JSON.stringify(anchor) }, trust);
      assert.ok(isShown || found === 'verified', `${name} decides unseen: ${found}`);
    }
    assert.ok(meant.some(({ value }) => value === made.anchor.contracts.challenge));
    assert.ok(meant.some(({ value }) => value === made.anchor.policySigner));
    assert.match(meant.find(({ name }) => name === 'policy')!.value, /^number \d+ of this signer, of 20/);
  });

  it('asks a node that the user names, of the right chain alone', async () => {
    const { rpcUrl } = made;
    assert.equal(await verdict(veil, { from: 'own-node', rpcUrl, meant: true }), 'verified');
    assert.equal(await verdict(veil, { from: 'own-node', rpcUrl, meant: false }), 'unanchored');
    assert.equal(await verdict(ring, { from: 'own-node', rpcUrl, meant: true }), 'verified');
    const elsewhere = { ...made.anchor, contracts: { ...made.anchor.contracts, chainId: 1 } };
    await assert.rejects(
      verdict({ ...veil, header: JSON.stringify(elsewhere) }, { from: 'own-node', rpcUrl, meant: true }),
      { code: 'CHAIN_ID_MISMATCH' },
    );
    for (const [url, code] of [
      ['file:///etc/passwd', 'RPC_URL'],
      ['nonsense', 'RPC_URL'],
      ['http://127.0.0.1:9', 'CHAIN_UNREACHABLE'],
    ] as const) {
      await assert.rejects(verdict(veil, { from: 'own-node', rpcUrl: url, meant: true }), { code });
    }
    const ahead = JSON.parse(new TextDecoder().decode(made.receipt));
    ahead.chain.blockNumber = 10_000_000;
    const receipt = new TextEncoder().encode(JSON.stringify(ahead));
    await assert.rejects(verdict({ ...veil, receipt }, { from: 'own-node', rpcUrl, meant: true }), {
      code: 'BLOCK_UNKNOWN',
    });
  });

  it('tells each step when it ends, in order, of good receipts and of files that are none', async () => {
    const junk = { ...veil, receipt: new Uint8Array(3) };
    for (const [subject, all] of [
      [veil, RECEIPT_STEPS],
      [ring, RING_RECEIPT_STEPS],
      [junk, RECEIPT_STEPS],
    ] as const) {
      const told: string[] = [];
      const outcome: Outcome = await verifySubject(subject, { from: 'beside' }, null, {
        begun: (_, names) => told.push(...names, '|'),
        step: ({ name }) => told.push(name),
      });
      assert.deepEqual(told, [...all, '|', ...all]);
      assert.deepEqual(
        outcome.steps.map(({ name }) => name),
        all,
      );
    }
  });

  it('breaks one byte and no other, of every place that it offers, in a copy', async () => {
    for (const subject of [veil, ring]) {
      const { places } = await describeReceipt(subject);
      const named = places.map(({ section, label }) => `${section}/${label}`);
      assert.equal(new Set(named).size, named.length, 'every place has a name of its own');
      const untouched = bytesToHex(subject.receipt);
      for (const place of places) {
        for (const at of [0, place.bytes - 1]) {
          const { receipt, before: was, after: is } = breakByte(subject.receipt, place, at);
          assert.equal(Number.parseInt(was, 16) ^ Number.parseInt(is, 16), 1);
          const differs = [...receipt].flatMap((byte, i) => (byte === subject.receipt[i] ? [] : [i]));
          assert.equal(receipt.length, subject.receipt.length);
          assert.equal(differs.length, 1, `${place.section} ${place.label}`); // of two hex digits the last bit is in one
        }
        assert.throws(() => breakByte(subject.receipt, place, place.bytes), RangeError);
      }
      assert.equal(bytesToHex(subject.receipt), untouched);
    }
  });

  it('finds the signature in a claim, and the quote in evidence', async () => {
    const { places } = await describeReceipt(veil);
    const receipt = decodeReceipt(made.receipt);
    const of = (section: string): BreakPlace => places.find((place) => place.section === section)!;
    const signature = of('claim signature');
    const claim = hex(receipt.segments[0]!.claims[0]!);
    assert.deepEqual(
      claim.subarray(signature.from, signature.from + signature.bytes),
      decodeSignedClaim(claim).signature,
    );
    const quote = of('evidence');
    const evidence = hex(receipt.evidence[0]!);
    assert.match(new TextDecoder().decode(evidence.subarray(quote.from)), /^VEILMESH-SIMULATED-TEE/);
  });
});
