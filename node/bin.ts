/**
 * The `veilmesh` command line: one command a file in cli/commands/, errors to exit codes, nothing else.
 * @module
 */
import { Command, CommanderError } from 'commander';
import { UsageError } from '../crypto/core/errors.ts';
import { addAuditCommand } from './cli/commands/audit.ts';
import { addCheckProofCommand } from './cli/commands/check-proof.ts';
import { addChecksCommand } from './cli/commands/checks.ts';
import { addConfigCommand } from './cli/commands/config.ts';
import { addCoordinatorCommand } from './cli/commands/coordinator.ts';
import { addDoctorCommand } from './cli/commands/doctor.ts';
import { addEconomicsCommand } from './cli/commands/economics.ts';
import { addEvidenceCommands } from './cli/commands/evidence.ts';
import { addKeyBrokerCommand } from './cli/commands/keybroker.ts';
import { addLocalnetCommand } from './cli/commands/localnet.ts';
import { addModelCommands } from './cli/commands/model.ts';
import { addNodeCommands } from './cli/commands/node.ts';
import { addPolicyCommands } from './cli/commands/policy.ts';
import { addPromisesCommand } from './cli/commands/promises.ts';
import { addProveCommand } from './cli/commands/prove.ts';
import { addProxyCommand } from './cli/commands/proxy.ts';
import { addRunCommand } from './cli/commands/run.ts';
import { addSessionsCommand } from './cli/commands/sessions.ts';
import { addSettleCommand } from './cli/commands/settle.ts';
import { addStatusCommand } from './cli/commands/status.ts';
import { addTranscriptCommand } from './cli/commands/transcript.ts';
import { addVerifyCommand } from './cli/commands/verify.ts';
import { addWatchCommand } from './cli/commands/watch.ts';
import { reportError } from './cli/output.ts';

const program = new Command('veilmesh')
  .description('Private, verifiable AI on machines nobody has to trust.')
  .version('0.1.0')
  .option('--json', 'one JSON document on stdout, errors as JSON on stderr')
  .option('--home <folder>', 'folder for keys, models, journals and receipts (default .veilmesh)')
  .option('--rpc-url <url>', 'RPC URL of the EVM chain (default: the one the mesh names)')
  .option('--network <id>', 'refuse any other network (default: the first one seen)')
  .option('--bootstrap <multiaddr,...>', 'peers to join by')
  .option('--listen <multiaddr,...>', 'addresses to listen on (default loopback)')
  .option('--announce <multiaddr,...>', 'addresses to tell other peers')
  .option('--tee <kind>', 'what a node proves its TEE with: auto, simulated, tdx, snp, dstack or nitro')
  .option('--pccs-url <url>', "where a node gets collateral for Intel quotes (default: Intel's service)")
  .option('--kds-url <url>', "where a node gets certificates for SEV-SNP reports (default: AMD's service)")
  .option('--nsm-helper <path>', 'program that asks the Nitro security module for documents')
  .option('--engine <name>', 'auto, wasm, tfjs-gpu, tfjs-wasm, tfjs-cpu or reference')
  .option('--threads <n>', 'compute threads, 0 for one a core')
  .option('--smollm2 <path>', 'SmolLM2 on this machine, instead of downloading it')
  .option('--pay <way>', 'how queries of veil are paid: session, escrow, or auto')
  .option(
    '--transcripts <which>',
    'signed transcripts (twin, vault) that a client hands to watchers: all, or none',
  )
  .option('--session-seconds <s>', 'length of the sessions that a coordinator settles vouchers in; 0: none')
  .option('--keep-mb <MB>', "what a process keeps of sessions' logs for the mesh")
  .option('--witness-backup', 'have peers keep what this node needs to answer for its claims, sealed')
  .option('--witness-mb <MB>', 'what a node keeps at most to answer for its claims')
  .option('--free-rows <n>', 'rows of products for twin and vault that a node computes an hour for nothing')
  .option(
    '--row-wei <wei>',
    'for a row of products for twin and vault: what a node asks, a client pays at most',
  )
  .option('--vendor <name>', 'whose machine a node runs on, as it tells clients of twin')
  .option('--min-level <level>', 'least privacy level of every hop before a prompt leaves: L0 to L4')
  .option('--log <level>', 'silent, error, info or debug')
  .addHelpText(
    'after',
    '\nExit codes: 0 done, 1 a bug in veilmesh, 2 wrong input, 3 something is not available, 4 a check failed.\n' +
      'Settings also come from VEILMESH_* variables and <home>/config.json: veilmesh config show.',
  )
  .showHelpAfterError('(veilmesh --help lists the commands)')
  .exitOverride()
  .configureOutput({ outputError: () => {} });

addLocalnetCommand(program);
addNodeCommands(program);
addCoordinatorCommand(program);
addKeyBrokerCommand(program);
addWatchCommand(program);
addRunCommand(program);
addProxyCommand(program);
addSettleCommand(program);
addPromisesCommand(program);
addTranscriptCommand(program);
addSessionsCommand(program);
addVerifyCommand(program);
addPolicyCommands(program);
addChecksCommand(program);
addAuditCommand(program);
addProveCommand(program);
addCheckProofCommand(program);
addStatusCommand(program);
addEvidenceCommands(program);
addModelCommands(program);
addDoctorCommand(program);
addEconomicsCommand(program);
addConfigCommand(program);

try {
  await program.parseAsync();
} catch (thrown) {
  if (thrown instanceof CommanderError && thrown.exitCode === 0) process.exitCode = 0;
  else {
    const error =
      thrown instanceof CommanderError
        ? new UsageError('CLI_USAGE', thrown.message.replace(/^error: /, ''), { hint: 'veilmesh --help' })
        : thrown;
    process.exitCode = reportError(error, process.argv.includes('--json'));
  }
}
// sockets and threads that a command left open must not keep the process alive
process.stdout.write('', () => process.exit());
