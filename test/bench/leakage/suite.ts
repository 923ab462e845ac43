/**
 * Captures and assessments as the gate and the long form ask for them.
 * @module
 */
import { type Assessment, assess } from './assess.ts';
import { type Capture, captureVeil } from './capture.ts';
import { captureRing, twinSupplier } from './capture-ring.ts';
import type { KnownModel, KnownProducts } from './models.ts';
import { sessionsOf, type Volume } from './plan.ts';
import { type Practice, prepare } from './practice.ts';

/** How often every candidate stands in the attacker's own prompts, where states depend on neighbours. */
export const RUNS = { none: 1, all: 4, before: 16 } as const;

export interface Examined {
  readonly capture: Capture;
  readonly assessment: Assessment;
}

export const practise = (model: KnownModel): Promise<Practice> => prepare(model, RUNS[model.context]);

/** The model is closed afterwards. */
export async function examineVeil(model: KnownModel, volume: Volume): Promise<Examined> {
  try {
    const capture = await captureVeil(model, sessionsOf(model, volume));
    return { capture, assessment: await assess(model, await practise(model), capture) };
  } finally {
    await model.close();
  }
}

/** What chain A sees, chain B, or both. The model is closed afterwards. */
export async function examineTwin(
  model: KnownProducts,
  volume: Volume,
  sides: readonly ('host' | 'corrections')[] = ['host', 'corrections'],
): Promise<Examined[]> {
  try {
    const captured = await captureRing('twin', model, sessionsOf(model, volume), twinSupplier());
    const practice = await practise(model);
    const examined: Examined[] = [];
    for (const side of sides) {
      const capture = captured[side];
      examined.push({ capture, assessment: await assess(model, practice, capture) });
    }
    return examined;
  } finally {
    await model.close();
  }
}
