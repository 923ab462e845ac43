/**
 * A member of the committee signs a revocation: of evidence that it was shown and found false, of the holding of a platform that evidence
 * does not show or that nobody can be shown evidence of, or of a measurement that the network's policy revokes. Nothing else, whoever asks.
 * @module
 */
import { encodedEvidenceHash } from '../../crypto/attest/evidence.ts';
import type { Policy } from '../../crypto/attest/policy.ts';
import { bytesToHex, equalBytes } from '../../crypto/core/bytes.ts';
import { type ErrorDetails, UsageError, VerificationError } from '../../crypto/core/errors.ts';
import type { Bls, BlsKeyPair } from '../../crypto/poea/bls.ts';
import type { LedgerReads } from '../chain/ledger.ts';
import { measurementId, NO_PLATFORM } from '../chain/measurement-id.ts';
import { epochAt, membersOf } from './epoch.ts';
import type { EvidenceFault, EvidenceJudge } from './evidence-judge.ts';
import { evidenceSubject, holdingSubject, type Revocation, revocationMessage } from './revocation.ts';

/** A node, and evidence that it registered; null: that what it registered cannot be had, which contests a holding alone. */
export interface ContestedEvidence {
  readonly node: Uint8Array;
  readonly evidence: Uint8Array | null;
}

export interface RevokerOptions {
  readonly ledger: Pick<
    LedgerReads,
    'chainId' | 'addresses' | 'committee' | 'time' | 'revocations' | 'evidenceOfNode' | 'evidenceSince'
  >;
  readonly bls: Pick<Bls, 'sign'>;
  readonly keys: BlsKeyPair;
  /** The network's as it is now: a member that has run for long must not go by the one that it began with. */
  readonly policy: () => Promise<Pick<Policy, 'revoked'>>;
  readonly judge: EvidenceJudge;
  /** Registered evidence by its hash, from wherever this process looks for it; null where nobody has it. */
  readonly obtain: (evidenceHash: Uint8Array) => Promise<Uint8Array | null>;
}

export interface Revoker {
  /**
   * The member's signature, 48 bytes.
   * @param contested what a revocation of evidence is founded on; null for a measurement
   * @throws UsageError VOTE_NOT_A_MEMBER | REVOCATION_TIME; VerificationError REVOCATION_UNFOUNDED | EVIDENCE_UNREGISTERED
   */
  sign(revocation: Revocation, contested: ContestedEvidence | null): Promise<Uint8Array>;
}

/** Seconds that a node has to give its evidence to those who keep it. */
export const SHOWN_WITHIN = 1_800;
/** Those who keep it need not keep it for ever: no older evidence is looked for, and no more than so many of a node's. */
const SHOWN_UNTIL = 21_600;
const LOOKED_AT = 8;
/** Seconds past the notice for which an effect may be put off: no signature lies about for longer. */
const MAX_AHEAD = 86_400;

export function createRevoker(options: RevokerOptions): Revoker {
  const { ledger, bls, keys, policy, judge, obtain } = options;
  const domain = {
    chainId: ledger.chainId,
    committee: ledger.addresses.committee,
    revocations: ledger.addresses.revocations,
  };

  async function requireMemberInTime({ from }: Revocation): Promise<void> {
    const [state, time, notice] = await Promise.all([
      ledger.committee.state(),
      ledger.time(),
      ledger.revocations.notice(),
    ]);
    const epoch = epochAt(state, time);
    if (!membersOf(state, epoch).some(({ blsKey }) => equalBytes(blsKey, keys.publicKey))) {
      throw new UsageError('VOTE_NOT_A_MEMBER', 'this process is no member of this epoch', {
        details: { epoch },
      });
    }
    if (from >= time + notice && from <= time + notice + MAX_AHEAD) return;
    throw new UsageError(
      'REVOCATION_TIME',
      'a revocation takes effect after the notice, and within a day of it',
      {
        details: { from, earliest: time + notice, latest: time + notice + MAX_AHEAD },
      },
    );
  }

  async function requireRevokedByPolicy({ subject, from }: Revocation): Promise<void> {
    const { revoked } = await policy();
    const listed = revoked.some(
      (one) => one.from <= from && equalBytes(measurementId(one.measurement), subject),
    );
    if (listed) return;
    throw new VerificationError(
      'REVOCATION_UNFOUNDED',
      'the policy does not revoke this measurement by then',
      {
        details: { measurement: bytesToHex(subject), from },
        hint: "ask the policy's signer to revoke it first: veilmesh policy show",
      },
    );
  }

  async function requireFalse({ subject }: Revocation, contested: ContestedEvidence | null): Promise<void> {
    const evidence = contested?.evidence ?? null;
    if (contested === null || evidence === null) throw unfounded('the evidence to be revoked was not shown');
    if (!equalBytes(evidenceSubject(contested.node, encodedEvidenceHash(evidence)), subject)) {
      throw unfounded('another evidence was shown than the one to be revoked');
    }
    const { fault } = await judge(contested.node, evidence);
    if (fault?.isFalse !== true) throw harmless(fault);
  }

  async function requireNoHolding(
    { subject }: Revocation,
    contested: ContestedEvidence | null,
  ): Promise<void> {
    if (contested === null) throw unfounded('no node was named');
    const { node, evidence } = contested;
    if (evidence === null) return await requireUnshown(node, subject);
    const { registered, fault } = await judge(node, evidence);
    const { platformId } = registered;
    if (equalBytes(platformId, NO_PLATFORM) || !equalBytes(holdingSubject(node, platformId), subject)) {
      throw unfounded('the evidence was registered for another platform');
    }
    if (fault?.isUnfounded !== true) throw harmless(fault);
  }

  /** Evidence for this platform that the node has had the time to show, and nobody has: what it registers meanwhile outruns nothing. */
  async function requireUnshown(node: Uint8Array, subject: Uint8Array): Promise<void> {
    const [all, time] = await Promise.all([ledger.evidenceOfNode(node), ledger.time()]);
    const sinceOf = async (index: number): Promise<number> =>
      (await ledger.evidenceSince(node, all[index]!.evidenceHash)) ?? 0;
    // they are in the order of their times, and may be thousands
    let [low, high] = [0, all.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((await sinceOf(middle)) + SHOWN_WITHIN <= time) low = middle + 1;
      else high = middle;
    }
    for (let index = low - 1; index >= Math.max(0, low - LOOKED_AT); index--) {
      const { evidenceHash, platformId } = all[index]!;
      if ((await sinceOf(index)) + SHOWN_UNTIL < time) break;
      if (equalBytes(platformId, NO_PLATFORM) || !equalBytes(holdingSubject(node, platformId), subject))
        continue;
      if ((await obtain(evidenceHash)) === null) return;
    }
    throw unfounded('all that the node registered for the platform, and had time to show, can be had');
  }

  return {
    async sign(revocation, contested) {
      await requireMemberInTime(revocation);
      if (revocation.kind === 'measurement') await requireRevokedByPolicy(revocation);
      else if (revocation.kind === 'evidence') await requireFalse(revocation, contested);
      else await requireNoHolding(revocation, contested);
      return bls.sign(keys.secretKey, revocationMessage(revocation, domain));
    },
  };
}

const unfounded = (why: string, details: ErrorDetails = {}): VerificationError =>
  new VerificationError('REVOCATION_UNFOUNDED', why, { details });

const harmless = (fault: EvidenceFault | null): VerificationError =>
  unfounded(
    fault === null
      ? 'nothing is wrong with the evidence'
      : 'what is wrong with the evidence is no ground for this',
    { fault: fault?.code ?? 'none' },
  );
