/**
 * What it costs that an observer learns buckets of lengths alone: a talk with SmolLM2 over three nodes on this machine, as it is and
 * on beats that the route sustains, with cover to the end of its buckets.
 * @module
 */
import { createPace, type Pace } from '../../mesh/session/pace.ts';
import { GREEDY } from '../../models/program/sampling.ts';
import { createTextStream } from '../../models/text/stream.ts';
import { type Answer, createAnswer } from '../../node/client/answer.ts';
import { converse } from '../../node/client/converse.ts';
import { converseSteadily, steadyTalk } from '../../node/client/steady.ts';
import { mostRows, type TalkShape, talkShape } from '../../node/client/traffic.ts';
import { type BenchMesh, withMesh } from './bench-mesh.ts';
import type { Bench } from './types.ts';

/** In the middle of its bucket, which ends at 64; so is the answer in the one that ends at 64. */
const PROMPT = Int32Array.from({ length: 40 }, (_, i) => (i * 37) % 4_000);
const TOKENS = 40;
const WARM_UP_TOKENS = 4;

const newAnswer = (maxTokens: number): Answer =>
  createAnswer({
    prompt: PROMPT,
    maxTokens,
    stream: createTextStream({
      bytes: () => new Uint8Array(0),
      stopTokens: new Set(),
      stopStrings: [],
      dropSpace: false,
    }),
    onText: () => {},
  });

interface Talked {
  readonly tokens: readonly number[];
  /** Milliseconds to the first token, to the last one, and to the last answer. */
  readonly first: number;
  readonly said: number;
  readonly whole: number;
}

/** @param steady null: as it is */
async function talk(
  { model, openSession }: BenchMesh,
  maxTokens: number,
  steady: { readonly pace: Pace; readonly shape: TalkShape } | null,
): Promise<Talked> {
  const answer = newAnswer(maxTokens);
  const positions = steady === null ? answer.positions : mostRows(steady.shape);
  const [embed, head] = [model.embed.start(positions), model.head.start(positions)];
  const session = await openSession(positions, steady?.pace);
  const attempt = {
    step: async (ids: Int32Array, rows: number, last: boolean) =>
      session.step(rows === 0 ? ids : await embed.run(ids, rows), rows, last),
  };
  const conversation = { answer, sampling: GREEDY, clock: { headMs: 0 } };
  const at = performance.now();
  if (steady === null) await converse(attempt, head, model.manifest, conversation);
  else await converseSteadily(attempt, head, model.manifest, conversation, steadyTalk(steady.shape));
  const whole = performance.now() - at;
  await session.finish();
  await session.close();
  embed.close();
  head.close();
  return {
    tokens: answer.tokens,
    first: answer.times[0]! - at,
    said: answer.times.at(-1)! - at,
    whole,
  };
}

const seconds = (ms: number): string => `${(ms / 1_000).toFixed(2)} s`;

const overhead: Bench = {
  name: 'traffic.overhead',
  unit: 'x',
  goal: '<= 4',
  run: () =>
    withMesh('smollm2', async (mesh) => {
      await talk(mesh, WARM_UP_TOKENS, null);
      const plain = await talk(mesh, TOKENS, null);
      const step = (plain.said - plain.first) / (TOKENS - 1);
      const pace = createPace(Math.ceil(1.25 * step));
      const shape = talkShape(mesh.model.manifest, PROMPT.length, TOKENS);
      const covered = await talk(mesh, TOKENS, { pace, shape });
      if (covered.tokens.some((token, i) => token !== plain.tokens[i])) throw new Error('other tokens');
      const rows = mostRows(shape);
      return {
        value: covered.whole / plain.whole,
        detail:
          `${PROMPT.length} tokens of prompt, ${TOKENS} of answer: ${PROMPT.length + TOKENS - 1} rows as it is, ${rows} covered ` +
          `(x ${(rows / (PROMPT.length + TOKENS - 1)).toFixed(2)} of the fee), a beat of ${pace.periodMs} ms, ${pace.leftOut} left out; ` +
          `first token after ${seconds(covered.first)} against ${seconds(plain.first)}, last after ${seconds(covered.said)} ` +
          `against ${seconds(plain.said)}, cover to ${seconds(covered.whole)}`,
      };
    }),
};

export const benches: readonly Bench[] = [overhead];
