/**
 * A gateway's parts over one connection to the mesh: whoever answers, whoever remembers, and whoever shows.
 * @module
 */
import { parseEther } from 'viem';
import { RATE_ONE } from '../../settlement/checks/draws.ts';
import type { ClientConnection } from '../client/connect.ts';
import type { Logger } from '../log.ts';
import type { Stages } from '../stages.ts';
import { createAnswerBook } from './answer-book.ts';
import type { ApiDesk } from './api.ts';
import { createBudget } from './budget.ts';
import { createChainIndex } from './chain-index.ts';
import { createExplorer } from './explorer.ts';
import type { Feed } from './feed.ts';
import { createHistory, type Sample, type Seen } from './history.ts';
import { createMeshClient } from './mesh-client.ts';
import { openedModels } from './opened-models.ts';
import { createQuoting } from './quote.ts';
import { createReceiptIndex } from './receipt-index.ts';
import type { Slots } from './slots.ts';
import { createStandings } from './standings.ts';
import type { MeshClient } from './types.ts';

export interface Assembled {
  readonly client: MeshClient;
  readonly api: ApiDesk;
  /** Waits for what is being settled. */
  close(): Promise<void>;
}

/** Answers that are kept, with their receipts of some 50 kB each. */
const KEEP = 1_000;
/** How often it is looked whether answers became final. */
const REFRESH_MS = 10_000;
/** Of ether: a number that is smaller still is written in another way. */
const BUDGET_DIGITS = 12;
/** Changes of the directory are told together. */
const NEWS_MS = 500;

/** @param feed told what happens */
export function assemble(
  connection: ClientConnection,
  slots: Slots,
  feed: Feed,
  log: Logger,
  /** Told of every answer of veil. */
  onSample: (sample: Sample) => void,
): Assembled {
  const { config, ledger, directory } = connection;
  const { home, proxyBudget } = config;
  const stages: Stages = { done: (name, text) => log.debug(name, { text }), progress: () => {} };
  const models = openedModels(connection, stages);
  const receipts = createReceiptIndex(home);
  const budget = createBudget(
    home,
    proxyBudget === 0 ? null : parseEther(proxyBudget.toFixed(BUDGET_DIGITS)),
  );
  const news = gathered(NEWS_MS, () => feed.tell({ type: 'mesh', nodes: directory.list().length }));
  const chain = createChainIndex(ledger);
  const explorer = createExplorer({
    connection,
    models: models.known,
    index: chain,
    budget,
    onNews: news.add,
  });
  const deaf = directory.onChange((change) => {
    if (change.kind !== 'changed' || change.record.draining !== change.previous.draining) news.add();
  });

  async function look(): Promise<Seen> {
    const [{ nodes, chain: at }, { rate }, { checks }] = await Promise.all([
      explorer.mesh(),
      ledger.checks.terms(),
      explorer.checks({ before: null, limit: 100 }),
    ]);
    const stakes = nodes.map(({ stakeWei }) => stakeWei);
    return {
      stakeWei: stakes.some((wei) => wei === null)
        ? null
        : String(stakes.reduce((sum, wei) => sum + BigInt(wei!), 0n)),
      spotCheckRate: rate / RATE_ONE,
      checks: {
        opened: checks.length,
        passed: checks.filter(({ state }) => state === 'passed').length,
        failed: checks.filter(({ state }) => state === 'failed').length,
      },
      block: at.block,
      nodes: nodes.length,
      asking: slots.taken,
    };
  }
  const glance = (): Seen => ({
    ...{ stakeWei: null, spotCheckRate: null, checks: null, block: null },
    ...{ nodes: directory.list().length, asking: slots.taken },
  });
  const history = createHistory({ listened: () => feed.listeners > 0, look, glance }, (figures) =>
    feed.tell({ type: 'figures', ...figures }),
  );

  const answers = createAnswerBook({
    home,
    index: receipts,
    standings: createStandings(connection, receipts),
    tell: feed.tell,
    keep: KEEP,
  });
  let refreshing: Promise<void> = Promise.resolve();
  const refresh = setInterval(() => {
    refreshing = refreshing.then(() => answers.refresh());
  }, REFRESH_MS);
  refresh.unref();
  const client = createMeshClient({
    connection,
    models,
    index: receipts,
    book: answers,
    budget,
    history: {
      add(sample) {
        history.add(sample);
        onSample(sample);
      },
    },
    stages,
    log,
  });

  return {
    client,
    api: { explorer, answers, quoting: createQuoting(connection, models), history },
    async close() {
      clearInterval(refresh);
      deaf();
      news.stop();
      explorer.close();
      await history.stop();
      await refreshing;
      await client.close();
    },
  };
}

/** Calls once for all that is added within so many milliseconds. */
function gathered(ms: number, call: () => void): { add(): void; stop(): void } {
  let timer: NodeJS.Timeout | undefined;
  return {
    add() {
      timer ??= setTimeout(() => {
        timer = undefined;
        call();
      }, ms).unref();
    },
    stop: () => clearTimeout(timer),
  };
}
