/**
 * `veilmesh coordinator`: what it takes.
 * @module
 */
import type { Command } from 'commander';
import { whenCalled } from './when-called.ts';

export function addCoordinatorCommand(program: Command): void {
  program
    .command('coordinator')
    .description('run a coordinator of the mesh that the settings name')
    .addHelpText(
      'after',
      '\nThe journal is <home>/journal.sqlite, or a PostgreSQL database that several coordinators share: give each the\n' +
        'same account key (<home>/keys/account.key) and the same VEILMESH_JOURNAL_URL=postgres://user:password@host/database,\n' +
        'or journalUrl in <home>/config.json. All of them take bundles, one at a time posts, pays and runs the sessions, and\n' +
        'when it falls silent another takes over. There is no flag for it: the command line is no place for a password. A\n' +
        'database on another machine: add ?sslmode=verify-full. A standby must be synchronous: what it lacks has receipts.',
    )
    .action(whenCalled(async () => (await import('../coordinator.ts')).coordinate));
}
