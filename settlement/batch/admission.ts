/**
 * Whether a client's deposit and voucher still cover a fee, counting what was accepted and not yet settled. The rule
 * alone: the journal applies it to figures that nobody else can change meanwhile.
 * @module
 */
import type { Address } from 'viem';
import type { Admission, Cover, JournalEntry } from './journal-types.ts';

/** Wei accepted and not yet marked paid, and how much of it is in payments that were begun. */
export interface Held {
  readonly reserved: bigint;
  readonly paying: bigint;
}

export interface Account extends Held {
  readonly client: Address;
  readonly epoch: number;
}

/**
 * What the journal knows of the same client at this moment.
 * @param ceiling highest cumulative amount the client signed before for this session and route
 */
export function admit(
  entry: Pick<JournalEntry, 'amount' | 'cumulative'>,
  cover: Cover,
  account: Pick<Account, 'epoch' | 'reserved' | 'paying'>,
  session: Held,
  ceiling: bigint,
): Exclude<Admission, { outcome: 'known' }> {
  if (cover.epoch !== account.epoch) return { outcome: 'stale' };
  const highest = ceiling > entry.cumulative ? ceiling : entry.cumulative;
  const total = cover.spent + session.reserved + entry.amount;
  // a payment under way may be among the spent already and is among the reserved still
  if (total > highest) {
    if (total - session.paying <= highest) return { outcome: 'unsure' };
    return { outcome: 'voucher', ceiling: highest, required: total };
  }
  const required = account.reserved + entry.amount;
  if (required > cover.deposit) {
    if (required - account.paying <= cover.deposit) return { outcome: 'unsure' };
    return { outcome: 'deposit', available: cover.deposit, required };
  }
  return { outcome: 'accepted' };
}
