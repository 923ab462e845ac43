/**
 * The error for tokenizers that cannot be imported.
 * @module
 */
import { UsageError } from '../../crypto/core/errors.ts';

export const unsupported = (what: string): UsageError =>
  new UsageError('TEXT_UNSUPPORTED', `the model's tokenizer needs what is not supported here: ${what}`, {
    details: { what },
  });
