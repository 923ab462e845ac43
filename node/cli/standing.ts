/**
 * A node's standing in the registry, in one line for a person.
 * @module
 */
import type { Standing } from '../services/standing.ts';

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
