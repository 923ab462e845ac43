/**
 * Numbers in, numbers or a class out: what a network that somebody imported is asked.
 * @module
 */
import { UsageError } from '../../crypto/core/errors.ts';
import { decodeOutput, encodeInput, resultOf } from '../../models/quantize/network/ports.ts';
import type { Manifest, TensorPorts } from '../../models/shard/types.ts';
import { readInputs } from './network-inputs.ts';
import type { Task, TaskStep } from './task.ts';

/** Bounds one session. */
const MAX_STEPS = 64;
/** Shown of one output. */
const MOST_SHOWN = 5;

/**
 * @param path file of numbers: one input or several
 * @throws UsageError TENSOR_INPUT | TENSOR_INPUTS and what readInputs throws
 */
export function tensorTask(
  { name, frameRows }: Pick<Manifest, 'name' | 'frameRows'>,
  ports: TensorPorts,
  path: string | undefined,
): Task {
  const text = ports.input.shape.join(' x ');
  if (path === undefined) {
    throw new UsageError('TENSOR_INPUT', `${name} takes numbers, n x ${text}`, {
      hint: `veilmesh run ${name} --input FILE.npy (or .json: nested lists)`,
    });
  }
  const inputs = readInputs(path, ports.input).map((values) => encodeInput(ports.input, values));
  const rows = frameRows.at(-1)!;
  if (inputs.length > rows * MAX_STEPS) {
    throw new UsageError('TENSOR_INPUTS', `${inputs.length} inputs are too many for one query`, {
      details: { got: inputs.length, most: rows * MAX_STEPS },
      hint: 'ask in several queries',
    });
  }
  const steps: TaskStep[] = [];
  for (let from = 0; from < inputs.length; from += rows) {
    const part = inputs.slice(from, from + rows);
    const values = new Int32Array(part.length * part[0]!.values.length);
    part.forEach((input, i) => {
      values.set(input.values, i * input.values.length);
    });
    steps.push({ values, rows: part.length });
  }
  const clipped = inputs.reduce((sum, input) => sum + input.clipped, 0);
  const note =
    clipped === 0
      ? ''
      : `\n    ${clipped} values were beyond what the model was calibrated with, and clipped`;
  return {
    question: `${inputs.length} input(s) of ${text}${note}`,
    steps,
    answer: (outputs) => {
      const results = outputs.flatMap((output, i) =>
        rowsOf(output, steps[i]!.rows).map((row) => read(ports, row)),
      );
      return {
        value: {
          shape: ports.result === 'argmax' ? [] : ports.output.shape,
          result: ports.result,
          results,
          clipped,
        },
        text: results.map((result, i) => `input ${i}: ${shownOf(ports, result)}`).join('\n  '),
      };
    },
  };
}

const rowsOf = (output: Int32Array, rows: number): Int32Array[] =>
  Array.from({ length: rows }, (_, i) =>
    output.subarray((i * output.length) / rows, ((i + 1) * output.length) / rows),
  );

/** The class, or the values in the source's order. */
function read({ output, result }: TensorPorts, row: Int32Array): number | number[] {
  return result === 'argmax' ? row[0]! : [...resultOf(result, decodeOutput(output, row))];
}

/** Of many values the largest. */
function shownOf({ result }: TensorPorts, values: number | number[]): string {
  if (typeof values === 'number') return `class ${values}`;
  const ranked = values.map((value, i) => ({ value, i })).sort((a, b) => b.value - a.value || a.i - b.i);
  const text = ranked.slice(0, MOST_SHOWN).map(({ value, i }) => `${i}: ${value.toPrecision(4)}`);
  const more = values.length > MOST_SHOWN ? `, … ${values.length} values` : '';
  return result === 'softmax' || result === 'logsoftmax'
    ? `class ${ranked[0]!.i} (${text.join(', ')}${more})`
    : `[${
        values.length > MOST_SHOWN
          ? `${text.join(', ')}${more}`
          : values.map((value) => value.toPrecision(4)).join(', ')
      }]`;
}
