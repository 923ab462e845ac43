/**
 * An edge's vectors, segment by segment, as its sender and the client commit to them.
 *
 * A commitment depends on (blind key, session, edge, step, row, vector) alone, so all who commit to an edge get the
 * same bytes, and whoever gets them from the sender can check them (crypto/commit/kzg-committer.ts).
 * @module
 */

import type { CommitPosition } from '../../crypto/commit/committer.ts';
import {
  COMMIT_BYTES,
  COMMIT_POINT_BYTES,
  columnWidths,
  type KzgCommitter,
} from '../../crypto/commit/kzg-committer.ts';

/** What crossed an edge in one step: rows one after another, each with the edge's values side by side. */
export interface StepVectors {
  readonly step: number;
  readonly values: Int32Array;
}

/** Words of a row whose values have these widths. */
export const rowWords = (widths: readonly number[]): number => widths.reduce((sum, width) => sum + width, 0);

/** Bytes of the commitments to a row whose values have these widths, as they travel. */
export const rowCommitBytes = (widths: readonly number[]): number =>
  columnWidths(widths).length * COMMIT_POINT_BYTES;

/**
 * A segment's commitments as they travel: for as many rows as its frames had room for, zeros behind the last, so that the
 * length says no more than the frames did.
 */
export function padCommits(commits: Uint8Array, rows: number, widths: readonly number[]): Uint8Array {
  const padded = new Uint8Array(rows * rowCommitBytes(widths));
  padded.set(commits);
  return padded;
}

/** The same of their compressed leaves. */
export function padLeaves(leaves: Uint8Array, rows: number, widths: readonly number[]): Uint8Array {
  const padded = new Uint8Array(rows * columnWidths(widths).length * COMMIT_BYTES);
  padded.set(leaves);
  return padded;
}

export interface PlacedVector {
  readonly vector: Int32Array;
  readonly at: CommitPosition;
}

/** The rows of these steps, each with its place. */
export function rowsOfSteps(
  edge: number,
  widths: readonly number[],
  steps: readonly StepVectors[],
): PlacedVector[] {
  const width = rowWords(widths);
  return steps.flatMap(({ step, values }) =>
    Array.from({ length: values.length / width }, (_, row) => ({
      vector: values.subarray(row * width, (row + 1) * width),
      at: { edge, step, row },
    })),
  );
}

export interface EdgeRecord {
  /** @param closes whether a segment ends with this step */
  add(step: StepVectors, closes: boolean): void;
  /** Commits to one row, in order; false when there is none. */
  work(): boolean;
  /** Ended segments that are not committed to. */
  readonly owed: number;
}

/**
 * Commits row by row, for a caller that has other things to do, and lets go of what is committed to.
 * @param onSegment gets the commitments of an ended segment's positions, as they travel
 */
export function createEdgeRecord(
  committer: KzgCommitter,
  edge: number,
  widths: readonly number[],
  onSegment: (commits: readonly Uint8Array[]) => void,
): EdgeRecord {
  const kept: (PlacedVector | 'end')[] = [];
  let commits: Uint8Array[] = [];
  let owed = 0;
  const deliver = (): void => {
    while (kept[0] === 'end') {
      kept.shift();
      owed--;
      const segment = commits;
      commits = [];
      onSegment(segment);
    }
  };
  return {
    get owed() {
      return owed;
    },
    add(step, closes) {
      kept.push(...rowsOfSteps(edge, widths, [step]));
      if (!closes) return;
      kept.push('end');
      owed++;
      deliver();
    },
    work() {
      const next = kept.shift();
      if (next === undefined || next === 'end') return false;
      commits.push(committer.points(next.vector, next.at, widths));
      deliver();
      return true;
    },
  };
}
