/**
 * `veilmesh watch`: what it takes.
 * @module
 */
import type { Command } from 'commander';
import { whenCalled } from './when-called.ts';

export function addWatchCommand(program: Command): void {
  program
    .command('watch')
    .description(
      'watch the mesh that the settings name: judge batches, compute transcripts again, open checks, convict',
    )
    .option(
      '--watch-ether <ether>',
      'bonds an hour that it risks on checks it buys by lot, and again on steps of sessions that it demands (default 0)',
    )
    .option('--auditor', 'also audit what it is drawn for, with a bond')
    .action(whenCalled(async () => (await import('../watch.ts')).watch));
}
