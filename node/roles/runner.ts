/**
 * A shard node, from nothing to serving: mesh host, network facts, shard, enclave, stake, sessions, heartbeats.
 * @module
 */

import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { hexToBytes, toHex } from 'viem';
import { bytesToHex, equalBytes, hex } from '../../crypto/core/bytes.ts';
import { UnavailableError, UsageError } from '../../crypto/core/errors.ts';
import { loadBls } from '../../crypto/poea/bls.ts';
import type { KeyGrade } from '../../crypto/seal/content-key.ts';
import { createDirectory, type Directory } from '../../mesh/directory/directory.ts';
import { createHost } from '../../mesh/host/host.ts';
import type { MeshHost } from '../../mesh/host/types.ts';
import { type Payment, serveSessions } from '../../mesh/session/hop-host.ts';
import { serveShards } from '../../mesh/shards/serve.ts';
import { createShardStore } from '../../mesh/shards/store.ts';
import { encodeManifest, modelRoot as rootOf, shardRoot, shardsOf } from '../../models/shard/manifest.ts';
import type { Manifest, PartManifest } from '../../models/shard/types.ts';
import { createRegistryCheck } from '../../settlement/batch/registry-check.ts';
import { createBundleVerifier } from '../../settlement/batch/verify-bundle.ts';
import { SETTLEMENT_MARGIN } from '../../settlement/chain/deploy.ts';
import { freshByChain } from '../../settlement/chain/fresh-at.ts';
import { createViemLedger, nodeId } from '../../settlement/chain/viem-ledger.ts';
import type { Config } from '../config/schema.ts';
import { loadOrCreateKey } from '../keys.ts';
import type { Logger } from '../log.ts';
import { peerIdHash } from '../peer-id.ts';
import { ANSWERER_POLL_MS, startAnswerer } from '../services/answerer.ts';
import { createCoordinators } from '../services/coordinators.ts';
import { serveEvidence } from '../services/evidence.ts';
import { keepPublished, publishEvidence } from '../services/evidence-desk.ts';
import { handInAfter, serveClaims, startHandIn } from '../services/hand-in.ts';
import { joinNetwork } from '../services/join-network.ts';
import { serveSealed } from '../services/key-release.ts';
import { askManifest, serveManifests } from '../services/manifest.ts';
import { type NetworkInfo, networkId, rollupBytes } from '../services/network.ts';
import { obtainOwnPart, partFile } from '../services/own-part.ts';
import { createPayCheck } from '../services/pay-check.ts';
import { createProvenPeers, serveProofs } from '../services/possession.ts';
import { PURSUING_POLL_MS, startPursuing } from '../services/pursuing.ts';
import { type Renewal, startRenewal } from '../services/renewal.ts';
import { askedRowWei } from '../services/ring-offer.ts';
import { startRingServing } from '../services/ring-serving.ts';
import { createRingTickets } from '../services/ring-tickets.ts';
import { createRounds } from '../services/rounds.ts';
import { assertSealedByOwner } from '../services/sealed-owner.ts';
import { createSessionCover } from '../services/session-cover.ts';
import { createSharedClaims } from '../services/shared-claims.ts';
import { createStepStore } from '../services/step-store.ts';
import { createUnpaidStore } from '../services/unpaid-store.ts';
import { createWitnessBackup, type WitnessBackup } from '../services/witness-backup.ts';
import { createWitnessStore, type WitnessEvent, type WitnessStore } from '../services/witness-store.ts';
import { createShutdown, type Shutdown } from '../shutdown.ts';
import type { Stages } from '../stages.ts';
import type { Cheat } from '../tee/cheats.ts';
import { nowSeconds, nowUs } from '../tee/clock.ts';
import { type Enclave, startEnclave } from '../tee/enclave.ts';
import { type PeerKey, startPeerKey } from '../tee/peer-key.ts';
import type { EngineChoice } from '../tee/protocol.ts';
import type { ProverProgress } from '../tee/prover.ts';
import { detectTees, TEE_NAMES, thisMachine } from '../tee/providers/detect.ts';
import { chooseTee } from '../tee/providers/provider.ts';
import { startKeeping } from './keeping.ts';
import { appraiseOwn, ensureFunded, ensureRegistered } from './membership.ts';

export interface RunnerOptions {
  readonly config: Config;
  /** Chosen by coverage when left out. */
  readonly model?: Uint8Array;
  readonly shard?: number;
  /** Bytes for the shard and what its sessions remember; a shard that needs more with one session is refused. */
  readonly maxMemory: number;
  readonly maxSessions: number;
  /** Simulates a broken TEE, on a development network. */
  readonly cheat?: Cheat;
  readonly log: Logger;
  readonly stages: Stages;
}

export interface RunnerReady {
  readonly role: 'node';
  readonly peerId: string;
  readonly addresses: readonly string[];
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
}

export interface Runner {
  readonly ready: RunnerReady;
  /** Rejects when the node cannot go on, e.g. its enclave died. */
  readonly failed: Promise<never>;
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
const SESSION_IDLE_MS = 120_000;
const SESSION_OPEN_MS = 10_000;
const HEARTBEAT_MS = 2_000;
/** The directory repeats the last announcement at every heartbeat; this is how often the load in it is renewed. */
const LOAD_REFRESH_MS = 10_000;
/** A check that was opened in a claim's last second is known by then, and holds what it needs. */
const SWEEP_MARGIN_SECONDS = 3_600;
const SWEEP_MS = 600_000;
/** How often it is looked for claims whose client is gone. */
const HAND_IN_POLL_MS = 10_000;
/** Weight of the newest step in the moving average that heartbeats tell. */
const LOAD_SMOOTHING = 0.2;

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
    });
    shutdown.add(() => host.close());
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
    const assignment = await chooseShard(host, introducer, network, directory, options);

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
    const rpcUrl = config.rpcUrl === '' ? network.rpcUrl : config.rpcUrl;
    const ledger = await createViemLedger({
      rpcUrl,
      addresses: network.contracts,
      privateKey: toHex(loadOrCreateKey(config.home, 'account')),
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
    await ensureFunded(ledger, rpcUrl, stages);
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
    await serve(
      host,
      enclave,
      store,
      witnesses,
      assignment,
      directory,
      operator,
      payment,
      attested,
      options,
      shutdown,
    );
    const { manifest, part } = assignment;
    const rowWei = askedRowWei(config.rowWei, model.pricePerUnit);
    if (manifest.closed || own.sealed !== null) {
      stages.done(
        'products',
        `none for twin and vault: the model is ${manifest.closed ? 'closed' : 'sealed'}, and they would give its weights away`,
      );
    } else if (config.freeRows > 0 || rowWei > 0n) {
      const { isKnown: isCoordinator } = coordinators;
      const selling = { ledger, node, modelRoot: assignment.root, isCoordinator, steps, nowSeconds };
      const ring = await startRingServing({
        host,
        network: hex(networkId(network)),
        manifest,
        part,
        partFile: () => partFile(store, part.contentHash),
        state: enclave.stateRing,
        freeRows: config.freeRows,
        sale: rowWei === 0n ? null : { rowWei, redeem: createRingTickets({ ...selling, rowWei }) },
        vendor: config.vendor,
        maxSessions: options.maxSessions,
        log,
      });
      shutdown.add(ring);
      const sold = rowWei === 0n ? 'none for pay' : `at ${rowWei} wei a row`;
      stages.done('products', `for twin and vault: ${sold}; ${config.freeRows} rows an hour for nothing`);
    }
    if (own.sealed !== null) {
      const { grade: _told, ...sealed } = own.sealed;
      shutdown.add(await serveSealed(host, new Map([[bytesToHex(assignment.root), sealed]])));
    }
    shutdown.add(await serveClaims(host, unpaid));
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
    return {
      ready: {
        role: 'node',
        peerId: host.peerId,
        addresses: host.addresses(),
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
      },
      failed: Promise.race([enclave.died, peerKey.died]),
      stop: shutdown.run,
    };
  } catch (error) {
    log.error('node did not start', { reason: error instanceof Error ? error.message : String(error) });
    await shutdown.run();
    throw error;
  }
}

interface Assignment {
  readonly root: Uint8Array;
  readonly manifest: Manifest;
  readonly part: PartManifest;
}

/** The shard asked for, or the one with the fewest live nodes among those that fit in memory. */
async function chooseShard(
  host: MeshHost,
  introducer: string,
  network: NetworkInfo,
  directory: Directory,
  { model, shard, maxMemory }: RunnerOptions,
): Promise<Assignment> {
  const roots = model === undefined ? network.models : [model];
  const candidates: (Assignment & { readonly nodes: number })[] = [];
  for (const root of roots) {
    const manifest = await askManifest(host, introducer, root);
    const live = directory.list({ modelRoot: root });
    for (const part of shardsOf(manifest)) {
      if (shard !== undefined && part.index !== shard) continue;
      const nodes = live.filter((record) =>
        record.serving.some((served) => bytesToHex(served.shardRoot) === bytesToHex(shardRoot(part))),
      ).length;
      candidates.push({ root, manifest, part, nodes });
    }
  }
  if (candidates.length === 0) {
    throw new UsageError('SHARD_UNKNOWN', 'there is no such model or shard in this network', {
      hint: 'veilmesh model ls',
    });
  }
  const fitting = candidates.filter(({ manifest, part }) => memoryToServe(manifest, part) <= maxMemory);
  const best = fitting.sort((a, b) => a.nodes - b.nodes || b.part.cost - a.part.cost)[0];
  if (best === undefined) {
    const least = Math.min(...candidates.map(({ manifest, part }) => memoryToServe(manifest, part)));
    throw new UnavailableError('SHARD_TOO_LARGE_FOR_NODE', 'no shard fits in the memory this node may use', {
      details: { smallestShard: least, allowed: maxMemory },
      hint: 'raise --max-memory',
    });
  }
  return best;
}

/** The shard itself and one sequence of full length. */
const memoryToServe = ({ context }: Manifest, part: PartManifest): number =>
  part.memory + part.memoryPerPosition * context;

/** The live peer of a registered node. */
function peerOf(directory: Directory, node: Uint8Array): string | null {
  const found = directory
    .list()
    .find(({ operator, peerId }) => equalBytes(nodeId(toHex(operator), peerIdHash(peerId)), node));
  return found?.peerId ?? null;
}

/** A claim binds its node until it has run out: said when claims of another shard are left behind, and on leaving. */
function sayBound(witnesses: WitnessStore, own: Uint8Array, log: Logger, shutdown: Shutdown): void {
  const date = (until: number): string => new Date(until * 1_000).toISOString();
  const left = witnesses.bound(nowSeconds(), own, 'others');
  if (left.claims > 0) {
    log.error('claims of another shard can still be checked, and this node cannot answer for them now', {
      claims: left.claims,
      until: date(left.until),
    });
  }
  shutdown.add(() => {
    const { claims, until } = witnesses.bound(nowSeconds(), own);
    if (claims === 0) return;
    log.info('claims of this node can still be checked: while it is away, checks of them fail', {
      claims,
      until: date(until),
    });
  });
}

function reportWitnesses(event: WitnessEvent, log: Logger): void {
  switch (event.type) {
    case 'erased':
      log.info('witnesses that nobody can ask for any more are erased', {
        witnesses: event.witnesses,
        bytes: event.bytes,
      });
      break;
    case 'unreadable':
      log.error('not a witness', { file: event.file, why: event.why });
  }
}

/** Where the prover is, with rate and time left, as far as a stage can be counted. */
function reportProgress(log: Logger): (progress: ProverProgress) => void {
  let current = '';
  let startedAt = 0;
  return ({ stage, done, total }) => {
    const now = performance.now();
    if (stage !== current) [current, startedAt] = [stage, now];
    const took = (now - startedAt) / 1_000;
    const rate = done / took;
    const text = total === 0 ? stage : `${stage}: ${done} of ${total} positions`;
    log.info(
      `prover: ${text}`,
      total === 0 || done === 0 || took === 0
        ? {}
        : { rate: `${rate.toFixed(rate < 10 ? 1 : 0)}/s`, left: `${((total - done) / rate).toFixed(0)} s` },
    );
  };
}

/** Erases what nobody can ask for any more, now and then. */
function sweepNow(witnesses: WitnessStore, log: Logger): () => void {
  const sweep = (): void => {
    witnesses.sweep(nowSeconds() - SWEEP_MARGIN_SECONDS).catch((error: unknown) => {
      log.error('witnesses cannot be erased', { why: String(error) });
    });
  };
  sweep();
  const timer = setInterval(sweep, SWEEP_MS);
  return () => clearInterval(timer);
}

interface Attested {
  readonly renewal: Renewal;
  readonly peerKey: PeerKey;
  readonly simulated: boolean;
}

async function serve(
  host: MeshHost,
  enclave: Enclave,
  store: Awaited<ReturnType<typeof createShardStore>>,
  witnesses: WitnessStore,
  { root, manifest, part }: Assignment,
  directory: Directory,
  operator: Uint8Array,
  payment: Payment,
  { renewal, peerKey, simulated }: Attested,
  { log, maxSessions }: RunnerOptions,
  shutdown: Shutdown,
): Promise<void> {
  let stepMicros = 0;
  const timed: Enclave = {
    ...enclave,
    open: async (envelope, peerId) => {
      if (!witnesses.isFull()) return await enclave.open(envelope, peerId);
      log.error('no room for witnesses: no session is opened until older claims have run out', {
        bytes: witnesses.bytes,
        more: '--witness-mb',
      });
      throw new UnavailableError('WITNESS_FULL', 'this node keeps as many witnesses as it can', {
        hint: 'run it again: the planner takes another node where there is one',
      });
    },
    step: async (session, frame, arrivedUs) => {
      const result = await enclave.step(session, frame, arrivedUs);
      const took = nowUs() - arrivedUs;
      stepMicros = stepMicros === 0 ? took : stepMicros + LOAD_SMOOTHING * (took - stepMicros);
      return result;
    },
  };
  const hop = await serveSessions(host, timed, {
    maxSessions,
    maxSessionsPerPeer: Math.ceil(maxSessions / 2),
    idleMs: SESSION_IDLE_MS,
    openMs: SESSION_OPEN_MS,
    maxFrameBytes: enclave.ready.maxFrameBytes,
    nowUs,
    payment,
    prove: createProvenPeers(host, peerKey, renewal),
    onSession: (event) => {
      if (event.kind === 'failed') log.error('session failed', { code: event.code, why: event.message });
      else
        log.info(
          `session ${event.kind}`,
          'active' in event ? { active: event.active } : { steps: event.steps },
        );
    },
  });
  shutdown.add(() => hop.close());
  shutdown.add(await serveEvidence(host, () => renewal.current().evidence));
  shutdown.add(await serveProofs(host, peerKey, renewal));
  shutdown.add(await serveManifests(host, new Map([[bytesToHex(root), manifest]])));
  shutdown.add(await serveShards(host, store));
  const announce = (): Promise<void> =>
    directory.announce({
      operator,
      serving: [{ modelRoot: rootOf(manifest), shardRoot: shardRoot(part), index: part.index }],
      evidenceHash: renewal.current().evidenceHash,
      enclaveKey: enclave.ready.enclaveKey,
      hpkeKey: enclave.ready.hpkeKey,
      bootNonce: enclave.ready.bootNonce,
      engine: enclave.ready.engine.name,
      load: { sessions: hop.active(), stepMicros: Math.round(stepMicros) },
      simulated,
    });
  await announce();
  const refresh = setInterval(() => {
    announce().catch((error: unknown) => log.error('heartbeat failed', { why: String(error) }));
  }, LOAD_REFRESH_MS);
  shutdown.add(() => clearInterval(refresh));
}
