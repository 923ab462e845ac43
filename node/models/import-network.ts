/**
 * From a network's file and typical inputs to a packed model: calibrated, quantised, split, and compared with the float
 * network it was made from.
 * @module
 */
import { UsageError } from '../../crypto/core/errors.ts';
import type { FloatNetwork } from '../../models/formats/float-network.ts';
import { compareNetwork, type NetworkComparison } from '../../models/quantize/network/compare.ts';
import { importNetwork, sketchNetwork } from '../../models/quantize/network/import.ts';
import { toPixels } from '../../models/quantize/network/ports.ts';
import { packModel } from '../../models/shard/manifest.ts';
import { planShards } from '../../models/shard/plan.ts';
import { splitModel } from '../../models/shard/split.ts';
import { nodeSha256 } from '../accel/sha256.ts';
import type { Stages } from '../stages.ts';
import { commitCells } from './commit-cells.ts';
import type { ImportRequest } from './import-model.ts';
import type { StoredModel } from './packed-store.ts';

/** Fewer say nothing about the range of the next. */
export const MIN_CALIBRATION = 16;
/** Every so-manieth input does not calibrate: what the program makes of it is what it makes of any other. */
const HELD_OUT_EVERY = 5;

export interface PlannedShard {
  readonly shard: number;
  readonly operations: readonly string[];
  readonly weightBytes: number;
  /** Weights and values of the largest step. */
  readonly memory: number;
  readonly multiplications: number;
}

/** @throws UsageError NETWORK_EMPTY | NETWORK_TOO_WIDE | SHARD_COUNT_IMPOSSIBLE */
export function planNetwork(network: FloatNetwork, shards: number): readonly PlannedShard[] {
  const model = sketchNetwork(network);
  const plan = planShards({ model, shards, memoryLimit: Number.MAX_SAFE_INTEGER });
  return plan.shards.map(({ index, ops: [from, to], bytes, memory, cost }) => ({
    shard: index,
    operations: model.program.ops.slice(from, to).map(({ name }) => name),
    weightBytes: bytes,
    memory,
    multiplications: cost,
  }));
}

/** @throws UsageError CALIBRATION_FEW */
export function demandEnough(inputs: readonly Float64Array[]): void {
  if (inputs.length >= MIN_CALIBRATION) return;
  throw new UsageError('CALIBRATION_FEW', `${inputs.length} calibration inputs are too few`, {
    details: { got: inputs.length, least: MIN_CALIBRATION },
    hint: `give ${MIN_CALIBRATION} or more inputs of the kind the model was trained on; a few hundred are better`,
  });
}

export interface NetworkImport {
  readonly stored: StoredModel;
  readonly calibration: NetworkComparison;
  /** On inputs that did not calibrate. */
  readonly heldOut: NetworkComparison;
}

/**
 * @param inputs in the source's order
 * @throws UsageError CALIBRATION_* | NETWORK_* | SHARD_COUNT_IMPOSSIBLE
 */
export async function importNetworkModel(
  network: FloatNetwork,
  inputs: readonly Float64Array[],
  { name, source, shards, stages }: Omit<ImportRequest, 'closed'>,
): Promise<NetworkImport> {
  demandEnough(inputs);
  const isHeldOut = (i: number): boolean => i % HELD_OUT_EVERY === HELD_OUT_EVERY - 1;
  const calibration = inputs.filter((_, i) => !isHeldOut(i));
  const heldOut = inputs.filter((_, i) => isHeldOut(i));
  const pixels = calibration.map((input) => toPixels(network.from, input));
  const { model, card } = importNetwork(network, pixels, told(stages, 'calibrate', calibration.length));
  const plan = planShards({ model, shards, memoryLimit: Number.MAX_SAFE_INTEGER });
  const parts = splitModel(model, plan.cuts);
  const leaves = await commitCells(parts, stages);
  const packed = packModel({ ...card, name, source, license: 'unknown' }, parts, leaves, nodeSha256);
  const compare = (of: readonly Float64Array[]): NetworkComparison =>
    compareNetwork(network, model, card.tensor, of, told(stages, 'compare', of.length));
  return {
    stored: { ...packed, tokenizer: null },
    calibration: compare(calibration),
    heldOut: compare(heldOut),
  };
}

function told(stages: Stages, stage: string, total: number): (done: number) => void {
  const startedAt = performance.now();
  return (done) => {
    const left = ((performance.now() - startedAt) / done) * (total - done);
    stages.progress(stage, `${done} of ${total} inputs, ${(left / 1_000).toFixed(0)} s left`);
  };
}
