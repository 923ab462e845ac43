/**
 * `model verify`: the integer model beside the float model it was made from, on held-out text, layer by layer.
 *
 * Both models walk through the layers side by side, each on its own residual rows, so errors pile up as they do in use;
 * neither is ever in memory as a whole besides the weights that were there already.
 * @module
 */
import type { Engine, LoadedProgram } from '../../engine/types.ts';
import type { FloatModel } from '../../formats/float-model.ts';
import { type ModelPart, splitModel, type WholeModel } from '../../shard/split.ts';
import { FRAC } from '../decoder/grid.ts';
import { embedRows, type GraphRuntime, openHead, openLayer } from './reference.ts';
import { createScoreCounter, meanRowError, type Scores } from './statistics.ts';

export interface QualityTask {
  readonly source: FloatModel;
  /** The open form of it: client embeds and reads logits. */
  readonly model: WholeModel;
  /** Texts that start from nothing, each at most as long as the model's context. */
  readonly windows: readonly Int32Array[];
  readonly engine: Engine;
  readonly runtime: GraphRuntime;
  onProgress?(progress: QualityProgress): void;
}

/** Work is counted in layers of windows; the head counts as HEAD_WORK layers. */
export interface QualityProgress {
  readonly stage: string;
  readonly done: number;
  readonly total: number;
}

export interface QualityReport extends Scores {
  readonly model: string;
  readonly reference: string;
  readonly engine: string;
  /** Number format of the weights as they came: what both models start from. */
  readonly weightFormat: string;
  readonly windows: number;
  /** Relative error of the residual rows behind each layer. */
  readonly layers: readonly LayerError[];
  /** The layers that add most, worst first. */
  readonly worst: readonly LayerError[];
}

export interface LayerError {
  readonly layer: number;
  /** Mean over rows of |integer − float| / |float|. */
  readonly error: number;
  /** By how much it is above the layer before. */
  readonly added: number;
}

const WORST = 5;
const HEAD_WORK = 6;

export async function measureQuality(task: QualityTask): Promise<QualityReport> {
  const { source, model, windows, engine, runtime } = task;
  const { config } = source;
  const positions = Math.max(...windows.map((window) => window.length));
  const total = windows.length * (config.layers + HEAD_WORK);
  let done = 0;
  const report = (stage: string, work: number): void => {
    done += work;
    task.onProgress?.({ stage, done, total });
  };

  const [embed, ...rest] = splitModel(model, layerCuts(model));
  const head = rest.pop()!;
  report('embedding', 0);
  const float = windows.map((window) => embedRows(source, window));
  let integer = await runPart(engine, embed!, windows);
  const layers: LayerError[] = [];
  for (const [layer, part] of rest.entries()) {
    integer = await runPart(engine, part, integer);
    const stage = await openLayer(runtime, source, layer, positions);
    for (const [w, rows] of float.entries()) {
      float[w] = await stage.run(rows);
      report(`layer ${layer}`, 1);
    }
    await stage.close();
    const errors = float.map((rows, w) => meanRowError(real(integer[w]!), rows, config.width));
    const error = errors.reduce((sum, value) => sum + value, 0) / errors.length;
    layers.push({ layer, error, added: error - (layers.at(-1)?.error ?? 0) });
  }

  const counter = createScoreCounter();
  const stage = await openHead(runtime, source);
  const loaded = await engine.load(head.program, head.weights);
  const { vocabulary } = config;
  for (const [w, window] of windows.entries()) {
    const theirs = await stage.run(float[w]!);
    const ours = await runWindow(loaded, head, integer[w]!);
    for (let r = 0; r + 1 < window.length; r++) {
      const [from, to] = [r * vocabulary, (r + 1) * vocabulary];
      counter.add(theirs.subarray(from, to), real(ours.subarray(from, to)), window[r + 1]!);
    }
    report('head', HEAD_WORK);
  }
  loaded.unload();
  await stage.close();
  return {
    model: model.program.name,
    reference: runtime.name,
    engine: engine.name,
    weightFormat: source.weightFormat,
    windows: windows.length,
    ...counter.scores(),
    layers,
    worst: [...layers].sort((a, b) => b.added - a.added).slice(0, WORST),
  };
}

/** Behind every layer but the last: its value is the only one alive there. */
function layerCuts({ program, hopOps: [from, to] }: WholeModel): number[] {
  const cuts: number[] = [];
  for (let i = from; i < to - 1; i++) if (/^l\d+\.out$/.test(program.ops[i]!.out)) cuts.push(i + 1);
  return cuts;
}

/** The windows through a part that is loaded for them alone. */
async function runPart(
  engine: Engine,
  part: ModelPart,
  windows: readonly Int32Array[],
): Promise<Int32Array[]> {
  const loaded = await engine.load(part.program, part.weights);
  const results: Int32Array[] = [];
  for (const window of windows) results.push(await runWindow(loaded, part, window));
  loaded.unload();
  return results;
}

/** A window as a sequence of its own, in steps of as many rows as the program takes. */
async function runWindow(
  loaded: LoadedProgram,
  { program: { maxRows }, in: { width } }: ModelPart,
  window: Int32Array,
): Promise<Int32Array> {
  const rows = window.length / width;
  const sequence = loaded.open(rows);
  const chunks: Int32Array[] = [];
  for (let from = 0; from < rows; from += maxRows) {
    const input = window.subarray(from * width, (from + maxRows) * width);
    chunks.push(...(await loaded.run([{ sequence, input, rows: input.length / width }])));
  }
  sequence.close();
  return joined(chunks);
}

function joined(chunks: readonly Int32Array[]): Int32Array {
  const result = new Int32Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    result.set(chunk, at);
    at += chunk.length;
  }
  return result;
}

/** Fixed point to real. */
const real = (values: Int32Array): Float32Array => Float32Array.from(values, (value) => value / 2 ** FRAC);
