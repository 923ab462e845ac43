/**
 * `veilmesh config show`: what it takes.
 * @module
 */
import type { Command } from 'commander';
import { whenCalled } from './when-called.ts';

export function addConfigCommand(program: Command): void {
  program
    .command('config')
    .description('settings')
    .command('show')
    .description('every setting with its value, source and environment name')
    .action(whenCalled(async () => (await import('../config.ts')).showConfig));
}
