/**
 * A network, which is no decoder, from a file of any format known here.
 * @module
 */
import type { ByteFile, OpenFile } from './byte-file.ts';
import { detectFormat } from './detect.ts';
import type { FloatNetwork } from './float-network.ts';
import type { NetworkPlan } from './network/plan.ts';
import { planOnnx, readOnnxNetwork } from './onnx/network.ts';
import { readOnnx } from './onnx/read.ts';
import { planTfjs, readTfjsNetwork } from './tfjs/network.ts';
import { readTfjs } from './tfjs/read.ts';

export interface OpenedNetwork {
  readonly plan: NetworkPlan;
  /** @throws UsageError where the plan names unknown operators, and what the format's reader throws */
  network(): FloatNetwork;
}

/**
 * Null for a file of another format.
 * @param beside gives files of the same folder by name
 * @throws UsageError ONNX_* | TFJS_* | FILE_*
 */
export function openNetwork(file: ByteFile, beside: OpenFile): OpenedNetwork | null {
  const format = detectFormat(file);
  if (format === 'onnx') {
    const model = readOnnx(file);
    return { plan: planOnnx(model), network: () => readOnnxNetwork(model) };
  }
  if (format === 'tfjs') {
    const model = readTfjs(file, beside);
    return { plan: planTfjs(model), network: () => readTfjsNetwork(model) };
  }
  return null;
}
