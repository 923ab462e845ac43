/**
 * Verifies a receipt offline: against a block hash that the verifier trusts, and nothing else from the network.
 * @module
 */
import { asVeilmeshError, InternalError, type VeilmeshError } from '../../crypto/core/errors.ts';
import type { SettledFinality } from './finality.ts';
import { decodeReceipt } from './format.ts';
import { checkPayment } from './payment-step.ts';
import type { Receipt } from './schema.ts';
import {
  checkBlock,
  checkChecks,
  checkClaims,
  checkClientSignature,
  checkDeployment,
  checkFinality,
  checkInclusion,
  checkManifest,
  checkRollupState,
  checkVouchers,
  type Findings,
  type Pending,
  type VerifyReceiptOptions,
} from './steps.ts';

export const RECEIPT_STEPS = [
  'canonical',
  'client-signature',
  'deployment',
  'manifest',
  'vouchers',
  'claims',
  'inclusion',
  'rollup-state',
  'finality',
  'checks',
  'payment',
  'block',
] as const;
export type ReceiptStepName = (typeof RECEIPT_STEPS)[number];

export interface ReceiptStep {
  readonly name: ReceiptStepName;
  /** pending: somebody's word that the chain does not show yet. */
  readonly state: 'passed' | 'pending' | 'failed' | 'skipped';
  /** What holds, what does not, or why it was not looked at. */
  readonly detail: string;
  /** Of the failure. */
  readonly code?: string;
}

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

interface Check {
  readonly name: ReceiptStepName;
  /** Checks without whose findings this one means nothing. */
  readonly needs: readonly ReceiptStepName[];
  readonly run: (findings: Findings) => string | null | Promise<string | Pending>;
}

const CHECKS: readonly Check[] = [
  { name: 'client-signature', needs: [], run: checkClientSignature },
  { name: 'deployment', needs: [], run: checkDeployment },
  { name: 'manifest', needs: [], run: checkManifest },
  { name: 'vouchers', needs: ['manifest'], run: checkVouchers },
  { name: 'claims', needs: ['manifest', 'vouchers'], run: checkClaims },
  { name: 'inclusion', needs: ['manifest', 'vouchers'], run: checkInclusion },
  { name: 'rollup-state', needs: [], run: checkRollupState },
  { name: 'finality', needs: ['deployment', 'rollup-state'], run: checkFinality },
  { name: 'checks', needs: ['manifest', 'claims', 'deployment'], run: checkChecks },
  { name: 'payment', needs: ['vouchers', 'deployment'], run: checkPayment },
  { name: 'block', needs: [], run: checkBlock },
];

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
    return unreadable(known(thrown));
  }
  const steps: ReceiptStep[] = [
    { name: 'canonical', state: 'passed', detail: `receipt v${receipt.version}, ${bytes.length} bytes` },
  ];
  const findings: Findings = { receipt, options };
  let error: VeilmeshError | null = null;
  for (const { name, needs, run } of CHECKS) {
    const missing = needs.find((need) => !steps.some((s) => s.name === need && s.state === 'passed'));
    if (missing !== undefined) {
      steps.push({ name, state: 'skipped', detail: `needs ${missing}` });
      continue;
    }
    try {
      const found = await run(findings);
      if (found === null) steps.push({ name, state: 'skipped', detail: 'no trusted block was given' });
      else if (typeof found === 'string') steps.push({ name, state: 'passed', detail: found });
      else steps.push({ name, state: 'pending', detail: found.pending });
    } catch (thrown) {
      const failure = known(thrown);
      error ??= failure;
      steps.push({ name, state: 'failed', detail: failure.message, code: failure.code });
    }
  }
  const anchored = steps.every((s) => s.state === 'passed' || s.state === 'pending');
  const claimsHold = steps.some((s) => s.name === 'claims' && s.state === 'passed');
  return {
    verdict: error !== null ? 'refused' : anchored ? 'verified' : 'unanchored',
    steps,
    receipt,
    finality: isShown(steps) ? receipt.finality : null,
    covers: claimsHold ? (findings.model!.closed ? 'token-ids' : 'hidden-states') : null,
    error,
  };
}

/** A receipt that says that it is void says so truthfully, and is refused. */
const SHOWN: readonly unknown[] = [undefined, 'RECEIPT_VOID', 'RECEIPT_BATCH_VOID'];
const isShown = (steps: readonly ReceiptStep[]): boolean =>
  steps.some(({ name, state, code }) => name === 'finality' && state !== 'skipped' && SHOWN.includes(code));

function unreadable(error: VeilmeshError): ReceiptReport {
  const steps = RECEIPT_STEPS.map(
    (name): ReceiptStep =>
      name === 'canonical'
        ? { name, state: 'failed', detail: error.message, code: error.code }
        : { name, state: 'skipped', detail: 'needs canonical' },
  );
  return { verdict: 'refused', steps, receipt: null, covers: null, finality: null, error };
}

/** A bug is not a verdict. */
function known(thrown: unknown): VeilmeshError {
  const error = asVeilmeshError(thrown);
  if (error instanceof InternalError) throw error;
  return error;
}
