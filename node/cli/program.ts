/**
 * The command table of `veilmesh`: its options, and every command in the order in which help lists them.
 * @module
 */
import { Command } from 'commander';
import { VERSION } from '../version.ts';
import { addAuditCommand } from './commands/audit.ts';
import { addBugReportCommand } from './commands/bugreport.ts';
import { addCheckProofCommand } from './commands/check-proof.ts';
import { addChecksCommand } from './commands/checks.ts';
import { addConfigCommand } from './commands/config.ts';
import { addCoordinatorCommand } from './commands/coordinator.ts';
import { addDoctorCommand } from './commands/doctor.ts';
import { addDrainCommand } from './commands/drain.ts';
import { addEarningsCommand } from './commands/earnings.ts';
import { addEconomicsCommand } from './commands/economics.ts';
import { addEvidenceCommands } from './commands/evidence.ts';
import { addKeyBrokerCommand } from './commands/keybroker.ts';
import { addLocalnetCommand } from './commands/localnet.ts';
import { addModelCommands } from './commands/model.ts';
import { addNodeCommands } from './commands/node.ts';
import { addPolicyCommands } from './commands/policy.ts';
import { addPromisesCommand } from './commands/promises.ts';
import { addProveCommand } from './commands/prove.ts';
import { addProxyCommand } from './commands/proxy.ts';
import { addRunCommand } from './commands/run.ts';
import { addServiceCommands } from './commands/service.ts';
import { addSessionsCommand } from './commands/sessions.ts';
import { addSettleCommand } from './commands/settle.ts';
import { addStatusCommand } from './commands/status.ts';
import { addTranscriptCommand } from './commands/transcript.ts';
import { addVerifyCommand } from './commands/verify.ts';
import { addWatchCommand } from './commands/watch.ts';

/** A fresh table: parsing writes into it. */
export function createProgram(): Command {
  const program = new Command('veilmesh')
    .description('Private, verifiable AI on machines nobody has to trust.')
    .version(VERSION)
    .option('--json', 'one JSON document on stdout, errors as JSON on stderr')
    .option('--home <folder>', 'folder for keys, models, journals and receipts (default .veilmesh)')
    .option('--rpc-url <url>', 'RPC URL of the EVM chain (default: the one the mesh names)')
    .option('--network <id>', 'refuse any other network (default: the first one seen)')
    .option('--bootstrap <multiaddr,...>', 'peers to join by')
    .option('--listen <multiaddr,...>', 'addresses to listen on (default loopback)')
    .option('--announce <multiaddr,...>', 'addresses to tell other peers')
    .option('--relay <which>', 'relay of a node that nobody can dial: auto, never, or a multiaddr')
    .option('--relays <which>', 'whether to relay for such nodes: auto, yes, or no')
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
    .option('--nice <n>', 'how far a node gives way to other programs: 0 not at all, to 19')
    .option('--bandwidth-kb <kB/s>', 'what a node sends and takes a second at most, 0 for no bound')
    .option('--drain-seconds <s>', 'what a node that is told to stop gives the sessions that run')
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
  addDrainCommand(program);
  addEarningsCommand(program);
  addServiceCommands(program);
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
  addBugReportCommand(program);
  addEconomicsCommand(program);
  addConfigCommand(program);
  return program;
}
