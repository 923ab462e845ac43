/**
 * What committing to activations costs, in CPU time with every core busy: a commitment is made while the others compute.
 * @module
 */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { createIntCommits } from '../../crypto/commit/int-commits.ts';
import {
  type BlinderOptions,
  commitsMatch,
  compressPoints,
  createKzgCommitter,
} from '../../crypto/commit/kzg-committer.ts';
import { randomScalar } from '../../crypto/curve/scalar.ts';
import { bytesOf } from '../unit/crypto/fixtures.ts';
import type { Bench } from './types.ts';

const WIDTH = 576;
/** Positions of a segment that a receiver checks at once. */
const SEGMENT = 32;
const options: BlinderOptions = { sessionBlindKey: bytesOf(32, 1), sessionId: bytesOf(32, 2) };

/** A reproducible number in 0..1. */
function numbers(): () => number {
  let state = 12345;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/**
 * Like the residual rows between the thirds of SmolLM2 (12 fractional bits): magnitudes with a median of 15,000, one entry
 * near 10^8, about 1,260 non-zero digits of 8 bits.
 */
function residual(next: () => number): Int32Array {
  const row = Int32Array.from({ length: WIDTH }, () => (next() + next() + next() - 1.5) * 45_000);
  row[0] = 100_000_000;
  return row;
}

const cpuMs = (): number => {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
};

/** Mean CPU milliseconds of this thread; its clock ticks too slowly for single rounds. */
function mean(rounds: number, work: (round: number) => void): number {
  for (let i = 0; i < rounds; i++) work(i);
  const start = cpuMs();
  for (let i = 0; i < rounds; i++) work(i);
  return (cpuMs() - start) / rounds;
}

async function whileBusy<T>(work: () => Promise<T>): Promise<T> {
  const workers = Array.from(
    { length: availableParallelism() },
    () => new Worker('for (let x = 1; ; x = Math.imul(x, 48271) | 1) {}', { eval: true }),
  );
  try {
    return await work();
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}

export const benches: Bench[] = [
  {
    name: 'commit.576.ms',
    unit: 'ms',
    goal: '<= 1',
    run: () =>
      whileBusy(async () => {
        const commits = await createIntCommits(1);
        const next = numbers();
        const i8 = Int32Array.from({ length: WIDTH }, () => Math.floor(next() * 256) - 128);
        const i32 = residual(next);
        const blinder = [randomScalar()];
        const value = mean(100, () => commits.commitCompressed(i8, blinder));
        const wide = mean(100, () => commits.commitCompressed(i32, blinder));
        return {
          value,
          detail: `${WIDTH} i8 values and a full-width blinder, CPU with every core busy; a residual of i32 ${wide.toFixed(2)} ms`,
        };
      }),
  },
  {
    name: 'commit.token_hop.ms',
    unit: 'ms',
    goal: '<= 2',
    run: () =>
      whileBusy(async () => {
        const commits = await createIntCommits(1);
        const committer = createKzgCommitter(options, commits);
        const next = numbers();
        const places = Array.from({ length: SEGMENT }, (_, step) => ({ edge: 1, step, row: 0 }));
        const vectors = places.map(() => residual(next));
        const make = mean(SEGMENT, (i) =>
          compressPoints(committer.points(vectors[i]!, places[i]!, [WIDTH]), commits),
        );
        const received = places.map((at, i) => {
          const vector = vectors[i]!;
          return { points: committer.points(vector, at, [WIDTH]), vector, at, widths: [WIDTH] };
        });
        const check =
          mean(5, () => {
            if (!commitsMatch(received, options, commits)) throw new Error('honest commitments were refused');
            for (const { points } of received) compressPoints(points, commits);
          }) / SEGMENT;
        return {
          value: make + check,
          detail: `a ${WIDTH}-wide i32 residual: ${make.toFixed(2)} ms to commit to what leaves, ${check.toFixed(2)} ms to check what came (segments of ${SEGMENT}); CPU with every core busy`,
        };
      }),
  },
];
