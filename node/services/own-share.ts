/**
 * What of a session's fees is one node's: its part by weight of what the chain's contracts leave to the nodes.
 * @module
 */
import { equalBytes } from '../../crypto/core/bytes.ts';
import { positionFee, segmentFee } from '../../settlement/batch/segment.ts';
import type { Split } from '../../settlement/ephemeral/prepaid.ts';
import type { UnpaidSession } from './unpaid-store.ts';

const BASIS_POINTS = 10_000n;

/** What the contracts leave to the nodes of a fee. */
const nodesPart = (fee: bigint, { ownerBps, sequencerBps }: Split): bigint => {
  const taken = (bps: number): bigint => (fee * BigInt(bps)) / BASIS_POINTS;
  return fee - taken(ownerBps) - taken(sequencerBps);
};

/** Wei that a node has of a position, at most. @param cost of its shard */
export const positionShare = (cost: number, pricePerUnit: bigint, split: Split): bigint =>
  nodesPart(positionFee([cost], pricePerUnit), split);

/** Wei, rounded down as the contracts do but for the last payee of a voucher, who has what is left over. */
export function ownShare(
  { claims, voucher: { voucher } }: Pick<UnpaidSession, 'claims' | 'voucher'>,
  node: Uint8Array,
  pricePerUnit: bigint,
  split: Split,
): bigint {
  const { payees } = voucher;
  const own = payees.find((payee) => equalBytes(payee.node, node));
  const whole = payees.reduce((sum, { weight }) => sum + BigInt(weight), 0n);
  if (own === undefined || whole === 0n) return 0n;
  const costs = payees.map(({ weight }) => weight);
  return claims.reduce((sum, { claim: { positions } }) => {
    const [from, to] = positions;
    const fee = segmentFee(costs, to - from, pricePerUnit);
    return sum + (nodesPart(fee, split) * BigInt(own.weight)) / whole;
  }, 0n);
}
