/** A receipt that holds is not yet the receipt of the answer beside which it is shown. */
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { misplaced, takeVerdict, verdictsHere } from '../../../../node/page/verify/here.ts';
import type { Outcome, ReceiptOf } from '../../../../node/page/verify/messages.ts';

const OF: ReceiptOf = { modelRoot: 'aa', mode: 'veil', request: '01' };
const outcome = (of: ReceiptOf | null): Outcome => ({
  ...{ verdict: of === null ? 'refused' : 'verified', steps: [], says: [], isSimulated: false },
  ...{ block: { number: 1, hash: '0x' }, of, code: null, flipped: null },
});
const verified = (id: string, of: ReceiptOf | null): void =>
  takeVerdict(id, { state: 'done', outcome: outcome(of), by: 'own-node', ms: 1 });

beforeEach(() => {
  verdictsHere.value = new Map();
});

test('a receipt of another model or mode than was asked is refused', () => {
  verified('a', OF);
  assert.equal(misplaced('a', outcome(OF), OF), null);
  assert.equal(misplaced('a', outcome(OF), { ...OF, modelRoot: 'bb' }), 'RECEIPT_OTHER');
  assert.equal(misplaced('a', outcome(OF), { ...OF, mode: 'twin' }), 'RECEIPT_OTHER');
});

test('a receipt that was shown for two answers is of neither', () => {
  verified('a', OF);
  verified('b', { ...OF, request: '02' });
  assert.equal(misplaced('b', outcome({ ...OF, request: '02' }), OF), null);
  verified('b', OF);
  assert.equal(misplaced('b', outcome(OF), OF), 'RECEIPT_TWICE');
  assert.equal(misplaced('a', outcome(OF), OF), 'RECEIPT_TWICE');
});

test('a receipt that is refused says nothing of others', () => {
  verified('a', null);
  verified('b', null);
  assert.equal(misplaced('a', outcome(null), OF), null);
});
