/**
 * BLS12-381's Fr and G1 on our own WebAssembly (wasm/), for what mcl is too slow for: long vectors over Fr,
 * transforms, multi-scalar multiplications and fixed-base tables. Pairings stay with mcl (poea/mcl.ts).
 * @module
 */
import { createFr, type Fr } from './fr.ts';
import { createG1, type G1 } from './g1.ts';
import { type Instance, instantiateCurve } from './instance.ts';

export type { Fr, FrVector } from './fr.ts';
export type { G1, G1Vector, Point } from './g1.ts';

export interface Curve {
  readonly fr: Fr;
  readonly g1: G1;
  /** Vectors made while `work` runs are freed when it returns; nests. */
  scope<T>(work: () => T): T;
  /** What vectors' addresses are in. */
  readonly instance: Instance;
}

let loading: Promise<Curve> | undefined;

/** This thread's instance, made once. */
export function loadCurve(): Promise<Curve> {
  loading ??= createCurve();
  return loading;
}

/** An instance of its own, with its own memory. */
export async function createCurve(): Promise<Curve> {
  const instance = await instantiateCurve();
  return { fr: createFr(instance), g1: createG1(instance), scope: instance.scope, instance };
}
