/**
 * The rows that a node computes for nothing: so many an hour for all peers together, of which one peer gets half.
 *
 * Peer ids cost nothing, so this keeps out one greedy client, not a crowd that pretends to be many: the sum over all
 * peers is what bounds the work. A row counts as one up to 2^20 weights, and in proportion beyond.
 * @module
 */
import { UnavailableError } from '../../crypto/core/errors.ts';
import type { RingShape } from '../../crypto/ring/types.ts';

/** Weights of a product whose row counts as one: rows are a measure of work, wide ones too. */
const ROW_WEIGHTS = 2 ** 20;

/** What rows of a product count as. */
export const rowCost = ({ dIn, dOut }: RingShape, count: number): number =>
  Math.ceil(count * Math.max(1, (dIn * dOut) / ROW_WEIGHTS));

const HOUR_MS = 3_600_000;

export interface RowBudget {
  /** Rows that this peer may still have in this hour. */
  left(peerId: string): number;
  /** @throws UnavailableError RING_ROWS_SPENT, and nothing is taken */
  take(peerId: string, rows: number): void;
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
  return {
    left,
    take(peerId, rows) {
      const free = left(peerId);
      if (rows > free) {
        throw new UnavailableError('RING_ROWS_SPENT', 'this node computes no more rows for nothing now', {
          details: { rows, free },
          hint: 'try again within the hour, or another node',
        });
      }
      taken += rows;
      byPeer.set(peerId, (byPeer.get(peerId) ?? 0) + rows);
    },
  };
}
