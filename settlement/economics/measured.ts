/**
 * What was measured on this repository's own machine and is used where nothing was measured here: each with its row of `npm run bench` or
 * its line of `npm start` in README.md, which a test holds to these numbers.
 * @module
 */
import type { Workload } from './workload.ts';

/** Rows of README.md's table "Measured". */
export const BENCH = {
  /** Tokens a second, eight sessions over three hops and their client, all on one machine of two cores. */
  meshTokensPerSecond: { row: 'lm.mesh_throughput8.vs_single', value: 97 },
  /** The same machine, one process, no mesh: what a central server gives. */
  centralTokensPerSecond: { row: 'lm.mesh_throughput8.vs_single', value: 217 },
  throughputShare: { row: 'lm.mesh_throughput8.vs_single', value: 0.45 },
  singleShare: { row: 'lm.mesh_decode.vs_single', value: 0.4 },
  firstTokenMs: { row: 'lm.ttft32.ms', value: 352 },
  proveLinear768Seconds: { row: 'prove.linear768.s', value: 1.03 },
  digitsSeconds: { row: 'prove.digits_full.s', value: 9.6 },
  settledPerSecond: { row: 'settle.queries_per_s', value: 83 },
} as const;

/** Lines of the run of `npm start` that README.md shows. */
export const START_RUN = {
  /** Of prompt and answer; the answer's last token is not fed. */
  positions: 94,
  segments: 3,
  feeEther: 0.00002333661,
  /** The check of segment 3: its positions, cells and operations without one. */
  checkedPositions: 30,
  checkedCells: 2_520,
  unproven: 20,
  publishSeconds: 9.1,
  proveSeconds: [11, 4.1, 3.2, 3.8],
  postedMs: 786,
  claimsCheckedMs: 121.4,
  tokenMs: 28.2,
} as const;

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** SmolLM2 as `npm start` serves it: three hops, segments of 32 positions. */
export const SMOLLM2: Workload = {
  name: 'smollm2',
  hops: 3,
  segments: START_RUN.segments,
  positions: 32,
  cellsPerPosition: START_RUN.checkedCells / START_RUN.checkedPositions,
  unproven: START_RUN.unproven,
  feePerPosition: START_RUN.feeEther / START_RUN.positions,
  secondsPerPosition: 1 / BENCH.meshTokensPerSecond.value,
  commitSeconds: START_RUN.publishSeconds,
  proveSeconds: mean(START_RUN.proveSeconds),
};
