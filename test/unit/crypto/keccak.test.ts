import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keccak_256 } from '@noble/hashes/sha3.js';
import { bytesToHex, utf8 } from '../../../crypto/core/bytes.ts';
import { keccak256 } from '../../../crypto/core/keccak.ts';
import { randomBytes } from '../../../crypto/core/random.ts';

test('keccak-256 of nothing is what every contract says it is', () => {
  assert.equal(
    bytesToHex(keccak256(utf8(''))),
    'c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470',
  );
});

test('keccak-256 is that of another implementation, whatever the length', () => {
  const around = [135, 136, 137, 271, 272, 273].flatMap((length) => [length, 400 * 136 + length]);
  const lengths = [...Array(200).keys(), 400 * 136 - 1, 400 * 136, 400 * 136 + 1, 150_000, ...around];
  for (const length of lengths) {
    const data = randomBytes(length);
    assert.deepEqual(keccak256(data), keccak_256(data), `${length} bytes`);
  }
});

test('a hash stays what it is when others follow', () => {
  const first = keccak256(utf8('one'));
  keccak256(utf8('another'));
  assert.deepEqual(first, keccak_256(utf8('one')));
});
