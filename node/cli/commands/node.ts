/**
 * `veilmesh join <multiaddr>` and `veilmesh node`: what they take.
 * @module
 */
import { type Command, InvalidArgumentError, Option } from 'commander';
import { hex } from '../../../crypto/core/bytes.ts';
import { CHEATS } from '../../tee/cheats.ts';
import { whenCalled } from './when-called.ts';

const root = (text: string): Uint8Array => {
  if (!/^[0-9a-f]{64}$/.test(text)) throw new InvalidArgumentError('expected a model root: 64 hex digits');
  return hex(text);
};
const count = (text: string): number => {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('expected a whole number');
  return Number(text);
};

const AFTER =
  '\nbounds:   --max-memory, --max-sessions, --threads, --nice, --bandwidth-kb, --witness-mb, --keep-mb\n' +
  'then:     veilmesh status --line | earnings | doctor | drain | service install, with the same --home';

export function addNodeCommands(program: Command): void {
  const common = (command: Command): Command =>
    command
      .option('--model <root>', 'model root to serve (default: where nodes are missing)', root)
      .option('--shard <index>', 'shard to serve, 0 the first (default: where nodes are missing)', count)
      .option('--max-memory <MB>', 'what a shard and its sessions may take (default 4096)', count)
      .option('--max-sessions <n>', 'sessions served at once (default 32)', count)
      .option('--no-wait', 'fail where the account lacks ether, instead of waiting for it')
      .addOption(
        new Option(
          '--cheat <kind>',
          'simulate a broken TEE that computes something else: development networks only',
        ).choices(CHEATS),
      )
      .addHelpText('after', AFTER);
  common(program.command('join <multiaddr>'))
    .description('join a mesh by one of its peers: fund, stake, register, fetch a shard, serve it')
    .action(whenCalled(async () => (await import('../node.ts')).joinMesh));
  common(program.command('node'))
    .description('run a shard node of the mesh that the settings name, or that this folder joined before')
    .action(whenCalled(async () => (await import('../node.ts')).runNode));
}
