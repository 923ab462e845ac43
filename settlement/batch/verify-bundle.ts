/**
 * Everything a coordinator checks of bundles before it journals them, except what is already promised to
 * others (deposit, voucher ceiling, duplicates: coordinator.ts).
 *
 * Each bundle is judged alone; the signatures of all are checked in one randomised batch, and a forged claim
 * costs its neighbours time but not their acceptance (crypto/poea/chain.ts).
 * @module
 */
import type { Address } from 'viem';
import { hexToBytes } from 'viem';
import { type Appraisal, appraise, type FreshAt } from '../../crypto/attest/appraise.ts';
import type { Evidence } from '../../crypto/attest/evidence.ts';
import { evidenceHash } from '../../crypto/attest/evidence.ts';
import type { Policy } from '../../crypto/attest/policy.ts';
import { bytesToHex } from '../../crypto/core/bytes.ts';
import { asVeilmeshError, type VeilmeshError, VerificationError } from '../../crypto/core/errors.ts';
import type { Bls } from '../../crypto/poea/bls.ts';
import { type Segment, verifySegments } from '../../crypto/poea/chain.ts';
import type { Claim } from '../../crypto/poea/claim.ts';
import type { Addresses } from '../chain/types.ts';
import type { Bundle } from './bundle.ts';
import type { Registered, RegistryCheck } from './registry-check.ts';
import { bundleFee } from './segment.ts';
import { verifyVoucher } from './voucher.ts';
import { paymentTerms } from './voucher-digest.ts';

export interface Candidate {
  readonly bundle: Bundle;
  /** Accepted claims of the session's segment before; null when there is none. */
  readonly previous: readonly Claim[] | null;
}

/** The fee in wei at the registered price, or why the bundle is refused. */
export type BundleVerdict = { readonly amount: bigint } | { readonly error: VeilmeshError };

export interface BundleVerifier {
  /**
   * One verdict for each candidate, in order.
   * @param now unix seconds
   */
  verify(candidates: readonly Candidate[], now: number): Promise<BundleVerdict[]>;
}

export interface BundleVerifierOptions {
  readonly bls: Bls;
  readonly policy: Policy;
  readonly registry: RegistryCheck;
  readonly settlement: Pick<Addresses, 'chainId' | 'meshRollup' | 'escrow' | 'ephemeralSession'>;
  /** The account that posts: vouchers must name it. Null: whoever is named, since anybody may post for one who does not. */
  readonly coordinator: Address | null;
  /** Seconds for which claims must still hold, so that what is posted can be checked. */
  readonly checkable: number;
  /** Seconds for which a voucher must still hold. */
  readonly voucherMargin: number;
  /** When blocks became known that evidence is as young as. */
  readonly freshAt: FreshAt;
}

/** What a coordinator asks of vouchers: a batch may have to wait for the chain. */
export const VOUCHER_MARGIN = 60;
const MAX_APPRAISED = 4_096;
/** Bundles for which the registries are asked at once. */
const ASKED_TOGETHER = 16;

export function createBundleVerifier(options: BundleVerifierOptions): BundleVerifier {
  const { bls, policy, registry, settlement, coordinator, checkable, voucherMargin, freshAt } = options;
  const rollup = hexToBytes(settlement.meshRollup);
  /** By evidence hash: a node's evidence is the same in all its claims. */
  const appraised = new Map<string, Appraisal>();

  /** The chain rules compare what the appraisal binds with each claim, and its expiry with the time. */
  async function appraiseOnce(evidence: Evidence, now: number): Promise<Appraisal> {
    const name = bytesToHex(evidenceHash(evidence));
    const known = appraised.get(name);
    if (known !== undefined) return known;
    const appraisal = await appraise(evidence, { policy, now, expected: {}, keyProofs: bls, freshAt });
    if (appraised.size >= MAX_APPRAISED) appraised.delete(appraised.keys().next().value!);
    appraised.set(name, appraisal);
    return appraisal;
  }

  async function segmentOf(
    { bundle, previous }: Candidate,
    registered: Registered,
    now: number,
  ): Promise<Segment> {
    const { model } = registered;
    const { voucher } = bundle.voucher;
    const hops = await Promise.all(bundle.evidence.map((evidence) => appraiseOnce(evidence, now)));
    if (model.shardRoots.length !== hops.length) {
      throw new VerificationError('BUNDLE_SHARDS', 'the model is registered with another number of shards', {
        details: { registered: model.shardRoots.length, hops: hops.length },
      });
    }
    await registry.checkEvidence(registered, hops, now);
    return {
      claims: bundle.claims,
      expected: {
        chainId: settlement.chainId,
        settlement: rollup,
        modelRoot: model.modelRoot,
        semanticsHash: model.semanticsHash,
        // the coordinator has no manifest: roots are the registry's, layers attested, costs the client's word
        shards: model.shardRoots.map((shardRoot, hop) => ({
          shardRoot,
          layers: hops[hop]!.binding.layers,
          cost: voucher.payees[hop]!.weight,
        })),
        hops,
        known: { sessionId: voucher.sessionId, clientNonce: paymentTerms(voucher) },
        previous,
        ends: null,
        now,
        standUntil: now + checkable,
      },
    };
  }

  /** All but the claims themselves. */
  async function judge(candidate: Candidate, now: number): Promise<{ segment: Segment; amount: bigint }> {
    const { bundle } = candidate;
    const { voucher } = bundle.voucher;
    if (coordinator !== null && voucher.coordinator !== coordinator) {
      throw new VerificationError('VOUCHER_COORDINATOR', 'the voucher is for another coordinator', {
        details: { named: voucher.coordinator, expected: coordinator },
        hint: 'sign for the coordinator that the deposit is with',
      });
    }
    if (voucher.validUntil < now + voucherMargin) {
      throw new VerificationError('VOUCHER_EXPIRED', 'the voucher would run out before the batch is posted', {
        details: { validUntil: voucher.validUntil, now },
        hint: 'sign a voucher that is valid for some minutes more',
      });
    }
    verifyVoucher(bundle.voucher, settlement);
    const registered = await registry.check(bundle, now);
    return {
      segment: await segmentOf(candidate, registered, now),
      amount: bundleFee(bundle, registered.model.pricePerUnit),
    };
  }

  return {
    async verify(candidates, now) {
      const judged: (Awaited<ReturnType<typeof judge>> | { readonly error: VeilmeshError })[] = [];
      for (let from = 0; from < candidates.length; from += ASKED_TOGETHER) {
        const group = candidates.slice(from, from + ASKED_TOGETHER);
        judged.push(
          ...(await Promise.all(
            group.map((c) => judge(c, now).catch((thrown) => ({ error: asVeilmeshError(thrown) }))),
          )),
        );
      }
      const sound = judged.filter((j) => 'segment' in j);
      const verdicts = verifySegments(
        bls,
        sound.map((j) => j.segment),
      );
      const bySegment = new Map(sound.map((j, i) => [j.segment, verdicts[i]!]));
      return judged.map((j) => {
        if ('error' in j) return j;
        const verdict = bySegment.get(j.segment)!;
        return verdict.valid ? { amount: j.amount } : { error: verdict.error };
      });
    },
  };
}
