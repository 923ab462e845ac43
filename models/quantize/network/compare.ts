/**
 * How far a network's integer program is from the float network it was made from.
 * @module
 */
import type { FloatNetwork } from '../../formats/float-network.ts';
import { runReference } from '../../program/reference.ts';
import { createTensors } from '../../program/weights.ts';
import type { WholeModel } from '../../shard/split.ts';
import type { TensorPorts } from '../../shard/types.ts';
import { encodeInput, realOf, toPixels } from './ports.ts';
import { runNetwork } from './run.ts';

export interface NetworkComparison {
  readonly inputs: number;
  /** Share of inputs with the same largest output; null where there is only one. */
  readonly top1: number | null;
  /** Largest difference of any output. */
  readonly maxError: number;
  /** Root mean square of the differences over that of the float outputs. */
  readonly relativeError: number;
}

/**
 * Compares the last layer's outputs, before softmax or another result is made of them.
 * @param inputs in the source's order
 * @param onProgress inputs that are done
 */
export function compareNetwork(
  network: FloatNetwork,
  { program, weights }: WholeModel,
  { input, output }: TensorPorts,
  inputs: readonly Float64Array[],
  onProgress?: (done: number) => void,
): NetworkComparison {
  const tensors = createTensors(program.tensors, weights);
  const unit = realOf(output.scale);
  const last = network.layers.at(-1)!.name;
  let [same, maxError, error, signal, width] = [0, 0, 0, 0, 0];
  inputs.forEach((source, i) => {
    const float = runNetwork(network, toPixels(network.from, source)).at(-1)!;
    let integer = new Int32Array();
    runReference(program, tensors, encodeInput(input, source).values, 1, (name, { data }) => {
      if (name === last) integer = data.slice();
    });
    float.forEach((value, o) => {
      const difference = Math.abs(value - integer[o]! * unit);
      maxError = Math.max(maxError, difference);
      error += difference ** 2;
      signal += value ** 2;
    });
    width = float.length;
    same += Number(indexOfLargest(float) === indexOfLargest(integer));
    onProgress?.(i + 1);
  });
  return {
    inputs: inputs.length,
    top1: width > 1 && inputs.length > 0 ? same / inputs.length : null,
    maxError,
    relativeError: signal > 0 ? Math.sqrt(error / signal) : 0,
  };
}

/** The first of several. */
function indexOfLargest(values: ArrayLike<number>): number {
  let largest = 0;
  for (let i = 1; i < values.length; i++) if (values[i]! > values[largest]!) largest = i;
  return largest;
}
