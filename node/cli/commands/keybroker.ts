/**
 * `veilmesh keybroker`, `keybroker log` and `keybroker revoke`: what they take.
 * @module
 */
import { type Command, InvalidArgumentError } from 'commander';
import { whenCalled } from './when-called.ts';

const key = (text: string): Uint8Array => {
  if (!/^[0-9a-f]{64}$/.test(text)) throw new InvalidArgumentError('expected 64 hex digits');
  return Uint8Array.from(Buffer.from(text, 'hex'));
};
const id = (text: string): string => {
  if (!/^[0-9a-f]{64}$/.test(text)) throw new InvalidArgumentError('expected 64 hex digits');
  return text;
};
const moment = (text: string): number => {
  const at = /^\d{4}-\d{2}-\d{2}(T[\d:.]+Z)?$/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(at))
    throw new InvalidArgumentError('expected a time like 2026-11-22 or 2026-11-22T15:00:00Z');
  return Math.floor(at / 1_000);
};

export function addKeyBrokerCommand(program: Command): void {
  const broker = program
    .command('keybroker')
    .description(
      'give the keys of sealed models to enclaves that a policy accepts; every release is logged first',
    )
    .option(
      '--keys <file...>',
      'files that `veilmesh model publish MODEL --sealed` wrote for this broker',
      [],
    )
    .option(
      '--production',
      'production keys, for hardware alone (default: development keys, which hide nothing)',
    )
    .option('--policy <file>', 'signed attestation policy (default, for development: the one of the mesh)')
    .option('--policy-signer <key>', 'whose policies count: Ed25519 key in hex', key)
    .action(whenCalled(async () => (await import('../keybroker.ts')).runKeyBroker));
  broker
    .command('log')
    .description('every release and revocation of this broker, checked entry by entry')
    .action(whenCalled(async () => (await import('../keybroker.ts')).showKeyLog));
  broker
    .command('revoke')
    .description('give no key any more to a measurement, a machine, or of a key')
    .option('--measurement <text>', 'as the policy lists it')
    .option('--platform <id>', 'id of a machine, in hex', id)
    .option('--key <id>', 'id of a key, in hex', id)
    .option('--from <time>', 'UTC, from when on (default: now)', moment)
    .action(whenCalled(async () => (await import('../keybroker.ts')).revokeKeys));
}
