/**
 * Intel's words for the state of a platform, and how several of them make one.
 * @module
 */
import type { TcbStatus } from '../report.ts';

/** What each word complains of, one bit a complaint. */
const COMPLAINTS: Readonly<Record<TcbStatus, number>> = {
  UpToDate: 0,
  SWHardeningNeeded: 1,
  ConfigurationNeeded: 2,
  ConfigurationAndSWHardeningNeeded: 3,
  OutOfDate: 4,
  OutOfDateConfigurationNeeded: 6,
  Revoked: 8,
};

export const TCB_STATUSES = Object.keys(COMPLAINTS) as [TcbStatus, ...TcbStatus[]];

export interface TcbLevelFound {
  readonly status: TcbStatus;
  readonly advisories: readonly string[];
}

/**
 * All complaints of both and all advisories: never better than the worse of the two.
 * Source: Intel SGX/TDX quote verification, convergence of platform, TDX module and QE status.
 */
export function mergeTcb(a: TcbLevelFound, b: TcbLevelFound): TcbLevelFound {
  const complaints = COMPLAINTS[a.status] | COMPLAINTS[b.status];
  const advisories = [...new Set([...a.advisories, ...b.advisories])].sort();
  return { status: wordFor(complaints), advisories };
}

function wordFor(complaints: number): TcbStatus {
  if (complaints & COMPLAINTS.Revoked) return 'Revoked';
  if (complaints & COMPLAINTS.OutOfDate) {
    return complaints & COMPLAINTS.ConfigurationNeeded ? 'OutOfDateConfigurationNeeded' : 'OutOfDate';
  }
  return TCB_STATUSES[complaints]!;
}
