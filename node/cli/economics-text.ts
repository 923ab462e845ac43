/**
 * The economics' report for people.
 * @module
 */
import type { Verdict } from '../../settlement/economics/cheats.ts';
import { type Grief, griefingFactor } from '../../settlement/economics/griefing.ts';
import type { Figure, Report } from '../../settlement/economics/report.ts';

/** Three significant digits, without exponents where there is room. */
export function numberText(value: number): string {
  if (!Number.isFinite(value)) return 'unlimited';
  if (value === 0 || (Math.abs(value) >= 1e-4 && Math.abs(value) < 1e7)) {
    const rounded = Math.abs(value) >= 1_000 ? Math.round(value) : Number(value.toPrecision(3));
    return rounded.toLocaleString('en', { maximumFractionDigits: 7 });
  }
  return value.toExponential(2);
}

export const usdText = (value: number): string => `${value < 0 ? '-' : ''}$${numberText(Math.abs(value))}`;
export const shareText = (value: number): string => `${numberText(value * 100)} %`;

/** @param align a letter a column: l or r */
const columnsText = (rows: readonly (readonly string[])[], align: string): string[] => {
  const widths = rows[0]!.map((_, i) => Math.max(...rows.map((row) => row[i]!.length)));
  return rows.map((row) =>
    `  ${row.map((cell, i) => (align[i] === 'l' ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!))).join('  ')}`.trimEnd(),
  );
};

const figureRow = ({ name, value, unit, origin, source }: Figure): readonly string[] => [
  name,
  unit === 'share' ? shareText(value) : `${numberText(value)} ${unit}`.trimEnd(),
  origin,
  source,
];

export function reportText(report: Report): string {
  const { inputs, cost, cheats, griefs, derived, choice } = report;
  return [
    'inputs',
    ...columnsText(inputs.map(figureRow), 'lrll'),
    '',
    'a query costs, computed: tee + post/B + pay + ρ·C_zk + P_disp·C_disp',
    ...columnsText(
      Object.entries(cost).map(([part, value]) => [part, usdText(value)]),
      'lr',
    ),
    report.costInSession === null
      ? '  paid inside an ephemeral session: its gas was not measured'
      : `  paid inside an ephemeral session: ${usdText(report.costInSession.pay)} instead, ${usdText(report.costInSession.total)} in all`,
    `  one drawn check ${usdText(report.check)}, one bought check ${usdText(report.dispute)}`,
    '',
    'each cheat, computed: expected profit of going on until caught = g(1-d)/d + gλW - loss',
    ...columnsText(
      [
        [
          'cheat',
          'does',
          'q',
          'd a claim',
          'gain a claim',
          'profit',
          'stake that ends it',
          'covers a bribe of',
          '',
        ],
        ...cheats.map(verdictRow),
      ],
      'llrrrrrrrl',
    ),
    '',
    'griefing, computed',
    ...columnsText(
      [['who makes whom', 'costs', 'harm', 'harm a dollar', 'delay', 'bound'], ...griefs.map(griefRow)],
      'lrrrrl',
    ),
    '',
    'what follows',
    ...columnsText(derived.map(figureRow), 'lrll'),
    choice === null
      ? '  no draw rate is enough: the stake that is lost for good is worth less than what a node earns until it is out'
      : `  cheapest checks that deter: draw ${shareText(choice.drawRate)} of the segments, ${choice.cells} cells, ${usdText(choice.perSegment)} a segment, ` +
        `${shareText(choice.load)} of a busy node's time (because of: ${choice.because})`,
  ].join('\n');
}

const verdictRow = ({
  cheat,
  detection,
  perClaim,
  noticed,
  gain,
  profit,
  requiredStake,
  coveredBribe,
  loses,
}: Verdict): string[] => [
  cheat.name,
  cheat.does,
  shareText(detection.soundness),
  shareText(perClaim),
  shareText(noticed),
  usdText(gain),
  Number.isFinite(profit) ? usdText(profit) : 'no end',
  Number.isFinite(requiredStake) ? `${numberText(requiredStake)} ether` : 'none does',
  usdText(coveredBribe),
  loses ? 'loses' : 'PAYS',
];

const griefRow = (grief: Grief): string[] => [
  `${grief.name}: ${grief.attacker} against ${grief.victim}`,
  usdText(grief.cost),
  usdText(grief.harm),
  numberText(griefingFactor(grief)),
  grief.delay === 0 ? '-' : `${numberText(grief.delay)} s`,
  grief.bound,
];
