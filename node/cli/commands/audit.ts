/**
 * `veilmesh audit`: what it takes.
 * @module
 */
import type { Command } from 'commander';
import { LOT_SIZE, lotSize, PLANT_SHARE, plantShare } from './lot-flags.ts';
import { whenCalled } from './when-called.ts';

export function addAuditCommand(program: Command): void {
  program
    .command('audit <record>')
    .description('compute a session again from the record that its client gave you (veilmesh run --record)')
    .option('--receipt <file>', 'where it was posted: what is false is disputed, with a bond of yours')
    .option(
      '--lot [auditors]',
      `have auditors do it that the beacon draws (1 to 4, default ${LOT_SIZE})`,
      lotSize,
    )
    .option(
      '--plant <share>',
      `how often a wrong result is planted for them (default ${PLANT_SHARE})`,
      plantShare,
    )
    .action(whenCalled(async () => (await import('../audit-record.ts')).auditRecord));
}
