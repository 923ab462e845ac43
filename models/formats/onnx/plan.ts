/**
 * What importing an ONNX model would mean, before anything is imported: its operators by name, those that the integer
 * program has no kind for, its size.
 * @module
 */
import type { OnnxModel } from './read.ts';

/**
 * Operators that map onto kinds of the integer program, or onto nothing: `Constant` is an initialiser, `Identity` and
 * `Dropout` change nothing in inference, `Flatten` and `Reshape` only the order of weights.
 */
const KNOWN = [
  'Add',
  'ArgMax',
  'Constant',
  'Conv',
  'Dropout',
  'Flatten',
  'Gemm',
  'Identity',
  'MatMul',
  'MaxPool',
  'Relu',
  'Reshape',
];

export interface OnnxPlan {
  readonly name: string;
  readonly opset: number;
  /** By name, most frequent first. */
  readonly operators: readonly { readonly op: string; readonly count: number; readonly known: boolean }[];
  /** Names of the operators without a kind; the model can be imported only if there are none. */
  readonly unknown: readonly string[];
  /** Values of all initialisers. */
  readonly parameters: number;
}

export function planOnnx({ name, opset, nodes, initialisers }: OnnxModel): OnnxPlan {
  const counts = new Map<string, number>();
  for (const { op } of nodes) counts.set(op, (counts.get(op) ?? 0) + 1);
  const operators = [...counts]
    .sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1))
    .map(([op, count]) => ({ op, count, known: KNOWN.includes(op) }));
  let parameters = 0;
  for (const { size } of initialisers.values()) parameters += size;
  return {
    name,
    opset,
    operators,
    unknown: operators.filter((one) => !one.known).map((one) => one.op),
    parameters,
  };
}
