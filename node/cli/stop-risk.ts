/**
 * What a node that stops leaves open, in words.
 * @module
 */
import { formatEther } from 'viem';
import type { StopRisk } from '../control/protocol.ts';
import { counted } from './output.ts';

const timeOf = (seconds: number): string => `${new Date(seconds * 1_000).toISOString().slice(0, 19)}Z`;

export function riskText({ checks, dueBy, claims, until, stakeWei }: StopRisk): string {
  const stake = `${formatEther(BigInt(stakeWei))} ether`;
  if (checks === 0 && claims === 0)
    return 'No check is open and no claim can be checked any more: nothing is at risk.';
  const open =
    checks === 0
      ? 'No check is open.'
      : `${counted(checks, 'check')} OPEN${dueBy === null ? '' : `, the first due by ${timeOf(dueBy)}`}: while this node is away it fails, and that costs stake (${stake} stand behind it).`;
  const bound =
    claims === 0
      ? ''
      : ` ${counted(claims, 'claim')} can still be checked, until ${timeOf(until)} at the latest: what answers for them is kept in this folder; be back before, or a check that comes meanwhile costs stake.`;
  return open + bound;
}
