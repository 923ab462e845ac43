/**
 * What a step and a commit are hashed to, and what a sequencer signs of a step: all that a proof of a step hangs on. Browser-safe.
 * @module
 */
import { concatBytes, utf8 } from '../../crypto/core/bytes.ts';
import { keccak256 } from '../../crypto/core/keccak.ts';
import { merkleLeaf } from '../../crypto/core/keccak-merkle.ts';
import { keccakWords, uintWord } from '../batch/words.ts';
import { typedMessage } from './domain.ts';
import type { CommitHeader, LoggedStep, StepLeaf } from './types.ts';
import { sessionVoucherDigest } from './voucher.ts';

const RECEIPT_TYPEHASH = keccak256(utf8('Receipt(uint64 seq,bytes32 leaf)'));

/** @param digest of the step's voucher, where it is at hand */
export const stepLeaf = (
  { signed, pre, post }: LoggedStep,
  separator: Uint8Array,
  digest = sessionVoucherDigest(signed.voucher, separator),
): StepLeaf => ({
  digest,
  signatureHash: keccak256(signed.signature),
  settled: signed.settled,
  pre,
  post,
});

export const leafHash = ({ digest, signatureHash, settled, pre, post }: StepLeaf): Uint8Array =>
  merkleLeaf(concatBytes(digest, signatureHash, uintWord(settled), pre, post));

/** What the contract keeps of a commit. */
export const commitHash = (header: CommitHeader): Uint8Array =>
  keccakWords(
    header.sessionId,
    uintWord(header.number),
    uintWord(header.firstStep),
    uintWord(header.steps),
    header.preRoot,
    header.root,
    header.logRoot,
    header.codedRoot,
    uintWord(header.postedAt),
  );

/** What a sequencer signs under its P-256 key: step `seq` of the session is this leaf. SHA-256 of it is signed. */
export const receiptMessage = (separator: Uint8Array, seq: number, leaf: Uint8Array): Uint8Array =>
  typedMessage(separator, keccakWords(RECEIPT_TYPEHASH, uintWord(seq), leaf));
