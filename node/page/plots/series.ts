/**
 * The history of the gateway as series to plot.
 * @module
 */
import type { ApiFigures } from '../../gateway/api-types.ts';

export interface Plot {
  readonly id: string;
  readonly title: string;
  /** Behind its numbers. */
  readonly unit: string;
  readonly says: string;
  readonly lines: readonly Line[];
}

export interface Line {
  readonly name: string;
  /** A custom property of style/tokens.css. */
  readonly colour: string;
  readonly dashed?: boolean;
  of(point: ApiFigures): number | null;
}

/** Wei as a number of ether: for pictures alone. */
const etherNumber = (wei: string | null): number | null => (wei === null ? null : Number(wei) / 1e18);
const share = (part: number | null): number | null => (part === null ? null : part * 100);

export const PLOTS: readonly Plot[] = [
  {
    id: 'tokens',
    title: 'Tokens a second',
    unit: 'tokens/s',
    says: 'Of the answers that this gateway gave; gaps are times without one.',
    lines: [{ name: 'tokens a second', colour: '--compute', of: ({ tokensPerSecond }) => tokensPerSecond }],
  },
  {
    id: 'hops',
    title: 'Latency of a hop',
    unit: 'ms',
    says: 'Network, queue and compute of a step at one hop.',
    lines: [
      { name: 'half are faster (p50)', colour: '--compute', of: ({ hopP50Ms }) => hopP50Ms },
      { name: '99 of 100 are faster (p99)', colour: '--mask', dashed: true, of: ({ hopP99Ms }) => hopP99Ms },
    ],
  },
  {
    id: 'stake',
    title: 'Stake',
    unit: 'ether',
    says: 'Of all live nodes together: what they lose a part of when they are convicted.',
    lines: [{ name: 'stake', colour: '--good', of: ({ stakeWei }) => etherNumber(stakeWei) }],
  },
  {
    id: 'checks',
    title: 'Spot-check rate',
    unit: '%',
    says: 'Share of segments of which the beacon has a hop prove what it signed.',
    lines: [{ name: 'drawn', colour: '--queue', of: ({ spotCheckRate }) => share(spotCheckRate) }],
  },
];

/** As uPlot takes it: times in seconds, then a column for each line. */
export const columnsOf = ({ lines }: Plot, points: readonly ApiFigures[]): (number | null)[][] => [
  points.map(({ at }) => at / 1_000),
  ...lines.map(({ of }) => points.map(of)),
];

/** Newest, least, most of what is known. */
export function summaryOf(
  { of }: Line,
  points: readonly ApiFigures[],
): { readonly newest: number; readonly least: number; readonly most: number } | null {
  const known = points.map(of).filter((value) => value !== null);
  if (known.length === 0) return null;
  return {
    newest: known.at(-1)!,
    least: known.reduce((a, b) => Math.min(a, b)),
    most: known.reduce((a, b) => Math.max(a, b)),
  };
}
