import assert from 'node:assert/strict';
import { test } from 'node:test';
import { GREEDY } from '../../../../models/program/sampling.ts';
import { createTextStream } from '../../../../models/text/stream.ts';
import { type Answer, createAnswer } from '../../../../node/client/answer.ts';
import { converse } from '../../../../node/client/converse.ts';

const VOCABULARY = 11;
const END = 10;
const PROMPT = Int32Array.of(3, 1, 4, 1, 5, 9);
const MOST = 4;

/** What follows `id` at `position`; it never says END. */
type Model = (id: number, position: number) => number;
const honest: Model = (id, position) => (7 * id + 3 * position + 2) % (VOCABULARY - 1);

/** A session of a model whose rows are the next tokens themselves. @param breakAt the row at which it is lost */
function session(model: Model, breakAt = Number.POSITIVE_INFINITY) {
  const fed: number[] = [];
  return {
    fed,
    step: async (ids: Int32Array, rows: number): Promise<Int32Array> => {
      assert.equal(ids.length, rows);
      const from = fed.length;
      fed.push(...ids);
      if (fed.length > breakAt) throw new Error('lost');
      return ids.map((id, i) => model(id, from + i));
    },
  };
}

/** One-hot logits. */
const head = {
  run: async (rows: Int32Array): Promise<Int32Array> =>
    Int32Array.from({ length: rows.length * VOCABULARY }, (_, at) =>
      at % VOCABULARY === rows[Math.floor(at / VOCABULARY)] ? 1 : 0,
    ),
};

const newAnswer = (maxTokens: number): Answer =>
  createAnswer({
    prompt: PROMPT,
    maxTokens,
    stream: createTextStream({
      bytes: (id) => Uint8Array.of(0x61 + id),
      stopTokens: new Set([END]),
      stopStrings: [],
      dropSpace: false,
    }),
    onText: () => {},
  });

const talk = (attempt: ReturnType<typeof session>, answer: Answer, closed: boolean): Promise<void> =>
  converse(
    attempt,
    head,
    { closed, logitFrac: 0, frameRows: [1, MOST] },
    {
      answer,
      sampling: GREEDY,
      clock: { headMs: 0 },
    },
  );

for (const closed of [false, true]) {
  const kind = closed ? 'closed' : 'open';

  test(`wherever a session is lost, the next one goes on with the same answer (${kind} model)`, async () => {
    const whole = newAnswer(9);
    await talk(session(honest), whole, closed);
    assert.equal(whole.ended, 'length');
    for (let lostAt = 1; lostAt < whole.positions; lostAt++) {
      const answer = newAnswer(9);
      await assert.rejects(talk(session(honest, lostAt), answer, closed), { message: 'lost' });
      const second = session(honest);
      await talk(second, answer, closed);
      assert.deepEqual(answer.tokens, whole.tokens, `lost at ${lostAt}`);
      assert.equal(second.fed.length, answer.positions);
    }
  });

  for (const steered of [0, 4, 8]) {
    test(`token ${steered} that a lost session steered is not taken over (${kind} model)`, async () => {
      const answer = newAnswer(9);
      const at = PROMPT.length - 1 + steered;
      const false_: Model = (id, position) => (honest(id, position) + (position === at ? 1 : 0)) % END;
      // lost only after the steered token was drawn, or with nothing left but the claims
      const first = session(false_, steered === 8 ? undefined : at + 1);
      if (steered === 8) await talk(first, answer, closed);
      else await assert.rejects(talk(first, answer, closed), { message: 'lost' });
      const said = [...answer.tokens];
      assert.equal(said.length, steered + 1);
      await assert.rejects(
        talk(session(honest), answer, closed),
        (error: Error & { code: string; family: string; details: object }) => {
          assert.equal(error.code, 'CHAT_REPLAY');
          assert.equal(error.family, 'verification');
          assert.deepEqual(error.details, { token: steered });
          return true;
        },
      );
      assert.deepEqual(answer.tokens, said);
    });
  }
}
