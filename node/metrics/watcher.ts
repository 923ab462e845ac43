/**
 * What a watcher measures: what it says of itself to whoever asks, and how far behind the chain it is.
 * @module
 */
import type { LedgerReads } from '../../settlement/chain/ledger.ts';
import type { WatchReport } from '../services/watch-status.ts';
import type { Metrics } from './metrics.ts';

export function measureWatcher(
  metrics: Metrics,
  report: () => WatchReport,
  ledger: Pick<LedgerReads, 'latestBlock'>,
): void {
  metrics.onRead(() => {
    const { judged, waiting, unjudged, sessions, transcripts, findings, acts, scannedTo } = report();
    for (const [state, count] of Object.entries({ judged, waiting, unjudged })) {
      metrics.set('veilmesh_watcher_batches', count, { state });
    }
    for (const state of ['waiting', 'right', 'wrong', 'dropped'] as const) {
      metrics.set('veilmesh_watcher_transcripts', transcripts[state], { state });
    }
    for (const [kind, count] of Object.entries(findings)) {
      metrics.set('veilmesh_watcher_findings', count, { kind });
    }
    for (const [act, count] of Object.entries(acts)) metrics.set('veilmesh_watcher_acts', count, { act });
    metrics.set('veilmesh_watcher_sessions_open', sessions.open);
    metrics.set('veilmesh_watcher_session_commits', sessions.commits);
    metrics.set('veilmesh_watcher_scanned_block', scannedTo);
  });
  metrics.onRead(async () => {
    metrics.set('veilmesh_watcher_chain_block', (await ledger.latestBlock()).number);
  });
}
