/**
 * A network from a TensorFlow.js model of either form: a graph of operators, or Keras layers.
 * @module
 */
import type { FloatNetwork } from '../float-network.ts';
import { demandKnown, type NetworkPlan, planOf } from '../network/plan.ts';
import { isGraphOperator, readGraph } from './graph.ts';
import { isLayerKind, readLayers } from './layers.ts';
import type { TfjsModel } from './read.ts';

const NAME = 'tfjs';

export function planTfjs({ nodes, layers, weights }: TfjsModel): NetworkPlan {
  const parameters = [...weights.values()].reduce((sum, { data }) => sum + data.length, 0);
  const format = layers === null ? 'tfjs graph model' : 'tfjs layers model';
  const ops = layers?.map(({ kind }) => kind) ?? nodes.map(({ op }) => op);
  return planOf({ name: NAME, format, parameters }, ops, layers === null ? isGraphOperator : isLayerKind);
}

/** @throws UsageError TFJS_OPERATOR (names those that are not known), those of readGraph and readLayers */
export function readTfjsNetwork(model: TfjsModel): FloatNetwork {
  demandKnown('TFJS', planTfjs(model));
  return model.layers === null ? readGraph(model, NAME) : readLayers(model, NAME);
}
