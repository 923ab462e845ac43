/**
 * What the proof rows prove: a square linear cell of random weights, and every cell of one run of `digits`.
 * @module
 */
import { LINEAR_CELLS, traceLinear } from '../../models/program/cells/linear.ts';
import { type LinearOperation, randomLinear, sumsOf } from '../support/proof-cells.ts';
import type { Ceremony, proveCell } from '../support/proof-ceremony.ts';
import { digitCells, productOf } from '../support/proof-digits.ts';
import { seededScalars } from '../support/proof-setup.ts';

export type Work = Parameters<typeof proveCell>[1];

export const squareLinear = (width: number): LinearOperation =>
  randomLinear(seededScalars(BigInt(width)), width, width);

export function linearWork(own: Ceremony, width: number): Work {
  const operation = squareLinear(width);
  const { y } = traceLinear(sumsOf(operation), operation.mult, width);
  const boundary = new Map([
    ['x', own.commit(operation.x)],
    ['y', own.commit(y)],
  ]);
  const { weight, bias, mult } = operation;
  return { relation: LINEAR_CELLS.i8, boundary, product: { width, weight, bias, mult, out: 'i8' } };
}

export async function digitWork(own: Ceremony): Promise<Work[]> {
  const { cells, columnOf } = await digitCells(7);
  return cells.map((cell) => ({
    relation: cell.relation,
    boundary: new Map(
      [...cell.columns].map(([name, column]) => [name, own.commit(columnOf(column))] as const),
    ),
    ...productOf(cell),
  }));
}
