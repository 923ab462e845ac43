/**
 * What importing a network would mean, before anything is imported: its operators by name, those that the integer program
 * has no kind for, its size.
 * @module
 */
import { refuse, shown } from '../refuse.ts';

export interface NetworkPlan {
  readonly name: string;
  /** E.g. 'ONNX, opset 17'. */
  readonly format: string;
  /** By name, most frequent first. */
  readonly operators: readonly { readonly op: string; readonly count: number; readonly known: boolean }[];
  /** Names of the operators without a kind; the model can be imported only if there are none. */
  readonly unknown: readonly string[];
  /** Values of all weights. */
  readonly parameters: number;
}

export function planOf(
  { name, format, parameters }: Pick<NetworkPlan, 'name' | 'format' | 'parameters'>,
  ops: readonly string[],
  isKnown: (op: string) => boolean,
): NetworkPlan {
  const counts = new Map<string, number>();
  for (const op of ops) counts.set(op, (counts.get(op) ?? 0) + 1);
  const operators = [...counts]
    .sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1))
    .map(([op, count]) => ({ op: shown(op), count, known: isKnown(op) }));
  const unknown = operators.filter((one) => !one.known).map((one) => one.op);
  return { name, format, operators, unknown, parameters };
}

const MAX_NAMED = 8;

/**
 * @param area prefix of the code
 * @throws UsageError <area>_OPERATOR
 */
export function demandKnown(area: string, { unknown, operators }: NetworkPlan): void {
  if (unknown.length === 0) return;
  const more = unknown.length > MAX_NAMED ? ` and ${unknown.length - MAX_NAMED} more` : '';
  const known = operators.filter((one) => one.known).map((one) => one.op);
  throw refuse(
    `${area}_OPERATOR`,
    `operators without a meaning here: ${unknown.slice(0, MAX_NAMED).join(', ')}${more}`,
    `only such as ${known.slice(0, MAX_NAMED).join(', ') || 'products, ReLU and max pooling'}`,
    'choose another model',
  );
}
