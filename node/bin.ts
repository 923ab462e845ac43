/**
 * The `veilmesh` command line: one command a file in cli/commands/, errors to exit codes, nothing else.
 * @module
 */
import { CommanderError } from 'commander';
import { UsageError } from '../crypto/core/errors.ts';
import { reportError } from './cli/output.ts';
import { createProgram } from './cli/program.ts';

try {
  await createProgram().parseAsync();
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
