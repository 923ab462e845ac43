/**
 * `veilmesh status`: what it takes.
 * @module
 */
import type { Command } from 'commander';
import { whenCalled } from './when-called.ts';

export function addStatusCommand(program: Command): void {
  program
    .command('status')
    .description('the mesh as seen from here: nodes, coverage, chain, coordinator')
    .option('--line', 'one line: of the node that runs in this folder, or else of the mesh')
    .action(whenCalled(async () => (await import('../status.ts')).showStatus));
}
