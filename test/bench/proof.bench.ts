/**
 * Proving and verifying cells over the ceremony's points, on one thread.
 * @module
 */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadConfig } from '../../node/config/load.ts';
import { type Ceremony, loadCeremony, type ProvenCell, proveCell } from '../support/proof-ceremony.ts';
import { EZKL_VERSION, proveWithEzkl } from './ezkl.ts';
import { digitWork, linearWork, squareLinear } from './proof-work.ts';
import type { Bench } from './types.ts';

let shared: Promise<Ceremony> | undefined;
const ceremony = (): Promise<Ceremony> => {
  shared ??= loadCeremony();
  return shared;
};

const PUBLISHED =
  'published: zkGPT 21.8 s for 12 GPT-2 layers at 32 tokens, EZKL nanoGPT 237 s, DeepProve 174 tokens a minute';
const RUNS = 3;

/** The fastest of three proofs of a square linear cell, after one that builds tables. */
async function proveLinear(width: number): Promise<{ best: ProvenCell; cpu: number }> {
  const own = await ceremony();
  const cell = linearWork(own, width);
  let best = proveCell(own, cell);
  let cpu = Number.POSITIVE_INFINITY;
  for (let run = 0; run < RUNS; run++) {
    const before = process.cpuUsage();
    const proven = proveCell(own, cell);
    cpu = Math.min(cpu, process.cpuUsage(before).user / 1e6);
    if (run === 0 || proven.seconds < best.seconds) best = proven;
  }
  best.check(false);
  return { best, cpu };
}

const linear = (width: number, goal: string): Bench => ({
  name: `prove.linear${width}.s`,
  unit: 's',
  goal,
  async run() {
    const { best, cpu } = await proveLinear(width);
    return {
      value: Number(best.seconds.toFixed(2)),
      detail: `${width}x${width}, one thread, ${cpu.toFixed(2)} s CPU, proof ${best.bytes} bytes; ${PUBLISHED}`,
    };
  },
});

const EZKL_WIDTH = 768;

/** The same matrix and vector on the same machine, one after the other. */
const vsEzkl: Bench = {
  name: 'prove.vs_ezkl',
  unit: 'x',
  goal: '>= 1',
  async run() {
    const { config } = loadConfig({}, process.env);
    const { weight, x } = squareLinear(EZKL_WIDTH);
    const theirs = proveWithEzkl(join(config.home, 'cache'), { width: EZKL_WIDTH, weight, x });
    const { best, cpu } = await proveLinear(EZKL_WIDTH);
    best.check(true);
    const gigabytes = (bytes: number): string => `${(bytes / 2 ** 30).toFixed(1)} GB`;
    return {
      value: theirs.seconds / best.seconds,
      detail:
        `${EZKL_WIDTH}x${EZKL_WIDTH} i8, exact: EZKL ${EZKL_VERSION} ${theirs.seconds.toFixed(1)} s (${theirs.cpu.toFixed(0)} s CPU, all cores, ` +
        `${gigabytes(theirs.peakBytes)}) for the product alone, ours ${best.seconds.toFixed(2)} s (${cpu.toFixed(2)} s CPU, one thread) with bias, ` +
        `requantisation and clamp, verified with its fold; apart: its setup ${theirs.setupSeconds.toFixed(0)} s, key ${gigabytes(theirs.keyBytes)}, ` +
        `its proof ${theirs.proofBytes} bytes, ours ${best.bytes}; ${PUBLISHED}`,
    };
  },
};

const digits: Bench = {
  name: 'prove.digits_full.s',
  unit: 's',
  goal: '<= 20 s',
  async run() {
    const own = await ceremony();
    const cells = await digitWork(own);
    const seconds = cells.reduce((sum, cell) => sum + proveCell(own, cell).seconds, 0);
    return { value: Number(seconds.toFixed(1)), detail: `${cells.length} cells of one image, one thread` };
  },
};

const verifying: Bench = {
  name: 'verify.cell.ms',
  unit: 'ms',
  goal: '<= 100 ms beside the fold',
  async run() {
    const { best } = await proveLinear(256);
    let fastest = Number.POSITIVE_INFINITY;
    for (let run = 0; run < 10; run++) {
      const start = performance.now();
      best.check(false);
      fastest = Math.min(fastest, performance.now() - start);
    }
    return {
      value: Number(fastest.toFixed(1)),
      detail: 'linear cell, parsing and every check of points included',
    };
  },
};

const memory: Bench = {
  name: 'prove.rss.mb',
  unit: 'MB',
  goal: '<= 1000 MB',
  async run() {
    const script = fileURLToPath(new URL('./prove-memory.ts', import.meta.url));
    return {
      value: Number(execFileSync(process.execPath, [script], { encoding: 'utf8' })),
      detail: 'peak of a process that proves a linear cell and then all of digits',
    };
  },
};

export const benches: Bench[] = [
  linear(768, '<= 1 s on two cores'),
  linear(2048, '<= 1.5 s on two cores'),
  vsEzkl,
  digits,
  verifying,
  memory,
];
