/**
 * The coordinator: takes bundles, and answers for each that it accepted until it is paid.
 *
 * Submissions that arrive together are verified together (one randomised batch of signatures) and journalled
 * in one durable transaction; only then are they acknowledged. A second submission of the same bundle gets the
 * first one's answer. Restarting on the same journal continues where a kill left off. Of several processes on one
 * journal all accept, and the one that leads it does the rest; another takes over when it is silent.
 *
 * It holds claims, commitments and fees; never activations, prompts or weights.
 * @module
 */

import { bytesToHex } from '../../crypto/core/bytes.ts';
import { asVeilmeshError, UnavailableError, UsageError } from '../../crypto/core/errors.ts';
import { merkleLevels, merklePath } from '../../crypto/core/keccak-merkle.ts';
import { longestBoughtCheck, SETTLEMENT_MARGIN } from '../chain/deploy.ts';
import { freshByChain } from '../chain/fresh-at.ts';
import { signPromise } from '../committee/promise.ts';
import { decodeBundle } from './bundle.ts';
import type {
  Acceptance,
  Coordinator,
  CoordinatorOptions,
  ReceiptPlace,
  ReceiptStatus,
} from './coordinator-types.ts';
import type { OnEvent } from './events.ts';
import { createFunds } from './funds.ts';
import { createIntake, type Taken } from './intake.ts';
import { RECEIPT_STATES, type StoredEntry } from './journal-types.ts';
import { createPaying } from './paying.ts';
import { createPosting, headerOf } from './posting.ts';
import { newestStands, reconcile } from './reconcile.ts';
import { createRegistryCheck } from './registry-check.ts';
import { leafOf } from './segment.ts';
import { createBundleVerifier, VOUCHER_MARGIN } from './verify-bundle.ts';

export {
  type Acceptance,
  type Accepted,
  COORDINATOR_DEFAULTS,
  type Coordinator,
  type CoordinatorOptions,
  type ReceiptPlace,
  type ReceiptProof,
  type ReceiptStatus,
} from './coordinator-types.ts';

/** How often a state that is waited for is looked up: less often the longer it takes. */
const POLL_MS = 20;
const MAX_POLL_MS = 250;
/** The same failure is not told again before. */
const TELL_AGAIN_MS = 5_000;
/** How often the coordinator looks whether the chain has lost blocks. */
const COMPARE_MS = 2_000;
/** How long this process may fail before another has a try: with the lead go its sessions, and whoever takes them up reads them anew. */
const FAILING_MS = 30_000;

/** @throws UsageError JOURNAL_OWNER; UnavailableError CHAIN_UNREACHABLE */
export async function createCoordinator(options: CoordinatorOptions): Promise<Coordinator> {
  const { ledger, journal, bls, clock } = options;
  const onEvent: OnEvent = options.onEvent ?? (() => undefined);
  await journal.bind({
    chainId: ledger.chainId,
    rollup: ledger.addresses.meshRollup,
    coordinator: ledger.account,
  });
  const terms = await ledger.checks.terms();
  const { openWindow, beacon } = terms;
  // a segment can be held until the last of its checks has ended
  const horizon = (await ledger.longWindow()) + SETTLEMENT_MARGIN + openWindow + longestBoughtCheck(terms);
  const funds = createFunds(ledger, journal, horizon);
  const verifier = createBundleVerifier({
    bls,
    policy: options.policy,
    registry: createRegistryCheck(ledger, options.policy, 0),
    settlement: ledger.addresses,
    coordinator: ledger.account,
    checkable: SETTLEMENT_MARGIN + beacon.lead + openWindow,
    voucherMargin: VOUCHER_MARGIN,
    freshAt: freshByChain(ledger),
  });
  const posting = createPosting(journal, ledger, options.certify, onEvent);
  const paying = createPaying(journal, ledger, onEvent);

  let working: Promise<void> | null = null;
  const intake = createIntake({
    journal,
    funds,
    verifier,
    clock,
    sessions: options.sessions ?? null,
    queueLimit: options.queueLimit,
    queueBytes: options.queueBytes,
    onEvent,
  });
  let compared = false;
  let comparedAt = 0;
  let term: number | null = null;
  /** When it began to fail, on the clock of performance.now; null while it does not. */
  let failingSince: number | null = null;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  async function step(force: boolean): Promise<void> {
    const current = await journal.lead();
    if (current === null) return;
    if (current !== term) compared = false; // others may have worked in between
    term = current;
    if (compared && Date.now() - comparedAt >= COMPARE_MS) {
      compared = await newestStands(journal, ledger, paying.lastPaid());
      comparedAt = Date.now();
    }
    if (!compared) {
      await reconcile(journal, ledger, onEvent);
      compared = true;
      comparedAt = Date.now();
    }
    for (;;) {
      const { count, oldest } = await journal.backlog();
      const due = oldest !== null && clock() - oldest >= options.batchIntervalMs;
      if (count === 0 || !(force || due || count >= options.batchSize)) break;
      await posting.seal(options.batchSize);
    }
    await posting.post();
    await posting.finalize();
    await paying.settle();
  }

  function work(force: boolean): Promise<void> {
    if (working !== null) return working.then(() => (force ? work(true) : undefined));
    const running = step(force)
      .then(
        () => {
          failingSince = null;
        },
        async (thrown: unknown) => {
          compared = false;
          failingSince ??= performance.now();
          if (performance.now() - failingSince >= FAILING_MS) {
            failingSince = null;
            // what fails here may go well for another process; if that cannot even be told, the lease ends by itself
            await journal.resign().catch(() => undefined);
          }
          throw thrown;
        },
      )
      .finally(() => {
        working = null;
      });
    working = running.catch(() => undefined);
    return running;
  }

  let told = { code: '', at: Number.NEGATIVE_INFINITY };
  const report = (thrown: unknown): void => {
    const { code, message } = asVeilmeshError(thrown);
    if (told.code === code && performance.now() - told.at < TELL_AGAIN_MS) return;
    told = { code, at: performance.now() };
    onEvent({ type: 'failed', code, message });
  };

  const find = async (hash: Uint8Array): Promise<StoredEntry> => {
    const entry = await journal.byLeaf(hash);
    if (entry === null) {
      throw new UsageError('RECEIPT_UNKNOWN', 'this coordinator has accepted no such receipt', {
        details: { leafHash: bytesToHex(hash) },
      });
    }
    return entry;
  };

  /** The same promise whenever the same receipt is asked about: its time is that of the acceptance. */
  async function promised({ leafHash, state, amount, acceptedAt, step }: Taken): Promise<Acceptance> {
    const postBy = Math.ceil(acceptedAt / 1_000) + options.promiseSeconds;
    const promise = { coordinator: ledger.account, leafHash, postBy };
    return {
      leafHash,
      state,
      amount,
      step,
      promise: await signPromise(promise, ledger.addresses, options.signer),
    };
  }

  const status = async (hash: Uint8Array): Promise<ReceiptStatus> => {
    const entry = await find(hash);
    const batch = entry.batchId === null ? null : await journal.batch(entry.batchId);
    return {
      leafHash: entry.leafHash,
      state: entry.state,
      amount: entry.amount,
      batchNumber: batch?.number ?? null,
      postTx: batch?.txHash ?? null,
      settleTx: entry.settledTx,
    };
  };

  async function placeOf(hash: Uint8Array): Promise<ReceiptPlace> {
    const entry = await find(hash);
    const batch = entry.batchId === null ? null : await journal.batch(entry.batchId);
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
    const levels = merkleLevels((await journal.entriesOf(batch.id)).map((e) => e.leafHash));
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
      return intake.submit(bytes).then(promised);
    },
    status,
    async waitFor(hash, state, timeoutMs) {
      const wanted = RECEIPT_STATES.indexOf(state);
      const deadline = Date.now() + timeoutMs;
      for (;;) {
        const now = await status(hash);
        if (RECEIPT_STATES.indexOf(now.state) >= wanted) return now;
        if (Date.now() >= deadline) {
          throw new UnavailableError('RECEIPT_TIMEOUT', `the receipt is still ${now.state}`, {
            details: { wanted: state, state: now.state, waitedMs: timeoutMs },
          });
        }
        const waited = timeoutMs - (deadline - Date.now());
        await new Promise((resolve) => setTimeout(resolve, Math.min(MAX_POLL_MS, POLL_MS + waited / 10)));
      }
    },
    async receiptProof(hashes) {
      const places = await Promise.all(hashes.map(placeOf));
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
      await intake.idle();
      await working;
    },
  };
}
