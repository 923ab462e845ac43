import assert from 'node:assert/strict';
import { mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { createReceiptIndex } from '../../../../node/gateway/receipt-index.ts';
import { temporaryFolder } from '../../../support/processes.ts';

const folder = temporaryFolder();
after(folder.remove);
const ID = 'ab'.repeat(16);
const NAME = '0123456789abcdef';

test('an answer is pending, then settled, then has its receipt, whichever process is asked', () => {
  const home = join(folder.path, 'one');
  const index = createReceiptIndex(home);
  const later = () => createReceiptIndex(home).find(ID);
  assert.deepEqual(index.find(ID), { state: 'unknown' });
  index.begin(ID);
  assert.equal(index.find(ID).state, 'pending');
  assert.equal(later().state, 'unknown');
  index.put(ID, NAME);
  assert.deepEqual(index.find(ID), { state: 'pending', why: 'the answer is being settled' });
  mkdirSync(join(home, 'unsettled'), { recursive: true });
  const waiting = join(home, 'unsettled', `${NAME}.json`);
  writeFileSync(waiting, '{}');
  index.end(ID);
  assert.equal(later().state, 'pending');
  rmSync(waiting);
  assert.equal(later().state, 'none');
  const kept = join(home, 'receipts', NAME);
  mkdirSync(kept, { recursive: true });
  writeFileSync(join(kept, 'receipt.json'), 'receipt');
  writeFileSync(join(kept, 'header.json'), 'header');
  const found = later();
  assert.ok(found.state === 'ready');
  assert.deepEqual([String(found.receipt), String(found.header)], ['receipt', 'header']);
  assert.equal(statSync(join(home, 'answers', `${ID}.json`)).mode & 0o777, 0o600);
});

test('an answer that has no receipt says why, and one that failed is unknown', () => {
  const index = createReceiptIndex(join(folder.path, 'two'));
  index.begin(ID);
  index.none(ID, 'a node was wrong');
  index.end(ID);
  assert.deepEqual(index.find(ID), { state: 'none', why: 'a node was wrong' });
  const other = 'cd'.repeat(16);
  index.begin(other);
  index.end(other);
  assert.equal(index.find(other).state, 'unknown');
});

test('an id is never a path', () => {
  const index = createReceiptIndex(join(folder.path, 'two'));
  for (const id of ['../../keys/account', '', 'AB'.repeat(16), `${ID}/..`]) {
    assert.equal(index.find(id).state, 'unknown');
  }
});
