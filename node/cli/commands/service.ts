/**
 * `veilmesh service`: what it takes.
 * @module
 */
import type { Command } from 'commander';
import { whenCalled } from './when-called.ts';

export function addServiceCommands(program: Command): void {
  const service = program
    .command('service')
    .description("the node of this folder as a service of this user (systemd's user manager, launchd)");
  const common = (command: Command): Command =>
    command
      .option('--dry-run', 'say which files and commands, and do nothing')
      .option('--as-root', "root's own service: a node needs no privileges");
  common(service.command('install'))
    .description('write its file, start it now and with the machine; settings given here hold for it')
    .option('--no-start', 'write the file alone')
    .action(whenCalled(async () => (await import('../service.ts')).install));
  common(service.command('uninstall'))
    .description('end it, and remove what install has written; keys and stake stay')
    .action(whenCalled(async () => (await import('../service.ts')).uninstall));
}
