/**
 * Nonces of a key broker: one is good for one key, one peer, a minute, and one request.
 *
 * Until it is used a nonce is remembered nowhere: it carries its time and a MAC under a key of this process, so strangers who ask for
 * any number of them keep nobody from theirs. Those that were used are remembered until their minute is over. No nonce outlives the
 * process.
 *
 *   expires u32 (unix seconds) | random 12 | HMAC-SHA256(key, {domain, expires, random, key id, peer key}), the first 16 bytes
 *
 * @module
 */
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes, equalBytes, lengthPrefixed, u32be, utf8 } from '../../crypto/core/bytes.ts';
import { VerificationError } from '../../crypto/core/errors.ts';
import { randomBytes } from '../../crypto/core/random.ts';
import { NONCE_SECONDS } from '../../crypto/seal/release.ts';

export interface KeyNonce {
  /** 32 bytes */
  readonly nonce: Uint8Array;
  /** Unix seconds. */
  readonly expiresAt: number;
}

/** 32 bytes each. */
interface NonceSubject {
  readonly keyId: Uint8Array;
  readonly peerKey: Uint8Array;
}

export interface KeyNonces {
  draw(subject: NonceSubject, now: number): KeyNonce;
  /**
   * Takes it out, whatever becomes of the request.
   * @returns unix seconds at which it was drawn
   * @throws VerificationError KEY_NONCE_UNKNOWN when it is not of this process, key and peer | KEY_NONCE_EXPIRED | KEY_NONCE_USED
   */
  take(request: NonceSubject & { readonly nonce: Uint8Array }, now: number): number;
}

const DOMAIN = utf8('veilmesh/key-nonce/v1');
const OPEN_BYTES = 16;

export function createNonces(): KeyNonces {
  const secret = randomBytes(32);
  /** By nonce, until when it is remembered. */
  const used = new Map<string, number>();
  let sweptAt = 0;

  const macOf = (open: Uint8Array, { keyId, peerKey }: NonceSubject): Uint8Array =>
    hmac(sha256, secret, lengthPrefixed([DOMAIN, open, keyId, peerKey])).subarray(0, OPEN_BYTES);

  return {
    draw(subject, now) {
      const expiresAt = now + NONCE_SECONDS;
      const open = concatBytes(u32be(expiresAt), randomBytes(OPEN_BYTES - 4));
      return { nonce: concatBytes(open, macOf(open, subject)), expiresAt };
    },
    take(request, now) {
      const { nonce } = request;
      const open = nonce.subarray(0, OPEN_BYTES);
      if (!equalBytes(nonce.subarray(OPEN_BYTES), macOf(open, request))) {
        throw refused('KEY_NONCE_UNKNOWN', 'the nonce is not of this broker, for this key and this peer');
      }
      const expiresAt = new DataView(nonce.buffer, nonce.byteOffset).getUint32(0);
      if (expiresAt <= now) throw refused('KEY_NONCE_EXPIRED', `the nonce is older than ${NONCE_SECONDS} s`);
      const name = bytesToHex(nonce);
      if (used.has(name)) throw refused('KEY_NONCE_USED', 'the nonce was used in another request');
      if (now > sweptAt) {
        for (const [old, until] of used) if (until <= now) used.delete(old);
        sweptAt = now;
      }
      used.set(name, expiresAt);
      return expiresAt - NONCE_SECONDS;
    },
  };
}

const refused = (code: string, message: string): VerificationError =>
  new VerificationError(code, message, { hint: 'ask for another one: each is good for one request' });
