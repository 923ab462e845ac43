/**
 * Request ids that show whose request it was, to whom the client shows it.
 *
 * Claims name no client: hops need not know who pays. But claims become public, and anyone could sign a voucher and
 * a receipt around another client's claims. So the client draws its request id as a hash of its account and a salt:
 * random to hops and coordinators, and with the salt, which only the receipt holds, a proof that these claims were
 * made for this account. Nobody finds a salt that fits another account (collision resistance).
 * @module
 */
import type { Address } from 'viem';
import { hexToBytes } from 'viem';
import { type Hash32, hash } from '../../crypto/core/hash.ts';

/** @param salt 32 random bytes, fresh for each request */
export const requestIdOf = (client: Address, salt: Uint8Array): Hash32 =>
  hash('request-id/v1', hexToBytes(client), salt);
