/**
 * What members of the committee sign: twins of contracts/libraries/BatchVotes.sol and Committee.voteMessage.
 * @module
 */
import { keccak_256 } from '@noble/hashes/sha3.js';
import { concatBytes, utf8 } from '../../crypto/core/bytes.ts';
import { addressWord, keccakWords, uintWord } from '../batch/words.ts';
import type { BatchVote, VoteDomain } from './types.ts';

const VOTE_DOMAIN = keccak_256(utf8('veilmesh/batch-vote/v1'));
const MESSAGE_DOMAIN = keccak_256(utf8('veilmesh/committee/v1'));

/** BatchVotes.hash: of one batch, on one rollup, on one chain. */
export const voteHash = (
  vote: BatchVote,
  { chainId, meshRollup }: Pick<VoteDomain, 'chainId' | 'meshRollup'>,
): Uint8Array =>
  keccakWords(
    VOTE_DOMAIN,
    uintWord(chainId),
    addressWord(meshRollup),
    addressWord(vote.coordinator),
    uintWord(vote.number),
    vote.previousHash,
    vote.receiptsRoot,
    uintWord(vote.receiptCount),
    vote.dataHash,
    uintWord(vote.epoch),
  );

/** Committee.voteMessage: the bytes that a member's key signs of whatever has this hash. */
export const committeeMessage = (
  hash: Uint8Array,
  { chainId, committee }: Pick<VoteDomain, 'chainId' | 'committee'>,
): Uint8Array => concatBytes(MESSAGE_DOMAIN, uintWord(chainId), addressWord(committee), hash);

/** The bytes that a member's key signs of a batch. */
export const voteMessage = (vote: BatchVote, domain: VoteDomain): Uint8Array =>
  committeeMessage(voteHash(vote, domain), domain);

/**
 * BatchVotes.contentHash: what the batch says. Two contents under one (coordinator, number) cost a member its stake;
 * the same content again, in another epoch or after other blocks, costs nothing.
 */
export const contentHash = ({
  receiptsRoot,
  receiptCount,
  dataHash,
}: Pick<BatchVote, 'receiptsRoot' | 'receiptCount' | 'dataHash'>): Uint8Array =>
  keccakWords(receiptsRoot, uintWord(receiptCount), dataHash);
