/**
 * The enclave: a worker thread that holds the keys, the weights and every activation in clear.
 *
 * On TEE hardware this is what is measured and runs inside; here the TEE is simulated, so a thread stands in
 * for it and the evidence says `simulated`. The host thread reaches it only through node/tee/protocol.ts.
 * @module
 */
import { parentPort } from 'node:worker_threads';
import { appraise } from '../../crypto/attest/appraise.ts';
import { decodeEvidence, encodeEvidence, evidenceHash, makeEvidence } from '../../crypto/attest/evidence.ts';
import { openPolicy, type Policy } from '../../crypto/attest/policy.ts';
import { createSimulatedProvider } from '../../crypto/attest/simulated.ts';
import { asVeilmeshError, InternalError, UnavailableError, VeilmeshError } from '../../crypto/core/errors.ts';
import { randomBytes } from '../../crypto/core/random.ts';
import { frameBytes } from '../../crypto/mask/frame.ts';
import { type Bls, loadBls } from '../../crypto/poea/bls.ts';
import { signClaim } from '../../crypto/poea/claim.ts';
import { generateX25519KeyPair } from '../../crypto/seal/hpke.ts';
import { createReplayGuard } from '../../crypto/seal/replay-guard.ts';
import { publicKeyOfPeer } from '../../mesh/host/identity.ts';
import {
  type HopDeps,
  type HopIdentity,
  type HopModel,
  type HopSession,
  openHopSession,
} from '../../mesh/session/hop-session.ts';
import { selectEngine } from '../../models/engine/select.ts';
import { decodeManifest, modelRoot, shardRoot, shardsOf, workUnits } from '../../models/shard/manifest.ts';
import { verifyPart } from '../../models/shard/verify.ts';
import { nodeSha256 } from '../accel/sha256.ts';
import { createNodeStreamCipher } from '../accel/stream-cipher.ts';
import { nowSeconds, nowUs } from './clock.ts';
import { runtimeHash, simulatedMeasurement } from './measure.ts';
import type {
  EnclaveBoot,
  EnclaveCall,
  EnclaveReady,
  EnclaveReply,
  EnclaveRequest,
  EnclaveResults,
} from './protocol.ts';

/**
 * Longest life a client may ask for a session, seconds, and how many sessions the replay guard remembers: filling
 * it, which would keep everybody out, takes 400 envelopes a second for all that time, about what opening them costs.
 */
const MAX_SESSION_SECONDS = 1_200;
const REPLAY_CAPACITY = 2 ** 19;

interface Enclave {
  readonly ready: EnclaveReady;
  possession(context: Uint8Array): Uint8Array;
  openSession(envelope: Uint8Array): Promise<HopSession>;
}

async function boot(options: EnclaveBoot): Promise<Enclave> {
  const manifest = decodeManifest(options.manifest);
  const part = shardsOf(manifest)[options.shardIndex];
  if (part === undefined) throw new InternalError('ENCLAVE_BOOT', 'the manifest has no such shard');
  const { program, weights } = verifyPart(manifest, part, options.part);
  const { engine, report } = await selectEngine({
    ...(options.engine === 'auto' ? {} : { prefer: options.engine }),
    threads: options.threads,
  });
  const loaded = await engine.load(program, weights);

  const bls: Bls = await loadBls();
  const signing = bls.keygen();
  const hpke = generateX25519KeyPair();
  const bootNonce = randomBytes(32);
  const runtime = runtimeHash();
  const measurement = simulatedMeasurement(runtime);
  const root = modelRoot(manifest);
  // The quote is made after the weights were loaded and hashed, so that it speaks of what runs.
  const evidence = await makeEvidence(
    createSimulatedProvider({ measurement, clock: nowSeconds }),
    {
      peerKey: options.peerKey,
      signingKey: signing.publicKey,
      hpkeKey: hpke.publicKey,
      modelRoot: root,
      shardRoot: shardRoot(part),
      layers: [...part.ops],
      semanticsHash: manifest.semanticsHash,
      runtimeHash: runtime,
      bootNonce,
      freshness: options.freshness,
    },
    bls.provePossession(signing.secretKey),
  );
  const identity: HopIdentity = {
    enclaveKey: signing.publicKey,
    sign: (claim) => signClaim(bls, claim, signing.secretKey),
    hpke,
    bootNonce,
    evidenceHash: evidenceHash(evidence),
  };
  const model: HopModel = {
    modelRoot: root,
    shardRoot: shardRoot(part),
    semanticsHash: manifest.semanticsHash,
    layers: part.ops,
    hopIndex: options.shardIndex,
    hopCount: shardsOf(manifest).length,
    widthIn: part.in.width,
    widthOut: part.out.width,
    frameRows: manifest.frameRows,
    workUnits: (positions) => workUnits(part, positions),
    run: (input, rows) => loaded.run(input, rows),
  };
  const policy: Policy = openPolicy(options.policy, { signers: [options.policySigner], minSerial: 0 });
  const deps: HopDeps = {
    cipher: createNodeStreamCipher(),
    sha256: nodeSha256,
    replayGuard: createReplayGuard({ capacity: REPLAY_CAPACITY, maxLifetimeSeconds: MAX_SESSION_SECONDS }),
    chainId: options.chainId,
    settlement: options.settlement,
    appraise: async (neighbour, hopIndex) => {
      const place = shardsOf(manifest)[hopIndex];
      if (place === undefined) throw new InternalError('ENCLAVE_SESSION', 'the model has no such hop');
      const decoded = decodeEvidence(neighbour.evidence);
      const { binding, evidenceHash: appraisedHash } = appraise(decoded, {
        policy,
        now: nowSeconds(),
        expected: {
          peerKey: publicKeyOfPeer(neighbour.peerId),
          modelRoot: root,
          shardRoot: shardRoot(place),
          layers: [...place.ops],
          semanticsHash: manifest.semanticsHash,
        },
        keyProofs: bls,
      });
      return {
        enclaveKey: binding.signingKey,
        hpkeKey: binding.hpkeKey,
        bootNonce: binding.bootNonce,
        evidenceHash: appraisedHash,
      };
    },
    nowSeconds,
    nowUs,
  };
  return {
    ready: {
      evidence: encodeEvidence(evidence),
      evidenceHash: identity.evidenceHash,
      enclaveKey: signing.publicKey,
      hpkeKey: hpke.publicKey,
      bootNonce,
      modelRoot: root,
      shardRoot: model.shardRoot,
      measurement,
      maxFrameBytes: frameBytes(manifest.frameRows.at(-1)!, Math.max(part.in.width, part.out.width)),
      engine: { name: engine.name, threads: engine.threads, report },
    },
    possession: (context) => bls.provePossession(signing.secretKey, context),
    openSession: (envelope) => openHopSession(envelope, identity, model, deps),
  };
}

let enclave: Enclave | undefined;
let booting = false;
const sessions = new Map<number, HopSession>();
/** Envelopes being opened; they count as sessions. */
let opening = 0;
let nextSession = 1;
/** Steps of all sessions run one after another: one shard, one engine. */
let turn: Promise<unknown> = Promise.resolve();
let maxSessions = 0;

function inTurn<T>(work: () => T | Promise<T>): Promise<T> {
  const result = turn.then(work);
  turn = result.catch(() => {});
  return result;
}

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
    case 'open': {
      if (sessions.size + opening >= maxSessions) {
        throw new UnavailableError('SESSION_LIMIT', 'this enclave serves as many sessions as it allows');
      }
      opening++;
      try {
        const session = await booted().openSession(call.envelope);
        sessions.set(nextSession, session);
        return { session: nextSession++, routing: session.routing };
      } finally {
        opening--;
      }
    }
    case 'step': {
      const session = sessionOf(call.session);
      return inTurn(() => session.step(call.frame, call.arrivedUs));
    }
    case 'closeSegment': {
      const session = sessionOf(call.session);
      return inTurn(() => session.closeSegment());
    }
    case 'close':
      // Its place is free at once; steps and claims that were asked for before still run.
      sessions.delete(call.session);
      return null;
  }
}

/** What leaves the enclave of a failure. Texts that are not ours could hold values, so their kind must do. */
function outward(kind: EnclaveCall['kind'], thrown: unknown): VeilmeshError {
  if (thrown instanceof VeilmeshError || kind === 'boot') return asVeilmeshError(thrown);
  const name = thrown instanceof Error ? thrown.name : typeof thrown;
  return new InternalError('ENCLAVE_FAILED', 'the enclave failed inside', { details: { call: kind, name } });
}

/** A sealed frame leaves for good: its buffer is moved, not copied. */
const buffersToHandOver = (value: EnclaveResults[EnclaveCall['kind']]): ArrayBuffer[] =>
  value !== null && 'frame' in value ? [value.frame.buffer as ArrayBuffer] : [];

parentPort!.on('message', ({ id, call }: EnclaveRequest) => {
  answer(call).then(
    (value) =>
      parentPort!.postMessage({ id, ok: true, value } satisfies EnclaveReply, buffersToHandOver(value)),
    (thrown: unknown) => {
      parentPort!.postMessage({
        id,
        ok: false,
        error: outward(call.kind, thrown).toJSON(),
      } satisfies EnclaveReply);
    },
  );
});
