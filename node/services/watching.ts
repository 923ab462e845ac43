/**
 * Follows the chain and judges every batch that anybody posts, by its public data; says what it finds, and convicts where
 * the chain can.
 *
 * What it needs is in the chain and in its memory: it can be killed at any moment and goes on where it was. A batch is
 * judged once, whoever posted it; an act is written down before it is sent, and the chain is asked before it is sent again.
 * @module
 */
import { bytesToHex, equalBytes } from '../../crypto/core/bytes.ts';
import {
  asVeilmeshError,
  UnavailableError,
  UsageError,
  VerificationError,
} from '../../crypto/core/errors.ts';
import { decodeBundle } from '../../settlement/batch/bundle.ts';
import { type BatchHeader, headerHash, isSigned, UNSIGNED } from '../../settlement/batch/header.ts';
import { leafHash } from '../../settlement/batch/leaf.ts';
import { bundleFee, leafOf } from '../../settlement/batch/segment.ts';
import type { Ledger } from '../../settlement/chain/ledger.ts';
import type { BatchVote } from '../../settlement/committee/types.ts';
import { type BatchName, blameOf, describeFinding, type Finding } from '../../settlement/watch/findings.ts';
import type { Judge, Knowledge } from '../../settlement/watch/judge.ts';
import {
  decodeEquivocation,
  decodeHeader,
  type WatchCounts,
  type WatchedBatch,
  type WatchMemory,
} from '../../settlement/watch/memory.ts';
import type { Logger } from '../log.ts';
import { createActs } from './acts.ts';
import { createAttempts, remember } from './attempts.ts';
import { isBatchData, MAX_BATCH_BYTES } from './batch-data.ts';
import type { Buying } from './buying.ts';
import { bondedCoordinators } from './coordinators.ts';
import type { OpenerOptions } from './opener.ts';

export interface WatchingOptions {
  readonly ledger: Ledger;
  readonly memory: WatchMemory;
  readonly judge: Judge;
  /** The bundles of a posted batch, at most so many bytes, from whoever has them. @throws UnavailableError when nobody does */
  readonly fetch: (
    header: BatchHeader,
    signal: AbortSignal,
    maxBytes: number,
  ) => Promise<readonly Uint8Array[]>;
  readonly log: Logger;
  readonly pollMs: number;
  /** Seconds after which data that nobody hands out is said to be withheld. */
  readonly withheldAfter: number;
  /**
   * Bytes that are kept of coordinators without a bond, all together: anybody posts a batch for some gas, whatever its data is, and
   * has watchers keep it.
   */
  readonly unbondedBytes: number;
  /** Checks that are bought by lot; null: none. */
  readonly buying: Buying | null;
}

export interface Watching {
  /** Everything that is due, once. The background does the same. */
  round(): Promise<void>;
  start(): void;
  /** Kinds and codes of what is wrong with a batch that is about to be posted. */
  judgeVote(vote: BatchVote, bundles: readonly Uint8Array[]): Promise<string[]>;
  /** Keeps the data of a batch that is about to be posted. */
  keepVote(vote: BatchVote, bundles: readonly Uint8Array[]): Promise<void>;
  status(): WatchCounts & { readonly scannedTo: number };
  /** Resolves when nothing of it runs any more. */
  stop(): Promise<void>;
}

export const WATCH_DEFAULTS = { pollMs: 500, withheldAfter: 30, unbondedBytes: 256 * 1024 * 1024 } as const;
/** Seconds past finality for which data is kept and asked for: receipts settle, and others catch up. */
export const KEEP_AFTER_FINAL = 600;
/** A batch that is to be posted may have to wait for the chain. */
const KEEP_BEFORE_POSTING = 3_600;
/** Deeper than any chain loses blocks, and what one question about events spans. */
const REORG_BLOCKS = 64;
const SPAN_BLOCKS = 5_000;
/** Sessions live no longer: what a segment follows was posted within this time before it. Seconds. */
const SESSION_SPAN = 7_200;
/** So soon after posting the registries say how things stood then. Seconds. */
const CURRENT_SECONDS = 60;
/** Between two attempts at the same data. */
const FETCH_AGAIN_MS = 2_000;
const PRUNE_MS = 60_000;
const CLAIM_MS = 30_000;
const ACCUSATIONS_MS = 10_000;
/** Coordinators whose data is fetched at once, one batch of each: who is slow holds up only its own. */
const FETCHED_TOGETHER = 8;
const TURN_MS = 60_000;
/** Coordinators, and promises: what is not remembered is looked at once more. */
const MAX_REMEMBERED = 4_096;

/** Judged batches as checks are opened of them. */
export const judgedBatches =
  (ledger: Pick<Ledger, 'getModel'>, memory: WatchMemory): OpenerOptions['batches'] =>
  async (since) =>
    memory.judgedSince(since).map(({ header }) => ({
      header,
      async receipts() {
        const kept = memory.bundlesOf(header);
        const bundles = kept !== null && isBatchData(header, kept) ? kept : [];
        return await Promise.all(
          bundles.map(async (encoded) => {
            const bundle = decodeBundle(encoded);
            const { modelRoot } = bundle.voucher.voucher;
            const model = await ledger.getModel(modelRoot);
            if (model === null) {
              throw new VerificationError(
                'MODEL_UNKNOWN',
                'a batch is about a model that is not registered',
                {
                  details: { modelRoot: bytesToHex(modelRoot) },
                },
              );
            }
            const amount = bundleFee(bundle, model.pricePerUnit);
            return { bundle: encoded, amount, leafHash: leafHash(leafOf(bundle, amount)) };
          }),
        );
      },
    }));

export function createWatching(options: WatchingOptions): Watching {
  const { ledger, memory, judge, fetch, log, pollMs, withheldAfter, unbondedBytes, buying } = options;
  const bonded = bondedCoordinators(ledger);
  memory.bind({ chainId: ledger.chainId, rollup: ledger.addresses.meshRollup });
  const askedAt = new Map<string, number>();
  /** By coordinator: whose data is being fetched, and when its turn last began. */
  const fetching = new Map<string, Promise<void>>();
  const turnAt = new Map<string, number>();
  /** Waiting batches whose data is here, by header hash: looked at once. */
  const held = new Set<string>();
  let longWindow: number | undefined;
  let prunedAt = 0;
  let claimedAt = 0;
  let accusedAt = 0;
  /** Promises about which nothing is open any more. */
  const ended = new Map<string, true>();
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  const over = new AbortController();
  const { attempt } = createAttempts(log, () => stopped);
  const { perform } = createActs(memory, attempt, log);

  async function scan(now: number): Promise<void> {
    const { number: latest } = await ledger.latestBlock();
    let from = Math.max(ledger.addresses.fromBlock, Math.min(memory.scannedTo, latest) + 1 - REORG_BLOCKS);
    while (from <= latest && !stopped) {
      const to = Math.min(latest, from + SPAN_BLOCKS);
      for (const { header } of await ledger.postedBatches(from, to)) {
        const finding = isKnown(header) ? null : await falseSignature(header, now);
        if (finding !== null) {
          memory.note(finding, now); // what is to be done about it, before the batch counts as known
          log.error(describeFinding(finding));
        }
        memory.found(header, now < header.finalAt + KEEP_AFTER_FINAL ? 'waiting' : 'unjudged');
        if (finding !== null) memory.note(finding, now); // again: where it took another's place, lines of that are gone
      }
      memory.scanned(to);
      from = to + 1;
    }
  }

  /** The very batch: after the chain lost blocks another may have its number. */
  function isKnown(header: BatchHeader): boolean {
    const known = memory.batch(header);
    return known !== null && equalBytes(headerHash(known.header), headerHash(header));
  }

  /** What the chain can be told where the committee did not sign; before all else, since a window may be short. */
  async function falseSignature(header: BatchHeader, now: number): Promise<Finding | null> {
    if (!isSigned(header) || now >= header.finalAt) return null;
    if (await ledger.committee.verify(header, header.bitmap, header.aggregate)) return null;
    return { kind: 'signature', batch: header };
  }

  const nameOf = ({ coordinator, number }: BatchName): string =>
    `batch ${number} of ${coordinator.slice(0, 10)}`;

  /** The batch's bundles as they are kept. */
  function keptOf(header: BatchHeader): readonly Uint8Array[] | null {
    const kept = memory.bundlesOf(header);
    return kept !== null && isBatchData(header, kept) ? kept : null;
  }

  /** Bytes that this watcher takes for a batch. */
  async function roomFor({ coordinator }: BatchHeader): Promise<number> {
    if (await bonded(coordinator)) return MAX_BATCH_BYTES;
    let left = unbondedBytes;
    for (const [account, bytes] of memory.bytesKept()) if (!(await bonded(account))) left -= bytes;
    return Math.max(0, Math.min(left, MAX_BATCH_BYTES));
  }

  /** Asks for a batch's data, unless it is kept or was asked for just now. */
  async function obtain(header: BatchHeader, now: number): Promise<void> {
    const id = bytesToHex(headerHash(header));
    if (held.has(id)) return;
    if (keptOf(header) !== null) {
      held.add(id);
      return;
    }
    const name = nameOf(header);
    if (performance.now() - (askedAt.get(name) ?? Number.NEGATIVE_INFINITY) < FETCH_AGAIN_MS) return;
    askedAt.set(name, performance.now());
    const room = await roomFor(header);
    try {
      if (room === 0) throw new UnavailableError('WATCH_FULL', 'no more is kept of those without a bond');
      const bundles = await fetch(header, over.signal, room);
      if (!isKnown(header)) return; // another has its place by now
      memory.keep(header, bundles, header.finalAt + KEEP_AFTER_FINAL);
      held.add(id);
      askedAt.delete(name);
    } catch (thrown) {
      if (over.signal.aborted) return;
      const { code, details } = asVeilmeshError(thrown);
      const seconds = now - header.postedAt;
      if (seconds < withheldAfter) return;
      const finding: Finding = { kind: 'withheld', batch: header, seconds };
      // a watcher that reaches nobody, or has no room, says nothing of others
      const isTheirs = details.asked !== 0 && room === MAX_BATCH_BYTES;
      if (isTheirs && memory.note(finding, now)) log.error(describeFinding(finding), { code });
      if (now < header.finalAt + KEEP_AFTER_FINAL) return;
      memory.gaveUp(header);
      askedAt.delete(name);
    }
  }

  async function knowledgeOf(header: BatchHeader, now: number): Promise<Knowledge> {
    const { coordinator, number, postedAt } = header;
    const parent = number === 1 ? null : await ledger.batchHash(coordinator, number - 1);
    return {
      parent: parent ?? new Uint8Array(32),
      gaps: memory.gapsBefore(header, postedAt - SESSION_SPAN),
      current: now - postedAt < CURRENT_SECONDS,
    };
  }

  async function judgeOne({ header }: WatchedBatch, now: number): Promise<void> {
    const id = bytesToHex(headerHash(header));
    if (!held.has(id)) return;
    const bundles = keptOf(header);
    if (bundles === null) {
      held.delete(id);
      return;
    }
    const judgement = await judge({ header, bundles }, memory, await knowledgeOf(header, now));
    memory.judged(header, judgement, now);
    held.delete(id);
    const { findings } = judgement;
    const fields = { receipts: header.receiptCount, signed: isSigned(header) ? 1 : 0 };
    if (findings.length === 0) log.info(`${nameOf(header)}: sound`, fields);
    else {
      log.error(`${nameOf(header)}: ${findings.length} findings`, fields);
      for (const finding of findings.slice(0, 8)) log.error(describeFinding(finding));
    }
  }

  /** One coordinator's turn: its batches one after another, and the rest in its next turn. */
  async function fetchOf(batches: readonly WatchedBatch[], now: number): Promise<void> {
    const until = performance.now() + TURN_MS;
    for (const { header } of batches) {
      await attempt(`data of ${nameOf(header)}`, () => obtain(header, now));
      if (performance.now() > until) return;
    }
  }

  /** Has the data of what waits for it fetched: of some coordinators at once, first of those whose turn is longest ago. */
  async function fetchAll(now: number): Promise<void> {
    const waiting = Map.groupBy(memory.waiting(), ({ header }) => header.coordinator);
    const turns = [...waiting].sort(([a], [b]) => (turnAt.get(a) ?? 0) - (turnAt.get(b) ?? 0));
    for (const [coordinator, batches] of turns) {
      if (fetching.size >= FETCHED_TOGETHER) break;
      if (fetching.has(coordinator)) continue;
      remember(turnAt, coordinator, performance.now(), MAX_REMEMBERED);
      fetching.set(
        coordinator,
        fetchOf(batches, now).finally(() => fetching.delete(coordinator)),
      );
    }
    await Promise.all(fetching.values());
  }

  async function judgeAll(now: number): Promise<void> {
    for (const batch of memory.waiting()) {
      await attempt(`judging of ${nameOf(batch.header)}`, () => judgeOne(batch, now));
    }
  }

  async function convict(now: number): Promise<void> {
    await perform(
      'convict',
      now,
      async ({ evidence }) => (await ledger.equivocation.isConvicted(decodeEquivocation(evidence!))) === true,
      async ({ evidence }) => {
        const own = decodeEquivocation(evidence!);
        if (await ledger.equivocation.isWorthwhile(own)) return await ledger.equivocation.convict(own);
        // or whoever has nothing left to lose could have watchers spend gas for ever
        throw new UsageError(
          'NOT_WORTHWHILE',
          'the node has too little stake left to pay for its conviction',
        );
      },
    );
  }

  async function challenge(now: number): Promise<void> {
    await perform(
      'challenge',
      now,
      async ({ evidence }) => {
        const { coordinator, number } = decodeHeader(evidence!);
        const { voidFrom } = await ledger.batchesOf(coordinator);
        return voidFrom !== null && voidFrom <= number;
      },
      ({ evidence }) => ledger.committee.challengeSignature(decodeHeader(evidence!)),
    );
  }

  /** Ends accusations of broken promises whose time to be answered is over: anybody may. */
  async function endAccusations(now: number): Promise<void> {
    if (performance.now() - accusedAt < ACCUSATIONS_MS && accusedAt !== 0) return;
    accusedAt = performance.now();
    for (const coordinator of memory.coordinators()) {
      for (const promise of await ledger.inclusion.accused(coordinator, ledger.addresses.fromBlock)) {
        const name = `${bytesToHex(promise.leafHash)}/${promise.postBy}`;
        if (ended.has(name)) continue;
        const { state, until } = await ledger.inclusion.accusation(promise);
        if (state !== 'accused') remember(ended, name, true, MAX_REMEMBERED);
        else if (now > until) {
          await ledger.inclusion.resolve(promise);
          log.info('a promise that was not kept', {
            coordinator: coordinator.slice(0, 10),
            leaf: name.slice(0, 10),
          });
        }
      }
    }
  }

  async function buy(now: number): Promise<void> {
    if (buying === null) return;
    const { openWindow } = await ledger.checks.terms();
    for (const batch of await judgedBatches(ledger, memory)(now - openWindow)) {
      await attempt(`check of ${nameOf(batch.header)}`, () => buying.consider(batch));
    }
  }

  async function claimRewards(): Promise<void> {
    if (performance.now() - claimedAt < CLAIM_MS && claimedAt !== 0) return;
    claimedAt = performance.now();
    const { ripe } = await ledger.vault.claimable(ledger.account);
    if (ripe === 0n) return;
    await ledger.vault.claim();
    log.info('reward', { wei: String(ripe) });
  }

  /** Windows may be short: this waits for nobody's data. */
  const follow = once(async () => {
    await attempt('following of the chain', async () => {
      const now = await ledger.time();
      await scan(now);
      await challenge(now);
    });
  });

  const gather = (): Promise<boolean> =>
    attempt('fetching of data', async () => await fetchAll(await ledger.time()));

  const work = once(async () => {
    let now = 0;
    await attempt('judging', async () => {
      now = await ledger.time();
    });
    if (now === 0) return;
    await convict(now);
    await judgeAll(now);
    await convict(now);
    await attempt('buying of checks', () => buy(now));
    await attempt('ending of accusations', () => endAccusations(now));
    await attempt('collecting of rewards', claimRewards);
    if (performance.now() - prunedAt > PRUNE_MS) {
      prunedAt = performance.now();
      memory.prune(now);
    }
  });

  async function round(): Promise<void> {
    await follow();
    await gather();
    await work();
  }

  /** The header that a batch will have, as far as a judge looks at it. */
  async function headerOfVote(vote: BatchVote): Promise<BatchHeader> {
    longWindow ??= await ledger.longWindow();
    const postedAt = await ledger.time();
    return { ...vote, ...UNSIGNED, epoch: vote.epoch, postedAt, finalAt: postedAt + longWindow };
  }

  return {
    round,
    start() {
      if (stopped || timer !== undefined) return;
      const runAll = (): void => {
        for (const step of [follow, gather, work]) void step();
      };
      timer = setInterval(runAll, pollMs);
      runAll();
    },
    async judgeVote(vote, bundles) {
      const header = await headerOfVote(vote);
      const before = { coordinator: vote.coordinator, number: vote.number - 1 };
      const gaps =
        memory.gapsBefore(header, header.postedAt - SESSION_SPAN) ||
        (before.number > 0 && memory.batch(before)?.state !== 'judged');
      const { findings } = await judge({ header, bundles }, memory, {
        parent: vote.previousHash,
        gaps,
        current: true,
      });
      const fields = { receipts: vote.receiptCount, epoch: vote.epoch };
      // what others posted before, or a node signed elsewhere, is no fault of this batch
      const wrong = findings.filter(
        (finding) =>
          blameOf(finding) === 'coordinator' &&
          (finding.kind !== 'settled-twice' || finding.before.coordinator === vote.coordinator),
      );
      if (wrong.length === 0) log.info(`${nameOf(vote)}: a vote for it`, fields);
      else log.error(`${nameOf(vote)}: no vote for it`, { ...fields, why: describeFinding(wrong[0]!) });
      return wrong.map((finding) => (finding.kind === 'invalid' ? finding.code : finding.kind));
    },
    async keepVote(vote, bundles) {
      const until = (await ledger.time()) + KEEP_BEFORE_POSTING;
      if (memory.batch(vote) !== null) {
        throw new UsageError('VOTE_POSTED', 'the coordinator has posted a batch of this number', {
          details: { coordinator: vote.coordinator, number: vote.number },
        });
      }
      memory.keep(vote, bundles, until);
    },
    status: () => ({ ...memory.counts(), scannedTo: memory.scannedTo }),
    async stop() {
      stopped = true;
      clearInterval(timer);
      over.abort();
      await Promise.all([follow.running(), ...fetching.values(), work.running()]);
    },
  };
}

/** One run at a time: whoever asks meanwhile waits for the one that runs. */
function once(work: () => Promise<void>): (() => Promise<void>) & { running(): Promise<void> | undefined } {
  let running: Promise<void> | undefined;
  const run = (): Promise<void> => {
    running ??= work().finally(() => {
      running = undefined;
    });
    return running;
  };
  return Object.assign(run, { running: () => running });
}
