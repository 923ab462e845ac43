/**
 * `veilmesh economics`: what a query costs, what each cheat brings, and what stake, draw rate and window follow; of the mesh that runs
 * here, or of what this version ships.
 * @module
 */
import { type Command, Option } from 'commander';
import { UsageError } from '../../crypto/core/errors.ts';
import { DEV_PARAMETERS } from '../../settlement/chain/deploy.ts';
import gasSnapshot from '../../settlement/contracts/snapshots/gas.json' with { type: 'json' };
import {
  ASSUMED_BATCH,
  ASSUMED_DISPUTES,
  ASSUMED_LAG,
  ASSUMED_PRICES,
  ASSUMED_ROUND,
  ASSUMED_TEE_OVERHEAD,
  ASSUMED_VALUE_PER_SECOND,
  ASSUMED_WATCHING,
  assumedSetting,
} from '../../settlement/economics/assumed.ts';
import { gasOfMoves, withRows } from '../../settlement/economics/gas.ts';
import { SMOLLM2 } from '../../settlement/economics/measured.ts';
import { type EconomicsInputs, type Report, reportOf } from '../../settlement/economics/report.ts';
import { termsOf } from '../../settlement/economics/terms.ts';
import { contextOf } from './context.ts';
import { compareText, comparison } from './economics-compare.ts';
import { lookAtMesh, type MeshSeen } from './economics-mesh.ts';
import { reportText } from './economics-text.ts';
import { withLocalnet } from './known-mesh.ts';

interface Flags {
  readonly etherUsd: number;
  readonly gasGwei: number;
  readonly machineHourUsd: number;
  readonly teeOverhead: number;
  readonly batch: number | undefined;
  readonly opened: number;
  readonly foldsWatched: number;
  readonly audited: number;
  readonly available: number;
  readonly disputes: number;
  readonly lagSeconds: number;
  readonly valuePerSecond: number;
  readonly shipped: boolean;
  readonly compare: boolean;
}

const number =
  (most = Number.POSITIVE_INFINITY) =>
  (text: string): number => {
    const value = Number(text);
    if (text.trim() !== '' && value >= 0 && value <= most) return value;
    throw new UsageError('ECONOMICS_FLAG', `${text} is no number from 0${most === 1 ? ' to 1' : ''}`, {
      hint: 'veilmesh economics --help',
    });
  };

const flag = (name: string, text: string, fallback: number, most?: number): Option =>
  new Option(name, text).argParser(number(most)).default(fallback);

export function addEconomicsCommand(program: Command): void {
  program
    .command('economics')
    .description('what a query costs, whether cheating pays, and which stake, draw rate and window follow')
    .addOption(flag('--ether-usd <USD>', 'price of an ether', ASSUMED_PRICES.etherUsd))
    .addOption(flag('--gas-gwei <gwei>', 'price of a unit of gas', ASSUMED_PRICES.gasGwei))
    .addOption(
      flag(
        '--machine-hour-usd <USD>',
        'price of a machine like the one measured',
        ASSUMED_PRICES.machineHourUsd,
      ),
    )
    .addOption(flag('--tee-overhead <share>', 'time that TEE hardware adds', ASSUMED_TEE_OVERHEAD))
    .addOption(
      new Option(
        '--batch <receipts>',
        `receipts of a batch (default: those here, else ${ASSUMED_BATCH})`,
      ).argParser(number()),
    )
    .addOption(flag('--opened <share>', 'drawn checks that somebody opens', ASSUMED_WATCHING.opened, 1))
    .addOption(
      flag(
        '--folds-watched <share>',
        'false folds that somebody shows in time',
        ASSUMED_WATCHING.foldsWatched,
        1,
      ),
    )
    .addOption(flag('--audited <share>', 'claims that an audit re-executes', ASSUMED_WATCHING.audited, 1))
    .addOption(flag('--available <share>', 'audits that end on the chain', ASSUMED_WATCHING.available, 1))
    .addOption(flag('--disputes <share>', 'segments whose check somebody buys', ASSUMED_DISPUTES, 1))
    .addOption(flag('--lag-seconds <s>', 'mean time until a false batch is challenged', ASSUMED_LAG.mean))
    .addOption(flag('--value-per-second <USD>', 'what batches settle in a second', ASSUMED_VALUE_PER_SECOND))
    .option('--shipped', "this version's parameters, also where a mesh runs", false)
    .option('--compare', 'what this repository measured beside what others published', false)
    .addHelpText(
      'after',
      '\nWhere a localnet runs or --bootstrap names a mesh, parameters, gas, batches and times are those of its chain, as far as there is\n' +
        'something to see; otherwise those of this version, measured by its tests, `npm run bench` and `npm start`.\n' +
        'Every number says whether it was measured, deployed, shipped, assumed, quoted or computed; flags are assumptions.',
    )
    .action(async (flags: Flags, command: Command) => {
      const { config, out } = contextOf(command);
      const at = withLocalnet(config);
      const mesh = flags.shipped || at.bootstrap.length === 0 ? null : await lookAtMesh(at);
      const inputs = inputsOf(flags, mesh);
      const report = reportOf(inputs);
      if (flags.compare) {
        const table = comparison(report);
        out.result(table, compareText(table));
      } else out.result(reportValue(report), reportText(report));
    });
}

function inputsOf(flags: Flags, mesh: MeshSeen | null): EconomicsInputs {
  const setting =
    mesh === null
      ? assumedSetting(SMOLLM2, termsOf(DEV_PARAMETERS, ASSUMED_ROUND))
      : assumedSetting(mesh.workload, termsOf(mesh.parameters, mesh.round));
  return {
    setting: {
      ...setting,
      prices: { etherUsd: flags.etherUsd, gasGwei: flags.gasGwei, machineHourUsd: flags.machineHourUsd },
      watching: {
        ...setting.watching,
        opened: flags.opened,
        foldsWatched: flags.foldsWatched,
        audited: flags.audited,
        available: flags.available,
      },
    },
    gas: gasOfMoves(mesh === null ? gasSnapshot : withRows(gasSnapshot, mesh.chain.gas)),
    batch: Math.max(1, flags.batch ?? mesh?.chain.batch ?? ASSUMED_BATCH),
    disputes: flags.disputes,
    teeOverhead: flags.teeOverhead,
    lag: { ...ASSUMED_LAG, mean: flags.lagSeconds },
    valuePerSecond: flags.valuePerSecond,
    sources: {
      terms:
        mesh === null
          ? { origin: 'shipped', source: 'DEV_PARAMETERS' }
          : { origin: 'deployed', source: 'contracts' },
      work: { origin: 'measured', source: mesh?.workSource ?? 'npm start and npm run bench, README.md' },
      gas: {
        origin: 'measured',
        source: `${mesh === null ? '' : `${mesh.chain.transactions} transactions here; else `}settlement/contracts/snapshots/gas.json`,
      },
      batch:
        flags.batch === undefined && mesh !== null && mesh.chain.batch !== null
          ? { origin: 'measured', source: 'batches here' }
          : { origin: 'assumed', source: '--batch' },
      prices: { origin: 'assumed', source: 'flags' },
      watching: { origin: 'assumed', source: 'flags' },
    },
  };
}

/** JSON has no infinity: null is without end. */
const reportValue = (report: Report): unknown => ({
  ...report,
  cheats: report.cheats.map(({ cheat: { name, does }, ...verdict }) => ({ name, does, ...verdict })),
});
