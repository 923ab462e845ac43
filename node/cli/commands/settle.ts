/**
 * `veilmesh settle`: what it takes.
 * @module
 */
import type { Command } from 'commander';
import { whenCalled } from './when-called.ts';

export function addSettleCommand(program: Command): void {
  program
    .command('settle')
    .description('pay for answers that could not be settled when they came, and get their receipts')
    .option(
      '--own',
      'pay for them in a batch of your own, without a receipt: where the coordinator posts or pays nothing',
    )
    .action(whenCalled(async () => (await import('../settle.ts')).settle));
}
