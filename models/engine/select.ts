/**
 * Which engine a process computes with, and why: `veilmesh status` shows this report.
 * @module
 */
import { asVeilmeshError, UnavailableError } from '../../crypto/core/errors.ts';
import { createReferenceEngine } from '../program/reference.ts';
import { admit } from './conformance.ts';
import type { TfjsBackend } from './tfjs/backend.ts';
import type { Engine } from './types.ts';
import { createWasmEngine } from './wasm/engine.ts';

export const ENGINE_NAMES = ['wasm', 'tfjs-gpu', 'tfjs-wasm', 'tfjs-cpu', 'reference'] as const;
export type EngineName = (typeof ENGINE_NAMES)[number];

export interface EngineReport {
  readonly name: string;
  readonly state: 'chosen' | 'refused' | 'unavailable';
  /** One sentence for a person. */
  readonly reason: string;
}

export interface EngineOptions {
  /** The engine to try first. */
  readonly prefer?: EngineName;
  /** Threads of the wasm engine. */
  readonly threads?: number;
  /** How engines are made; tests put a broken one in. */
  readonly create?: (name: EngineName, threads: number) => Promise<Engine>;
}

/** Order of trial behind the preferred one. The GPU is for those who ask for it: starting it takes seconds. */
const FALLBACKS: readonly EngineName[] = ['wasm', 'tfjs-wasm', 'reference'];

/**
 * Makes and admits engines in order until one passes. The caller closes it.
 * @throws UnavailableError ENGINE_NONE when every engine is refused or unavailable
 */
export async function selectEngine({
  prefer = 'wasm',
  threads = 1,
  create = createEngine,
}: EngineOptions = {}): Promise<{ engine: Engine; report: readonly EngineReport[] }> {
  const report: EngineReport[] = [];
  for (const name of new Set([prefer, ...FALLBACKS])) {
    const engine = await create(name, threads).catch((error: unknown) => {
      report.push({ name, state: 'unavailable', reason: asVeilmeshError(error).message });
      return null;
    });
    if (engine === null) continue;
    const admission = await admit(engine);
    if (admission.admitted) {
      const ms = Math.round(admission.ms);
      const reason = `agrees with the reference on ${admission.cases} cases (${ms} ms), ${threadsOf(engine)}`;
      report.push({ name, state: 'chosen', reason });
      return { engine, report };
    }
    report.push({ name, state: 'refused', reason: admission.reason });
    await engine.close();
  }
  throw new UnavailableError('ENGINE_NONE', 'no engine on this machine computes what the reference does', {
    details: { refused: report.map(({ name, reason }) => `${name}: ${reason}`) },
    hint: 'veilmesh doctor --json',
  });
}

const threadsOf = ({ threads }: Engine): string => (threads === 1 ? '1 thread' : `${threads} threads`);

async function createEngine(name: EngineName, threads: number): Promise<Engine> {
  if (name === 'wasm') return await createWasmEngine({ threads });
  if (name === 'reference') return createReferenceEngine();
  const { createTfjsEngine } = await import('./tfjs/engine.ts'); // tfjs is large: only who asks loads it
  return await createTfjsEngine(name.slice('tfjs-'.length) as TfjsBackend);
}
