/**
 * `veilmesh coordinator`: collects claims, settles them in batches.
 * @module
 */
import type { Command } from 'commander';
import { createLogger } from '../log.ts';
import { startCoordinatorRole } from '../roles/coordinator.ts';
import { contextOf } from './context.ts';
import { serveUntilStopped } from './serve.ts';

export function addCoordinatorCommand(program: Command): void {
  program
    .command('coordinator')
    .description('run a coordinator of the mesh that the settings name')
    .addHelpText(
      'after',
      '\nThe journal is <home>/journal.sqlite, or a PostgreSQL database that several coordinators share: give each the\n' +
        'same account key (<home>/keys/account) and the same VEILMESH_JOURNAL_URL=postgres://user:password@host/database, or\n' +
        'journalUrl in <home>/config.json. All of them take bundles, one at a time posts and pays, and when it falls silent\n' +
        'another takes over. There is no flag for it: the command line is no place for a password. A database on another\n' +
        'machine: add ?sslmode=verify-full.',
    )
    .action(async (_flags: unknown, command: Command) => {
      const { config, out } = contextOf(command);
      const role = await startCoordinatorRole(config, createLogger('coordinator', config.log));
      const { ready } = role;
      out.result(
        ready,
        `coordinating as ${ready.peerId}\n  at ${ready.addresses.join(', ')}\n  account ${ready.account}, journal ${ready.journal}\n  stop with ctrl-c`,
      );
      await serveUntilStopped(role.stop);
    });
}
