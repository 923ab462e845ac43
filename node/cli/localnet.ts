/**
 * `veilmesh localnet`: the whole system on this machine; with --query, one private query through it.
 * @module
 */
import { availableParallelism } from 'node:os';
import { type Command, InvalidArgumentError } from 'commander';
import { UsageError } from '../../crypto/core/errors.ts';
import { startLocalnet } from '../localnet/localnet.ts';
import { checkKnown, KNOWN_MODELS } from '../models/by-name.ts';
import { SMOLLM2 } from '../models/smollm2.ts';
import { networkId } from '../services/network.ts';
import { DEFAULT_CHAT } from './chat-flags.ts';
import { contextOf } from './context.ts';
import { runAndReport } from './run.ts';
import { serveUntilStopped } from './serve.ts';

interface LocalnetFlags {
  readonly nodes?: number;
  readonly shards: number;
  readonly model?: string;
  readonly query?: boolean;
  readonly once?: boolean;
  readonly input?: string;
  readonly chainHost: string;
  readonly chainPort: number;
}

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
    .option(
      '--model <name>',
      `model to serve: ${KNOWN_MODELS.join(', ')}, or an imported one (default ${SMOLLM2}, or ${FALLBACK} where no source has it)`,
    )
    .option('--query', 'ask one private query when it is up')
    .option('--once', 'ask one private query, then stop')
    .option('--input <file>', 'numbers to ask an imported network: .npy or .json')
    .option('--chain-host <address>', 'address the chain listens on', '127.0.0.1')
    .option('--chain-port <port>', 'port of the chain, 0 for a free one', count, 0)
    .action(async (flags: LocalnetFlags, command: Command) => {
      const { config, out } = contextOf(command);
      const nodes = flags.nodes ?? flags.shards;
      if (nodes < flags.shards) {
        throw new UsageError('LOCALNET_NODES', `${nodes} nodes cannot hold ${flags.shards} shards`, {
          hint: `veilmesh localnet --nodes ${flags.shards}`,
        });
      }
      if (flags.model !== undefined) checkKnown(flags.model, config.home);
      out.note(`veilmesh localnet in ${config.home} (${availableParallelism()} cores)`);
      const localnet = await startLocalnet({
        config,
        models: [flags.model ?? SMOLLM2],
        otherwise: flags.model === undefined ? FALLBACK : null,
        nodes,
        shards: flags.shards,
        chainHost: flags.chainHost,
        chainPort: flags.chainPort,
        stages: out,
      });
      const { name } = localnet.models[0]!;
      try {
        if (flags.query === true || flags.once === true) {
          await runAndReport(
            { ...config, home: `${config.home}/client`, bootstrap: [localnet.bootstrap] },
            out,
            {
              model: name,
              input: name === SMOLLM2 ? [EXAMPLE_QUESTION] : [],
              ...(flags.input === undefined ? {} : { file: flags.input }),
              chat: DEFAULT_CHAT,
              spotCheck: 'offered',
            },
          );
        }
        if (flags.once === true) return;
        out.note(
          `\nup. Another query:    veilmesh run ${name}${name === SMOLLM2 ? ' "your question"' : ''}\n    Another node:     veilmesh join ${localnet.bootstrap} --network ${networkId(localnet.network)}\n    What is running:  veilmesh status\n    Stop with ctrl-c; the state stays in ${config.home}`,
        );
        await serveUntilStopped(async () => {});
      } finally {
        await localnet.stop();
      }
    });
}
