/**
 * What a program has said that its questions may cost, and what they did cost.
 * @module
 */
import { UsageError } from '../../crypto/core/errors.ts';

export interface Spending {
  /** Wei that hops and nodes may claim for all questions that are over. */
  spentWei(): bigint;
  /**
   * Before anything is sent.
   * @param wei that a question may cost, all attempts together
   * @param most that whoever asks it would pay; undefined: whatever it costs
   * @returns to be told once what it did cost
   * @throws UsageError SPENDING_LIMIT | ASKING_INVALID
   */
  hold(wei: bigint, most: bigint | undefined): (cost: bigint) => void;
}

/** @param limit wei for all questions together; undefined: as much as the account holds @throws UsageError ASKING_INVALID */
export function createSpending(limit: bigint | undefined): Spending {
  demandWei('limitWei', limit);
  let spent = 0n;
  let held = 0n;
  return {
    spentWei: () => spent,
    hold(wei, most) {
      demandWei('maxWei', most);
      if (most !== undefined && wei > most) throw tooMuch('a question', wei, most);
      if (limit !== undefined && spent + held + wei > limit) {
        throw tooMuch('this connection', wei, limit - spent - held);
      }
      held += wei;
      return (cost) => {
        held -= wei;
        spent += cost;
      };
    },
  };
}

/** Where no types are: what is no amount, like NaN, would be no limit. */
function demandWei(key: string, given: bigint | undefined): void {
  if (given === undefined || typeof given === 'bigint') return;
  throw new UsageError('ASKING_INVALID', `${key}: wei, as a bigint`, {
    details: { key, got: String(given) },
    hint: `${key}: 1_000_000_000_000n, or leave it out`,
  });
}

const tooMuch = (what: string, wei: bigint, left: bigint): UsageError =>
  new UsageError('SPENDING_LIMIT', `it may cost more than ${what} is to cost; nothing was sent`, {
    details: { atMostWei: String(wei), leftWei: String(left) },
    hint: 'ask for less (maxTokens), or raise maxWei, or limitWei of connect()',
  });
