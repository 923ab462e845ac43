/**
 * A running node in one line.
 * @module
 */
import { formatEther } from 'viem';
import type { NodeStatus } from '../control/protocol.ts';
import { counted } from './output.ts';

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

const timeText = (ms: number): string =>
  ms < HOUR_MS ? `${Math.max(0, Math.round(ms / MINUTE_MS))} min` : `${(ms / HOUR_MS).toFixed(1)} h`;

const reachText = ({ reachability, relay }: NodeStatus): string =>
  reachability === 'unreachable'
    ? 'UNREACHABLE'
    : relay === null
      ? reachability
      : `relayed through ${relay.slice(-8)}`;

/** Serving what, sessions, earnings, evidence, stake, peers, checks: what an operator looks at, what is wrong in capitals. */
export function nodeLine(status: NodeStatus, now: number): string {
  const { model, shard, shards, sessions, earnings, evidence, risk, lastCheck, peers } = status;
  const left = evidence.goodUntil - now;
  const running = sessions.veil + sessions.ring;
  return [
    `${status.draining ? 'DRAINING' : 'serves'} ${model} ${shard + 1}/${shards}`,
    `${running} of ${sessions.max} sessions`,
    `today ${formatEther(BigInt(earnings.todayWei))} ether, pending ${formatEther(BigInt(earnings.pendingWei))}`,
    `evidence ${timeText(now - evidence.registeredAt)} old, ${left > 0 ? `good for ${timeText(left)}` : 'LAPSED'}${status.assurance === 'simulated' ? ' (SIMULATED)' : ''}`,
    `stake ${formatEther(BigInt(risk.stakeWei))}`,
    `${counted(peers, 'peer')}, ${reachText(status)}`,
    risk.checks > 0
      ? `${counted(risk.checks, 'check')} OPEN`
      : lastCheck === null
        ? 'no check yet'
        : `last check ${lastCheck.state === 'failed' ? 'FAILED' : lastCheck.state} ${timeText(now - lastCheck.at)} ago`,
  ].join(' | ');
}
