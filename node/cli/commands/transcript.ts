/**
 * `veilmesh transcript`: what it takes.
 * @module
 */
import type { Command } from 'commander';
import { whenCalled } from './when-called.ts';

export function addTranscriptCommand(program: Command): void {
  program
    .command('transcript')
    .description('what nodes signed of the products they computed in vault sessions')
    .command('check <file>')
    .description('compute a transcript again from public data alone; exit code 4 when a word of it is wrong')
    .option('--convict', 'have the stake taken of the node that signed a wrong word; a share of it is yours')
    .action(whenCalled(async () => (await import('../transcript.ts')).checkTranscriptFile));
}
