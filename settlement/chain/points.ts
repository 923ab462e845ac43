/**
 * BLS12-381 points from the compressed form of claims and evidence to the encoding of EIP-2537 (64 bytes a
 * field element, c0 before c1), which the contracts take.
 * @module
 */
import { bls12_381 } from '@noble/curves/bls12-381.js';
import { concatBytes } from '../../crypto/core/bytes.ts';
import { VerificationError } from '../../crypto/core/errors.ts';
import { fromBytes } from '../../crypto/curve/scalar.ts';

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

const P_HALF = (bls12_381.fields.Fp.ORDER - 1n) / 2n;
/** Flags of a compressed point: compressed, infinity, the larger y. */
const FLAGS = { compressed: 0x80, infinity: 0x40, larger: 0x20 } as const;

/** 128 bytes to the 48 compressed ones, as G1.compress of contracts/libraries does; the point is not checked. */
export function compressG1(point: Uint8Array): Uint8Array {
  const out = point.slice(16, 64);
  const y = fromBytes(point.subarray(64, 128));
  const infinity = y === 0n && out.every((byte) => byte === 0);
  out[0]! |= FLAGS.compressed | (infinity ? FLAGS.infinity : y > P_HALF ? FLAGS.larger : 0);
  return out;
}

/** 256 bytes to the 96 compressed ones. @throws VerificationError BLS_POINT */
export function compressG2(point: Uint8Array): Uint8Array {
  const [x0, x1, y0, y1] = [0, 1, 2, 3].map((i) =>
    fromBytes(point.subarray(i * ELEMENT_LENGTH, (i + 1) * ELEMENT_LENGTH)),
  ) as [bigint, bigint, bigint, bigint];
  try {
    return bls12_381.G2.Point.fromAffine({ x: { c0: x0, c1: x1 }, y: { c0: y0, c1: y1 } }).toBytes(true);
  } catch (cause) {
    throw new VerificationError('BLS_POINT', 'the key is not a point of G2', { cause });
  }
}
