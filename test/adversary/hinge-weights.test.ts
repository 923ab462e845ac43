/**
 * The honesty test: whoever runs the hinge learns the weights. d_in products of unit vectors give W exactly, whatever
 * masks, checks and modes there are; so twin and vault are for open weights.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createNumbers } from '../../models/engine/conformance/case.ts';
import { decoder } from '../../models/engine/conformance/decoder.ts';
import { createTensors } from '../../models/program/weights.ts';
import { isProduct, productsOf } from '../../models/ring/products.ts';
import { oneLinear } from '../support/one-linear.ts';
import { twinOf } from '../support/ring.ts';

const SHAPE = { layers: 1, width: 24, heads: 3, kvHeads: 1, headDim: 8, hidden: 20 };

test('d_in queries through a client hinge give every weight of every layer', async () => {
  const models = [
    oneLinear(createNumbers(9)(37 * 11, 127), 37),
    decoder('open', { ...SHAPE, vocabulary: 13, positions: 24, maxRows: 6 }),
  ];
  for (const { program, weights } of models) {
    const tensors = createTensors(program.tensors, weights);
    const { linear } = twinOf(program, weights);
    const ops = program.ops.filter(isProduct);
    for (const [i, product] of productsOf(program).entries()) {
      const { dIn, dOut } = product;
      const units = new Int32Array(dIn * dIn);
      for (let k = 0; k < dIn; k++) units[k * dIn + k] = 1;
      const columns = await linear.linear(product, units, dIn);
      const rows = Array.from(
        { length: dOut * dIn },
        (_, at) => columns[(at % dIn) * dOut + Math.floor(at / dIn)],
      );
      assert.deepEqual(rows, [...tensors.data(ops[i]!.weight)], product.op);
    }
  }
});
