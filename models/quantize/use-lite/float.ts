/**
 * USE-lite in floating point, plainly: it serves calibration, and a test compares it with the original graph run
 * by TensorFlow.js.
 * @module
 */
import { cos, exp, sin, tanh } from '../portable-math.ts';
import { type Dense, HEADS, type Layer, NORM_EPSILON, type Norm, type UseLite } from './source.ts';

/** Sees activations by name, row-major, as they are made. */
export type Observe = (name: string, values: Float64Array, width: number) => void;

/** Input of layer 0, [ids.length, width]: twice the embedding plus the timing signal. */
export function embedTokens(model: UseLite, ids: readonly number[]): Float64Array {
  const { width, embeddings } = model;
  const x = timingSignal(model, ids.length);
  ids.forEach((id, row) => {
    for (let c = 0; c < width; c++) x[row * width + c]! += 2 * embeddings[id * width + c]!;
  });
  return x;
}

/** [rows, width]: sin(row * f) in the first half of the width, cos in the second. */
export function timingSignal({ width, frequencies }: UseLite, rows: number): Float64Array {
  const half = width / 2;
  return Float64Array.from({ length: rows * width }, (_, i) => {
    const angle = Math.floor(i / width) * frequencies[i % half]!;
    return i % width < half ? sin(angle) : cos(angle);
  });
}

/** The 512 values after tanh; the graph's output is this vector divided by its Euclidean norm. */
export function runFloat(model: UseLite, ids: readonly number[], observe: Observe = () => {}): Float64Array {
  const rows = ids.length;
  let x = embedTokens(model, ids);
  model.layers.forEach((layer, index) => {
    const see: Observe = (name, values, width) => observe(`l${index}.${name}`, values, width);
    x = runLayer(layer, x, rows, see);
  });
  const width = model.hidden.dIn;
  const pooled = new Float64Array(width);
  x.forEach((value, i) => {
    pooled[i % width]! += value / rows;
  });
  observe('pooled', pooled, width);
  const hidden = multiply(model.hidden, pooled);
  observe('hidden', hidden, model.hidden.dOut);
  return hidden.map(tanh);
}

function runLayer(layer: Layer, x: Float64Array, rows: number, observe: Observe): Float64Array {
  const { qkv, adjust, output, expand, contract } = layer;
  observe('narrow', x, qkv.dIn);
  const normed = normalise(layer.attentionNorm, x, qkv.dIn);
  observe('norm1', normed, qkv.dIn);
  const fused = multiply(qkv, normed);
  observe('qkv', fused, qkv.dOut);
  const mixed = attend(fused, rows, qkv.dOut / 3);
  observe('attention', mixed, output.dIn);
  const residual = adjust === null ? x : multiply(adjust, x);
  const middle = sum(multiply(output, mixed), residual);
  observe('middle', middle, output.dOut);
  const normed2 = normalise(layer.feedForwardNorm, middle, expand.dIn);
  observe('norm2', normed2, expand.dIn);
  const inner = multiply(expand, normed2).map((value) => Math.max(0, value));
  observe('inner', inner, expand.dOut);
  const out = sum(multiply(contract, inner), middle);
  observe('out', out, contract.dOut);
  return out;
}

/** Rows of `x` times the matrix, plus the bias. */
export function multiply({ dIn, dOut, weight, bias }: Dense, x: Float64Array): Float64Array {
  const rows = x.length / dIn;
  const y = new Float64Array(rows * dOut);
  for (let r = 0; r < rows; r++) {
    const row = y.subarray(r * dOut, (r + 1) * dOut);
    row.set(bias);
    for (let k = 0; k < dIn; k++) {
      const value = x[r * dIn + k]!;
      if (value === 0) continue;
      const at = k * dOut;
      for (let j = 0; j < dOut; j++) row[j]! += value * weight[at + j]!;
    }
  }
  return y;
}

function normalise({ scale, bias }: Norm, x: Float64Array, width: number): Float64Array {
  const y = new Float64Array(x.length);
  for (let from = 0; from < x.length; from += width) {
    const row = x.subarray(from, from + width);
    const mean = row.reduce((total, value) => total + value, 0) / width;
    const variance = row.reduce((total, value) => total + (value - mean) ** 2, 0) / width;
    const factor = 1 / Math.sqrt(variance + NORM_EPSILON);
    for (let c = 0; c < width; c++) y[from + c] = (row[c]! - mean) * factor * scale[c]! + bias[c]!;
  }
  return y;
}

/** Bidirectional attention over all rows; q scaled by headDim^-1/2 as the graph does. */
function attend(fused: Float64Array, rows: number, width: number): Float64Array {
  const headDim = width / HEADS;
  const stride = 3 * width;
  const out = new Float64Array(rows * width);
  for (let h = 0; h < HEADS; h++) {
    for (let i = 0; i < rows; i++) {
      const q = i * stride + h * headDim;
      const scores = Float64Array.from({ length: rows }, (_, j) => {
        const k = j * stride + width + h * headDim;
        let dot = 0;
        for (let d = 0; d < headDim; d++) dot += fused[q + d]! * fused[k + d]!;
        return dot / Math.sqrt(headDim);
      });
      const top = scores.reduce((best, s) => Math.max(best, s), Number.NEGATIVE_INFINITY);
      const weights = scores.map((s) => exp(s - top));
      const total = weights.reduce((a, b) => a + b, 0);
      for (let j = 0; j < rows; j++) {
        const share = weights[j]! / total;
        const v = j * stride + 2 * width + h * headDim;
        for (let d = 0; d < headDim; d++) out[i * width + h * headDim + d]! += share * fused[v + d]!;
      }
    }
  }
  return out;
}

const sum = (a: Float64Array, b: Float64Array): Float64Array => a.map((value, i) => value + b[i]!);
