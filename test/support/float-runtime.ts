/**
 * The float reference, which is an optional package: for tests that say so and are skipped where it is not installed.
 * @module
 */
import { asVeilmeshError } from '../../crypto/core/errors.ts';
import type { GraphRuntime } from '../../models/quantize/quality/reference.ts';
import { loadOnnxRuntime } from '../../node/models/onnx-runtime.ts';

/** With one thread. @returns why there is none, where it is not installed @throws whatever else is wrong with it */
export async function floatRuntime(): Promise<GraphRuntime | string> {
  return await loadOnnxRuntime(1).catch((thrown: unknown) => {
    const { code, message, hint } = asVeilmeshError(thrown);
    if (code !== 'ONNXRUNTIME_MISSING') throw thrown;
    return `${message}: ${hint}`;
  });
}
