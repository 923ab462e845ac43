/**
 * What a gateway measures: its requests by route and status, how many it answers at once, and how fast the mesh was.
 * @module
 */
import type { Answered } from '../gateway/front.ts';
import type { Sample } from '../gateway/history.ts';
import type { Slots } from '../gateway/slots.ts';
import type { Metrics } from './metrics.ts';

export function measureGateway(metrics: Metrics, slots: Slots, most: number): void {
  metrics.set('veilmesh_gateway_slots', most);
  metrics.onRead(() => metrics.set('veilmesh_gateway_slots_taken', slots.taken));
}

export function measureRequest(metrics: Metrics, { route, status, ms }: Answered): void {
  metrics.count('veilmesh_gateway_requests_total', { route, status: String(status) });
  metrics.observe('veilmesh_gateway_request_seconds', ms / 1_000);
}

export function measureAnswer(metrics: Metrics, { tokens, hopMs }: Sample): void {
  metrics.count('veilmesh_gateway_tokens_total', {}, tokens);
  for (const ms of hopMs) metrics.observe('veilmesh_gateway_hop_seconds', ms / 1_000);
}
