/**
 * Captures and assessments as the gate and the long form ask for them.
 * @module
 */
import { type Assessment, assess } from './assess.ts';
import { type Capture, captureVeil } from './capture.ts';
import { captureRing, type RingMode } from './capture-ring.ts';
import { type KnownModel, type KnownProducts, useLiteProducts } from './models.ts';
import { sessionsOf, type Volume } from './plan.ts';
import { type Practice, prepare } from './practice.ts';
import { silent } from './progress.ts';
import { attackWhole } from './whole.ts';

/** How often every candidate stands in the attacker's own prompts, where states depend on neighbours. */
export const RUNS = { none: 1, all: 4, before: 8 } as const;

export interface Examined {
  readonly capture: Capture;
  readonly assessment: Assessment;
}

export const practise = (model: KnownModel, progress = silent): Promise<Practice> =>
  prepare(model, RUNS[model.context], progress);

/** The model is closed afterwards. @param wholeTo last layer at which its whole vocabulary is tried too */
export async function examineVeil(
  model: KnownModel,
  volume: Volume,
  progress = silent,
  wholeTo: number | null = null,
): Promise<Examined> {
  try {
    const capture = await captureVeil(model, sessionsOf(model, volume), progress);
    const practice = await practise(model, progress);
    const assessment = await assess(model, practice, capture, { progress });
    if (wholeTo === null) return { capture, assessment };
    const { tallies, controls } = await attackWhole(model, capture, wholeTo, progress);
    return {
      capture,
      assessment: {
        ...assessment,
        tallies: [...assessment.tallies, ...tallies],
        controls: [...assessment.controls, ...controls],
      },
    };
  } finally {
    await model.close();
  }
}

/** Everybody who sees something of it, in each mode. The model is closed afterwards. */
export async function examineRing(
  modes: readonly RingMode[],
  model: KnownProducts,
  volume: Volume,
  progress = silent,
): Promise<Examined[]> {
  try {
    const practice = await practise(model, progress);
    const examined: Examined[] = [];
    for (const mode of modes) {
      const { host, corrections } = await captureRing(mode, model, sessionsOf(model, volume), progress);
      for (const capture of corrections === null ? [host] : [host, corrections]) {
        const like = examined[0]?.assessment;
        examined.push({ capture, assessment: await assess(model, practice, capture, { like, progress }) });
      }
    }
    return examined;
  } finally {
    await model.close();
  }
}

/** Inputs of seven products of the sentence encoder. */
export const USE_LITE_OPS = [
  ...['l0.adjust', 'l0.qkv', 'l0.output', 'l0.inner', 'l0.contract'],
  ...['l1.qkv', 'l1.inner'],
];

/** A row of them takes a quarter of a second to correct: over so many products these are just enough rows. */
const IN_VAULT: Volume = { many: 2, alone: 32, together: 4 };

/** Minutes of corrections. */
export const examineUseLiteInVault = async (progress = silent): Promise<Examined[]> =>
  examineRing(['vault'], await useLiteProducts({ items: 1_000, rows: 16 }, USE_LITE_OPS), IN_VAULT, progress);
