/**
 * A network as a chain of float layers from an ONNX graph.
 *
 * ONNX images are channel-first, the integer program's channel-last: kernels are turned, and so are the columns of the
 * matrix behind a Flatten.
 * @module
 */
import type { FloatNetwork, ImageShape } from '../float-network.ts';
import { type Chain, createChain } from '../network/chain.ts';
import { demandKnown, type NetworkPlan, planOf } from '../network/plan.ts';
import { refuse, shown } from '../refuse.ts';
import { isKnown, LAYERS } from './layers.ts';
import type { OnnxModel, OnnxNode, OnnxValue } from './read.ts';
import type { OnnxTensor } from './tensor.ts';

export function planOnnx({ name, opset, nodes, initialisers }: OnnxModel): NetworkPlan {
  let parameters = 0;
  for (const { size } of initialisers.values()) parameters += size;
  const about = { name: name || 'onnx', format: `ONNX, opset ${opset}`, parameters };
  return planOf(
    about,
    nodes.map(({ op }) => op),
    isKnown,
  );
}

/**
 * @throws UsageError ONNX_OPERATOR (names those that are not known) | ONNX_CHAIN (not a chain from one input to one
 * output) | ONNX_ATTRIBUTE | ONNX_LAYER (sizes do not fit), those of OnnxTensor.values
 */
export function readOnnxNetwork(model: OnnxModel): FloatNetwork {
  const plan = planOnnx(model);
  demandKnown('ONNX', plan);
  const [input, more] = model.inputs;
  const [output, other] = model.outputs;
  if (!input || !output || more || other) throw branched('several inputs or outputs, or none');
  const constants = constantsOf(model);
  const weights = [...constants.values()].reduce((sum, { size }) => sum + size, 0);
  const isFlat = input.shape.length === 2;
  const chain = createChain({ area: 'ONNX', shape: inputShape(input), isFlat, planar: true, weights });
  let at = input.name;
  for (const node of model.nodes) {
    if (node.op === 'Constant') continue;
    follow(node, at, constants, chain);
    at = node.outputs[0]!;
  }
  if (at !== output.name)
    throw branched(`the last operator makes ${shown(at)}, the model's output is another value`);
  return chain.done(plan.name);
}

/** [batch, features] or [batch, channels, height, width]. */
function inputShape({ name, shape }: OnnxValue): ImageShape {
  const sizes = shape.slice(1);
  const [channels, height, width] = sizes.length === 1 ? [sizes[0], 1, 1] : sizes;
  if ((shape.length === 2 || shape.length === 4) && channels && height && width)
    return { channels, height, width };
  const what = `input ${shown(name)} is ${shape.map((size) => size ?? '?').join(' x ')}`;
  const expected = 'batch x features, or batch x channels x height x width, with all but the batch given';
  throw refuse('ONNX_LAYER', what, expected, 'export the model with fixed input sizes');
}

/** Initialisers, and what exporters wrap in operators of its own. */
function constantsOf({ initialisers, nodes }: OnnxModel): ReadonlyMap<string, OnnxTensor> {
  const constants = new Map(initialisers);
  for (const { op, outputs, attributes } of nodes) {
    const value = attributes.get('value');
    if (op !== 'Constant') continue;
    const isTensor = typeof value === 'object' && 'values' in value && 'integers' in value;
    if (!isTensor || outputs.length !== 1) throw branched('a constant that is no tensor');
    constants.set(outputs[0]!, value as OnnxTensor);
  }
  return constants;
}

/** One step along the chain; everything but the value before it must be a constant. */
function follow(node: OnnxNode, at: string, constants: ReadonlyMap<string, OnnxTensor>, chain: Chain): void {
  const { op, name, inputs, outputs } = node;
  const label = `${shown(op)} ${shown(name)}`;
  const free = inputs.filter((input) => input !== '' && !constants.has(input));
  if (free.length !== 1 || free[0] !== at)
    throw branched(`${label} reads ${free.slice(0, 4).map(shown).join(', ') || 'nothing'}`);
  if (outputs.length < 1 || outputs[0] === '') throw branched(`${label} has no output`);
  chain.enter(label);
  const constantOrNull = (index: number): OnnxTensor | null => constants.get(inputs[index] ?? '') ?? null;
  const constant = (index: number, expected: readonly (number | null)[]): OnnxTensor => {
    const tensor = constantOrNull(index);
    const fits =
      tensor?.shape.length === expected.length &&
      expected.every((size, i) => size === null || tensor.shape[i] === size);
    if (!tensor || !fits) {
      const sizes = expected.map((size) => size ?? 'any').join(' x ');
      const is = tensor?.shape.join(' x ') ?? 'computed or missing';
      return chain.fail(`input ${index} is ${is}`, `a constant of ${sizes}`);
    }
    chain.use(tensor.size);
    return tensor;
  };
  LAYERS.get(op)!({ node, chain, constant, constantOrNull });
}

const branched = (what: string): Error =>
  refuse(
    'ONNX_CHAIN',
    what,
    'one value that passes through all operators',
    'choose a model without branches',
  );
