/**
 * Commitments to activations: what a hop signs instead of the values. kzg-committer.ts makes them.
 *
 * A commitment depends only on (session blind key, session, edge, step, row, vector): sender, receiver, a replacement
 * node, the client and an auditor all compute the same bytes, so the hop-link rule is plain equality.
 * @module
 */
import { type Hash32, merkleRoot } from '../core/hash.ts';

/** Where a vector stands. `step` grows with every fed step and never rewinds. */
export interface CommitPosition {
  readonly edge: number;
  readonly step: number;
  readonly row: number;
}

export interface Committer {
  /**
   * Hiding and binding, 48 bytes for each column.
   * @param vector one position's words: the edge's values side by side
   * @param widths of these values
   */
  commit(vector: Int32Array, at: CommitPosition, widths: readonly number[]): Uint8Array;
}

/** A claim's inCommits or outCommits: RFC 6962 root over all positions of a segment, in order. */
export const segmentRoot = (commits: readonly Uint8Array[]): Hash32 => merkleRoot(commits);
