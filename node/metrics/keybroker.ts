/**
 * What a key broker measures: who got keys and who did not, and its log.
 * @module
 */
import { asVeilmeshError } from '../../crypto/core/errors.ts';
import type { KeyLog } from '../services/key-log.ts';
import type { Metrics } from './metrics.ts';

export function measureRefusal(metrics: Metrics, thrown: unknown): void {
  metrics.count('veilmesh_keybroker_requests_total', { outcome: 'refused' });
  metrics.count('veilmesh_keybroker_refusals_total', { code: asVeilmeshError(thrown).code });
}

export function measureKeys(metrics: Metrics, entries: Pick<KeyLog, 'count'>): void {
  metrics.onRead(() => metrics.set('veilmesh_keybroker_log_entries', entries.count));
}
