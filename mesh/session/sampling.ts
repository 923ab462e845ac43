/**
 * How sampling parameters of a closed model travel and are bound: only the last hop gets them, and its claims name
 * them by a hash that the client recomputes.
 * @module
 */
import { type AnswerContext, samplingHash } from '../../crypto/commit/answer.ts';
import { encodeCbor } from '../../crypto/core/cbor.ts';
import type { Hash32 } from '../../crypto/core/hash.ts';
import type { Sampling } from '../../models/program/sampling.ts';

export const hashSampling = (context: AnswerContext, { temperature, topK, topP, seed }: Sampling): Hash32 =>
  samplingHash(context, encodeCbor({ temperature, topK, topP, seed }));
