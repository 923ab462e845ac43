/**
 * `veilmesh evidence`: what it takes.
 * @module
 */
import type { Command } from 'commander';
import { whenCalled } from './when-called.ts';

export function addEvidenceCommands(program: Command): void {
  const evidence = program
    .command('evidence')
    .description('what nodes registered on chain to be believed: look at it, and contest what is false');
  evidence
    .command('get')
    .description("a node's registered evidence, into a file, from whoever keeps it")
    .argument('<node>', "the node's peer id, or the end of it, as `veilmesh status` shows it")
    .argument('<file>', 'where to')
    .action(whenCalled(async () => (await import('../evidence.ts')).getEvidence));
  evidence
    .command('check')
    .description('what members of the committee would find in it')
    .argument('<node>', 'the node that registered it')
    .argument('<file>', 'the evidence')
    .action(whenCalled(async () => (await import('../evidence.ts')).checkEvidence));
  evidence
    .command('contest')
    .description('shows it to the committee and has it revoked where it is false')
    .argument('<node>', 'the node that registered it')
    .argument(
      '[file]',
      'the evidence; without it: that nobody can be shown what the node holds its platform by',
    )
    .action(whenCalled(async () => (await import('../evidence.ts')).contestEvidence));
  evidence
    .command('revoke')
    .description(
      'has a measurement revoked: for a model of this account, or by the committee where the policy says so',
    )
    .argument('<measurement>', 'as policies spell it')
    .option('--model <root>', 'for this model alone; only its owner')
    .option('--in <seconds>', 'when it takes effect; at the earliest, and without it, after the notice')
    .action(whenCalled(async () => (await import('../evidence.ts')).revokeMeasurement));
}
