/**
 * The coordinator: takes bundles, and answers for each that it accepted until it is paid.
 *
 * Submissions that arrive together are verified together (one randomised batch of signatures) and journalled
 * in one durable transaction; only then are they acknowledged. A second submission of the same bundle gets the
 * first one's answer. Restarting on the same journal continues where a kill left off.
 *
 * It holds claims, commitments and fees; never activations, prompts or weights.
 * @module
 */
import type { Hex } from 'viem';
import type { Policy } from '../../crypto/attest/policy.ts';
import { bytesToHex, equalBytes } from '../../crypto/core/bytes.ts';
import {
  asVeilmeshError,
  UnavailableError,
  UsageError,
  VerificationError,
} from '../../crypto/core/errors.ts';
import type { Bls } from '../../crypto/poea/bls.ts';
import type { Claim } from '../../crypto/poea/claim.ts';
import type { Ledger } from '../chain/ledger.ts';
import type { StorageProof } from '../chain/types.ts';
import { type Bundle, bundleHash, decodeBundle } from './bundle.ts';
import type { OnEvent } from './events.ts';
import { createFunds } from './funds.ts';
import type { BatchHeader } from './header.ts';
import type { Journal } from './journal.ts';
import { type JournalEntry, RECEIPT_STATES, type ReceiptState, type StoredEntry } from './journal-types.ts';
import { merkleLevels, merklePath } from './keccak-merkle.ts';
import { type Leaf, leafHash } from './leaf.ts';
import { createPaying } from './paying.ts';
import { createPosting, headerOf } from './posting.ts';
import { newestStands, reconcile } from './reconcile.ts';
import { createRegistryCheck } from './registry-check.ts';
import { leafOf, slotOf } from './segment.ts';
import { createBundleVerifier } from './verify-bundle.ts';

export interface CoordinatorOptions {
  readonly ledger: Ledger;
  readonly journal: Journal;
  readonly bls: Bls;
  /** Which evidence counts. */
  readonly policy: Policy;
  /** Unix milliseconds. */
  readonly clock: () => number;
  /** Receipts in a batch at most. */
  readonly batchSize: number;
  /** A batch is sealed when its oldest receipt has waited this long. */
  readonly batchIntervalMs: number;
  /** How often the background work looks for something to do. */
  readonly tickMs: number;
  /** Bundles that may wait for verification; more are refused. */
  readonly queueLimit: number;
  readonly onEvent?: OnEvent;
}

export const COORDINATOR_DEFAULTS = {
  batchSize: 1_000,
  batchIntervalMs: 500,
  tickMs: 100,
  queueLimit: 10_000,
} as const;

export interface Acceptance {
  readonly leafHash: Uint8Array;
  readonly state: ReceiptState;
  /** Fee in wei. */
  readonly amount: bigint;
}

export interface ReceiptStatus extends Acceptance {
  /** The coordinator's number of the batch once posting has begun. */
  readonly batchNumber: number | null;
  /** Transaction that posted the batch. */
  readonly postTx: Hex | null;
  readonly settleTx: Hex | null;
}

/** A receipt's place in its batch. */
export interface ReceiptPlace {
  readonly leaf: Leaf;
  readonly index: number;
  readonly path: readonly Uint8Array[];
  readonly header: BatchHeader;
}

/** Everything that ties receipts to a block of the chain. */
export interface ReceiptProof {
  readonly places: readonly ReceiptPlace[];
  /** `Ledger.proveBatches` of `batchNumbers`. */
  readonly chain: StorageProof;
  /** Distinct numbers of the places' batches, ascending. */
  readonly batchNumbers: readonly number[];
}

export interface Coordinator {
  /**
   * Accepts one bundle in canonical bytes. Resolves once it is durable.
   * @throws VerificationError of decodeBundle, checkBundleParts, the claim chain, the registries, the voucher
   * and the deposit; BUNDLE_CONFLICT when another bundle was accepted for the segment.
   * UnavailableError CHAIN_UNREACHABLE | COORDINATOR_BUSY | COORDINATOR_STOPPED
   */
  submit(bundle: Uint8Array): Promise<Acceptance>;
  /** @throws UsageError RECEIPT_UNKNOWN */
  status(leafHash: Uint8Array): ReceiptStatus;
  /**
   * Resolves when the receipt has reached `state` or a later one.
   * @throws UnavailableError RECEIPT_TIMEOUT; UsageError RECEIPT_UNKNOWN
   */
  waitFor(leafHash: Uint8Array, state: ReceiptState, timeoutMs: number): Promise<ReceiptStatus>;
  /**
   * Proof for the receipts of one answer, at one block.
   * @throws UnavailableError RECEIPT_NOT_POSTED | CHAIN_UNREACHABLE; UsageError RECEIPT_UNKNOWN
   */
  receiptProof(leafHashes: readonly Uint8Array[]): Promise<ReceiptProof>;
  /** Runs every due step once: seal, post, finalize, settle. The background does the same. */
  tick(): Promise<void>;
  /** Puts everything that waits into a batch now. */
  flush(): Promise<void>;
  /** Begins the background work. Failed steps are reported by `onEvent` and tried again. */
  start(): void;
  /** Ends the background work and refuses new bundles; resolves when nothing runs any more. */
  stop(): Promise<void>;
}

interface Waiting {
  readonly bytes: Uint8Array;
  readonly bundle: Bundle;
  readonly resolve: (acceptance: Acceptance) => void;
  readonly reject: (error: unknown) => void;
}

/** Bundles verified in one go; the gain per signature is flat beyond. */
const VERIFY_TOGETHER = 64;
/** Seconds from acceptance to settlement, besides the window, that a deposit must outlast. */
const SETTLEMENT_MARGIN = 30;
const POLL_MS = 20;
/** How often the coordinator looks whether the chain has lost blocks. */
const COMPARE_MS = 2_000;

/** @throws UsageError JOURNAL_OWNER; UnavailableError CHAIN_UNREACHABLE */
export async function createCoordinator(options: CoordinatorOptions): Promise<Coordinator> {
  const { ledger, journal, bls, clock } = options;
  const onEvent: OnEvent = options.onEvent ?? (() => undefined);
  journal.bind({
    chainId: ledger.chainId,
    rollup: ledger.addresses.meshRollup,
    coordinator: ledger.account,
  });
  const horizon = (await ledger.window()) + SETTLEMENT_MARGIN;
  const funds = createFunds(ledger, journal.outstanding(), horizon);
  const verifier = createBundleVerifier({
    bls,
    policy: options.policy,
    registry: createRegistryCheck(ledger),
    settlement: ledger.addresses,
  });
  const posting = createPosting(journal, ledger, bls, onEvent);
  const paying = createPaying(journal, ledger, funds, onEvent);

  const queue: Waiting[] = [];
  let draining: Promise<void> | null = null;
  let working: Promise<void> | null = null;
  let compared = false;
  let comparedAt = 0;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  // ---- accepting

  function acceptanceOf(entry: Pick<StoredEntry, 'leafHash' | 'amount' | 'state'>): Acceptance {
    return { leafHash: entry.leafHash, state: entry.state, amount: entry.amount };
  }

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
  }

  // ---- background

  async function step(force: boolean): Promise<void> {
    if (compared && Date.now() - comparedAt >= COMPARE_MS) {
      compared = await newestStands(journal, ledger, paying.lastPaid());
      comparedAt = Date.now();
    }
    if (!compared) {
      await reconcile(journal, ledger, funds, onEvent);
      compared = true;
      comparedAt = Date.now();
    }
    for (;;) {
      const { count, oldest } = journal.backlog();
      const due = oldest !== null && clock() - oldest >= options.batchIntervalMs;
      if (count === 0 || !(force || due || count >= options.batchSize)) break;
      posting.seal(options.batchSize);
    }
    await posting.post();
    await posting.finalize();
    await paying.settle();
  }

  function work(force: boolean): Promise<void> {
    if (working !== null) return working.then(() => (force ? work(true) : undefined));
    const running = step(force)
      .catch((thrown) => {
        compared = false;
        throw thrown;
      })
      .finally(() => {
        working = null;
      });
    working = running.catch(() => undefined);
    return running;
  }

  const report = (thrown: unknown): void => {
    const { code, message } = asVeilmeshError(thrown);
    onEvent({ type: 'failed', code, message });
  };

  const find = (hash: Uint8Array): StoredEntry => {
    const entry = journal.byLeaf(hash);
    if (entry === null) {
      throw new UsageError('RECEIPT_UNKNOWN', 'this coordinator has accepted no such receipt', {
        details: { leafHash: bytesToHex(hash) },
      });
    }
    return entry;
  };

  const status = (hash: Uint8Array): ReceiptStatus => {
    const entry = find(hash);
    const batch = entry.batchId === null ? null : journal.batch(entry.batchId);
    return {
      ...acceptanceOf(entry),
      batchNumber: batch?.number ?? null,
      postTx: batch?.txHash ?? null,
      settleTx: entry.settledTx,
    };
  };

  function placeOf(hash: Uint8Array): ReceiptPlace {
    const entry = find(hash);
    const batch = entry.batchId === null ? null : journal.batch(entry.batchId);
    if (batch === null || batch.state === 'sealed') {
      throw new UnavailableError(
        'RECEIPT_NOT_POSTED',
        `the receipt is ${entry.state}, not yet on the rollup`,
        {
          details: { state: entry.state },
          hint: 'wait until its batch is posted',
        },
      );
    }
    const levels = merkleLevels(journal.entriesOf(batch.id).map((e) => e.leafHash));
    return {
      leaf: leafOf(decodeBundle(entry.bundle), entry.amount),
      index: entry.leafIndex!,
      path: merklePath(levels, entry.leafIndex!),
      header: headerOf(batch, ledger.account),
    };
  }

  return {
    submit(bytes) {
      if (stopped) {
        return Promise.reject(
          new UnavailableError('COORDINATOR_STOPPED', 'the coordinator is shutting down', {
            hint: 'submit to another coordinator or try again later',
          }),
        );
      }
      if (queue.length >= options.queueLimit) {
        return Promise.reject(
          new UnavailableError('COORDINATOR_BUSY', 'too many bundles wait for verification', {
            details: { limit: options.queueLimit },
            hint: 'try again in a moment; the same bundle can be submitted any number of times',
          }),
        );
      }
      return new Promise((resolve, reject) => {
        queue.push({ bytes, bundle: decodeBundle(bytes), resolve, reject });
        draining ??= drain().finally(() => {
          draining = null;
        });
      });
    },
    status,
    async waitFor(hash, state, timeoutMs) {
      const wanted = RECEIPT_STATES.indexOf(state);
      const deadline = Date.now() + timeoutMs;
      for (;;) {
        const now = status(hash);
        if (RECEIPT_STATES.indexOf(now.state) >= wanted) return now;
        if (Date.now() >= deadline) {
          throw new UnavailableError('RECEIPT_TIMEOUT', `the receipt is still ${now.state}`, {
            details: { wanted: state, state: now.state, waitedMs: timeoutMs },
          });
        }
        await new Promise((resolve) => setTimeout(resolve, POLL_MS));
      }
    },
    async receiptProof(hashes) {
      const places = hashes.map(placeOf);
      const batchNumbers = [...new Set(places.map((p) => p.header.number))].sort((a, b) => a - b);
      return { places, batchNumbers, chain: await ledger.proveBatches(ledger.account, batchNumbers) };
    },
    tick: () => work(false),
    flush: () => work(true),
    start() {
      if (stopped || timer !== undefined) return;
      timer = setInterval(() => {
        if (working === null) work(false).catch(report);
      }, options.tickMs);
    },
    async stop() {
      stopped = true;
      clearInterval(timer);
      await draining;
      await working;
    },
  };
}
