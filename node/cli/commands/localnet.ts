/**
 * `veilmesh localnet`: what it takes.
 * @module
 */
import { type Command, InvalidArgumentError, Option } from 'commander';
import { DEFAULT_MODEL, KNOWN_MODELS, SMOLLM2 } from '../../models/names.ts';
import { CHEATS } from '../../tee/cheats.ts';
import { whenCalled } from './when-called.ts';

const count = (text: string): number => {
  if (!/^\d{1,5}$/.test(text)) throw new InvalidArgumentError('expected a whole number');
  return Number(text);
};

export function addLocalnetCommand(program: Command): void {
  program
    .command('localnet')
    .description('bring up a chain, contracts, models, a coordinator and shard nodes on this machine')
    .option('--nodes <n>', 'nodes for each model; more than shards make spares (default: one a shard)', count)
    .option('--shards <n>', 'shards each model is split into', count, 3)
    .option('--coordinators <n>', 'coordinators, each with an account of its own', count, 1)
    .option(
      '--model <name>',
      `model to serve: ${KNOWN_MODELS.join(', ')}, or an imported one (default ${SMOLLM2}, or ${DEFAULT_MODEL} where no source has it)`,
    )
    .option(
      '--sealed',
      'the model is sealed, and a key broker gives its keys to the nodes (development keys)',
    )
    .option('--proxy [port]', 'port of the web page and the OpenAI-compatible API (default 8642)', count)
    .option('--no-proxy', 'serve neither')
    .option('--query', 'ask one private query when it is up')
    .option('--once', 'ask one private query, then stop')
    .option('--input <file>', 'numbers to ask an imported network: .npy or .json')
    .option('--chain-host <address>', 'address the chain listens on', '127.0.0.1')
    .option('--chain-port <port>', 'port of the chain, 0 for a free one', count, 0)
    .addOption(
      new Option(
        '--cheat [kind]',
        'one node simulates a broken TEE: a query is audited, the node convicted, the query asked again',
      )
        .choices(CHEATS)
        .preset('cell'),
    )
    .action(whenCalled(async () => (await import('../localnet.ts')).runLocalnet));
}
