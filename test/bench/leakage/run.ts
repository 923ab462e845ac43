/**
 * `npm run bench:leakage [-- --model NAME] [--short] [--json] [--smollm2 FILE] [--blocks N] [--out FOLDER]`: the leakage
 * benchmark's long form, NAME one part of it. Tables (or with --json one object a line) on stdout, a plot a mode and model in a folder; exit code 1
 * when a mode leaks or an attack is broken.
 * @module
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadIntCommits } from '../../../crypto/commit/int-commits.ts';
import { svgOf } from '../../sim/plot.ts';
import { type Table, tableText } from '../../sim/table.ts';
import { smollm2File } from '../../support/smollm2-file.ts';
import type { RingMode } from './capture-ring.ts';
import { traceRing, traceVeil } from './capture-traces.ts';
import { coverageTable } from './coverage.ts';
import { type MeshAssessment, meshVerdict } from './mesh.ts';
import { digitsMesh, smollm2Mesh, useLiteMesh } from './mesh-runs.ts';
import {
  digitsProducts,
  type KnownModel,
  type KnownProducts,
  knownDigits,
  knownSmolLM2,
  knownTiny,
  knownUseLite,
  SMOLLM2_BLOCKS,
  useLiteProducts,
} from './models.ts';
import type { Volume } from './plan.ts';
import { printed } from './progress.ts';
import {
  controlTable,
  jsonOf,
  meshJson,
  meshTable,
  plotOf,
  traceJson,
  traceTable,
  wireTable,
} from './report.ts';
import { type Examined, examineRing, examineUseLiteInVault, examineVeil, USE_LITE_OPS } from './suite.ts';
import { assessTraces, type Traces, traceVerdict } from './traces.ts';
import { verdict } from './verdict.ts';

const USAGE =
  'npm run bench:leakage [-- --model NAME] [--short] [--json] [--smollm2 FILE] [--blocks N] [--out FOLDER]\n' +
  'all parts without --model; a name that there is not lists them\n';

const { values } = parseArgs({
  options: {
    help: { type: 'boolean', short: 'h', default: false },
    model: { type: 'string' },
    short: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    smollm2: { type: 'string' },
    blocks: { type: 'string', default: String(SMOLLM2_BLOCKS) },
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
const MANY: Volume = short ? { many: 12, alone: 96 } : { many: 64, alone: 192 };
const IMAGES: Volume = { many: short ? 16 : 64, alone: 0 };
const TALKS: Volume = { many: 11, alone: 0 };
/** Layers up to this one are attacked with the whole vocabulary of a language model. */
const WHOLE_TO = short ? 0 : 2;

/** Its file; null where there is none, which is said. */
async function fileOf(part: string): Promise<string | null> {
  const { path, missing } =
    values.smollm2 === undefined ? await smollm2File() : { path: values.smollm2, missing: '' };
  if (path === null) process.stderr.write(`${part}: skipped: ${missing}\n`);
  return path;
}

async function smollm2(): Promise<Examined[]> {
  const path = await fileOf('smollm2');
  if (path === null) return [];
  const model = await knownSmolLM2(path, { items: 1_000, rows: 15 }, Number(values.blocks));
  return [await examineVeil(model, TALKS, printed('smollm2'), WHOLE_TO)];
}

const suites: Readonly<Record<string, () => Promise<Examined[]>>> = {
  'use-lite': async () => [await examineVeil(await knownUseLite(CANDIDATES, CUTS), MANY)],
  digits: async () => [await examineVeil(await knownDigits(GALLERY), IMAGES)],
  'tiny-chat': async () => [
    await examineVeil(await knownTiny({ items: 256, rows: 16 }), TALKS, printed('tiny-chat'), WHOLE_TO),
  ],
  smollm2,
  'twin-use-lite': async () =>
    examineRing(
      ['twin'],
      await (short ? useLiteProducts(CANDIDATES) : useLiteProducts(CANDIDATES, USE_LITE_OPS)),
      MANY,
      printed('twin-use-lite'),
    ),
  'vault-use-lite': () => examineUseLiteInVault(printed('vault-use-lite')),
  'ring-digits': async () =>
    examineRing(['twin', 'vault'], await digitsProducts(GALLERY), IMAGES, printed('ring-digits')),
};
const TRACED = short ? 16 : 32;
/** Each takes a second of corrections for four of its rows. */
const TRACED_IN_VAULT = 8;
const ALONE_IMAGES = { items: 200, rows: 1 };
const TRACED_TEXT = { items: 1_000, rows: 16 };
const overVeil = (name: string, opening: () => Promise<KnownModel>) => () =>
  closing(opening(), async (model) => [await traceVeil(model, TRACED, printed(name))]);
const overRing =
  (name: string, mode: RingMode, opening: () => Promise<KnownProducts>, count = TRACED) =>
  () =>
    closing(opening(), (model) => traceRing(mode, model, count, printed(name)));
const traces: Readonly<Record<string, () => AsyncIterable<Traces>>> = {
  'veil-traces': overVeil('veil-traces', () => knownUseLite(TRACED_TEXT)),
  'veil-digits-traces': overVeil('veil-digits-traces', () => knownDigits(ALONE_IMAGES)),
  'veil-chat-traces': overVeil('veil-chat-traces', () => knownTiny({ items: 256, rows: 16 })),
  'twin-traces': overRing('twin-traces', 'twin', () => useLiteProducts(TRACED_TEXT)),
  'twin-digits-traces': overRing('twin-digits-traces', 'twin', () => digitsProducts(ALONE_IMAGES)),
  'vault-traces': overRing('vault-traces', 'vault', () => digitsProducts(ALONE_IMAGES)),
  'vault-use-lite-traces': overRing(
    'vault-use-lite-traces',
    'vault',
    () => useLiteProducts(TRACED_TEXT),
    TRACED_IN_VAULT,
  ),
};

/** Whole processes, with all that they keep and publish. */
const meshes: Readonly<Record<string, () => Promise<MeshAssessment | null>>> = {
  'mesh-digits': () => digitsMesh(short ? 3 : 12, { progress: printed('mesh-digits'), check: !short }),
  'mesh-use-lite': () => useLiteMesh(printed('mesh-use-lite')),
  'mesh-smollm2': async () => {
    const path = await fileOf('mesh-smollm2');
    return path === null ? null : await smollm2Mesh(path, printed('mesh-smollm2'));
  },
};

async function* closing<M extends KnownModel>(
  opening: Promise<M>,
  use: (model: M) => Promise<Traces[]>,
): AsyncGenerator<Traces> {
  const model = await opening;
  try {
    yield* await use(model);
  } finally {
    await model.close();
  }
}

const isChosen = ([name]: readonly [string, unknown]): boolean =>
  values.model === undefined || name === values.model;
const chosen = Object.entries(suites).filter(isChosen);
const chosenTraces = Object.entries(traces).filter(isChosen);
const chosenMeshes = Object.entries(meshes).filter(isChosen);
if (chosen.length + chosenTraces.length + chosenMeshes.length === 0) {
  const names = [suites, traces, meshes].flatMap((all) => Object.keys(all));
  process.stderr.write(`no such model; there are: ${names.join(', ')}\n`);
  process.exit(2);
}

if (values.model === undefined) {
  const covered = coverageTable();
  process.stdout.write(
    values.json
      ? `${JSON.stringify({ covered })}\n`
      : `what is attacked, by which part\n\n${tableText(covered)}\n\n`,
  );
}
mkdirSync(values.out, { recursive: true });
let wrong = 0;
const startedAt = performance.now();
const report = (json: object, title: string, tables: readonly Table[], found: readonly string[]): void => {
  wrong += found.length;
  const text = [title, ...tables.map(tableText)].join('\n\n');
  process.stdout.write(
    values.json
      ? `${JSON.stringify(json)}\n`
      : `${text}\n\n${found.map((line) => `  WRONG: ${line}\n`).join('')}`,
  );
};
for (const [name, run] of chosen) {
  process.stderr.write(`${name} ...\n`);
  for (const { assessment } of await run()) {
    const file = `${assessment.mode}-${assessment.model}.svg`.replaceAll(/[^a-z0-9.-]+/gi, '-');
    writeFileSync(join(values.out, file), svgOf(plotOf(assessment)));
    const title = `${assessment.mode}, ${assessment.model}`;
    const tables = [wireTable(assessment), controlTable(assessment)];
    report(jsonOf(assessment), title, tables, verdict(assessment));
  }
}
const commits = await loadIntCommits();
for (const [name, run] of chosenTraces) {
  process.stderr.write(`${name} ...\n`);
  for await (const captured of run()) {
    const found = assessTraces(captured, commits);
    const title = `${found.mode}, ${found.model}, ${found.prompts} prompts asked twice`;
    report(traceJson(found), title, [traceTable(found)], traceVerdict(found));
  }
}
for (const [name, run] of chosenMeshes) {
  process.stderr.write(`${name} ...\n`);
  const found = await run();
  if (found === null) continue;
  const title = `a mesh of processes, ${found.model}, ${found.questions} questions asked twice in each mode`;
  report(meshJson(found), title, [meshTable(found)], meshVerdict(found));
}
process.stderr.write(`all of it took ${((performance.now() - startedAt) / 1_000).toFixed(0)} s\n`);
process.exit(wrong === 0 ? 0 : 1);
