/**
 * What evidence vouches for: keys, model part, code and boot, hashed into the quote's 64-byte report data.
 * @module
 */
import { sha512 } from '@noble/hashes/sha2.js';
import { z } from 'zod';
import { concatBytes, utf8 } from '../core/bytes.ts';
import { encodeCbor } from '../core/cbor.ts';
import { type Hash32, hash } from '../core/hash.ts';
import { bytes32, exactBytes, range } from './fields.ts';

export const bindingSchema = z.strictObject({
  /** Raw Ed25519 public key of the libp2p peer id: without it a quote could be relayed by another peer */
  peerKey: bytes32,
  /** BLS12-381 public key in G2, compressed */
  signingKey: exactBytes(96),
  /** X25519: HPKE and edge keys */
  hpkeKey: bytes32,
  modelRoot: bytes32,
  shardRoot: bytes32,
  /** [from, to) in operations of the whole program */
  layers: range,
  semanticsHash: bytes32,
  runtimeHash: bytes32,
  /** Drawn at boot; with it all keys of this evidence are per boot */
  bootNonce: bytes32,
  /** A challenger's nonce, or a recent public value when nobody asked */
  freshness: bytes32,
  /** `gpuEvidenceHash` of the GPU evidence that rides along */
  gpuEvidenceHash: bytes32.exactOptional(),
  /**
   * `sealedHash` of the sealed manifest whose brokers gave this enclave the key that it opened its weights with, and that it seals
   * what it keeps of sessions under; absent where no broker has such a key. Whoever trusts the enclave trusts those brokers too.
   */
  sealedHash: bytes32.exactOptional(),
});
export type Binding = z.infer<typeof bindingSchema>;

const DOMAIN = utf8('poea/evidence/v1\0');

/** SHA-512("poea/evidence/v1\0" ‖ dCBOR(binding)): 64 bytes, as TDX, SGX and SEV-SNP report data hold. */
export const reportData = (binding: Binding): Uint8Array => sha512(concatBytes(DOMAIN, encodeCbor(binding)));

/** What a GPU is asked with: all of the binding but the GPU's own evidence, which the quote then binds beside it. */
export function gpuNonce({ gpuEvidenceHash: _itself, ...binding }: Binding): Hash32 {
  return hash('gpu-nonce/v1', encodeCbor(binding));
}
