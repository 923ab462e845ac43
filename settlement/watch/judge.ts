/**
 * Judges a posted batch by what is public: its header, its bundles, the registries, and what batches before it said.
 *
 * Pure but for the registries that the verifier asks: it remembers nothing and does nothing. What it has seen it gives
 * back, to be remembered in one step with the verdict.
 * @module
 */
import type { Address } from 'viem';
import { bytesToHex, equalBytes } from '../../crypto/core/bytes.ts';
import { asVeilmeshError, type VeilmeshError } from '../../crypto/core/errors.ts';
import { hash } from '../../crypto/core/hash.ts';
import { merkleLevels, merkleTop } from '../../crypto/core/keccak-merkle.ts';
import type { Bls } from '../../crypto/poea/bls.ts';
import { claimHash, encodeSignedClaim, type SignedClaim } from '../../crypto/poea/claim.ts';
import { type Bundle, decodeBundle } from '../batch/bundle.ts';
import type { BatchHeader } from '../batch/header.ts';
import { leafHash } from '../batch/leaf.ts';
import { bundleFee, leafOf, slotOf } from '../batch/segment.ts';
import type { BundleVerifier } from '../batch/verify-bundle.ts';
import { payeesHash } from '../batch/voucher-digest.ts';
import { claimPlace } from './equivocation.ts';
import type { Finding, Place } from './findings.ts';

export interface PostedData {
  readonly header: BatchHeader;
  /** In the order of the receipts; they hash to the header's `dataHash`. */
  readonly bundles: readonly Uint8Array[];
}

/** A claim of a registered key whose signature holds. */
export interface SeenClaim {
  readonly place: Uint8Array;
  readonly hop: number;
  readonly claim: SignedClaim;
}

/** A receipt of a judged batch, as later ones are compared with it. */
export interface SeenSegment {
  readonly at: Place;
  readonly slot: Uint8Array;
  readonly client: Address;
  /** Whom the voucher names; not who posted, where that was somebody in its place. */
  readonly coordinator: Address;
  readonly sessionId: Uint8Array;
  readonly segment: number;
  readonly payeesHash: Uint8Array;
  /** It breaks no rule by itself. What does is nobody's word: it neither takes a place nor raises what a client has signed for. */
  readonly sound: boolean;
  /** Wei that it adds to what its session spent; null where it adds nothing. */
  readonly amount: bigint | null;
  readonly cumulative: bigint;
  /** Those whose signature holds, in hop order. */
  readonly claims: readonly SeenClaim[];
  /** Unix seconds: nothing can be done with these claims after. */
  readonly until: number;
}

/** Names a segment by the hashes of its claims, in hop order: what the claims of the next one say they follow. */
export const chainOf = (claimHashes: readonly Uint8Array[]): Uint8Array => hash('claims/v1', ...claimHashes);

/** What batches before this one said. */
export interface Earlier {
  /** The segment of this name (`chainOf`): claims of all hops in order; null when none was posted that breaks no rule. */
  claimsOf(chain: Uint8Array): readonly SignedClaim[] | null;
  /** The first claim that was seen for a place. */
  claimAt(place: Uint8Array): SignedClaim | null;
  /** Where a segment was posted first, breaking no rule. */
  placeOf(slot: Uint8Array): Place | null;
  /** Fees of a session with a coordinator so far. */
  spending(client: Address, coordinator: Address, sessionId: Uint8Array): bigint;
  /** The most that its client has signed for, with these payees. */
  ceiling(client: Address, coordinator: Address, sessionId: Uint8Array, payees: Uint8Array): bigint;
}

/** How far what this judge knows reaches. */
export interface Knowledge {
  /** Header hash of the batch before, as the chain has it; zero for the first. */
  readonly parent: Uint8Array;
  /** Batches before it are not known here, so that a segment's predecessor may be in one of them. */
  readonly gaps: boolean;
  /** The registries are read so soon that they say how things stood when it was posted. */
  readonly current: boolean;
}

export interface JudgeOptions {
  readonly bls: Bls;
  /** Judges bundles that were posted, by whomever. */
  readonly verifier: BundleVerifier;
  /** Wei per work unit; null for an unknown model. */
  readonly priceOf: (modelRoot: Uint8Array) => Promise<bigint | null>;
  /** Whether a node has, or had, this key: what others signed convicts nobody. */
  readonly isRegistered: (enclaveKey: Uint8Array) => Promise<boolean>;
}

export interface Judgement {
  readonly findings: readonly Finding[];
  readonly seen: readonly SeenSegment[];
}

/** @throws UnavailableError where a registry cannot be asked: that is nobody's fault, and the batch is to be judged again */
export type Judge = (posted: PostedData, earlier: Earlier, knowledge: Knowledge) => Promise<Judgement>;

/** Bundles verified in one go; in between others have their turn. */
const TOGETHER = 64;
const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Seconds after posting for which claims may be of use, whatever they say of themselves: a session's two hours, and six more. */
const KEEP_CLAIMS = 28_800;

/** What the registries say of today, and not of then. */
const STANDING: ReadonlySet<string> = new Set(['MODEL_NOT_SERVABLE', 'NODE_NOT_SERVING']);

export function createJudge({ bls, verifier, priceOf, isRegistered }: JudgeOptions): Judge {
  return async ({ header, bundles: encoded }, before, { parent, gaps, current }) => {
    const { coordinator, number, postedAt } = header;
    const findings: Finding[] = [];
    const seen: SeenSegment[] = [];
    const { earlier, add } = sayingMore(before);
    const placeAt = (index: number): Place => ({ coordinator, number, index });

    if (!equalBytes(header.previousHash, parent)) {
      findings.push({
        kind: 'order',
        batch: { coordinator, number },
        expected: parent,
        got: header.previousHash,
      });
    }
    const read = encoded.map((bytes, index): Bundle | null => {
      try {
        return decodeBundle(bytes);
      } catch (thrown) {
        findings.push({ kind: 'unreadable', at: placeAt(index), code: asVeilmeshError(thrown).code });
        return null;
      }
    });
    const amounts = await feesOf(read, priceOf);
    await checkRoot(header, read, amounts, findings);

    const previousOf = previousIn(read, before);
    const registered = remembering(isRegistered);
    /** Of a bundle that is refused, what can still convict somebody. */
    const signedOf = async ({ claims }: Bundle): Promise<SignedClaim[]> => {
      await breathe();
      const signed: SignedClaim[] = [];
      for (const claim of claims) {
        if ((await registered(claim.claim.enclaveKey)) && isSigned(bls, claim)) signed.push(claim);
      }
      return signed;
    };
    for (let from = 0; from < read.length; from += TOGETHER) {
      await breathe();
      const group = read
        .map((bundle, index) => ({ bundle, index }))
        .slice(from, from + TOGETHER)
        .filter((entry): entry is { bundle: Bundle; index: number } => entry.bundle !== null);
      const previous = group.map(({ bundle, index }) => previousOf(bundle, index));
      const verdicts = await verifier.verify(
        group.map(({ bundle }, i) => ({
          bundle,
          previous: previous[i]?.map((signed) => signed.claim) ?? null,
        })),
        postedAt,
      );
      for (const [i, { bundle, index }] of group.entries()) {
        const verdict = verdicts[i]!;
        const error = 'error' in verdict ? verdict.error : null;
        if (error !== null && error.family === 'unavailable') throw error;
        const unknown = error !== null && excused(error, { gaps: gaps && previous[i] === null, current });
        if (error !== null && !unknown) {
          const { code, message, details } = error;
          findings.push({ kind: 'invalid', at: placeAt(index), code, message, details });
        }
        const claims = error === null ? bundle.claims : await signedOf(bundle);
        // rules that nobody can judge from here are not broken
        const sound = error === null || (unknown && claims.length === bundle.claims.length);
        compare(bundle, claims, sound ? amounts[index]! : null, placeAt(index));
      }
    }
    return { findings, seen };

    /** Compares a receipt with all that was seen before it, and remembers it. */
    function compare(bundle: Bundle, signed: readonly SignedClaim[], amount: bigint | null, at: Place): void {
      const { voucher } = bundle.voucher;
      const first = bundle.claims[0]!.claim;
      const slot = slotOf({ ...first, client: voucher.client });
      const twice = earlier.placeOf(slot);
      if (twice !== null) findings.push({ kind: 'settled-twice', at, before: twice });
      const claims = signed.map(
        (claim): SeenClaim => ({ claim, hop: claim.claim.hopIndex, place: claimPlace(claim.claim) }),
      );
      for (const { claim, place, hop } of claims) {
        const other = earlier.claimAt(place);
        if (other === null || equalBytes(claimHash(other.claim), claimHash(claim.claim))) continue;
        findings.push({
          kind: 'equivocation',
          at,
          hop,
          evidence: { first: encodeSignedClaim(other), second: encodeSignedClaim(claim) },
        });
      }
      const payees = payeesHash(voucher.payees);
      if (amount !== null && twice === null) {
        const { client, coordinator: paid, sessionId, cumulative } = voucher;
        const ceiling = larger(cumulative, earlier.ceiling(client, paid, sessionId, payees));
        const required = earlier.spending(client, paid, sessionId) + amount;
        if (required > ceiling) {
          findings.push({ kind: 'overrun', at, client, sessionId, ceiling, required });
        }
      }
      const entry: SeenSegment = {
        at,
        slot,
        client: voucher.client,
        coordinator: voucher.coordinator,
        sessionId: first.sessionId,
        segment: first.segment,
        payeesHash: payees,
        sound: amount !== null,
        amount: twice === null ? amount : null,
        cumulative: voucher.cumulative,
        claims,
        until: Math.min(
          Math.max(...bundle.claims.map(({ claim }) => claim.notAfter)),
          postedAt + KEEP_CLAIMS,
        ),
      };
      add(entry);
      seen.push(entry);
    }
  };
}

async function feesOf(
  bundles: readonly (Bundle | null)[],
  priceOf: JudgeOptions['priceOf'],
): Promise<(bigint | null)[]> {
  const prices = new Map<string, bigint | null>();
  const fees: (bigint | null)[] = [];
  for (const bundle of bundles) {
    if (bundle === null) {
      fees.push(null);
      continue;
    }
    const { modelRoot } = bundle.voucher.voucher;
    const name = bytesToHex(modelRoot);
    if (!prices.has(name)) prices.set(name, await priceOf(modelRoot));
    const price = prices.get(name)!;
    fees.push(price === null ? null : bundleFee(bundle, price));
  }
  return fees;
}

/** Says nothing where a bundle has no leaf that could be known. */
async function checkRoot(
  { coordinator, number, receiptsRoot }: BatchHeader,
  bundles: readonly (Bundle | null)[],
  amounts: readonly (bigint | null)[],
  findings: Finding[],
): Promise<void> {
  const leaves: Uint8Array[] = [];
  for (const [i, bundle] of bundles.entries()) {
    const amount = amounts[i]!;
    if (bundle === null || amount === null) return;
    if (i % TOGETHER === 0) await breathe();
    leaves.push(leafHash(leafOf(bundle, amount)));
  }
  const computed = merkleTop(merkleLevels(leaves));
  if (!equalBytes(computed, receiptsRoot)) {
    findings.push({ kind: 'root', batch: { coordinator, number }, computed });
  }
}

/**
 * The segment before a bundle's: as posted earlier, or in this batch before it. By what its claims say they follow, since a
 * session's number and a segment's are what anybody may put on claims of his own.
 */
function previousIn(
  read: readonly (Bundle | null)[],
  earlier: Earlier,
): (bundle: Bundle, index: number) => readonly SignedClaim[] | null {
  const first = new Map<string, number>();
  for (const [index, bundle] of read.entries()) {
    if (bundle === null) continue;
    const chain = bytesToHex(chainOf(bundle.claims.map(({ claim }) => claimHash(claim))));
    if (!first.has(chain)) first.set(chain, index);
  }
  return ({ claims }, index) => {
    const before = claims.flatMap(({ claim }) => (claim.prevClaim === null ? [] : [claim.prevClaim]));
    if (before.length < claims.length) return null;
    const chain = chainOf(before);
    const here = first.get(bytesToHex(chain));
    return here !== undefined && here < index ? read[here]!.claims : earlier.claimsOf(chain);
  };
}

const excused = (
  { code }: VeilmeshError,
  { gaps, current }: { readonly gaps: boolean; readonly current: boolean },
): boolean => (gaps && code === 'POEA_PREVIOUS') || (!current && STANDING.has(code));

const isSigned = (bls: Bls, { claim, signature }: SignedClaim): boolean =>
  bls.verify(claim.enclaveKey, claimHash(claim), signature);

function remembering(ask: JudgeOptions['isRegistered']): JudgeOptions['isRegistered'] {
  const known = new Map<string, boolean>();
  return async (key) => {
    const name = bytesToHex(key);
    const answer = known.get(name) ?? (await ask(key));
    known.set(name, answer);
    return answer;
  };
}

const larger = (a: bigint, b: bigint): bigint => (a > b ? a : b);

interface Saying {
  readonly earlier: Earlier;
  add(entry: SeenSegment): void;
}

/** What was said before, with what this batch has said so far. */
function sayingMore(before: Earlier): Saying {
  const places = new Map<string, SignedClaim>();
  const slots = new Map<string, Place>();
  const spent = new Map<string, bigint>();
  const ceilings = new Map<string, bigint>();
  const sessionKey = (client: Address, of: Address, sessionId: Uint8Array): string =>
    `${client}/${of}/${bytesToHex(sessionId)}`;
  return {
    earlier: {
      claimsOf: before.claimsOf,
      claimAt: (place) => places.get(bytesToHex(place)) ?? before.claimAt(place),
      placeOf: (slot) => slots.get(bytesToHex(slot)) ?? before.placeOf(slot),
      spending: (client, of, sessionId) =>
        before.spending(client, of, sessionId) + (spent.get(sessionKey(client, of, sessionId)) ?? 0n),
      ceiling: (client, of, sessionId, payees) =>
        larger(
          before.ceiling(client, of, sessionId, payees),
          ceilings.get(`${sessionKey(client, of, sessionId)}/${bytesToHex(payees)}`) ?? 0n,
        ),
    },
    add({ at, slot, client, coordinator, sessionId, payeesHash: payees, sound, amount, cumulative, claims }) {
      for (const { place, claim } of claims) {
        const key = bytesToHex(place);
        if (!places.has(key)) places.set(key, claim);
      }
      if (!sound) return;
      const slotKey = bytesToHex(slot);
      if (!slots.has(slotKey)) slots.set(slotKey, at);
      const session = sessionKey(client, coordinator, sessionId);
      spent.set(session, (spent.get(session) ?? 0n) + (amount ?? 0n));
      const route = `${session}/${bytesToHex(payees)}`;
      ceilings.set(route, larger(ceilings.get(route) ?? 0n, cumulative));
    },
  };
}
