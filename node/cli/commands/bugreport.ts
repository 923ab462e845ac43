/**
 * `veilmesh bugreport`: what it takes.
 * @module
 */
import type { Command } from 'commander';
import { whenCalled } from './when-called.ts';

export function addBugReportCommand(program: Command): void {
  program
    .command('bugreport')
    .description(
      'write what helps to find a fault into one file, without secrets, names and addresses; sends nothing',
    )
    .option('--out <file>', 'where to write it (default: a file in the home folder)')
    .action(whenCalled(async () => (await import('../bugreport.ts')).writeBugReport));
}
