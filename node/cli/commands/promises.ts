/**
 * `veilmesh promises`: what it takes.
 * @module
 */
import type { Command } from 'commander';
import { whenCalled } from './when-called.ts';

export function addPromisesCommand(program: Command): void {
  program
    .command('promises')
    .description('what coordinators have promised to post and was not seen posted in time yet')
    .option(
      '--accuse',
      'accuse those whose time is over, from a bond, and end accusations that got no answer',
    )
    .action(whenCalled(async () => (await import('../promises.ts')).showPromises));
}
