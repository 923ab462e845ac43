/**
 * onnxruntime-node, where somebody installed it: the independent float implementation of `model verify`.
 *
 * It is not a dependency: its package carries the native libraries of six platforms, 288 MB unpacked, for a command
 * that few people run.
 * @module
 */
import { UnavailableError } from '../../crypto/core/errors.ts';
import type { GraphRuntime } from '../../models/quantize/quality/reference.ts';

const PACKAGE = 'onnxruntime-node';
const VERSION = '1.30.0';
const INSTALL = `npm install --no-save --ignore-scripts ${PACKAGE}@${VERSION}`;

/** As much of its interface as is used here. */
export interface OnnxRuntime {
  readonly env: { readonly versions: { readonly node?: string } };
  readonly Tensor: new (
    type: string,
    data: Float32Array | Int32Array | Uint8Array,
    shape: readonly number[],
  ) => unknown;
  readonly InferenceSession: {
    create(
      model: Uint8Array,
      options: object,
    ): Promise<{
      run(
        inputs: object,
        outputs: readonly string[],
      ): Promise<Record<string, { readonly data: Float32Array | Int32Array }>>;
      release(): Promise<void>;
    }>;
  };
}

/** @param threads 0 for one a core @throws UnavailableError ONNXRUNTIME_MISSING | ONNXRUNTIME_FAILED */
export async function loadOnnxRuntime(threads: number): Promise<GraphRuntime> {
  const { InferenceSession, Tensor, env } = await importOnnxRuntime();
  return {
    name: `${PACKAGE} ${env.versions.node ?? VERSION}`,
    async open(graph) {
      const session = await InferenceSession.create(graph, {
        intraOpNumThreads: threads,
        logSeverityLevel: 3,
        executionProviders: ['cpu'],
      });
      return {
        async run(inputs) {
          const tensors = Object.entries(inputs).map(([name, { data, shape }]) => {
            const type = data instanceof Float32Array ? 'float32' : 'int32';
            return [name, new Tensor(type, data, shape)] as const;
          });
          return (await session.run(Object.fromEntries(tensors), ['y'])).y!.data as Float32Array;
        },
        close: () => session.release(),
      };
    },
  };
}

/** The package itself, for measurements. @throws UnavailableError ONNXRUNTIME_MISSING | ONNXRUNTIME_FAILED */
export async function importOnnxRuntime(): Promise<OnnxRuntime> {
  const name: string = PACKAGE; // not a literal: the package need not be there when types are checked
  try {
    const module = (await import(name)) as OnnxRuntime & { readonly default?: OnnxRuntime };
    return module.default ?? module;
  } catch (cause) {
    const missing = (cause as { code?: string }).code === 'ERR_MODULE_NOT_FOUND';
    throw missing
      ? new UnavailableError('ONNXRUNTIME_MISSING', `${PACKAGE} is not installed`, {
          details: { package: `${PACKAGE}@${VERSION}` },
          hint: INSTALL,
          cause,
        })
      : new UnavailableError('ONNXRUNTIME_FAILED', `${PACKAGE} is installed but cannot be loaded`, {
          details: { reason: cause instanceof Error ? cause.message : String(cause) },
          hint: INSTALL,
          cause,
        });
  }
}
