/**
 * @module
 */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { bls12_381 } from '@noble/curves/bls12-381.js';
import { concatBytes, hex, utf8 } from '../../../crypto/core/bytes.ts';
import { randomBytes } from '../../../crypto/core/random.ts';
import { BLS_POSSESSION_DST, BLS_SIGNATURE_DST, type Bls, loadBls } from '../../../crypto/poea/bls.ts';

const noble = bls12_381.shortSignatures;
const FIELD =
  0x1a0111ea397fe69a4b1ba7b6434bacd764774b84f38512bf6730d2a0f6b0f6241eabfffeb153ffffb9feffffffffaaabn;
let bls: Bls;
before(async () => {
  bls = await loadBls();
});

const seed = (byte: number): Uint8Array => new Uint8Array(48).fill(byte);
const fieldBytes = (value: bigint): Uint8Array => hex(value.toString(16).padStart(96, '0'));
/** By hand, since noble does not encode points outside the subgroup. */
const compress = (point: { x: bigint; y: bigint }): Uint8Array => {
  const bytes = fieldBytes(point.x);
  bytes[0]! |= point.y > (FIELD - 1n) / 2n ? 0xa0 : 0x80;
  return bytes;
};

test('gives the same keys, signatures and proofs of possession as noble, bit for bit', () => {
  for (const [i, message] of [utf8(''), utf8('a'), randomBytes(32), randomBytes(300)].entries()) {
    const pair = bls.keygen(seed(i + 1));
    assert.deepEqual(pair.secretKey, noble.keygen(seed(i + 1)).secretKey);
    assert.deepEqual(pair.publicKey, noble.getPublicKey(pair.secretKey).toBytes(true));
    const signature = bls.sign(pair.secretKey, message);
    const nobleSignature = noble.sign(noble.hash(message, BLS_SIGNATURE_DST), pair.secretKey);
    assert.deepEqual(signature, noble.Signature.toBytes(nobleSignature));
    assert.ok(bls.verify(pair.publicKey, message, signature));
    const proof = bls.provePossession(pair.secretKey);
    const nobleProof = noble.sign(noble.hash(pair.publicKey, BLS_POSSESSION_DST), pair.secretKey);
    assert.deepEqual(proof, noble.Signature.toBytes(nobleProof));
  }
});

test('gives the point of RFC 9380 J.9.1 for its own DST', async () => {
  const { loadMcl } = await import('../../../crypto/poea/mcl.ts');
  const curve = await loadMcl();
  const point = curve.hashToG1(utf8('abc'), 'QUUX-V01-CS02-with-BLS12381G1_XMD:SHA-256_SSWU_RO_');
  const x = hex(
    '03567bc5ef9c690c2ab2ecdf6a96ef1c139cc0b2f284dca0a9a7943388a49a3aee664ba5379a7655d3c68900be2f6903',
  );
  const encoded = curve.encodeG1(point);
  encoded[0]! &= 0x1f;
  assert.deepEqual(encoded, x);
});

test('refuses another message, another key and a changed signature', () => {
  const [a, b] = [bls.keygen(seed(1)), bls.keygen(seed(2))];
  const signature = bls.sign(a.secretKey, utf8('m'));
  assert.equal(bls.verify(a.publicKey, utf8('n'), signature), false);
  assert.equal(bls.verify(b.publicKey, utf8('m'), signature), false);
  const negated = signature.slice();
  negated[0]! ^= 0x20;
  assert.equal(bls.verify(a.publicKey, utf8('m'), negated), false);
});

test('keeps signatures and proofs of possession apart', () => {
  const { secretKey, publicKey } = bls.keygen(seed(3));
  assert.equal(bls.verify(publicKey, publicKey, bls.provePossession(secretKey)), false);
  assert.equal(bls.verifyPossession(publicKey, bls.sign(secretKey, publicKey)), false);
});

test('binds a proof of possession to its context', () => {
  const { secretKey, publicKey } = bls.keygen(seed(4));
  const proof = bls.provePossession(secretKey, utf8('registry A'));
  assert.ok(bls.verifyPossession(publicKey, proof, utf8('registry A')));
  assert.equal(bls.verifyPossession(publicKey, proof, utf8('registry B')), false);
  assert.equal(bls.verifyPossession(publicKey, proof), false);
});

test('refuses infinity as key and as signature', () => {
  const infinity1 = concatBytes(Uint8Array.of(0xc0), new Uint8Array(47));
  const infinity2 = concatBytes(Uint8Array.of(0xc0), new Uint8Array(95));
  const { publicKey } = bls.keygen(seed(1));
  assert.equal(bls.isPublicKey(infinity2), false);
  assert.equal(bls.verify(infinity2, utf8('m'), infinity1), false);
  assert.equal(bls.verify(publicKey, utf8('m'), infinity1), false);
  assert.equal(bls.verifyAggregate([{ publicKey: infinity2, message: utf8('m') }], infinity1), false);
  assert.equal(bls.verifyBatch([{ publicKey: infinity2, message: utf8('m'), signature: infinity1 }]), false);
});

test('refuses points on the curve but outside the subgroup, alone and added to a valid signature', () => {
  const { publicKey, secretKey } = bls.keygen(seed(1));
  const { Fp, Fr } = bls12_381.fields;
  const real = bls12_381.G1.Point.fromBytes(bls.sign(secretKey, utf8('m')));
  const outside = [4n, 5n, 6n, 7n, 8n, 9n, 10n, 11n, 12n].flatMap((x) => {
    const ySquared = Fp.add(Fp.pow(x, 3n), 4n);
    const y = Fp.pow(ySquared, (Fp.ORDER + 1n) / 4n);
    return Fp.eql(Fp.sqr(y), ySquared) ? [bls12_381.G1.Point.fromAffine({ x, y })] : [];
  });
  assert.ok(outside.length >= 2);
  for (const point of outside) {
    assert.equal(point.isTorsionFree(), false);
    const torsion = point.multiplyUnsafe(Fr.ORDER - 1n).add(point); // r·P: order divides the cofactor
    const moved = real.add(torsion);
    for (const bytes of [point, torsion, moved].map(compress)) {
      assert.equal(bls.verify(publicKey, utf8('m'), bytes), false);
      assert.equal(bls.verifyBatch([{ publicKey, message: utf8('m'), signature: bytes }]), false);
      assert.throws(() => bls.aggregate([bytes]), { code: 'BLS_SIGNATURE_MALFORMED' });
    }
  }
});

test('refuses every second encoding of a point', () => {
  const { publicKey, secretKey } = bls.keygen(seed(1));
  const signature = bls.sign(secretKey, utf8('m'));
  const variants: Uint8Array[] = [
    signature.subarray(0, 47),
    concatBytes(signature, Uint8Array.of(0)),
    new Uint8Array(48),
    new Uint8Array(48).fill(0xff),
    noble.Signature.fromBytes(signature).toBytes(false),
  ];
  for (const bit of [0x80, 0x40]) {
    const flipped = signature.slice();
    flipped[0]! ^= bit;
    variants.push(flipped);
  }
  for (const bytes of variants) assert.equal(bls.verify(publicKey, utf8('m'), bytes), false);
  // x + p still fits 381 bits for a small x: an encoding that is not reduced must not decode.
  for (let x = 1n; x < 40n; x++) {
    const lifted = fieldBytes(x + FIELD);
    if (lifted[0]! >= 0x20) continue;
    lifted[0]! |= 0x80;
    assert.equal(bls.verify(publicKey, utf8('m'), lifted), false);
  }
});

test('refuses secret keys outside 1..r-1', () => {
  const r = bls12_381.fields.Fr.ORDER;
  for (const bad of [
    new Uint8Array(32),
    hex(r.toString(16).padStart(64, '0')),
    new Uint8Array(32).fill(255),
    new Uint8Array(31).fill(1),
  ]) {
    assert.throws(() => bls.sign(bad, utf8('m')), { code: 'BLS_SECRET_KEY' });
  }
});

const batchOf = (count: number, keys: number) =>
  Array.from({ length: count }, (_, i) => {
    const pair = bls.keygen(seed(1 + (i % keys)));
    const message = utf8(`message ${i}`);
    return { publicKey: pair.publicKey, message, signature: bls.sign(pair.secretKey, message) };
  });

test('verifies batches with shared and with distinct keys, and refuses one bad item among them', () => {
  assert.ok(bls.verifyBatch([]));
  for (const [count, keys] of [
    [1, 1],
    [8, 3],
    [9, 9],
    [70, 2],
  ] as const) {
    const items = batchOf(count, keys);
    assert.ok(bls.verifyBatch(items), `${count} items, ${keys} keys`);
    const bad = items.with(count - 1, { ...items[count - 1]!, message: utf8('other') });
    assert.equal(bls.verifyBatch(bad), false);
  }
});

test('refuses a batch whose errors cancel in the plain sum', () => {
  const items = batchOf(2, 1);
  const [a, b] = items.map((item) => bls12_381.G1.Point.fromBytes(item.signature));
  const shift = bls12_381.G1.Point.BASE;
  const forged = [
    { ...items[0]!, signature: a!.add(shift).toBytes(true) },
    { ...items[1]!, signature: b!.subtract(shift).toBytes(true) },
  ];
  const aggregate = bls.aggregate(forged.map((item) => item.signature));
  assert.ok(bls.verifyAggregate(forged, aggregate), 'the sum alone cannot see it');
  assert.equal(bls.verifyBatch(forged), false);
});

test('aggregates as noble does and refuses a missing or an added signer', () => {
  const items = batchOf(5, 5);
  const aggregate = bls.aggregate(items.map((item) => item.signature));
  const points = items.map((item) => noble.Signature.fromBytes(item.signature));
  assert.deepEqual(aggregate, noble.Signature.toBytes(noble.aggregateSignatures(points)));
  assert.ok(bls.verifyAggregate(items, aggregate));
  assert.equal(bls.verifyAggregate(items.slice(1), aggregate), false);
  assert.equal(bls.verifyAggregate([...items, items[0]!], aggregate), false);
  assert.equal(bls.verifyAggregate([], aggregate), false);
});

test('stays right when more keys pass through than it keeps prepared', () => {
  const items = batchOf(1, 1);
  const others = Array.from({ length: 300 }, (_, i) => {
    const one = new Uint8Array(48);
    new DataView(one.buffer).setUint32(44, i + 1000);
    return bls.keygen(one).publicKey;
  });
  for (const key of others) assert.ok(bls.isPublicKey(key));
  assert.ok(bls.verifyBatch(items));
});
