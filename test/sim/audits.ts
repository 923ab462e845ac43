/**
 * Audits by lot, one after another: who looks, who copies, who is bribed, and what planted wrong results make of that. Amounts in ether.
 * @module
 */
import type { AuditMoney } from '../../settlement/economics/auditing.ts';
import { createRandom, type Random } from './random.ts';

export interface SimulatedMoney extends AuditMoney {
  /** Of whoever has a claim convicted. */
  readonly reward: number;
}

export interface AuditorKind {
  readonly name: string;
  readonly slots: number;
  /** How often one looks; else it says that nothing is wrong. */
  readonly attention: number;
  /** All of them are one operator's: it computes a record once, and reports it with each. */
  readonly isOne: boolean;
  /** Keeps quiet where something is truly wrong, and knows that it is: its enclave does not hide whose record it is. */
  readonly isBribed: boolean;
}

export interface AuditsOptions {
  readonly seed: number;
  readonly audits: number;
  readonly kinds: readonly AuditorKind[];
  /** Auditors of an audit. */
  readonly wanted: number;
  /** Share of the records with a plant where a wrong report can be shown. */
  readonly planted: number;
  /** Share of the others in which a node lied. */
  readonly lying: number;
  readonly money: SimulatedMoney;
  /** Ether that computing a record again costs. */
  readonly effort: number;
}

export interface KindOutcome {
  readonly name: string;
  readonly reports: number;
  /** Times somebody of them computed a record. */
  readonly computed: number;
  readonly missed: number;
  /** Slots whose bond was too small for another report in the end, and after how many audits they were half of them. */
  readonly out: number;
  readonly halfOutAfter: number | null;
  /** Ether for one report: fees and rewards less penalties and effort. */
  readonly profit: number;
}

export interface AuditsOutcome {
  readonly kinds: readonly KindOutcome[];
  readonly lies: number;
  /** Of them, those that somebody reported. */
  readonly found: number;
  /** Lies that somebody was paid to keep quiet about, and reports of them that were. */
  readonly quiet: number;
  /** Different operators that computed a record, on average. */
  readonly independent: number;
}

interface Slot {
  readonly kind: number;
  /** Penalties that its bond still covers. */
  left: number;
}

export function simulateAudits(options: AuditsOptions): AuditsOutcome {
  const { audits, kinds, wanted, planted, lying, money, effort } = options;
  const random = createRandom(options.seed);
  const covered = Math.round(money.bond / money.penalty);
  const serving = kinds.flatMap(({ slots }, kind) =>
    Array.from({ length: slots }, (): Slot => ({ kind, left: covered })),
  );
  const tally = kinds.map(() => ({ reports: 0, computed: 0, missed: 0, out: 0, income: 0 }));
  const halfOutAfter = kinds.map((): number | null => null);
  let [lies, found, quiet, computations] = [0, 0, 0, 0];

  for (let audit = 0; audit < audits; audit++) {
    const isPlanted = random.chance(planted);
    const isLie = !isPlanted && random.chance(lying);
    if (isLie) lies++;
    const drawn = draw(serving, wanted, random);
    const computedBy = new Set<number>();
    const finders: Slot[] = [];
    for (const slot of drawn) {
      const { attention, isOne, isBribed } = kinds[slot.kind]!;
      const own = tally[slot.kind]!;
      own.reports++;
      // one operator looks once for all of its slots
      const hasResult = isOne && computedBy.has(slot.kind);
      const looks = hasResult || random.chance(attention);
      if (looks && !hasResult) {
        own.computed++;
        own.income -= effort;
        computations++;
        if (isOne) computedBy.add(slot.kind);
      }
      const says = looks && (isPlanted || (isLie && !isBribed));
      if (looks && isLie && isBribed) quiet++;
      if (isLie && says) finders.push(slot);
      // a lie in a record that was not planted is paid by its conviction, not by the fee
      if (says === isPlanted) own.income += money.fee * (1 - money.burned);
      if (isPlanted && !says) {
        own.missed++;
        own.income -= money.penalty;
        slot.left--;
        if (slot.left === 0) {
          serving.splice(serving.indexOf(slot), 1);
          own.out++;
          if (own.out * 2 >= kinds[slot.kind]!.slots) halfOutAfter[slot.kind] ??= audit + 1;
        }
      }
    }
    if (finders.length > 0) {
      found++;
      tally[finders[random.below(finders.length)]!.kind]!.income += money.reward;
    }
  }
  return {
    kinds: kinds.map(({ name }, i) => {
      const { reports, computed, missed, out, income } = tally[i]!;
      const profit = income / Math.max(1, reports);
      return { name, reports, computed, missed, out, halfOutAfter: halfOutAfter[i]!, profit };
    }),
    lies,
    found,
    quiet,
    independent: computations / audits,
  };
}

/** Different slots; fewer where there are not so many. */
function draw(serving: Slot[], wanted: number, random: Random): Slot[] {
  const count = Math.min(wanted, serving.length);
  for (let i = 0; i < count; i++) {
    const j = i + random.below(serving.length - i);
    [serving[i], serving[j]] = [serving[j]!, serving[i]!];
  }
  return serving.slice(0, count);
}
