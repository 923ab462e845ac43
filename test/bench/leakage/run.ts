/**
 * `npm run bench:leakage [-- --model NAME] [--short] [--json] [--smollm2 FILE] [--blocks N] [--out FOLDER]`: the leakage
 * benchmark's long form. Tables (or with --json one object a line) on stdout, a plot a mode and model in a folder; exit code 1
 * when a mode leaks or an attack is broken.
 * @module
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { svgOf } from '../../sim/plot.ts';
import { tableText } from '../../sim/table.ts';
import { smollm2File } from '../../support/smollm2-file.ts';
import { verdict } from './assess.ts';
import {
  digitsProducts,
  knownDigits,
  knownSmolLM2,
  knownTiny,
  knownUseLite,
  useLiteProducts,
} from './models.ts';
import type { Volume } from './plan.ts';
import { controlTable, jsonOf, plotOf, wireTable } from './report.ts';
import { type Examined, examineTwin, examineVeil } from './suite.ts';

const USAGE =
  'npm run bench:leakage [-- --model NAME] [--short] [--json] [--smollm2 FILE] [--blocks N] [--out FOLDER]\n' +
  'models: use-lite, digits, tiny-chat, smollm2, twin-use-lite, twin-digits (all without --model)\n';

const { values } = parseArgs({
  options: {
    help: { type: 'boolean', short: 'h', default: false },
    model: { type: 'string' },
    short: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    smollm2: { type: 'string' },
    blocks: { type: 'string', default: '4' },
    out: { type: 'string', default: '.veilmesh/leakage' },
  },
});
if (values.help) {
  process.stdout.write(USAGE);
  process.exit(0);
}
const { short } = values;
const CANDIDATES = { items: short ? 1_000 : 4_000, rows: 16 };
const GALLERY = { items: short ? 1_000 : 1_500, rows: 16 };
/** The encoder's cuts behind its first block, or in the middle and at the end of both. */
const CUTS = short ? [12] : [8, 12, 17];
const PRODUCTS = ['l0.adjust', 'l0.qkv', 'l0.output', 'l0.inner', 'l0.contract', 'l1.qkv', 'l1.inner'];
const MANY: Volume = short ? { many: 12, alone: 96 } : { many: 64, alone: 512 };
const IMAGES: Volume = { many: short ? 16 : 64, alone: 0 };
const TALKS: Volume = { many: 11, alone: 0 };

async function smollm2(): Promise<Examined[]> {
  const { path, missing } =
    values.smollm2 === undefined ? await smollm2File() : { path: values.smollm2, missing: '' };
  if (path === null) {
    process.stderr.write(`smollm2: skipped: ${missing}\n`);
    return [];
  }
  const model = await knownSmolLM2(path, { items: 1_000, rows: 16 }, Number(values.blocks));
  return [await examineVeil(model, TALKS)];
}

const suites: Readonly<Record<string, () => Promise<Examined[]>>> = {
  'use-lite': async () => [await examineVeil(await knownUseLite(CANDIDATES, CUTS), MANY)],
  digits: async () => [await examineVeil(await knownDigits(GALLERY), IMAGES)],
  'tiny-chat': async () => [await examineVeil(await knownTiny({ items: 256, rows: 16 }), TALKS)],
  smollm2,
  'twin-use-lite': async () =>
    examineTwin(await (short ? useLiteProducts(CANDIDATES) : useLiteProducts(CANDIDATES, PRODUCTS)), MANY),
  'twin-digits': async () => examineTwin(await digitsProducts(GALLERY), IMAGES),
};
const chosen = Object.entries(suites).filter(([name]) => values.model === undefined || name === values.model);
if (chosen.length === 0) {
  process.stderr.write(`no such model; there are: ${Object.keys(suites).join(', ')}\n`);
  process.exit(2);
}

mkdirSync(values.out, { recursive: true });
let wrong = 0;
for (const [name, run] of chosen) {
  process.stderr.write(`${name} ...\n`);
  for (const { assessment } of await run()) {
    const file = `${assessment.mode}-${assessment.model}.svg`.replaceAll(/[^a-z0-9.-]+/gi, '-');
    writeFileSync(join(values.out, file), svgOf(plotOf(assessment)));
    const found = verdict(assessment);
    wrong += found.length;
    process.stdout.write(
      values.json
        ? `${JSON.stringify(jsonOf(assessment))}\n`
        : `${assessment.mode}, ${assessment.model}\n\n${tableText(wireTable(assessment))}\n\n${tableText(controlTable(assessment))}\n\n${found.map((line) => `  WRONG: ${line}\n`).join('')}`,
    );
  }
}
process.exit(wrong === 0 ? 0 : 1);
