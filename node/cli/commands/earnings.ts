/**
 * `veilmesh earnings`: what it takes.
 * @module
 */
import type { Command } from 'commander';
import { whenCalled } from './when-called.ts';

export function addEarningsCommand(program: Command): void {
  program
    .command('earnings')
    .description(
      'what the node of this folder earns by the hour, is owed, has had, and what its stake is exposed to',
    )
    .option('--withdraw', 'have the escrow pay out first what it holds for this node')
    .action(whenCalled(async () => (await import('../earnings.ts')).showEarnings));
}
