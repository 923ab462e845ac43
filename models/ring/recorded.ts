/**
 * Which products of a part can be disputed: those whose rows of weights its manifest commits to, as cells. All three kinds
 * are: a cell has one row for each word out, of a convolution over the whole image.
 * @module
 */
import type { CellWords, RecordedProduct } from '../../crypto/ring/transcript.ts';
import { cellsOf } from '../shard/cells.ts';
import type { ModelPart } from '../shard/split.ts';
import { productsOf } from './products.ts';

/**
 * In order of execution; none of embedding and head, of a closed model, of a shard that changes the number of rows, and
 * of an operation that reads more than 4088 words.
 * @param closed whether the model is
 */
export function recordedProducts(
  part: Pick<ModelPart, 'role' | 'program' | 'weights'>,
  closed: boolean,
): RecordedProduct[] {
  const byOp = new Map<string, CellWords[]>();
  for (const [cell, { name, product, columns }] of cellsOf(part, closed).cells.entries()) {
    if (product === undefined) continue;
    const words = { cell, from: columns.get('y')!.entries[0]!, count: product.bias.length };
    byOp.set(name, [...(byOp.get(name) ?? []), words]);
  }
  return productsOf(part.program).flatMap(({ op, dIn, dOut }) => {
    const cells = byOp.get(op);
    return cells === undefined ? [] : [{ op, dIn, dOut, cells }];
  });
}
