/**
 * A receipt's steps gathered for people: six questions, each passed, failed, or pending, with the reason.
 * @module
 */
import type { ReceiptStep } from './verify.ts';

export type PartName = 'evidence' | 'measurement' | 'keys' | 'claims chain' | 'commitments' | 'settlement';

export interface ReceiptPart {
  readonly name: PartName;
  /** pending: nothing is wrong, and something is not shown, or was not looked at because something before it failed. */
  readonly state: 'passed' | 'pending' | 'failed';
  /** Of the step that decides. */
  readonly reason: string;
  readonly steps: readonly ReceiptStep[];
}

/** Which steps answer which question. */
export const PART_STEPS: Readonly<Record<PartName, readonly ReceiptStep['name'][]>> = {
  evidence: ['evidence', 'age'],
  measurement: ['measurement'],
  keys: ['keys'],
  'claims chain': ['canonical', 'client-signature', 'manifest', 'claims'],
  commitments: ['commitments', 'checks'],
  settlement: ['deployment', 'vouchers', 'inclusion', 'rollup-state', 'finality', 'payment', 'block'],
};

/** Every step is in one part. */
export const partsOf = (steps: readonly ReceiptStep[]): ReceiptPart[] =>
  Object.entries(PART_STEPS).map(([name, of]): ReceiptPart => {
    const own = steps.filter((step) => of.includes(step.name));
    const failed = own.find(({ state }) => state === 'failed');
    const open = own.find(({ state }) => state !== 'passed');
    const [state, reason] =
      failed !== undefined
        ? (['failed', `${failed.name}: ${failed.detail}`] as const)
        : open !== undefined
          ? (['pending', `${open.name}: ${open.detail}`] as const)
          : (['passed', own[0]?.detail ?? ''] as const);
    return { name: name as PartName, state, reason, steps: own };
  });
