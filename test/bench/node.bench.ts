/**
 * What the mesh costs over the bare engine: latency of a query, time to open a session, memory of a node.
 * @module
 */
import { readFile } from 'node:fs/promises';
import { loadavg } from 'node:os';
import { setTimeout } from 'node:timers/promises';
import { frameBytes } from '../../crypto/mask/frame.ts';
import type { SegmentResult } from '../../mesh/session/client-segments.ts';
import type { StepTimings } from '../../mesh/session/protocol.ts';
import { edgesOf, frameRowsFor } from '../../models/shard/manifest.ts';
import { tokenizerOf } from '../../node/models/catalog.ts';
import { digitsTask } from '../../node/models/digits-task.ts';
import type { CatalogName } from '../../node/models/names.ts';
import { sentencesTask } from '../../node/models/sentences-task.ts';
import type { TaskStep } from '../../node/models/task.ts';
import { nowUs } from '../../node/tee/clock.ts';
import { type BenchMesh, HOPS, withMesh } from './bench-mesh.ts';
import { oneProcess } from './one-process.ts';
import type { Bench } from './types.ts';

const SENTENCE = 'The lighthouse keeper walked slowly along the beach after the storm had passed.';
const TOKENS = 16;
/** Wire and session code of four processes is compiled as it is used: the first hundreds of steps are slower. */
const WARM_UP = 500;
const ROUNDS = 240;
/** Before each timed run: hops sign the claims of the step before while nothing is timed. */
const PAUSE_MS = 8;
const OPENS = 30;
const QUERIES = 20;

function quantile(values: readonly number[], q: number): number {
  const ascending = values.toSorted((a, b) => a - b);
  return ascending[Math.min(values.length - 1, Math.floor(values.length * q))]!;
}
const p50 = (values: readonly number[]): number => quantile(values, 0.5);
const ms = (value: number): string => `${value.toFixed(2)} ms`;
const load = (): string => `load average ${loadavg()[0]!.toFixed(1)}`;

/** The first step of a query: what the client's embed part takes. */
function queryStep(name: CatalogName, { model }: BenchMesh): TaskStep {
  if (name === 'digits') return digitsTask('7').steps[0]!;
  return sentencesTask([SENTENCE, SENTENCE], tokenizerOf(model.manifest)).steps[0]!;
}

interface StepTimes {
  /** Milliseconds. */
  readonly mesh: number;
  readonly single: number;
  /** Wall clock, as the hops' own times. */
  readonly sentUs: number;
  readonly answeredUs: number;
}

const added: Bench = {
  name: 'mesh.embed.added.ms',
  unit: 'ms',
  goal: '<= 3',
  run: () =>
    withMesh('use-lite', async (mesh) => {
      const { values, rows } = queryStep('use-lite', mesh);
      if (rows !== TOKENS) throw new Error(`the sentence has ${rows} tokens: the measurement is void`);
      const embedded = await mesh.model.embed.start(0).run(values, rows);
      const single = await oneProcess(mesh.packed, 1);
      const local = single.open(0);
      const session = await mesh.openSession();

      /** One step through the mesh and one here, in turn, so that whatever else the machine does falls on both. */
      const round = async (pauseMs: number, last: boolean): Promise<StepTimes> => {
        if (pauseMs > 0) await setTimeout(pauseMs);
        const [meshAt, sentUs] = [performance.now(), nowUs()];
        const answer = await session.step(embedded, rows, last);
        const [answeredAt, answeredUs] = [performance.now(), nowUs()];
        if (pauseMs > 0) await setTimeout(pauseMs);
        const singleAt = performance.now();
        const expected = await local.run(embedded, rows);
        const singleMs = performance.now() - singleAt;
        if (!answer.every((word, i) => word === expected[i])) throw new Error('mesh and engine differ');
        return { mesh: answeredAt - meshAt, single: singleMs, sentUs, answeredUs };
      };
      const rounds = async (count: number, pauseMs: number, last = false): Promise<StepTimes[]> => {
        const times: StepTimes[] = [];
        while (times.length < count) times.push(await round(pauseMs, last && times.length === count - 1));
        return times;
      };
      await rounds(WARM_UP, 0);
      const apart = await rounds(ROUNDS, PAUSE_MS);
      const backToBack = await rounds(ROUNDS, 0, true);
      const segments = await session.finish();
      await session.close();
      await single.close();

      const [through, alone] = [apart.map((t) => t.mesh), apart.map((t) => t.single)];
      const bytes = edgesOf(mesh.model.manifest).map(({ width }) =>
        frameBytes(frameRowsFor(mesh.model.manifest, rows), width),
      );
      return {
        value: difference(apart),
        detail: [
          `${rows} tokens, ${HOPS} hops: p50 ${ms(p50(through))} against ${ms(p50(alone))} in one process`,
          `p90 ${ms(quantile(through, 0.9))} against ${ms(quantile(alone, 0.9))}`,
          `without pauses between the queries ${ms(difference(backToBack))} added`,
          `frames ${bytes.join(', ')} B`,
          breakdown(apart, segments),
          load(),
        ].join('; '),
      };
    }),
};

const difference = (times: readonly StepTimes[]): number =>
  p50(times.map((t) => t.mesh)) - p50(times.map((t) => t.single));

/** Medians, over the steps that followed the warm-up, of what the hops report, summed over the route. */
function breakdown(times: readonly StepTimes[], segments: readonly SegmentResult[]): string {
  const hops = Array.from({ length: HOPS }, (_, hop) => segments.flatMap((s) => s.hops[hop]!.steps));
  const parts = times.map(({ sentUs, answeredUs, single }, i) => {
    const own = hops.map((timings) => timings[WARM_UP + i]!);
    const total = (part: (at: StepTimings) => number): number =>
      own.reduce((sum, at) => sum + part(at), 0) / 1_000;
    return {
      network: (answeredUs - sentUs) / 1_000 - total((at) => at.leftUs - at.arrivedUs),
      queue: total((at) => at.queueUs),
      mask: total((at) => at.unmaskUs + at.maskUs),
      compute: total((at) => at.computeUs) - single,
    };
  });
  const columns = (['network', 'queue', 'mask', 'compute'] as const).map(
    (name) => `${name} ${ms(p50(parts.map((part) => part[name])))}`,
  );
  return `of it ${columns.join(', ')} (the client masks within network)`;
}

const opening: Bench = {
  name: 'session.open.ms',
  unit: 'ms',
  goal: 'none set',
  run: () =>
    withMesh('use-lite', async (mesh) => {
      const { values, rows } = queryStep('use-lite', mesh);
      const embedded = await mesh.model.embed.start(0).run(values, rows);
      const opens: number[] = [];
      const answers: number[] = [];
      for (let round = 0; round < OPENS; round++) {
        const start = performance.now();
        const session = await mesh.openSession();
        opens.push(performance.now() - start);
        await session.step(embedded, rows, true);
        answers.push(performance.now() - start);
        await session.finish();
        await session.close();
      }
      return {
        value: p50(opens.slice(1)),
        detail: [
          `${HOPS} hops in parallel: HPKE, evidence of both neighbours, edge keys, data streams`,
          `p90 ${ms(quantile(opens.slice(1), 0.9))}, cold ${ms(opens[0]!)}`,
          `to the first answer p50 ${ms(p50(answers.slice(1)))}`,
          load(),
        ].join('; '),
      };
    }),
};

const memory: Bench = {
  name: 'node.rss.mb',
  unit: 'MB',
  goal: 'none set',
  async run() {
    if (process.platform !== 'linux') {
      return {
        value: Number.NaN,
        detail: 'not measured: resident memory is read from /proc, which is not here',
      };
    }
    const useLite = await residentMegabytes('use-lite');
    const digits = await residentMegabytes('digits');
    const list = (values: readonly number[]): string => values.map((v) => v.toFixed(0)).join(', ');
    return {
      value: Math.max(...useLite),
      detail: `after ${QUERIES} queries, the largest; by shard: use-lite ${list(useLite)} MB, digits ${list(digits)} MB`,
    };
  },
};

/** Of each node, in shard order, after QUERIES queries, each a session of its own. */
const residentMegabytes = (name: CatalogName): Promise<number[]> =>
  withMesh(name, async (mesh) => {
    const { values, rows } = queryStep(name, mesh);
    const embedded = await mesh.model.embed.start(0).run(values, rows);
    for (let i = 0; i < QUERIES; i++) {
      const session = await mesh.openSession();
      await session.step(embedded, rows, true);
      await session.finish();
      await session.close();
    }
    return Promise.all(mesh.localnet.nodes.map(({ pid }) => residentOf(pid)));
  });

async function residentOf(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return (Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)![1]) * 1_024) / 1e6;
}

export const benches: readonly Bench[] = [added, opening, memory];
