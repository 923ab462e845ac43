/**
 * Proving and verifying cells over the ceremony's points, on one thread.
 * @module
 */
import { LINEAR_CELLS, traceLinear } from '../../models/program/cells/linear.ts';
import { randomLinear, sumsOf } from '../support/proof-cells.ts';
import { type Ceremony, loadCeremony, type ProvenCell, proveCell } from '../support/proof-ceremony.ts';
import { digitCells, productOf } from '../support/proof-digits.ts';
import { seededScalars } from '../support/proof-setup.ts';
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
  const operation = randomLinear(seededScalars(BigInt(width)), width, width);
  const { y } = traceLinear(sumsOf(operation), operation.mult, width);
  const boundary = new Map([
    ['x', own.commit(operation.x)],
    ['y', own.commit(y)],
  ]);
  const { weight, bias, mult } = operation;
  const cell = {
    relation: LINEAR_CELLS.i8,
    boundary,
    product: { width, weight, bias, mult, out: 'i8' as const },
  };
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

const digits: Bench = {
  name: 'prove.digits_full.s',
  unit: 's',
  goal: '<= 20 s',
  async run() {
    const own = await ceremony();
    const { cells, columnOf } = await digitCells(7);
    let seconds = 0;
    for (const cell of cells) {
      const boundary = new Map(
        [...cell.columns].map(([name, column]) => [name, own.commit(columnOf(column))] as const),
      );
      seconds += proveCell(own, { relation: cell.relation, boundary, ...productOf(cell) }).seconds;
    }
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
    await proveLinear(768);
    return { value: Math.round(process.memoryUsage().rss / 2 ** 20), detail: 'of this process after proofs' };
  },
};

export const benches: Bench[] = [
  linear(768, '<= 1 s on two cores'),
  linear(2048, '<= 1.5 s on two cores'),
  digits,
  verifying,
  memory,
];
