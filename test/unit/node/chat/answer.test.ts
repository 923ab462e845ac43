import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createTextStream, type TextStream } from '../../../../models/text/stream.ts';
import { createAnswer } from '../../../../node/client/answer.ts';
import { timingOf } from '../../../../node/client/chat-timing.ts';

const END = 99;
const BYTES = [...new TextEncoder().encode('né!')];
/** Token id = place in BYTES; 'é' takes two tokens. */
const stream = (stopStrings: string[] = []): TextStream =>
  createTextStream({
    bytes: (id) => Uint8Array.of(BYTES[id]!),
    stopTokens: new Set([END]),
    stopStrings,
    dropSpace: false,
  });
const prompt = Int32Array.of(7, 8, 9);
const start = (maxTokens: number, stopStrings: string[] = []) => {
  const pieces: string[] = [];
  const answer = createAnswer({
    prompt,
    maxTokens,
    stream: stream(stopStrings),
    onText: (piece) => pieces.push(piece),
  });
  return { answer, pieces };
};

test('text comes in whole characters, and all of it together is the answer', () => {
  const { answer, pieces } = start(10);
  for (const id of [0, 1, 2, 3, END]) answer.accept(id);
  assert.deepEqual(pieces, ['n', 'é', '!']);
  assert.deepEqual([answer.text, answer.ended], ['né!', 'stop-token']);
});

test('an answer that breaks off inside a character says so with one replacement character', () => {
  const { answer } = start(2);
  for (const id of [0, 1]) answer.accept(id);
  assert.deepEqual([answer.text, answer.ended], ['n\ufffd', 'length']);
});

test('a stop string ends it before its text', () => {
  const { answer } = start(10, ['é']);
  for (const id of [0, 1, 2]) answer.accept(id);
  assert.deepEqual([answer.text, answer.ended], ['n', 'stop-string']);
});

test('a new session is fed prompt and tokens; the token that ended the answer never', () => {
  const { answer } = start(10);
  assert.deepEqual([...answer.history()], [7, 8, 9]);
  answer.accept(0);
  answer.accept(1);
  assert.deepEqual([...answer.history()], [7, 8, 9, 0, 1]);
  answer.accept(END);
  assert.deepEqual([...answer.history()], [7, 8, 9, 0, 1]);
});

test('positions are enough for every session, and no more than can be used', () => {
  const { answer } = start(3);
  assert.equal(answer.positions, 5);
  answer.accept(0);
  assert.equal(answer.isLast(), false);
  answer.accept(0);
  assert.equal(answer.isLast(), true);
  assert.equal(answer.history().length, answer.positions);
  answer.accept(0);
  assert.equal(answer.history().length, answer.positions);
  assert.equal(start(1).answer.isLast(), true);
});

test('timing: the first token from the start, the rest from each other', () => {
  const times = [150, 160, 170, 180, 280];
  const { firstTokenMs, tokensPerSecond, p50Ms, p99Ms, headMs } = timingOf(
    { times },
    { startedAt: 100, headMs: 25 },
  );
  assert.deepEqual([firstTokenMs, p50Ms, p99Ms, headMs], [50, 10, 100, 5]);
  assert.equal(tokensPerSecond.toFixed(3), (4 / 0.13).toFixed(3));
  assert.equal(timingOf({ times: [5] }, { startedAt: 1, headMs: 0 }).tokensPerSecond, 0);
});
