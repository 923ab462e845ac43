/**
 * Evidence examined for people: each question passed, failed or left open, with the reason, and the level it gives.
 * @module
 */
import { asVeilmeshError, VerificationError } from '../core/errors.ts';
import { type Appraisal, type AppraisalContext, appraise } from './appraise.ts';
import type { Evidence } from './evidence.ts';
import { type AssuranceLevel, levelText } from './levels.ts';
import { ASPECTS, aspectOf, type EvidenceAspect } from './refusals.ts';

export interface ExaminedStep {
  readonly name: EvidenceAspect;
  /** pending: not asked, because an earlier one failed or nobody here can know */
  readonly state: 'passed' | 'pending' | 'failed';
  readonly detail: string;
  /** Of the failure */
  readonly code?: string;
}

export interface Examined {
  readonly steps: readonly ExaminedStep[];
  /** Null where it is refused */
  readonly level: AssuranceLevel | null;
  readonly appraisal: Appraisal | null;
  readonly error: VerificationError | null;
}

/** @throws what is no verdict: UnavailableError of what `freshAt` asks, InternalError for a bug */
export async function examine(evidence: Evidence, context: AppraisalContext): Promise<Examined> {
  try {
    return passed(await appraise(evidence, context));
  } catch (thrown) {
    const error = asVeilmeshError(thrown);
    if (error instanceof VerificationError) return refused(error);
    throw error;
  }
}

function passed(appraisal: Appraisal): Examined {
  const { kind, measurement, level, issuedAt, expiresAt } = appraisal;
  const until = `accepted until ${new Date(expiresAt * 1_000).toISOString()}`;
  const details: Readonly<Record<EvidenceAspect, string>> = {
    evidence:
      kind === 'simulated'
        ? 'SIMULATED: signed by a key that everybody has'
        : `${kind}: signature, chain, revocation and collateral hold`,
    measurement: `${measurement}; ${levelText(level)}`,
    keys: 'signing, edge and peer keys are those that the quote binds, and proven to be held',
    age:
      issuedAt === null
        ? 'nobody here knows when it was made: its freshness value is not known'
        : `made at ${new Date(issuedAt * 1_000).toISOString()} at the earliest, ${until}`,
  };
  const steps = ASPECTS.map((name): ExaminedStep => {
    const open = name === 'age' && issuedAt === null;
    return { name, state: open ? 'pending' : 'passed', detail: details[name] };
  });
  return { steps, level, appraisal, error: null };
}

function refused(error: VerificationError): Examined {
  const at = ASPECTS.indexOf(aspectOf(error));
  const steps = ASPECTS.map((name, i): ExaminedStep => {
    if (i === at) return { name, state: 'failed', detail: error.message, code: error.code };
    return i < at
      ? { name, state: 'passed', detail: 'nothing was wrong with it' }
      : { name, state: 'pending', detail: `needs ${ASPECTS[at]!}` };
  });
  return { steps, level: null, appraisal: null, error };
}
