/**
 * `veilmesh watch`: judges everybody's batches by their public data, and acts on what it finds.
 * @module
 */
import type { Command } from 'commander';
import { createLogger } from '../log.ts';
import { startWatcherRole } from '../roles/watcher.ts';
import { contextOf } from './context.ts';
import { serveUntilStopped } from './serve.ts';

export function addWatchCommand(program: Command): void {
  program
    .command('watch')
    .description('watch the mesh that the settings name: judge batches, open checks, convict')
    .option(
      '--watch-ether <ether>',
      'bonds an hour that it risks on checks it buys by lot, and again on steps of sessions that it demands (default 0)',
    )
    .option('--auditor', 'also audit what it is drawn for, with a bond')
    .action(async (_flags: unknown, command: Command) => {
      const { config, out } = contextOf(command);
      const role = await startWatcherRole(config, createLogger('watcher', config.log));
      const { ready } = role;
      out.result(
        ready,
        `watching as ${ready.peerId}\n  at ${ready.addresses.join(', ')}\n` +
          `  account ${ready.account}, ${ready.member ? 'a member of the committee' : 'no member of the committee'}\n` +
          `  memory ${ready.memory}\n  stop with ctrl-c`,
      );
      await serveUntilStopped(role.stop);
    });
}
