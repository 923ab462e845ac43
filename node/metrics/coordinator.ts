/**
 * What a coordinator measures: its batches by the events of its background, its journal when it is read, settling as it happens.
 * @module
 */
import type { CoordinatorEvent } from '../../settlement/batch/events.ts';
import type { Journal } from '../../settlement/batch/journal-types.ts';
import type { Sequencing } from '../services/sequencing.ts';
import type { Metrics } from './metrics.ts';

export function measureEvent(metrics: Metrics, event: CoordinatorEvent): void {
  switch (event.type) {
    case 'accepted':
      metrics.count('veilmesh_coordinator_receipts_total', { event: 'accepted' }, event.receipts);
      metrics.count('veilmesh_coordinator_claims_total', {}, event.claims);
      break;
    case 'settled':
      metrics.count('veilmesh_coordinator_receipts_total', { event: 'settled' }, event.receipts);
      metrics.count('veilmesh_coordinator_gas_total', { for: 'settling' }, Number(event.gasUsed));
      break;
    case 'void':
      metrics.count('veilmesh_coordinator_receipts_total', { event: 'void' }, event.receipts);
      break;
    case 'posted':
      metrics.count('veilmesh_coordinator_batches_total', { event: 'posted' });
      metrics.count('veilmesh_coordinator_gas_total', { for: 'posting' }, Number(event.gasUsed));
      break;
    case 'failed':
      metrics.count('veilmesh_coordinator_failures_total', { code: event.code });
      break;
    default:
      metrics.count('veilmesh_coordinator_batches_total', { event: event.type });
  }
}

export function measureCoordinator(
  metrics: Metrics,
  journal: Pick<Journal, 'backlog'>,
  sequencing: Pick<Sequencing, 'offers'> | null,
): void {
  metrics.onRead(async () => {
    metrics.set('veilmesh_coordinator_sessions', sequencing?.offers().length ?? 0);
    const { count, oldest } = await journal.backlog();
    metrics.set('veilmesh_coordinator_journal_waiting', count);
    const lag = oldest === null ? 0 : Math.max(0, Date.now() - oldest) / 1_000;
    metrics.set('veilmesh_coordinator_journal_lag_seconds', lag);
  });
}

/** The same, with what it takes measured. */
export const timedSettling = (metrics: Metrics, settling: Sequencing): Sequencing => ({
  ...settling,
  async settle(session, signed, upTo) {
    const began = performance.now();
    const settled = await settling.settle(session, signed, upTo);
    metrics.observe('veilmesh_coordinator_settle_seconds', (performance.now() - began) / 1_000);
    return settled;
  },
});
