/**
 * `veilmesh localnet`: the whole system on this machine; with --query, one private query through it.
 * @module
 */
import { availableParallelism } from 'node:os';
import type { Command } from 'commander';
import { UsageError } from '../../crypto/core/errors.ts';
import type { Config } from '../config/schema.ts';
import { startLocalnet } from '../localnet/localnet.ts';
import { cheatHome } from '../localnet/options.ts';
import { checkKnown } from '../models/by-name.ts';
import { DEFAULT_MODEL, SMOLLM2 } from '../models/names.ts';
import { MAX_COORDINATORS, networkId } from '../services/network.ts';
import type { Cheat } from '../tee/cheats.ts';
import { DEFAULT_CHAT } from './commands/chat-options.ts';
import { contextOf } from './context.ts';
import { serveUntilStopped } from './serve.ts';

interface LocalnetFlags {
  readonly nodes?: number;
  readonly shards: number;
  readonly coordinators: number;
  readonly model?: string;
  readonly sealed?: boolean;
  readonly proxy?: number | boolean;
  readonly query?: boolean;
  readonly once?: boolean;
  readonly input?: string;
  readonly chainHost: string;
  readonly chainPort: number;
  readonly cheat?: Cheat;
}

/** How long the first query waits to be final; windows of the development chain are short. */
const FINAL_MS = 120_000;
const EXAMPLE_QUESTION = 'What is the capital of France, and what is it known for?';

/** Null: none. A mesh whose node cheats is played to the end, and nobody is to be asked to use it. */
const proxyPortOf = (
  { proxy, cheat }: LocalnetFlags,
  { proxyPort }: Pick<Config, 'proxyPort'>,
): number | null => {
  if (typeof proxy === 'number') return proxy;
  return proxy === false || (proxy === undefined && cheat !== undefined) ? null : proxyPort;
};

export async function runLocalnet(flags: LocalnetFlags, command: Command): Promise<void> {
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
    throw new UsageError('LOCALNET_NODES', 'with --cheat every shard has one node, so that none avoids it', {
      hint: 'leave --nodes out',
    });
  }
  if (flags.model !== undefined) checkKnown(flags.model, config.home);
  // who asks nothing loads no client
  const cheating = cheat === undefined ? null : { cheat, ...(await import('./cheat.ts')) };
  cheating?.checkCheat(cheating.cheat, flags.model ?? SMOLLM2);
  out.note(`veilmesh localnet in ${config.home} (${availableParallelism()} cores)`);
  const localnet = await startLocalnet({
    config,
    models: [flags.model ?? SMOLLM2],
    otherwise: flags.model === undefined ? DEFAULT_MODEL : null,
    nodes,
    shards: flags.shards,
    coordinators: flags.coordinators,
    chainHost: flags.chainHost,
    chainPort: flags.chainPort,
    ...(cheat === undefined ? {} : { cheat }),
    sealed: flags.sealed === true,
    proxyPort: proxyPortOf(flags, config),
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
    if (cheating !== null) {
      const wishes = {
        spotCheck: 'none',
        lot: null,
        record: null,
        finality: 'challengeable',
        patienceMs: null,
      } as const;
      await cheating.playCheat(localnet, asking, cheating.cheat, { ...request, ...wishes }, out);
    } else if (flags.query === true || flags.once === true) {
      const wishes = {
        spotCheck: 'offered',
        audit: null,
        lot: null,
        record: null,
        finality: 'final',
        patienceMs: FINAL_MS,
      } as const;
      const { runAndReport } = await import('./run.ts');
      await runAndReport(asking, out, { ...request, ...wishes });
    }
    if (flags.once === true) return;
    const place = cheat === undefined ? '' : ` --home ${home}`;
    const { proxy } = localnet;
    const page = proxy === null ? '' : `\n    Page:             ${proxy.pageUrl}`;
    const api = proxy === null ? '' : `\n    OpenAI-like API:  ${proxy.url}`;
    const stopped = serveUntilStopped(async () => {}); // before anybody is told that it can be stopped
    out.note(
      `\nup.${page}\n    Another query:    veilmesh run ${name}${name === SMOLLM2 ? ' "your question"' : ''}${place}\n    Another node:     veilmesh join ${localnet.bootstrap} --network ${networkId(localnet.network)}\n    What is running:  veilmesh status${place}${api}\n    Stop with ctrl-c; the state stays in ${home}`,
    );
    await stopped;
  } finally {
    await localnet.stop();
  }
}
