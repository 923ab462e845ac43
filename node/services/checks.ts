/**
 * Checks from the side of whoever wants to know: opening one, and doing for it what anybody may until it is over.
 * @module
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Address } from 'viem';
import { bytesToHex, equalBytes } from '../../crypto/core/bytes.ts';
import { asVeilmeshError, InternalError, UsageError, VerificationError } from '../../crypto/core/errors.ts';
import { claimHash, decodeSignedClaim } from '../../crypto/poea/claim.ts';
import { encodePartManifest, shardRoot, shardsOf } from '../../models/shard/manifest.ts';
import type { Manifest } from '../../models/shard/types.ts';
import type { Ledger } from '../../settlement/chain/ledger.ts';
import { fillUpTo } from '../../settlement/chain/vault-ledger.ts';
import { drawKey, drawnHop } from '../../settlement/checks/draws.ts';
import { checkIdOf } from '../../settlement/checks/facts.ts';
import { roundAfter } from '../../settlement/checks/rounds.ts';
import type {
  CheckFacts,
  CheckKind,
  CheckReads,
  CheckRecord,
  CheckTerms,
  FoldContest,
  ProvenCell,
} from '../../settlement/checks/types.ts';
import { type Folds, SHARD_SEALED } from './folds.ts';
import type { PostedSegment } from './posted-segments.ts';
import type { Rounds } from './rounds.ts';

/** A segment's one hop that the beacon drew; the hash of its claim names the check. */
export interface Candidate {
  readonly claimHash: Uint8Array;
  readonly hop: number;
}

/** @throws as Rounds.value */
export async function candidateOf(
  terms: CheckTerms,
  rounds: Rounds,
  { place: { header }, claims }: PostedSegment,
): Promise<Candidate> {
  const { value: v1 } = await rounds.value(roundAfter(terms.beacon, header.postedAt));
  const hop = drawnHop(v1, drawKey(decodeSignedClaim(claims[0]!).claim), claims.length);
  return { hop, claimHash: claimHash(decodeSignedClaim(claims[hop]!).claim) };
}

/** What is to be checked of a segment, and how. */
export interface CheckRequest {
  readonly hop: number;
  readonly kind: CheckKind;
  /** Of the session, where cells will be named. */
  readonly position?: number;
  /**
   * Wei that it may cost, where its node has many open: a drawn one nothing without it, and a bought one more than
   * `maxTurns` bonds only with it.
   */
  readonly most?: bigint;
}

/** Names the check that this account opens by a request. */
export const requestedId = (
  opener: Address,
  { claims }: Pick<PostedSegment, 'claims'>,
  { hop, kind, position = 0 }: CheckRequest,
): Uint8Array =>
  checkIdOf({ kind, opener, position, claimHash: claimHash(decodeSignedClaim(claims[hop]!).claim) });

/**
 * Opens the check of a hop's claim, or finds it opened. For one that is bought, what the account's purse in the vault lacks is
 * put into it first; no more than `maxTurns` bonds or `most`.
 * @throws UsageError CHECK_NO_CELLS when that hop's shard has nothing that can be proven; the contract's refusals:
 *   nobody opens a late one, and one that is not bought only where the beacon drew segment and hop
 */
export async function openCheck(
  ledger: Ledger,
  segment: PostedSegment,
  request: CheckRequest,
  manifest: Manifest,
): Promise<CheckFacts> {
  const { hop, kind, position = 0, most = 0n } = request;
  const { claim } = decodeSignedClaim(segment.claims[hop]!);
  const id = requestedId(ledger.account, segment, request);
  const part = shardsOf(manifest).find((shard) => equalBytes(shardRoot(shard), claim.shardRoot));
  if (part === undefined) throw new InternalError('CHECK_PART', 'the claim is of no shard of its model');
  if (part.cells === null) {
    throw new UsageError('CHECK_NO_CELLS', `hop ${hop + 1} has no operations that can be proven yet`, {
      details: { hop },
      hint: 'ask for a check of another hop or segment',
    });
  }
  if ((await ledger.checks.check(id)) !== null) return await factsOf(ledger, id);
  const bond = kind === 'drawn' ? most : await bondFor(ledger, claim.enclaveKey, most);
  if (bond > 0n) await fillUpTo(ledger, bond);
  const { header, leaf, index, path } = segment.place;
  try {
    const { facts } = await ledger.checks.open({
      header,
      leaf,
      index,
      path,
      claims: segment.claims,
      part: encodePartManifest(part),
      hop,
      kind,
      position,
      bond,
    });
    return facts;
  } catch (thrown) {
    // somebody else was sooner
    if ((await ledger.checks.check(id)) !== null) return await factsOf(ledger, id);
    throw thrown;
  }
}

/** Checks of the same node that may be opened before one's own. */
const SLACK = 2n;

/**
 * What it costs now, as far as it is worth it: where so many are open already, silence pays nobody, and whoever makes a node's checks
 * dear has others pay that node. The contract refuses what costs more (TOO_DEAR), until some are over.
 */
async function bondFor(ledger: Ledger, key: Uint8Array, worth: bigint): Promise<bigint> {
  const [price, { bond, maxTurns }] = await Promise.all([ledger.checks.price(key), ledger.checks.terms()]);
  const usual = bond * BigInt(maxTurns);
  const most = worth > usual ? worth : usual;
  const fair = price + SLACK * bond; // somebody may be sooner; no more than the price is locked
  return fair < most ? fair : most;
}

/** Of a check that was opened, from the chain's events. */
export async function factsOf(ledger: Ledger, id: Uint8Array): Promise<CheckFacts> {
  const opened = await ledger.checks.opened(ledger.addresses.fromBlock);
  const found = opened.find((check) => equalBytes(checkIdOf(check.facts), id));
  if (found === undefined) {
    throw new InternalError('CHECK_EVENT_MISSING', 'a check was opened without its event', {
      details: { check: bytesToHex(id) },
    });
  }
  return found.facts;
}

/**
 * What a client buys for one of its own segments: a check of the hop that the beacon drew, and of cells that it draws.
 * @throws as candidateOf and openCheck
 */
export async function requestCheck(
  ledger: Ledger,
  rounds: Rounds,
  segment: PostedSegment,
  manifest: Manifest,
): Promise<CheckFacts> {
  const { hop } = await candidateOf(await ledger.checks.terms(), rounds, segment);
  return await openCheck(ledger, segment, { hop, kind: 'lot' }, manifest);
}

/** Where a check stands, and what this process has found out about it for itself. */
export interface WatchedCheck {
  readonly record: CheckRecord;
  /** Of the cells that are proven: how many were compared with the model's weights here. */
  readonly foldsChecked: number;
}

export interface CheckWatcher {
  /**
   * Does for a check what anybody may do now: hands in the round that it waits for, looks at the folds of what was proven
   * and contests a false one, ends it when its time is over.
   * @throws VerificationError CHECK_FALSE_FOLD when it passed with a false fold before this process came to look
   */
  advance(facts: CheckFacts): Promise<WatchedCheck>;
}

export function createCheckWatcher(ledger: Ledger, rounds: Rounds, folds: Folds): CheckWatcher {
  const { checks } = ledger;
  /** Draws whose folds are those of the model, by check. */
  const seen = new Map<string, Set<number>>();

  /** What nobody else can look at is not looked at, and not counted: the check goes on without. */
  async function contestOf(facts: CheckFacts, proven: ProvenCell): Promise<FoldContest | null | 'sealed'> {
    try {
      return await folds.contestOf(facts, proven);
    } catch (thrown) {
      if (asVeilmeshError(thrown).code === SHARD_SEALED) return 'sealed';
      throw thrown;
    }
  }

  async function falseFold(facts: CheckFacts, good: Set<number>): Promise<FoldContest | null> {
    for (const proven of await checks.proven(checkIdOf(facts))) {
      if (good.has(proven.draw)) continue;
      const contest = await contestOf(facts, proven);
      if (contest === 'sealed') return null;
      if (contest !== null) return contest;
      good.add(proven.draw);
    }
    return null;
  }

  return {
    async advance(facts) {
      const name = bytesToHex(checkIdOf(facts));
      const good = seen.get(name) ?? new Set();
      seen.set(name, good);
      let record = await advanceCheck(ledger, rounds, facts, 'before the end');
      if (record.proven !== 0 && record.state !== 'failed') {
        const contest = await falseFold(facts, good);
        if (contest !== null && record.state === 'passed') throw passedFalsely(facts, contest);
        if (contest !== null) await checks.contest(facts, contest);
        record = await advanceCheck(ledger, rounds, facts);
      }
      if (isOver(record)) seen.delete(name);
      return { record, foldsChecked: good.size };
    },
  };
}

/**
 * The same without a look at the folds: for whoever made them.
 * @param until 'before the end': leaves an answered check as it is
 * @returns where it stands then
 */
export async function advanceCheck(
  ledger: Ledger,
  rounds: Rounds,
  facts: CheckFacts,
  until?: 'before the end',
): Promise<CheckRecord> {
  const { checks } = ledger;
  const id = checkIdOf(facts);
  const read = async (): Promise<CheckRecord> => {
    const record = await checks.check(id);
    if (record !== null) return record;
    throw new UsageError('CHECK_UNKNOWN', 'no such check was opened', {
      details: { check: bytesToHex(id) },
    });
  };
  const record = await read();
  if (until !== undefined && record.state === 'answered') return record;
  // a round that never comes ends the check too
  const due =
    (await dueAt(checks, rounds, record)) ?? (record.state === 'published' ? record.deadline : null);
  if (due === null || (await ledger.time()) <= due) return record;
  try {
    await checks.resolve(facts);
  } catch (thrown) {
    const now = await read(); // somebody else may have been sooner
    if (isOver(now)) return now;
    throw thrown;
  }
  return await read();
}

/**
 * The last second in which something may still be done about it, so that it does not end as it will otherwise; null while
 * that is open. Hands in the round that it waits for, and does not wait for it.
 */
export async function dueAt(
  checks: CheckReads,
  rounds: Rounds,
  { state, deadline, round, turn, left }: CheckRecord,
): Promise<number | null> {
  if (state === 'opened' || state === 'named' || state === 'answered') return deadline;
  if (state !== 'published') return null;
  if (round === 0) return deadline; // cells are to be named
  const [drawn, { proveTime }] = await Promise.all([rounds.now(round), checks.terms()]);
  return drawn === null ? null : drawn.at + left + proveTime * turn;
}

export const isOver = ({ state }: Pick<CheckRecord, 'state'>): boolean =>
  state === 'passed' || state === 'failed' || state === 'lapsed';

const FOLLOW_MS = 1_000;

/**
 * Advances a check until it is over. Trouble with chain, beacon or part is waited out.
 * @param onChange told whenever something has changed
 * @throws VerificationError CHECK_FALSE_FOLD
 */
export async function followCheck(
  ledger: Ledger,
  rounds: Rounds,
  folds: Folds,
  facts: CheckFacts,
  onChange: (check: WatchedCheck) => void,
  signal?: AbortSignal,
): Promise<WatchedCheck> {
  const watcher = createCheckWatcher(ledger, rounds, folds);
  let told = '';
  for (;;) {
    signal?.throwIfAborted();
    try {
      const check = await watcher.advance(facts);
      const { record, foldsChecked } = check;
      const now = `${record.state} ${record.proven} ${foldsChecked}`;
      if (now !== told) onChange(check);
      told = now;
      if (isOver(record)) return check;
    } catch (thrown) {
      const error = asVeilmeshError(thrown);
      if (error.family !== 'unavailable') throw error;
    }
    await sleep(FOLLOW_MS);
  }
}

const passedFalsely = (facts: CheckFacts, { draw }: FoldContest): VerificationError =>
  new VerificationError(
    'CHECK_FALSE_FOLD',
    'the check passed on the chain with a fold that is not that of the weights: nobody contested it in time',
    {
      details: { check: bytesToHex(checkIdOf(facts)), draw },
      hint: 'do not rely on this hop: what it computed is not proven',
    },
  );
