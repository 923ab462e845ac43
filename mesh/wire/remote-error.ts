/**
 * Errors across the wire: code, family, message and hint travel; details, causes and stacks stay home.
 * @module
 */
import { z } from 'zod';
import { errorOfFamily, VeilmeshError } from '../../crypto/core/errors.ts';

export const remoteErrorSchema = z.strictObject({
  code: z.string().regex(/^[A-Z][A-Z0-9_]{1,63}$/),
  family: z.enum(['usage', 'unavailable', 'verification', 'internal']),
  message: z.string().max(512),
  hint: z.string().max(512).nullable(),
});
export type RemoteError = z.infer<typeof remoteErrorSchema>;

/** Anything not one of ours is reduced to INTERNAL: its text may hold paths or values. */
export function toRemoteError(thrown: unknown): RemoteError {
  if (!(thrown instanceof VeilmeshError)) {
    return { code: 'INTERNAL', family: 'internal', message: 'the peer failed inside', hint: null };
  }
  return {
    code: thrown.code,
    family: thrown.family,
    message: thrown.message.slice(0, 512),
    hint: thrown.hint?.slice(0, 512) ?? null,
  };
}

/** The same family and code; `details.remote` is true and `details.peer` says whose word it is. */
export function fromRemoteError(error: RemoteError, peerId: string): VeilmeshError {
  return errorOfFamily(error.family, error.code, error.message, {
    details: { remote: true, peer: peerId },
    ...(error.hint === null ? {} : { hint: error.hint }),
  });
}
