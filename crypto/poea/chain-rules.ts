/**
 * The rules a segment's claims must satisfy, signatures aside (ATTESTATION "The PoEA claim"). Each rule is one
 * function with its own code; `checkChain` runs them all, cheapest first.
 * @module
 */
import type { Appraisal } from '../attest/appraise.ts';
import { bytesToHex, equalBytes } from '../core/bytes.ts';
import { type ErrorDetails, VerificationError } from '../core/errors.ts';
import { type Claim, claimHash } from './claim.ts';

/** One hop's part of the model, from the manifest, in order. */
export interface ShardExpectation {
  readonly shardRoot: Uint8Array;
  readonly layers: readonly [number, number];
  /** Manifest cost of one position, in thousandths of a work unit */
  readonly cost: number;
}

/** What the verifier knows by itself; nothing of it may be taken from the claims under test. */
export interface ChainExpectation {
  readonly chainId: number;
  readonly settlement: Uint8Array;
  readonly modelRoot: Uint8Array;
  readonly semanticsHash: Uint8Array;
  readonly shards: readonly ShardExpectation[];
  /** Appraised evidence by hop */
  readonly hops: readonly Appraisal[];
  /**
   * What this verifier knows by itself: everything at the client, who must give `positions`, or hops that agree
   * on more than they served are paid for it; the voucher's session at a coordinator
   */
  readonly known: Partial<
    Pick<Claim, 'sessionId' | 'requestId' | 'clientNonce' | 'segment' | 'attempt' | 'positions'>
  >;
  /** The accepted claims of the segment before, by hop; null exactly for segment 0 */
  readonly previous: readonly Claim[] | null;
  /** What the client committed itself; null for a verifier who relies on the client's signature instead */
  readonly ends: {
    readonly inCommits: Uint8Array;
    readonly outCommits: Uint8Array;
    /** Closed models: the ids the client got, and the sampling it asked for; null for others */
    readonly answer: { readonly answerCommit: Uint8Array; readonly samplingHash: Uint8Array } | null;
  } | null;
  /** Unix seconds */
  readonly now: number;
  /** Until when the hops must stand by their claims, at least: a claim that has expired can be checked by nobody. */
  readonly standUntil: number;
}

/** Work units of `positions` positions: ceil(positions · cost / 1000). */
export const workUnits = (positions: number, cost: number): number =>
  Number((BigInt(positions) * BigInt(cost) + 999n) / 1000n);

/**
 * @param claims in hop order
 * @throws VerificationError POEA_CHAIN_GAP | POEA_SPLICED | POEA_CONTEXT | POEA_SHARD_MISMATCH | POEA_KEY_UNKNOWN |
 * POEA_NEXT_KEY | POEA_STALE | POEA_POSITIONS | POEA_WORK_UNITS | POEA_PREVIOUS | POEA_LINK_MISMATCH |
 * POEA_ENDS_MISMATCH | POEA_ANSWER
 */
export function checkChain(claims: readonly Claim[], expected: ChainExpectation): void {
  complete(claims, expected);
  oneStory(claims);
  inContext(claims[0]!, expected);
  coversModel(claims, expected);
  attested(claims, expected);
  nextKeys(claims);
  positions(claims, expected);
  followsPrevious(claims, expected);
  links(claims);
  ends(claims, expected);
  answer(claims, expected);
}

/** Every hop once, in order, and as many as the model has shards. */
function complete(claims: readonly Claim[], { shards, hops }: ChainExpectation): void {
  const count = shards.length;
  const inOrder = claims.every((claim, i) => claim.hopIndex === i && claim.hopCount === count);
  if (count === 0 || claims.length !== count || hops.length !== count || !inOrder) {
    throw broken('POEA_CHAIN_GAP', 'a hop is missing, repeated or out of order', {
      expected: count,
      claims: claims.length,
      evidence: hops.length,
      hops: claims.map((claim) => claim.hopIndex),
    });
  }
}

const SHARED = [
  'version',
  'chainId',
  'settlement',
  'sessionId',
  'requestId',
  'segment',
  'hopCount',
  'attempt',
  'modelRoot',
  'semanticsHash',
  'clientNonce',
] as const satisfies readonly (keyof Claim)[];

/** All hops speak of one session, request, segment, attempt, model and settlement. */
function oneStory(claims: readonly Claim[]): void {
  for (const claim of claims) {
    for (const field of SHARED) {
      if (!same(claim[field], claims[0]![field])) {
        throw broken('POEA_SPLICED', 'claims of different runs were put together', {
          field,
          hop: claim.hopIndex,
        });
      }
    }
  }
}

/** ... and it is the one the verifier asked about. */
function inContext(
  claim: Claim,
  { chainId, settlement, modelRoot, semanticsHash, known }: ChainExpectation,
): void {
  const context: Partial<Claim> = { chainId, settlement, modelRoot, semanticsHash, ...known };
  for (const field of Object.keys(context) as (keyof typeof context)[]) {
    const want = context[field];
    if (want === undefined || same(claim[field], want)) continue;
    throw broken('POEA_CONTEXT', `the claims are for another ${field}`, {
      field,
      expected: shown(want),
      got: shown(claim[field]),
    });
  }
}

/** Layers join without gap or overlap, and each hop has the shard the manifest names. */
function coversModel(claims: readonly Claim[], { shards }: ChainExpectation): void {
  for (const [i, claim] of claims.entries()) {
    const before = claims[i - 1];
    if (before !== undefined && before.layers[1] !== claim.layers[0]) {
      throw broken('POEA_CHAIN_GAP', 'layers of neighbouring hops leave a gap or overlap', {
        hop: i,
        expected: before.layers[1],
        got: claim.layers[0],
      });
    }
    const shard = shards[i]!;
    if (!same(claim.layers, shard.layers) || !equalBytes(claim.shardRoot, shard.shardRoot)) {
      throw broken('POEA_SHARD_MISMATCH', 'a hop claims a shard the manifest does not have there', {
        hop: i,
        expected: bytesToHex(shard.shardRoot),
        got: bytesToHex(claim.shardRoot),
        layers: [...claim.layers],
      });
    }
  }
}

/** The key is the one this hop's evidence binds, for this very shard, and both are still fresh. */
function attested(claims: readonly Claim[], { hops, now, standUntil }: ChainExpectation): void {
  for (const [i, claim] of claims.entries()) {
    const { binding, evidenceHash, expiresAt } = hops[i]!;
    const bound =
      equalBytes(claim.evidenceHash, evidenceHash) &&
      equalBytes(claim.enclaveKey, binding.signingKey) &&
      equalBytes(claim.modelRoot, binding.modelRoot) &&
      equalBytes(claim.shardRoot, binding.shardRoot) &&
      equalBytes(claim.semanticsHash, binding.semanticsHash) &&
      same(claim.layers, binding.layers);
    if (!bound) {
      throw broken('POEA_KEY_UNKNOWN', "a claim's key is not attested for this hop and shard", {
        hop: i,
        key: bytesToHex(claim.enclaveKey),
      });
    }
    const until = Math.min(claim.notAfter, expiresAt);
    if (now >= until) {
      throw broken('POEA_STALE', 'a claim or its evidence has expired', { hop: i, until, now });
    }
    if (claim.notAfter < standUntil) {
      throw broken('POEA_STALE', 'a hop stands by its claim for too short a time to be checked', {
        hop: i,
        until: claim.notAfter,
        expected: standUntil,
      });
    }
  }
}

/** Each hop names the key it sent to; the last one sends to the client. */
function nextKeys(claims: readonly Claim[]): void {
  for (const [i, claim] of claims.entries()) {
    if (!same(claim.nextKey, claims[i + 1]?.enclaveKey ?? null)) {
      throw broken('POEA_NEXT_KEY', 'a hop did not send to the hop that answers next', { hop: i });
    }
  }
}

/** All hops worked on the same positions, and were paid for exactly those. */
function positions(claims: readonly Claim[], { shards }: ChainExpectation): void {
  for (const [i, claim] of claims.entries()) {
    const [from, to] = claim.positions;
    if (!same(claim.positions, claims[0]!.positions)) {
      throw broken('POEA_POSITIONS', 'hops disagree on the positions of the segment', { hop: i, from, to });
    }
    const units = workUnits(to - from, shards[i]!.cost);
    if (claim.workUnits !== units) {
      throw broken('POEA_WORK_UNITS', 'work units do not follow from positions and cost', {
        hop: i,
        expected: units,
        got: claim.workUnits,
      });
    }
  }
}

/**
 * Segments are contiguous. A hop that served the segment before names its claim there; a hop that took over
 * has none to name, and that happens only in a later attempt.
 */
function followsPrevious(claims: readonly Claim[], { previous }: ChainExpectation): void {
  const first = claims[0]!;
  if (previous === null) {
    const opens =
      first.segment === 0 && first.positions[0] === 0 && claims.every((claim) => claim.prevClaim === null);
    if (!opens)
      throw broken('POEA_PREVIOUS', 'the segment before this one is missing', { segment: first.segment });
    return;
  }
  for (const [i, claim] of claims.entries()) {
    const before = previous[i];
    const contiguous =
      before !== undefined &&
      previous.length === claims.length &&
      equalBytes(before.sessionId, claim.sessionId) &&
      before.segment + 1 === claim.segment &&
      before.positions[1] === claim.positions[0] &&
      before.attempt <= claim.attempt;
    const sameHop = before !== undefined && equalBytes(before.enclaveKey, claim.enclaveKey);
    const linked = sameHop
      ? same(claim.prevClaim, claimHash(before))
      : claim.prevClaim === null && before !== undefined && before.attempt < claim.attempt;
    if (!contiguous || !linked) {
      throw broken('POEA_PREVIOUS', 'a claim does not follow from the segment before', {
        hop: i,
        segment: claim.segment,
        positions: [...claim.positions],
      });
    }
  }
}

/** out_i = in_{i+1}. A mismatch voids the segment for both; it does not say who lied. */
function links(claims: readonly Claim[]): void {
  for (const [i, claim] of claims.entries()) {
    const next = claims[i + 1];
    if (next !== undefined && !equalBytes(claim.outCommits, next.inCommits)) {
      throw broken('POEA_LINK_MISMATCH', 'what one hop sent is not what the next received', { edge: i + 1 });
    }
  }
}

function ends(claims: readonly Claim[], { ends: committed }: ChainExpectation): void {
  if (committed === null) return;
  const inputHolds = equalBytes(claims[0]!.inCommits, committed.inCommits);
  if (!inputHolds || !equalBytes(claims.at(-1)!.outCommits, committed.outCommits)) {
    throw broken('POEA_ENDS_MISMATCH', 'the chain does not begin and end with what the client committed', {
      end: inputHolds ? 'output' : 'input',
    });
  }
}

/**
 * Only the last hop answers, and then it binds answer and sampling together: those the client has, where it is the
 * client that asks.
 */
function answer(claims: readonly Claim[], { ends: committed }: ChainExpectation): void {
  for (const [i, claim] of claims.entries()) {
    const last = i === claims.length - 1;
    const [bindsAnswer, bindsSampling] = [claim.answerCommit !== null, claim.samplingHash !== null];
    if (bindsAnswer !== bindsSampling || (bindsAnswer && !last)) {
      throw broken('POEA_ANSWER', 'an answer is bound by the wrong hop or without its sampling', { hop: i });
    }
  }
  if (committed === null) return;
  for (const field of ['answerCommit', 'samplingHash'] as const) {
    if (same(claims.at(-1)![field], committed.answer?.[field] ?? null)) continue;
    throw broken('POEA_ANSWER', 'the claim binds another answer, or another sampling, than the client has', {
      hop: claims.length - 1,
      field,
    });
  }
}

type Field = Uint8Array | readonly number[] | number | null;

function same(a: Field, b: Field): boolean {
  if (a instanceof Uint8Array) return b instanceof Uint8Array && equalBytes(a, b);
  if (a === null || typeof a === 'number') return a === b;
  return Array.isArray(b) && a.length === b.length && a.every((item, i) => item === b[i]);
}

const shown = (field: Field): string => (field instanceof Uint8Array ? bytesToHex(field) : String(field));

const broken = (code: string, message: string, details: ErrorDetails): VerificationError =>
  new VerificationError(code, message, { details });
