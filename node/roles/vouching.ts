/**
 * What a coordinator and a member of the committee have at stake for the batches they put their names to.
 * @module
 */
import { formatEther } from 'viem';
import { bytesToHex, concatBytes, equalBytes } from '../../crypto/core/bytes.ts';
import { hash } from '../../crypto/core/hash.ts';
import type { Bls, BlsKeyPair } from '../../crypto/poea/bls.ts';
import type { Ledger } from '../../settlement/chain/ledger.ts';
import { possessionContext } from '../../settlement/chain/possession.ts';
import type { Logger } from '../log.ts';

/** Kept outside of bond and stake, for transactions. */
const GAS_RESERVE_WEI = 10n ** 17n;

/**
 * Puts up the bond of a coordinator that posts with signatures and promises inclusion, where the account has the ether:
 * without it batches wait longer until they are final.
 */
export async function ensureBond(ledger: Ledger, log: Logger): Promise<void> {
  const [bond, { penalty }, standing, balance] = await Promise.all([
    ledger.committee.coordinatorBond(),
    ledger.inclusion.terms(),
    ledger.vault.standingOf(ledger.account),
    ledger.balance(ledger.account),
  ]);
  const missing = bond + penalty - standing;
  if (missing <= 0n) return;
  if (balance < missing + GAS_RESERVE_WEI) {
    log.error('no bond', { account: ledger.account, lacks: formatEther(missing), has: formatEther(balance) });
    return;
  }
  await ledger.vault.deposit(ledger.account, missing);
  log.info('bond', { added: formatEther(missing) });
}

/** The key with which a member signs votes. @param seed 32 bytes of its own */
export const memberKeys = (bls: Bls, seed: Uint8Array): BlsKeyPair =>
  bls.keygen(concatBytes(hash('committee-key/v1', seed), seed.subarray(0, 16)));

/**
 * Joins the committee with the least stake unless this key is in it, where the account has the ether.
 * @param peerKey Ed25519 key of the peer that answers coordinators
 * @returns whether it has a seat
 */
export async function ensureSeat(
  ledger: Ledger,
  bls: Bls,
  keys: BlsKeyPair,
  peerKey: Uint8Array,
  log: Logger,
): Promise<boolean> {
  const { members, minStake } = await ledger.committee.state();
  if (members.some(({ blsKey }) => equalBytes(blsKey, keys.publicKey))) return true;
  const balance = await ledger.balance(ledger.account);
  if (balance < minStake + GAS_RESERVE_WEI) {
    log.error('no seat in the committee', { needs: formatEther(minStake), has: formatEther(balance) });
    return false;
  }
  const context = possessionContext(ledger.chainId, ledger.addresses.committee, ledger.account);
  const possession = bls.provePossession(keys.secretKey, context);
  await ledger.committee.join({ peerKey, blsKey: keys.publicKey, possession }, minStake);
  log.info('joined the committee', { stake: formatEther(minStake), peer: bytesToHex(peerKey).slice(0, 16) });
  return true;
}
