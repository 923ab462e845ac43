/**
 * What is left of a run through a route once it is over: who computed, what they claimed, how long it took.
 * @module
 */
import type { SignedClaim } from '../../crypto/poea/claim.ts';
import type { StepTimings } from '../../mesh/session/protocol.ts';
import type { SessionRecord } from '../audit/record.ts';
import type { AppraisedRoute } from './route.ts';

export interface StepTrace {
  readonly rows: number;
  /** Wall clock in Unix microseconds. */
  readonly sentUs: number;
  readonly answeredUs: number;
  /** By hop, as the hops report it. */
  readonly hops: readonly StepTimings[];
}

export interface RunTrace {
  readonly openMs: number;
  readonly runMs: number;
  readonly verifyMs: number;
  readonly steps: readonly StepTrace[];
  /** Commit and sign times by segment and hop, off the critical path. Microseconds. */
  readonly claims: readonly (readonly { readonly commitUs: number; readonly signUs: number }[])[];
}

export interface ProvenRun {
  readonly route: AppraisedRoute;
  readonly sessionId: Uint8Array;
  readonly requestId: Uint8Array;
  /** Shows, in the receipt, that the request was this client's. */
  readonly requestSalt: Uint8Array;
  readonly attempt: number;
  /** Verified claims by segment, in hop order. */
  readonly segments: readonly (readonly SignedClaim[])[];
  /** Token ids by position, as the last hop of a closed model drew them; null where the client draws. */
  readonly drawn: Int32Array | null;
  readonly trace: RunTrace;
  /** For an audit; it opens the session. */
  readonly record: SessionRecord;
}
