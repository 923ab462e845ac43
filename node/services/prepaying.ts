/**
 * Settles what a client pays ahead, to the voucher's full amount, for whoever shows it: no claims are asked for, since the
 * voucher says so itself (settlement/ephemeral/prepaid.ts). Any other voucher is refused here: of those a hop could have a segment
 * settled that it has not computed.
 * @module
 */
import { type Address, isAddressEqual } from 'viem';
import { UnavailableError, UsageError } from '../../crypto/core/errors.ts';
import { type SignedVoucher, verifyVoucher } from '../../settlement/batch/voucher.ts';
import type { LedgerReads } from '../../settlement/chain/ledger.ts';
import { isPrepaid } from '../../settlement/ephemeral/prepaid.ts';
import type { SettledStep } from '../../settlement/ephemeral/settling.ts';
import type { SessionRef } from '../../settlement/ephemeral/types.ts';
import type { Sequencing } from './sequencing.ts';

/** Of one account, and of one peer: a step costs its sequencer a place in logs that are kept for a day, however little it settles. */
export const PER_MINUTE = 600;
const MINUTE_MS = 60_000;
/** Clients of whom the chain is asked at once whether they have delegated anything: keys cost nothing. */
const ASKING = 8;
/** How long one that has not is told so without another question. */
const NOTHING_MS = 5_000;
const MAX_REMEMBERED = 65_536;

const busy = (message: string): UnavailableError =>
  new UnavailableError('PREPAYING_BUSY', message, { hint: 'pay for more with each, or wait a minute' });

/**
 * Counts what an account or a peer asks for.
 * @param nowMs a clock that only goes forward, milliseconds
 * @returns counts; throws UnavailableError PREPAYING_BUSY beyond `most` in a minute
 */
export function createPerMinute(most: number, nowMs: () => number): (who: string) => void {
  let minute = Number.NEGATIVE_INFINITY;
  const asked = new Map<string, number>();
  return (who) => {
    const current = Math.floor(nowMs() / MINUTE_MS);
    if (current !== minute) asked.clear();
    minute = current;
    const before = asked.get(who) ?? 0;
    if (before >= most) throw busy(`more than ${most} vouchers a minute are of this account or peer`);
    asked.set(who, before + 1);
  };
}

export type PrepayingLedger = Pick<LedgerReads, 'addresses' | 'sessions'>;

/**
 * @param nowMs a clock that only goes forward, milliseconds
 * @returns settles for a peer, or for one that is counted elsewhere (null); throws UsageError SESSION_UNKNOWN | VOUCHER_NOT_PREPAID | DELEGATION_NONE; UnavailableError PREPAYING_BUSY;
 * VerificationError VOUCHER_SIGNATURE; as SessionSettling.settle
 */
export function createPrepaying(
  sequencing: Sequencing,
  { addresses, sessions }: PrepayingLedger,
  nowMs: () => number,
  perMinute = PER_MINUTE,
): (peerId: string | null, signed: SignedVoucher) => Promise<SettledStep> {
  const count = createPerMinute(perMinute, nowMs);
  /** By session and client: true, or when it was seen to have delegated nothing. */
  const delegating = new Map<string, true | number>();
  let asking = 0;

  /** Before anything else is asked of the chain, or waits in the sequencer's queue. */
  async function requireDelegation(ref: SessionRef, client: Address): Promise<void> {
    const name = `${ref.number}/${client}`;
    const known = delegating.get(name);
    if (known === true) return;
    if (known === undefined || nowMs() - known >= NOTHING_MS) {
      if (asking >= ASKING) throw busy('too many that have not paid here yet ask at once');
      asking++;
      const delegated = await sessions.delegated(ref, client).finally(() => {
        asking--;
      });
      if (delegating.size >= MAX_REMEMBERED) delegating.clear();
      delegating.set(name, delegated > 0n ? true : nowMs());
      if (delegated > 0n) return;
    }
    throw new UsageError('DELEGATION_NONE', 'the client has delegated nothing to the session', {
      details: { session: ref.number, client },
      hint: 'delegate to it, or pay in another session',
    });
  }

  return async (peerId, signed) => {
    const { voucher, session } = signed;
    if (session === undefined || !isPrepaid(voucher.sessionId)) {
      throw new UsageError('VOUCHER_NOT_PREPAID', 'this voucher is settled by the claims of what it pays', {
        hint: 'hand in its segment',
      });
    }
    const ref = sequencing.sequencer(session)?.ref;
    if (ref === undefined || !isAddressEqual(ref.sequencer, voucher.coordinator)) {
      throw new UsageError('SESSION_UNKNOWN', 'this coordinator does not run that session', {
        details: { session },
        hint: 'ask it which sessions it runs, and pay in one of them',
      });
    }
    // the same again is the same answer, and counts for nobody
    if (sequencing.newest(session, signed)?.order.settled === voucher.cumulative) {
      return await sequencing.settle(session, signed, voucher.cumulative);
    }
    if (peerId !== null) count(peerId);
    verifyVoucher(signed, addresses);
    count(voucher.client);
    await requireDelegation(ref, voucher.client);
    return await sequencing.settle(session, signed, voucher.cumulative);
  };
}
