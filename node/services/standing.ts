/**
 * How nodes stand in the registry: whether they may be given work, and what they said of their evidence, and when.
 * @module
 */
import type { Policy } from '../../crypto/attest/policy.ts';
import { bytesToHex, equalBytes } from '../../crypto/core/bytes.ts';
import type { LedgerReads } from '../../settlement/chain/ledger.ts';
import { measurementId, NO_PLATFORM } from '../../settlement/chain/measurement-id.ts';
import type { NodeRecord } from '../../settlement/chain/types.ts';

/** `lapsed`: its evidence is too old; `revoked`: evidence or measurement is; `leaving`: it asked to, or lost its stake. */
export type StandingText = 'serving' | 'lapsed' | 'revoked' | 'leaving' | 'unregistered';

export interface Standing {
  readonly text: StandingText;
  /** Null where the node is not registered, as all below. */
  readonly evidenceHash: string | null;
  /** Seconds since the newest evidence was registered, and for how many it is good. */
  readonly evidenceAge: number | null;
  readonly maxEvidenceAge: number;
  /** As the policy spells it; null where the policy has no such measurement. */
  readonly measurement: string | null;
  readonly measurementId: string | null;
  readonly platformId: string | null;
}

type Asked = Pick<LedgerReads, 'getNode' | 'maxEvidenceAge' | 'time'>;

export async function standingOf(
  ledger: Asked,
  policy: Pick<Policy, 'measurements'>,
  node: Uint8Array,
): Promise<Standing> {
  const [record, maxEvidenceAge, now] = await Promise.all([
    ledger.getNode(node),
    ledger.maxEvidenceAge(),
    ledger.time(),
  ]);
  if (record === null) {
    const nothing = {
      evidenceHash: null,
      evidenceAge: null,
      measurement: null,
      measurementId: null,
      platformId: null,
    };
    return { text: 'unregistered', maxEvidenceAge, ...nothing };
  }
  const evidenceAge = Math.max(0, now - record.evidenceAt);
  const id = record.measurement;
  return {
    text: textOf(record, evidenceAge > maxEvidenceAge),
    evidenceHash: bytesToHex(record.evidenceHash),
    evidenceAge,
    maxEvidenceAge,
    measurement: policy.measurements.find((text) => equalBytes(measurementId(text), id)) ?? null,
    measurementId: bytesToHex(id),
    platformId: equalBytes(record.platformId, NO_PLATFORM) ? null : bytesToHex(record.platformId),
  };
}

const textOf = ({ serving, staked }: NodeRecord, old: boolean): StandingText =>
  serving ? 'serving' : !staked ? 'leaving' : old ? 'lapsed' : 'revoked';
