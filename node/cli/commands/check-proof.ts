/**
 * `veilmesh check-proof`: what it takes.
 * @module
 */
import { type Command, InvalidArgumentError } from 'commander';
import { hex } from '../../../crypto/core/bytes.ts';
import { whenCalled } from './when-called.ts';

const root = (text: string): Uint8Array => {
  if (!/^[0-9a-f]{64}$/.test(text)) throw new InvalidArgumentError('expected 32 bytes in lower-case hex');
  return hex(text);
};

export function addCheckProofCommand(program: Command): void {
  program
    .command('check-proof <file>')
    .description('check a proof file from public data alone; exit code 4 when it does not hold')
    .option('--model <name>', 'the model it has to be about, by the name it has on this machine')
    .option('--root <hex>', 'the model root it has to be about, as the chain has it', root)
    .action(whenCalled(async () => (await import('../check-proof.ts')).checkProofFile));
}
