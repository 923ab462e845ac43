/**
 * What is served, as far as the money is concerned.
 * @module
 */

export interface Workload {
  readonly name: string;
  readonly hops: number;
  /** Of one query. */
  readonly segments: number;
  /** Of one segment. */
  readonly positions: number;
  /** Cells of one hop at one position. */
  readonly cellsPerPosition: number;
  /** Operations of one hop that have no cell yet: what is wrong in them alone no proof shows (settlement/PROTOCOL.md). */
  readonly unproven: number;
  /** Ether for one position, all shares of all hops. */
  readonly feePerPosition: number;
  /** Machine seconds of one position, all hops together. */
  readonly secondsPerPosition: number;
  /** Machine seconds that a hop takes to recompute a segment and commit to all between its cells. */
  readonly commitSeconds: number;
  /** Machine seconds for the proof of one cell. */
  readonly proveSeconds: number;
}

/** Cells of one hop in one segment: what k are drawn of. */
export const cellsOf = ({ cellsPerPosition, positions }: Workload): number => cellsPerPosition * positions;

/** Ether that one node is paid for one claim. */
export const nodeFee = ({ feePerPosition, positions, hops }: Workload, nodesShare: number): number =>
  (feePerPosition * positions * nodesShare) / hops;

/** Machine seconds of one claim's honest work. */
export const claimSeconds = ({ secondsPerPosition, positions, hops }: Workload): number =>
  (secondsPerPosition * positions) / hops;
