/**
 * A classifier as a chain of float layers from an ONNX graph: Conv, MaxPool, Relu, Gemm or MatMul and Add, ArgMax.
 *
 * ONNX images are channel-first, the integer program's channel-last: kernels are turned, and so are the columns of the
 * matrix behind a Flatten.
 * @module
 */
import type { FloatNetwork } from '../float-network.ts';
import { refuse, shown } from '../refuse.ts';
import { type Chain, createChain } from './chain.ts';
import { LAYERS } from './layers.ts';
import { planOnnx } from './plan.ts';
import type { OnnxModel, OnnxNode } from './read.ts';
import type { OnnxTensor } from './tensor.ts';

/**
 * @throws UsageError ONNX_OPERATOR (names all that are not known) | ONNX_CHAIN (not a chain from one input to one
 * output) | ONNX_ATTRIBUTE | ONNX_LAYER (sizes do not fit), those of OnnxTensor.values
 */
export function readOnnxNetwork(model: OnnxModel): FloatNetwork {
  const { unknown, operators } = planOnnx(model);
  if (unknown.length > 0) {
    const what = `operators without a meaning here: ${unknown.map(shown).join(', ')}`;
    const known = operators.filter((one) => one.known).map((one) => one.op);
    throw refuse(
      'ONNX_OPERATOR',
      what,
      `only such as ${known.join(', ') || 'Gemm, Conv and Relu'}`,
      'choose another model',
    );
  }
  const [input, more] = model.inputs;
  const [output, other] = model.outputs;
  if (!input || !output || more || other) throw branched('several inputs or outputs, or none');
  const constants = constantsOf(model);
  const chain = createChain(input, constants);
  let at = input.name;
  for (const node of model.nodes) {
    if (node.op === 'Constant') continue;
    follow(node, at, constants, chain);
    at = node.outputs[0]!;
  }
  if (at !== output.name)
    throw branched(`the last operator makes ${shown(at)}, the model's output is another value`);
  return chain.done(model.name || 'onnx');
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
  const free = inputs.filter((input) => input !== '' && !constants.has(input));
  const label = `${shown(op)} ${shown(name)}`;
  if (free.length !== 1 || free[0] !== at)
    throw branched(`${label} reads ${free.map(shown).join(', ') || 'nothing'}`);
  if (outputs.length < 1 || outputs[0] === '') throw branched(`${label} has no output`);
  if (chain.isDone()) throw branched(`${label} comes after ArgMax`);
  LAYERS[op]!(node, chain);
}

const branched = (what: string): Error =>
  refuse(
    'ONNX_CHAIN',
    what,
    'one value that passes through all operators',
    'choose a model without branches',
  );
