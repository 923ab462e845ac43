/**
 * How far an answer's segments are on the chain: what the chain proves of them at one block, and waiting until they are as far
 * as a caller wants.
 * @module
 */
import type { Address } from 'viem';
import { hex } from '../../crypto/core/bytes.ts';
import { asVeilmeshError, UnavailableError, VerificationError } from '../../crypto/core/errors.ts';
import { sleep } from '../../crypto/core/pause.ts';
import { parseProgress, progressSlot } from '../../settlement/batch/header.ts';
import { claimsHash } from '../../settlement/batch/leaf.ts';
import type { LedgerReads } from '../../settlement/chain/ledger.ts';
import type { StorageProof } from '../../settlement/chain/types.ts';
import { parseVerdict, verdictSlot } from '../../settlement/checks/record.ts';
import type { SettledStep } from '../../settlement/ephemeral/settling.ts';
import {
  type Awaitable,
  batchesAt,
  finalityOf,
  reaches,
  type SettledFinality,
} from '../../settlement/receipt/finality.ts';
import { type PlacedStep, provenSlots, type StepProofs } from '../../settlement/receipt/make.ts';
import type { Receipt } from '../../settlement/receipt/schema.ts';
import { proveAccount, proveSlot, readBlockHeader } from '../../settlement/receipt/state-proof.ts';
import { segmentsOf } from '../services/posted-segments.ts';

/** The segments of one receipt. */
export interface PostedSegments {
  readonly coordinator: Address;
  readonly batches: readonly { readonly number: number; readonly finalAt: number }[];
  /** By segment (`claimsHash`). */
  readonly claimsHashes: readonly Uint8Array[];
}

export const postedSegments = ({ batches, segments }: Receipt): PostedSegments => ({
  coordinator: batches[0]!.coordinator,
  batches,
  claimsHashes: segments.map(({ claims }) => claimsHash(claims.map((claim) => hex(claim)))),
});

type Chain = Pick<LedgerReads, 'proveBatches'> & {
  readonly sessions: Pick<LedgerReads['sessions'], 'prove'>;
  readonly checks: Pick<LedgerReads['checks'], 'proveVerdicts' | 'proveChecks'>;
};

/** Everything that a receipt shows of the chain, at one block. */
export interface Standing {
  readonly batches: StorageProof;
  readonly verdicts: StorageProof;
  /** Null where no check was asked for. */
  readonly checks: StorageProof | null;
  /** Null where no step of a session was asked for. */
  readonly sessions: StepProofs | null;
  /** As the proofs themselves show it: a window may pass between two questions. */
  readonly finality: SettledFinality;
}

/** Blocks come between two questions now and then. */
const ATTEMPTS = 20;

/**
 * @param checkIds of checks that are to be shown with their records
 * @param steps of sessions, that are to be shown with their commits
 * @throws UnavailableError CHAIN_PROOF_UNSTABLE; VerificationError BLOCK_HEADER_MALFORMED | STATE_PROOF when a proof is none
 */
export async function proveStanding(
  ledger: Chain,
  { coordinator, batches, claimsHashes }: PostedSegments,
  checkIds: readonly Uint8Array[] = [],
  steps: readonly PlacedStep[] = [],
): Promise<Standing> {
  const numbers = batches.map(({ number }) => number);
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const [proof, verdicts, checks, sessions] = await Promise.all([
      ledger.proveBatches(coordinator, numbers),
      ledger.checks.proveVerdicts(claimsHashes),
      checkIds.length === 0 ? null : ledger.checks.proveChecks(checkIds),
      steps.length === 0 ? null : ledger.sessions.prove(provenSlots(steps)),
    ]);
    if ([verdicts, checks, sessions].some((other) => other !== null && other.blockHash !== proof.blockHash))
      continue;
    const { stateRoot } = readBlockHeader(proof.blockHeader);
    const rollup = await proveAccount(stateRoot, proof.address, proof.accountProof);
    const word = await proveSlot(rollup, progressSlot(coordinator), proof.storageProofs[0] ?? []);
    const challenge = await proveAccount(stateRoot, verdicts.address, verdicts.accountProof);
    const decided = await Promise.all(
      claimsHashes.map(async (hash, i) =>
        parseVerdict(await proveSlot(challenge, verdictSlot(hash), verdicts.storageProofs[i] ?? [])),
      ),
    );
    const finality = finalityOf(batchesAt(parseProgress(word), batches), decided);
    return {
      batches: proof,
      verdicts,
      checks,
      sessions: sessions && { chain: sessions, of: steps },
      finality,
    };
  }
  throw new UnavailableError('CHAIN_PROOF_UNSTABLE', 'blocks came faster than their state could be proven', {
    hint: 'try again in a moment',
  });
}

/** Where segments stand now, and what the next word waits for. */
export interface Progress {
  readonly finality: SettledFinality;
  /** For people; empty once nothing is waited for. */
  readonly waitsFor: string;
}

/** Asks the chain, and proves nothing. */
export async function progressOf(
  ledger: Pick<LedgerReads, 'batchesOf' | 'time'> & {
    readonly checks: Pick<LedgerReads['checks'], 'verdict'>;
  },
  { coordinator, batches, claimsHashes }: PostedSegments,
): Promise<Progress> {
  const [chain, now, ...verdicts] = await Promise.all([
    ledger.batchesOf(coordinator),
    ledger.time(),
    ...claimsHashes.map((hash) => ledger.checks.verdict(hash)),
  ]);
  const finality = finalityOf(batchesAt(chain, batches), verdicts);
  const open = verdicts.flatMap((verdict, segment) => (verdict === 'open' ? [segment + 1] : []));
  if (open.length > 0) return { finality, waitsFor: `the check of segment ${open.join(', ')}` };
  if (finality !== 'challengeable') return { finality, waitsFor: '' };
  const last = batches.at(-1)!;
  const left = last.finalAt - now;
  return {
    finality,
    waitsFor:
      left > 0
        ? `the window of batch ${last.number}, which closes in ${left} s`
        : `anybody's call that makes batch ${last.number} final`,
  };
}

const POLL_MS = 500;

/**
 * Waits until segments are as far as is wanted; trouble with the chain is waited out.
 * @param onWait told what is waited for, now and then
 * @throws VerificationError ANSWER_VOID when they will never be; the signal's reason
 */
export async function untilFinality(
  ledger: Parameters<typeof progressOf>[0],
  segments: PostedSegments,
  wanted: Awaitable,
  onWait: (waitsFor: string) => void,
  signal: AbortSignal,
): Promise<SettledFinality> {
  for (;;) {
    signal.throwIfAborted();
    try {
      const { finality, waitsFor } = await progressOf(ledger, segments);
      if (finality === 'void') throw answerVoid();
      if (reaches(finality, wanted)) return finality;
      onWait(waitsFor);
    } catch (thrown) {
      const error = asVeilmeshError(thrown);
      if (error.family !== 'unavailable') throw error;
      onWait(`the chain: ${error.message}`);
    }
    await sleep(POLL_MS, signal);
  }
}

/** Whether the fees of all segments have left the client's deposit. */
export async function areSettled(ledger: Pick<LedgerReads, 'isSettled'>, receipt: Receipt): Promise<boolean> {
  const { coordinator } = receipt.batches[0]!;
  const settled = await Promise.all(
    segmentsOf(receipt).map(({ place: { leaf } }) =>
      ledger.isSettled({ ...leaf, coordinator }, leaf.requestId, leaf.segment),
    ),
  );
  return settled.every(Boolean);
}

/** Whether the chain has commits of all these steps, and they stand. */
export async function areCommitted(
  { sessions }: Pick<LedgerReads, 'sessions'>,
  steps: readonly SettledStep[],
): Promise<boolean> {
  const last = new Map<string, SettledStep>();
  for (const step of steps) last.set(`${step.order.voucher.coordinator}/${step.session}`, step);
  const committed = await Promise.all(
    [...last.values()].map(async ({ order, session, receipt }) => {
      const record = await sessions.session({ sequencer: order.voucher.coordinator, number: session });
      return record !== null && record.steps > receipt.seq;
    }),
  );
  return committed.every(Boolean);
}

const answerVoid = (): VerificationError =>
  new VerificationError('ANSWER_VOID', 'a segment of the answer is void: it will never be final', {
    hint: 'do not rely on this answer; no fee is due for it, and what was paid comes back: veilmesh checks <receipt>',
  });
