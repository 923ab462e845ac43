/**
 * Has the committee revoke something: asks its members for their signatures, and brings what makes a quorum to the chain. Anybody may.
 * @module
 */
import { UnavailableError, VerificationError } from '../../crypto/core/errors.ts';
import type { Bls } from '../../crypto/poea/bls.ts';
import type { Ledger } from '../chain/ledger.ts';
import type { TxResult } from '../chain/types.ts';
import { bitmapOf, epochAt, isQuorum, membersOf } from './epoch.ts';
import { collectSignatures } from './gather.ts';
import { type Revocation, revocationMessage } from './revocation.ts';
import type { ContestedEvidence } from './revoking.ts';
import type { Member } from './types.ts';

export interface RevokeOptions {
  readonly ledger: Pick<Ledger, 'chainId' | 'addresses' | 'time' | 'committee' | 'revocations'>;
  readonly bls: Pick<Bls, 'verify' | 'aggregate'>;
  /** One member's signature. */
  readonly ask: (
    member: Member,
    revocation: Revocation,
    contested: ContestedEvidence | null,
    signal: AbortSignal,
  ) => Promise<Uint8Array>;
  readonly timeoutMs: number;
}

/** Seconds past the notice: what is asked for and sent until then is not too late. */
const MARGIN = 120;

/**
 * @param what without a time: the earliest that the notice allows
 * @param contested the evidence, where it is evidence
 * @throws UnavailableError COMMITTEE_EMPTY | REVOCATION_NO_QUORUM where members did not answer; VerificationError
 * REVOCATION_UNFOUNDED where they looked and refused; the contract's refusals
 */
export async function revokeByCommittee(
  { ledger, bls, ask, timeoutMs }: RevokeOptions,
  what: Omit<Revocation, 'from'>,
  contested: ContestedEvidence | null,
): Promise<Revocation & TxResult> {
  const { chainId, addresses } = ledger;
  const [state, time, notice] = await Promise.all([
    ledger.committee.state(),
    ledger.time(),
    ledger.revocations.notice(),
  ]);
  const epoch = epochAt(state, time);
  const members = membersOf(state, epoch);
  if (members.length === 0) {
    throw new UnavailableError('COMMITTEE_EMPTY', 'nobody is in the committee', { details: { epoch } });
  }
  const revocation: Revocation = { ...what, from: time + notice + MARGIN };
  const refusals: { readonly slot: number; readonly code: string; readonly message: string }[] = [];
  const signatures = await collectSignatures({
    bls,
    members,
    message: revocationMessage(revocation, { ...addresses, chainId }),
    ask: (member, signal) => ask(member, revocation, contested, signal),
    timeoutMs,
    onEvent: ({ slot, code, message }) => refusals.push({ slot, code, message }),
  });
  if (!isQuorum(members, new Set(signatures.keys())))
    throw noQuorum(members.length, signatures.size, refusals);
  const signed = {
    epoch,
    bitmap: bitmapOf(signatures.keys()),
    aggregate: bls.aggregate([...signatures.values()]),
  };
  return { ...revocation, ...(await ledger.revocations.revoke(revocation, signed)) };
}

function noQuorum(
  members: number,
  signed: number,
  refusals: readonly { readonly code: string; readonly message: string }[],
): UnavailableError | VerificationError {
  const details = { members, signed, codes: [...new Set(refusals.map(({ code }) => code))] };
  const unfounded = refusals.find(({ code }) => code === 'REVOCATION_UNFOUNDED');
  if (unfounded !== undefined) {
    return new VerificationError('REVOCATION_UNFOUNDED', unfounded.message, { details });
  }
  return new UnavailableError('REVOCATION_NO_QUORUM', 'not enough members of the committee signed', {
    details,
    hint: 'ask again when more of them are reached: veilmesh status',
  });
}
