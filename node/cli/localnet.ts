/**
 * `veilmesh localnet`: the whole system on this machine; with --query, one private query through it.
 * @module
 */
import { availableParallelism } from 'node:os';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { UsageError } from '../../crypto/core/errors.ts';
import { cheatHome, startLocalnet } from '../localnet/localnet.ts';
import { checkKnown, KNOWN_MODELS } from '../models/by-name.ts';
import { SMOLLM2 } from '../models/smollm2.ts';
import { MAX_COORDINATORS, networkId } from '../services/network.ts';
import { CHEATS, type Cheat } from '../tee/broken.ts';
import { DEFAULT_CHAT } from './chat-flags.ts';
import { checkCheat, playCheat } from './cheat.ts';
import { contextOf } from './context.ts';
import { runAndReport } from './run.ts';
import { serveUntilStopped } from './serve.ts';

interface LocalnetFlags {
  readonly nodes?: number;
  readonly shards: number;
  readonly coordinators: number;
  readonly model?: string;
  readonly query?: boolean;
  readonly once?: boolean;
  readonly input?: string;
  readonly chainHost: string;
  readonly chainPort: number;
  readonly cheat?: Cheat;
}

/** How long the first query waits to be final; windows of the development chain are short. */
const FINAL_MS = 120_000;
const FALLBACK = 'use-lite';
const EXAMPLE_QUESTION = 'What is the capital of France, and what is it known for?';

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
      `model to serve: ${KNOWN_MODELS.join(', ')}, or an imported one (default ${SMOLLM2}, or ${FALLBACK} where no source has it)`,
    )
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
    .action(async (flags: LocalnetFlags, command: Command) => {
      const { config, out } = contextOf(command);
      const nodes = flags.nodes ?? flags.shards;
      if (nodes < flags.shards) {
        throw new UsageError('LOCALNET_NODES', `${nodes} nodes cannot hold ${flags.shards} shards`, {
          hint: `veilmesh localnet --nodes ${flags.shards}`,
        });
      }
      if (flags.coordinators < 1 || flags.coordinators > MAX_COORDINATORS) {
        throw new UsageError('LOCALNET_COORDINATORS', `a mesh names 1 to ${MAX_COORDINATORS} coordinators`, {
          hint: 'veilmesh localnet --coordinators 2',
        });
      }
      const { cheat } = flags;
      if (cheat !== undefined && nodes > flags.shards) {
        throw new UsageError(
          'LOCALNET_NODES',
          'with --cheat every shard has one node, so that none avoids it',
          {
            hint: 'leave --nodes out',
          },
        );
      }
      if (flags.model !== undefined) checkKnown(flags.model, config.home);
      if (cheat !== undefined) checkCheat(cheat, flags.model ?? SMOLLM2);
      out.note(`veilmesh localnet in ${config.home} (${availableParallelism()} cores)`);
      const localnet = await startLocalnet({
        config,
        models: [flags.model ?? SMOLLM2],
        otherwise: flags.model === undefined ? FALLBACK : null,
        nodes,
        shards: flags.shards,
        coordinators: flags.coordinators,
        chainHost: flags.chainHost,
        chainPort: flags.chainPort,
        ...(cheat === undefined ? {} : { cheat }),
        stages: out,
      });
      const { name } = localnet.models[0]!;
      const home = cheat === undefined ? config.home : cheatHome(config.home);
      const asking = { ...config, home: `${home}/client`, bootstrap: [localnet.bootstrap] };
      const request = {
        model: name,
        input: name === SMOLLM2 ? [EXAMPLE_QUESTION] : [],
        ...(flags.input === undefined ? {} : { file: flags.input }),
        chat: DEFAULT_CHAT,
      };
      try {
        if (cheat !== undefined) {
          const wishes = {
            spotCheck: 'none',
            lot: null,
            record: null,
            finality: 'challengeable',
            patienceMs: null,
          } as const;
          await playCheat(localnet, asking, cheat, { ...request, ...wishes }, out);
        } else if (flags.query === true || flags.once === true) {
          const wishes = {
            spotCheck: 'offered',
            audit: null,
            lot: null,
            record: null,
            finality: 'final',
            patienceMs: FINAL_MS,
          } as const;
          await runAndReport(asking, out, { ...request, ...wishes });
        }
        if (flags.once === true) return;
        const place = cheat === undefined ? '' : ` --home ${home}`;
        out.note(
          `\nup. Another query:    veilmesh run ${name}${name === SMOLLM2 ? ' "your question"' : ''}${place}\n    Another node:     veilmesh join ${localnet.bootstrap} --network ${networkId(localnet.network)}\n    What is running:  veilmesh status${place}\n    Stop with ctrl-c; the state stays in ${home}`,
        );
        await serveUntilStopped(async () => {});
      } finally {
        await localnet.stop();
      }
    });
}
