/**
 * The whole system on one machine: chain, contracts, models, a bootstrap peer, coordinators, a watcher and shard nodes.
 *
 * This process is chain keeper, model owner and bootstrap peer; coordinators, watcher, nodes and gateway are processes of their
 * own that join over TCP as any stranger would. The gateway comes first, so that its page can say what the others do. State lives in
 * the home folder and survives restarts and kills.
 * @module
 */
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { asVeilmeshError } from '../../crypto/core/errors.ts';
import { modelRoot } from '../../models/shard/manifest.ts';
import { AddressesSchema } from '../../settlement/chain/addresses.ts';
import { holdHome } from '../home-lock.ts';
import type { StoredModel } from '../models/packed-store.ts';
import { createShutdown } from '../shutdown.ts';
import { type BootstrapPeer, openBootstrapPeer } from './bootstrap-peer.ts';
import { cheatTerms, fundChild, openChain, ownerKey, publishModel } from './chain.ts';
import type { Child } from './child.ts';
import { type Children, createChildren } from './children.ts';
import { type GatewayChild, startGateway } from './gateway-child.ts';
import { removeLocalnetFile, writeLocalnetFile } from './localnet-file.ts';
import { obtainModels } from './models.ts';
import {
  nodeArguments,
  noteCells,
  type PlannedNode,
  planNodes,
  startNodes,
  untilCovered,
  untilNone,
} from './nodes.ts';
import { homeOf, type Localnet, type LocalnetOptions } from './options.ts';
import { KEYBROKER, sealForNodes } from './seal-for-nodes.ts';
import { createStartReport } from './start-report.ts';

/** For the page to show what a start failed with, and the gateway to end. */
const TOLD_MS = 3_000;

const readySchema = z.looseObject({ peerId: z.string(), addresses: z.array(z.string()).min(1) });
const watcherReadySchema = readySchema.extend({ member: z.boolean() });
const coordinatorReadySchema = readySchema.extend({ account: AddressesSchema.shape.escrow });

/** @throws UsageError HOME_IN_USE; UnavailableError CHAIN_* | CHILD_* | LOCALNET_COVERAGE; and as its models are obtained */
export async function startLocalnet(given: LocalnetOptions): Promise<Localnet> {
  const { config, cheat, proxyPort } = given;
  const home = homeOf(given);
  const shutdown = createShutdown();
  shutdown.add(await holdHome(home, 'localnet'));
  if (cheat !== undefined) removeAll(home);
  mkdirSync(join(home, 'logs'), { recursive: true });

  let gateway: GatewayChild | undefined;
  const [title = null] = given.models;
  const without = proxyPort === null ? (['gateway'] as const) : [];
  const report = createStartReport(title, without, given.stages, (start) => gateway?.tell(start));
  const options: LocalnetOptions = { ...given, stages: report.stages };
  const { stages } = options;
  let stopping = false;
  const sayLost = (what: string, log: string): void => {
    if (!stopping) stages.done('lost', `${what} has ended; ${log}`);
  };
  const children = createChildren(config, home, sayLost);
  const stop = async (): Promise<void> => {
    stopping = true;
    await children.stop();
    await shutdown.run();
  };
  try {
    if (proxyPort !== null) {
      gateway = await startGateway(children, proxyPort, options.chainHost);
      gateway.tell(report.now());
    }
    const shown = gateway === undefined ? Promise.resolve(null) : showPage(gateway, options);
    shown.catch(() => {}); // is waited for below
    const obtaining = obtainModels(options, shutdown);
    obtaining.catch(() => {}); // and so are these
    const chain = await openChain({
      ...{ home, host: options.chainHost, port: options.chainPort, stages, shutdown },
      checks: cheat === undefined ? {} : cheatTerms(await obtaining),
    });
    void chain.anvil.exited.then(() =>
      sayLost('the chain', 'what it wrote is kept: stop this localnet and start it again'),
    );
    const peer = await openBootstrapPeer(config, home, chain, stages, shutdown);
    const member: Member = async (command, folder, args) => {
      const child = await children.start(command, folder, ['--bootstrap', peer.address, ...args]);
      await child.ready;
      return child;
    };
    const coordinatorFolders = Array.from({ length: options.coordinators }, (_, i) =>
      i === 0 ? 'coordinator' : `coordinator-${i + 1}`,
    );
    for (const folder of [...coordinatorFolders, 'watcher']) await fundChild(chain, join(home, folder));
    const [models, coordinators] = await allSettled([
      obtaining,
      startSettling(peer, member, coordinatorFolders, options),
    ]);
    for (const model of models) await publishModel(chain, model);
    const sealed = options.sealed === true ? models[0]! : null;
    for (const model of models) if (model !== sealed) await peer.addModel(model, null);
    if (sealed !== null) await startBroker(sealed, peer, member, home, options);
    await peer.takeOffers();

    const planned = planNodes(options, models);
    for (const { folder } of planned) await fundChild(chain, join(home, folder));
    const startNode = async (node: PlannedNode): Promise<Child> => {
      noteCells(models, home, node);
      return await member('node', node.folder, nodeArguments(node, options));
    };
    const nodesAt = performance.now();
    const [nodes, proxy] = await allSettled([
      startNodes(planned, options, startNode),
      shown,
      gateway === undefined ? null : joinGateway(gateway, peer, options),
    ]);
    await untilCovered(peer.directory, models);
    stages.done('nodes', 'every shard has one', nodesAt);
    const page = gateway;
    if (page !== undefined) await untilNone(() => (page.covered() ? [] : ['the gateway']));
    report.ready();
    writeLocalnetFile(home, {
      bootstrap: peer.address,
      rpcUrl: chain.anvil.url,
      pid: process.pid,
      processes: Object.fromEntries([
        ['chain', chain.anvil.pid],
        ...children.all.map((child) => [child.name, child.pid] as const),
      ]),
    });
    shutdown.add(() => removeLocalnetFile(home));
    return {
      bootstrap: peer.address,
      host: peer.host,
      directory: peer.directory,
      network: peer.network(),
      nodes,
      coordinators,
      models: models.map(({ manifest }) => ({ name: manifest.name, root: modelRoot(manifest) })),
      cheatShard: planned.find((node) => node.cheat !== null)?.shard ?? null,
      proxy,
      spare: async (shard) => {
        const like = planned.find((node) => node.shard === shard)!;
        const node = { ...like, folder: `${like.folder}-spare`, cheat: null };
        await fundChild(chain, join(home, node.folder));
        const [{ ready }] = (await startNodes([node], options, startNode)) as [Child];
        const { peerId } = readySchema.parse(await ready);
        await untilNone(() => (peer.directory.get(peerId) === undefined ? [peerId] : []));
      },
      stop,
    };
  } catch (error) {
    stopping = true;
    report.failed(asVeilmeshError(error));
    // it ends by itself once that was told
    if (gateway !== undefined) await Promise.race([gateway.child.exited, sleep(TOLD_MS)]);
    await stop();
    throw error;
  }
}

/** Starts a process that joins the mesh by its bootstrap peer, and waits until it serves. */
type Member = Children['start'];
type Said = Pick<LocalnetOptions, 'stages' | 'config'>;

/** The coordinators, and then the watcher, which stays connected to those that it finds named. */
async function startSettling(
  peer: BootstrapPeer,
  member: Member,
  folders: readonly string[],
  options: Said,
): Promise<readonly Child[]> {
  const { stages, config } = options;
  stages.progress('coordinator', 'starts');
  const children = await allSettled(
    folders.map(async (folder) => {
      const at = performance.now();
      const args = ['--session-seconds', String(config.sessionSeconds)];
      const child = await member('coordinator', folder, args);
      stages.done('coordinator', `process ${child.pid}`, at);
      return child;
    }),
  );
  for (const { ready } of children) {
    const { peerId, addresses, account } = coordinatorReadySchema.parse(await ready);
    peer.addCoordinator({ peerId, addresses, account });
  }
  await startWatcher(peer, member, options);
  return children;
}

async function startWatcher(peer: BootstrapPeer, member: Member, { stages }: Said): Promise<void> {
  const at = performance.now();
  stages.progress('watcher', 'starts');
  const child = await member('watch', 'watcher', []);
  const { peerId, addresses, member: sits } = watcherReadySchema.parse(await child.ready);
  peer.addWatcher({ peerId, addresses });
  stages.done('watcher', `process ${child.pid}${sits ? ', a member of the committee' : ''}`, at);
}

/** Seals it, hands it out so, and has its keys given out. */
async function startBroker(
  model: StoredModel,
  peer: BootstrapPeer,
  member: Member,
  home: string,
  { stages }: Said,
): Promise<void> {
  const sealing = await sealForNodes(model, ownerKey(), home, stages);
  await peer.addModel(model, sealing);
  const at = performance.now();
  const child = await member('keybroker', KEYBROKER, ['--keys', sealing.keys]);
  const { peerId, addresses } = readySchema.parse(await child.ready);
  const { sealed, ownerSignature } = sealing;
  const brokers = [{ peerId, addresses: addresses.slice(0, 8) }];
  peer.addBroker(modelRoot(model.manifest), { sealed, ownerSignature, brokers });
  stages.done('key broker', `process ${child.pid}: DEVELOPMENT keys, for simulated TEEs`, at);
}

async function showPage(
  { listening }: GatewayChild,
  { stages, proxyPort }: LocalnetOptions,
): Promise<Localnet['proxy']> {
  const { url, pageUrl, taken } = await listening;
  stages.done('page', `${pageUrl}${taken ? `; port ${proxyPort} is taken` : ''}`);
  return { url, pageUrl };
}

async function joinGateway(
  gateway: GatewayChild,
  { address }: BootstrapPeer,
  { stages }: Said,
): Promise<void> {
  const at = performance.now();
  stages.progress('gateway', 'joins the mesh');
  const { url } = await gateway.listening;
  await gateway.join(address);
  stages.done('gateway', `process ${gateway.child.pid}: API at ${url}`, at);
}

/** All but who works in it. */
function removeAll(home: string): void {
  for (const name of readdirSync(home)) {
    if (name !== 'running') rmSync(join(home, name), { recursive: true, force: true });
  }
}

/** @throws what the first of them fails with, once none runs any more: what was started must be known to be stopped */
async function allSettled<T extends readonly unknown[]>(
  all: readonly [...T],
): Promise<{ -readonly [K in keyof T]: Awaited<T[K]> }> {
  await Promise.allSettled(all);
  return await Promise.all(all);
}
