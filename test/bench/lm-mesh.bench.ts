/**
 * What the mesh costs a conversation with SmolLM2: three nodes on this machine against the same shards in one process.
 *
 * Each token is computed twice, once by the mesh and once here, in turn, so that whatever else the machine does falls
 * on both; results must agree to the bit. All nodes and this process have as many engine threads: with one session
 * only one of them computes at a time.
 * @module
 */
import { availableParallelism, cpus, loadavg } from 'node:os';
import type { SegmentResult } from '../../mesh/session/client-segments.ts';
import { nowUs } from '../../node/tee/clock.ts';
import { type BenchMesh, HOPS, withMesh } from './bench-mesh.ts';
import { type AloneSequence, type OneProcess, oneProcess } from './one-process.ts';
import type { Bench } from './types.ts';

const PROMPT = Array.from({ length: 32 }, (_, i) => (i * 37) % 4_000);
const WARM_UP = 40;
const TOKENS = 160;
const SESSIONS = 8;
const TOKENS_EACH = 48;
const TTFT_ROUNDS = 12;
const THREADS = Math.min(2, availableParallelism());

function quantile(values: readonly number[], q: number): number {
  const ascending = values.toSorted((a, b) => a - b);
  return ascending[Math.min(values.length - 1, Math.floor(values.length * q))]!;
}
const p50 = (values: readonly number[]): number => quantile(values, 0.5);
const ms = (value: number): string => `${value.toFixed(2)} ms`;
const machine = (): string =>
  `${cpus().length} x ${cpus()[0]!.model.trim()}, load average ${loadavg()[0]!.toFixed(1)}`;

/** The client's ends of one conversation. */
function chatter({ model }: BenchMesh, positions: number) {
  const [embed, head] = [model.embed.start(positions), model.head.start(positions)];
  return {
    embed: (ids: readonly number[]) => embed.run(Int32Array.from(ids), ids.length),
    /** Greedy: the id of the largest logit of the last row. */
    async next(rows: Int32Array, count: number): Promise<number> {
      const logits = await head.run(rows.slice(-(rows.length / count)), 1);
      return logits.reduce((best, logit, id) => (logit > logits[best]! ? id : best), 0);
    },
    close() {
      embed.close();
      head.close();
    },
  };
}

interface Token {
  /** Milliseconds: through the mesh, in one process, and the client's own embedding and head. */
  readonly mesh: number;
  readonly alone: number;
  readonly ends: number;
  readonly sentUs: number;
  readonly answeredUs: number;
}
interface Conversation {
  readonly tokens: readonly Token[];
  readonly segments: readonly SegmentResult[];
}

let held: Promise<Conversation> | undefined;

/** One session, token by token. */
const converse = (): Promise<Conversation> =>
  withMesh(
    'smollm2',
    async (mesh) => {
      const single = await oneProcess(mesh.packed, THREADS);
      const positions = PROMPT.length + WARM_UP + TOKENS;
      const ends = chatter(mesh, positions);
      const alone = single.open(positions);
      const session = await mesh.openSession(positions);
      const tokens: Token[] = [];
      let rows = await ends.embed(PROMPT);
      let count = PROMPT.length;
      for (let i = 0; i < WARM_UP + TOKENS; i++) {
        const [meshAt, sentUs] = [performance.now(), nowUs()];
        const answer = await session.step(rows, count, i === WARM_UP + TOKENS - 1);
        const [aloneAt, answeredUs] = [performance.now(), nowUs()];
        const expected = await alone.run(rows, count);
        const endsAt = performance.now();
        if (!answer.every((word, at) => word === expected[at])) throw new Error('mesh and engine differ');
        if (i === WARM_UP + TOKENS - 1) break;
        rows = await ends.embed([await ends.next(answer, count)]);
        count = 1;
        const done = performance.now();
        tokens.push({
          mesh: aloneAt - meshAt,
          alone: endsAt - aloneAt,
          ends: done - endsAt,
          sentUs,
          answeredUs,
        });
      }
      const segments = await session.finish();
      await session.close();
      alone.close();
      ends.close();
      await single.close();
      return { tokens: tokens.slice(WARM_UP), segments };
    },
    { threads: THREADS },
  );

/** Medians of what each hop reports of the measured tokens, and of the wire between them. */
function waterfall({ tokens, segments }: Conversation): string {
  const hops = Array.from({ length: HOPS }, (_, hop) =>
    segments.flatMap((segment) => segment.hops[hop]!.steps).slice(WARM_UP, WARM_UP + tokens.length),
  );
  const columns = hops.map((steps, hop) => {
    const before =
      hop === 0 ? tokens.map(({ sentUs }) => sentUs) : hops[hop - 1]!.map(({ leftUs }) => leftUs);
    const median = (of: (step: (typeof steps)[number], i: number) => number): string =>
      (p50(steps.map(of)) / 1_000).toFixed(2);
    return (
      `hop ${hop}: wire ${median(({ arrivedUs }, i) => arrivedUs - before[i]!)}, queue ${median((s) => s.queueUs)}, ` +
      `unmask ${median((s) => s.unmaskUs)}, compute ${median((s) => s.computeUs)}, mask ${median((s) => s.maskUs)}`
    );
  });
  const back = p50(tokens.map(({ answeredUs }, i) => answeredUs - hops.at(-1)![i]!.leftUs)) / 1_000;
  return `${columns.join('; ')}; back ${back.toFixed(2)} ms`;
}

const overhead: Bench = {
  name: 'lm.mesh_overhead.ms',
  unit: 'ms',
  goal: '<= 1.5',
  async run() {
    held ??= converse();
    const conversation = await held;
    const { tokens } = conversation;
    const [mesh, alone] = [tokens.map((token) => token.mesh), tokens.map((token) => token.alone)];
    return {
      value: p50(mesh) - p50(alone),
      detail: [
        `${TOKENS} tokens, ${HOPS} hops, ${THREADS} threads each`,
        `p50 ${ms(p50(mesh))} against ${ms(p50(alone))} in one process, p99 ${ms(quantile(mesh, 0.99))} against ${ms(quantile(alone, 0.99))}`,
        `p10 of the differences ${ms(
          quantile(
            tokens.map((t) => t.mesh - t.alone),
            0.1,
          ),
        )}`,
        waterfall(conversation),
        machine(),
      ].join('; '),
    };
  },
};

const decode: Bench = {
  name: 'lm.mesh_decode.vs_single',
  unit: 'x',
  goal: '>= 0.9',
  async run() {
    held ??= converse();
    const { tokens } = await held;
    const [mesh, alone] = [
      p50(tokens.map((token) => token.mesh + token.ends)),
      p50(tokens.map((token) => token.alone + token.ends)),
    ];
    return {
      value: alone / mesh,
      detail: `${(1_000 / mesh).toFixed(1)} against ${(1_000 / alone).toFixed(1)} tokens/s, embedding and head at the client in both; ${machine()}`,
    };
  },
};

const throughput: Bench = {
  name: 'lm.mesh_throughput8.vs_single',
  unit: 'x',
  goal: '>= 0.97 before commitments',
  run: () =>
    withMesh('smollm2', async (mesh) => {
      const single = await oneProcess(mesh.packed, THREADS);
      const positions = PROMPT.length + TOKENS_EACH;
      const ends = chatter(mesh, positions);
      const row = (await ends.embed([11])).slice();
      ends.close();
      const alone = await timeAlone(single, row, positions);
      await single.close();
      const rounds = [await timeMesh(mesh, row, positions), await timeMesh(mesh, row, positions)];
      const best = rounds.toSorted((a, b) => a.ms - b.ms)[0]!;
      return {
        value: alone / best.ms,
        detail: [
          `${SESSIONS} sessions, ${TOKENS_EACH} tokens each, with commitments and signatures`,
          `${rate(best.ms)} against ${rate(alone)} tokens/s of one process that batches them on ${THREADS} threads`,
          `commitments and signatures took ${best.claimMs.toFixed(0)} ms over all hops, beside the steps, of ${best.ms.toFixed(0)} in all`,
          `nodes have 1 thread each; ${machine()}`,
        ].join('; '),
      };
    }),
};

const rate = (forAll: number): string => ((1_000 * SESSIONS * TOKENS_EACH) / forAll).toFixed(0);

/** Milliseconds for all tokens of all sessions in one process, one batch a token; the better of two rounds. */
async function timeAlone(single: OneProcess, row: Int32Array, positions: number): Promise<number> {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 2; round++) {
    const sequences: AloneSequence[] = Array.from({ length: SESSIONS }, () => single.open(positions));
    const start = performance.now();
    for (let token = 0; token < TOKENS_EACH; token++) {
      await single.runTogether(
        sequences,
        sequences.map(() => row),
      );
    }
    best = Math.min(best, performance.now() - start);
    for (const sequence of sequences) sequence.close();
  }
  return best;
}

/** All sessions at once, each waiting for its own tokens only. */
async function timeMesh({ openSession }: BenchMesh, row: Int32Array, positions: number) {
  const sessions = await Promise.all(Array.from({ length: SESSIONS }, () => openSession(positions)));
  const start = performance.now();
  await Promise.all(
    sessions.map(async (session) => {
      for (let token = 1; token <= TOKENS_EACH; token++) await session.step(row, 1, token === TOKENS_EACH);
    }),
  );
  const elapsed = performance.now() - start;
  const segments = (await Promise.all(sessions.map((session) => session.finish()))).flat();
  await Promise.all(sessions.map((session) => session.close()));
  const claimUs = segments
    .flatMap(({ hops }) => hops)
    .reduce((sum, hop) => sum + hop.commitUs + hop.signUs, 0);
  return { ms: elapsed, claimMs: claimUs / 1_000 };
}

const firstToken: Bench = {
  name: 'lm.ttft32.ms',
  unit: 'ms',
  goal: 'none set',
  run: () =>
    withMesh(
      'smollm2',
      async (mesh) => {
        const [opened, answered]: [number[], number[]] = [[], []];
        for (let round = 0; round < TTFT_ROUNDS; round++) {
          const start = performance.now();
          const ends = chatter(mesh, PROMPT.length);
          const session = await mesh.openSession(PROMPT.length);
          opened.push(performance.now() - start);
          const rows = await session.step(await ends.embed(PROMPT), PROMPT.length, true);
          await ends.next(rows, PROMPT.length);
          answered.push(performance.now() - start);
          await session.finish();
          await session.close();
          ends.close();
        }
        return {
          value: p50(answered.slice(2)),
          detail: `${PROMPT.length} tokens, opening the session ${ms(p50(opened.slice(2)))} of it; p90 ${ms(quantile(answered.slice(2), 0.9))}, cold ${ms(answered[0]!)}; ${THREADS} threads a node; ${machine()}`,
        };
      },
      { threads: THREADS },
    ),
};

export const benches: readonly Bench[] = [overhead, decode, throughput, firstToken];
