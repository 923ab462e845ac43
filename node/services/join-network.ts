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

import { z } from 'zod';
import { join, readText, writeWhole } from '#home-files';
import { openPolicy, type Policy, policyHash } from '../../crypto/attest/policy.ts';
import { bytesToHex } from '../../crypto/core/bytes.ts';
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

const networkName = z.string().regex(/^[0-9a-f]{64}$/);
const memorySchema = z.strictObject({
  /** The one that is joined without a pin. */
  network: networkName,
  /**
   * By network, the policy of the highest serial seen here; an older one is a rollback, also after a stay elsewhere, and another one
   * of the same serial is a signer's with two faces.
   */
  policies: z.record(networkName, z.strictObject({ serial: z.int().min(0), hash: networkName })),
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
  const seen = known?.policies[id];
  const minSerial = seen?.serial ?? 0;
  const policy = openPolicy(info.policy, { signers: [info.policySigner], minSerial });
  const hash = bytesToHex(policyHash(info.policy));
  if (policy.serial === seen?.serial && hash !== seen.hash) {
    throw new VerificationError('POLICY_FORKED', 'another policy of the same serial has been seen', {
      details: { serial: policy.serial, expected: seen.hash, got: hash },
      hint: 'its signer tells different people different things: ask for one with a higher serial',
    });
  }
  if (known?.network !== id || policy.serial > minSerial) {
    remember(home, id, { serial: policy.serial, hash });
  }
  const how = pinned !== '' ? 'pinned' : known === null ? 'trusted on first use' : 'the same as before';
  const told = rpcUrl === '' ? ', chain URL by the bootstrap peer' : '';
  return { info, policy, text: `${id}, ${how}${told}` };
}

const pathIn = (home: string): string => join(home, 'network.json');

function recall(home: string): Memory | null {
  const path = pathIn(home);
  try {
    const text = readText(path);
    return text === null ? null : memorySchema.parse(JSON.parse(text));
  } catch (cause) {
    throw malformed(path, cause); // to forget what was trusted is the user's decision
  }
}

/** Another process of this home may have seen a newer one meanwhile: a serial never falls. */
function remember(home: string, network: string, policy: Memory['policies'][string]): void {
  const policies = { ...recall(home)?.policies };
  if (policy.serial > (policies[network]?.serial ?? -1)) policies[network] = policy;
  const memory: Memory = { network, policies };
  writeWhole(pathIn(home), `${JSON.stringify(memory)}\n`);
}

const malformed = (path: string, cause: unknown): UsageError =>
  new UsageError('NETWORK_FILE_MALFORMED', `${path} does not name a network`, {
    cause,
    hint: `restore it, or remove it to trust the next bootstrap peer anew`,
  });
