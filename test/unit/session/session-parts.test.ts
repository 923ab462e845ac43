/**
 * The small parts of a session: memory for sequences, deadlines, the turnstile, commitments made ahead of time.
 * @module
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answerCommit, answerSalt, samplingHash } from '../../../crypto/commit/answer.ts';
import { createSaltedCommitter } from '../../../crypto/commit/committer.ts';
import { UnavailableError } from '../../../crypto/core/errors.ts';
import { createTurnstile } from '../../../mesh/session/client-turnstile.ts';
import { createEdgeRecord } from '../../../mesh/session/segment.ts';
import { createSequenceMemory } from '../../../mesh/session/sequence-memory.ts';
import { createStepDeadlines } from '../../../mesh/session/step-deadlines.ts';

const bytes = (length: number, fill: number): Uint8Array => new Uint8Array(length).fill(fill);

test('memory is lent up to the budget, refused beyond it, and given back once', () => {
  const memory = createSequenceMemory(100);
  const first = memory.reserve(60, 'a');
  assert.throws(() => memory.reserve(41, 'b'), { code: 'SESSION_MEMORY', family: 'unavailable' });
  const second = memory.reserve(40, 'b');
  first();
  first();
  assert.equal(memory.reserved, 40);
  memory.reserve(60, 'a');
  second();
  assert.equal(memory.reserved, 60);
});

test('one peer gets half of the memory at most, beyond a first session of any length', () => {
  const memory = createSequenceMemory(100);
  const long = memory.reserve(70, 'greedy');
  assert.throws(() => memory.reserve(10, 'greedy'), { code: 'SESSION_PEER_LIMIT', family: 'unavailable' });
  memory.reserve(30, 'other');
  long();
  memory.reserve(20, 'greedy');
  memory.reserve(30, 'greedy');
  assert.throws(() => memory.reserve(1, 'greedy'), { code: 'SESSION_PEER_LIMIT' });
  memory.reserve(20, 'other');
  assert.equal(memory.reserved, 100);
});

test('a session without memory fits a node without any', () => {
  const memory = createSequenceMemory(0);
  memory.reserve(0, 'a')();
  assert.throws(() => memory.reserve(1, 'a'), { code: 'SESSION_MEMORY' });
});

test('the first step of a kind may take the ceiling; then three times what that kind took, and no other', () => {
  const deadlines = createStepDeadlines({ floorMs: 10, ceilingMs: 60_000 });
  assert.equal(deadlines.currentMs(1), 60_000);
  deadlines.record(1, 20);
  assert.equal(deadlines.currentMs(1), 60);
  assert.equal(deadlines.currentMs(128), 60_000, 'a chunk is not judged by tokens');
  deadlines.record(128, 900);
  assert.equal(deadlines.currentMs(128), 2_700);
  assert.equal(deadlines.currentMs(100), 2_700, 'chunks of about this size');
  assert.equal(deadlines.currentMs(1), 60);
  deadlines.record(1, 1);
  deadlines.record(0, 1);
  assert.equal(deadlines.currentMs(1), 60, 'the slowest of the recent ones counts');
});

test('a turnstile lets in as many as leave, in order, and turns away who waits when it closes', async () => {
  const turnstile = createTurnstile(2);
  assert.equal(turnstile.enter(), undefined);
  assert.equal(turnstile.enter(), undefined);
  const order: string[] = [];
  const third = turnstile.enter()!.then(() => order.push('third'));
  const fourth = turnstile.enter()!.then(() => order.push('fourth'));
  turnstile.leave();
  await third;
  assert.deepEqual(order, ['third']);
  turnstile.leave();
  await fourth;
  const fifth = assert.rejects(turnstile.enter()!, { code: 'SESSION_OVER' });
  turnstile.close(new UnavailableError('SESSION_OVER', 'closed'));
  await fifth;
});

test('a root does not depend on which vectors were hashed ahead of time', () => {
  const committer = createSaltedCommitter({ sessionBlindKey: bytes(32, 1), sessionId: bytes(32, 2) });
  const rootWith = (settleAfter: readonly number[]): string => {
    const record = createEdgeRecord(committer, 1, 2);
    for (let step = 0; step < 4; step++) {
      record.add(step, Int32Array.of(step, 1, step, 2));
      if (settleAfter.includes(step)) record.settle();
    }
    return record.cut()().join();
  };
  assert.equal(rootWith([0, 1, 2, 3]), rootWith([]));
  assert.equal(rootWith([2]), rootWith([]));
});

test('answer and sampling hashes tell sessions, keys, segments and values apart', () => {
  const context = { blindKey: bytes(32, 1), sessionId: bytes(32, 2) };
  const ids = Int32Array.of(5, 6);
  const commits = [
    answerCommit(context, 0, ids),
    answerCommit(context, 1, ids),
    answerCommit(context, 0, Int32Array.of(5, 7)),
    answerCommit(context, 0, Int32Array.of(5)),
    answerCommit({ ...context, blindKey: bytes(32, 3) }, 0, ids),
    answerCommit({ ...context, sessionId: bytes(32, 3) }, 0, ids),
    samplingHash(context, bytes(8, 1)),
    samplingHash(context, bytes(8, 2)),
    samplingHash({ ...context, blindKey: bytes(32, 3) }, bytes(8, 1)),
    answerSalt(context, 0),
  ].map((commit) => commit.join());
  assert.equal(new Set(commits).size, commits.length);
});
