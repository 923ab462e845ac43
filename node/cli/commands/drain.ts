/**
 * `veilmesh drain`: what it takes.
 * @module
 */
import { type Command, InvalidArgumentError } from 'commander';
import { whenCalled } from './when-called.ts';

const count = (text: string): number => {
  if (!/^\d{1,5}$/.test(text)) throw new InvalidArgumentError('expected a whole number of seconds');
  return Number(text);
};

export function addDrainCommand(program: Command): void {
  program
    .command('drain')
    .description('stop the node of this folder in order: no new sessions, those that run come to their end')
    .option('--seconds <s>', 'how long they may take (default: as the node was started, 60)', count)
    .action(whenCalled(async () => (await import('../drain.ts')).drainNode));
}
