/**
 * A coordinator's request for votes, signed by its account: a member signs one batch for a place, so nobody else may
 * choose which. It names the peer that asks, so whoever is asked cannot pass it on as its own.
 * @module
 */
import type { Hex } from 'viem';
import { bytesToHex, concat, hashMessage, hexToBytes, stringToBytes } from 'viem';
import { VerificationError } from '../../crypto/core/errors.ts';
import { recoverSigner } from '../batch/ecdsa.ts';
import type { BatchVote, VoteDomain } from './types.ts';
import { voteMessage } from './vote.ts';

/** Anything that signs bytes as EIP-191 has it, for the coordinator's account. */
export interface RequestSigner {
  signMessage(request: { readonly message: { readonly raw: Hex } }): Promise<Hex>;
}

const rawOf = (vote: BatchVote, peerId: string, domain: VoteDomain): Hex =>
  bytesToHex(concat([voteMessage(vote, domain), stringToBytes(peerId)]));

/** r ‖ s ‖ v, 65 bytes. */
export const signRequest = async (
  vote: BatchVote,
  peerId: string,
  domain: VoteDomain,
  signer: RequestSigner,
): Promise<Uint8Array> =>
  hexToBytes(await signer.signMessage({ message: { raw: rawOf(vote, peerId, domain) } }));

/** @throws VerificationError VOTE_REQUEST | SIGNATURE_MALFORMED | SIGNATURE_MALLEABLE */
export function verifyRequest(
  vote: BatchVote,
  signature: Uint8Array,
  peerId: string,
  domain: VoteDomain,
): void {
  const digest = hexToBytes(hashMessage({ raw: rawOf(vote, peerId, domain) }));
  if (recoverSigner(digest, signature) !== vote.coordinator.toLowerCase()) {
    throw new VerificationError('VOTE_REQUEST', 'only its coordinator may ask about a batch', {
      details: { coordinator: vote.coordinator },
    });
  }
}
