/**
 * What becomes of a false claim that an audit found: its check is bought, the hop shows what it says it computed in that
 * position, the wrong cell is named, and the hop proves it or is convicted.
 * @module
 */
import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { asVeilmeshError } from '../../crypto/core/errors.ts';
import type { Manifest } from '../../models/shard/types.ts';
import type { Ledger } from '../../settlement/chain/ledger.ts';
import { checkIdOf } from '../../settlement/checks/facts.ts';
import type { CheckFacts, CheckRecord } from '../../settlement/checks/types.ts';
import { createCheckWatcher, isOver, openCheck } from '../services/checks.ts';
import type { Folds } from '../services/folds.ts';
import type { PostedSegment } from '../services/posted-segments.ts';
import type { Rounds } from '../services/rounds.ts';
import type { FalseCell } from './false-cell.ts';

export type DisputeNews =
  | { readonly kind: 'opened'; readonly facts: CheckFacts; readonly bond: bigint }
  | { readonly kind: 'shown'; readonly columns: number }
  | { readonly kind: 'found'; readonly what: FalseCell }
  | { readonly kind: 'named'; readonly cells: readonly number[] }
  | { readonly kind: 'proven' }
  | { readonly kind: 'ended'; readonly record: CheckRecord };

export interface DisputeOptions {
  readonly ledger: Ledger;
  readonly rounds: Rounds;
  readonly folds: Folds;
  readonly manifest: Manifest;
  /** Where the false claim was posted. */
  readonly segment: PostedSegment;
  readonly hop: number;
  /** Of the session. */
  readonly position: number;
  /** Wei that its check may cost where others have made it dear; 0n: what checks are worth to anybody. */
  readonly worth: bigint;
  /** @param shown what the hop published of the position */
  readonly locate: (shown: readonly Uint8Array[]) => Promise<FalseCell>;
  readonly onNews: (news: DisputeNews) => void;
  readonly signal: AbortSignal;
}

export interface Dispute {
  readonly facts: CheckFacts;
  readonly record: CheckRecord;
  /** Null when the hop showed nothing. */
  readonly what: FalseCell | null;
}

const FOLLOW_MS = 1_000;
/** What the contract takes. */
const MAX_NAMED = 8;

/** The cell that is false by all that is shown, and by chance some of those that may be: ascending. */
function chosen({ cell, suspects }: Extract<FalseCell, { cell: number }>, most: number): number[] {
  const left = [...suspects];
  const cells = [cell];
  while (cells.length < most && left.length > 0) cells.push(...left.splice(randomInt(left.length), 1));
  return cells.sort((a, b) => a - b);
}

/**
 * Follows the check to its end. Trouble with chain, beacon or part is waited out.
 * @throws UsageError CHECK_NO_CELLS; the contract's refusals; what `signal` is aborted with
 */
export async function dispute({
  ledger,
  rounds,
  folds,
  manifest,
  segment,
  hop,
  position,
  worth,
  locate,
  onNews,
  signal,
}: DisputeOptions): Promise<Dispute> {
  const { cells: most } = await ledger.checks.terms();
  const facts = await openCheck(ledger, segment, { kind: 'named', hop, position, most: worth }, manifest);
  onNews({ kind: 'opened', facts, bond: await ledger.vault.lockedFor(checkIdOf(facts)) });
  const watcher = createCheckWatcher(ledger, rounds, folds);
  let what: FalseCell | null = null;
  let named = false;
  let proven = false;
  for (;;) {
    signal.throwIfAborted();
    try {
      const { record } = await watcher.advance(facts);
      if (isOver(record)) {
        onNews({ kind: 'ended', record });
        return { facts, record, what };
      }
      if (record.state === 'published' && what === null) {
        const shown = (await ledger.checks.columns(checkIdOf(facts))) ?? [];
        onNews({ kind: 'shown', columns: shown.length });
        what = await locate(shown);
        onNews({ kind: 'found', what });
      }
      if (!named && what !== null && 'cell' in what) {
        const cells = chosen(what, Math.min(most, MAX_NAMED));
        await ledger.checks.name(facts, cells);
        named = true;
        onNews({ kind: 'named', cells });
      }
      if (record.state === 'answered' && !proven) {
        proven = true;
        onNews({ kind: 'proven' });
      }
    } catch (thrown) {
      const error = asVeilmeshError(thrown);
      if (error.family !== 'unavailable') throw error;
    }
    await sleep(FOLLOW_MS);
  }
}
