/**
 * What cannot be had now is shown as not known.
 * @module
 */
import { asVeilmeshError } from '../../crypto/core/errors.ts';

/** Null where peer or chain does not answer. @throws whatever is no UnavailableError */
export async function orNull<T>(asked: Promise<T>): Promise<T | null> {
  try {
    return await asked;
  } catch (thrown) {
    const error = asVeilmeshError(thrown);
    if (error.family !== 'unavailable') throw error;
    return null;
  }
}
