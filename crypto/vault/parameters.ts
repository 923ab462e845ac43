/**
 * The parameters of vault's BFV scheme, and the proof that every product decrypts to the right word (PROTOCOL.md
 * "Noise"). Both sides have them compiled in: nothing of them is negotiated.
 * @module
 */
import { InternalError } from '../core/errors.ts';

/** Coefficients of a polynomial: Z[X]/(X^N + 1). */
export const DEGREE = 4096;
/** Plaintext modulus t = 2^32: what decrypts is a word of the mask ring itself. */
export const PLAIN_BITS = 32;
/**
 * Bits of the primes. Ciphertexts live under the first alone: at N = 4096, up to 75 bits give 192-bit security. SEAL keeps
 * the second for keys that switch keys, of which vault has none, so the smallest that is 1 mod 2N will do; SEAL counts
 * it too and vouches for 128 bits.
 */
export const PRIME_BITS = [60, 16] as const;
/** q: the prime that ciphertexts live under, the largest of 60 bits that is 1 mod 2N. */
export const MODULUS = 1152921504606830593n;

/**
 * Low bits of coefficients that are not sent, so that what is left fills whole bytes: the sender rounds down, the
 * receiver adds half. For a reply that is modulus switching to q / 2^12, without a second prime: it stops at
 * 48 = log t + 16 bits.
 */
export const UPLOAD_DROP = 4;
export const UPLOAD_BYTES = 7;
export const REPLY_DROP = 12;
export const REPLY_BYTES = 6;
/** No request and no reply is longer: 4 MiB less 8 KiB for whoever frames it. */
export const MAX_MESSAGE_BYTES = 2 ** 22 - 2 ** 13;

/** SEAL draws noise from a centred binomial distribution over 42 coins. */
const FRESH_NOISE = 21;
/** The scaled plaintext q m / t is rounded. */
const SCALING_NOISE = 0.5;
/** Weights are i8. */
const MAX_WEIGHT = 128;
/** Weights that may meet in one output; what has more takes several requests, whose products the client adds up. */
export const REQUEST_WEIGHTS = 8 * DEGREE;

/**
 * The most noise a product can have, in units of a coefficient: the noise of every coefficient of every input times the
 * weight it meets, and the reply's rounding, of which the part in c1 meets a secret key of N entries in -1..1.
 * @param norm sum of |w| over all terms of one output
 */
export const noiseBound = (norm: number): number =>
  (FRESH_NOISE + SCALING_NOISE + 2 ** (UPLOAD_DROP - 1)) * norm + 2 ** (REPLY_DROP - 1) * (DEGREE + 1);

/** Decryption is right for noise up to this: q / 2t, less one for the roundings inside it. */
export const NOISE_LIMIT = Number(MODULUS >> BigInt(PLAIN_BITS + 1)) - 1;

/** @param norm as `noiseBound` takes it @throws InternalError VAULT_NOISE */
export function assertNoise(norm: number): void {
  if (noiseBound(norm) <= NOISE_LIMIT) return;
  throw new InternalError('VAULT_NOISE', 'these weights would drown a product in noise', {
    details: { norm, bound: noiseBound(norm), limit: NOISE_LIMIT },
  });
}

// no weights of any shape can: packing.ts lets no more of them meet
assertNoise(REQUEST_WEIGHTS * MAX_WEIGHT);
