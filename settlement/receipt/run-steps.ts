/**
 * Verifies a receipt of any kind step by step: what each step found, what the chain does not show yet, and the first failure.
 * @module
 */
import { asVeilmeshError, InternalError, type VeilmeshError } from '../../crypto/core/errors.ts';

export interface VerifiedStep<Name extends string> {
  readonly name: Name;
  /** pending: somebody's word that the chain does not show yet. */
  readonly state: 'passed' | 'pending' | 'failed' | 'skipped';
  /** What holds, what does not, or why it was not looked at. */
  readonly detail: string;
  /** Of the failure. */
  readonly code?: string;
}

/** What is so far only somebody's word, and will be shown later. */
export interface Pending {
  readonly pending: string;
}

/** Throws a coded error, or says in words what holds; null where there is nothing to look at. */
export interface StepCheck<Name extends string, Findings> {
  readonly name: Name;
  /** Checks without whose findings this one means nothing; one that is pending has not failed. */
  readonly needs: readonly Name[];
  readonly run: (findings: Findings) => string | Pending | null | Promise<string | Pending | null>;
}

export interface VerifiedSteps<Name extends string> {
  readonly steps: readonly VerifiedStep<Name | 'canonical'>[];
  /** The first failure. */
  readonly error: VeilmeshError | null;
}

/** Told of each step when it ends, before the next one begins. */
export type OnStep = (step: VerifiedStep<string>) => void;

/**
 * The checks in order, behind that the receipt is one; a check whose needs do not stand is skipped.
 * @param canonical what is said of its form @param nothing what it means that a check had nothing to look at
 * @throws UnavailableError of what a check asks and does not reach; InternalError for a bug: neither is a verdict
 */
export async function runSteps<Name extends string, Findings>(
  checks: readonly StepCheck<Name, Findings>[],
  canonical: string,
  findings: Findings,
  nothing: (name: Name) => string,
  onStep: OnStep | undefined,
): Promise<VerifiedSteps<Name>> {
  const steps: VerifiedStep<Name | 'canonical'>[] = [];
  const end = (step: VerifiedStep<Name | 'canonical'>): void => {
    steps.push(step);
    onStep?.(step);
  };
  end({ name: 'canonical', state: 'passed', detail: canonical });
  let error: VeilmeshError | null = null;
  for (const { name, needs, run } of checks) {
    const missing = needs.find((need) => !stands(steps, need));
    if (missing !== undefined) {
      end({ name, state: 'skipped', detail: `needs ${missing}` });
      continue;
    }
    try {
      const found = await run(findings);
      if (found === null) end({ name, state: 'skipped', detail: nothing(name) });
      else if (typeof found === 'string') end({ name, state: 'passed', detail: found });
      else end({ name, state: 'pending', detail: found.pending });
    } catch (thrown) {
      const failure = knownError(thrown);
      if (failure.family === 'unavailable') throw failure;
      error ??= failure;
      end({ name, state: 'failed', detail: failure.message, code: failure.code });
    }
  }
  return { steps, error };
}

/** Of bytes that are no receipt. @throws InternalError where that is not what `thrown` says */
export function unreadableSteps<Name extends string>(
  checks: readonly StepCheck<Name, never>[],
  thrown: unknown,
  onStep: OnStep | undefined,
): VerifiedSteps<Name> & { readonly error: VeilmeshError } {
  const error = knownError(thrown);
  const rest = checks.map(({ name }) => ({ name, state: 'skipped', detail: 'needs canonical' }) as const);
  const { message: detail, code } = error;
  const steps = [{ name: 'canonical', state: 'failed', detail, code } as const, ...rest];
  if (onStep !== undefined) steps.forEach(onStep);
  return { steps, error };
}

export const hasPassed = <Name extends string>(
  steps: readonly VerifiedStep<Name>[],
  name: NoInfer<Name>,
): boolean => steps.some((step) => step.name === name && step.state === 'passed');

/** Nothing is wrong with it, as far as the chain shows. */
const stands = <Name extends string>(steps: readonly VerifiedStep<Name>[], name: NoInfer<Name>): boolean =>
  steps.some((step) => step.name === name && (step.state === 'passed' || step.state === 'pending'));

/** A bug is not a verdict. */
function knownError(thrown: unknown): VeilmeshError {
  const error = asVeilmeshError(thrown);
  if (error instanceof InternalError) throw error;
  return error;
}
