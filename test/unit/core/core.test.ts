import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bytesToHex, equalBytes, hex, lengthPrefixed, utf8 } from '../../../crypto/core/bytes.ts';
import { decodeCbor, encodeCbor } from '../../../crypto/core/cbor.ts';
import { asVeilmeshError, UsageError, VerificationError } from '../../../crypto/core/errors.ts';
import { contentHash, hash, merkleProof, merkleRoot, merkleVerify } from '../../../crypto/core/hash.ts';
import { randomBytes } from '../../../crypto/core/random.ts';
import { fc } from '../../support/fast-check.ts';

const code = (expected: string) => (error: unknown) =>
  error instanceof VerificationError && error.code === expected;

test('a hash in one domain never equals the hash of the same parts in another, or of parts cut elsewhere', () => {
  const [ab, c, a, bc] = ['ab', 'c', 'a', 'bc'].map(utf8) as [Uint8Array, Uint8Array, Uint8Array, Uint8Array];
  const seen = [hash('x', ab, c), hash('y', ab, c), hash('x', a, bc), hash('x', ab), contentHash(ab)].map(
    bytesToHex,
  );
  assert.equal(new Set(seen).size, seen.length);
});

test('Merkle roots match the published RFC 6962 vectors', () => {
  // Certificate Transparency's own test vectors (RFC 6962 reference implementation).
  const leaves = [
    '',
    '00',
    '10',
    '2021',
    '3031',
    '40414243',
    '5051525354555657',
    '606162636465666768696a6b6c6d6e6f',
  ].map(hex);
  assert.equal(
    bytesToHex(merkleRoot([])),
    'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  );
  assert.equal(
    bytesToHex(merkleRoot(leaves.slice(0, 1))),
    '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  );
  assert.equal(
    bytesToHex(merkleRoot(leaves.slice(0, 3))),
    'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  );
  assert.equal(
    bytesToHex(merkleRoot(leaves)),
    '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
  );
});

test('every leaf proves itself and nothing else proves', () => {
  fc.assert(
    fc.property(
      fc.array(fc.uint8Array({ maxLength: 40 }), { minLength: 1, maxLength: 33 }),
      fc.nat(),
      (leaves, pick) => {
        const index = pick % leaves.length;
        const root = merkleRoot(leaves);
        const path = merkleProof(leaves, index);
        assert.ok(merkleVerify(root, leaves[index]!, index, leaves.length, path));
        const other = Uint8Array.from([...leaves[index]!, 1]);
        assert.ok(!merkleVerify(root, other, index, leaves.length, path));
        assert.ok(!merkleVerify(root, leaves[index]!, index, leaves.length + leaves.length, path));
        if (path.length > 0)
          assert.ok(!merkleVerify(root, leaves[index]!, index, leaves.length, path.slice(1)));
      },
    ),
  );
});

test('deterministic CBOR: one value, one encoding, key order regardless', () => {
  assert.ok(equalBytes(encodeCbor({ b: 1, aa: 2 }), encodeCbor({ aa: 2, b: 1 })));
  assert.deepEqual(decodeCbor(hex('a261620162616102'), 100), { b: 1, aa: 2 });
});

test('refuses every other encoding of a value', () => {
  for (const [name, bytes] of [
    ['keys out of order', 'a262616102616201'],
    ['duplicate keys', 'a2616101616101'],
    ['long integer form', '1800'],
    ['indefinite length', '9f01ff'],
    ['half float', 'f93c00'],
    ['undefined', 'f7'],
    ['trailing byte', '0100'],
    ['truncated', '8201'],
    ['tag', 'c11a514b67b0'],
    ['bad UTF-8', '62c328'],
  ] as const) {
    assert.throws(
      () => decodeCbor(hex(bytes), 100),
      (error) => error instanceof VerificationError && /^CBOR_/.test(error.code),
      name,
    );
  }
  assert.throws(() => decodeCbor(new Uint8Array(101), 100), code('CBOR_TOO_LARGE'));
  assert.throws(() => encodeCbor(0.5));
});

test('hostile CBOR costs time linear in its size and never crashes the process', () => {
  const nested = new Uint8Array(20_000).fill(0x81);
  assert.throws(() => decodeCbor(nested, nested.length), code('CBOR_MALFORMED'));
  const hugeArray = hex('9b7fffffffffffffff');
  assert.throws(() => decodeCbor(hugeArray, 100), code('CBOR_MALFORMED'));
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      try {
        assert.ok(equalBytes(encodeCbor(decodeCbor(bytes, 300) as never), bytes));
      } catch (error) {
        assert.ok(error instanceof VerificationError, String(error));
      }
    }),
    { numRuns: 2_000 },
  );
});

test('length prefixing is injective', () => {
  fc.assert(
    fc.property(
      fc.array(fc.uint8Array({ maxLength: 5 })),
      fc.array(fc.uint8Array({ maxLength: 5 })),
      (left, right) => {
        const same = left.length === right.length && left.every((part, i) => equalBytes(part, right[i]!));
        assert.equal(equalBytes(lengthPrefixed(left), lengthPrefixed(right)), same);
      },
    ),
  );
});

test('hex refuses capitals, odd lengths and prefixes', () => {
  for (const bad of ['AB', 'abc', '0xab', 'zz']) assert.throws(() => hex(bad), UsageError);
});

test('random bytes beyond one Web Crypto call are filled to the end', () => {
  const bytes = randomBytes(200_000);
  assert.ok(bytes.subarray(199_000).some((byte) => byte !== 0));
});

test('errors carry code, family, exit code and hint, and foreign ones become internal', () => {
  const error = new UsageError('X_Y', 'wrong', { details: { got: 1 }, hint: 'veilmesh doctor' });
  assert.equal(error.exitCode, 2);
  assert.deepEqual(error.toJSON(), {
    code: 'X_Y',
    family: 'usage',
    message: 'wrong',
    details: { got: 1 },
    hint: 'veilmesh doctor',
  });
  assert.equal(asVeilmeshError(new Error('boom')).exitCode, 1);
  assert.equal(asVeilmeshError(error), error);
});
