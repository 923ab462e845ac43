/**
 * What it costs to convict a node of a wrong ring product, by the width of the row.
 * @module
 */
import { createNumbers } from '../../../models/engine/conformance/case.ts';
import { ringEvidence } from '../../../settlement/ring/evidence.ts';
import { oneLinear } from '../../support/one-linear.ts';
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
      const { program, weights } = oneLinear(createNumbers(width)(OUTPUTS * width, 127), width, {
        maxRows: 1,
      });
      const model = await world.publish(program, weights);
      const answered = await world.session(
        1,
        (_op, result) => {
          result[OUTPUTS - 2]! += 1;
        },
        model,
      );
      const wrong = { op: 'linear', row: 0, word: OUTPUTS - 2 };
      const { gasUsed } = await reporter.rings.convict(ringEvidence(answered, answered.tree, wrong, model));
      gas[`RingReferee.convict (${width} words)`] = Number(gasUsed);
    }
    return gas;
  } finally {
    await world.close();
  }
}
