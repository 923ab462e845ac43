/**
 * What a node has earned, is owed, has had and may lose: put together from its folder, from the chain and, where it runs, from
 * itself.
 * @module
 */
import { bytesToHex, equalBytes } from '../../crypto/core/bytes.ts';
import type { LedgerReads } from '../../settlement/chain/ledger.ts';
import type { Withdrawn } from '../../settlement/chain/withdrawn.ts';
import { checkIdOf } from '../../settlement/checks/facts.ts';
import type { CheckState } from '../../settlement/checks/types.ts';
import { earnedAtLeast } from '../../settlement/ephemeral/prepaid.ts';
import { isOver } from './checks.ts';
import { type BookHour, type BookKind, hourOf } from './earnings-book.ts';
import { ownShare } from './own-share.ts';
import type { StepStore } from './step-store.ts';
import type { UnpaidStore } from './unpaid-store.ts';

export interface EarningsParts {
  readonly ledger: Pick<LedgerReads, 'claimable' | 'checks' | 'sessions' | 'getNode' | 'addresses'>;
  readonly node: Uint8Array;
  readonly operator: `0x${string}`;
  readonly pricePerUnit: bigint;
  readonly hours: readonly BookHour[];
  readonly unpaid: Pick<UnpaidStore, 'sessions' | 'read'>;
  readonly steps: Pick<StepStore, 'sessions' | 'stepsOf'>;
  readonly withdrawn: Withdrawn;
  /** Claims that a check can still be opened for, and until when; null where that is not known. */
  readonly bound: { readonly claims: number; readonly until: number } | null;
  readonly nowMs: number;
}

export interface Earnings {
  /** Unix milliseconds of the first hour in the book; null: it is empty. */
  readonly since: number | null;
  /** Hours in which something was earned, of the last day: unix milliseconds of their beginning, wei. */
  readonly perHour: readonly { readonly at: number; readonly wei: bigint }[];
  /** Over the last day, or since the book began. */
  readonly averageWei: bigint;
  readonly pending: {
    readonly wei: bigint;
    readonly sessions: number;
    /** Wei by the age of the newest voucher. */
    readonly byAge: { readonly hour: bigint; readonly day: bigint; readonly older: bigint };
  };
  readonly settled: {
    /** In the escrow, to be withdrawn. */
    readonly escrow: bigint;
    /** In sessions that have not paid out yet, at least. */
    readonly sessions: bigint;
  };
  /** Receipts of which a check of this node is open: held until it is over, its part of at most so many wei. */
  readonly disputed: {
    readonly checks: readonly {
      readonly id: string;
      readonly state: CheckState;
      readonly deadline: number;
    }[];
    readonly wei: bigint;
  };
  readonly withdrawn: Withdrawn;
  /** By the book. */
  readonly booked: Readonly<Record<BookKind, bigint>>;
  readonly exposure: {
    readonly stake: bigint;
    readonly checks: number;
    /** Unix seconds of the first deadline; null without a check. */
    readonly firstDeadline: number | null;
    readonly claims: number | null;
    readonly until: number | null;
  };
}

const HOUR_MS = 3_600_000;
const DAY_HOURS = 24;
const EARNED: readonly BookKind[] = ['escrow', 'session', 'rows'];

export async function earningsOf(parts: EarningsParts): Promise<Earnings> {
  const { ledger, node, operator, nowMs } = parts;
  const [terms, escrow, record, opened] = await Promise.all([
    ledger.sessions.terms(),
    ledger.claimable(operator),
    ledger.getNode(node),
    ledger.checks.opened(ledger.addresses.fromBlock),
  ]);
  const own = opened.filter(({ facts }) => equalBytes(facts.node, node));
  const checks = (
    await Promise.all(
      own.map(async ({ facts }) => ({ facts, record: await ledger.checks.check(checkIdOf(facts)) })),
    )
  ).filter((check) => check.record !== null && !isOver(check.record));
  const deadlines = checks.map((check) => check.record!.deadline);
  return {
    ...rateOf(parts.hours, nowMs),
    pending: await pendingOf(parts, terms),
    settled: { escrow, sessions: await inSessions(parts, terms) },
    disputed: {
      checks: checks.map(({ facts, record: found }) => ({
        id: bytesToHex(checkIdOf(facts)),
        state: found!.state,
        deadline: found!.deadline,
      })),
      wei: checks.reduce((sum, { facts }) => sum + facts.amount, 0n),
    },
    withdrawn: parts.withdrawn,
    booked: bookedOf(parts.hours),
    exposure: {
      stake: record?.stake ?? 0n,
      checks: checks.length,
      firstDeadline: deadlines.length === 0 ? null : Math.min(...deadlines),
      claims: parts.bound?.claims ?? null,
      until: parts.bound === null || parts.bound.claims === 0 ? null : parts.bound.until,
    },
  };
}

function rateOf(
  hours: readonly BookHour[],
  nowMs: number,
): Pick<Earnings, 'since' | 'perHour' | 'averageWei'> {
  const first = hours[0]?.hour;
  if (first === undefined) return { since: null, perHour: [], averageWei: 0n };
  const now = hourOf(nowMs);
  const from = Math.max(first, now - DAY_HOURS + 1);
  const sums = new Map<number, bigint>();
  for (const { hour, kind, wei } of hours) {
    if (hour >= from && EARNED.includes(kind)) sums.set(hour, (sums.get(hour) ?? 0n) + wei);
  }
  const whole = [...sums.values()].reduce((sum, wei) => sum + wei, 0n);
  return {
    since: first * HOUR_MS,
    perHour: [...sums].map(([hour, wei]) => ({ at: hour * HOUR_MS, wei })),
    averageWei: whole / BigInt(now - from + 1),
  };
}

function bookedOf(hours: readonly BookHour[]): Record<BookKind, bigint> {
  const sums: Record<BookKind, bigint> = { escrow: 0n, session: 0n, rows: 0n, lost: 0n, gas: 0n };
  for (const { kind, wei } of hours) sums[kind] += wei;
  return sums;
}

type Terms = Awaited<ReturnType<LedgerReads['sessions']['terms']>>;

async function pendingOf(
  { unpaid, node, pricePerUnit, nowMs }: EarningsParts,
  terms: Terms,
): Promise<Earnings['pending']> {
  const byAge = { hour: 0n, day: 0n, older: 0n };
  let sessions = 0;
  for (const { sessionId, promisedAt } of await unpaid.sessions()) {
    const session = await unpaid.read(sessionId);
    if (session === null) continue;
    sessions++;
    const hours = (nowMs - promisedAt) / HOUR_MS;
    byAge[hours < 1 ? 'hour' : hours < DAY_HOURS ? 'day' : 'older'] += ownShare(
      session,
      node,
      pricePerUnit,
      terms,
    );
  }
  return { wei: byAge.hour + byAge.day + byAge.older, sessions, byAge };
}

/** By the newest step of each channel that is kept here, of sessions that have not paid this account out. */
async function inSessions({ steps, ledger, operator, node }: EarningsParts, terms: Terms): Promise<bigint> {
  let sum = 0n;
  for (const ref of steps.sessions()) {
    if (await ledger.sessions.exited(ref, operator)) continue;
    for (const step of steps.stepsOf(ref)) sum += earnedAtLeast(step, node, terms);
  }
  return sum;
}
