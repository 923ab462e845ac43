/**
 * Brings up one TensorFlow.js backend in Node. tfjs keeps one active backend a process, so whoever computes
 * switches to its own first.
 * @module
 */
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import * as tf from '@tensorflow/tfjs-core';
import { UnavailableError } from '../../../crypto/core/errors.ts';

export type TfjsBackend = 'cpu' | 'wasm' | 'gpu';

/** tfjs' own names. */
const NAMES = { cpu: 'cpu', wasm: 'wasm', gpu: 'tensorflow' } as const;

const GPU_PACKAGE: string = '@tensorflow/tfjs-node-gpu';

let starting: Promise<void> = Promise.resolve();

/**
 * Starts backends one after another: tfjs abandons a start when another begins.
 * @throws UnavailableError ENGINE_UNAVAILABLE with the first line of the reason; nothing else is affected
 */
export function startBackend(backend: TfjsBackend): Promise<void> {
  const started = starting.then(() => start(backend));
  starting = started.catch(() => {});
  return started;
}

async function start(backend: TfjsBackend): Promise<void> {
  tf.enableProdMode(); // no advertisement on stderr
  try {
    await registerBackend(backend);
    if (!(await tf.setBackend(NAMES[backend])))
      throw new Error(`the ${NAMES[backend]} backend does not start`);
    if (backend === 'gpu') assertGpu();
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    const reason = message.trim().split('\n', 1)[0]!.trim();
    throw new UnavailableError('ENGINE_UNAVAILABLE', `tfjs-${backend} cannot run here: ${reason}`, {
      details: { engine: `tfjs-${backend}`, reason },
      hint: 'the wasm engine needs none of this: veilmesh status',
      cause,
    });
  }
}

/**
 * Makes a started backend the active one, at once: for such a backend `setBackend` does all its work before it
 * returns its promise. The caller must not await between this and its last tensor.
 */
export function activate(backend: TfjsBackend): void {
  if (tf.getBackend() !== NAMES[backend]) void tf.setBackend(NAMES[backend]);
}

async function registerBackend(backend: TfjsBackend): Promise<void> {
  switch (backend) {
    case 'cpu':
      await import('@tensorflow/tfjs-backend-cpu');
      return;
    case 'wasm': {
      const { setWasmPaths } = await import('@tensorflow/tfjs-backend-wasm');
      const entry = createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm');
      setWasmPaths(`${dirname(entry)}/`);
      return;
    }
    case 'gpu':
      await restoreUtil();
      await import(GPU_PACKAGE);
  }
}

/** tfjs-node still calls a function that Node 23 removed. */
async function restoreUtil(): Promise<void> {
  const util = (await import('node:util')).default as { isNullOrUndefined?: (value: unknown) => boolean };
  util.isNullOrUndefined ??= (value) => value === null || value === undefined;
}

/** Without a device the package computes on the CPU, slower than the wasm engine. */
function assertGpu(): void {
  const { isUsingGpuDevice } = tf.backend() as { isUsingGpuDevice?: boolean };
  if (isUsingGpuDevice !== true) throw new Error('TensorFlow sees no GPU');
}
