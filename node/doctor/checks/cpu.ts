/**
 * Cores, and the WebAssembly features that the fast engine is compiled for.
 * @module
 */
import { type Outcome, ok, warning } from '../types.ts';

export interface CpuFacts {
  readonly cores: number;
  /** Setting `threads`; 0 means one a core. */
  readonly threads: number;
  /** WebAssembly.validate, or a stand-in for it. */
  readonly validate: (module: Uint8Array<ArrayBuffer>) => boolean;
}

const HEADER = [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00];
/** type section: () -> v128; function section: one function of that type */
const ONE_VECTOR_FUNCTION = [0x01, 0x05, 0x01, 0x60, 0x00, 0x01, 0x7b, 0x03, 0x02, 0x01, 0x00];

/** The smallest module that uses a feature: a runtime without it refuses the bytes. */
const MODULES = {
  // i32.const 0, i8x16.splat, i8x16.popcnt
  simd: [
    ...HEADER,
    ...ONE_VECTOR_FUNCTION,
    ...[0x0a, 0x0a, 0x01, 0x08, 0x00, 0x41, 0x00, 0xfd, 0x0f, 0xfd, 0x62, 0x0b],
  ],
  // i32.const 1, i8x16.splat, i32.const 2, i8x16.splat, i8x16.relaxed_swizzle
  relaxedSimd: [
    ...HEADER,
    ...ONE_VECTOR_FUNCTION,
    ...[0x0a, 0x0f, 0x01, 0x0d, 0x00, 0x41, 0x01, 0xfd, 0x0f, 0x41, 0x02, 0xfd, 0x0f, 0xfd, 0x80, 0x02, 0x0b],
  ],
  // () -> (), a shared memory of one page, and i32.const 0, i32.atomic.load, drop
  threads: [
    ...HEADER,
    ...[0x01, 0x04, 0x01, 0x60, 0x00, 0x00, 0x03, 0x02, 0x01, 0x00, 0x05, 0x04, 0x01, 0x03, 0x01, 0x01],
    ...[0x0a, 0x0b, 0x01, 0x09, 0x00, 0x41, 0x00, 0xfe, 0x10, 0x02, 0x00, 0x1a, 0x0b],
  ],
} as const;
export type WasmFeature = keyof typeof MODULES;

export const wasmModule = (feature: WasmFeature): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(MODULES[feature]);

export function checkCpu({ cores, threads, validate }: CpuFacts): Outcome[] {
  const has = (feature: WasmFeature): boolean => validate(wasmModule(feature));
  const outcomes: Outcome[] = [];
  const missing = [has('simd') ? [] : ['SIMD'], has('threads') ? [] : ['threads']].flat();
  if (missing.length > 0) {
    outcomes.push(
      warning(
        'WASM_FEATURE_MISSING',
        'the fast engine cannot run',
        `WebAssembly here lacks ${missing.join(' and ')}; a slower engine computes the same bits`,
        'start without flags that turn these off (NODE_OPTIONS), or ask for another engine: veilmesh doctor --engine tfjs-cpu',
      ),
    );
  }
  if (threads > cores) {
    outcomes.push(
      warning(
        'THREADS_EXCEED_CORES',
        'more compute threads than cores',
        `${threads} threads wait for each other on ${plural(cores, 'core')}`,
        'take one a core: veilmesh doctor --threads 0',
      ),
    );
  }
  if (outcomes.length > 0) return outcomes;
  const relaxed = has('relaxedSimd') ? 'relaxed SIMD' : 'no relaxed SIMD';
  return [ok('CPU_OK', plural(cores, 'core'), `WebAssembly with SIMD, threads, ${relaxed}`)];
}

const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
