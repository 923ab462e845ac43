/**
 * A committee whose members are partly Byzantine: which batches it certifies, how long finality takes, and when it may
 * certify what is false.
 * @module
 */
import { createRandom } from './random.ts';

export interface CommitteeOptions {
  readonly seed: number;
  readonly members: number;
  /** Pareto exponent of the members' stakes: the smaller, the more unequal. */
  readonly inequality: number;
  /** Share of all stake that the Byzantine members hold, as whole members come to it from below. */
  readonly byzantine: number;
  /** Chance that an honest member answers in time. */
  readonly online: number;
  readonly batches: number;
  /** Seconds to finality: certified and not. */
  readonly window: number;
  readonly longWindow: number;
}

export interface CommitteeOutcome {
  /** What the Byzantine members really hold. */
  readonly byzantine: number;
  /** Share of the batches certified while the Byzantine members are silent. */
  readonly certified: number;
  readonly meanFinality: number;
  /** The Byzantine members alone make a quorum: they can certify anything. */
  readonly canForge: boolean;
  /** They alone can keep every batch from being certified. */
  readonly canStall: boolean;
}

/** Quorum of MeshRollup: stake in the bitmap three times is at least twice all stake. */
const isQuorum = (stake: number, all: number): boolean => 3 * stake >= 2 * all;

export function simulateCommittee(options: CommitteeOptions): CommitteeOutcome {
  const random = createRandom(options.seed);
  const stakes = [...Array(options.members)]
    .map(() => (1 - random.next()) ** (-1 / options.inequality))
    .sort((a, b) => b - a); // the large ones first, so that the small ones fill up to the share
  const all = stakes.reduce((sum, stake) => sum + stake, 0);
  const byzantine = stakes.map(() => false);
  let held = 0;
  for (const [i, stake] of stakes.entries()) {
    if (held + stake > options.byzantine * all) continue;
    byzantine[i] = true;
    held += stake;
  }
  let certified = 0;
  for (let batch = 0; batch < options.batches; batch++) {
    let signed = 0;
    for (const [i, stake] of stakes.entries()) {
      if (!byzantine[i] && random.chance(options.online)) signed += stake;
    }
    if (isQuorum(signed, all)) certified++;
  }
  const share = certified / options.batches;
  return {
    byzantine: held / all,
    certified: share,
    meanFinality: share * options.window + (1 - share) * options.longWindow,
    canForge: isQuorum(held, all),
    canStall: !isQuorum(all - held, all),
  };
}
