/**
 * What one party remembers of a segment until it is claimed: which positions, and the vectors to commit to.
 *
 * Hops keep both of their edges, the client keeps the first and the last; all compute the same roots, because a
 * commitment depends on (blind key, session, edge, step, row, vector) alone.
 * @module
 */
import { type Committer, segmentRoot } from '../../crypto/commit/committer.ts';
import type { Hash32 } from '../../crypto/core/hash.ts';

/** One edge's vectors of one step: rows side by side, `width` words each. */
interface StepVectors {
  readonly step: number;
  readonly values: Int32Array;
}

export interface EdgeRecord {
  add(step: number, values: Int32Array): void;
  /** Commits to what was added, for a moment in which there is nothing better to do; the vectors are let go. */
  settle(): void;
  /**
   * Ends a segment: takes every row added since the last cut. The returned function commits to those that are not
   * settled, in order, and gives the Merkle root of all; hashing is left to the caller's idle time.
   */
  cut(): () => Hash32;
}

export function createEdgeRecord(committer: Committer, edge: number, width: number): EdgeRecord {
  let kept: StepVectors[] = [];
  let commits: Uint8Array[] = [];
  const commitTo = (steps: readonly StepVectors[]): Uint8Array[] =>
    steps.flatMap(({ step, values }) =>
      Array.from({ length: values.length / width }, (_, row) =>
        committer.commit(values.subarray(row * width, (row + 1) * width), { edge, step, row }),
      ),
    );
  return {
    add: (step, values) => {
      kept.push({ step, values });
    },
    settle: () => {
      commits.push(...commitTo(kept));
      kept = [];
    },
    cut: () => {
      const [steps, settled] = [kept, commits];
      kept = [];
      commits = [];
      return () => segmentRoot([...settled, ...commitTo(steps)]);
    },
  };
}
