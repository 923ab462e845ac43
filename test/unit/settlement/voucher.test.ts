/**
 * Vouchers, signatures and amounts.
 * @module
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  bytesToHex,
  concatBytes,
  encodeAbiParameters,
  hashStruct,
  hashTypedData,
  hexToBytes,
  keccak256,
} from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { decodeCbor, encodeCbor } from '../../../crypto/core/cbor.ts';
import { recoverSigner } from '../../../settlement/batch/ecdsa.ts';
import { weiBytes, weiOf } from '../../../settlement/batch/fields.ts';
import { type Leaf, leafHash, leafToAbi } from '../../../settlement/batch/leaf.ts';
import {
  type SignedVoucher,
  SignedVoucherSchema,
  signVoucher,
  type Voucher,
  verifyVoucher,
  voucherToCbor,
  voucherTypedData,
} from '../../../settlement/batch/voucher.ts';
import { payeesHash, voucherDigest } from '../../../settlement/batch/voucher-digest.ts';
import { uintWord } from '../../../settlement/batch/words.ts';
import { escrowAbi } from '../../../settlement/contracts/artifacts/escrow.ts';
import { fc } from '../../support/fast-check.ts';

const client = privateKeyToAccount(`0x${'11'.repeat(32)}`);
const stranger = privateKeyToAccount(`0x${'22'.repeat(32)}`);
const DOMAIN = {
  chainId: 31_337,
  escrow: `0x${'ab'.repeat(20)}`,
  ephemeralSession: `0x${'ba'.repeat(20)}`,
} as const;

const voucher = (edit: Partial<Voucher> = {}): Voucher => ({
  client: client.address.toLowerCase() as `0x${string}`,
  coordinator: `0x${'cc'.repeat(20)}`,
  sessionId: new Uint8Array(32).fill(1),
  modelRoot: new Uint8Array(32).fill(2),
  cumulative: 12_345n,
  payees: [{ node: new Uint8Array(32).fill(3), weight: 7 }],
  validUntil: 1_800_000_000,
  ...edit,
});

describe('a voucher', () => {
  it('verifies for its client, escrow and chain', async () => {
    verifyVoucher(await signVoucher(voucher(), DOMAIN, client), DOMAIN);
  });

  it('stops verifying when any field or the domain changes', async () => {
    const signed = await signVoucher(voucher(), DOMAIN, client);
    const edits: readonly Partial<Voucher>[] = [
      { client: stranger.address.toLowerCase() as `0x${string}` },
      { coordinator: stranger.address.toLowerCase() as `0x${string}` },
      { sessionId: new Uint8Array(32) },
      { modelRoot: new Uint8Array(32) },
      { cumulative: 12_346n },
      { validUntil: 1_800_000_001 },
      { payees: [{ node: new Uint8Array(32).fill(3), weight: 8 }] },
      { payees: [...voucher().payees, ...voucher().payees] },
    ];
    for (const edit of edits) {
      const changed = { ...signed, voucher: voucher(edit) };
      assert.throws(() => verifyVoucher(changed, DOMAIN), { code: 'VOUCHER_SIGNATURE' });
    }
    assert.throws(() => verifyVoucher(signed, { ...DOMAIN, chainId: 1 }), { code: 'VOUCHER_SIGNATURE' });
    const escrow = `0x${'cd'.repeat(20)}` as const;
    assert.throws(() => verifyVoucher(signed, { ...DOMAIN, escrow }), { code: 'VOUCHER_SIGNATURE' });
  });

  it('is signed by its client or not at all', async () => {
    await assert.rejects(signVoucher(voucher(), DOMAIN, stranger), { code: 'VOUCHER_SIGNER_MISMATCH' });
  });

  it('comes back from CBOR as it went', async () => {
    const signed = await signVoucher(voucher({ cumulative: 2n ** 127n }), DOMAIN, client);
    const encoded = encodeCbor(voucherToCbor(signed));
    const decoded: SignedVoucher = SignedVoucherSchema.parse(decodeCbor(encoded, 4_096));
    assert.deepEqual(decoded.voucher, signed.voucher);
    assert.deepEqual(decoded.signature, signed.signature);
  });

  it('is not parsed with missing, extra or oversized parts', async () => {
    const value = voucherToCbor(await signVoucher(voucher(), DOMAIN, client)) as Record<string, object>;
    const inner = value.voucher!;
    const bad: readonly object[] = [
      { ...value, signature: new Uint8Array(64) },
      { ...value, extra: 1 },
      { ...value, voucher: { ...inner, payees: [] } },
      { ...value, voucher: { ...inner, payees: Array(65).fill({ node: new Uint8Array(32), weight: 1 }) } },
      { ...value, voucher: { ...inner, cumulative: new Uint8Array(17) } },
      { ...value, voucher: { ...inner, validUntil: -1 } },
      { ...value, voucher: { ...inner, client: new Uint8Array(19) } },
    ];
    for (const edited of bad) assert.equal(SignedVoucherSchema.safeParse(edited).success, false);
  });
});

describe('hashes written out for speed', () => {
  const word = fc.uint8Array({ minLength: 32, maxLength: 32 });
  const address = fc
    .uint8Array({ minLength: 20, maxLength: 20 })
    .map((bytes) => bytesToHex(bytes) as `0x${string}`);
  const wide = fc.bigInt({ min: 0n, max: 2n ** 128n - 1n });
  const weight = fc.maxSafeNat();

  it("are those of viem's EIP-712 for any voucher and domain", () => {
    const vouchers = fc.record<Voucher>({
      client: address,
      coordinator: address,
      sessionId: word,
      modelRoot: word,
      cumulative: wide,
      payees: fc.array(fc.record({ node: word, weight }), { minLength: 1, maxLength: 5 }),
      validUntil: fc.nat(),
    });
    const domains = fc.record({ chainId: fc.maxSafeNat(), escrow: address });
    fc.assert(
      fc.property(vouchers, domains, (v, domain) => {
        const typed = voucherTypedData(v, domain);
        assert.equal(bytesToHex(voucherDigest(v, domain)), hashTypedData(typed));
        const { types, message } = typed;
        const hashes = message.payees.map((data) => hashStruct({ types, primaryType: 'Payee', data }));
        assert.equal(
          bytesToHex(payeesHash(v.payees)),
          keccak256(concatBytes(hashes.map((h) => hexToBytes(h)))),
        );
      }),
    );
  });

  it("are those of the contract's abi.encode for any leaf", () => {
    const settle = escrowAbi.find((item) => item.type === 'function' && item.name === 'settle');
    assert.ok(settle?.type === 'function' && settle.name === 'settle');
    const receipt = settle.inputs[1].components[0];
    const leaves = fc.record<Leaf>({
      sessionId: word,
      requestId: word,
      segment: fc.nat(2 ** 32 - 1),
      claimsHash: word,
      modelRoot: word,
      client: address,
      amount: wide,
      payeesHash: word,
    });
    fc.assert(
      fc.property(leaves, (leaf) => {
        const encoded = hexToBytes(encodeAbiParameters([receipt], [leafToAbi(leaf)]));
        assert.equal(bytesToHex(leafHash(leaf)), keccak256(concatBytes([Uint8Array.of(0), encoded])));
      }),
    );
    assert.throws(() => uintWord(2n ** 128n), RangeError);
    assert.throws(() => uintWord(-1), RangeError);
  });
});

describe('signature recovery', () => {
  const digest = new Uint8Array(32).fill(9);

  it('names the signer and refuses other lengths, other v and points off the curve', async () => {
    const hex = await client.sign({ hash: `0x${'09'.repeat(32)}` });
    const signature = Uint8Array.from(Buffer.from(hex.slice(2), 'hex'));
    assert.equal(recoverSigner(digest, signature), client.address.toLowerCase());
    for (const bad of [
      signature.subarray(0, 64),
      Uint8Array.from([...signature.subarray(0, 64), 0]),
      Uint8Array.from([...signature.subarray(0, 64), 29]),
      Uint8Array.from([...new Uint8Array(64), 27]),
      Uint8Array.from([...new Uint8Array(64).fill(0xff), 27]),
    ]) {
      assert.throws(() => recoverSigner(digest, bad), { code: /^SIGNATURE_/ });
    }
  });
});

describe('amounts in wei', () => {
  it('are 16 bytes both ways', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 2n ** 128n - 1n }), (amount) => {
        assert.equal(weiBytes(amount).length, 16);
        assert.equal(weiOf(weiBytes(amount)), amount);
      }),
    );
    assert.throws(() => weiBytes(2n ** 128n), RangeError);
    assert.throws(() => weiBytes(-1n), RangeError);
  });
});
