/**
 * `veilmesh join <multiaddr>` and `veilmesh node`: a shard node, from nothing to serving.
 * @module
 */
import { setPriority } from 'node:os';
import type { Command } from 'commander';
import { formatEther } from 'viem';
import { hex } from '../../crypto/core/bytes.ts';
import { UsageError } from '../../crypto/core/errors.ts';
import { parseBootstrap } from '../../mesh/host/addresses.ts';
import { readJoined } from '../control/joined.ts';
import { createLogger, type Logger } from '../log.ts';
import { type Runner, type RunnerReady, startRunner } from '../roles/runner.ts';
import type { Stages } from '../stages.ts';
import type { Cheat } from '../tee/cheats.ts';
import { contextOf } from './context.ts';
import { counted, type Output } from './output.ts';
import { serveUntilStopped } from './serve.ts';
import { riskText } from './stop-risk.ts';

interface NodeFlags {
  readonly model?: Uint8Array;
  readonly shard?: number;
  readonly maxMemory?: number;
  readonly maxSessions?: number;
  /** commander's way of --no-wait */
  readonly wait: boolean;
  readonly cheat?: Cheat;
}

/** @throws UsageError JOIN_ADDRESS; and as runNode */
export async function joinMesh(multiaddr: string, flags: NodeFlags, command: Command): Promise<void> {
  try {
    for (const one of multiaddr.split(',')) parseBootstrap(one.trim());
  } catch (cause) {
    throw new UsageError('JOIN_ADDRESS', `'${multiaddr}' is no address of a peer to join by`, {
      cause,
      hint: 'veilmesh join /ip4/<address>/tcp/<port>/p2p/<peer id>, which a localnet prints when it starts, and the page shows',
    });
  }
  command.setOptionValue('bootstrap', multiaddr);
  await runNode(flags, command);
}

export async function runNode(flags: NodeFlags, command: Command): Promise<void> {
  const { config: given, out } = contextOf(command, {
    maxMemoryMb: flags.maxMemory,
    maxSessions: flags.maxSessions,
  });
  // named nobody: by whom it joined before, and what it served, which it still has to answer for
  const before = given.bootstrap.length > 0 ? null : readJoined(given.home);
  const config = before === null ? given : { ...given, bootstrap: before.bootstrap };
  const isNamed = flags.model !== undefined || flags.shard !== undefined;
  const wish = before === null || isNamed ? flags : { model: hex(before.modelRoot), shard: before.shard };
  const log = createLogger('node', config.log);
  const stages: Stages = process.connected
    ? {
        done: (name, text) => log.info(`${name}: ${text}`),
        progress: (name, text) => log.debug(`${name}: ${text}`),
      }
    : out;
  if (config.nice > 0) setPriority(config.nice); // before any thread is started: they take it from this one
  const runner = await startRunner({
    config,
    ...(wish.model === undefined ? {} : { model: wish.model }),
    ...(wish.shard === undefined ? {} : { shard: wish.shard }),
    maxMemory: config.maxMemoryMb * 1_000_000,
    maxSessions: config.maxSessions,
    waitForFunds: flags.wait,
    ...(flags.cheat === undefined ? {} : { cheat: flags.cheat }),
    log,
    stages,
  });
  const { ready } = runner;
  out.result(ready, readyText(ready, config.home, flags.cheat));
  await serveUntilStopped(runner.stop, runner.failed, {
    told: runner.told,
    // a localnet ends as a whole: its nodes have nobody to hand sessions over to
    ...(process.connected ? {} : { drain: () => drainBeforeStop(runner, config.drainSeconds, out, log) }),
  });
}

function readyText(ready: RunnerReady, home: string, cheat: Cheat | undefined): string {
  const { positionWei, rowWei } = ready.asks;
  const rows = rowWei === '0' ? 'no rows of twin and vault' : `${rowWei} wei a row of twin and vault`;
  const hidden =
    ready.assurance === 'simulated'
      ? 'SIMULATED TEE: nothing is hidden from the operator of this machine'
      : 'hardware TEE: what it computes on is hidden from the operator of this machine';
  const at = home === '.veilmesh' ? '' : ` --home ${home}`;
  return [
    `serving ${ready.model} shard ${ready.shard + 1}/${ready.shards} as ${ready.peerId}`,
    `  at ${ready.addresses.join(', ')}`,
    `  operator ${ready.operator}; ${hidden}`,
    ...(ready.metrics === null ? [] : [`  metrics ${ready.metrics}`]),
    ...(cheat === undefined ? [] : [`  BROKEN on purpose (${cheat}): what it computes is wrong`]),
    `  asks ${positionWei} wei (${formatEther(BigInt(positionWei))} ether) a position as its part, ${rows}`,
    `  see what it earns: veilmesh earnings${at}; how it is: veilmesh status --line${at}`,
    `  stop with ctrl-c, which lets sessions end first, or from elsewhere: veilmesh drain${at}`,
  ].join('\n');
}

async function drainBeforeStop(runner: Runner, seconds: number, out: Output, log: Logger): Promise<void> {
  const { sessions: broken, risk } = await runner.drain(seconds, ({ sessions, secondsLeft }) => {
    out.progress(
      'drain',
      `${counted(sessions, 'session')} to end, ${secondsLeft} s left; ctrl-c again stops at once`,
    );
  });
  out.note(`  ${riskText(risk)}`);
  log.info('drained', { broken });
}
