/**
 * What the last hop of a closed model binds beside its activations: the token ids it answered with, and how it
 * sampled them.
 *
 * Both are salted under the session's blind key, so that nobody can try sampling seeds or likely answers against a
 * public claim, and a client can open the answer of one segment by showing that segment's salt alone: the blind
 * key, which would open every activation, stays secret.
 * @module
 */
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { lengthPrefixed, u32be, utf8 } from '../core/bytes.ts';
import { type Hash32, hash } from '../core/hash.ts';

export interface AnswerContext {
  /** 32 bytes, known to the client and the hops of the session. */
  readonly blindKey: Uint8Array;
  /** 32 bytes */
  readonly sessionId: Uint8Array;
}

const salt = ({ blindKey, sessionId }: AnswerContext, purpose: string, segment: number): Uint8Array =>
  hmac(sha256, blindKey, lengthPrefixed([utf8(`veilmesh/${purpose}/v1`), sessionId, u32be(segment)]));

/** Shown to a third party, it opens `answerCommit` of this segment and nothing else. 32 bytes. */
export const answerSalt = (context: AnswerContext, segment: number): Uint8Array =>
  salt(context, 'answer-salt', segment);

/** @param ids the segment's token ids, in order */
export const answerCommit = (context: AnswerContext, segment: number, ids: Int32Array): Hash32 =>
  hash(
    'answer-commit/v1',
    answerSalt(context, segment),
    new Uint8Array(ids.buffer, ids.byteOffset, ids.byteLength),
  );

/** @param sampling encoded parameters and seed, the same bytes for client and hop */
export const samplingHash = (context: AnswerContext, sampling: Uint8Array): Hash32 =>
  hash('sampling-hash/v1', salt(context, 'sampling-salt', 0), sampling);
