/**
 * `veilmesh config`: what it takes.
 * @module
 */
import type { Command } from 'commander';
import { whenCalled } from './when-called.ts';

export function addConfigCommand(program: Command): void {
  const config = program.command('config').description('settings');
  config
    .command('show')
    .description('every setting with its value, source and environment name')
    .action(whenCalled(async () => (await import('../config.ts')).showConfig));
  config
    .command('schema')
    .description('the JSON Schema of config.json in the home folder, for editors')
    .action(whenCalled(async () => (await import('../config.ts')).showSchema));
}
