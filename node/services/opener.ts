/**
 * Opens the checks that the beacon draws among batches, a coordinator's own or everybody's, and ends those whose time is
 * over, whoever opened them.
 *
 * Nothing is remembered: what is drawn follows from batches and chain, and the chain says what is open already, so that
 * a process that is killed between posting and opening opens each once all the same.
 * @module
 */
import { bytesToHex } from '../../crypto/core/bytes.ts';
import { asVeilmeshError } from '../../crypto/core/errors.ts';
import { merkleLevels, merklePath } from '../../crypto/core/keccak-merkle.ts';
import { decodeSignedClaim, encodeSignedClaim } from '../../crypto/poea/claim.ts';
import type { Manifest } from '../../models/shard/types.ts';
import { decodeBundle } from '../../settlement/batch/bundle.ts';
import { type BatchHeader, headerHash } from '../../settlement/batch/header.ts';
import type { Journal, StoredEntry } from '../../settlement/batch/journal-types.ts';
import { headerOf } from '../../settlement/batch/posting.ts';
import { leafOf } from '../../settlement/batch/segment.ts';
import type { Ledger } from '../../settlement/chain/ledger.ts';
import { drawKey, isSegmentDrawn } from '../../settlement/checks/draws.ts';
import { checkIdOf } from '../../settlement/checks/facts.ts';
import { roundAfter } from '../../settlement/checks/rounds.ts';
import type { CheckState, CheckTerms, OpenedCheck } from '../../settlement/checks/types.ts';
import type { Logger } from '../log.ts';
import { createAttempts, remember } from './attempts.ts';
import { advanceCheck, candidateOf, createCheckWatcher, isOver, openCheck, requestedId } from './checks.ts';
import type { Folds } from './folds.ts';
import type { PostedSegment } from './posted-segments.ts';
import type { Rounds } from './rounds.ts';

/** A posted batch whose receipts may be drawn. */
export interface DrawableBatch {
  readonly header: BatchHeader;
  /** In order. */
  receipts(): Promise<readonly DrawableReceipt[]>;
}

export type DrawableReceipt = Pick<StoredEntry, 'leafHash' | 'amount' | 'bundle'>;

export interface OpenerOptions {
  readonly ledger: Ledger;
  /** Batches posted since then, in unix seconds, of which this process opens what is drawn. */
  readonly batches: (since: number) => Promise<readonly DrawableBatch[]>;
  /** Whether it is for this process to act. */
  readonly acting: () => boolean;
  /** Seconds after posting that it leaves to others. */
  readonly patience: number;
  /** Looks at the folds of every check that it follows; without it at those of its own, as others do at theirs. */
  readonly everyFold: boolean;
  /** Wei of bonds that it risks within an hour for drawn checks of nodes that have too many open to have one more for nothing. */
  readonly budget: bigint;
  readonly rounds: Rounds;
  readonly folds: Folds;
  readonly manifestOf: (modelRoot: Uint8Array) => Promise<Manifest>;
  readonly log: Logger;
  readonly pollMs: number;
}

export interface Opener {
  /** Resolves when nothing of it runs any more. */
  stop(): Promise<void>;
}

export const OPENER_POLL_MS = 2_000;
const REORG_BLOCKS = 64;
const HOUR_MS = 3_600_000;
const MAX_OVER = 4_096;

interface Risk {
  readonly at: number;
  readonly bond: bigint;
}

/** A coordinator's own batches. */
export const journalBatches =
  (journal: Journal, coordinator: BatchHeader['coordinator']): OpenerOptions['batches'] =>
  async (since) =>
    (await journal.postedSince(since)).map((batch) => ({
      header: headerOf(batch, coordinator),
      receipts: () => journal.entriesOf(batch.id),
    }));

/** A receipt of a batch as checks name it. */
export function segmentAt(
  header: BatchHeader,
  { bundle: encoded, amount }: DrawableReceipt,
  levels: readonly (readonly Uint8Array[])[],
  index: number,
): PostedSegment {
  const bundle = decodeBundle(encoded);
  return {
    place: { leaf: leafOf(bundle, amount), index, path: merklePath(levels, index), header },
    claims: bundle.claims.map(encodeSignedClaim),
  };
}

export function startOpener(options: OpenerOptions): Opener {
  const { ledger, batches, acting, patience, everyFold, budget, rounds, folds, manifestOf, log, pollMs } =
    options;
  const { checks } = ledger;
  const watcher = createCheckWatcher(ledger, rounds, folds);
  /** Header hashes of batches in which everything drawn has been opened, while checks can be opened in them. */
  const examined = new Set<string>();
  const running = new Map<string, OpenedCheck>();
  /** Those of them that were not over when they were first looked at. */
  const watched = new Set<string>();
  /** The latest: one that is seen again is over at once. */
  const over = new Map<string, true>();
  /** Bonds of the last hour, in order. */
  const risked: Risk[] = [];
  let scannedTo = ledger.addresses.fromBlock - 1;
  let stopped = false;
  const { attempt } = createAttempts(log, () => stopped);

  /** @returns whether all that is drawn in it is open */
  async function examine({ header, receipts }: DrawableBatch, terms: CheckTerms): Promise<boolean> {
    const round = await rounds.now(roundAfter(terms.beacon, header.postedAt));
    if (round === null) return false;
    const { value: v1 } = round;
    const all = await receipts();
    const levels = merkleLevels(all.map(({ leafHash }) => leafHash));
    let complete = true;
    for (const [index, receipt] of all.entries()) {
      if (stopped) break;
      const { claim } = decodeBundle(receipt.bundle).claims[0]!;
      if (!isSegmentDrawn(v1, drawKey(claim), terms.rate)) continue;
      const what = `opening of the check of receipt ${index} in batch ${header.number} of ${header.coordinator.slice(0, 10)}`;
      // the others are opened all the same
      if (!(await attempt(what, () => openDrawn(segmentAt(header, receipt, levels, index), terms))))
        complete = false;
    }
    return complete && !stopped;
  }

  async function openDrawn(segment: PostedSegment, terms: CheckTerms): Promise<void> {
    const { hop } = await candidateOf(terms, rounds, segment);
    const request = { hop, kind: 'drawn' } as const;
    const id = requestedId(ledger.account, segment, request);
    if ((await checks.check(id)) !== null) return;
    const fields = { batch: segment.place.header.number, hop };
    const name = bytesToHex(id).slice(0, 10);
    const manifest = await manifestOf(segment.place.leaf.modelRoot);
    try {
      await openCheck(ledger, segment, request, manifest).catch(async (thrown) => {
        if (asVeilmeshError(thrown).code !== 'TOO_DEAR') throw thrown;
        const taken = await risk(segment, hop, thrown);
        try {
          await openCheck(ledger, segment, { ...request, most: taken.bond }, manifest);
        } catch (again) {
          const { family, code } = asVeilmeshError(again);
          // what was refused was not opened: nothing is risked
          if (family !== 'unavailable' || code === 'TOO_DEAR') risked.splice(risked.indexOf(taken), 1);
          throw again;
        }
      });
      log.info(`check ${name}: drawn and opened`, fields);
    } catch (thrown) {
      const { family, code, message } = asVeilmeshError(thrown);
      if (family === 'unavailable') throw thrown;
      log.info(`check ${name}: drawn, cannot be opened`, { ...fields, code, why: message });
    }
  }

  /**
   * A node has so many open checks that one more costs a bond, also where it is drawn: its price, where the hour's budget has it.
   * @throws `dear` where it has not
   */
  async function risk({ claims }: PostedSegment, hop: number, dear: unknown): Promise<Risk> {
    const price = await checks.price(decodeSignedClaim(claims[hop]!).claim.enclaveKey);
    const since = performance.now() - HOUR_MS;
    while (risked.length > 0 && risked[0]!.at < since) risked.shift();
    if (risked.reduce((sum, { bond }) => sum + bond, price) > budget) throw dear;
    const taken = { at: performance.now(), bond: price };
    risked.push(taken);
    return taken;
  }

  async function open(): Promise<void> {
    const terms = await checks.terms();
    if (terms.rate === 0) return;
    const now = await ledger.time();
    const all = await batches(now - terms.openWindow);
    const open = new Set(all.map(({ header }) => bytesToHex(headerHash(header))));
    for (const name of examined) if (!open.has(name)) examined.delete(name);
    for (const batch of all) {
      const { header } = batch;
      const name = bytesToHex(headerHash(header));
      if (stopped || examined.has(name) || now < header.postedAt + patience) continue;
      await attempt(`opening of checks in batch ${header.number}`, async () => {
        if (await examine(batch, terms)) examined.add(name);
      });
    }
  }

  async function end(): Promise<void> {
    const { number } = await ledger.latestBlock();
    const from = Math.max(ledger.addresses.fromBlock, Math.min(scannedTo, number) + 1 - REORG_BLOCKS);
    for (const check of await checks.opened(from)) {
      const name = bytesToHex(checkIdOf(check.facts));
      if (!over.has(name)) running.set(name, check);
    }
    scannedTo = number;
    // what can still be contested goes first, and nothing here waits for a round or for strangers' parts
    const states = new Map<string, CheckState>();
    for (const [name, { facts }] of running) {
      await attempt(`check ${name.slice(0, 10)}`, async () => {
        const state = (await checks.check(checkIdOf(facts)))?.state ?? 'none';
        states.set(name, state);
        if (!isOver({ state })) watched.add(name);
      });
    }
    const urgency = (name: string): number => (states.get(name) === 'answered' ? 0 : 1);
    const inOrder = [...running].sort(([a], [b]) => urgency(a) - urgency(b));
    for (const [name, { facts }] of inOrder) {
      if (stopped) return;
      if (!watched.has(name) && isOver({ state: states.get(name) ?? 'none' })) {
        running.delete(name); // over before this process came: no contest is heard any more
        remember(over, name, true, MAX_OVER);
        continue;
      }
      await attempt(`check ${name.slice(0, 10)}`, async () => {
        const { record, foldsChecked } =
          everyFold || facts.opener === ledger.account
            ? await watcher.advance(facts)
            : // whoever opened it looks at its folds
              {
                record: await advanceCheck(ledger, rounds, facts, 'before the end'),
                foldsChecked: 0,
              };
        if (!isOver(record)) return;
        running.delete(name);
        watched.delete(name);
        remember(over, name, true, MAX_OVER);
        const node = bytesToHex(facts.node).slice(0, 10);
        log.info(`check ${name.slice(0, 10)}: ${record.state}`, {
          node,
          cells: record.draws,
          foldsChecked,
        });
      });
    }
  }

  let working: Promise<unknown> | undefined;
  const run = (): void => {
    if (!acting()) return; // another process of the same account has its hands on these checks
    working ??= attempt('looking for checks to open', open)
      .then(() => attempt('looking for open checks', end))
      .finally(() => {
        working = undefined;
      });
  };
  const timer = setInterval(run, pollMs);
  run();
  return {
    async stop() {
      stopped = true;
      clearInterval(timer);
      await working;
    },
  };
}
