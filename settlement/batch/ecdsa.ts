/**
 * secp256k1 recovery that accepts one signature per message and key: low s only (EIP-2), v 27 or 28, as the
 * Escrow's Ecdsa library does.
 * @module
 */
import { secp256k1 } from '@noble/curves/secp256k1.js';
import { keccak_256 } from '@noble/hashes/sha3.js';
import type { Address } from 'viem';
import { bytesToHex, concatBytes } from '../../crypto/core/bytes.ts';
import { VerificationError } from '../../crypto/core/errors.ts';

export const SIGNATURE_LENGTH = 65;

/** Lower-case 0x address of 20 bytes. */
export const toAddress = (bytes: Uint8Array): Address => `0x${bytesToHex(bytes)}`;

/**
 * The address whose key signed the 32-byte digest.
 * @param signature r ‖ s ‖ v, 65 bytes
 * @throws VerificationError SIGNATURE_MALFORMED | SIGNATURE_MALLEABLE
 */
export function recoverSigner(digest: Uint8Array, signature: Uint8Array): Address {
  const v = signature[64];
  if (signature.length !== SIGNATURE_LENGTH || (v !== 27 && v !== 28)) {
    throw new VerificationError('SIGNATURE_MALFORMED', 'expected r, s and v of 27 or 28, 65 bytes', {
      details: { length: signature.length },
    });
  }
  const recovered = concatBytes(Uint8Array.of(v - 27), signature.subarray(0, 64));
  let publicKey: Uint8Array;
  try {
    const parsed = secp256k1.Signature.fromBytes(recovered, 'recovered');
    if (parsed.hasHighS()) {
      throw new VerificationError('SIGNATURE_MALLEABLE', 's is in the upper half of the order');
    }
    publicKey = parsed.recoverPublicKey(digest).toBytes(false);
  } catch (cause) {
    if (cause instanceof VerificationError) throw cause;
    throw new VerificationError('SIGNATURE_MALFORMED', 'no key could have made this signature', { cause });
  }
  return toAddress(keccak_256(publicKey.subarray(1)).subarray(12));
}
