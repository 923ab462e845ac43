/**
 * `veilmesh join <multiaddr>` and `veilmesh node`: a shard node, from nothing to serving.
 * @module
 */
import type { Command } from 'commander';
import { createLogger } from '../log.ts';
import { startRunner } from '../roles/runner.ts';
import type { Stages } from '../stages.ts';
import type { Cheat } from '../tee/cheats.ts';
import { contextOf } from './context.ts';
import { serveUntilStopped } from './serve.ts';

interface NodeFlags {
  readonly model?: Uint8Array;
  readonly shard?: number;
  readonly maxMemory: number;
  readonly maxSessions: number;
  readonly cheat?: Cheat;
}

export async function joinMesh(multiaddr: string, flags: NodeFlags, command: Command): Promise<void> {
  command.setOptionValue('bootstrap', multiaddr);
  await runNode(flags, command);
}

export async function runNode(flags: NodeFlags, command: Command): Promise<void> {
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
