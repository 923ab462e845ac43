/**
 * `npm run sim [-- --only NAME] [--short] [--seed N] [--out FOLDER]`: what the simulator finds, as tables on stdout and plots in a folder.
 * Two runs with one seed are equal to the byte.
 * @module
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { svgOf } from './plot.ts';
import { FULL, SHORT, scenariosOf } from './scenarios.ts';
import { SHIPPED } from './setting.ts';
import { tableText } from './table.ts';

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    short: { type: 'boolean', default: false },
    seed: { type: 'string', default: '1' },
    out: { type: 'string', default: '.veilmesh/sim' },
  },
});
const chosen = scenariosOf(SHIPPED).filter(({ name }) => values.only === undefined || name === values.only);
if (chosen.length === 0) {
  process.stderr.write(
    `no such scenario; there are: ${scenariosOf(SHIPPED)
      .map(({ name }) => name)
      .join(', ')}\n`,
  );
  process.exit(2);
}
mkdirSync(values.out, { recursive: true });
for (const { name, question, run } of chosen) {
  const began = performance.now();
  const { table, plots } = run({ ...(values.short ? SHORT : FULL), seed: Number(values.seed) });
  process.stdout.write(`${name}: ${question}\n\n${tableText(table)}\n\n`);
  for (const plot of plots) writeFileSync(join(values.out, plot.file), svgOf(plot));
  process.stderr.write(
    `  ${name}: ${((performance.now() - began) / 1_000).toFixed(1)} s, plots in ${values.out}\n`,
  );
}
