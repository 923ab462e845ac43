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

const SHOWN = 28;

/** One line for a person. */
export function describeStanding(standing: Standing): string {
  const { text, evidenceAge, maxEvidenceAge, measurement, measurementId: id, platformId } = standing;
  if (evidenceAge === null) return 'NOT REGISTERED';
  const name = measurement ?? `${id!.slice(0, 16)} (not in the policy)`;
  const short = name.length > SHOWN && measurement !== null ? `${name.slice(0, SHOWN)}…` : name;
  return (
    `${text === 'serving' ? '' : `${text.toUpperCase()}, `}evidence ${duration(evidenceAge)} old of ${duration(maxEvidenceAge)}, ` +
    `measurement ${short}${platformId === null ? '' : `, platform ${platformId.slice(0, 16)}`}`
  );
}

function duration(seconds: number): string {
  if (seconds < 120) return `${seconds} s`;
  if (seconds < 7_200) return `${Math.round(seconds / 60)} min`;
  return seconds < 172_800 ? `${Math.round(seconds / 3_600)} h` : `${Math.round(seconds / 86_400)} days`;
}
