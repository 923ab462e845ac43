/**
 * Channels: what a client's vouchers of one session over one route pay from (Escrow.channelOf).
 * @module
 */
import type { Address } from 'viem';
import type { Leaf } from './leaf.ts';
import type { Voucher } from './voucher.ts';
import { payeesHash } from './voucher-digest.ts';
import { addressWord, keccakWords } from './words.ts';

/** A receipt's leaf is of one, with the coordinator that its voucher names. */
export interface Channel extends Pick<Leaf, 'client' | 'sessionId' | 'modelRoot' | 'payeesHash'> {
  readonly coordinator: Address;
}

/** Names it: no other route's spend counts against its vouchers. */
export const channelOf = ({ client, coordinator, sessionId, modelRoot, payeesHash }: Channel): Uint8Array =>
  keccakWords(addressWord(client), addressWord(coordinator), sessionId, modelRoot, payeesHash);

export const channelOfVoucher = ({ payees, ...voucher }: Voucher): Channel => ({
  ...voucher,
  payeesHash: payeesHash(payees),
});
