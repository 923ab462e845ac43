/**
 * What a verifier says to altered evidence.
 * @module
 */
import assert from 'node:assert/strict';
import { equalBytes } from '../../crypto/core/bytes.ts';
import { VerificationError } from '../../crypto/core/errors.ts';

/** The code of the VerificationError that `run` ends in, or `accepted`. Any other error fails the test. */
export async function codeOf(run: () => unknown): Promise<string> {
  try {
    await run();
    return 'accepted';
  } catch (error) {
    assert.equal((error as Error).name, 'VerificationError', String(error));
    return (error as { code: string }).code;
  }
}

/** The same bytes with one bit of one byte changed, another one at each place. */
export function flipped(bytes: Uint8Array, at: number): Uint8Array {
  const altered = Uint8Array.from(bytes);
  altered[at]! ^= 1 << (at % 8);
  return altered;
}

/** For assert.rejects and assert.throws: a VerificationError of exactly this code, or one that matches. */
export const refused = (code: string | RegExp) => (error: unknown) => {
  assert.ok(error instanceof VerificationError, String(error));
  if (typeof code === 'string') assert.equal(error.code, code);
  else assert.match(error.code, code);
  return true;
};

/** Where `part` first lies in `bytes`. */
export function find(bytes: Uint8Array, part: Uint8Array): number {
  for (let at = 0; at + part.length <= bytes.length; at++) {
    if (equalBytes(bytes.subarray(at, at + part.length), part)) return at;
  }
  throw new Error('not found');
}
