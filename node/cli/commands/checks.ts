/**
 * `veilmesh checks`: what it takes.
 * @module
 */
import type { Command } from 'commander';
import { whenCalled } from './when-called.ts';

export function addChecksCommand(program: Command): void {
  program
    .command('checks <receipt>')
    .description(
      'which hops of an answer had to prove what they signed, and how that went; updates the receipt, and asks back what false work cost',
    )
    .option('--no-folds', 'only ask the chain: no look at the products of what was proven')
    .action(whenCalled(async () => (await import('../checks.ts')).showChecks));
}
