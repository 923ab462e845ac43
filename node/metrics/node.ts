/**
 * What a shard node measures: sessions and their steps as they happen, the rest when it is read.
 * @module
 */
import { formatEther } from 'viem';
import type { SessionEvent } from '../../mesh/session/hop-host.ts';
import type { NodeStatus } from '../control/protocol.ts';
import { BOOK_KINDS, type EarningsBook, hourOf } from '../services/earnings-book.ts';
import type { Metrics } from './metrics.ts';

const DAY_HOURS = 24;
const REACHABLE = { direct: 1, relayed: 0.5, unreachable: 0, unknown: -1 } as const;
const seconds = (us: number): number => us / 1e6;
const ether = (wei: bigint): number => Number(formatEther(wei));

/** To be told of every event of its sessions. */
export function measureSession(metrics: Metrics, event: SessionEvent): void {
  if (event.kind !== 'claimed') {
    metrics.count('veilmesh_node_sessions_total', { outcome: event.kind });
    if (event.kind === 'failed') metrics.count('veilmesh_node_session_failures_total', { code: event.code });
    return;
  }
  metrics.count('veilmesh_node_claims_total');
  metrics.count('veilmesh_node_steps_total', {}, event.steps.length);
  metrics.observe('veilmesh_node_sign_seconds', seconds(event.signedUs));
  for (const step of event.steps) {
    metrics.observe('veilmesh_node_step_seconds', seconds(step.leftUs - step.arrivedUs));
    metrics.observe('veilmesh_node_queue_seconds', seconds(step.queueUs));
    metrics.observe('veilmesh_node_compute_seconds', seconds(step.computeUs));
    metrics.observe('veilmesh_node_mask_seconds', seconds(step.unmaskUs + step.maskUs));
  }
}

export function measureNode(
  metrics: Metrics,
  statusOf: () => Promise<NodeStatus>,
  book: Pick<EarningsBook, 'hours'>,
): void {
  metrics.onRead(() => {
    const midnight = hourOf(Date.now()) - (hourOf(Date.now()) % DAY_HOURS);
    const today = book.hours().filter(({ hour }) => hour >= midnight);
    for (const kind of BOOK_KINDS) {
      const wei = today.filter((entry) => entry.kind === kind).reduce((sum, entry) => sum + entry.wei, 0n);
      metrics.set('veilmesh_node_earnings_ether', ether(wei), { kind });
    }
  });
  metrics.onRead(async () => {
    const status = await statusOf();
    const now = Date.now();
    metrics.set('veilmesh_node_sessions', status.sessions.veil, { kind: 'veil' });
    metrics.set('veilmesh_node_sessions', status.sessions.ring, { kind: 'ring' });
    metrics.set('veilmesh_node_witness_bytes', status.witnesses.bytes);
    metrics.set('veilmesh_node_witness_limit_bytes', status.witnesses.maxBytes);
    metrics.set('veilmesh_node_claims_bound', status.risk.claims);
    metrics.set('veilmesh_node_checks_open', status.risk.checks);
    metrics.set('veilmesh_node_stake_ether', ether(BigInt(status.risk.stakeWei)));
    metrics.set('veilmesh_node_pending_ether', ether(BigInt(status.earnings.pendingWei)));
    metrics.set('veilmesh_node_evidence_age_seconds', (now - status.evidence.registeredAt) / 1_000);
    metrics.set('veilmesh_node_evidence_left_seconds', (status.evidence.goodUntil - now) / 1_000);
    metrics.set('veilmesh_node_draining', status.draining ? 1 : 0);
    metrics.set('veilmesh_node_reachable', REACHABLE[status.reachability]);
  });
}
