/**
 * Peer identity: a peer id is an Ed25519 public key in libp2p's spelling, so the id alone verifies signatures.
 * @module
 */
import { generateKeyPairFromSeed, publicKeyFromRaw } from '@libp2p/crypto/keys';
import type { Ed25519PrivateKey } from '@libp2p/interface';
import { peerIdFromString } from '@libp2p/peer-id';
import { UsageError, VerificationError } from '../../crypto/core/errors.ts';

/** @throws UsageError MESH_KEY_LENGTH */
export async function privateKeyFromSeed(seed: Uint8Array): Promise<Ed25519PrivateKey> {
  if (seed.length !== 32) {
    throw new UsageError('MESH_KEY_LENGTH', 'a peer key is a 32-byte Ed25519 seed', {
      details: { bytes: seed.length },
    });
  }
  return generateKeyPairFromSeed('Ed25519', seed);
}

/** The 32-byte Ed25519 key inside a peer id. @throws VerificationError MESH_PEER_ID_INVALID */
export function publicKeyOfPeer(peerId: string): Uint8Array {
  try {
    const parsed = peerIdFromString(peerId);
    // one key has one id: other spellings (CIDv1) would let a peer appear twice
    if (parsed.type === 'Ed25519' && parsed.toString() === peerId) return parsed.publicKey.raw;
  } catch {
    // told below: the parser's own message says nothing more
  }
  throw new VerificationError('MESH_PEER_ID_INVALID', 'not the id of an Ed25519 peer', {
    details: { length: peerId.length },
  });
}

/** False for a wrong signature or an id that holds no Ed25519 key; never throws. */
export async function verifyPeerSignature(
  peerId: string,
  bytes: Uint8Array,
  signature: Uint8Array,
): Promise<boolean> {
  if (signature.length !== 64) return false;
  try {
    return await publicKeyFromRaw(publicKeyOfPeer(peerId)).verify(bytes, signature);
  } catch {
    return false;
  }
}
