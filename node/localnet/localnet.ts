/**
 * The whole system on one machine: chain, contracts, models, a bootstrap peer, coordinators, a watcher and shard nodes.
 *
 * This process is chain keeper, model owner and bootstrap peer; coordinators, watcher and nodes are processes of their
 * own that join over TCP as any stranger would. State lives in the home folder and survives restarts and kills.
 * @module
 */
import { mkdirSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ed25519 } from '@noble/curves/ed25519.js';
import { formatEther, toHex } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { z } from 'zod';
import { signPolicy } from '../../crypto/attest/policy.ts';
import { bytesToHex, equalBytes } from '../../crypto/core/bytes.ts';
import { asVeilmeshError, UnavailableError, UsageError } from '../../crypto/core/errors.ts';
import { createDirectory, type Directory } from '../../mesh/directory/directory.ts';
import { createHost } from '../../mesh/host/host.ts';
import type { MeshHost } from '../../mesh/host/types.ts';
import { serveShards } from '../../mesh/shards/serve.ts';
import { createShardStore } from '../../mesh/shards/store.ts';
import { modelRoot, type PackedModel, shardRoot, shardsOf } from '../../models/shard/manifest.ts';
import type { Manifest } from '../../models/shard/types.ts';
import { AddressesSchema } from '../../settlement/chain/addresses.ts';
import { startAnvil } from '../../settlement/chain/anvil.ts';
import { DEV_PARAMETERS, deployContracts } from '../../settlement/chain/deploy.ts';
import { devAccount } from '../../settlement/chain/dev-accounts.ts';
import type { Ledger } from '../../settlement/chain/ledger.ts';
import { createViemLedger } from '../../settlement/chain/viem-ledger.ts';
import { RATE_ONE } from '../../settlement/checks/draws.ts';
import type { CheckTerms } from '../../settlement/checks/types.ts';
import { type Config, environmentName } from '../config/schema.ts';
import { loadOrCreateKey } from '../keys.ts';
import { modelByName } from '../models/by-name.ts';
import { noteOwnCells } from '../models/own-cells.ts';
import type { StoredModel } from '../models/packed-store.ts';
import {
  createDevBeacon,
  DEV_BEACON_PERIOD,
  type DevBeacon,
  serveDevBeacon,
} from '../services/dev-beacon.ts';
import { serveDialBack } from '../services/dial-back.ts';
import { type SealedModel, serveSealed } from '../services/key-release.ts';
import { serveManifests } from '../services/manifest.ts';
import { serveOffers } from '../services/model-offers.ts';
import { type NetworkInfo, rollupBytes, serveNetwork } from '../services/network.ts';
import { createShutdown } from '../shutdown.ts';
import type { Stages } from '../stages.ts';
import type { Cheat } from '../tee/cheats.ts';
import { nowSeconds } from '../tee/clock.ts';
import { runtimeHash, simulatedMeasurement } from '../tee/measure.ts';
import { type Child, STOP_MS, startChild } from './child.ts';
import { freePort } from './free-port.ts';
import { guardProcess } from './guard.ts';
import { refuseSecondLocalnet, removeLocalnetFile, writeLocalnetFile } from './localnet-file.ts';
import { KEYBROKER, sealForNodes } from './seal-for-nodes.ts';

export interface LocalnetOptions {
  readonly config: Config;
  /** Names: of ours, or imported into the home folder. */
  readonly models: readonly string[];
  /** Taken in place of a model that no source has; null: then it is an error. */
  readonly otherwise: string | null;
  /** Nodes for each model; shards are given out in turn, so more nodes than shards make spares. */
  readonly nodes: number;
  /** Shards of each model. */
  readonly shards: number;
  /** Each with an account and a journal of its own. */
  readonly coordinators: number;
  /** Address the chain listens on; loopback unless the mesh is widened too. */
  readonly chainHost: string;
  readonly chainPort: number;
  /**
   * One node of the first model simulates a broken TEE. Such a network lives in a folder of its own, from nothing each time,
   * with clocks that do not keep its audience waiting, and draws no check: what becomes of the node is its clients' doing.
   */
  readonly cheat?: Cheat;
  /** The first model is sealed, under development keys that a key broker gives to its nodes' enclaves. */
  readonly sealed?: boolean;
  /** A gateway listens here, or where it is taken on any port that is free; 0: on any; null: there is none. */
  readonly proxyPort: number | null;
  readonly stages: Stages;
}

export interface Localnet {
  readonly bootstrap: string;
  readonly host: MeshHost;
  readonly directory: Directory;
  readonly network: NetworkInfo;
  readonly nodes: readonly Child[];
  readonly coordinators: readonly Child[];
  readonly models: readonly { readonly name: string; readonly root: Uint8Array }[];
  /** Which shard of the first model a broken node serves; null where none is. */
  readonly cheatShard: number | null;
  /** Of its gateway: the API and the page; null where there is none. */
  readonly proxy: { readonly url: string; readonly pageUrl: string } | null;
  /** Starts one more node for a shard of the first model, and waits until others see it. */
  spare(shard: number): Promise<void>;
  stop(): Promise<void>;
}

/** Wei per work unit (a thousand multiply-accumulates) on the development chain. */
const DEV_PRICE_WEI = 10n ** 6n;
const CHILD_FUNDING_WEI = 2n * 10n ** 18n;
const OWNER_ACCOUNT = 0;
const FUNDING_ACCOUNT = 1;
const CHILD_READY_MS = 120_000;
const COVERAGE_MS = 30_000;
/** A chain that has not written its state by then is killed. */
const CHAIN_STOP_MS = 10_000;
const DEV_EVIDENCE_SECONDS = 7 * 86_400;
/** Seconds that a node with a broken TEE has to show and prove a cell, which it lets run out: of a language model, and of others. */
const CHEAT_CLOCKS = { remembers: [60, 20], not: [40, 5] } as const;

const readySchema = z.looseObject({ peerId: z.string(), addresses: z.array(z.string()).min(1) });
const proxyReadySchema = z.looseObject({ url: z.url(), pageUrl: z.url() });
const watcherReadySchema = readySchema.extend({ member: z.boolean() });
const coordinatorReadySchema = readySchema.extend({ account: AddressesSchema.shape.escrow });

export async function startLocalnet(options: LocalnetOptions): Promise<Localnet> {
  const { config, stages, cheat } = options;
  const home = homeOf(options);
  await refuseSecondLocalnet(home);
  if (cheat !== undefined) rmSync(home, { recursive: true, force: true });
  mkdirSync(join(home, 'logs'), { recursive: true });
  const shutdown = createShutdown();
  const children: Child[] = [];
  let stopping = false;
  const stop = async (): Promise<void> => {
    stopping = true;
    await shutdown.run();
  };
  const sayLost = (what: string, log: string): void => {
    if (!stopping) stages.done('lost', `${what} has ended; ${log}`);
  };
  try {
    let at = performance.now();
    const anvil = await startAnvil({
      stateFile: join(home, 'chain', 'state.json'),
      host: options.chainHost,
      ...(options.chainPort === 0 ? {} : { port: options.chainPort }),
    });
    const guard = guardProcess(anvil.pid);
    void anvil.exited.then(() => {
      guard.release();
      sayLost('the chain', 'what it wrote is kept: stop this localnet and start it again');
    });
    shutdown.add(() => anvil.kill());
    shutdown.add(() => anvil.stop(), CHAIN_STOP_MS);
    at = performance.now();
    const packed = await obtainModels(options);
    stages.done('models', `${[...packed.keys()].join(', ')}: packed, split into ${options.shards}`, at);

    at = performance.now();
    const owner = devAccount(OWNER_ACCOUNT);
    const beacon = await createDevBeacon(loadOrCreateKey(home, 'development-beacon'));
    const contracts = await deployContracts({
      rpcUrl: anvil.url,
      privateKey: owner.privateKey,
      parameters: {
        ...DEV_PARAMETERS,
        ...(cheat === undefined
          ? {}
          : { checks: { ...DEV_PARAMETERS.checks, ...cheatTerms([...packed.values()]) } }),
        beacon: {
          genesis: nowSeconds(),
          period: DEV_BEACON_PERIOD,
          lead: 0, // blocks of the embedded chain are written at once
          publicKey: beacon.publicKey,
        },
      },
      addressesFile: join(home, 'chain', 'contracts.json'),
    });
    const ledger = await createViemLedger({
      rpcUrl: anvil.url,
      addresses: contracts,
      privateKey: owner.privateKey,
    });
    const terms = await ledger.checks.terms();
    refuseOtherBeacon(terms, beacon);
    stages.done('chain', `anvil (development) at ${anvil.url}, rollup ${contracts.meshRollup}`, at);
    stages.done(
      'beacon',
      'DEVELOPMENT: its key is in this folder; draws spot-checks of ' +
        `${((100 * terms.rate) / RATE_ONE).toFixed(1)} % of segments, ${terms.cells} cells each`,
    );

    for (const model of packed.values()) await publish(ledger, model);

    const policySeed = loadOrCreateKey(home, 'policy');
    const coordinators: NetworkInfo['coordinators'] = [];
    const watchers: NetworkInfo['watchers'] = [];
    const manifests = new Map(
      [...packed.values()].map(({ manifest }) => [bytesToHex(modelRoot(manifest)), manifest]),
    );
    const network = (): NetworkInfo => ({
      v: 1,
      rpcUrl: anvil.url,
      contracts,
      policy,
      policySigner: ed25519.getPublicKey(policySeed),
      beacon: 'development',
      models: [...manifests.values()].map(modelRoot),
      coordinators,
      watchers,
    });
    const policy = signPolicy(
      {
        v: 1,
        serial: nowSeconds(),
        network: 'development',
        allowSimulated: true,
        measurements: [simulatedMeasurement(runtimeHash())],
        maxEvidenceAgeSeconds: DEV_EVIDENCE_SECONDS,
        issuedAt: nowSeconds(),
      },
      policySeed,
    );
    const host = await createHost({
      privateKey: loadOrCreateKey(home, 'peer'),
      listen: config.listen,
      announce: config.announce,
    });
    shutdown.add(() => host.close());
    const store = await createShardStore(join(home, 'shards'));
    const [first] = packed.values();
    const sealing =
      options.sealed === true ? await sealForNodes(first!, owner.privateKey, home, stages) : null;
    const sealed = new Map<string, SealedModel>();
    for (const model of packed.values()) {
      if (sealing !== null && model === first) {
        for (const file of sealing.files()) await store.put(file);
        continue;
      }
      for (const file of model.files) await store.put(file);
      if (model.tokenizer !== null) await store.put(model.tokenizer);
    }
    await serveNetwork(host, network);
    await serveDialBack(host);
    await serveDevBeacon(host, beacon, terms.beacon);
    await serveManifests(host, manifests);
    await serveShards(host, store);
    const stopOffers = await serveOffers({
      host,
      ledger,
      store,
      folder: join(home, 'offered'),
      manifests,
      onTaken: ({ name, parts }) =>
        stages.done('model', `${name}: ${parts.length} parts taken from its owner, who published it`),
    });
    shutdown.add(stopOffers);
    await serveSealed(host, sealed);
    const directory = await createDirectory(host, {
      network: { chainId: contracts.chainId, rollup: rollupBytes(contracts) },
    });
    shutdown.add(() => directory.close());
    const bootstrap = host.addresses()[0]!;

    shutdown.add(() => Promise.all(children.map((child) => child.stop())), STOP_MS);
    const shared = ['--bootstrap', bootstrap, ...childSettings(config)];
    const start = async (role: string, folder: string, args: readonly string[]): Promise<Child> => {
      const logFile = join(home, 'logs', `${folder.replaceAll('/', '-')}.log`);
      const child = await startChild({
        name: folder,
        args: [role, '--home', join(home, folder), ...shared, ...args],
        logFile,
        readyTimeoutMs: CHILD_READY_MS,
        env: metricsOfChild(config),
      });
      children.push(child);
      void child.exited.then(() => sayLost(`process ${child.pid} (${folder})`, `its log: ${logFile}`));
      return child;
    };
    const cores = availableParallelism();
    const planned = [...packed.values()].flatMap(({ manifest }) =>
      Array.from({ length: options.nodes }, (_, i) => ({
        threads: threadsOf(config, manifest, options.nodes),
        folder: `nodes/${manifest.name}-${i}`,
        model: bytesToHex(modelRoot(manifest)),
        shard: i % options.shards,
        what: `${manifest.name} shard ${(i % options.shards) + 1}/${options.shards}`,
        cheat: undefined as Cheat | undefined,
      })),
    );
    const [broken] = planned.filter(({ shard }) => shard === Math.min(1, options.shards - 1));
    if (broken !== undefined) broken.cheat = cheat;
    const coordinatorFolders = Array.from({ length: options.coordinators }, (_, i) =>
      i === 0 ? 'coordinator' : `coordinator-${i + 1}`,
    );
    for (const folder of [...coordinatorFolders, 'watcher', ...planned.map((node) => node.folder)]) {
      await fund(anvil.url, contracts, join(home, folder));
    }
    const coordinatorChildren: Child[] = [];
    for (const folder of coordinatorFolders) {
      at = performance.now();
      const child = await start('coordinator', folder, ['--session-seconds', String(config.sessionSeconds)]);
      const { peerId, addresses, account } = coordinatorReadySchema.parse(child.ready);
      coordinators.push({ peerId, addresses, account });
      coordinatorChildren.push(child);
      stages.done('coordinator', `process ${child.pid}`, at);
    }

    at = performance.now();
    const watcher = await start('watch', 'watcher', []);
    const watching = watcherReadySchema.parse(watcher.ready);
    watchers.push({ peerId: watching.peerId, addresses: watching.addresses });
    stages.done(
      'watcher',
      `process ${watcher.pid}${watching.member ? ', a member of the committee' : ''}`,
      at,
    );

    if (sealing !== null) {
      at = performance.now();
      const child = await start('keybroker', KEYBROKER, ['--keys', sealing.keys]);
      const { peerId, addresses } = readySchema.parse(child.ready);
      sealed.set(bytesToHex(modelRoot(first!.manifest)), {
        sealed: sealing.sealed,
        ownerSignature: sealing.ownerSignature,
        brokers: [{ peerId, addresses: addresses.slice(0, 8) }],
      });
      stages.done('key broker', `process ${child.pid}: DEVELOPMENT keys, for simulated TEEs`, at);
    }

    let up = 0;
    const nodesFrom = performance.now();
    const startNode = async ({
      folder,
      model,
      shard,
      what,
      threads,
      cheat: own,
    }: (typeof planned)[number]): Promise<Child> => {
      const startedAt = performance.now();
      // derived here, when the models were packed
      for (const { manifest } of packed.values()) {
        for (const part of shardsOf(manifest)) noteOwnCells(part, join(home, folder));
      }
      const child = await start('node', folder, [
        ...['--model', model, '--shard', String(shard)],
        ...['--threads', String(threads), '--engine', config.engine, '--tee', 'simulated'],
        ...(own === undefined ? [] : ['--cheat', own]),
      ]);
      const tee = own === undefined ? 'SIMULATED TEE' : `SIMULATED BROKEN TEE (${own})`;
      stages.done('node', `process ${child.pid}: ${what}, ${tee}, staked and registered`, startedAt);
      up++;
      const leftMs = ((performance.now() - nodesFrom) / up) * (planned.length - up);
      if (up < planned.length) {
        stages.progress(
          'nodes',
          `${up} of ${planned.length} nodes up, about ${(leftMs / 1_000).toFixed(0)} s left`,
        );
      }
      return child;
    };
    const startProxy = async (wanted: number): Promise<Localnet['proxy']> => {
      const port = await freePort(wanted);
      const startedAt = performance.now();
      const child = await start('proxy', 'gateway', ['--port', String(port)]);
      const { url, pageUrl } = proxyReadySchema.parse(child.ready);
      const taken = port === wanted ? '' : `; port ${wanted} is taken`;
      stages.done('gateway', `process ${child.pid}: API at ${url}${taken}`, startedAt);
      return { url, pageUrl };
    };
    const { proxyPort } = options;
    const [nodes, proxy] = await bothSettled(
      inParallel(planned, Math.max(2, cores), startNode),
      proxyPort === null ? Promise.resolve(null) : startProxy(proxyPort), // it needs no node to be up
    );
    await untilCovered(directory, [...packed.values()]);
    if (proxy !== null) stages.done('page', proxy.pageUrl);
    writeLocalnetFile(home, {
      bootstrap,
      rpcUrl: anvil.url,
      pid: process.pid,
      processes: Object.fromEntries([
        ['chain', anvil.pid],
        ...children.map((child) => [child.name, child.pid] as const),
      ]),
    });
    shutdown.add(() => removeLocalnetFile(home));
    return {
      bootstrap,
      host,
      directory,
      network: network(),
      nodes,
      coordinators: coordinatorChildren,
      models: [...packed].map(([name, { manifest }]) => ({ name, root: modelRoot(manifest) })),
      cheatShard: cheat === undefined ? null : broken!.shard,
      proxy,
      spare: async (shard) => {
        const like = planned.find((node) => node.shard === shard)!;
        const node = { ...like, folder: `${like.folder}-spare`, cheat: undefined };
        await fund(anvil.url, contracts, join(home, node.folder));
        const { peerId: spare } = readySchema.parse((await startNode(node)).ready);
        await untilNone(() => (directory.get(spare) === undefined ? [spare] : []));
      },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** @throws UsageError LOCALNET_BEACON when the chain was set up with a key that this folder no longer has */
function refuseOtherBeacon(terms: CheckTerms, { publicKey }: DevBeacon): void {
  if (equalBytes(terms.beacon.publicKey, publicKey)) return;
  throw new UsageError('LOCALNET_BEACON', "the chain's beacon has another key than this folder", {
    hint: 'restore keys/development-beacon.key, or start from an empty home folder (--home)',
  });
}

/** @throws UsageError MODEL_UNKNOWN; UnavailableError SOURCE_UNREACHABLE when nothing else may be taken */
async function obtainModels({
  models,
  otherwise,
  shards,
  config,
  stages,
}: LocalnetOptions): Promise<Map<string, StoredModel>> {
  const packed = new Map<string, StoredModel>();
  for (const name of models) {
    try {
      packed.set(name, await modelByName(name, shards, config, stages));
    } catch (thrown) {
      const error = asVeilmeshError(thrown);
      if (otherwise === null || error.family !== 'unavailable') throw error;
      for (const reason of [error.details.tried ?? error.message].flat())
        stages.done('no source', String(reason));
      stages.done('instead', `${name} cannot be had here and now; going on with ${otherwise}`);
      packed.set(otherwise, await modelByName(otherwise, shards, config, stages));
    }
  }
  return packed;
}

/**
 * The nodes of this machine share its cores. A chat session works in one node after another, each waiting for the one
 * before, so each may use all of them; other models are asked many things at once.
 */
function threadsOf({ threads }: Config, { context }: Manifest, nodes: number): number {
  if (threads !== 0) return threads;
  const cores = availableParallelism();
  return context > 0 ? cores : Math.max(1, Math.floor(cores / nodes));
}

/** Children listen where this process does, on ports of their own, and compute and log as it was told to. */
/** Served as the localnet's own would be, and each on a port of its own. */
const metricsOfChild = ({ metricsHost, metricsPort }: Config): Record<string, string> => ({
  [environmentName('metricsHost')]: metricsHost,
  [environmentName('metricsPort')]: metricsPort === 'off' ? 'off' : '0',
});

const childSettings = ({
  listen,
  engine,
  threads,
  witnessMb,
  witnessBackup,
  keepMb,
  freeRows,
  rowWei,
  log,
}: Config): string[] => [
  '--listen',
  listen.map((address) => address.replace(/\/tcp\/\d+/, '/tcp/0')).join(','),
  '--engine',
  engine,
  '--threads',
  String(threads),
  '--witness-mb',
  String(witnessMb),
  ...(witnessBackup ? ['--witness-backup'] : []),
  '--keep-mb',
  String(keepMb),
  '--free-rows',
  String(freeRows),
  ...(rowWei === '' ? [] : ['--row-wei', rowWei]),
  '--log',
  log,
];

/** @throws what either fails with, once neither runs any more: what was started must be known to be stopped */
async function bothSettled<A, B>(a: Promise<A>, b: Promise<B>): Promise<[A, B]> {
  await Promise.allSettled([a, b]);
  return [await a, await b];
}

/** Results in order; at most `width` at once. The first failure is thrown after the rest has settled. */
async function inParallel<T, R>(
  items: readonly T[],
  width: number,
  work: (item: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let i = next++; i < items.length; i = next++) results[i] = await work(items[i]!);
  };
  const lanes = await Promise.allSettled(Array.from({ length: width }, lane));
  const failed = lanes.find((outcome) => outcome.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
  return results;
}

/** Once and for all: a model's hash is fixed on chain before anybody can serve it. */
async function publish(ledger: Ledger, { manifest }: PackedModel): Promise<void> {
  const root = modelRoot(manifest);
  if ((await ledger.getModel(root)) !== null) return;
  await ledger.publishModel({
    modelRoot: root,
    shardRoots: shardsOf(manifest).map(shardRoot),
    semanticsHash: manifest.semanticsHash,
    pricePerUnit: DEV_PRICE_WEI,
    licence: manifest.license,
  });
}

/** Gives a child's account ether before it starts; one payer, so that nonces never cross. */
async function fund(rpcUrl: string, contracts: NetworkInfo['contracts'], childHome: string): Promise<void> {
  const { address } = privateKeyToAccount(toHex(loadOrCreateKey(childHome, 'account')));
  const payer = await createViemLedger({
    rpcUrl,
    addresses: contracts,
    privateKey: devAccount(FUNDING_ACCOUNT).privateKey,
  });
  if ((await payer.balance(address)) >= CHILD_FUNDING_WEI / 2n) return;
  if ((await payer.balance(payer.account)) < CHILD_FUNDING_WEI) {
    throw new UsageError(
      'DEV_FUNDS_SPENT',
      `the development account has less than ${formatEther(CHILD_FUNDING_WEI)} ether`,
      {
        hint: 'start from an empty home folder (--home)',
      },
    );
  }
  await payer.transfer(address, CHILD_FUNDING_WEI);
}

function cheatTerms(models: readonly PackedModel[]): Pick<CheckTerms, 'rate' | 'publishTime' | 'proveTime'> {
  const remembers = models.some(({ manifest }) => manifest.context > 0);
  const [publishTime, proveTime] = CHEAT_CLOCKS[remembers ? 'remembers' : 'not'];
  return { rate: 0, publishTime, proveTime };
}

const homeOf = ({ config: { home }, cheat }: LocalnetOptions): string =>
  cheat === undefined ? home : cheatHome(home);

/** Where a localnet with a broken node lives. */
export const cheatHome = (home: string): string => join(home, 'cheat');

/** Waits until every shard of every model has a live node in the directory. */
async function untilCovered(directory: Directory, models: readonly PackedModel[]): Promise<void> {
  const wanted = models.flatMap(({ manifest }) =>
    shardsOf(manifest).map((part) => bytesToHex(shardRoot(part))),
  );
  const missing = (): string[] => {
    const served = new Set(
      directory.list().flatMap((record) => record.serving.map((shard) => bytesToHex(shard.shardRoot))),
    );
    return wanted.filter((root) => !served.has(root));
  };
  await untilNone(missing);
}

/** Waits until nothing is missing in the directory. */
async function untilNone(missing: () => readonly string[]): Promise<void> {
  const until = performance.now() + COVERAGE_MS;
  while (missing().length > 0) {
    if (performance.now() > until) {
      throw new UnavailableError('LOCALNET_COVERAGE', 'not every shard has a node in the directory', {
        details: { missing: missing().length },
        hint: 'read the logs in the home folder, then: veilmesh doctor',
      });
    }
    await sleep(50);
  }
}
