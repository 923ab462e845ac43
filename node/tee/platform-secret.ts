/**
 * What the enclave's keys are sealed under that its host keeps for it: a secret of this machine for this code, where the
 * TEE gives one to the programs in it.
 *
 * dstack derives one for the application that it measured. The kernel's interfaces for TDX and SEV-SNP reports, and Nitro,
 * give none: there the secret lasts as long as the boot, and what was sealed under it is lost with it. A secret
 * that a file of the host holds stands in for it in the simulator alone.
 * @module
 */
import { hkdf } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { utf8 } from '../../crypto/core/bytes.ts';
import { randomBytes } from '../../crypto/core/random.ts';
import type { HardwareTee } from '../config/tee-choices.ts';
import { DSTACK_SOCKET, dstackKey } from './providers/dstack-socket.ts';

export interface PlatformSecret {
  /** 32 bytes */
  readonly secret: Uint8Array;
  /** It is the same at the next boot. */
  readonly lasts: boolean;
}

const DOMAIN = utf8('veilmesh/platform-secret/v1');
const DSTACK_PATH = 'veilmesh/platform-secret/v1';

/** Whether `platformSecret` gives one that lasts. */
export const sealsForGood = (tee: HardwareTee | 'simulated'): boolean =>
  tee === 'simulated' || tee === 'dstack';

/**
 * @param simulated the simulator's, 32 bytes; nothing of hardware is sealed under it
 * @throws UnavailableError TEE_PROVIDER_* where the TEE does not give its secret
 */
export async function platformSecret(
  tee: HardwareTee | 'simulated',
  simulated: Uint8Array,
  dstackSocket: string = DSTACK_SOCKET,
): Promise<PlatformSecret> {
  const lasts = sealsForGood(tee);
  if (tee === 'simulated') return { secret: simulated, lasts };
  if (!lasts) return { secret: randomBytes(32), lasts };
  const key = await dstackKey(DSTACK_PATH, dstackSocket);
  return { secret: hkdf(sha256, key, undefined, DOMAIN, 32), lasts };
}
