/**
 * Errors across the wire: code, family, message and hint travel; details, causes and stacks stay home.
 * @module
 */
import { z } from 'zod';
import { errorOfFamily, VeilmeshError } from '../../crypto/core/errors.ts';
import { shownText } from './schemas.ts';

const MAX_TEXT = 512;
/** A character that the cut would halve goes with the control characters. */
const showable = (text: string): string => text.slice(0, MAX_TEXT).replace(/\p{C}/gu, ' ');

export const remoteErrorSchema = z.strictObject({
  code: z.string().regex(/^[A-Z][A-Z0-9_]{1,63}$/),
  family: z.enum(['usage', 'unavailable', 'verification', 'internal']),
  message: shownText(MAX_TEXT),
  hint: shownText(MAX_TEXT).nullable(),
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
    message: showable(thrown.message),
    hint: thrown.hint === undefined ? null : showable(thrown.hint),
  };
}

/** The same family and code; `details.remote` is true and `details.peer` says whose word it is. */
export function fromRemoteError(error: RemoteError, peerId: string): VeilmeshError {
  return errorOfFamily(error.family, error.code, error.message, {
    details: { remote: true, peer: peerId },
    ...(error.hint === null ? {} : { hint: error.hint }),
  });
}
