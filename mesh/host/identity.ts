/**
 * Peer identity: a peer id is an Ed25519 public key in libp2p's spelling, so the id alone verifies signatures.
 * @module
 */
import { generateKeyPairFromSeed, publicKeyFromRaw } from '@libp2p/crypto/keys';
import type { Ed25519PrivateKey, Ed25519PublicKey } from '@libp2p/interface';
import { peerIdFromPublicKey, peerIdFromString } from '@libp2p/peer-id';
import { InternalError, UsageError, VerificationError } from '../../crypto/core/errors.ts';
import type { PeerSigner } from './types.ts';

/** @throws UsageError MESH_KEY_LENGTH */
export async function privateKeyFromSeed(seed: Uint8Array): Promise<Ed25519PrivateKey> {
  if (seed.length !== 32) {
    throw new UsageError('MESH_KEY_LENGTH', 'a peer key is a 32-byte Ed25519 seed', {
      details: { bytes: seed.length },
    });
  }
  return generateKeyPairFromSeed('Ed25519', seed);
}

/** libp2p's private key, whose secret somebody else has. */
export function privateKeyOfSigner({ publicKey: raw, sign }: PeerSigner): Ed25519PrivateKey {
  const publicKey = publicKeyFromRaw(raw) as Ed25519PublicKey;
  return {
    type: 'Ed25519',
    publicKey,
    get raw(): never {
      throw new InternalError('MESH_KEY_ELSEWHERE', 'the peer key does not leave its enclave');
    },
    equals: (other?: { readonly publicKey?: Ed25519PublicKey }) => publicKey.equals(other?.publicKey),
    sign: (bytes) => sign(bytes.subarray()),
  };
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

/** The peer id of a 32-byte Ed25519 key. */
export const peerOfPublicKey = (publicKey: Uint8Array): string =>
  peerIdFromPublicKey(publicKeyFromRaw(publicKey)).toString();

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
