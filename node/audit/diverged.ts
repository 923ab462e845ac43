/**
 * What is said of a hop that signed something else than its shard computes, whoever computed it again.
 * @module
 */
import { VerificationError } from '../../crypto/core/errors.ts';
import type { Divergence } from './recompute.ts';

/**
 * @param node id of the hop's registration; empty where it is not known
 * @param verdict what a dispute ended with
 */
export const divergedAt = (
  { hop, segment, position }: Divergence,
  node: string,
  verdict: string,
): VerificationError =>
  new VerificationError('AUDIT_DIVERGED', 'a hop signed something else than its shard computes', {
    details: { hop, node, segment, position, verdict },
    hint: 'do not use this answer; run it again: convicted nodes are left out of the route',
  });
