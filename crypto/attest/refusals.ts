/**
 * Which question about evidence a refusal answers: was it real, may it run, are the keys its own, how old is it.
 * @module
 */
import { VerificationError } from '../core/errors.ts';

/** In the order in which they are asked: who is refused for one has passed those before it. */
export const ASPECTS = ['evidence', 'measurement', 'keys', 'age'] as const;
export type EvidenceAspect = (typeof ASPECTS)[number];

const refusedFor = new WeakMap<VerificationError, EvidenceAspect>();

/** Asks, and remembers what a refusal was about. @throws as `question` */
export async function asking<T>(aspect: EvidenceAspect, question: () => T | Promise<T>): Promise<T> {
  try {
    return await question();
  } catch (thrown) {
    if (thrown instanceof VerificationError) refusedFor.set(thrown, aspect);
    throw thrown;
  }
}

/** Of a refusal of `appraise`; of anything else the first, since nothing was established then. */
export const aspectOf = (error: VerificationError): EvidenceAspect => refusedFor.get(error) ?? 'evidence';
