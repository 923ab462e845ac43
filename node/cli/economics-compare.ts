/**
 * What this repository measured beside what others published: two tables that are not mixed.
 * @module
 */
import { BENCH, START_RUN } from '../../settlement/economics/measured.ts';
import { QUOTED, SEED_CHECKS } from '../../settlement/economics/quoted.ts';
import type { Report } from '../../settlement/economics/report.ts';
import { shareText, usdText } from './economics-text.ts';

export interface Comparison {
  readonly measured: readonly { readonly what: string; readonly value: string; readonly origin: string }[];
  readonly quoted: typeof QUOTED;
  readonly seedChecks: { readonly usdPerQuery: number; readonly ours: number };
}

export function comparison({ cost, costInSession, check, inputs }: Report): Comparison {
  const price = (name: string): string => {
    const { value, unit } = inputs.find((figure) => figure.name === name)!;
    return `${value} ${unit}`;
  };
  const prices = `ether ${price('ether')}, gas ${price('gas price')}, machine ${price('machine')}`;
  return {
    measured: [
      {
        what: 'cost of a query',
        value: usdText(cost.total),
        origin: `computed from measured gas and seconds at assumed prices: ${prices}`,
      },
      ...(costInSession === null
        ? []
        : [
            {
              what: 'cost of a query, paid in a session',
              value: usdText(costInSession.total),
              origin: 'computed likewise',
            },
          ]),
      { what: 'one drawn check, all its moves and proofs', value: usdText(check), origin: 'computed' },
      {
        what: 'throughput, eight sessions, of one process on the same machine',
        value: shareText(BENCH.throughputShare.value),
        origin: `measured: ${BENCH.throughputShare.row}, ${BENCH.meshTokensPerSecond.value} against ${BENCH.centralTokensPerSecond.value} tokens/s; all hops share two cores`,
      },
      {
        what: 'throughput, one session',
        value: shareText(BENCH.singleShare.value),
        origin: `measured: ${BENCH.singleShare.row}`,
      },
      {
        what: 'first token, 32 of prompt',
        value: `${BENCH.firstTokenMs.value} ms`,
        origin: `measured: ${BENCH.firstTokenMs.row}`,
      },
      { what: 'a token', value: `${START_RUN.tokenMs} ms`, origin: 'measured: npm start, median' },
      {
        what: 'provisional: all claims of an answer verified',
        value: `${START_RUN.claimsCheckedMs} ms after it`,
        origin: 'measured: npm start',
      },
      {
        what: 'challengeable: in a batch',
        value: `${START_RUN.postedMs} ms after it`,
        origin: 'measured: npm start',
      },
      {
        what: 'queries settled a second by one coordinator',
        value: String(BENCH.settledPerSecond.value),
        origin: `measured: ${BENCH.settledPerSecond.row}`,
      },
      {
        what: 'proof of a 768x768 product',
        value: `${BENCH.proveLinear768Seconds.value} s`,
        origin: `measured: ${BENCH.proveLinear768Seconds.row}, one thread`,
      },
      {
        what: 'proof of all of a small network, ten cells',
        value: `${BENCH.digitsSeconds.value} s`,
        origin: `measured: ${BENCH.digitsSeconds.row}, one thread`,
      },
    ],
    quoted: QUOTED,
    seedChecks: { usdPerQuery: SEED_CHECKS.rate * SEED_CHECKS.proofUsd, ours: cost.checks },
  };
}

export const compareText = ({ measured, quoted, seedChecks }: Comparison): string =>
  [
    'measured here',
    ...measured.map(({ what, value, origin }) => `  ${what.padEnd(64)} ${value.padStart(12)}  ${origin}`),
    '',
    'quoted: other machines, other work, none of it measured here',
    ...quoted.flatMap(({ system, latency, cost, throughput, finality, rests, source }) => [
      `  ${system}  (${source})`,
      `    latency ${latency}; cost ${cost}; throughput ${throughput}`,
      `    finality ${finality}; rests on ${rests}`,
    ]),
    '',
    `checks: ${shareText(SEED_CHECKS.rate)} of all queries at $${SEED_CHECKS.proofUsd} a proof (the seeds) would be ${usdText(seedChecks.usdPerQuery)} a query; ours, computed: ${usdText(seedChecks.ours)}`,
  ].join('\n');
