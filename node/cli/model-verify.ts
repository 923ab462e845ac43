/**
 * `veilmesh model verify <name|file>`: whether an imported model's manifest names the cells of its weights; and of a file
 * how far the integer model is from the float model it is made from, on held-out text, with onnxruntime as the float side.
 * @module
 */
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { Command } from 'commander';
import { UsageError } from '../../crypto/core/errors.ts';
import { selectEngine } from '../../models/engine/select.ts';
import type { FloatModel } from '../../models/formats/float-model.ts';
import { importDecoder } from '../../models/quantize/decoder/import.ts';
import { measureQuality, type QualityReport } from '../../models/quantize/quality/measure.ts';
import { GOALS, qualityLine, reportText } from '../../models/quantize/quality/report.ts';
import { HELD_OUT_FILE, windowsOf } from '../../models/quantize/quality/windows.ts';
import { shardsOf } from '../../models/shard/manifest.ts';
import type { Manifest } from '../../models/shard/types.ts';
import { bundleOf } from '../../models/text/from-source.ts';
import { createTextModel } from '../../models/text/text-model.ts';
import type { Config } from '../config/schema.ts';
import { checkKnown } from '../models/by-name.ts';
import { checkCells } from '../models/check-cells.ts';
import { listImported, loadImported } from '../models/imported.ts';
import { SMOLLM2 } from '../models/names.ts';
import { loadOnnxRuntime } from '../models/onnx-runtime.ts';
import { openModelFile } from '../models/open-model.ts';
import { keepQuality } from '../models/quality.ts';
import { obtainSmolLM2 } from '../models/sources/smollm2.ts';
import type { Stages } from '../stages.ts';
import { nowSeconds } from '../tee/clock.ts';
import { contextOf } from './context.ts';

export async function verifyModelFile(given: string, _flags: unknown, command: Command): Promise<void> {
  const { config, out } = contextOf(command);
  const imported = listImported(config.home).find(({ name }) => name === given);
  const cells = imported === undefined ? null : await checkImported(imported, config.home, out);
  if (imported !== undefined && given !== SMOLLM2) {
    const text =
      `${given}: ${cells} cells, as its weights have them\n` +
      `how far it is from its float form: veilmesh model verify <${imported.source}>`;
    out.result({ name: given, cells }, text);
    return;
  }
  const { path, name } = await sourceOf(given, config, out);
  const opened = openModelFile(path);
  try {
    const report = await verifyModel(opened.model, name, config, out);
    if (imported !== undefined) keepQuality(config.home, imported, qualityLine(report), nowSeconds());
    out.result({ ...report, goals: GOALS, ...(cells !== null && { cells }) }, reportText(report));
  } finally {
    opened.close();
  }
}

/**
 * @returns how many cells it has; null for a model that is imported anew before it is served
 * @throws VerificationError MANIFEST_CELLS; UsageError MODEL_DAMAGED
 */
export async function checkImported(
  manifest: Manifest,
  home: string,
  stages: Stages,
): Promise<number | null> {
  const { name } = manifest;
  const stored = await loadImported(home, name, shardsOf(manifest).length, stages);
  if (stored === null) {
    checkKnown(name, home);
    return null;
  }
  const at = performance.now();
  const cells = await checkCells(stored, stages);
  stages.done('cells', `${cells} of ${name} are those of its weights`, at);
  return cells;
}

/** @throws UsageError MODEL_NO_TEXT; UnavailableError ONNXRUNTIME_MISSING; what importDecoder throws */
export async function verifyModel(
  source: FloatModel,
  name: string,
  config: Pick<Config, 'engine' | 'threads'>,
  stages: Stages,
): Promise<QualityReport> {
  const threads = config.threads === 0 ? availableParallelism() : config.threads;
  const runtime = await loadOnnxRuntime(threads); // first: without it nothing else is worth the wait
  const windows = heldOutWindows(source);
  let at = performance.now();
  const { model } = await importDecoder(source, {
    name,
    source: name,
    tokenizer: null,
    closed: false,
    onProgress: ({ what, done, total }) =>
      stages.progress('import', `${what}, ${done} of ${total}${left(at, done, total)}`),
  });
  stages.done('import', `${name} as an integer program`, at);
  const prefer = config.engine === 'auto' ? 'wasm' : config.engine;
  const { engine } = await selectEngine({ prefer, threads });
  at = performance.now();
  try {
    const positions = windows.reduce((sum, window) => sum + window.length, 0);
    const report = await measureQuality({
      source,
      model,
      windows,
      engine,
      runtime,
      onProgress: ({ stage, done, total }) => {
        const rate = (positions * done) / total / ((performance.now() - at) / 1_000);
        stages.progress('compare', `${stage}, ${rate.toFixed(1)} tokens/s${left(at, done, total)}`);
      },
    });
    stages.done('compare', `${report.positions} positions`, at);
    return report;
  } finally {
    await engine.close();
  }
}

function heldOutWindows({ text, config: { context } }: FloatModel): Int32Array[] {
  if (text === null) {
    throw new UsageError('MODEL_NO_TEXT', 'the model comes without a tokenizer, so no text can be scored', {
      hint: 'put tokenizer.json beside it, or name a file that carries one (GGUF)',
    });
  }
  const bundle = { ...bundleOf(text), addBos: false };
  const url = new URL(`../../models/quantize/quality/${HELD_OUT_FILE}`, import.meta.url);
  const ids = createTextModel(bundle).encodeText(readFileSync(url, 'utf8'));
  return windowsOf(ids, context, text.addBos ? text.bos : null);
}

async function sourceOf(
  given: string,
  config: Config,
  stages: Stages,
): Promise<{ readonly path: string; readonly name: string }> {
  if (given === SMOLLM2) {
    const cache = join(config.home, 'cache');
    const source = await obtainSmolLM2({ cache, path: config.smollm2, environment: process.env, stages });
    return { path: source.path, name: SMOLLM2 };
  }
  return { path: given, name: 'model' };
}

function left(startedAt: number, done: number, total: number): string {
  if (done === 0) return '';
  const seconds = ((performance.now() - startedAt) / done) * (total - done);
  return `, ${(seconds / 1_000).toFixed(0)} s left`;
}
