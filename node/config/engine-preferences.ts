/**
 * Engine names a person may ask for.
 * @module
 */
export const ENGINE_PREFERENCES = ['auto', 'wasm', 'tfjs-gpu', 'tfjs-wasm', 'tfjs-cpu', 'reference'] as const;
export type EnginePreference = (typeof ENGINE_PREFERENCES)[number];
