/**
 * What follows from a bundle alone, without the chain: which segment it settles, what it costs, its leaf. Used
 * by the coordinator before it accepts and by the client before it signs.
 * @module
 */
import { u32be, utf8 } from '../../crypto/core/bytes.ts';
import { hash } from '../../crypto/core/hash.ts';
import { workUnits } from '../../crypto/poea/chain-rules.ts';
import { encodeSignedClaim } from '../../crypto/poea/claim.ts';
import type { Bundle } from './bundle.ts';
import { claimsHash, type Leaf } from './leaf.ts';
import { payeesHash } from './voucher-digest.ts';

/** Names (client, session, request, segment): a coordinator accepts one bundle for each. */
export const slotOf = (leaf: Pick<Leaf, 'client' | 'sessionId' | 'requestId' | 'segment'>): Uint8Array =>
  hash('receipt-slot/v1', utf8(leaf.client), leaf.sessionId, leaf.requestId, u32be(leaf.segment));

/** Fee in wei of a segment's work at a price per work unit. */
export const bundleFee = (bundle: Bundle, pricePerUnit: bigint): bigint =>
  bundle.claims.reduce((sum, { claim }) => sum + BigInt(claim.workUnits) * pricePerUnit, 0n);

/** Wei that a position costs at most, however positions are cut into segments, of which each is rounded up. @param costs of the hops' shards */
export const positionFee = (costs: readonly number[], pricePerUnit: bigint): bigint =>
  costs.reduce((sum, cost) => sum + BigInt(Math.ceil(cost / 1_000)), 0n) * pricePerUnit;

/** Wei that all hops of a segment earn together. @param costs of the hops' shards */
export const segmentFee = (costs: readonly number[], positions: number, pricePerUnit: bigint): bigint =>
  costs.reduce((sum, cost) => sum + BigInt(workUnits(positions, cost)), 0n) * pricePerUnit;

/** The leaf that a segment's bundle settles as, for a fee in wei. */
export function leafOf(bundle: Pick<Bundle, 'claims' | 'voucher'>, amount: bigint): Leaf {
  const { claim } = bundle.claims[0]!;
  const { voucher } = bundle.voucher;
  return {
    sessionId: claim.sessionId,
    requestId: claim.requestId,
    segment: claim.segment,
    claimsHash: claimsHash(bundle.claims.map(encodeSignedClaim)),
    modelRoot: claim.modelRoot,
    client: voucher.client,
    amount,
    payeesHash: payeesHash(voucher.payees),
  };
}
