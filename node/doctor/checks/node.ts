/**
 * The node that runs in the home folder, as it says itself.
 * @module
 */
import type { NodeStatus } from '../../control/protocol.ts';
import { type Outcome, ok, warning } from '../types.ts';

/** @param now unix milliseconds */
export function checkNode(status: NodeStatus, now: number): Outcome[] {
  const { model, shard, shards, engine, version, draining, evidence } = status;
  const what = `${model} shard ${shard + 1}/${shards}, engine ${engine.name} x${engine.threads}, veilmesh ${version}`;
  const outcomes: Outcome[] = [
    draining
      ? warning(
          'NODE_DRAINS',
          'the node here is about to stop',
          what,
          'start it again when it has: veilmesh node',
        )
      : ok('NODE_RUNS', 'a node runs here', what),
  ];
  if (evidence.goodUntil <= now) {
    outcomes.push(
      warning(
        'NODE_EVIDENCE_LAPSED',
        "the node's evidence has lapsed",
        'clients refuse it; its log says why it is not renewed',
        'see to that (chain, TEE), or start it again: veilmesh drain, then veilmesh node',
      ),
    );
  }
  return outcomes;
}
