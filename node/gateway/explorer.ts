/**
 * The mesh and its chain, for whoever looks: put together from the directory, the chain, and what peers say of themselves.
 * @module
 */
import { LEVEL_TEXTS } from '../../crypto/attest/levels.ts';
import { bytesToHex } from '../../crypto/core/bytes.ts';
import { UsageError } from '../../crypto/core/errors.ts';
import { isWebSocket } from '../../mesh/host/addresses.ts';
import type { Dispute } from '../../settlement/chain/dispute-ledger.ts';
import type { ClientConnection } from '../client/connect.ts';
import type { MeshModels } from '../client/settle-left.ts';
import { type NetworkInfo, networkId } from '../services/network.ts';
import { askWatchStatus } from '../services/watch-status.ts';
import { VERSION } from '../version.ts';
import type { ApiChallenge, ApiCoordinator, ApiMesh, ApiWatcher } from './api-types.ts';
import { batchName, createBatchViews } from './batch-views.ts';
import { behindBy } from './behind.ts';
import type { Budget } from './budget.ts';
import type { ChainIndex } from './chain-index.ts';
import { checkName, createCheckViews } from './check-views.ts';
import { createLinks } from './links.ts';
import { createModelViews } from './model-views.ts';
import { createNodeViews } from './node-views.ts';
import { orNull } from './or-null.ts';
import { remembered } from './remembered.ts';
import type { MeshExplorer, PageAsked } from './types.ts';

export interface ExplorerOptions {
  readonly connection: ClientConnection;
  readonly models: () => Promise<MeshModels>;
  readonly index: ChainIndex;
  readonly budget: Budget;
  /** Told when something else is to be seen of a peer than before. */
  readonly onNews: () => void;
}

export interface RunningExplorer extends MeshExplorer {
  close(): void;
}

const MESH_MS = 1_000;
const BALANCE_MS = 10_000;
const PEERS_MS = 15_000;
const WATCHER_MS = 3_000;
const FINDINGS = 4;
/** Of one node, and of one batch. */
const MAX_RELATED = 50;

const BEACON_TEXT = 'DEVELOPMENT: whoever holds its key knew every draw in advance';

export function createExplorer({
  connection,
  models,
  index,
  budget,
  onNews,
}: ExplorerOptions): RunningExplorer {
  const { network, ledger, host, config } = connection;
  const nodes = createNodeViews(connection, onNews);
  const modelViews = createModelViews(connection, onNews);
  const batchViews = createBatchViews(connection);
  const checkViews = createCheckViews(ledger);
  const links = createLinks(connection, onNews);
  const balance = remembered(BALANCE_MS, () => ledger.balance(ledger.account));

  const coordinators = remembered(PEERS_MS, () =>
    Promise.all(
      network.coordinators.map(async ({ peerId, account }): Promise<ApiCoordinator> => {
        const chain = await orNull(
          Promise.all([ledger.batchesOf(account), ledger.vault.standingOf(account)]),
        );
        const [progress, bond] = chain ?? [null, null];
        return {
          peer: peerId,
          account,
          bondWei: bond?.toString() ?? null,
          posted: progress?.posted ?? null,
          finalized: progress?.finalized ?? null,
          voidFrom: progress?.voidFrom ?? null,
        };
      }),
    ),
  );

  const reportOf = behindBy({
    everyMs: PEERS_MS,
    most: network.watchers.length + 1,
    lasts: false,
    onNews,
    async ask({ peerId, addresses }: NetworkInfo['watchers'][number]) {
      await host.addAddresses(peerId, addresses);
      return await askWatchStatus(host, peerId, FINDINGS, { timeoutMs: WATCHER_MS });
    },
  });
  const watcherOf = (watcher: NetworkInfo['watchers'][number]): ApiWatcher => {
    const report = reportOf(watcher);
    if (report === null) return { peer: watcher.peerId, report: null };
    const { member, judged, findings, last } = report;
    const found = last.map(({ kind, text, foundAt }) => ({ kind, text, at: 1_000 * foundAt }));
    return { peer: watcher.peerId, report: { member, judged, findings, last: found } };
  };

  /** Where others join, and browsers: this gateway listens nowhere itself. */
  const bootstrap = remembered(PEERS_MS, async () => {
    const peers = [connection.introducer, ...network.coordinators.map(({ peerId }) => peerId)];
    const known = await Promise.all(peers.map((peer) => host.addressesOf(peer)));
    const all = [...config.bootstrap, ...known.flat().filter(isWebSocket)];
    return [...new Set(all)].slice(0, 64);
  });

  const mesh = remembered(MESH_MS, async (): Promise<ApiMesh> => {
    const named = await models();
    const byRoot = new Map(named.map(({ root, manifest }) => [bytesToHex(root), manifest]));
    // the chain is waited for, peers are not
    const [live, block, held, reached, posting] = await Promise.all([
      nodes.list(byRoot),
      orNull(ledger.latestBlock()),
      orNull(balance()),
      bootstrap(),
      coordinators(),
    ]);
    const simulated = live.some(({ tee }) => tee.simulated);
    return {
      version: VERSION,
      network: networkId(network),
      chain: {
        id: ledger.chainId,
        url: shownUrl(config.rpcUrl === '' ? network.rpcUrl : config.rpcUrl),
        block: block?.number ?? null,
        rollup: network.contracts.meshRollup,
      },
      beacon: { kind: network.beacon, text: BEACON_TEXT },
      simulated,
      simulatedText: simulated ? LEVEL_TEXTS.L0 : null,
      bootstrap: reached,
      gateway: {
        peer: host.peerId,
        account: ledger.account,
        balanceWei: held?.toString() ?? null,
        connections: host.peers().length,
        minLevel: config.minLevel,
        budget:
          budget.ofWei === null ? null : { ofWei: String(budget.ofWei), spentWei: String(budget.spentWei()) },
      },
      models: await modelViews(named, live),
      nodes: live,
      coordinators: posting,
      watchers: network.watchers.map(watcherOf),
      links: links(),
    };
  });

  async function viewChecks(page: PageAsked) {
    const { items, before } = await index.checks(page);
    const peers = nodes.peersById();
    return { checks: await Promise.all(items.map((item) => checkViews.view(item, peers))), before };
  }

  return {
    mesh,
    async node(peer) {
      const { nodes: live, links: known } = await mesh();
      const node = live.find((one) => one.peer === peer);
      if (node === undefined)
        throw unknown('NODE_UNKNOWN', 'this mesh has no such node now', 'GET /api/mesh');
      const peers = nodes.peersById();
      const id = [...peers].find(([, own]) => own === peer)?.[0];
      const { checks, disputes } = await index.all();
      const own = checks.filter(({ facts }) => bytesToHex(facts.node) === id).slice(-MAX_RELATED);
      return {
        node,
        links: known.filter(({ from, to }) => from === peer || to === peer),
        checks: await Promise.all(own.toReversed().map((check) => checkViews.view(check, peers))),
        challenges: disputes
          .filter(({ against }) => against === `0x${id}`)
          .slice(-MAX_RELATED)
          .toReversed()
          .map(challengeOf),
      };
    },
    async model(name) {
      const { models: known, nodes: live } = await mesh();
      const model = known.find((one) => one.root === name || one.name === name);
      if (model === undefined) throw unknown('MODEL_UNKNOWN', 'this mesh has no such model', 'GET /api/mesh');
      const serves = live.filter(({ serving }) => serving.some((one) => one.model === model.root));
      return { model, nodes: serves };
    },
    async batches(page) {
      const { items, before } = await index.batches(page);
      return { batches: await Promise.all(items.map(batchViews.view)), before };
    },
    async batch(id) {
      const [first] = network.coordinators;
      const name =
        /^\d+$/.test(id) && first !== undefined
          ? batchName({ coordinator: first.account, number: Number(id) })
          : id;
      const { batches, checks } = await index.all();
      const posted = batches.findLast(({ header }) => batchName(header) === name);
      if (posted === undefined) {
        throw unknown('BATCH_UNKNOWN', 'no batch of this id is among the newest', 'GET /api/batches');
      }
      const segments = await batchViews.segments(posted);
      const requests = new Set(segments?.map(({ requestId, segment }) => `${requestId} ${segment}`));
      const own = checks.filter(({ facts }) =>
        requests.has(`${bytesToHex(facts.requestId)} ${facts.segment}`),
      );
      const peers = nodes.peersById();
      return {
        batch: await batchViews.view(posted),
        segments,
        checks: await Promise.all(own.slice(-MAX_RELATED).map((check) => checkViews.view(check, peers))),
      };
    },
    checks: viewChecks,
    async check(id) {
      const { checks } = await index.all();
      const found = checks.findLast(({ facts }) => checkName(facts) === id);
      if (found === undefined) {
        throw unknown('CHECK_UNKNOWN', 'no check of this id is among the newest', 'GET /api/checks');
      }
      return await checkViews.view(found, nodes.peersById());
    },
    async challenges(page) {
      const { items, before } = await index.disputes(page);
      return { challenges: items.map(challengeOf), before };
    },
    close: () => nodes.close(),
  };
}

/** Where it is, and no more: paths and user names of chains' nodes are keys that somebody pays for. */
export const shownUrl = (url: string): string => new URL(url).origin;

const unknown = (code: string, message: string, hint: string): UsageError =>
  new UsageError(code, message, { hint });

const challengeOf = ({
  kind,
  against,
  by,
  wei,
  text,
  txHash,
  logIndex,
  blockNumber,
}: Dispute): ApiChallenge => ({
  id: `${txHash}-${logIndex}`,
  kind,
  against,
  by,
  wei: wei?.toString() ?? null,
  text,
  transaction: txHash,
  block: blockNumber,
});
