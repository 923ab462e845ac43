/**
 * Looks at the folds of proven cells, in a thread, with the part of the model that they are about.
 * @module
 */
import { asVeilmeshError, UnavailableError } from '../../crypto/core/errors.ts';
import type { CheckFacts, FoldContest, ProvenCell } from '../../settlement/checks/types.ts';
import { askSealed } from './key-release.ts';
import type { PartSources } from './part-files.ts';
import { createShardThread, type ShardBoot, type ShardThreadOptions } from './shard-thread.ts';

export type FoldCall = ShardBoot | { readonly kind: 'check'; readonly proven: ProvenCell };

export interface FoldResults {
  readonly boot: null;
  readonly check: FoldContest | null;
}

export interface Folds {
  /**
   * The move that shows a false fold of a proven cell; null when all are those of the model's weights.
   * @throws UnavailableError SHARD_SEALED when nobody but its nodes' enclaves has the weights, SHARD_* when the part cannot be had;
   *   VerificationError MANIFEST_CELLS
   */
  contestOf(facts: CheckFacts, proven: ProvenCell): Promise<FoldContest | null>;
  close(): Promise<void>;
}

export const SHARD_SEALED = 'SHARD_SEALED';

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
    contestOf: async (facts, proven) => {
      try {
        return (await thread.ask(facts, { kind: 'check', proven })) as FoldResults['check'];
      } catch (thrown) {
        if (asVeilmeshError(thrown).code !== 'SHARD_NO_SOURCE') throw thrown;
        throw (await isSealed(options, facts.modelRoot)) ? sealed(thrown) : thrown;
      }
    },
    close: thread.close,
  };
}

/** As one of those who may have the part says: without the part their word is all there is. */
async function isSealed({ host, sources }: PartSources, modelRoot: Uint8Array): Promise<boolean> {
  const said = await Promise.all(sources.map((peer) => askSealed(host, peer, modelRoot).catch(() => null)));
  return said.some((manifest) => manifest !== null);
}

const sealed = (cause: unknown): UnavailableError =>
  new UnavailableError(
    SHARD_SEALED,
    'the model is sealed: nobody else can compare what was proven with its weights',
    {
      cause,
    },
  );
