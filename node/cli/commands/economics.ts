/**
 * `veilmesh economics`: what it takes.
 * @module
 */
import { type Command, Option } from 'commander';
import { UsageError } from '../../../crypto/core/errors.ts';
import {
  ASSUMED_BATCH,
  ASSUMED_DISPUTES,
  ASSUMED_LAG,
  ASSUMED_PRICES,
  ASSUMED_TEE_OVERHEAD,
  ASSUMED_VALUE_PER_SECOND,
  ASSUMED_WATCHING,
} from '../../../settlement/economics/assumed.ts';
import { whenCalled } from './when-called.ts';

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
    .action(whenCalled(async () => (await import('../economics.ts')).economics));
}
