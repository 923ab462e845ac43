/**
 * `veilmesh join <multiaddr>` and `veilmesh node`: a shard node, from nothing to serving.
 * @module
 */
import { type Command, InvalidArgumentError, Option } from 'commander';
import { hex } from '../../crypto/core/bytes.ts';
import { createLogger } from '../log.ts';
import { startRunner } from '../roles/runner.ts';
import type { Stages } from '../stages.ts';
import { CHEATS, type Cheat } from '../tee/broken.ts';
import { contextOf } from './context.ts';
import { serveUntilStopped } from './serve.ts';

interface NodeFlags {
  readonly model?: Uint8Array;
  readonly shard?: number;
  readonly maxMemory: number;
  readonly maxSessions: number;
  readonly cheat?: Cheat;
}

const root = (text: string): Uint8Array => {
  if (!/^[0-9a-f]{64}$/.test(text)) throw new InvalidArgumentError('expected a model root: 64 hex digits');
  return hex(text);
};
const count = (text: string): number => {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('expected a whole number');
  return Number(text);
};

export function addNodeCommands(program: Command): void {
  const common = (command: Command): Command =>
    command
      .option('--model <root>', 'model root to serve (default: where nodes are missing)', root)
      .option('--shard <index>', 'shard to serve (default: where nodes are missing)', count)
      .option('--max-memory <MB>', 'resident bytes a shard may need', count, 4_096)
      .option('--max-sessions <n>', 'sessions served at once', count, 32)
      .addOption(
        new Option(
          '--cheat <kind>',
          'simulate a broken TEE that computes something else: development networks only',
        ).choices(CHEATS),
      );
  common(program.command('join <multiaddr>'))
    .description('join a mesh by one of its peers: fund, stake, register, fetch a shard, serve it')
    .action(async (multiaddr: string, flags: NodeFlags, command: Command) => {
      command.setOptionValue('bootstrap', multiaddr);
      await runNode(flags, command);
    });
  common(program.command('node'))
    .description('run a shard node of the mesh that the settings name')
    .action(async (flags: NodeFlags, command: Command) => runNode(flags, command));
}

async function runNode(flags: NodeFlags, command: Command): Promise<void> {
  const { config, out } = contextOf(command);
  const log = createLogger('node', config.log);
  const stages: Stages = process.connected
    ? {
        done: (name, text) => log.info(`${name}: ${text}`),
        progress: (name, text) => log.debug(`${name}: ${text}`),
      }
    : out;
  const runner = await startRunner({
    config,
    ...(flags.model === undefined ? {} : { model: flags.model }),
    ...(flags.shard === undefined ? {} : { shard: flags.shard }),
    maxMemory: flags.maxMemory * 1_000_000,
    maxSessions: flags.maxSessions,
    ...(flags.cheat === undefined ? {} : { cheat: flags.cheat }),
    log,
    stages,
  });
  const { ready } = runner;
  out.result(
    ready,
    `serving ${ready.model} shard ${ready.shard + 1}/${ready.shards} as ${ready.peerId}\n` +
      `  at ${ready.addresses.join(', ')}\n` +
      `  operator ${ready.operator}; SIMULATED TEE: nothing is hidden from the operator of this machine\n` +
      (flags.cheat === undefined ? '' : `  BROKEN on purpose (${flags.cheat}): what it computes is wrong\n`) +
      '  stop with ctrl-c',
  );
  await serveUntilStopped(runner.stop, runner.failed);
}
