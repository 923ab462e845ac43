/**
 * Whether a session still takes steps. What is taken must be in a commit, and the chain takes none after the session's end: a
 * receipt given too late costs its sequencer the bond.
 * @module
 */
import { UsageError } from '../../crypto/core/errors.ts';
import type { Ledger } from '../chain/ledger.ts';
import type { SessionRef } from './types.ts';

export interface Standing {
  /** Whether it is time to end the session, or it has ended; asks the chain. */
  isOver(): Promise<boolean>;
  /** @throws UsageError SESSION_CLOSING; what asking the chain throws */
  requireOpen(): Promise<void>;
}

/** Seconds before a session's end in which nothing more is taken: for the last commits. */
export const CLOSING_SECONDS = 60;
/** Milliseconds after which the chain is asked again beside the work, and after which the work waits for it. */
const FRESH_MS = 1_000;
const KNOWN_MS = 10_000;

/** @param endsAt unix seconds */
export function createStanding(
  ledger: Pick<Ledger, 'sessions' | 'time'>,
  ref: SessionRef,
  endsAt: number,
): Standing {
  /** The chain's clock before ours, milliseconds, at the most that was seen: a chain without blocks stands still. */
  let ahead = Number.NEGATIVE_INFINITY;
  let ended = false;
  let askedAt = Number.NEGATIVE_INFINITY;
  let asking: Promise<void> | null = null;

  async function look(): Promise<void> {
    try {
      const [time, record] = await Promise.all([ledger.time(), ledger.sessions.session(ref)]);
      askedAt = performance.now();
      ahead = Math.max(ahead, time * 1_000 - askedAt);
      ended = record === null || record.endedAt !== 0;
    } finally {
      asking = null;
    }
  }
  function ask(): Promise<void> {
    asking ??= look();
    return asking;
  }
  const over = (): boolean => ended || performance.now() + ahead >= (endsAt - CLOSING_SECONDS) * 1_000;

  return {
    async isOver() {
      await ask();
      return over();
    },
    async requireOpen() {
      const age = performance.now() - askedAt;
      if (age > KNOWN_MS) await ask();
      // what fails here is asked again, and waited for once the answer is too old
      else if (age > FRESH_MS) void ask().catch(() => undefined);
      if (!over()) return;
      throw new UsageError('SESSION_CLOSING', 'the session is at its end and takes no more vouchers', {
        details: { endsAt, closingSeconds: CLOSING_SECONDS },
        hint: 'delegate to another session; what has a receipt is paid',
      });
    },
  };
}
