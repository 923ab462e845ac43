/**
 * `veilmesh sessions`: what it takes.
 * @module
 */
import type { Command } from 'commander';
import { whenCalled } from './when-called.ts';

export function addSessionsCommand(program: Command): void {
  program
    .command('sessions')
    .description('what this account has in the sessions that coordinators settle vouchers in')
    .option('--exit', 'do all that is due: end what is over, bring receipts, take out what is left')
    .option('--account <address>', 'of another account, to which its ether goes: anybody may')
    .action(whenCalled(async () => (await import('../sessions.ts')).showSessions));
}
