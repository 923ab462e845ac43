/**
 * BLS12-381 points from the compressed form of claims and evidence to the encoding of EIP-2537 (64 bytes a
 * field element, c0 before c1), which the contracts take.
 * @module
 */
import { bls12_381 } from '@noble/curves/bls12-381.js';
import { concatBytes } from '../../crypto/core/bytes.ts';
import { VerificationError } from '../../crypto/core/errors.ts';

const ELEMENT_LENGTH = 64;

function element(value: bigint): Uint8Array {
  const out = new Uint8Array(ELEMENT_LENGTH);
  for (let i = ELEMENT_LENGTH - 1, left = value; left > 0n; i--, left >>= 8n) out[i] = Number(left & 0xffn);
  return out;
}

/** 96 compressed bytes to 256. @throws VerificationError BLS_POINT */
export function g2ToEip2537(compressed: Uint8Array): Uint8Array {
  try {
    const { x, y } = bls12_381.G2.Point.fromBytes(compressed).toAffine();
    return concatBytes(element(x.c0), element(x.c1), element(y.c0), element(y.c1));
  } catch (cause) {
    throw new VerificationError('BLS_POINT', 'the key is not a point of G2', { cause });
  }
}

/** 48 compressed bytes to 128. @throws VerificationError BLS_POINT */
export function g1ToEip2537(compressed: Uint8Array): Uint8Array {
  try {
    const { x, y } = bls12_381.G1.Point.fromBytes(compressed).toAffine();
    return concatBytes(element(x), element(y));
  } catch (cause) {
    throw new VerificationError('BLS_POINT', 'the signature is not a point of G1', { cause });
  }
}
