/**
 * Keys and keystream of one edge.
 *
 * PRIVACY writes m = keystream(HKDF(edgeKey, label)) with the counter inside the label. Here HKDF runs once per
 * edge over all label fields except the counter, and the counter is the nonce of ChaCha20 (RFC 8439). Why that
 * is the same guarantee, at a tenth of the cost:
 * - labels that differ in anything but the counter get independent keys (HKDF is a PRF keyed by edgeKey, and
 *   `encodeLabel` is injective);
 * - labels that differ only in the counter get distinct nonces under one key, and ChaCha20 with distinct
 *   (nonce, block) inputs is a PRF. A frame uses blocks 0..2^32-1 of its own nonce and can never reach
 *   another's;
 * - so all masks of all labels are jointly indistinguishable from independent uniform words. What remains to be
 *   guaranteed is that no (edgeKey, label, counter) is ever sealed twice: frame.ts and seal/replay-guard.ts.
 *
 * The MAC has its own key. It is ChaCha20-Poly1305 over an empty plaintext with the frame as associated data:
 * the one form of Poly1305 that Web Crypto's neighbours (noble, node:crypto, OpenSSL) all expose. Its one-time
 * Poly1305 key is block 0 of (macKey, nonce), fresh for each counter.
 * @module
 */
import { chacha20, chacha20poly1305 } from '@noble/ciphers/chacha.js';
import { hkdf } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { lengthPrefixed, utf8 } from '../core/bytes.ts';
import { encodeLabel, type MaskLabel } from './label.ts';

/** ChaCha20 and its MAC; implementations differ in speed only and give the same bytes. */
export interface StreamCipher {
  /** @returns nBytes of ChaCha20 keystream from block 0 (RFC 8439 2.4). key 32 bytes, nonce 12 bytes. */
  keystream(key: Uint8Array, nonce: Uint8Array, nBytes: number): Uint8Array;
  /** @returns 16 bytes: the tag of AEAD_CHACHA20_POLY1305 (RFC 8439 2.8) for empty plaintext and AAD = data. */
  mac(key: Uint8Array, nonce: Uint8Array, data: Uint8Array): Uint8Array;
}

const EMPTY = new Uint8Array(0);

/** Runs anywhere, browsers included. */
export const nobleStreamCipher: StreamCipher = {
  keystream: (key, nonce, nBytes) => chacha20(key, nonce, new Uint8Array(nBytes)),
  mac: (key, nonce, data) => chacha20poly1305(key, nonce, data).encrypt(EMPTY),
};

export interface FrameKeys {
  /** 32 bytes */
  readonly maskKey: Uint8Array;
  /** 32 bytes */
  readonly macKey: Uint8Array;
}

/** HKDF-SHA256 (RFC 5869) with a separate info for each key. @param edgeKey 32 uniform bytes */
export function deriveFrameKeys(edgeKey: Uint8Array, label: MaskLabel): FrameKeys {
  const encoded = encodeLabel(label);
  return {
    maskKey: expand(edgeKey, 'mask', encoded),
    macKey: expand(edgeKey, 'mac', encoded),
  };
}

function expand(edgeKey: Uint8Array, purpose: 'mask' | 'mac', encodedLabel: Uint8Array): Uint8Array {
  const info = lengthPrefixed([utf8(`veilmesh/frame-${purpose}/v1`), encodedLabel]);
  return hkdf(sha256, edgeKey, undefined, info, 32);
}
