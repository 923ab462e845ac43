/**
 * Takes bundles in: what arrives together is verified together, reserved against deposit and voucher, journalled
 * in one durable transaction, and only then acknowledged.
 * @module
 */
import { bytesToHex, equalBytes } from '../../crypto/core/bytes.ts';
import { asVeilmeshError, UnavailableError, VerificationError } from '../../crypto/core/errors.ts';
import type { Claim } from '../../crypto/poea/claim.ts';
import { type Bundle, bundleHash, decodeBundle } from './bundle.ts';
import type { Acceptance } from './coordinator-types.ts';
import type { OnEvent } from './events.ts';
import type { Funds } from './funds.ts';
import type { Journal, JournalEntry, StoredEntry } from './journal-types.ts';
import { leafHash } from './leaf.ts';
import { leafOf, slotOf } from './segment.ts';
import type { BundleVerifier } from './verify-bundle.ts';

export interface IntakeOptions {
  readonly journal: Journal;
  readonly funds: Funds;
  readonly verifier: BundleVerifier;
  /** Unix milliseconds. */
  readonly clock: () => number;
  /** Bundles that may wait for verification; more are refused. */
  readonly queueLimit: number;
  /** Bytes of bundles that may wait for verification; more are refused. */
  readonly queueBytes: number;
  /** The background work under way, if any: it may be moving money that a refusal would be about. */
  readonly working: () => Promise<void> | null;
  readonly onEvent: OnEvent;
}

export interface Intake {
  /** As Coordinator.submit. */
  submit(bytes: Uint8Array): Promise<Acceptance>;
  /** Resolves when everything submitted has been answered. */
  idle(): Promise<void>;
}

interface Waiting {
  readonly bytes: Uint8Array;
  readonly bundle: Bundle;
  readonly resolve: (acceptance: Acceptance) => void;
  readonly reject: (error: unknown) => void;
}

/** Bundles verified in one go; the gain per signature is flat beyond. */
const VERIFY_TOGETHER = 64;

export function acceptanceOf(entry: Pick<StoredEntry, 'leafHash' | 'amount' | 'state'>): Acceptance {
  return { leafHash: entry.leafHash, state: entry.state, amount: entry.amount };
}

export function createIntake(options: IntakeOptions): Intake {
  const { journal, funds, verifier, clock, onEvent } = options;
  const queue: Waiting[] = [];
  let queuedBytes = 0;
  let draining: Promise<void> | null = null;

  /** The earlier answer for the segment, or null. @throws VerificationError BUNDLE_CONFLICT */
  function earlier(slot: Uint8Array, hash: Uint8Array): Acceptance | null {
    const entry = journal.bySlot(slot);
    if (entry === null) return null;
    if (equalBytes(entry.bundleHash, hash)) return acceptanceOf(entry);
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
      amount,
      cumulative: voucher.cumulative,
      acceptedAt: clock(),
    };
  }

  /** Claims of the segment before, as accepted here. */
  function previousOf({ bundle }: Waiting): readonly Claim[] | null {
    const { sessionId, segment } = bundle.claims[0]!.claim;
    if (segment === 0) return null;
    const entry = journal.bySegment(bundle.voucher.voucher.client, sessionId, segment - 1);
    return entry === null ? null : decodeBundle(entry.bundle).claims.map((signed) => signed.claim);
  }

  async function reserve(entry: JournalEntry): Promise<void> {
    const { client, sessionId, amount } = entry;
    for (let patient = true; ; ) {
      await funds.prepare(client, sessionId);
      const best = journal.bestVoucher(client, sessionId, entry.payeesHash)?.cumulative ?? 0n;
      try {
        if (funds.cover(client, sessionId, amount, best > entry.cumulative ? best : entry.cumulative)) return;
      } catch (thrown) {
        // a payment under way is already off the balance and not yet off the books
        const working = options.working();
        if (!patient || working === null) throw thrown;
        patient = false;
        await working;
      }
    }
  }

  /** Answers what was answered before; verifying it again could only find it stale. Returns the rest. */
  function answerKnown(group: readonly Waiting[]): Waiting[] {
    return group.filter((waiting) => {
      const { claim } = waiting.bundle.claims[0]!;
      const { client } = waiting.bundle.voucher.voucher;
      try {
        const known = earlier(slotOf({ ...claim, client }), bundleHash(waiting.bytes));
        if (known !== null) waiting.resolve(known);
        return known === null;
      } catch (thrown) {
        waiting.reject(thrown);
        return false;
      }
    });
  }

  async function acceptTogether(taken: readonly Waiting[]): Promise<void> {
    const group = answerKnown(taken);
    const verdicts = await verifier.verify(
      group.map((waiting) => ({ bundle: waiting.bundle, previous: previousOf(waiting) })),
      Math.floor(clock() / 1_000),
    );
    const accepted: { waiting: Waiting; entry: JournalEntry }[] = [];
    for (const [i, verdict] of verdicts.entries()) {
      const waiting = group[i]!;
      try {
        if ('error' in verdict) throw verdict.error;
        const entry = entryOf(waiting, verdict.amount);
        await reserve(entry);
        accepted.push({ waiting, entry });
      } catch (thrown) {
        waiting.reject(asVeilmeshError(thrown));
      }
    }
    if (accepted.length > 0) commit(accepted);
  }

  /** The next bundles to verify: of each session only the first, since a segment is judged by the one before. */
  function takeGroup(): Waiting[] {
    const sessions = new Set<string>();
    const group: Waiting[] = [];
    const rest: Waiting[] = [];
    for (const waiting of queue.splice(0)) {
      const session = bytesToHex(waiting.bundle.voucher.voucher.sessionId);
      const first = group.length < VERIFY_TOGETHER && !sessions.has(session);
      (first ? group : rest).push(waiting);
      sessions.add(session);
    }
    queue.push(...rest);
    for (const { bytes } of group) queuedBytes -= bytes.length;
    return group;
  }

  function commit(entries: readonly { waiting: Waiting; entry: JournalEntry }[]): void {
    try {
      journal.accept(entries.map((e) => e.entry));
    } catch (thrown) {
      funds.release(entries.map((e) => e.entry));
      for (const { waiting } of entries) waiting.reject(asVeilmeshError(thrown));
      return;
    }
    onEvent({
      type: 'accepted',
      receipts: entries.length,
      claims: entries.reduce((sum, e) => sum + e.waiting.bundle.claims.length, 0),
    });
    for (const { waiting, entry } of entries) waiting.resolve(acceptanceOf({ ...entry, state: 'accepted' }));
  }

  async function drain(): Promise<void> {
    await Promise.resolve(); // let submissions of the same turn join
    while (queue.length > 0) {
      const group = takeGroup();
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
        queue.push({ bytes, bundle: decodeBundle(bytes), resolve, reject });
        queuedBytes += bytes.length;
        draining ??= drain();
      });
    },
    async idle() {
      await draining;
    },
  };
}
