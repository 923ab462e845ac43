/**
 * The small parts of a session: memory for sequences, deadlines, the turnstile, commitments made ahead of time.
 * @module
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answerCommit, answerSalt, samplingHash } from '../../../crypto/commit/answer.ts';
import { loadIntCommits } from '../../../crypto/commit/int-commits.ts';
import { createKzgCommitter } from '../../../crypto/commit/kzg-committer.ts';
import { UnavailableError, VerificationError } from '../../../crypto/core/errors.ts';
import { createArrivingCommits } from '../../../mesh/session/arriving-commits.ts';
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

test('an edge is committed to row by row, and a segment is handed over when it has ended and nothing is missing', async () => {
  const commits = await loadIntCommits();
  const committer = createKzgCommitter({ sessionBlindKey: bytes(32, 1), sessionId: bytes(32, 2) }, commits);
  const widths = [1, 2];
  const segments: (readonly Uint8Array[])[] = [];
  const record = createEdgeRecord(committer, 1, widths, (made) => segments.push(made));
  assert.equal(record.work(), false);
  const first = Int32Array.of(1, 2, 3, 4, 5, 6);
  const second = Int32Array.of(7, 8, 9);
  record.add({ step: 0, values: first }, false);
  while (record.work());
  record.add({ step: 1, values: second }, true);
  record.add({ step: 2, values: first }, false);
  assert.deepEqual([record.owed, segments.length], [1, 0]);
  assert.equal(record.work(), true);
  assert.deepEqual([record.owed, segments.length], [0, 1]);
  record.add({ step: 3, values: new Int32Array(0) }, true); // a frame that only ends the session
  while (record.work());
  const at = (step: number, row: number) => ({ edge: 1, step, row });
  const [a, b] = [first.subarray(0, 3), first.subarray(3)];
  assert.deepEqual(segments, [
    [
      committer.points(a, at(0, 0), widths),
      committer.points(b, at(0, 1), widths),
      committer.points(second, at(1, 0), widths),
    ],
    [committer.points(a, at(2, 0), widths), committer.points(b, at(2, 1), widths)],
  ]);
  record.add({ step: 4, values: second }, false);
  record.work();
  record.add({ step: 5, values: new Int32Array(0) }, true); // everything is committed to by then
  assert.equal(segments.length, 3);
});

test("a sender's commitments are put together from any pieces, segment by segment, and none beyond what was sent", async () => {
  const arriving = createArrivingCommits(2);
  assert.throws(() => arriving.add(bytes(1, 0)), { code: 'SESSION_COMMITS_UNEXPECTED' });
  arriving.expect(2, 3); // room for one row more, which is padding
  arriving.expect(1, 1);
  arriving.add(Uint8Array.of(1, 2, 3));
  arriving.add(new Uint8Array(0));
  arriving.add(Uint8Array.of(4, 0, 0, 5));
  assert.deepEqual(await arriving.next(), Uint8Array.of(1, 2, 3, 4));
  assert.throws(() => arriving.add(Uint8Array.of(6, 7)), { code: 'SESSION_COMMITS_UNEXPECTED' });
  assert.deepEqual(await arriving.next(), Uint8Array.of(5, 6));
  arriving.expect(1, 1);
  const lost = arriving.next();
  arriving.abandon(new VerificationError('SESSION_OVER', 'over'));
  await assert.rejects(lost, { code: 'SESSION_OVER' });
  arriving.expect(1, 1);
  await assert.rejects(arriving.next(), { code: 'SESSION_OVER' });
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
