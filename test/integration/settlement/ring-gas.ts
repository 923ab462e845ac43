/**
 * What it costs to convict a node of a wrong ring product, by the width of the row.
 * @module
 */
import { createNumbers, makeProgram, value } from '../../../models/engine/conformance/case.ts';
import type { Program } from '../../../models/program/types.ts';
import { ringEvidence } from '../../../settlement/ring/evidence.ts';
import { createRingWorld } from '../../support/ring-world.ts';
import type { GasSnapshot } from './gas.ts';

/** The layers of small encoders, and the widest row that a column holds. */
const WIDTHS = [768, 4_088];
const OUTPUTS = 65;

export async function measureRingGas(): Promise<GasSnapshot> {
  const world = await createRingWorld();
  try {
    const reporter = await world.ledger('reporter');
    const gas: Record<string, number> = {};
    for (const width of WIDTHS) {
      const { program, weights } = dense(width);
      const model = await world.publish(program, weights);
      const answered = await world.session(
        1,
        (_op, result) => {
          result[OUTPUTS - 2]! += 1;
        },
        model,
      );
      const wrong = { op: 'dense', row: 0, word: OUTPUTS - 2 };
      const { gasUsed } = await reporter.rings.convict(ringEvidence(answered, answered.tree, wrong, model));
      gas[`RingReferee.convict (${width} words)`] = Number(gasUsed);
    }
    return gas;
  } finally {
    await world.close();
  }
}

function dense(width: number): { program: Program; weights: Uint8Array } {
  const numbers = createNumbers(width);
  return makeProgram('dense', {
    inputs: [value('x', width, 'i8')],
    ops: [
      {
        kind: 'linear',
        name: 'dense',
        in: ['x'],
        out: 'y',
        weight: 'w',
        bias: 'b',
        requant: { mult: 'm', out: 'i8' },
      },
    ],
    tensors: [
      { name: 'w', type: 'i8', shape: [OUTPUTS, width], data: numbers(OUTPUTS * width, 127) },
      { name: 'b', type: 'i32', shape: [OUTPUTS], data: numbers(OUTPUTS, 1_000) },
      { name: 'm', type: 'u32', shape: [OUTPUTS], data: new Array<number>(OUTPUTS).fill(1) },
    ],
    outputs: ['y'],
    maxRows: 1,
  });
}
