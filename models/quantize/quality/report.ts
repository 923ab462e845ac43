/**
 * The quality report as people read it.
 * @module
 */
import type { QualityReport } from './measure.ts';

/** Goals for language models (design: NUMERICS). */
export const GOALS = { perplexityIncrease: 0.03, top1: 0.95, positions: 2_000 } as const;

const percent = (share: number): string => `${(100 * share).toFixed(2)} %`;
const mark = (met: boolean): string => (met ? 'met' : 'NOT met');

/** The gist of it, for a card. */
export const qualityLine = ({ perplexity, perplexityIncrease, top1, positions }: QualityReport): string =>
  `perplexity ${perplexity.float.toFixed(2)} in float, ${perplexity.integer.toFixed(2)} in integers ` +
  `(${perplexityIncrease < 0 ? '' : '+'}${percent(perplexityIncrease)}), the same choice at ${percent(top1)} of ${positions} positions`;

export function reportText(report: QualityReport): string {
  const { perplexity, perplexityIncrease, top1, klDivergence, positions, layers, worst } = report;
  const sign = perplexityIncrease < 0 ? '' : '+';
  const deepest = layers.at(-1)!;
  return [
    `${report.model}: integer program (${report.engine}) against ${report.reference} in float`,
    `  text         held out, ${positions} scored positions in ${report.windows} sequences`,
    `  perplexity   float ${perplexity.float.toFixed(3)}, integer ${perplexity.integer.toFixed(3)}: ` +
      `${sign}${percent(perplexityIncrease)} (goal <= ${percent(GOALS.perplexityIncrease)}: ` +
      `${mark(perplexityIncrease <= GOALS.perplexityIncrease)})`,
    `  top-1        greedy choice agrees at ${percent(top1)} ` +
      `(goal >= ${percent(GOALS.top1)}: ${mark(top1 >= GOALS.top1 && positions >= GOALS.positions)})`,
    `  divergence   ${klDivergence.toFixed(5)} nats a position, KL(float | integer)`,
    `  residual     relative error ${percent(layers[0]!.error)} behind layer 0, ` +
      `${percent(deepest.error)} behind layer ${deepest.layer}`,
    `  worst        ${worst.map(({ layer, added }) => `layer ${layer} adds ${percent(added)}`).join(', ')}`,
    `  weights      came as ${report.weightFormat}; both models start from them, so what that format lost is in neither`,
  ].join('\n');
}
