/**
 * The checks of a receipt that are about its evidence: was it real, did it run what the policy allows, are the keys its own, how
 * old was it. All as of the time that the rollup recorded for the batch: collateral that has expired since was good then.
 * @module
 */
import { type Appraisal, appraise } from '../../crypto/attest/appraise.ts';
import { decodeEvidence, type Evidence, evidenceHash } from '../../crypto/attest/evidence.ts';
import { LEVEL_TEXTS, weakestLevel } from '../../crypto/attest/levels.ts';
import { aspectOf, type EvidenceAspect } from '../../crypto/attest/refusals.ts';
import { bytesToHex, hex } from '../../crypto/core/bytes.ts';
import { asVeilmeshError, VerificationError } from '../../crypto/core/errors.ts';
import { batchOf, type Findings, type VerifyReceiptOptions } from './findings.ts';
import type { Pending } from './run-steps.ts';
import type { Receipt } from './schema.ts';

type Judged = Appraisal | VerificationError;

/** @throws VerificationError RECEIPT_EVIDENCE | TEE_* of quote, chain, revocation or collateral */
export async function checkEvidence(findings: Findings): Promise<string> {
  const { receipt, options } = findings;
  const pool = readEvidence(receipt);
  const known = new Map<string, Promise<Judged>>();
  const judged: Judged[][] = [];
  for (const [i, claims] of findings.claims!.entries()) {
    const at = batchOf(receipt, receipt.segments[i]!.batch).postedAt;
    const hops = claims.map(({ claim }) => {
      const name = `${bytesToHex(claim.evidenceHash)} ${at}`;
      const found = known.get(name) ?? judge(evidenceOf(pool, claim.evidenceHash), options, at);
      known.set(name, found);
      return found;
    });
    judged.push(await Promise.all(hops));
  }
  findings.judged = judged;
  refuseFor('evidence', judged);
  const kinds = new Set([...pool.values()].map(({ kind }) => kind));
  return kinds.has('simulated')
    ? `${pool.size} pieces of evidence, SIMULATED: no hardware stands behind them`
    : `${pool.size} pieces of evidence (${[...kinds].join(', ')}): signatures, chain, revocation and collateral held at the time`;
}

/** @throws VerificationError TEE_* of what a policy decides; RECEIPT_ASSURANCE | RECEIPT_LEVEL */
export function checkMeasurement({ receipt, judged }: Findings): string {
  refuseFor('measurement', judged!);
  const appraisals = appraised(judged!);
  if (appraisals === null) return 'the policy lists what they measured';
  const simulated = appraisals.some(({ assurance }) => assurance === 'simulated');
  if (receipt.assurance !== (simulated ? 'simulated' : 'hardware')) {
    throw new VerificationError(
      'RECEIPT_ASSURANCE',
      'the receipt names another assurance than its evidence gives',
    );
  }
  const level = weakestLevel(appraisals.map((appraisal) => appraisal.level));
  if (receipt.privacy.level !== level) {
    throw new VerificationError(
      'RECEIPT_LEVEL',
      'the receipt names another privacy level than its evidence gives',
      {
        details: { expected: level, got: receipt.privacy.level },
      },
    );
  }
  const measurements = new Set(appraisals.map(({ measurement }) => measurement));
  return `${level}, ${LEVEL_TEXTS[level]} ${[...measurements].map(shortened).join(', ')}: on the policy's list`;
}

/** @throws VerificationError TEE_* of bindings and proofs of possession */
export function checkKeys({ judged }: Findings): string {
  refuseFor('keys', judged!);
  return 'signing, edge and peer keys are those that the quotes bind, each proven to be held';
}

/** @throws VerificationError TEE_EVIDENCE_EXPIRED | TEE_EVIDENCE_FUTURE */
export function checkAge(findings: Findings): string | Pending {
  refuseFor('age', findings.judged!);
  const appraisals = appraised(findings.judged!)!; // every other aspect has passed
  findings.appraisals = findings.judged!.map((hops) => hops as readonly Appraisal[]);
  if (appraisals.some(({ issuedAt }) => issuedAt === null)) {
    return {
      pending:
        'a quote of this kind has no clock, and the block that it names is not in the receipt: ask the chain how old it was',
    };
  }
  return 'the quotes were young enough when the batch was posted';
}

const shortened = (measurement: string): string =>
  measurement.length <= 40 ? measurement : `${measurement.slice(0, 37)}…`;

const appraised = (judged: readonly (readonly Judged[])[]): readonly Appraisal[] | null => {
  const all = judged.flat();
  return all.every((one): one is Appraisal => !(one instanceof VerificationError)) ? all : null;
};

function refuseFor(aspect: EvidenceAspect, judged: readonly (readonly Judged[])[]): void {
  const refused = judged
    .flat()
    .find((one): one is VerificationError => one instanceof VerificationError && aspectOf(one) === aspect);
  if (refused !== undefined) throw refused;
}

/** A refusal is a result: which step it belongs to is said later. @throws what is no verdict */
async function judge(
  evidence: Evidence,
  { bls, policy, freshAt }: VerifyReceiptOptions,
  at: number,
): Promise<Judged> {
  try {
    return await appraise(evidence, {
      ...{ policy, now: at, expected: {}, keyProofs: bls },
      freshAt: freshAt ?? 'unasked',
    });
  } catch (thrown) {
    const error = asVeilmeshError(thrown);
    if (error instanceof VerificationError) return error;
    throw error;
  }
}

const readEvidence = (receipt: Receipt): ReadonlyMap<string, Evidence> =>
  new Map(
    receipt.evidence.map((encoded) => {
      const evidence = decodeEvidence(hex(encoded));
      return [bytesToHex(evidenceHash(evidence)), evidence];
    }),
  );

function evidenceOf(pool: ReadonlyMap<string, Evidence>, name: Uint8Array): Evidence {
  const evidence = pool.get(bytesToHex(name));
  if (evidence !== undefined) return evidence;
  throw new VerificationError('RECEIPT_EVIDENCE', 'the receipt lacks evidence that a claim names', {
    details: { hash: bytesToHex(name) },
  });
}
