/**
 * Taking a bootstrap peer's word for the network: said, pinnable, and held to.
 *
 * Everything that moves money or decides whom to believe hangs on it: the contracts get stakes and deposits, the
 * policy signer says which enclaves count. So they have one name, the network id. A setting pins it; without one
 * the home folder remembers the first it saw, as SSH does with host keys, and a change is an error. Not covered,
 * because it may change: the chain's URL (a chain that lies about its state needs a URL of your own, --rpc-url),
 * the coordinator (its proofs are checked) and the list of models (name a model by its root to be sure of it).
 * @module
 */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { openPolicy, type Policy } from '../../crypto/attest/policy.ts';
import { UsageError, VerificationError } from '../../crypto/core/errors.ts';
import type { MeshHost } from '../../mesh/host/types.ts';
import type { Config } from '../config/schema.ts';
import { askNetwork, type NetworkInfo, networkId } from './network.ts';

export interface JoinedNetwork {
  readonly info: NetworkInfo;
  readonly policy: Policy;
  /** For people: which network, and on whose word. */
  readonly text: string;
}

const memorySchema = z.strictObject({
  network: z.string().regex(/^[0-9a-f]{64}$/),
  /** Highest serial of the signer's policies seen here; an older policy is a rollback. */
  policySerial: z.int().min(0),
});
type Memory = z.infer<typeof memorySchema>;

/**
 * @param introducer peer id of the connected bootstrap peer
 * @throws VerificationError NETWORK_MISMATCH (not the pinned one) | NETWORK_CHANGED (not the one of before) | POLICY_*
 * @throws UsageError NETWORK_FILE_MALFORMED; UnavailableError when the peer is no bootstrap peer
 */
export const joinNetwork = async (
  host: MeshHost,
  introducer: string,
  config: Pick<Config, 'home' | 'network' | 'rpcUrl'>,
): Promise<JoinedNetwork> => admitNetwork(await askNetwork(host, introducer), config);

/** The same for an answer that is here already. @throws as joinNetwork */
export function admitNetwork(
  info: NetworkInfo,
  { home, network: pinned, rpcUrl }: Pick<Config, 'home' | 'network' | 'rpcUrl'>,
): JoinedNetwork {
  const id = networkId(info);
  if (pinned !== '' && pinned !== id) {
    throw new VerificationError('NETWORK_MISMATCH', 'the bootstrap peer leads to another network', {
      details: { expected: pinned, got: id },
      hint: 'use another bootstrap peer, or correct the setting: veilmesh config show',
    });
  }
  const known = recall(home);
  if (pinned === '' && known !== null && known.network !== id) {
    throw new VerificationError(
      'NETWORK_CHANGED',
      'the bootstrap peer leads to another network than before',
      {
        details: { expected: known.network, got: id },
        hint: `if you mean to change: --network ${id}, or another folder with --home`,
      },
    );
  }
  const minSerial = known?.network === id ? known.policySerial : 0;
  const policy = openPolicy(info.policy, { signers: [info.policySigner], minSerial });
  if (known?.network !== id || policy.serial > minSerial) {
    remember(home, { network: id, policySerial: policy.serial });
  }
  const how = pinned !== '' ? 'pinned' : known === null ? 'trusted on first use' : 'the same as before';
  const told = rpcUrl === '' ? ', chain URL by the bootstrap peer' : '';
  return { info, policy, text: `${id}, ${how}${told}` };
}

const pathIn = (home: string): string => join(home, 'network.json');

function recall(home: string): Memory | null {
  const path = pathIn(home);
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw malformed(path, error);
  }
  try {
    return memorySchema.parse(JSON.parse(text));
  } catch (cause) {
    throw malformed(path, cause); // to forget what was trusted is the user's decision
  }
}

function remember(home: string, memory: Memory): void {
  mkdirSync(home, { recursive: true });
  const temporary = `${pathIn(home)}.${process.pid}.tmp`;
  writeFileSync(temporary, `${JSON.stringify(memory)}\n`);
  renameSync(temporary, pathIn(home));
}

const malformed = (path: string, cause: unknown): UsageError =>
  new UsageError('NETWORK_FILE_MALFORMED', `${path} does not name a network`, {
    cause,
    hint: `restore it, or remove it to trust the next bootstrap peer anew`,
  });
