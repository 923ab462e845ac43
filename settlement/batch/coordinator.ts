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
import { bytesToHex } from '../../crypto/core/bytes.ts';
import { asVeilmeshError, UnavailableError, UsageError } from '../../crypto/core/errors.ts';
import { SETTLEMENT_MARGIN } from '../chain/deploy.ts';
import { decodeBundle } from './bundle.ts';
import type { Coordinator, CoordinatorOptions, ReceiptPlace, ReceiptStatus } from './coordinator-types.ts';
import type { OnEvent } from './events.ts';
import { createFunds } from './funds.ts';
import { acceptanceOf, createIntake } from './intake.ts';
import { RECEIPT_STATES, type StoredEntry } from './journal-types.ts';
import { merkleLevels, merklePath } from './keccak-merkle.ts';
import { createPaying } from './paying.ts';
import { createPosting, headerOf } from './posting.ts';
import { newestStands, reconcile } from './reconcile.ts';
import { createRegistryCheck } from './registry-check.ts';
import { leafOf } from './segment.ts';
import { createBundleVerifier } from './verify-bundle.ts';

export {
  type Acceptance,
  COORDINATOR_DEFAULTS,
  type Coordinator,
  type CoordinatorOptions,
  type ReceiptPlace,
  type ReceiptProof,
  type ReceiptStatus,
} from './coordinator-types.ts';

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
  const { openWindow, beacon } = await ledger.checks.terms();
  const funds = createFunds(ledger, journal.outstanding(), horizon);
  const verifier = createBundleVerifier({
    bls,
    policy: options.policy,
    registry: createRegistryCheck(ledger),
    settlement: ledger.addresses,
    coordinator: ledger.account,
    checkable: SETTLEMENT_MARGIN + beacon.lead + openWindow,
  });
  const posting = createPosting(journal, ledger, bls, onEvent);
  const paying = createPaying(journal, ledger, funds, onEvent);

  let working: Promise<void> | null = null;
  const intake = createIntake({
    journal,
    funds,
    verifier,
    clock,
    queueLimit: options.queueLimit,
    queueBytes: options.queueBytes,
    working: () => working,
    onEvent,
  });
  let compared = false;
  let comparedAt = 0;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

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
      return intake.submit(bytes);
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
      await intake.idle();
      await working;
    },
  };
}
