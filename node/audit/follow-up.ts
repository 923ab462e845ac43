/**
 * What becomes of a false claim that an auditor by lot has found: it waits until the claim is posted, and disputes it.
 * @module
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { equalBytes } from '../../crypto/core/bytes.ts';
import { merkleLevels } from '../../crypto/core/keccak-merkle.ts';
import { decodeSignedClaim } from '../../crypto/poea/claim.ts';
import type { Manifest } from '../../models/shard/types.ts';
import type { Ledger } from '../../settlement/chain/ledger.ts';
import type { Logger } from '../log.ts';
import type { Folds } from '../services/folds.ts';
import { type OpenerOptions, segmentAt } from '../services/opener.ts';
import type { PostedSegment } from '../services/posted-segments.ts';
import type { Rounds } from '../services/rounds.ts';
import type { Audit } from './auditor.ts';
import { dispute } from './dispute.ts';
import type { FoundClaim } from './enclave-calls.ts';
import type { Divergence } from './recompute.ts';

export interface AuditFinding extends Divergence, Pick<Audit, 'locate'> {
  /** The claim by what its enclave says, or where it was posted. */
  readonly claim: FoundClaim | PostedSegment;
  readonly modelRoot: Uint8Array;
  /** Wei that a conviction is worth beside its reward. */
  readonly worth: bigint;
  readonly signal: AbortSignal;
}

/** @returns the convicted claim among its segment's; null when nobody signed it, or it convicts nobody */
export type FollowUp = (
  finding: AuditFinding,
) => Promise<{ readonly claims: readonly Uint8Array[]; readonly hop: number } | null>;

export interface FollowUpOptions {
  readonly ledger: Ledger;
  readonly rounds: Rounds;
  readonly folds: Folds;
  readonly manifestOf: (modelRoot: Uint8Array) => Promise<Manifest>;
  /** The segment of a session, once it is posted. */
  readonly find: (sessionId: Uint8Array, segment: number) => Promise<PostedSegment | null>;
  readonly log: Logger;
  /** How long a segment may take to be posted, and how often one looks. */
  readonly patienceMs: number;
  readonly pollMs: number;
}

export const FOLLOW_UP_DEFAULTS = { patienceMs: 900_000, pollMs: 2_000 } as const;

/** Looks in batches whose data is known. */
export const findIn =
  (ledger: Ledger, batches: OpenerOptions['batches']): FollowUpOptions['find'] =>
  async (sessionId, segment) => {
    const { openWindow } = await ledger.checks.terms();
    for (const { header, receipts } of await batches((await ledger.time()) - openWindow)) {
      const all = await receipts();
      const levels = merkleLevels(all.map(({ leafHash }) => leafHash));
      for (const [index, receipt] of all.entries()) {
        const found = segmentAt(header, receipt, levels, index);
        const { leaf } = found.place;
        if (equalBytes(leaf.sessionId, sessionId) && leaf.segment === segment) return found;
      }
    }
    return null;
  };

export function createFollowUp(options: FollowUpOptions): FollowUp {
  const { ledger, rounds, folds, manifestOf, find, log, patienceMs, pollMs } = options;

  /** Waits for it. @returns null when nobody posts what the record says */
  async function posted({ hop, segment, claim, signal }: AuditFinding): Promise<PostedSegment | null> {
    if ('place' in claim) return claim;
    const until = performance.now() + patienceMs;
    let found = await find(claim.sessionId, segment);
    while (found === null && performance.now() < until) {
      await sleep(pollMs, undefined, { signal });
      found = await find(claim.sessionId, segment);
    }
    if (found === null) {
      log.error('something false was found, and nobody posted it', { hop });
      return null;
    }
    if (equalBytes(decodeSignedClaim(found.claims[hop]!).claim.outCommits, claim.outCommits)) return found;
    log.info('something false was found that its node did not sign: the record was changed', { hop });
    return null;
  }

  return async (finding) => {
    const { hop, position, modelRoot, worth, locate, signal } = finding;
    const segment = await posted(finding);
    if (segment === null) return null;
    const { claim } = decodeSignedClaim(segment.claims[hop]!);
    log.error('a node signed something false', { hop, position });
    const { record } = await dispute({
      ledger,
      rounds,
      folds,
      manifest: await manifestOf(modelRoot),
      segment,
      hop,
      position: claim.positions[0] + position,
      worth,
      locate,
      onNews: (news) => log.info(`dispute: ${news.kind}`),
      signal,
    });
    const convicted = record.state === 'failed';
    log.info(`the node is ${convicted ? '' : 'not '}convicted`, { hop });
    return convicted ? { claims: segment.claims, hop } : null;
  };
}
