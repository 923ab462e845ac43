/**
 * Takes bundles in: what arrives together is verified together, reserved against deposit and voucher or settled in the
 * session that the voucher is for, journalled in one durable transaction, and only then acknowledged.
 * @module
 */
import { bytesToHex, equalBytes } from '../../crypto/core/bytes.ts';
import {
  asVeilmeshError,
  UnavailableError,
  UsageError,
  VerificationError,
} from '../../crypto/core/errors.ts';
import { type Claim, claimHash } from '../../crypto/poea/claim.ts';
import type { SessionSettling, SettledStep } from '../ephemeral/settling.ts';
import { type Bundle, bundleHash, decodeBundle } from './bundle.ts';
import type { Accepted } from './coordinator-types.ts';
import type { OnEvent } from './events.ts';
import type { Funds } from './funds.ts';
import { FRESH } from './journal-accounts.ts';
import type { Admission, Cover, Journal, JournalEntry, StoredEntry } from './journal-types.ts';
import { leafHash } from './leaf.ts';
import { leafOf, slotOf } from './segment.ts';
import type { BundleVerifier } from './verify-bundle.ts';
import type { SignedVoucher } from './voucher.ts';

export interface IntakeOptions {
  readonly journal: Journal;
  readonly funds: Funds;
  readonly verifier: BundleVerifier;
  /** Null: vouchers of sessions are refused. */
  readonly sessions: SessionSettling | null;
  /** Unix milliseconds. */
  readonly clock: () => number;
  /** Bundles that may wait for verification; more are refused. */
  readonly queueLimit: number;
  /** Bytes of bundles that may wait for verification; more are refused. */
  readonly queueBytes: number;
  readonly onEvent: OnEvent;
}

export interface Intake {
  /** As Coordinator.submit, before anything is promised. */
  submit(bytes: Uint8Array): Promise<Taken>;
  /** Resolves when everything submitted has been answered. */
  idle(): Promise<void>;
}

/** What a promise is made of. */
export interface Taken extends Accepted {
  readonly step: SettledStep | null;
  /** Unix milliseconds. */
  readonly acceptedAt: number;
}

interface Waiting {
  readonly bytes: Uint8Array;
  readonly bundle: Bundle;
  /** Once verified. */
  entry: JournalEntry | null;
  /** Not to be taken up before, and refused after, on the clock of performance.now. */
  notBefore: number;
  patientUntil: number | null;
  readonly resolve: (taken: Taken) => void;
  readonly reject: (error: unknown) => void;
}

/** Bundles verified in one go; the gain per signature is flat beyond. */
const VERIFY_TOGETHER = 64;
/** How often, and for how long, a bundle is weighed again that a payment under way may leave room for. */
const AGAIN_MS = 50;
const PATIENCE_MS = 5_000;

/** Whether every hop's claim says that it comes after that hop's claim among these. */
const follows = ({ claims }: Bundle, before: readonly Claim[]): boolean =>
  claims.length === before.length &&
  claims.every(
    ({ claim: { prevClaim } }, hop) => prevClaim !== null && equalBytes(prevClaim, claimHash(before[hop]!)),
  );

/** Of a receipt whose money is in a session: nothing of the deposit is weighed. */
const NO_COVER: Cover = { epoch: 0, deposit: 0n, spent: 0n };

const exceeded = (cumulative: bigint, required: bigint): VerificationError =>
  new VerificationError('VOUCHER_EXCEEDED', "the session's voucher does not cover this segment", {
    details: { cumulative: String(cumulative), required: String(required) },
    hint: 'sign a voucher with a higher cumulative amount',
  });

export function createIntake(options: IntakeOptions): Intake {
  const { journal, funds, verifier, clock, sessions, onEvent } = options;
  const queue: Waiting[] = [];
  let queuedBytes = 0;
  let draining: Promise<void> | null = null;

  const takenOf = (
    { leafHash, state, amount, acceptedAt, paidIn }: StoredEntry,
    { bundle }: Waiting,
  ): Taken => ({
    leafHash,
    state,
    amount,
    acceptedAt,
    step: paidIn === null ? null : (sessions?.newest(paidIn, bundle.voucher) ?? null),
  });

  /**
   * The answer that the segment's entry stands for: client and hops hand the same segment in, each with the voucher it has.
   * @throws VerificationError BUNDLE_CONFLICT
   */
  function answerOf(entry: StoredEntry, waiting: Waiting): Taken {
    const { bytes, bundle } = waiting;
    const ofItsSession = equalBytes(bundle.voucher.voucher.sessionId, entry.sessionId);
    const same =
      equalBytes(entry.bundleHash, bundleHash(bytes)) ||
      (ofItsSession && equalBytes(entry.leafHash, leafHash(leafOf(bundle, entry.amount))));
    if (same) return takenOf(entry, waiting);
    throw new VerificationError('BUNDLE_CONFLICT', 'another bundle was accepted for this segment', {
      details: { leafHash: bytesToHex(entry.leafHash) },
    });
  }

  function entryOf({ bytes, bundle }: Waiting, amount: bigint): JournalEntry {
    const { voucher } = bundle.voucher;
    const leaf = leafOf(bundle, amount);
    return {
      leafHash: leafHash(leaf),
      slot: slotOf(leaf),
      bundleHash: bundleHash(bytes),
      bundle: bytes,
      client: voucher.client,
      sessionId: leaf.sessionId,
      segment: leaf.segment,
      payeesHash: leaf.payeesHash,
      paidIn: bundle.voucher.session ?? null,
      amount,
      cumulative: voucher.cumulative,
      acceptedAt: clock(),
    };
  }

  /** Claims of the segment before, as accepted here: the one that these follow, whatever else has its number. */
  async function previousOf({ bundle }: Waiting): Promise<readonly Claim[] | null> {
    const { sessionId, segment } = bundle.claims[0]!.claim;
    if (segment === 0) return null;
    const entries = await journal.segmentsAt(bundle.voucher.voucher.client, sessionId, segment - 1);
    for (const entry of entries) {
      const claims = decodeBundle(entry.bundle).claims.map((signed) => signed.claim);
      if (follows(bundle, claims)) return claims;
    }
    return null;
  }

  /** Answers what was answered before; verifying it again could only find it stale. Returns the rest. */
  async function answerKnown(group: readonly Waiting[]): Promise<Waiting[]> {
    const entries = await Promise.all(
      group.map(({ bundle }) => {
        const { client } = bundle.voucher.voucher;
        return journal.bySlot(slotOf({ ...bundle.claims[0]!.claim, client }));
      }),
    );
    return group.filter((waiting, i) => {
      const known = entries[i]!;
      if (known === null) return true;
      conclude(waiting, { outcome: 'known', entry: known });
      return false;
    });
  }

  /** Gives each an entry that passes; refuses the others. */
  async function verify(group: readonly Waiting[]): Promise<void> {
    const verdicts = await verifier.verify(
      await Promise.all(
        group.map(async (waiting) => ({ bundle: waiting.bundle, previous: await previousOf(waiting) })),
      ),
      Math.floor(clock() / 1_000),
    );
    for (const [i, verdict] of verdicts.entries()) {
      const waiting = group[i]!;
      if ('error' in verdict) waiting.reject(verdict.error);
      else waiting.entry = entryOf(waiting, verdict.amount);
    }
  }

  async function acceptTogether(taken: readonly Waiting[]): Promise<void> {
    const group = await answerKnown(taken);
    const fresh = group.filter(({ entry }) => entry === null);
    if (fresh.length > 0) await verify(fresh);
    const covered = await Promise.all(
      group.flatMap((waiting) => {
        const { entry } = waiting;
        return entry === null ? [] : [withCover(waiting, entry)];
      }),
    );
    const candidates = covered.filter((candidate) => candidate !== null);
    if (candidates.length === 0) return;
    const admissions = await journal.accept(candidates);
    const accepted = candidates.filter((_, i) => admissions[i]!.outcome === 'accepted');
    if (accepted.length > 0) {
      onEvent({
        type: 'accepted',
        receipts: accepted.length,
        claims: accepted.reduce((sum, { waiting }) => sum + waiting.bundle.claims.length, 0),
      });
    }
    for (const [i, { waiting }] of candidates.entries()) conclude(waiting, admissions[i]!);
  }

  /** Sees to it that it is covered, or settles it: before it is journalled, since who asks again is given the same step. */
  async function withCover(waiting: Waiting, entry: JournalEntry) {
    try {
      if (entry.paidIn !== null) await settleInSession(entry.paidIn, waiting.bundle.voucher, entry);
      const cover =
        entry.paidIn === null
          ? await funds.cover({ ...entry, modelRoot: waiting.bundle.voucher.voucher.modelRoot })
          : NO_COVER;
      return { waiting, entry, cover };
    } catch (thrown) {
      waiting.reject(asVeilmeshError(thrown));
      return null;
    }
  }

  /** Exactly what the session's segments cost so far. */
  async function settleInSession(
    paidIn: number,
    signed: SignedVoucher,
    { client, sessionId, payeesHash, amount }: JournalEntry,
  ): Promise<void> {
    if (sessions === null) {
      throw new UsageError('SESSION_UNKNOWN', 'this coordinator runs no sessions', {
        details: { session: paidIn },
        hint: 'pay by the escrow: --pay escrow',
      });
    }
    const required = (await journal.settledIn(paidIn, client, sessionId, payeesHash)) + amount;
    const { cumulative } = signed.voucher;
    if (cumulative < required) throw exceeded(cumulative, required);
    await sessions.settle(paidIn, signed, required);
  }

  /** Answers, or puts it back where the journal cannot tell yet. */
  function conclude(waiting: Waiting, admission: Admission): void {
    try {
      const taken = takenFor(waiting, admission);
      if (taken !== null) waiting.resolve(taken);
    } catch (thrown) {
      waiting.reject(thrown);
    }
  }

  /** The answer, or null where it was put back. */
  function takenFor(waiting: Waiting, admission: Admission): Taken | null {
    switch (admission.outcome) {
      case 'accepted':
        return takenOf({ ...waiting.entry!, ...FRESH }, waiting);
      case 'known':
        return answerOf(admission.entry, waiting);
      case 'stale':
        weighAgain(waiting, 0);
        return null;
      case 'unsure':
        waiting.patientUntil ??= performance.now() + PATIENCE_MS;
        if (performance.now() >= waiting.patientUntil) {
          throw new UnavailableError(
            'PAYMENT_UNDER_WAY',
            'whether the deposit covers this shows when a payment is over',
            { hint: 'submit the same bundle again in a moment' },
          );
        }
        weighAgain(waiting, AGAIN_MS);
        return null;
      case 'voucher':
        throw exceeded(admission.ceiling, admission.required);
      case 'deposit':
        throw new VerificationError('DEPOSIT_TOO_SMALL', "the client's deposit does not cover this segment", {
          details: { available: String(admission.available), required: String(admission.required) },
          hint: 'add to the deposit with this coordinator: veilmesh status',
        });
    }
  }

  /** Before everything else of its session. */
  function weighAgain(waiting: Waiting, inMs: number): void {
    waiting.notBefore = performance.now() + inMs;
    queue.unshift(waiting);
    queuedBytes += waiting.bytes.length;
  }

  /** The next bundles to verify: of each session only the first, since a segment is judged by the one before. */
  function takeGroup(): Waiting[] {
    const sessions = new Set<string>();
    const group: Waiting[] = [];
    const rest: Waiting[] = [];
    for (const waiting of queue.splice(0)) {
      const session = bytesToHex(waiting.bundle.voucher.voucher.sessionId);
      const first =
        group.length < VERIFY_TOGETHER && !sessions.has(session) && waiting.notBefore <= performance.now();
      (first ? group : rest).push(waiting);
      sessions.add(session);
    }
    queue.push(...rest);
    for (const { bytes } of group) queuedBytes -= bytes.length;
    return group;
  }

  async function drain(): Promise<void> {
    await Promise.resolve(); // let submissions of the same turn join
    while (queue.length > 0) {
      const group = takeGroup();
      if (group.length === 0) {
        await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
        continue;
      }
      try {
        await acceptTogether(group);
      } catch (thrown) {
        for (const waiting of group) waiting.reject(asVeilmeshError(thrown));
      }
    }
    draining = null; // in the turn that found the queue empty: whoever submits next starts again
  }

  return {
    submit(bytes) {
      if (queue.length >= options.queueLimit || queuedBytes + bytes.length > options.queueBytes) {
        return Promise.reject(
          new UnavailableError('COORDINATOR_BUSY', 'too many bundles wait for verification', {
            details: { bundles: queue.length, bytes: queuedBytes },
            hint: 'try again in a moment; the same bundle can be submitted any number of times',
          }),
        );
      }
      return new Promise((resolve, reject) => {
        const bundle = decodeBundle(bytes);
        queue.push({ bytes, bundle, entry: null, notBefore: 0, patientUntil: null, resolve, reject });
        queuedBytes += bytes.length;
        draining ??= drain();
      });
    },
    async idle() {
      await draining;
    },
  };
}
