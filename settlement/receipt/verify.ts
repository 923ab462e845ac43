/**
 * Verifies a receipt offline: against a block hash that the verifier trusts, and nothing else from the network.
 * @module
 */
import type { VeilmeshError } from '../../crypto/core/errors.ts';
import { checkAge, checkEvidence, checkKeys, checkMeasurement } from './attest-steps.ts';
import { checkChecks } from './check-steps.ts';
import type { SettledFinality } from './finality.ts';
import type { Findings, VerifyReceiptOptions } from './findings.ts';
import { decodeReceipt } from './format.ts';
import { checkPayment } from './payment-step.ts';
import { checkBlock, checkFinality, checkInclusion, checkRollupState } from './rollup-steps.ts';
import { hasPassed, runSteps, type StepCheck, unreadableSteps, type VerifiedStep } from './run-steps.ts';
import type { Receipt } from './schema.ts';
import {
  checkClaims,
  checkClientSignature,
  checkCommitments,
  checkDeployment,
  checkManifest,
  checkVouchers,
} from './signed-steps.ts';

type CheckName =
  | 'client-signature'
  | 'deployment'
  | 'manifest'
  | 'vouchers'
  | 'evidence'
  | 'measurement'
  | 'keys'
  | 'age'
  | 'claims'
  | 'commitments'
  | 'inclusion'
  | 'rollup-state'
  | 'finality'
  | 'checks'
  | 'payment'
  | 'block';
export type ReceiptStep = VerifiedStep<CheckName | 'canonical'>;

export interface ReceiptReport {
  /**
   * verified: every step passed, or is pending. unanchored: nothing is wrong, but no trusted block was given, so that only
   * the receipt's own chain vouches for it. refused: a step failed.
   */
  readonly verdict: 'verified' | 'unanchored' | 'refused';
  readonly steps: readonly ReceiptStep[];
  /** Present unless the bytes are no receipt; to be believed only as far as the steps passed. */
  readonly receipt: Receipt | null;
  /** What of the answer the claims bind, once they hold; null before. */
  readonly covers: 'hidden-states' | 'token-ids' | null;
  /** How far it was at its block, once the chain's state shows it; null before. */
  readonly finality: SettledFinality | null;
  /** The first failure. */
  readonly error: VeilmeshError | null;
}

/** In the order in which they are taken. */
const CHECKS: readonly StepCheck<CheckName, Findings>[] = [
  { name: 'client-signature', needs: [], run: checkClientSignature },
  { name: 'deployment', needs: [], run: checkDeployment },
  { name: 'manifest', needs: [], run: checkManifest },
  { name: 'vouchers', needs: ['manifest'], run: checkVouchers },
  { name: 'evidence', needs: ['manifest'], run: checkEvidence },
  { name: 'measurement', needs: ['evidence'], run: checkMeasurement },
  { name: 'keys', needs: ['measurement'], run: checkKeys },
  { name: 'age', needs: ['keys'], run: checkAge },
  { name: 'claims', needs: ['vouchers', 'age'], run: checkClaims },
  { name: 'commitments', needs: ['claims'], run: checkCommitments },
  { name: 'inclusion', needs: ['manifest', 'vouchers'], run: checkInclusion },
  { name: 'rollup-state', needs: [], run: checkRollupState },
  { name: 'finality', needs: ['deployment', 'rollup-state'], run: checkFinality },
  { name: 'checks', needs: ['manifest', 'commitments', 'deployment'], run: checkChecks },
  { name: 'payment', needs: ['vouchers', 'deployment'], run: checkPayment },
  { name: 'block', needs: [], run: checkBlock },
];

export const RECEIPT_STEPS: readonly ReceiptStep['name'][] = ['canonical', ...CHECKS.map(({ name }) => name)];

/**
 * @param bytes the receipt's file
 * @returns a report; a bad receipt is a result, not an exception
 * @throws InternalError only for a bug
 */
export async function verifyReceipt(
  bytes: Uint8Array,
  options: VerifyReceiptOptions,
): Promise<ReceiptReport> {
  let receipt: Receipt;
  try {
    receipt = decodeReceipt(bytes);
  } catch (thrown) {
    return {
      verdict: 'refused',
      receipt: null,
      covers: null,
      finality: null,
      ...unreadableSteps(CHECKS, thrown, options.onStep),
    };
  }
  const findings: Findings = { receipt, options };
  const canonical = `receipt v${receipt.version}, ${bytes.length} bytes`;
  const { steps, error } = await runSteps(
    CHECKS,
    canonical,
    findings,
    () => 'no trusted block was given',
    options.onStep,
  );
  const anchored = steps.every((s) => s.state === 'passed' || s.state === 'pending');
  return {
    verdict: error !== null ? 'refused' : anchored ? 'verified' : 'unanchored',
    steps,
    receipt,
    finality: isShown(steps) ? receipt.finality : null,
    covers: hasPassed(steps, 'commitments') ? (findings.model!.closed ? 'token-ids' : 'hidden-states') : null,
    error,
  };
}

/** A receipt that says that it is void says so truthfully, and is refused. */
const SHOWN: readonly unknown[] = [undefined, 'RECEIPT_VOID', 'RECEIPT_BATCH_VOID'];
const isShown = (steps: readonly ReceiptStep[]): boolean =>
  steps.some(({ name, state, code }) => name === 'finality' && state !== 'skipped' && SHOWN.includes(code));
