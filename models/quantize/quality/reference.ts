/**
 * The float model run by somebody else's code: what the integer model is measured against.
 *
 * One layer is in memory at a time, so the reference needs no more than the model's largest matrix.
 * @module
 */
import type { FloatModel } from '../../formats/float-model.ts';
import { headGraph, layerGraph } from './onnx/layer.ts';

/** Runs ONNX graphs; node/models/onnx-runtime.ts makes one. */
export interface GraphRuntime {
  /** e.g. 'onnxruntime-node 1.30.0' */
  readonly name: string;
  open(graph: Uint8Array): Promise<GraphSession>;
}

export interface GraphSession {
  /** @returns the output `y` */
  run(inputs: Readonly<Record<string, GraphTensor>>): Promise<Float32Array>;
  close(): Promise<void>;
}

export interface GraphTensor {
  readonly data: Float32Array | Int32Array;
  readonly shape: readonly number[];
}

/** Residual rows of the tokens before the first layer. */
export function embedRows(model: FloatModel, ids: Int32Array): Float32Array {
  const { width } = model.config;
  const table = model.tensor('embed');
  const positions = model.has('positions') ? model.tensor('positions') : null;
  const rows = new Float32Array(ids.length * width);
  for (const [r, id] of ids.entries()) {
    for (let c = 0; c < width; c++)
      rows[r * width + c] = table[id * width + c]! + (positions?.[r * width + c] ?? 0);
  }
  return rows;
}

/** Rows in, rows out; close it before the next is opened. */
export interface FloatStage {
  run(rows: Float32Array): Promise<Float32Array>;
  close(): Promise<void>;
}

export async function openLayer(
  runtime: GraphRuntime,
  model: FloatModel,
  layer: number,
  positions: number,
): Promise<FloatStage> {
  const session = await runtime.open(layerGraph(model, layer, positions));
  return {
    run: (rows) => {
      const count = rows.length / model.config.width;
      return session.run({
        x: { data: rows, shape: [count, model.config.width] },
        last: { data: Int32Array.of(count - 1), shape: [1] },
        rows: { data: Int32Array.of(count), shape: [] },
      });
    },
    close: () => session.close(),
  };
}

export async function openHead(runtime: GraphRuntime, model: FloatModel): Promise<FloatStage> {
  const session = await runtime.open(headGraph(model));
  const { width } = model.config;
  return {
    run: (rows) => session.run({ x: { data: rows, shape: [rows.length / width, width] } }),
    close: () => session.close(),
  };
}
