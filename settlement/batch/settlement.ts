/**
 * One receipt with what the Escrow needs to pay for it.
 * @module
 */
import { bytesToHex } from 'viem';
import { decodeSignedClaim } from '../../crypto/poea/claim.ts';
import { g1ToEip2537, g2ToEip2537 } from '../chain/points.ts';
import { type Leaf, leafToAbi } from './leaf.ts';
import type { SignedVoucher } from './voucher.ts';

export interface Settlement {
  readonly leaf: Leaf;
  readonly index: number;
  readonly path: readonly Uint8Array[];
  readonly voucher: SignedVoucher;
}

export function settlementToAbi(settlement: Settlement) {
  const { voucher, signature } = settlement.voucher;
  return {
    receipt: leafToAbi(settlement.leaf),
    index: BigInt(settlement.index),
    path: settlement.path.map((node) => bytesToHex(node)),
    voucher: {
      client: voucher.client,
      coordinator: voucher.coordinator,
      sessionId: bytesToHex(voucher.sessionId),
      modelRoot: bytesToHex(voucher.modelRoot),
      cumulative: voucher.cumulative,
      payees: voucher.payees.map((p) => ({ node: bytesToHex(p.node), weight: BigInt(p.weight) })),
      validUntil: BigInt(voucher.validUntil),
    },
    signature: bytesToHex(signature),
  } as const;
}

/** What shows that a receipt is of work that was done. @param claims signed claims of all hops, as CBOR */
export function workToAbi(claims: readonly Uint8Array[]) {
  const decoded = claims.map((claim) => decodeSignedClaim(claim));
  return {
    claims: claims.map((claim) => bytesToHex(claim)),
    publicKeys: decoded.map(({ claim }) => bytesToHex(g2ToEip2537(claim.enclaveKey))),
    signatures: decoded.map(({ signature }) => bytesToHex(g1ToEip2537(signature))),
  } as const;
}
