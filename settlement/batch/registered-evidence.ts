/**
 * Compares evidence that was verified with what its node registered of it, and with what is revoked.
 *
 * The registry keeps hashes and what operators say. Whoever verified the evidence itself knows what it shows: a node that registered
 * something else of it is refused here, whatever the policy allows.
 * @module
 */
import type { Appraisal } from '../../crypto/attest/appraise.ts';
import type { Policy } from '../../crypto/attest/policy.ts';
import { bytesToHex, equalBytes } from '../../crypto/core/bytes.ts';
import { VerificationError } from '../../crypto/core/errors.ts';
import type { LedgerReads } from '../chain/ledger.ts';
import { measurementId, registeredPlatform } from '../chain/measurement-id.ts';
import type { NodeKey, NodeRecord } from '../chain/types.ts';
import { evidenceSubject, holdingSubject } from '../committee/revocation.ts';

/** What an appraisal says that the chain has an opinion on. */
export type Appraised = Pick<Appraisal, 'assurance' | 'evidenceHash' | 'measurement' | 'platformId'>;

export interface EvidenceCheck {
  /**
   * @param now unix seconds
   * @throws VerificationError NODE_EVIDENCE | NODE_EVIDENCE_STALE | NODE_MEASUREMENT | NODE_PLATFORM | NODE_REVOKED;
   * UnavailableError CHAIN_UNREACHABLE
   */
  check(key: NodeKey, appraisal: Appraised, modelRoot: Uint8Array, now: number): Promise<void>;
}

export type EvidenceLedger = Pick<
  LedgerReads,
  'evidenceSince' | 'registeredEvidence' | 'maxEvidenceAge' | 'onePlatformKey' | 'revocations'
>;

/**
 * Seconds for which who judges what others accepted still counts what was good then: a node whose evidence lapses, or is revoked,
 * between acceptance and posting makes nobody's batch wrong.
 */
export const JUDGING_LATENESS = 600;

/** How long what may change on the chain is remembered; when evidence was registered never does. */
const LIFETIME_MS = 10_000;
const MAX_REMEMBERED = 4_096;

/**
 * @param policy the one that the evidence is verified under
 * @param lateness seconds; 0 for whoever gives new work or accepts it
 */
export function createEvidenceCheck(
  ledger: EvidenceLedger,
  { oneKeyPerPlatform }: Pick<Policy, 'oneKeyPerPlatform'>,
  lateness: number,
): EvidenceCheck {
  const since = new Map<string, number>();
  const former = new Map<string, Said>();
  const revoked = new Map<string, { readonly at: number; readonly from: Promise<readonly Effect[]> }>();

  async function sinceOf(node: Uint8Array, evidenceHash: Uint8Array): Promise<number | null> {
    const name = `${bytesToHex(node)}/${bytesToHex(evidenceHash)}`;
    const known = since.get(name);
    if (known !== undefined) return known;
    const found = await ledger.evidenceSince(node, evidenceHash);
    if (found !== null) remember(since, name, found);
    return found;
  }

  /** What the node said of this very evidence; of that of a boot before, the chain's events tell. */
  async function saidOf(
    { node, record, validUntil }: NodeKey,
    evidenceHash: Uint8Array,
  ): Promise<Said | null> {
    // all evidence of one key is of one boot; a key that was replaced is of another
    if (validUntil === Number.POSITIVE_INFINITY) return record;
    const name = `${bytesToHex(node)}/${bytesToHex(evidenceHash)}`;
    const known = former.get(name) ?? (await ledger.registeredEvidence(node, evidenceHash));
    if (known !== null) remember(former, name, known);
    return known;
  }

  function effectsOf(
    node: Uint8Array,
    appraisal: Appraised,
    modelRoot: Uint8Array,
  ): Promise<readonly Effect[]> {
    const name = [node, appraisal.evidenceHash, modelRoot].map(bytesToHex).join('/');
    const known = revoked.get(name);
    if (known !== undefined && Date.now() - known.at < LIFETIME_MS) return known.from;
    const from = readEffects(ledger, node, appraisal, modelRoot);
    revoked.delete(name);
    remember(revoked, name, { at: Date.now(), from });
    from.catch(() => revoked.delete(name));
    return from;
  }

  return {
    async check(key, appraisal, modelRoot, now) {
      const { node, record } = key;
      const { evidenceHash } = appraisal;
      const evidence = bytesToHex(evidenceHash);
      const [registeredAt, maxAgeSeconds, effects, exclusive] = await Promise.all([
        sinceOf(node, evidenceHash),
        ledger.maxEvidenceAge(),
        effectsOf(node, appraisal, modelRoot),
        oneKeyPerPlatform ? ledger.onePlatformKey() : false,
      ]);
      // a simulator is no machine; only policies of development networks come so far with one
      const onePlatform = oneKeyPerPlatform && appraisal.assurance === 'hardware';
      if (onePlatform && (!exclusive || appraisal.platformId === null)) {
        throw new VerificationError('NODE_PLATFORM', 'the policy asks for one node on a machine at a time', {
          details: { named: appraisal.platformId !== null, heldByOne: exclusive },
          hint: 'evidence must name its machine, and the registry must be one that gives it to one node',
        });
      }
      if (registeredAt === null) {
        throw new VerificationError('NODE_EVIDENCE', 'the evidence is not what its node registered', {
          details: { evidence, registered: bytesToHex(record.evidenceHash) },
          hint: 'register new evidence before serving under it: restart the node',
        });
      }
      const said = await saidOf(key, evidenceHash);
      if (said !== null) checkNamed(said, appraisal);
      if (now - lateness > registeredAt + maxAgeSeconds) {
        throw new VerificationError('NODE_EVIDENCE_STALE', 'the node registered this evidence too long ago', {
          details: { evidence, registeredAt, maxAgeSeconds, now },
          hint: 'the node must renew its evidence: veilmesh status shows its age',
        });
      }
      for (const { by, from } of effects) {
        if (now - lateness < from) continue;
        throw new VerificationError('NODE_REVOKED', `revoked by ${by}`, {
          details: { evidence, measurement: appraisal.measurement, by, from, now },
          hint: 'run a build that the policy allows, and register it',
        });
      }
    },
  };
}

type Said = Pick<NodeRecord, 'measurement' | 'platformId'>;

interface Effect {
  readonly by: string;
  /** Unix seconds. */
  readonly from: number;
}

async function readEffects(
  { revocations }: Pick<LedgerReads, 'revocations'>,
  node: Uint8Array,
  { evidenceHash, measurement, platformId }: Appraised,
  modelRoot: Uint8Array,
): Promise<readonly Effect[]> {
  const id = measurementId(measurement);
  const found = await Promise.all([
    revocations.revokedFrom('evidence', evidenceSubject(node, evidenceHash)),
    revocations.revokedFrom('measurement', id),
    revocations.revokedForModelFrom(modelRoot, id),
    platformId === null ? null : revocations.revokedFrom('holding', holdingSubject(node, platformId)),
  ]);
  const by = [
    'the committee (this evidence)',
    'the committee (its measurement)',
    "the model's owner",
    'the committee (its holding of the platform)',
  ];
  return found.flatMap((from, i) => (from === null ? [] : [{ by: by[i]!, from }]));
}

function checkNamed(record: Said, { measurement, platformId }: Appraised): void {
  const shown = measurementId(measurement);
  if (!equalBytes(record.measurement, shown)) {
    throw new VerificationError('NODE_MEASUREMENT', 'the node registered another measurement than it shows', {
      details: { measurement, expected: bytesToHex(shown), registered: bytesToHex(record.measurement) },
    });
  }
  const platform = registeredPlatform(platformId);
  if (!equalBytes(record.platformId, platform)) {
    throw new VerificationError('NODE_PLATFORM', 'the node registered another platform than it shows', {
      details: { expected: bytesToHex(platform), registered: bytesToHex(record.platformId) },
    });
  }
}

function remember<T>(map: Map<string, T>, name: string, value: T): void {
  if (map.size >= MAX_REMEMBERED) map.delete(map.keys().next().value!);
  map.set(name, value);
}
