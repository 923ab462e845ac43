/**
 * What the contracts hold for an account, paid out to it.
 * @module
 */
import type { Ledger } from '../../settlement/chain/ledger.ts';

/** @returns wei; 0 where there is nothing, and no transaction then */
export async function withdrawOwn(ledger: Pick<Ledger, 'account' | 'claimable' | 'claim'>): Promise<bigint> {
  const due = await ledger.claimable(ledger.account);
  if (due > 0n) await ledger.claim();
  return due;
}
