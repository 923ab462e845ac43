/**
 * What comes before the first layer and behind the last: token ids to the residual stream, the stream to logits.
 * @module
 */
import type { FloatModel } from '../../formats/float-model.ts';
import { type Builder, fixed, type Scaled } from './builder.ts';
import { UNIT } from './grid.ts';
import { readMatrix } from './matrix.ts';
import { addNormed } from './normed.ts';
import { quantiseRows } from './rows.ts';
import { positionsOf } from './shared.ts';

/** `tokens` drops 16 fractional bits of the product. */
const TOKEN_UNIT = UNIT * 2 ** 16;

export function addTokens(builder: Builder, model: FloatModel): Scaled {
  const { vocabulary, width } = model.config;
  const { integers, steps } = quantiseRows(readMatrix(model, 'embed', vocabulary, width));
  const positions = model.has('positions') ? model.tensor('positions') : null;
  const used = positionsOf(model.config) * width;
  builder.push({
    kind: 'tokens',
    name: 'embed',
    in: ['ids'],
    out: 'x0',
    table: builder.tensor('embed.table', 'i8', [vocabulary, width], integers),
    // `tokens` drops 16 fractional bits of the product
    mult: builder.tensor(
      'embed.mult',
      'u32',
      [vocabulary],
      fixed(
        'embed',
        steps,
        steps.map(() => TOKEN_UNIT),
      ),
    ),
    positions:
      positions === null
        ? null
        : builder.tensor(
            'embed.positions',
            'i32',
            [positionsOf(model.config), width],
            fixed('embed', positions.subarray(0, used), new Float64Array(used).fill(UNIT)),
          ),
  });
  return { name: 'x0', unit: UNIT };
}

/** Tied models get a second table too: the head's rows are rounded with its own column scales (migrate.ts). */
export function addHead(builder: Builder, model: FloatModel, x: Scaled): void {
  const { vocabulary, width, tied } = model.config;
  addNormed(builder, model, {
    name: 'logits',
    norm: 'norm',
    from: x,
    matrix: readMatrix(model, tied ? 'embed' : 'head', vocabulary, width),
    bias: null,
    units: new Float64Array(vocabulary).fill(UNIT),
  });
}
