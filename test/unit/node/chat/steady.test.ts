/**
 * Talks of a steady shape: the same answer as any other, whatever is lost on the way, and a shape that says nothing but buckets.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { GREEDY } from '../../../../models/program/sampling.ts';
import { createTextStream } from '../../../../models/text/stream.ts';
import { type Answer, createAnswer } from '../../../../node/client/answer.ts';
import { converseSteadily, type SteadyTalk, steadyTalk } from '../../../../node/client/steady.ts';
import {
  coveredSteps,
  demandTime,
  lengthBucket,
  mostRows,
  refusePublic,
  roomySteps,
  stepBucket,
  talkShape,
} from '../../../../node/client/traffic.ts';

const VOCABULARY = 41;
const END = 40;
const CONTEXT = 512;

/** What follows `id` at `position`. */
type Model = (id: number, position: number) => number;
const honest: Model = (id, position) => (7 * id + 3 * position + 2) % END;

interface Sent {
  readonly rows: number;
  readonly last: boolean;
}

/** A session of a model whose rows are the next tokens themselves. @param breakAt the row at which it is lost */
function session(model: Model, breakAt = Number.POSITIVE_INFINITY) {
  const fed: number[] = [];
  const sent: Sent[] = [];
  return {
    fed,
    sent,
    step: async (ids: Int32Array, rows: number, last: boolean): Promise<Int32Array> => {
      assert.equal(ids.length, rows);
      assert.ok(!sent.at(-1)?.last, 'a step after the last');
      sent.push({ rows, last });
      const from = fed.length;
      fed.push(...ids);
      if (fed.length > breakAt) throw new Error('lost');
      return ids.map((id, i) => model(id, from + i));
    },
  };
}

const head = {
  run: async (rows: Int32Array): Promise<Int32Array> =>
    Int32Array.from({ length: rows.length * VOCABULARY }, (_, at) =>
      at % VOCABULARY === rows[Math.floor(at / VOCABULARY)] ? 1 : 0,
    ),
};

const promptOf = (length: number): Int32Array =>
  Int32Array.from({ length }, (_, i) => (i * 11 + length) % END);

const newAnswer = (prompt: Int32Array, maxTokens: number, stop?: number): Answer =>
  createAnswer({
    prompt,
    maxTokens,
    stream: createTextStream({
      bytes: (id) => Uint8Array.of(0x30 + id),
      stopTokens: new Set(stop === undefined ? [END] : [stop]),
      stopStrings: [],
      dropSpace: false,
    }),
    onText: () => {},
  });

const talkTo = (
  attempt: ReturnType<typeof session>,
  answer: Answer,
  talk: SteadyTalk,
  closed: boolean,
): Promise<void> =>
  converseSteadily(
    attempt,
    head,
    { closed, logitFrac: 0, frameRows: [1, 4, 16] },
    { answer, sampling: GREEDY, clock: { headMs: 0 } },
    talk,
  );

/** What an honest model says, `count` tokens. */
function said(prompt: Int32Array, count: number): number[] {
  const ids = [...prompt];
  while (ids.length < prompt.length + count) ids.push(honest(ids.at(-1)!, ids.length - 1));
  return ids.slice(prompt.length);
}

test('buckets grow by fours, and lengths up to one have it', () => {
  assert.deepEqual([1, 16, 17, 64, 65, 256, 257].map(lengthBucket), [16, 16, 64, 64, 256, 256, 1024]);
  assert.deepEqual([1, 2, 4, 5, 17, 64].map(stepBucket), [1, 4, 4, 16, 64, 64]);
});

test('a shape follows from buckets alone, and ends with the context at last', () => {
  const shape = talkShape({ context: CONTEXT }, 17, 65);
  assert.deepEqual(shape, talkShape({ context: CONTEXT }, 64, 256));
  assert.equal(shape.first, 16);
  assert.deepEqual(
    shape.ends.map(({ rows }) => rows),
    [80, 128, 320],
  );
  assert.deepEqual(
    talkShape({ context: 100 }, 60, 41).ends.map(({ rows }) => rows),
    [80, 100],
  );
  assert.deepEqual(talkShape({ context: 40 }, 40, 1), { first: 16, ends: [{ rows: 40, answer: 16 }] });
  assert.equal(talkShape({ context: CONTEXT }, 16, 1).first, 1);
});

for (const closed of [false, true]) {
  const kind = closed ? 'closed' : 'open';

  test(`prompts and answers of one bucket are fed alike, and answered right (${kind} model)`, async () => {
    const seen: Sent[][] = [];
    for (const [length, count] of [
      [17, 1],
      [17, 16],
      [40, 9],
      [64, 16],
    ] as const) {
      const prompt = promptOf(length);
      const answer = newAnswer(prompt, count);
      const talk = steadyTalk(talkShape({ context: CONTEXT }, length, 16));
      const attempt = session(honest);
      await talkTo(attempt, answer, talk, closed);
      assert.deepEqual(answer.tokens, said(prompt, count), `${length}/${count}`);
      assert.equal(answer.ended, 'length');
      seen.push(attempt.sent);
    }
    for (const sent of seen) assert.deepEqual(sent, seen[0]);
    assert.equal(
      seen[0]!.reduce((sum, { rows }) => sum + rows, 0),
      64 + 16,
    );
  });

  test(`an answer that ends by itself is covered to its own bucket's end (${kind} model)`, async () => {
    const prompt = promptOf(20);
    for (const [at, rows] of [
      [3, 80],
      [17, 128],
    ] as const) {
      const whole = said(prompt, 64);
      const stop = whole[at]!;
      const ended = whole.indexOf(stop) + 1;
      const attempt = session(honest);
      const answer = newAnswer(prompt, 64, stop);
      await talkTo(attempt, answer, steadyTalk(talkShape({ context: CONTEXT }, 20, 64)), closed);
      assert.deepEqual([answer.ended, answer.tokens.length], ['stop-token', ended]);
      assert.equal(attempt.fed.length, ended <= 16 ? 80 : rows);
      assert.ok(attempt.sent.at(-1)!.last);
    }
  });

  test(`wherever a session is lost, the next one goes on with the same answer (${kind} model)`, async () => {
    const prompt = promptOf(20);
    const shape = talkShape({ context: CONTEXT }, 20, 9);
    const expected = said(prompt, 9);
    for (let lostAt = 0; lostAt < mostRows(shape); lostAt += 3) {
      const answer = newAnswer(prompt, 9);
      const talk = steadyTalk(shape);
      await assert.rejects(talkTo(session(honest, lostAt), answer, talk, closed), { message: 'lost' });
      const second = session(honest);
      await talkTo(second, answer, talk, closed);
      assert.deepEqual(answer.tokens, expected, `lost at ${lostAt}`);
      assert.equal(second.fed.length, mostRows(shape));
      const again = second.sent.findIndex(({ rows }, i) => i > 0 && rows === 1);
      const chunks = second.sent.slice(0, again < 0 ? undefined : again);
      const most = Math.max(16, lostAt); // so many rows were answered, and are fed at once
      assert.ok(chunks.reduce((sum, { rows }) => sum + rows, 0) <= most, `${lostAt}`);
    }
  });

  test(`what was drawn before is drawn again, cover too, or the answer is refused (${kind} model)`, async () => {
    const prompt = promptOf(20);
    const shape = talkShape({ context: CONTEXT }, 20, 9);
    for (const steered of [0, 8, 30]) {
      const at = prompt.length - 1 + steered;
      const wrong: Model = (id, position) => (honest(id, position) + (position === at ? 1 : 0)) % END;
      const answer = newAnswer(prompt, 9);
      const talk = steadyTalk(shape);
      await assert.rejects(talkTo(session(wrong, at + 3), answer, talk, closed), { message: 'lost' });
      await assert.rejects(talkTo(session(honest), answer, talk, closed), {
        code: 'CHAT_REPLAY',
        details: { token: steered },
      });
    }
  });
}

test('steps of a query are covered with rows that the model takes, and their own come first', () => {
  const model = { name: 'model', frameRows: [1, 4, 16] };
  const step = (rows: number) => ({ rows, values: Int32Array.from({ length: rows * 2 }, (_, i) => i + 1) });
  const steps = [step(2), step(3)];
  const frames = coveredSteps(model, steps);
  assert.equal(frames.length, 4);
  for (const { rows, values, cover } of frames) {
    assert.equal(rows + (cover?.rows ?? 0), 4);
    assert.equal(values.length, 2 * rows);
    assert.equal(cover?.values.length ?? 0, 2 * (cover?.rows ?? 0));
  }
  assert.deepEqual(frames[0], { ...steps[0], cover: { rows: 2, values: steps[0]!.values } });
  assert.deepEqual(
    roomySteps(model, steps).map(({ rows, room }) => [rows, room]),
    [
      [2, 4],
      [3, 4],
      [4, 4],
      [4, 4],
    ],
  );
  assert.throws(() => coveredSteps(model, [step(17)]), { code: 'MODEL_TOO_MANY_ROWS' });
});

test('beats that outlive a session are refused before anything is sent', () => {
  demandTime(300, { periodMs: 50 }, 900);
  assert.throws(() => demandTime(1_400, { periodMs: 500 }, 900), { code: 'TRAFFIC_TOO_LONG' });
});

test('what a contract asks is public, and refused', () => {
  refusePublic(false);
  assert.throws(() => refusePublic(true), { code: 'TRAFFIC_PUBLIC' });
});
