/**
 * What the steps of a session are run with, as the chain has it.
 * @module
 */
import type { Ledger } from '../chain/ledger.ts';
import type { StepTerms } from './accounting.ts';
import { domainSeparator } from './domain.ts';
import type { SessionRecord, SessionRef } from './types.ts';

export async function stepTerms(
  ledger: Pick<Ledger, 'sessions' | 'chainId' | 'addresses'>,
  session: SessionRef,
  record: SessionRecord,
): Promise<StepTerms> {
  const { ownerBps, sequencerBps } = await ledger.sessions.terms();
  const contract = ledger.addresses.ephemeralSession;
  return {
    separator: domainSeparator({ chainId: ledger.chainId, contract, session }),
    sequencer: session.sequencer,
    endsAt: record.endsAt,
    ownerBps,
    sequencerBps,
  };
}
