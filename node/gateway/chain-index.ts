/**
 * What the chain's events say of batches, checks and disputes, followed block by block while somebody looks, and kept within bounds: the
 * newest of each, from a bounded number of blocks back.
 *
 * The last blocks are read again each time, since a chain may lose some: what was in them is forgotten first.
 * @module
 */
import type { Dispute } from '../../settlement/chain/dispute-ledger.ts';
import type { LedgerReads, PostedBatch } from '../../settlement/chain/ledger.ts';
import type { OpenedCheck } from '../../settlement/checks/types.ts';
import type { PageAsked } from './types.ts';

export interface ChainIndex {
  /** Newest first, and the block before which the next page begins; null: there is none. */
  batches(page: PageAsked): Promise<IndexPage<PostedBatch>>;
  checks(page: PageAsked): Promise<IndexPage<OpenedCheck>>;
  disputes(page: PageAsked): Promise<IndexPage<Dispute>>;
  /** All that is kept, oldest first. */
  all(): Promise<Kept>;
}

export interface IndexPage<T> {
  readonly items: readonly T[];
  readonly before: number | null;
}

export interface Kept {
  readonly batches: readonly PostedBatch[];
  readonly checks: readonly OpenedCheck[];
  readonly disputes: readonly Dispute[];
}

type Asked = Pick<LedgerReads, 'latestBlock' | 'postedBatches'> & {
  readonly addresses: Pick<LedgerReads['addresses'], 'fromBlock'>;
  readonly checks: Pick<LedgerReads['checks'], 'opened'>;
  readonly disputes: LedgerReads['disputes'];
};

export const INDEX_LIMITS = {
  kept: 2_000,
  blocksBack: 50_000,
  span: 5_000,
  reorg: 64,
  againMs: 1_000,
} as const;

/** @param limits `kept` of each kind; of `blocksBack` blocks at first, asked for `span` at once; anew no sooner than `againMs` */
export function createChainIndex(
  ledger: Asked,
  limits: Readonly<Record<keyof typeof INDEX_LIMITS, number>> = INDEX_LIMITS,
): ChainIndex {
  let kept: Kept = { batches: [], checks: [], disputes: [] };
  /** The first block that was not read yet. */
  let next: number | null = null;
  let at = Number.NEGATIVE_INFINITY;
  let reading: Promise<void> | undefined;

  async function read(): Promise<void> {
    const { number: latest } = await ledger.latestBlock();
    const first = Math.max(ledger.addresses.fromBlock, latest - limits.blocksBack);
    let from = next === null ? first : Math.max(first, Math.min(next, latest + 1) - limits.reorg);
    kept = {
      batches: before(kept.batches, from),
      checks: before(kept.checks, from),
      disputes: before(kept.disputes, from),
    };
    for (; from <= latest; from += limits.span) {
      const to = Math.min(latest, from + limits.span - 1);
      const [batches, checks, disputes] = await Promise.all([
        ledger.postedBatches(from, to),
        ledger.checks.opened(from, to),
        ledger.disputes.between(from, to),
      ]);
      kept = {
        batches: [...kept.batches, ...batches].slice(-limits.kept),
        checks: [...kept.checks, ...checks].slice(-limits.kept),
        disputes: [...kept.disputes, ...disputes].slice(-limits.kept),
      };
      next = to + 1;
    }
  }

  /** One at a time, whoever asks. */
  async function current(): Promise<Kept> {
    if (performance.now() - at >= limits.againMs) {
      reading ??= read()
        .then(() => {
          at = performance.now();
        })
        .finally(() => {
          reading = undefined;
        });
      await reading;
    }
    return kept;
  }

  return {
    batches: async (page) => pageOf((await current()).batches, page),
    checks: async (page) => pageOf((await current()).checks, page),
    disputes: async (page) => pageOf((await current()).disputes, page),
    all: current,
  };
}

type InBlock = Pick<PostedBatch, 'blockNumber'>;

const before = <T extends InBlock>(items: readonly T[], block: number): readonly T[] =>
  items.filter(({ blockNumber }) => blockNumber < block);

/** As many as are asked for, and what else is in the block of the last of them: a page begins with a block. */
function pageOf<T extends InBlock>(items: readonly T[], { before: block, limit }: PageAsked): IndexPage<T> {
  const older = block === null ? items : before(items, block);
  const last = older.at(-limit)?.blockNumber ?? Number.NEGATIVE_INFINITY;
  const page = older.filter(({ blockNumber }) => blockNumber >= last);
  return { items: page.toReversed(), before: page.length < older.length ? last : null };
}
