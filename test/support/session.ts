/**
 * A whole route in one process: attested simulated hops with a tiny real model, over a mesh in memory.
 * @module
 */
import { ed25519 } from '@noble/curves/ed25519.js';
import { type Appraisal, appraise } from '../../crypto/attest/appraise.ts';
import type { Binding } from '../../crypto/attest/binding.ts';
import { decodeEvidence, encodeEvidence, evidenceHash, makeEvidence } from '../../crypto/attest/evidence.ts';
import { openPolicy, type Policy, signPolicy } from '../../crypto/attest/policy.ts';
import { createSimulatedProvider } from '../../crypto/attest/simulated.ts';
import { loadIntCommits } from '../../crypto/commit/int-commits.ts';
import { columnWidths } from '../../crypto/commit/kzg-committer.ts';
import { concatBytes, u32be, utf8 } from '../../crypto/core/bytes.ts';
import { InternalError } from '../../crypto/core/errors.ts';
import { hash } from '../../crypto/core/hash.ts';
import { randomBytes } from '../../crypto/core/random.ts';
import { frameBytes } from '../../crypto/mask/frame.ts';
import { nobleStreamCipher, type StreamCipher } from '../../crypto/mask/keystream.ts';
import { type Bls, loadBls } from '../../crypto/poea/bls.ts';
import { verifySegment } from '../../crypto/poea/chain.ts';
import { type ChainExpectation, workUnits } from '../../crypto/poea/chain-rules.ts';
import { type Claim, decodeSignedClaim, type SignedClaim, signClaim } from '../../crypto/poea/claim.ts';
import { createHpkeSender, generateX25519KeyPair, type HpkeSender } from '../../crypto/seal/hpke.ts';
import { createReplayGuard } from '../../crypto/seal/replay-guard.ts';
import type { MeshHost } from '../../mesh/host/types.ts';
import { certify, commitEdge } from '../../mesh/session/certify.ts';
import { demandOutputs, type SegmentResult } from '../../mesh/session/client-segments.ts';
import {
  type ClientSession,
  type ClientSessionOptions,
  openClientSession,
  type RouteHop,
} from '../../mesh/session/client-session.ts';
import {
  type EnclavePort,
  type HopHost,
  type HopHostOptions,
  type SessionEvent,
  serveSessions,
} from '../../mesh/session/hop-host.ts';
import { type HopSession, openHopSession } from '../../mesh/session/hop-session.ts';
import type { HopDeps, HopIdentity, HopModel } from '../../mesh/session/hop-types.ts';
import {
  CLAIM_VALIDITY_SECONDS,
  encodeOpenContent,
  encodeOpenEnvelope,
  OPEN_INFO,
  type OpenContent,
} from '../../mesh/session/protocol.ts';
import type { StepVectors } from '../../mesh/session/segment.ts';
import { createSequenceMemory } from '../../mesh/session/sequence-memory.ts';
import { createStepDeadlines, type StepDeadlines } from '../../mesh/session/step-deadlines.ts';
import { createStepQueue, type StepQueueOptions } from '../../mesh/session/step-queue.ts';
import type { Engine, LoadedProgram } from '../../models/engine/types.ts';
import { createReferenceEngine } from '../../models/program/reference.ts';
import { semanticsHash } from '../../models/program/semantics.ts';
import { validateProgram } from '../../models/program/validate.ts';
import { build, tensor } from '../unit/models/program/build.ts';
import { createMemoryMesh, type MemoryMesh } from './memory-mesh.ts';

export const WIDTH = 8;
export const FRAME_ROWS = [1, 4, 16, 40];
export const MAX_FRAME_BYTES = frameBytes(40, WIDTH);
export const NOW = 1_800_000_000;
const CHAIN_ID = 31_337;
const SETTLEMENT = new Uint8Array(20).fill(9);
const MODEL_ROOT = hash('test-model');
const COST = 1_500;
export const MEASUREMENT = 'SIM:session-test' as const;
const POLICY_SEED = new Uint8Array(32).fill(0x51);

export const shardRootOf = (index: number): Uint8Array => hash('test-shard', Uint8Array.of(index));
const peerKeyOf = (peerId: string): Uint8Array => hash('test-peer', utf8(peerId));

export const policy: Policy = openPolicy(
  signPolicy(
    {
      v: 1,
      serial: 1,
      network: 'development',
      allowSimulated: true,
      measurements: [MEASUREMENT],
      maxEvidenceAgeSeconds: 3_600,
      issuedAt: NOW - 100,
    },
    POLICY_SEED,
  ),
  { signers: [ed25519.getPublicKey(POLICY_SEED)], minSerial: 0 },
);

/** A dense layer with weights that depend on the hop: i8 rows in, i8 rows out. */
export function layer(index: number) {
  const data = Array.from({ length: WIDTH * WIDTH }, (_, i) => ((i * 37 + index * 11) % 255) - 127);
  return build(
    [{ name: 'x', rows: 'n', width: WIDTH, type: 'i8' }],
    [
      {
        kind: 'linear',
        name: 'dense',
        in: ['x'],
        out: 'y',
        weight: 'w',
        bias: 'b',
        requant: { mult: 'm', out: 'i8' },
      },
    ],
    [
      tensor('w', 'i8', [WIDTH, WIDTH], data),
      tensor(
        'b',
        'i32',
        [WIDTH],
        Array.from({ length: WIDTH }, (_, i) => i * 5 - index),
      ),
      tensor('m', 'u32', [WIDTH], Array<number>(WIDTH).fill(2 ** 25)),
    ],
    40,
  );
}

/** The layer of hop `index` on an engine. */
export async function loadLayer(index: number, engine: Engine): Promise<LoadedProgram> {
  const { program, weights } = layer(index);
  validateProgram(program, weights);
  return engine.load(program, weights);
}

/** What a shard is to its session, beside the numbers it computes. */
export interface TestShard {
  readonly loaded: LoadedProgram;
  readonly widthsIn: readonly number[];
  readonly widthsOut: readonly number[];
  readonly samples: boolean;
  readonly bytesPerPosition: number;
  /** What the queue asks of a step's input; nothing when left out. */
  readonly check?: StepQueueOptions['check'];
}

const layerShard = async (index: number): Promise<TestShard> => ({
  loaded: await loadLayer(index, createReferenceEngine()),
  widthsIn: [WIDTH],
  widthsOut: [WIDTH],
  samples: false,
  bytesPerPosition: 0,
});

export const nowUs = (): number => Math.round(performance.now() * 1_000);
const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
/** A queue as the enclave has it. */
export const queueOf = (loaded: LoadedProgram, check: StepQueueOptions['check'] = () => {}) =>
  createStepQueue({
    hops: 1,
    check,
    run: (steps) => loaded.run(steps),
    nowUs,
    breathe,
  });
/** Of every wait that a test says nothing of: on no machine does one run out, so that what ends a wait is what the test did. */
export const PATIENCE_MS = 60_000;
/** Deadlines that are the same for every step and learn nothing. */
export const fixedDeadlines = (ms: number): StepDeadlines =>
  createStepDeadlines({ floorMs: ms, ceilingMs: ms });

export interface TestHop {
  readonly peerId: string;
  readonly route: RouteHop;
  readonly appraisal: Appraisal;
  readonly loaded: LoadedProgram;
  readonly identity: HopIdentity;
  readonly model: HopModel;
  readonly deps: HopDeps;
  readonly blsSecret: Uint8Array;
}

export interface HopOverrides {
  /** Of a real host. */
  readonly peerId?: string;
  readonly addresses?: readonly string[];
  /** Instead of the stateless layer. */
  readonly shard?: TestShard;
  readonly memoryBytes?: number;
  readonly cipher?: StreamCipher;
  readonly binding?: Partial<Binding>;
  readonly issuedAt?: number;
  readonly clock?: () => number;
}

/** Hop `index` of `count`, with keys of its own. */
export async function createHop(index: number, count: number, over: HopOverrides = {}): Promise<TestHop> {
  const [bls, commits] = await Promise.all([loadBls(), loadIntCommits()]);
  const peerId = over.peerId ?? `hop-${index}`;
  const signing = bls.keygen();
  const hpke = generateX25519KeyPair();
  const binding: Binding = {
    peerKey: peerKeyOf(peerId),
    signingKey: signing.publicKey,
    hpkeKey: hpke.publicKey,
    modelRoot: MODEL_ROOT,
    shardRoot: shardRootOf(index),
    layers: [index, index + 1],
    semanticsHash: semanticsHash(),
    runtimeHash: hash('test-runtime'),
    bootNonce: randomBytes(32),
    freshness: hash('test-block'),
    ...over.binding,
  };
  const provider = createSimulatedProvider({
    measurement: MEASUREMENT,
    clock: () => over.issuedAt ?? NOW - 10,
  });
  const evidence = await makeEvidence(provider, binding, bls.provePossession(signing.secretKey));
  const appraisal = await appraise(evidence, {
    policy,
    now: over.issuedAt ?? NOW,
    expected: {},
    keyProofs: bls,
  });
  const shard = over.shard ?? (await layerShard(index));
  const clock = over.clock ?? (() => NOW);
  return {
    peerId,
    appraisal,
    loaded: shard.loaded,
    blsSecret: signing.secretKey,
    route: {
      peerId,
      addresses: over.addresses ?? [`/memory/${peerId}`],
      evidence: encodeEvidence(evidence),
      evidenceHash: appraisal.evidenceHash,
      hpkeKey: hpke.publicKey,
      bootNonce: binding.bootNonce,
      shardRoot: binding.shardRoot,
      columnsOut: columnWidths(shard.widthsOut).length,
    },
    identity: {
      enclaveKey: signing.publicKey,
      commit: async (job) => commitEdge(job, { commits, nowUs, breathe }),
      certify: async (job) =>
        certify(job, { sign: (claim) => signClaim(bls, claim, signing.secretKey), commits, nowUs }),
      hpke,
      bootNonce: binding.bootNonce,
      evidence: encodeEvidence(evidence),
      evidenceHash: evidenceHash(evidence),
    },
    model: {
      modelRoot: MODEL_ROOT,
      shardRoot: shardRootOf(index),
      semanticsHash: semanticsHash(),
      layers: [index, index + 1],
      hopIndex: index,
      hopCount: count,
      widthsIn: shard.widthsIn,
      widthsOut: shard.widthsOut,
      frameRows: FRAME_ROWS,
      samples: shard.samples,
      bytesPerPosition: shard.bytesPerPosition,
      workUnits: (positions) => workUnits(positions, COST),
      open: (positions, sampling) => shard.loaded.open(positions, sampling),
    },
    deps: {
      cipher: over.cipher ?? nobleStreamCipher,
      replayGuard: createReplayGuard({ capacity: 4_096, maxLifetimeSeconds: 3_600 }),
      queue: queueOf(shard.loaded, shard.check),
      memory: createSequenceMemory(over.memoryBytes ?? 0),
      chainId: CHAIN_ID,
      settlement: SETTLEMENT,
      appraise: async (neighbour, hopIndex) => {
        const appraised = await appraise(decodeEvidence(neighbour.evidence), {
          policy,
          now: clock(),
          expected: {
            peerKey: peerKeyOf(neighbour.peerId),
            modelRoot: MODEL_ROOT,
            shardRoot: shardRootOf(hopIndex),
            layers: [hopIndex, hopIndex + 1],
          },
          keyProofs: bls,
        });
        const { signingKey, hpkeKey, bootNonce } = appraised.binding;
        return { enclaveKey: signingKey, hpkeKey, bootNonce, evidenceHash: appraised.evidenceHash };
      },
      nowSeconds: clock,
      nowUs,
    },
  };
}

const shared = new Map<number, Promise<TestHop[]>>();

/** Hops with keys that live as long as the process, as a node's do over many sessions; making them is slow. */
function sharedHops(count: number): Promise<TestHop[]> {
  const known = shared.get(count);
  if (known !== undefined) return known;
  const made = Promise.all(Array.from({ length: count }, (_, index) => createHop(index, count)));
  shared.set(count, made);
  return made;
}

/** The enclave worker's bookkeeping, without the worker. */
export function localEnclave(hop: TestHop): EnclavePort & { readonly sessions: Map<number, HopSession> } {
  const sessions = new Map<number, HopSession>();
  let next = 1;
  const sessionOf = (id: number): HopSession => {
    const session = sessions.get(id);
    if (session === undefined) throw new InternalError('ENCLAVE_SESSION', 'no such session in this enclave');
    return session;
  };
  return {
    sessions,
    open: async (envelope, peerId) => {
      const session = await openHopSession(envelope, peerId, hop.identity, hop.model, hop.deps);
      sessions.set(next, session);
      return { session: next++, routing: session.routing };
    },
    step: async (id, frame, at) => sessionOf(id).step(frame, at),
    commits: async (id, bytes) => sessionOf(id).commits(bytes),
    commitSegment: async (id) => sessionOf(id).commitSegment(),
    closeSegment: async (id) => sessionOf(id).closeSegment(),
    cover: (id, rows) => sessions.get(id)?.cover(rows),
    backed: (id, segments) => sessions.get(id)?.backed(segments),
    close: (id) => {
      void sessions.get(id)?.close();
      sessions.delete(id);
    },
  };
}

/** One step of a new sequence at one hop, past everything else. */
export async function runAlone({ loaded }: TestHop, input: Int32Array, rows: number): Promise<Int32Array> {
  const sequence = loaded.open(0);
  const [output] = await loaded.run([{ sequence, input, rows }]);
  sequence.close();
  return output!;
}

export interface Network {
  readonly mesh: MemoryMesh;
  readonly bls: Bls;
  readonly hops: readonly TestHop[];
  readonly served: readonly HopHost[];
  readonly enclaves: readonly ReturnType<typeof localEnclave>[];
  readonly events: { readonly hop: number; readonly event: SessionEvent }[];
  /** Opens a session from a client; fields of the options may be replaced, and who the client is in the memory mesh. */
  open(over?: Partial<ClientSessionOptions>, peerId?: string): Promise<ClientSession>;
  /** One row through all layers by the reference engine. */
  expected(values: Int32Array, rows: number): Promise<Int32Array>;
  /** Every rule of the claim chain, for every segment. @returns the claims by segment and hop */
  verify(session: ClientSession, segments: readonly SegmentResult[], attempt?: number): SignedClaim[][];
  /** Sessions still held by any hop, in its host or its enclave. */
  held(): number;
}

export interface NetworkOptions {
  readonly hops?: number;
  /** Real hosts instead of the mesh in memory; as many as hops. */
  readonly hosts?: { readonly hops: readonly MeshHost[]; readonly client: MeshHost };
  readonly overrides?: (index: number) => HopOverrides;
  readonly host?: Partial<HopHostOptions>;
  /** Puts an attacker or a spy between a hop's host and its enclave. */
  readonly enclave?: (port: EnclavePort, index: number) => EnclavePort;
}

export const requestId = hash('test-request');

export async function createNetwork(options: NetworkOptions = {}): Promise<Network> {
  const count = options.hops ?? 3;
  const mesh = createMemoryMesh();
  const [bls, commits] = await Promise.all([loadBls(), loadIntCommits()]);
  const hops = await (options.overrides === undefined
    ? sharedHops(count)
    : Promise.all(Array.from({ length: count }, (_, i) => createHop(i, count, options.overrides?.(i)))));
  const enclaves = hops.map(localEnclave);
  const events: { hop: number; event: SessionEvent }[] = [];
  const served = await Promise.all(
    hops.map((hop, index) =>
      serveSessions(
        options.hosts?.hops[index] ?? mesh.host(hop.peerId),
        options.enclave?.(enclaves[index]!, index) ?? enclaves[index]!,
        {
          maxSessions: 4,
          maxSessionsPerPeer: 4,
          idleMs: PATIENCE_MS,
          openMs: PATIENCE_MS,
          maxFrameBytes: MAX_FRAME_BYTES,
          nowUs,
          onSession: (event) => events.push({ hop: index, event }),
          ...options.host,
        },
      ),
    ),
  );
  const client = options.hosts?.client ?? mesh.host('client');
  return {
    mesh,
    bls,
    hops,
    served,
    enclaves,
    events,
    open: (over = {}, peerId) =>
      openClientSession(peerId === undefined ? client : mesh.host(peerId), {
        hops: hops.map((hop) => hop.route),
        modelRoot: MODEL_ROOT,
        widthsIn: hops[0]!.model.widthsIn,
        widthsOut: hops.at(-1)!.model.widthsOut,
        frameRows: FRAME_ROWS,
        maxFrameBytes: MAX_FRAME_BYTES,
        chainId: CHAIN_ID,
        settlement: SETTLEMENT,
        requestId,
        attempt: 0,
        notAfter: NOW + 900,
        cipher: nobleStreamCipher,
        commits,
        openTimeoutMs: PATIENCE_MS,
        positions: 0,
        sampling: null,
        deadlines: fixedDeadlines(PATIENCE_MS),
        ...over,
      }),
    expected: async (values, rows) => {
      let current = values;
      for (const hop of hops) current = await runAlone(hop, current, rows);
      return current;
    },
    verify: (session, segments, attempt = 0) => {
      const verified: SignedClaim[][] = [];
      for (const segment of segments) {
        const claims = segment.hops.map(({ claim }) => decodeSignedClaim(claim));
        const previous = verified.at(-1)?.map(({ claim }) => claim) ?? null;
        verifySegment(bls, { claims, expected: expectation(hops, session, segment, previous, attempt) });
        demandOutputs(segment, claims);
        verified.push(claims);
      }
      return verified;
    },
    held: () =>
      served.reduce((sum, hop) => sum + hop.active(), 0) +
      enclaves.reduce((sum, { sessions }) => sum + sessions.size, 0),
  };
}

/** What the client of this session knows when it checks a segment. */
export const expectation = (
  hops: readonly TestHop[],
  session: Pick<ClientSession, 'sessionId' | 'clientNonce'>,
  { segment, inCommits, outCommits, answer }: SegmentResult,
  previous: readonly Claim[] | null,
  attempt = 0,
): ChainExpectation => ({
  chainId: CHAIN_ID,
  settlement: SETTLEMENT,
  modelRoot: MODEL_ROOT,
  semanticsHash: semanticsHash(),
  shards: hops.map((_, i) => ({ shardRoot: shardRootOf(i), layers: [i, i + 1], cost: COST })),
  hops: hops.map((hop) => hop.appraisal),
  known: { sessionId: session.sessionId, clientNonce: session.clientNonce, requestId, segment, attempt },
  previous,
  ends: { inCommits, outCommits, answer },
  now: NOW,
  standUntil: NOW + 900 + CLAIM_VALIDITY_SECONDS,
});

/** What an honest client would send to hop `index`, with the session's secrets fixed by `seed`. */
export function openContent(hops: readonly TestHop[], index: number, seed = 1): OpenContent {
  const drawn = (what: string, length = 32): Uint8Array =>
    hash('test-secret', utf8(what), Uint8Array.of(seed)).slice(0, length);
  const neighbour = (hop: TestHop | undefined) =>
    hop === undefined
      ? null
      : { peerId: hop.peerId, addresses: [...hop.route.addresses], evidence: hop.route.evidence };
  return {
    version: 1,
    chainId: CHAIN_ID,
    settlement: SETTLEMENT,
    sessionId: concatBytes(u32be(NOW + 900), drawn('session', 28)),
    requestId,
    payment: null,
    clientNonce: drawn('nonce'),
    blindKey: drawn('blind'),
    secretIn: drawn(`edge ${index}`),
    secretOut: drawn(`edge ${index + 1}`),
    modelRoot: MODEL_ROOT,
    shardRoot: shardRootOf(index),
    hopIndex: index,
    hopCount: hops.length,
    attempt: 0,
    previous: neighbour(hops[index - 1]),
    next: neighbour(hops[index + 1]),
    tagIn: drawn(`tag ${index}`, 16),
    tagOut: drawn(`tag ${index + 1}`, 16),
    notAfter: NOW + 900,
    positions: 0,
    sampling: null,
  };
}

/** Seals OPEN as a client does; any content, any aad. */
export async function sealOpen(
  hop: TestHop,
  content: OpenContent,
  aad: Uint8Array = hop.identity.evidenceHash,
): Promise<{ readonly envelope: Uint8Array; readonly hpke: HpkeSender }> {
  const hpke = await createHpkeSender({ recipientPublicKey: hop.identity.hpke.publicKey, info: OPEN_INFO });
  const sealed = await hpke.seal(encodeOpenContent(content), aad);
  return { envelope: encodeOpenEnvelope({ enc: hpke.enc, sealed }), hpke };
}

/** What the sender of these steps commits to, as it follows them on edge `edge`. */
export const commitsOf = async (
  { blindKey, sessionId }: Pick<OpenContent, 'blindKey' | 'sessionId'>,
  edge: number,
  steps: readonly StepVectors[],
  widths: readonly number[] = [WIDTH],
): Promise<Uint8Array> =>
  (
    await commitEdge(
      { blindKey, sessionId, edge, widths, steps },
      { commits: await loadIntCommits(), nowUs, breathe },
    )
  ).commits;

/** `rows` rows of small numbers that depend on `seed`. */
export const rowsOf = (rows: number, seed = 1): Int32Array =>
  Int32Array.from({ length: rows * WIDTH }, (_, i) => ((i * 29 + seed * 71) % 201) - 100);
