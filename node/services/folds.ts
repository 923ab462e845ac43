/**
 * Looks at the folds of proven cells, in a thread, with the part of the model that they are about.
 * @module
 */
import type { CheckFacts, FoldContest, ProvenCell } from '../../settlement/checks/types.ts';
import { createShardThread, type ShardBoot, type ShardThreadOptions } from './shard-thread.ts';

export type FoldCall = ShardBoot | { readonly kind: 'check'; readonly proven: ProvenCell };

export interface FoldResults {
  readonly boot: null;
  readonly check: FoldContest | null;
}

export interface Folds {
  /**
   * The move that shows a false fold of a proven cell; null when all are those of the model's weights.
   * @throws UnavailableError SHARD_* when the part cannot be had; VerificationError MANIFEST_CELLS
   */
  contestOf(facts: CheckFacts, proven: ProvenCell): Promise<FoldContest | null>;
  close(): Promise<void>;
}

/** What hangs is given up, and tried again in its turn. */
const TIME_LIMIT_MS = 60_000;

export function createFolds(
  options: Omit<ShardThreadOptions, 'worker' | 'timeLimitMs' | 'keepBytes'>,
): Folds {
  const worker = new URL('./fold-worker.ts', import.meta.url);
  const thread = createShardThread<FoldCall>({
    ...options,
    worker,
    timeLimitMs: TIME_LIMIT_MS,
    keepBytes: 0,
  });
  return {
    contestOf: async (facts, proven) =>
      (await thread.ask(facts, { kind: 'check', proven })) as FoldResults['check'],
    close: thread.close,
  };
}
