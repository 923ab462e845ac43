/**
 * The enclave: a worker thread that holds the keys, the weights and every activation in clear, with a second one for
 * its signatures (notary-worker.ts) and a third one that answers spot-checks when they come (prover-worker.ts).
 *
 * On TEE hardware this is what is measured and runs inside; here the TEE is simulated, so a thread stands in
 * for it and the evidence says `simulated`. The host thread reaches it only through node/tee/protocol.ts.
 * @module
 */
import { parentPort, Worker } from 'node:worker_threads';
import type { QuoteProvider } from '../../crypto/attest/evidence.ts';
import { openPolicy } from '../../crypto/attest/policy.ts';
import { createSimulatedProvider, type SimulatedMeasurement } from '../../crypto/attest/simulated.ts';
import {
  asVeilmeshError,
  InternalError,
  UnavailableError,
  type VeilmeshError,
} from '../../crypto/core/errors.ts';
import { randomBytes } from '../../crypto/core/random.ts';
import { frameBytes } from '../../crypto/mask/frame.ts';
import { generateX25519KeyPair } from '../../crypto/seal/hpke.ts';
import { createReplayGuard } from '../../crypto/seal/replay-guard.ts';
import { publicKeyOfPeer } from '../../mesh/host/identity.ts';
import { type HopSession, openHopSession } from '../../mesh/session/hop-session.ts';
import type { HopDeps, HopIdentity, HopModel, OwnEvidence } from '../../mesh/session/hop-types.ts';
import { MAX_SESSION_SECONDS } from '../../mesh/session/protocol.ts';
import { createSequenceMemory } from '../../mesh/session/sequence-memory.ts';
import { createStepQueue } from '../../mesh/session/step-queue.ts';
import { selectEngine } from '../../models/engine/select.ts';
import { stepCheckOf } from '../../models/program/step-check.ts';
import {
  decodeManifest,
  modelRoot,
  samplesAtEnd,
  shardRoot,
  shardsOf,
  valueWidths,
  workUnits,
} from '../../models/shard/manifest.ts';
import { verifyPart } from '../../models/shard/verify.ts';
import { nodeSha256 } from '../accel/sha256.ts';
import { createNodeStreamCipher } from '../accel/stream-cipher.ts';
import { breakEngine, refuseCheat } from './broken.ts';
import { answerCalls, createCalls, withoutForeignText } from './calls.ts';
import { nowSeconds, nowUs } from './clock.ts';
import { runtimeHash, simulatedMeasurement } from './measure.ts';
import { startNotary } from './notary.ts';
import { createOwnEvidence } from './own-evidence.ts';
import type { EnclaveSideCall, PeerKeyFacts } from './peer-key.ts';
import { platformSecret } from './platform-secret.ts';
import type {
  EnclaveBoot,
  EnclaveCall,
  EnclaveReady,
  EnclaveResults,
  ProverRequest,
  RenewalRequest,
  RingStatementRequest,
} from './protocol.ts';
import type { ProverBoot } from './prover.ts';
import { createFetchCached } from './providers/fetch-cached.ts';
import { createHardwareProvider } from './providers/provider.ts';
import { openSealedPart } from './sealed-part.ts';
import { sealingKey as deriveSealingKey } from './witness.ts';

/**
 * How many sessions the replay guard remembers: filling it, which would keep everybody out, takes 400 envelopes a second
 * for the longest session's life, about what opening them costs.
 */
const REPLAY_CAPACITY = 2 ** 19;
/** Messages that came while the engine computed are handled before the next run. */
const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

interface Enclave {
  readonly ready: EnclaveReady;
  possession(context: Uint8Array): Promise<Uint8Array>;
  stateRing(request: RingStatementRequest): Promise<Uint8Array>;
  renew(request: RenewalRequest): Promise<OwnEvidence>;
  openSession(envelope: Uint8Array, peerId: string): Promise<HopSession>;
  startProver(given: ProverRequest): Promise<void>;
  stopProver(): Promise<void>;
}

async function boot(options: EnclaveBoot): Promise<Enclave> {
  const manifest = decodeManifest(options.manifest);
  const part = shardsOf(manifest)[options.shardIndex];
  if (part === undefined) throw new InternalError('ENCLAVE_BOOT', 'the manifest has no such shard');
  const runtime = runtimeHash();
  const measurement = simulatedMeasurement(runtime);
  const provider = providerOf(options, measurement);
  const { cheat } = options;
  if (cheat !== undefined) {
    const policy = openPolicy(options.policy, { signers: [options.policySigner], minSerial: 0 });
    refuseCheat(cheat, provider.kind, policy);
  }
  const bootNonce = randomBytes(32);
  const peer = createCalls<EnclaveSideCall>(options.peer);
  const { publicKey: peerKey, tee: peerTee } = (await peer.ask({ kind: 'public' })) as PeerKeyFacts;
  const tee = options.provider?.tee ?? 'simulated';
  if (peerTee !== tee) {
    throw new InternalError('ENCLAVE_BOOT', 'the peer key is kept by another TEE than the one that quotes', {
      details: { expected: tee, got: peerTee },
    });
  }
  const sealed =
    options.part instanceof Uint8Array
      ? null
      : await openSealedPart(options.part, manifest, part, {
          provider,
          peerKey,
          runtimeHash: runtime,
          bootNonce,
        });
  const file = options.part instanceof Uint8Array ? options.part : await sealed!.open();
  const { program, weights } = verifyPart(manifest, part, file, nodeSha256);
  if (!(options.part instanceof Uint8Array) && options.part.checkCells) {
    const { compareOwnCells } = await import('../models/own-cells.ts');
    await compareOwnCells(manifest, part, file, { done: () => {}, progress: () => {} });
  }
  const { engine: selected, report } = await selectEngine({
    ...(options.engine === 'auto' ? {} : { prefer: options.engine }),
    threads: options.threads,
  });
  const engine = cheat === undefined ? selected : breakEngine(selected, cheat);
  const loaded = await engine.load(program, weights);

  const sealingKey =
    sealed?.sealingKey ??
    deriveSealingKey({
      platformSecret: (await platformSecret(tee, options.simulatedPlatformSecret)).secret,
      measurement,
      shardRoot: shardRoot(part),
    });
  const notary = await startNotary({ ...options, sealingKey });
  let prover: Worker | undefined;
  const stopProver = async (): Promise<void> => {
    const running = prover;
    prover = undefined;
    await running?.terminate();
  };
  const hpke = generateX25519KeyPair();
  const root = modelRoot(manifest);
  // The quote is made after the weights were loaded and hashed, so that it speaks of what runs.
  const evidence = await createOwnEvidence(
    provider,
    {
      peerKey,
      signingKey: notary.publicKey,
      hpkeKey: hpke.publicKey,
      modelRoot: root,
      shardRoot: shardRoot(part),
      layers: [...part.ops],
      semanticsHash: manifest.semanticsHash,
      runtimeHash: runtime,
      bootNonce,
      ...(sealed === null ? {} : { sealedHash: sealed.sealedHash }),
    },
    notary.possession,
    options.freshness,
    async (evidenceHash) => {
      await peer.ask({ kind: 'evidence', evidenceHash });
    },
  );
  const identity = (): HopIdentity => ({
    enclaveKey: notary.publicKey,
    commit: notary.commit,
    certify: notary.certify,
    hpke,
    bootNonce,
    ...evidence.newest(),
    earlier: evidence.earlier(),
  });
  const model: HopModel = {
    modelRoot: root,
    shardRoot: shardRoot(part),
    semanticsHash: manifest.semanticsHash,
    layers: part.ops,
    hopIndex: options.shardIndex,
    hopCount: shardsOf(manifest).length,
    widthsIn: valueWidths(part.in),
    widthsOut: valueWidths(part.out),
    frameRows: manifest.frameRows,
    workUnits: (positions) => workUnits(part, positions),
    samples: samplesAtEnd(program),
    bytesPerPosition: part.memoryPerPosition,
    open: (positions, sampling) => loaded.open(program.maxPositions === undefined ? 0 : positions, sampling),
  };
  const deps: HopDeps = {
    cipher: createNodeStreamCipher(),
    queue: createStepQueue({
      hops: shardsOf(manifest).length,
      check: stepCheckOf(program),
      run: (steps) => loaded.run(steps),
      nowUs,
      breathe,
    }),
    memory: createSequenceMemory(options.kvBudgetBytes),
    replayGuard: createReplayGuard({ capacity: REPLAY_CAPACITY, maxLifetimeSeconds: MAX_SESSION_SECONDS }),
    chainId: options.chainId,
    settlement: options.settlement,
    appraise: async (neighbour, hopIndex) => {
      const place = shardsOf(manifest)[hopIndex];
      if (place === undefined) throw new InternalError('ENCLAVE_SESSION', 'the model has no such hop');
      return notary.appraise(neighbour.evidence, {
        peerKey: publicKeyOfPeer(neighbour.peerId),
        modelRoot: root,
        shardRoot: shardRoot(place),
        layers: [...place.ops],
        semanticsHash: manifest.semanticsHash,
      });
    },
    nowSeconds,
    nowUs,
  };
  return {
    ready: {
      ...evidence.newest(),
      enclaveKey: notary.publicKey,
      hpkeKey: hpke.publicKey,
      bootNonce,
      modelRoot: root,
      shardRoot: model.shardRoot,
      measurement,
      maxFrameBytes: frameBytes(manifest.frameRows.at(-1)!, Math.max(part.in.width, part.out.width)),
      engine: { name: engine.name, threads: engine.threads, report },
      keys: sealed?.grade ?? null,
    },
    possession: notary.possessionFor,
    stateRing: ({ role, session, root: transcript, count, rows, notAfter }) =>
      notary.stateRing({
        version: 1,
        chainId: options.chainId,
        settlement: options.settlement,
        modelRoot: root,
        shardRoot: model.shardRoot,
        role,
        session,
        root: transcript,
        count,
        rows,
        notAfter,
      }),
    async renew({ freshness, policy }) {
      if (policy !== null) await notary.setPolicy(policy);
      return evidence.renew(freshness);
    },
    openSession: (envelope, peerId) => openHopSession(envelope, peerId, identity(), model, deps),
    stopProver,
    async startProver(given) {
      await stopProver();
      prover = new Worker(new URL('./prover-worker.ts', import.meta.url));
      prover.on('error', () => {}); // its ports close, which the host notices; serving goes on
      const boot: ProverBoot = {
        ...given,
        part: given.part ?? (await sealed!.open()),
        manifest: options.manifest,
        shardIndex: options.shardIndex,
        sealingKey,
        ...(cheat === undefined ? {} : { cheat }),
      };
      prover.postMessage(boot, [given.port, given.progress]);
    },
  };
}

/** The host names the interface; what it answers is verified by whoever relies on it. */
function providerOf({ provider }: EnclaveBoot, measurement: SimulatedMeasurement): QuoteProvider {
  if (provider === null) return createSimulatedProvider({ measurement, clock: nowSeconds });
  const { cache, ...chosen } = provider;
  return createHardwareProvider(chosen, createFetchCached({ folder: cache, nowSeconds }));
}

let enclave: Enclave | undefined;
let booting = false;
const sessions = new Map<number, HopSession>();
/** Envelopes being opened; they count as sessions. */
let opening = 0;
let nextSession = 1;
let maxSessions = 0;

const booted = (): Enclave => {
  if (enclave === undefined) throw new InternalError('ENCLAVE_BOOT', 'the enclave has not booted');
  return enclave;
};
const sessionOf = (id: number): HopSession => {
  const session = sessions.get(id);
  if (session === undefined) throw new InternalError('ENCLAVE_SESSION', 'no such session in this enclave');
  return session;
};

async function answer(call: EnclaveCall): Promise<EnclaveResults[EnclaveCall['kind']]> {
  switch (call.kind) {
    case 'boot':
      // One boot, one shard, one set of keys: what the evidence says must hold for as long as the worker lives.
      if (booting) throw new InternalError('ENCLAVE_BOOT', 'an enclave boots once');
      booting = true;
      enclave = await boot(call.boot);
      maxSessions = call.boot.maxSessions;
      return enclave.ready;
    case 'possession':
      return booted().possession(call.context);
    case 'stateRing':
      return booted().stateRing(call.request);
    case 'renew':
      return booted().renew(call.request);
    case 'open': {
      if (sessions.size + opening >= maxSessions) {
        throw new UnavailableError('SESSION_LIMIT', 'this enclave serves as many sessions as it allows');
      }
      opening++;
      try {
        const session = await booted().openSession(call.envelope, call.peerId);
        sessions.set(nextSession, session);
        return { session: nextSession++, routing: session.routing };
      } finally {
        opening--;
      }
    }
    case 'step':
      return sessionOf(call.session).step(call.frame, call.arrivedUs);
    case 'commits':
      sessionOf(call.session).commits(call.bytes);
      return null;
    case 'commitSegment':
      return sessionOf(call.session).commitSegment();
    case 'closeSegment':
      return sessionOf(call.session).closeSegment();
    case 'cover':
      sessions.get(call.session)?.cover(call.rows);
      return null;
    case 'backed':
      sessions.get(call.session)?.backed(call.segments);
      return null;
    case 'close': {
      // Its place is free at once, its memory when its step is done; claims that were asked for still come.
      const session = sessions.get(call.session);
      sessions.delete(call.session);
      await session?.close();
      return null;
    }
    case 'startProver':
      await booted().startProver(call);
      return null;
    case 'stopProver':
      await booted().stopProver();
      return null;
  }
}

/** At boot nobody's values are here yet but weights that may be sealed, and an operator has to find out what is wrong. */
const outward = (call: EnclaveCall, thrown: unknown): VeilmeshError =>
  call.kind === 'boot' && call.boot.part instanceof Uint8Array
    ? asVeilmeshError(thrown)
    : withoutForeignText(call.kind, thrown);

/** A sealed frame leaves for good: its buffer is moved, not copied. */
const buffersToHandOver = (value: unknown): ArrayBuffer[] =>
  value !== null && typeof value === 'object' && 'frame' in value
    ? [(value as EnclaveResults['step']).frame.buffer as ArrayBuffer]
    : [];

answerCalls(parentPort!, answer, outward, buffersToHandOver);
