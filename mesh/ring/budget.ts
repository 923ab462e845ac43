/**
 * The rows that a node computes: those that a session is paid for, and so many an hour for nothing, for all peers together, of
 * which one peer gets half.
 *
 * Peer ids cost nothing, so this keeps out one greedy client, not a crowd that pretends to be many: the sum over all
 * peers is what bounds the work. A row counts as one up to 2^20 weights, and in proportion beyond.
 * @module
 */
import { UnavailableError } from '../../crypto/core/errors.ts';
import type { RingShape } from '../../crypto/ring/types.ts';
import { rowsAtOnce } from './protocol.ts';

/** Weights of a product whose row counts as one: rows are a measure of work, wide ones too. */
const ROW_WEIGHTS = 2 ** 20;

/** What rows of a product count as. */
export const rowCost = ({ dIn, dOut }: RingShape, count: number): number =>
  Math.ceil(count * Math.max(1, (dIn * dOut) / ROW_WEIGHTS));

/** The same of rows that take several messages: each counts by itself. */
export function rowsCost(shape: RingShape, count: number): number {
  const most = rowsAtOnce(shape);
  const [whole, rest] = [Math.floor(count / most), count % most];
  return whole * rowCost(shape, most) + rowCost(shape, rest);
}

const HOUR_MS = 3_600_000;

export interface RowBudget {
  /** Rows that this peer may still have in this hour. */
  left(peerId: string): number;
  /** @throws UnavailableError RING_ROWS_SPENT where it may not have so many */
  require(peerId: string, rows: number): void;
  /** @throws UnavailableError RING_ROWS_SPENT, and nothing is taken */
  take(peerId: string, rows: number): void;
}

/** What one session may have: rows of its own, which it is paid for, or of those for nothing. */
export interface RowPurse {
  /** Rows that it may still have. */
  left(): number;
  /** @throws UnavailableError RING_ROWS_SPENT, and nothing is taken */
  take(rows: number): void;
}

export const freePurse = (budget: RowBudget, peerId: string): RowPurse => ({
  left: () => Math.max(0, budget.left(peerId)),
  take: (rows) => budget.take(peerId, rows),
});

/** @param rows all that the session was paid for */
export function paidPurse(rows: number): RowPurse {
  let left = rows;
  return {
    left: () => left,
    take(wanted) {
      if (wanted > left) {
        throw new UnavailableError('RING_ROWS_SPENT', 'the session asks for more rows than it was paid for', {
          details: { rows: wanted, left },
          hint: 'pay for what a query needs before it is asked',
        });
      }
      left -= wanted;
    },
  };
}

/** @param nowMs a clock that only goes forward, milliseconds */
export function createRowBudget(perHour: number, nowMs: () => number): RowBudget {
  const perPeer = Math.ceil(perHour / 2);
  let hour = Number.NEGATIVE_INFINITY;
  let taken = 0;
  const byPeer = new Map<string, number>();
  const left = (peerId: string): number => {
    const current = Math.floor(nowMs() / HOUR_MS);
    if (current !== hour) {
      [hour, taken] = [current, 0];
      byPeer.clear();
    }
    return Math.min(perHour - taken, perPeer - (byPeer.get(peerId) ?? 0));
  };
  const require = (peerId: string, rows: number): void => {
    const free = left(peerId);
    if (rows <= free) return;
    throw new UnavailableError('RING_ROWS_SPENT', 'this node computes no more rows for nothing now', {
      details: { rows, free },
      hint: 'try again within the hour, or another node',
    });
  };
  return {
    left,
    require,
    take(peerId, rows) {
      require(peerId, rows);
      taken += rows;
      byPeer.set(peerId, (byPeer.get(peerId) ?? 0) + rows);
    },
  };
}
