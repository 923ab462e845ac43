/**
 * Keys, keystream and MAC of one edge.
 *
 * PRIVACY writes m = keystream(HKDF(edgeKey, label)) with the counter inside the label. Here HKDF runs once per
 * edge over all label fields except the counter, and the counter picks the place in one ChaCha20 keystream:
 * frame c takes the blocks that follow those of frames 0..c-1. Why that is the same guarantee, without a key
 * set-up per frame (15 us in OpenSSL):
 * - labels that differ in anything but the counter get independent keys (HKDF is a PRF keyed by edgeKey, and
 *   `encodeLabel` is injective);
 * - a keystream only moves forward, so under one key no block serves two frames, and ChaCha20 at distinct block
 *   counters is a PRF;
 * - so all masks of all labels are jointly indistinguishable from independent uniform words;
 * - both ends agree on the place: frames are accepted only in unbroken order, and a frame's length, which the
 *   MAC covers, says how many blocks it took.
 * What remains is that no (edgeKey, label) ever starts twice: frame.ts (a key is spent once) and
 * seal/replay-guard.ts (a session is opened once).
 *
 * The MAC is HMAC-SHA256 under its own key, cut to 16 bytes (RFC 2104 section 5). It needs no nonce, so unlike
 * Poly1305 it has nothing to lose when state is rolled back, and in OpenSSL it is also the faster of the two.
 * @module
 */
import { chacha20 } from '@noble/ciphers/chacha.js';
import { hkdf } from '@noble/hashes/hkdf.js';
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { lengthPrefixed, utf8 } from '../core/bytes.ts';
import { UsageError } from '../core/errors.ts';
import { encodeLabel, type MaskLabel } from './label.ts';

/** Returns the next nBytes, then skips to the next 64-byte block. @throws UsageError EDGE_EXHAUSTED */
export type Keystream = (nBytes: number) => Uint8Array;
/** Returns 16 bytes. */
export type Mac = (data: Uint8Array) => Uint8Array;

/** ChaCha20 and HMAC-SHA256; implementations differ in speed only and give the same bytes. */
export interface StreamCipher {
  /** ChaCha20 (RFC 8439 section 2.4) under the all-zero nonce. @param key 32 bytes @param firstBlock 0 unless given */
  keystream(key: Uint8Array, firstBlock?: number): Keystream;
  /** HMAC-SHA256 cut to its first 16 bytes. @param key 32 bytes */
  mac(key: Uint8Array): Mac;
}

export const BLOCK_BYTES = 64;
export const NONCE_BYTES = 12;
export const MAC_BYTES = 16;
/** The block counter has 32 bits (256 GiB an edge). */
const MAX_BLOCKS = 2 ** 32;

/**
 * Counts blocks and refuses to pass the end of the block counter, where ChaCha20 would repeat itself.
 * Implementations call it before each draw. @returns the first block of the draw
 */
export function createBlockCounter(firstBlock = 0): (nBytes: number) => number {
  let used = firstBlock;
  return (nBytes) => {
    const first = used;
    used += Math.ceil(nBytes / BLOCK_BYTES);
    if (used <= MAX_BLOCKS) return first;
    used = Number.POSITIVE_INFINITY;
    throw new UsageError('EDGE_EXHAUSTED', 'this edge has no keystream left', { hint: 'open a new session' });
  };
}

/** Runs anywhere, browsers included. */
export const nobleStreamCipher: StreamCipher = {
  keystream(key, firstBlock) {
    const own = new Uint8Array(key);
    const nonce = new Uint8Array(NONCE_BYTES);
    const take = createBlockCounter(firstBlock);
    return (nBytes) => {
      const first = take(nBytes);
      return chacha20(own, nonce, new Uint8Array(nBytes), undefined, first);
    };
  },
  mac(key) {
    const own = new Uint8Array(key);
    return (data) => hmac(sha256, own, data).subarray(0, MAC_BYTES);
  },
};

/** HKDF-SHA256 (RFC 5869), with a separate info for mask and MAC. @param edgeKey 32 uniform bytes */
export function deriveFrameKey(edgeKey: Uint8Array, purpose: 'mask' | 'mac', label: MaskLabel): Uint8Array {
  const info = lengthPrefixed([utf8(`veilmesh/frame-${purpose}/v1`), encodeLabel(label)]);
  return hkdf(sha256, edgeKey, undefined, info, 32);
}
