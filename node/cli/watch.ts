/**
 * `veilmesh watch`: judges everybody's batches by their public data, and acts on what it finds.
 * @module
 */
import type { Command } from 'commander';
import { createLogger } from '../log.ts';
import { startWatcherRole } from '../roles/watcher.ts';
import { contextOf } from './context.ts';
import { metricsLine } from './output.ts';
import { serveUntilStopped } from './serve.ts';

export async function watch(_flags: unknown, command: Command): Promise<void> {
  const { config, out } = contextOf(command);
  const role = await startWatcherRole(config, createLogger('watcher', config.log));
  const { ready } = role;
  out.result(
    ready,
    `watching as ${ready.peerId}\n  at ${ready.addresses.join(', ')}\n` +
      `  account ${ready.account}, ${ready.member ? 'a member of the committee' : 'no member of the committee'}\n` +
      (ready.auditor === null
        ? ''
        : '  auditor by lot, in a SIMULATED TEE: records are hidden from nobody who runs this machine\n') +
      `  memory ${ready.memory}\n${metricsLine(ready)}  stop with ctrl-c`,
  );
  await serveUntilStopped(role.stop);
}
