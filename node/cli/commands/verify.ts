/**
 * `veilmesh verify`: what it takes.
 * @module
 */
import type { Command } from 'commander';
import { whenCalled } from './when-called.ts';

export function addVerifyCommand(program: Command): void {
  program
    .command('verify <receipt>')
    .description(
      'check a receipt offline against a chain header you trust; exit code 4 when it does not hold',
    )
    .option(
      '--header <file>',
      'the header you trust (without it: header.json beside the receipt, as unanchored)',
    )
    .action(whenCalled(async () => (await import('../verify.ts')).verifyReceipt));
}
