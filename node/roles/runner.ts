/**
 * A shard node, from nothing to serving: mesh host, network facts, shard, enclave, stake, sessions, heartbeats.
 * @module
 */

import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { hexToBytes, toHex } from 'viem';
import { bytesToHex, equalBytes, hex } from '../../crypto/core/bytes.ts';
import { UsageError } from '../../crypto/core/errors.ts';
import { loadBls } from '../../crypto/poea/bls.ts';
import type { KeyGrade } from '../../crypto/seal/content-key.ts';
import { createDirectory, type Directory } from '../../mesh/directory/directory.ts';
import { createHost } from '../../mesh/host/host.ts';
import type { RingServer } from '../../mesh/ring/serve.ts';
import { createShardStore } from '../../mesh/shards/store.ts';
import { encodeManifest, shardRoot, shardsOf } from '../../models/shard/manifest.ts';
import { createRegistryCheck } from '../../settlement/batch/registry-check.ts';
import { createBundleVerifier } from '../../settlement/batch/verify-bundle.ts';
import { SETTLEMENT_MARGIN } from '../../settlement/chain/deploy.ts';
import { freshByChain } from '../../settlement/chain/fresh-at.ts';
import { nodeId } from '../../settlement/chain/node-id.ts';
import { createViemLedger } from '../../settlement/chain/viem-ledger.ts';
import type { Config } from '../config/schema.ts';
import { rememberJoined } from '../control/joined.ts';
import { type Drained, type DrainProgress, refuseSecondNode, serveControl } from '../control/serve.ts';
import { loadOrCreateKey } from '../keys.ts';
import type { Logger } from '../log.ts';
import { measureMesh } from '../metrics/mesh.ts';
import { measureNode } from '../metrics/node.ts';
import { startMetrics } from '../metrics/serve.ts';
import { peerIdHash } from '../peer-id.ts';
import { ANSWERER_POLL_MS, startAnswerer } from '../services/answerer.ts';
import { createCoordinators } from '../services/coordinators.ts';
import { serveDialBack } from '../services/dial-back.ts';
import { openEarningsBook } from '../services/earnings-book.ts';
import { keepPublished, publishEvidence } from '../services/evidence-desk.ts';
import { handInAfter, serveClaims, startHandIn } from '../services/hand-in.ts';
import { joinNetwork } from '../services/join-network.ts';
import { serveSealed } from '../services/key-release.ts';
import { serveLinks } from '../services/links.ts';
import { networkId, rollupBytes } from '../services/network.ts';
import { obtainOwnPart, partFile } from '../services/own-part.ts';
import { ownShare, positionShare } from '../services/own-share.ts';
import { createPayCheck } from '../services/pay-check.ts';
import { PURSUING_POLL_MS, startPursuing } from '../services/pursuing.ts';
import { watchReachability } from '../services/reachability.ts';
import { startRenewal } from '../services/renewal.ts';
import { askedRowWei } from '../services/ring-offer.ts';
import { startRingServing } from '../services/ring-serving.ts';
import { createRingTickets } from '../services/ring-tickets.ts';
import { createRounds } from '../services/rounds.ts';
import { assertSealedByOwner } from '../services/sealed-owner.ts';
import { createSessionCover } from '../services/session-cover.ts';
import { createSharedClaims } from '../services/shared-claims.ts';
import { createStepStore } from '../services/step-store.ts';
import { createUnpaidStore, type UnpaidSession } from '../services/unpaid-store.ts';
import { createWitnessBackup, type WitnessBackup } from '../services/witness-backup.ts';
import { createWitnessStore } from '../services/witness-store.ts';
import { createShutdown } from '../shutdown.ts';
import type { Stages } from '../stages.ts';
import type { Cheat } from '../tee/cheats.ts';
import { nowSeconds } from '../tee/clock.ts';
import { startEnclave } from '../tee/enclave.ts';
import { startPeerKey } from '../tee/peer-key.ts';
import type { EngineChoice } from '../tee/protocol.ts';
import { detectTees, TEE_NAMES, thisMachine } from '../tee/providers/detect.ts';
import { chooseTee } from '../tee/providers/provider.ts';
import { chooseShard } from './choose-shard.ts';
import { createDraining } from './draining.ts';
import { startKeeping } from './keeping.ts';
import { appraiseOwn, ensureFunded, ensureRegistered, sayFunding } from './membership.ts';
import { createNodeStatus } from './runner-status.ts';
import { serveHop } from './serve-hop.ts';
import { reportProgress, reportWitnesses, sayBound, sweepNow } from './witness-care.ts';

export interface RunnerOptions {
  readonly config: Config;
  /** Chosen by coverage when left out. */
  readonly model?: Uint8Array;
  readonly shard?: number;
  /** Bytes for the shard and what its sessions remember; a shard that needs more with one session is refused. */
  readonly maxMemory: number;
  readonly maxSessions: number;
  /** Whether it waits for an account that cannot pay its stake to be funded, or gives up. */
  readonly waitForFunds: boolean;
  /** Simulates a broken TEE, on a development network. */
  readonly cheat?: Cheat;
  readonly log: Logger;
  readonly stages: Stages;
}

export interface RunnerReady {
  readonly role: 'node';
  readonly chainId: number;
  readonly peerId: string;
  readonly addresses: readonly string[];
  /** Null where they are served nowhere. */
  readonly metrics: string | null;
  readonly node: string;
  readonly operator: string;
  readonly model: string;
  readonly modelRoot: string;
  readonly shard: number;
  readonly shards: number;
  readonly assurance: 'simulated' | 'hardware';
  readonly measurement: string;
  readonly engine: EngineChoice;
  /** Grade of the key of its weights; null where they are no secret. */
  readonly keys: KeyGrade | null;
  /** Wei: this node's part of what a position costs, and what it asks for a row of twin and vault; '0': it sells none. */
  readonly asks: { readonly positionWei: string; readonly rowWei: string };
}

export interface Runner {
  readonly ready: RunnerReady;
  /** Rejects when the node cannot go on, e.g. its enclave died. */
  readonly failed: Promise<never>;
  /** Resolves when it was drained from outside (`veilmesh drain`) and is to stop now. */
  readonly told: Promise<void>;
  /** Takes no more sessions, and resolves when none runs or the time is over. */
  drain(seconds: number, onProgress: (progress: DrainProgress) => void): Promise<Drained>;
  stop(): Promise<void>;
}

/** What witnesses of a model that is not sealed are kept under. */
const LOST_AT_REBOOT = 'a key of this boot: a restart loses them, and the peer id';
const SEALED_UNDER = {
  simulated: 'a SIMULATED platform secret',
  dstack: 'a key that dstack keeps',
  tdx: LOST_AT_REBOOT,
  snp: LOST_AT_REBOOT,
  nitro: LOST_AT_REBOOT,
} as const;
const HEARTBEAT_MS = 2_000;
/** How often it is looked for claims whose client is gone. */
const HAND_IN_POLL_MS = 10_000;

export async function startRunner(options: RunnerOptions): Promise<Runner> {
  const { config, log, stages } = options;
  const shutdown = createShutdown();
  try {
    const bootstrap = config.bootstrap[0];
    if (bootstrap === undefined) {
      throw new UsageError('NODE_NO_BOOTSTRAP', 'a node needs one peer of the mesh to join by', {
        hint: 'veilmesh join <multiaddr>, which the localnet prints when it starts',
      });
    }
    await refuseSecondNode(config.home);
    let at = performance.now();
    const tee = chooseTee(config.tee, detectTees(thisMachine, config.nsmHelper));
    const chosen =
      tee === 'simulated'
        ? null
        : {
            tee,
            pccsUrl: config.pccsUrl,
            kdsUrl: config.kdsUrl,
            nsmHelper: config.nsmHelper,
            cache: join(config.home, 'collateral'),
          };
    const peerKey = await startPeerKey(config.home, tee);
    shutdown.add(() => peerKey.stop());
    const host = await createHost({
      privateKey: peerKey.signer,
      listen: config.listen,
      announce: config.announce,
      bootstrap: config.bootstrap,
      limits: { bytesPerSecond: 1_000 * config.bandwidthKb },
    });
    shutdown.add(() => host.close());
    const metrics = await startMetrics(config, 'node', shutdown);
    measureMesh(metrics, host);
    const introducer = await host.dial(bootstrap);
    const { info: network, policy, text } = await joinNetwork(host, introducer, config);
    stages.done('network', text);
    stages.done(
      'mesh',
      `${host.peerId} joined chain ${network.contracts.chainId}, rollup ${network.contracts.meshRollup}`,
      at,
    );

    const directory = await createDirectory(host, {
      network: { chainId: network.contracts.chainId, rollup: rollupBytes(network.contracts) },
      heartbeatMs: HEARTBEAT_MS,
    });
    shutdown.add(() => directory.close());
    await directory.refresh(introducer);
    const assignment = await chooseShard(host, introducer, network.models, directory, options);

    const rpcUrl = config.rpcUrl === '' ? network.rpcUrl : config.rpcUrl;
    const book = openEarningsBook(config.home, (error) => {
      log.error('what is earned cannot be written down', { why: String(error) });
    });
    const ledger = await createViemLedger({
      rpcUrl,
      addresses: network.contracts,
      privateKey: toHex(loadOrCreateKey(config.home, 'account')),
      onFee: (wei) => book.add('gas', wei),
    });
    await sayFunding(ledger, stages); // before minutes of fetching

    const store = await createShardStore(join(config.home, 'shards'));
    const sources = [introducer, ...directory.list().map((record) => record.peerId)].filter(
      (id) => id !== host.peerId,
    );
    const own = await obtainOwnPart({
      host,
      store,
      modelRoot: assignment.root,
      manifest: assignment.manifest,
      part: assignment.part,
      introducer,
      sources: [...new Set(sources)],
      home: config.home,
      stages,
    });
    const handInSeconds = await handInAfter(ledger, config.handInSeconds);
    const model = await ledger.getModel(assignment.root);
    if (model === null || !model.servable) {
      throw new UsageError(
        'MODEL_NOT_REGISTERED',
        'the model is not registered on chain, so nobody may serve it',
        {
          details: { modelRoot: bytesToHex(assignment.root) },
          hint: 'ask the model owner to publish it: veilmesh model ls',
        },
      );
    }
    if (own.sealed !== null) await assertSealedByOwner(own.sealed, model.owner);

    at = performance.now();
    const witnesses = await createWitnessStore({
      folder: join(config.home, 'witness'),
      maxBytes: config.witnessMb * 1_000_000,
      onEvent: (event) => reportWitnesses(event, log),
    });
    stages.done(
      'witnesses',
      `${witnesses.count} kept (${(witnesses.bytes / 1e6).toFixed(1)} of ${config.witnessMb} MB; ` +
        `${4 * assignment.part.in.width} bytes a position), sealed under ${own.sealed === null ? SEALED_UNDER[tee] : "the shard's key"}`,
      at,
    );
    at = performance.now();
    sayBound(witnesses, shardRoot(assignment.part), log, shutdown);
    let backup: WitnessBackup | null = null;
    const { hash: freshness } = await ledger.settledBlock();
    const enclave = await startEnclave({
      manifest: encodeManifest(assignment.manifest),
      part: own.boot,
      shardIndex: assignment.part.index,
      peer: peerKey.enclave,
      chainId: ledger.chainId,
      settlement: rollupBytes(network.contracts),
      freshness: hexToBytes(freshness),
      policy: network.policy,
      policySigner: network.policySigner,
      engine: config.engine,
      threads: config.threads === 0 ? availableParallelism() : config.threads,
      maxSessions: options.maxSessions,
      kvBudgetBytes: options.maxMemory - assignment.part.memory,
      simulatedPlatformSecret: loadOrCreateKey(config.home, 'simulated-platform'),
      provider: chosen,
      keep: async (witness) => {
        await witnesses.put(witness);
        backup?.add(witness);
      },
      ...(options.cheat === undefined ? {} : { cheat: options.cheat }),
    });
    shutdown.add(() => enclave.stop());
    own.booted();
    if (enclave.ready.keys !== null) {
      stages.done('keys', `of grade ${enclave.ready.keys}: weights were opened in the enclave`, at);
    }
    stages.done(
      'enclave',
      `${tee === 'simulated' ? 'SIMULATED' : TEE_NAMES[tee]} ${options.cheat === undefined ? '' : `BROKEN (${options.cheat}) `}TEE, engine ${enclave.ready.engine.name} x${enclave.ready.engine.threads}, ` +
        `${assignment.manifest.name} shard ${assignment.part.index + 1}/${shardsOf(assignment.manifest).length}`,
      at,
    );
    const shown = await appraiseOwn(enclave.ready.evidence, policy, host.publicKey, ledger);
    await ensureFunded(ledger, rpcUrl, stages, { wait: options.waitForFunds });
    const node = await ensureRegistered(ledger, enclave, shown, host.peerId, stages);
    const keepers = await publishEvidence(host, network, node, enclave.ready.evidence);
    log.info('evidence', { published: keepers, watchers: network.watchers.length });
    const renewal = await startRenewal({
      node,
      enclave,
      ledger,
      appraise: (evidence, under) => appraiseOwn(evidence, under, host.publicKey, ledger),
      policy,
      shown,
      newerPolicy: async (serial) => {
        const { info, policy: newer } = await joinNetwork(host, introducer, {
          ...config,
          network: networkId(network),
        });
        return newer.serial > serial ? { bytes: info.policy, policy: newer } : null;
      },
      publish: (evidence) => publishEvidence(host, network, node, evidence),
      log,
      nowSeconds,
    });
    shutdown.add(() => renewal.stop());
    shutdown.add(keepPublished(() => publishEvidence(host, network, node, renewal.current().evidence), log));
    const operator = hexToBytes(ledger.account);
    const coordinators = createCoordinators(host, introducer, network, ledger);
    const keeping = await startKeeping(host, introducer, network, ledger, config, shutdown, log, directory);
    let restoring: Promise<unknown> = Promise.resolve();
    if (config.witnessBackup) {
      const { peers, logs } = keeping;
      backup = createWitnessBackup({
        host,
        operator: ledger.account,
        witnesses,
        peers,
        data: logs.data,
        log,
      });
      const leaving = new AbortController();
      shutdown.add(() => leaving.abort());
      restoring = backup.restore(leaving.signal).catch((thrown: unknown) => {
        log.error('witnesses are not taken back from peers', { why: String(thrown) });
      });
    }
    const unpaid = createUnpaidStore({
      folder: join(config.home, 'unpaid'),
      onError: (error) => log.error('what is owed to this node cannot be written', { why: String(error) }),
    });
    shutdown.add(() => unpaid.written());
    const steps = createStepStore(config.home, ledger.addresses);
    const sessions = createSessionCover({ ledger, sessionsOf: coordinators.sessionsOf, steps, nowSeconds });
    const payCheck = createPayCheck({
      ledger,
      sessions,
      modelRoot: assignment.root,
      costs: shardsOf(assignment.manifest).map((part) => part.cost),
      pricePerUnit: model.pricePerUnit,
      node,
      isCoordinator: coordinators.isKnown,
      store: unpaid,
      nowSeconds,
    });
    const { beacon, openWindow } = await ledger.checks.terms();
    const shared = createSharedClaims({
      host,
      peerOf: (id) => peerOf(directory, id),
      verifier: createBundleVerifier({
        bls: await loadBls(),
        policy,
        registry: createRegistryCheck(ledger, policy, 0),
        settlement: ledger.addresses,
        coordinator: null,
        checkable: SETTLEMENT_MARGIN + beacon.lead + openWindow,
        voucherMargin: 0,
        freshAt: freshByChain(ledger),
      }),
      store: unpaid,
      log,
      nowSeconds,
    });
    shutdown.add(await shared.serve());
    const payment = shared.over(payCheck);
    const attested = { renewal, peerKey, simulated: tee === 'simulated' };
    const { hop, announce } = await serveHop(
      host,
      enclave,
      store,
      witnesses,
      assignment,
      directory,
      operator,
      payment,
      attested,
      metrics,
      options,
      shutdown,
    );
    const { manifest, part } = assignment;
    const rowWei = askedRowWei(config.rowWei, model.pricePerUnit);
    let ring: RingServer | null = null;
    if (manifest.closed || own.sealed !== null) {
      stages.done(
        'products',
        `none for twin and vault: the model is ${manifest.closed ? 'closed' : 'sealed'}, and they would give its weights away`,
      );
    } else if (config.freeRows > 0 || rowWei > 0n) {
      const { isKnown: isCoordinator } = coordinators;
      const selling = { ledger, node, modelRoot: assignment.root, isCoordinator, steps, nowSeconds };
      const redeem = createRingTickets({ ...selling, rowWei });
      ring = await startRingServing({
        host,
        network: hex(networkId(network)),
        manifest,
        part,
        partFile: () => partFile(store, part.contentHash),
        state: enclave.stateRing,
        freeRows: config.freeRows,
        sale:
          rowWei === 0n
            ? null
            : {
                rowWei,
                redeem: async (peerId, paid) => {
                  const name = await redeem(peerId, paid);
                  book.add('rows', BigInt(paid.rows) * rowWei);
                  return name;
                },
              },
        vendor: config.vendor,
        maxSessions: options.maxSessions,
        log,
      });
      shutdown.add(ring.stop);
      const sold = rowWei === 0n ? 'none for pay' : `at ${rowWei} wei a row`;
      stages.done('products', `for twin and vault: ${sold}; ${config.freeRows} rows an hour for nothing`);
    }
    if (own.sealed !== null) {
      const { grade: _told, ...sealed } = own.sealed;
      shutdown.add(await serveSealed(host, new Map([[bytesToHex(assignment.root), sealed]])));
    }
    shutdown.add(await serveClaims(host, unpaid));
    const split = await ledger.sessions.terms();
    const share = (session: UnpaidSession): bigint => ownShare(session, node, model.pricePerUnit, split);
    const handIn = {
      host,
      ledger,
      store: unpaid,
      peerOf: (id: Uint8Array) => peerOf(directory, id),
      coordinator: coordinators.clientOf,
      sessions,
      pricePerUnit: model.pricePerUnit,
      log,
      afterMs: 1_000 * handInSeconds,
      onOver: (session: UnpaidSession, how: 'escrow' | 'session' | 'lost') => book.add(how, share(session)),
    };
    shutdown.add(startHandIn(handIn, Math.min(HAND_IN_POLL_MS, handIn.afterMs)));
    shutdown.add(
      startPursuing({
        ledger,
        accounts: [ledger.account],
        steps,
        logs: keeping.logs,
        log,
        pollMs: PURSUING_POLL_MS,
      }),
    );
    const answerer = startAnswerer({
      ledger,
      rounds: createRounds(host, introducer, ledger.checks),
      node,
      witnesses: {
        hold: witnesses.hold,
        // what is not here may be on its way back: lost is final
        chain: (claimHash) =>
          witnesses.chain(claimHash).catch(async () => {
            await restoring;
            return await witnesses.chain(claimHash);
          }),
      },
      startProver: async (urgent) => enclave.startProver(await own.again(), urgent, reportProgress(log)),
      stopProver: () => enclave.stopProver(),
      log,
      pollMs: ANSWERER_POLL_MS,
    });
    shutdown.add(() => answerer.stop());
    shutdown.add(sweepNow(witnesses, log));
    shutdown.add(await serveDialBack(host));
    shutdown.add(await serveLinks({ host, directory }));
    const others = (): string[] => [introducer, ...host.peers().filter((peer) => peer !== introducer)];
    const reachability = watchReachability(host, others, log);
    shutdown.add(() => reachability.stop());
    const served = ring === null ? [hop] : [hop, ring];
    const draining = createDraining({
      served,
      announce: () => announce(true),
      risk: () => said.risk(),
    });
    const ready: RunnerReady = {
      role: 'node',
      chainId: ledger.chainId,
      peerId: host.peerId,
      addresses: host.addresses(),
      metrics: metrics.url,
      node: bytesToHex(node),
      operator: ledger.account,
      model: assignment.manifest.name,
      modelRoot: bytesToHex(assignment.root),
      shard: assignment.part.index,
      shards: shardsOf(assignment.manifest).length,
      assurance: shown.assurance,
      measurement: shown.measurement,
      engine: enclave.ready.engine,
      keys: enclave.ready.keys,
      asks: {
        positionWei: String(positionShare(part.cost, model.pricePerUnit, split)),
        rowWei: String(ring === null ? 0n : rowWei),
      },
    };
    const said = createNodeStatus({
      ready,
      node,
      shardRoot: shardRoot(part),
      ledger,
      veil: hop,
      ring,
      maxSessions: options.maxSessions,
      draining,
      reachability,
      answerer,
      witnesses,
      maxWitnessBytes: 1_000_000 * config.witnessMb,
      peers: () => host.peers().length,
      book,
      unpaid,
      share,
      metrics: metrics.url,
    });
    measureNode(metrics, said.status, book);
    const told = Promise.withResolvers<void>();
    shutdown.add(
      await serveControl(config.home, {
        status: said.status,
        drain: async (seconds, onProgress) => {
          const drained = await draining.drain(seconds ?? config.drainSeconds, onProgress);
          told.resolve();
          return drained;
        },
      }),
    );
    rememberJoined(config.home, {
      v: 1,
      bootstrap: [...config.bootstrap],
      rpcUrl,
      contracts: network.contracts,
      peerId: ready.peerId,
      node: ready.node,
      operator: ledger.account,
      model: ready.model,
      modelRoot: ready.modelRoot,
      shard: ready.shard,
    });
    return {
      ready,
      failed: Promise.race([enclave.died, peerKey.died]),
      told: told.promise,
      drain: draining.drain,
      stop: shutdown.run,
    };
  } catch (error) {
    log.error('node did not start', { reason: error instanceof Error ? error.message : String(error) });
    await shutdown.run();
    throw error;
  }
}

/** The live peer of a registered node. */
function peerOf(directory: Directory, node: Uint8Array): string | null {
  const found = directory
    .list()
    .find(({ operator, peerId }) => equalBytes(nodeId(toHex(operator), peerIdHash(peerId)), node));
  return found?.peerId ?? null;
}
