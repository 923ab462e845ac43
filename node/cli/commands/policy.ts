/**
 * `veilmesh policy`: what it takes.
 * @module
 */
import type { Command } from 'commander';
import { whenCalled } from './when-called.ts';

export function addPolicyCommands(program: Command): void {
  const policy = program.command('policy').description('which enclaves count: the signed attestation policy');
  policy
    .command('show [file]')
    .description("every field of the network's policy, or of a signed policy in a file")
    .option('--save <file>', 'write it, signed, for others to check with')
    .action(whenCalled(async () => (await import('../policy.ts')).showPolicy));
  policy
    .command('check [evidence]')
    .description(
      'what a policy makes of evidence: of a file, of a node, or of all nodes that serve a model; exit code 4 when it refuses',
    )
    .option('--policy <file>', "a signed policy (default: the network's)")
    .option('--node <peer>', 'ask this node for its evidence')
    .option('--route <model>', 'ask every node that serves this model, and tell the level of a route')
    .option('--save <file>', 'write the evidence of that node')
    .action(whenCalled(async () => (await import('../policy-check.ts')).checkPolicy));
  policy
    .command('sign <draft>')
    .description(
      "sign a policy in JSON (bytes in hex) with this home's policy key; what is left out is strictest",
    )
    .requiredOption('--out <file>', 'where to write it')
    .option('--rim <file...>', "NVIDIA's manifests of drivers and VBIOSes: verified, then their values added")
    .option('--status <file...>', 'OCSP answers (DER) about the certificates of those manifests')
    .action(whenCalled(async () => (await import('../policy.ts')).signPolicyFile));
}
