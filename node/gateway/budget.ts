/**
 * What a gateway may spend in a day, by UTC: kept in a file of its home, so that a restart gives nothing back. A request holds all that it
 * may cost while it is answered, in the file too, since nobody knows what one promised whose process is gone; what its vouchers promised
 * stays spent, whatever became of it.
 * @module
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatEther } from 'viem';
import { z } from 'zod';
import { UnavailableError } from '../../crypto/core/errors.ts';
import { writeWhole } from '../home-files.ts';

export interface Budget {
  /** Null: as much as the account holds. */
  readonly ofWei: bigint | null;
  /** Since midnight, what is held included. */
  spentWei(): bigint;
  /** @throws BudgetError */
  hold(wei: bigint): Held;
}

export interface Held {
  /** @param spent at most what is held; more than once, the first counts */
  settle(spent: bigint): void;
}

/** Asking again costs nothing, and helps from the next day on. */
export class BudgetError extends UnavailableError {
  readonly seconds: number;

  constructor(asked: bigint, left: bigint, of: bigint, now: number) {
    const seconds = Math.ceil((nextDay(now) - now) / 1_000);
    super(
      'BUDGET_SPENT',
      `this request may cost ${formatEther(asked)} ether, and ${formatEther(left)} are left of today's`,
      {
        details: {
          asked: String(asked),
          left: String(left),
          budget: String(of),
          again: new Date(nextDay(now)).toISOString(),
        },
        hint: 'a shorter answer (max_tokens), tomorrow (UTC), or more a day: veilmesh proxy --budget ETHER',
      },
    );
    this.seconds = seconds;
  }
}

const DAY_MS = 86_400_000;
const dayOf = (now: number): number => Math.floor(now / DAY_MS);
const nextDay = (now: number): number => DAY_MS * (dayOf(now) + 1);

const wei = z.string().regex(/^\d{1,30}$/);
const schema = z.strictObject({ version: z.literal(1), day: z.int().min(0), spentWei: wei });

/**
 * @param ofWei null: no limit; what is spent is kept all the same
 * @throws what the file cannot be read for: who does not know what was spent spends nothing
 */
export function createBudget(home: string, ofWei: bigint | null, now: () => number = Date.now): Budget {
  const path = join(home, 'budget.json');
  let { day, spent } = read(path);
  let held = 0n;

  /** A clock that is set back over midnight gives nothing back. */
  function today(): bigint {
    const current = dayOf(now());
    if (current !== day && current !== day - 1) {
      day = current;
      spent = 0n;
    }
    return spent;
  }

  /** Written down before it counts: what cannot be kept is not allowed. */
  function become(spentNow: bigint, heldNow: bigint): void {
    const file: z.input<typeof schema> = { version: 1, day, spentWei: String(spentNow + heldNow) };
    writeWhole(path, `${JSON.stringify(file)}\n`);
    [spent, held] = [spentNow, heldNow];
  }

  return {
    ofWei,
    spentWei: () => today() + held,
    hold(asked) {
      const left = ofWei === null ? asked : ofWei - today() - held;
      if (asked > left) throw new BudgetError(asked, left < 0n ? 0n : left, ofWei!, now());
      become(today(), held + asked);
      let over = false;
      return {
        settle(cost) {
          if (over) return;
          over = true;
          become(today() + cost, held - asked);
        },
      };
    },
  };
}

function read(path: string): { day: number; spent: bigint } {
  if (!existsSync(path)) return { day: 0, spent: 0n };
  const { day, spentWei } = schema.parse(JSON.parse(readFileSync(path, 'utf8')));
  return { day, spent: BigInt(spentWei) };
}
