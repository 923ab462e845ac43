/**
 * What the mesh costs over the bare engine: latency of a query, time to open a session, memory of a node.
 * @module
 */
import { readFile } from 'node:fs/promises';
import { loadavg } from 'node:os';
import { frameBytes } from '../../crypto/mask/frame.ts';
import type { SegmentResult } from '../../mesh/session/client-session.ts';
import { createWasmEngine } from '../../models/engine/wasm/engine.ts';
import { edgesOf, frameRowsFor, shardsOf } from '../../models/shard/manifest.ts';
import { verifyPart } from '../../models/shard/verify.ts';
import { type CatalogName, packCatalogModel, tokenizerOf } from '../../node/models/catalog.ts';
import { digitsTask } from '../../node/models/digits-task.ts';
import { sentencesTask } from '../../node/models/sentences-task.ts';
import type { TaskStep } from '../../node/models/task.ts';
import { nowUs } from '../../node/tee/clock.ts';
import { type BenchMesh, HOPS, withMesh } from './bench-mesh.ts';
import type { Bench } from './types.ts';

const SENTENCE = 'The lighthouse keeper walked slowly along the beach after the storm had passed.';
const TOKENS = 16;
const WARM_UP = 60;
const ROUNDS = 300;
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
  const { manifest } = model;
  const sentences = [SENTENCE, SENTENCE];
  return sentencesTask(sentences, tokenizerOf(manifest), manifest.frameRows.at(-1)!).steps[0]!;
}

interface StepTimes {
  readonly mesh: number;
  readonly single: number;
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
      const embedded = await mesh.model.embed(values, rows);
      const single = await oneProcess(mesh);
      const session = await mesh.openSession();
      const times: StepTimes[] = [];
      for (let round = 0; round < WARM_UP + ROUNDS; round++) {
        const [start, sentUs] = [performance.now(), nowUs()];
        const answer = await session.step(embedded, rows, round === WARM_UP + ROUNDS - 1);
        const [middle, answeredUs] = [performance.now(), nowUs()];
        const expected = await single.run(embedded, rows);
        times.push({ mesh: middle - start, single: performance.now() - middle, sentUs, answeredUs });
        if (!answer.every((word, i) => word === expected[i])) throw new Error('mesh and engine differ');
      }
      const segments = await session.finish();
      await session.close();
      await single.close();
      const counted = times.slice(WARM_UP);
      const [through, alone] = [counted.map((t) => t.mesh), counted.map((t) => t.single)];
      const value = p50(through) - p50(alone);
      const bytes = edgesOf(mesh.model.manifest).map(({ width }) =>
        frameBytes(frameRowsFor(mesh.model.manifest, rows), width),
      );
      return {
        value,
        detail: [
          `${rows} tokens, ${HOPS} hops: p50 ${ms(p50(through))} against ${ms(p50(alone))} in one process`,
          `p90 ${ms(quantile(through, 0.9))} against ${ms(quantile(alone, 0.9))}`,
          `frames ${bytes.join(', ')} B`,
          breakdown(times, segments, p50(alone)),
          load(),
        ].join('; '),
      };
    }),
};

/** The same shard programs, one after another on one engine in this process. */
async function oneProcess({ model, modelCache }: BenchMesh) {
  const { manifest, files } = await packCatalogModel('use-lite', HOPS, modelCache);
  const engine = await createWasmEngine({ threads: 1 });
  const programs = await Promise.all(
    shardsOf(model.manifest).map((part) => {
      const { program, weights } = verifyPart(manifest, part, files[manifest.parts.findIndex(({ contentHash }) => Buffer.compare(contentHash, part.contentHash) === 0)]!);
      return engine.load(program, weights);
    }),
  );
  return {
    async run(input: Int32Array, rows: number): Promise<Int32Array> {
      let values = input;
      for (const program of programs) values = await program.run(values, rows);
      return values;
    },
    close: () => engine.close(),
  };
}

/** Medians over the counted steps of what the hops report, summed over the route. */
function breakdown(times: readonly StepTimes[], segments: readonly SegmentResult[], alone: number): string {
  const hops = Array.from({ length: HOPS }, (_, hop) => segments.flatMap((s) => s.hops[hop]!.steps));
  const steps = times.map(({ sentUs, answeredUs }, i) => {
    const own = hops.map((timings) => timings[i]!);
    const sum = (part: (at: (typeof own)[number]) => number): number =>
      own.reduce((total, at) => total + part(at), 0) / 1_000;
    const inside = sum((at) => at.leftUs - at.arrivedUs);
    return {
      network: (answeredUs - sentUs) / 1_000 - inside,
      queue: sum((at) => at.queueUs),
      mask: sum((at) => at.unmaskUs + at.maskUs),
      compute: sum((at) => at.computeUs) - alone,
    };
  });
  const counted = steps.slice(WARM_UP);
  const column = (name: 'network' | 'queue' | 'mask' | 'compute'): string =>
    `${name} ${ms(p50(counted.map((step) => step[name])))}`;
  return `added by ${(['network', 'queue', 'mask', 'compute'] as const).map(column).join(', ')}`;
}

const opening: Bench = {
  name: 'session.open.ms',
  unit: 'ms',
  goal: '< 50',
  run: () =>
    withMesh('use-lite', async (mesh) => {
      const { values, rows } = queryStep('use-lite', mesh);
      const embedded = await mesh.model.embed(values, rows);
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
  goal: '< 200',
  async run() {
    if (process.platform !== 'linux') throw new Error('not measured: resident memory is read from /proc');
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
    const embedded = await mesh.model.embed(values, rows);
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
