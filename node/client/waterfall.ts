/**
 * Where the time of a query went, hop by hop: what a person sees, and the numbers behind it.
 *
 * Network time is the wall-clock difference between two machines' clocks; between hosts it includes their skew.
 * @module
 */
import type { ProvenRun, StepTrace } from './proven-run.ts';

export interface HopRow {
  readonly hop: number;
  readonly peerId: string;
  readonly engine: string;
  /** All in milliseconds, mean over the steps of the query; steps overlap, so they do not add up to the run. */
  readonly network: number;
  readonly queue: number;
  readonly compute: number;
  /** Unmasking what came and masking what left. */
  readonly mask: number;
  /** Commitments and signature of a segment, off the critical path. */
  readonly sign: number;
}

export interface Waterfall {
  readonly openMs: number;
  /** First step sent to last answer decoded. */
  readonly runMs: number;
  readonly verifyMs: number;
  readonly steps: number;
  readonly hops: readonly HopRow[];
  /** Last hop back to the client. */
  readonly returnMs: number;
}

const US = 1_000;

/** @param chosen the steps to average over; all when left out */
export function waterfallOf(
  { route, trace }: ProvenRun,
  chosen: readonly StepTrace[] = trace.steps,
): Waterfall {
  const mean = (values: readonly number[]): number =>
    values.reduce((total, value) => total + value, 0) / Math.max(1, values.length) / US;
  const hops = route.hops.map((hop, index): HopRow => {
    const steps = chosen.map(({ hops: timings, sentUs }) => ({
      own: timings[index]!,
      before: index === 0 ? sentUs : timings[index - 1]!.leftUs,
    }));
    return {
      hop: index,
      peerId: hop.peerId,
      engine: hop.record.engine,
      network: mean(steps.map(({ own, before }) => Math.max(0, own.arrivedUs - before))),
      queue: mean(steps.map(({ own }) => own.queueUs)),
      compute: mean(steps.map(({ own }) => own.computeUs)),
      mask: mean(steps.map(({ own }) => own.unmaskUs + own.maskUs)),
      sign: mean(trace.claims.map((byHop) => byHop[index]!.commitUs + byHop[index]!.signUs)),
    };
  });
  return {
    openMs: trace.openMs,
    runMs: trace.runMs,
    verifyMs: trace.verifyMs,
    steps: chosen.length,
    hops,
    returnMs: mean(
      chosen.map(({ hops: timings, answeredUs }) => Math.max(0, answeredUs - timings.at(-1)!.leftUs)),
    ),
  };
}

const COLUMNS = ['network', 'queue', 'compute', 'mask', 'sign'] as const;
const BAR_WIDTH = 24;
const PAINT: Record<(typeof COLUMNS)[number], string> = {
  network: '·',
  queue: '-',
  compute: '█',
  mask: '▒',
  sign: '░',
};

/** A table in milliseconds with one bar a hop; `sign` runs beside the steps, not before the answer. */
export function drawWaterfall(waterfall: Waterfall): string {
  const { hops, openMs, runMs, verifyMs, returnMs, steps } = waterfall;
  const widest = Math.max(
    ...hops.map((row) => COLUMNS.reduce((total, column) => total + row[column], 0)),
    0.001,
  );
  const lines = hops.map((row) => {
    const cells = COLUMNS.map((column) => row[column].toFixed(2).padStart(8)).join('');
    const bar = COLUMNS.map((column) =>
      PAINT[column].repeat(Math.round((row[column] / widest) * BAR_WIDTH)),
    ).join('');
    return `    hop ${row.hop}  ${row.peerId.slice(-8)} ${cells}   ${bar}`;
  });
  return [
    `    ms a step      ${COLUMNS.map((column) => column.padStart(8)).join('')}   ${COLUMNS.map((c) => `${PAINT[c]} ${c}`).join('  ')}`,
    ...lines,
    `    return to you  ${returnMs.toFixed(2).padStart(8)}`,
    `    opened in ${openMs.toFixed(1)} ms; ${steps} step${steps === 1 ? '' : 's'} in ${runMs.toFixed(1)} ms; claims checked in ${verifyMs.toFixed(1)} ms (sign runs off the critical path)`,
  ].join('\n');
}
