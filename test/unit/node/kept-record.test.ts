/**
 * What an auditor's host holds of a record must tell it nothing, though it says under which id records are kept.
 * @module
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { equalBytes } from '../../../crypto/core/bytes.ts';
import { randomBytes } from '../../../crypto/core/random.ts';
import { keepRecord, openKeptRecord } from '../../../node/audit/kept-record.ts';

const KEY = randomBytes(32);
const ID = randomBytes(32);
const NONCE_BYTES = 24;
const BYTES = 200;
const SEAL = { code: 'RECORD_SEAL' };

const streamOf = (kept: Uint8Array, record: Uint8Array): Uint8Array =>
  record.map((byte, i) => byte ^ kept[NONCE_BYTES + i]!);

test('is opened under the id it was kept for, by the key it was kept with', () => {
  const record = randomBytes(BYTES);
  const kept = keepRecord(KEY, ID, record);
  assert.deepEqual(openKeptRecord(KEY, ID, kept), record);
  assert.throws(() => openKeptRecord(KEY, randomBytes(32), kept), SEAL);
  assert.throws(() => openKeptRecord(randomBytes(32), ID, kept), SEAL);
});

test('two records under one id share no key stream', () => {
  const [own, other] = [randomBytes(BYTES), randomBytes(BYTES)];
  const streams = [own, other, own].map((record) => streamOf(keepRecord(KEY, ID, record), record));
  for (const [i, stream] of streams.entries()) {
    for (const earlier of streams.slice(0, i)) {
      assert.ok(!equalBytes(stream, earlier));
      const same = stream.filter((byte, at) => byte === earlier[at]).length;
      assert.ok(same < BYTES / 10, `${same} bytes of ${BYTES} are the same`);
    }
  }
});

test('is refused when a byte of it was changed or is missing', () => {
  const kept = keepRecord(KEY, ID, randomBytes(BYTES));
  for (const at of [0, NONCE_BYTES - 1, NONCE_BYTES, kept.length - 1]) {
    const changed = kept.map((byte, i) => (i === at ? byte ^ 1 : byte));
    assert.throws(() => openKeptRecord(KEY, ID, changed), SEAL);
  }
  for (const length of [0, NONCE_BYTES - 1, NONCE_BYTES, kept.length - 1]) {
    assert.throws(() => openKeptRecord(KEY, ID, kept.subarray(0, length)), SEAL);
  }
});
