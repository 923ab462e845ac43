/**
 * Audits by lot with real auditors, over a real mesh and chain, each with what its enclave does in this process: one that
 * never looks, and two that do. What threads and processes add is in test/slow/audits.test.ts.
 * @module
 */
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, type TestContext, test } from 'node:test';
import { ed25519 } from '@noble/curves/ed25519.js';
import type { Address } from 'viem';
import { encodeEvidence, evidenceHash, makeEvidence } from '../../crypto/attest/evidence.ts';
import { openPolicy, type Policy, signPolicy } from '../../crypto/attest/policy.ts';
import { createSimulatedProvider } from '../../crypto/attest/simulated.ts';
import { segmentRoot } from '../../crypto/commit/committer.ts';
import { createIntCommits, type IntCommits } from '../../crypto/commit/int-commits.ts';
import { COMMIT_BYTES, createKzgCommitter } from '../../crypto/commit/kzg-committer.ts';
import { GENERATOR } from '../../crypto/commit/setup.ts';
import { bytesToHex, concatBytes } from '../../crypto/core/bytes.ts';
import { decodeCbor } from '../../crypto/core/cbor.ts';
import { asVeilmeshError } from '../../crypto/core/errors.ts';
import { randomBytes } from '../../crypto/core/random.ts';
import { R } from '../../crypto/curve/scalar.ts';
import { generateX25519KeyPair } from '../../crypto/seal/hpke.ts';
import type { MeshHost } from '../../mesh/host/types.ts';
import type { Engine } from '../../models/engine/types.ts';
import { createReferenceEngine } from '../../models/program/reference.ts';
import type { Manifest, PartManifest } from '../../models/shard/types.ts';
import {
  decodeAssignment,
  encodeAssignment,
  openAssignment,
  plant,
  withLeaf,
} from '../../node/audit/assignment.ts';
import {
  blameWrong,
  closeLeftLots,
  type LotNews,
  type LotOptions,
  openLot,
} from '../../node/audit/by-lot.ts';
import type { AuditEnclave } from '../../node/audit/enclave.ts';
import { AUDITOR_BINDING } from '../../node/audit/enclave-calls.ts';
import { createFollowUp } from '../../node/audit/follow-up.ts';
import { keepRecord, openKeptRecord } from '../../node/audit/kept-record.ts';
import { recompute } from '../../node/audit/recompute.ts';
import type { Logger } from '../../node/log.ts';
import { handOverRecord, serveAuditDesk } from '../../node/services/audit-desk.ts';
import { type Auditing, createAuditing } from '../../node/services/auditing.ts';
import type { PostedSegment } from '../../node/services/posted-segments.ts';
import { createWitnessStore, type WitnessStore } from '../../node/services/witness-store.ts';
import { breakEngine } from '../../node/tee/broken.ts';
import { nowSeconds } from '../../node/tee/clock.ts';
import type { FalsePlace } from '../../settlement/audits/types.ts';
import { DEV_PARAMETERS } from '../../settlement/chain/deploy.ts';
import { devAccount } from '../../settlement/chain/dev-accounts.ts';
import type { Ledger } from '../../settlement/chain/ledger.ts';
import { createViemLedger } from '../../settlement/chain/viem-ledger.ts';
import { auditEngines } from '../support/audit-engines.ts';
import {
  type NodeSegment,
  nodeSegment,
  proverOf,
  startTestNode,
  worldFolds,
  worldRounds,
} from '../support/check-node.ts';
import { startHost, waitFor } from '../support/mesh.ts';
import { tinyInputs } from '../support/proof-shard.ts';
import { type CheckWorld, createCheckWorld } from '../support/spot-check.ts';

const { audits: TERMS, checks: CHECKS } = DEV_PARAMETERS;
const MEASUREMENT = 'SIM:audit-test';
const POLICY_SEED = new Uint8Array(32).fill(3);
const PLACE: FalsePlace = { hop: 0, segment: 0, position: 1 };
const SALT = new Uint8Array(32).fill(5);
const FIRST: FalsePlace = { ...PLACE, position: 0 };
const RECORD_KEY = new Uint8Array(32).fill(9);
const WAIT_MS = 60_000;
const LAZY = 0;
/** Finds posted segments: one dispute is enough to see. */
const DISPUTING = 1;
/** Its machine has a fault that passes. */
const SHAKEN = 2;
/** Has its bond at the limit while `isFull`. */
const FULL = 1;

let world: CheckWorld;
let client: Ledger;
let ints: IntCommits;
let policy: Policy;
let store: WitnessStore;
const root = mkdtempSync(join(tmpdir(), 'veilmesh-lots-'));
const posted: NodeSegment[] = [];
const lines: string[] = [];
let isFull = false;

before(async () => {
  world = await createCheckWorld({ checks: { ...CHECKS, rate: 0 } });
  client = await world.ledger('client');
  ints = await createIntCommits(1);
  const content = {
    v: 1,
    serial: 1,
    network: 'development',
    allowSimulated: true,
    measurements: [MEASUREMENT],
    maxEvidenceAgeSeconds: 86_400,
    issuedAt: nowSeconds(),
  } as const;
  policy = openPolicy(signPolicy({ ...content, measurements: [MEASUREMENT] }, POLICY_SEED), {
    signers: [ed25519.getPublicKey(POLICY_SEED)],
    minSerial: 0,
  });
  store = await createWitnessStore({ folder: join(root, 'witnesses'), maxBytes: 1e6, onEvent: () => {} });
});
after(async () => {
  await world.close();
  rmSync(root, { recursive: true });
});

const say = (message: string, fields: object = {}): void => {
  lines.push(`${message} ${JSON.stringify(fields)}`);
};
const log: Logger = { error: say, info: say, debug: () => {} };

/** Flips a bit of what it computes first, and is right from then on. */
function shaken(): Engine {
  const engine = createReferenceEngine();
  let flips = true;
  return {
    ...engine,
    async load(program, weights) {
      const loaded = await engine.load(program, weights);
      return {
        ...loaded,
        async run(steps) {
          const outputs = await loaded.run(steps);
          if (flips) outputs[0]![0]! ^= 1;
          flips = false;
          return outputs;
        },
      };
    },
  };
}

/** What an enclave does, without its thread. @param looks false: reports nothing, whatever there is */
async function enclaveOf(host: MeshHost, looks: boolean, fast?: Engine): Promise<AuditEnclave> {
  const hpke = generateX25519KeyPair();
  const { publicKey, secretKey } = world.bls.keygen();
  const evidence = await makeEvidence(
    createSimulatedProvider({ measurement: MEASUREMENT, clock: nowSeconds }),
    {
      ...AUDITOR_BINDING,
      peerKey: host.publicKey,
      signingKey: publicKey,
      hpkeKey: hpke.publicKey,
      runtimeHash: randomBytes(32),
      bootNonce: randomBytes(32),
      freshness: randomBytes(32),
    },
    world.bls.provePossession(secretKey),
  );
  return {
    evidence: encodeEvidence(evidence),
    evidenceHash: evidenceHash(evidence),
    async audit(id, kept, signed) {
      const opened = decodeAssignment(openKeptRecord(RECORD_KEY, id, kept)).session;
      const session = signed === null ? opened : withLeaf(opened, signed.place, () => signed.leaf);
      const shape = { remembers: false, widthsIn: world.shard.program.inputs.map(({ width }) => width) };
      const made = recompute(session, [0], shape, auditEngines(fast), ints);
      const divergence = looks ? await made.hop(world.shard, () => {}) : null;
      return {
        divergence,
        positions: made.positions,
        locate: (shown) => made.locate(world.shard, shown, () => {}),
        close: async () => {},
        finding: async () => ({
          sessionId: session.sessionId,
          outCommits: segmentRoot(session.segments[0]!.outputs[0]!),
        }),
      };
    },
    take: async (id, subject, given) =>
      keepRecord(RECORD_KEY, id, encodeAssignment(await openAssignment(id, subject, given, hpke.secretKey))),
    stop: async () => {},
  };
}

const part = (segment: NodeSegment): PartManifest =>
  decodeCbor(segment.model.part, 1e6) as unknown as PartManifest;

interface TestAuditor {
  readonly ledger: Ledger;
  readonly auditing: Auditing;
}

async function startAuditor(t: TestContext, index: number): Promise<TestAuditor> {
  const own = await createViemLedger({
    rpcUrl: world.anvil.url,
    addresses: world.addresses,
    privateKey: devAccount(6 + index).privateKey,
  });
  const mayCommit: typeof own.audits.mayCommit = async (id, account) =>
    !(isFull && index === FULL) && (await own.audits.mayCommit(id, account));
  const ledger: Ledger = { ...own, audits: { ...own.audits, mayCommit } };
  const host = await startHost(t);
  const rounds = await worldRounds(world);
  const enclave = await enclaveOf(
    host,
    index !== LAZY,
    index === SHAKEN ? shaken() : createReferenceEngine(),
  );
  const missing = TERMS.bond + TERMS.fee - (await ledger.vault.standingOf(ledger.account));
  if (missing > 0n) await ledger.vault.deposit(ledger.account, missing);
  const auditing = createAuditing({
    ...{ ledger, rounds, enclave, log },
    manifestOf: async () => ({}) as Manifest,
    parts: { host, sources: [], folder: root },
    folder: join(root, `auditor-${index}`),
    followUp: createFollowUp({
      ...{ ledger, rounds, log },
      folds: await worldFolds(world),
      manifestOf: async () => ({ parts: [part(posted.at(-1)!)] }) as unknown as Manifest,
      find: async (sessionId): Promise<PostedSegment | null> => {
        if (index !== DISPUTING) return null;
        const segment = posted.find(({ leaf }) => Buffer.compare(leaf.sessionId, sessionId) === 0);
        return segment === undefined ? null : await placeOf(segment);
      },
      patienceMs: WAIT_MS,
      pollMs: 50,
    }),
    ensureBond: async () => {},
    pollMs: 50,
  });
  const slots = await ledger.audits.slots();
  if (!slots.some(({ account, until }) => account === ledger.account && until === 0))
    await ledger.audits.enrol();
  await serveAuditDesk(host, auditing.desk);
  await ledger.audits.announce({
    peerKey: host.publicKey,
    evidenceHash: enclave.evidenceHash,
    endpoint: host.addresses()[0]!,
  });
  auditing.start();
  t.after(() => auditing.stop());
  return { ledger, auditing };
}

const places = new Map<NodeSegment, PostedSegment>();
async function placeOf(segment: NodeSegment): Promise<PostedSegment> {
  const known = places.get(segment);
  if (known !== undefined) return known;
  const header = await world.post([segment.leaf]);
  await world.advance(header.finalAt - (await client.time()));
  const place = { place: { leaf: segment.leaf, index: 0, path: [], header }, claims: segment.signed };
  places.set(segment, place);
  return place;
}

async function startMesh(t: TestContext) {
  const auditors = await Promise.all([0, 1, 2].map((index) => startAuditor(t, index)));
  await world.advance(2);
  const options: LotOptions = {
    ...{ ledger: client, policy, bls: world.bls, onNews: () => {}, pollMs: 50 },
    rounds: await worldRounds(world),
    host: await startHost(t, { listen: [] }),
    folder: join(root, 'lots'),
  };
  return { auditors, options, accounts: auditors.map(({ ledger }) => ledger.account) };
}

/** A segment with one wrong cell, as a broken engine has it. */
const falseSegment = (): NodeSegment =>
  nodeSegment(world, {
    wrong: (values, own) => {
      if (own !== FIRST.position) return;
      const wrong = Int32Array.from(values.get('y')!);
      wrong[0]! += wrong[0]! > 0 ? -1 : 1;
      values.set('y', wrong);
    },
  });

const given = ({ leaf, record }: NodeSegment, session = record) => ({
  assignment: { modelRoot: leaf.modelRoot, salt: SALT, session },
  wanted: 3,
});

test('a planted result is found by who looks; who does not is blamed and punished', async (t) => {
  const { auditors, options: quiet, accounts } = await startMesh(t);
  const news: LotNews[] = [];
  const options: LotOptions = {
    ...quiet,
    onNews: (one) => {
      news.push(one);
      if (one.kind === 'not handed') isFull = false;
    },
  };
  const segment = nodeSegment(world);
  const { session: planted, shift } = plant(segment.record, PLACE, ints);
  const lot = await openLot(options, { ...given(segment, planted), truth: PLACE });
  await options.rounds.value((await client.audits.audit(lot.id))!.round);
  await client.audits.draw(lot.id);
  for (const account of accounts) await assertNoGarbage(options, lot.id, account);
  isFull = true;
  await lot.committed();
  assert.ok(accounts.every((account) => lot.assuranceOf(account) === 'simulated'));
  const outcome = await lot.close();
  assert.equal(outcome.state, 'planted');
  const said = new Map(outcome.reports.map(({ auditor, verdict }) => [auditor, verdict]));
  assert.deepEqual(
    accounts.map((account) => said.get(account)),
    [null, PLACE, PLACE],
  );
  // at its limit an auditor says so, and takes the record once it is not any more
  const why = 'the auditor has as many reports out as its bond covers';
  const late = news.filter(({ kind }) => kind === 'not handed');
  assert.deepEqual(late, [{ kind: 'not handed', auditor: accounts[FULL], why }]);
  assert.ok(lines.some((line) => /^audit \w+: not taken, with the bond at its limit/.test(line)));
  // what one machine got wrong at first is reported of nobody
  assert.ok(lines.some((line) => /^audit \w+ waits .*AUDIT_ENGINE_WRONG/.test(line)));
  const blamed = await blameWrong(client, lot, outcome, {
    ...{ signed: segment.record, given: given(segment, planted).assignment },
    ...{ place: PLACE, shift, part: part(segment) },
    segment: await placeOf(segment),
  });
  assert.deepEqual(blamed, [accounts[LAZY]]);
  await world.advance((await client.audits.appealTime()) + 1);
  await waitFor(
    async () => (await client.audits.attention(accounts[LAZY]!)).missed === 1,
    'a punished auditor',
    WAIT_MS,
  );
  assert.equal(await client.vault.bondOf(accounts[LAZY]!), TERMS.bond + TERMS.fee - TERMS.penalty);
  assert.equal((await client.audits.attention(accounts[1]!)).caught, 1);
  for (const { auditing } of auditors) await auditing.stop();
});

/** Whoever is sooner than the opener takes nobody's place. */
async function assertNoGarbage({ host }: LotOptions, id: Uint8Array, auditor: Address): Promise<void> {
  const peer = await host.dial((await client.audits.addressOf(auditor))!.endpoint);
  const refusal = async (): Promise<string> =>
    await handOverRecord(host, peer, id, { enc: randomBytes(32), sealed: randomBytes(64) }).then(
      () => 'taken',
      (thrown: unknown) => asVeilmeshError(thrown).code,
    );
  let code = await refusal();
  const hasSeen = async (): Promise<boolean> => {
    code = await refusal();
    return code !== 'AUDIT_NOT_MINE';
  };
  await waitFor(hasSeen, 'an auditor that has seen the audit', WAIT_MS);
  assert.equal(code, 'HPKE_OPEN_FAILED');
}

async function startBroken(t: TestContext, segment: NodeSegment): Promise<void> {
  await store.put(segment.witness);
  const prover = proverOf(world, segment.claims[0]!.shardRoot, breakEngine(createReferenceEngine(), 'cell'));
  const node = await startTestNode(world, store, () => prover);
  t.after(() => node.stop());
}

/** Until the node has been asked to prove a cell, and its clock is over. */
async function letTimeRunOut(): Promise<void> {
  const before = lines.length;
  const named = (): boolean => lines.slice(before).some((line) => /^dispute: named/.test(line));
  await waitFor(named, 'a cell that is named', WAIT_MS);
  await world.advance(CHECKS.maxTurns * (CHECKS.publishTime + CHECKS.proveTime) + 1);
}

/** With another first column: by this multiple of the generator. */
function moved(leaf: Uint8Array, scalar: bigint): Uint8Array {
  const { g1 } = ints.curve;
  const own = g1.decompress(leaf.subarray(0, COMMIT_BYTES));
  const other = g1.compress(g1.add(own, g1.multiply(GENERATOR, scalar)));
  return concatBytes(other, leaf.subarray(COMMIT_BYTES));
}

/** What the segment's first output should have been committed to as. */
function trueLeaf({ record: { sessionId, blindKey, steps } }: NodeSegment): Uint8Array {
  const { trace, program } = world.shard;
  const values = trace(tinyInputs(FIRST.position));
  const vector = Int32Array.from(program.outputs.flatMap(({ name }) => [...values.get(name)!]));
  return createKzgCommitter({ sessionBlindKey: blindKey, sessionId }, ints).commit(
    vector,
    { edge: 1, step: steps[0]!.step, row: FIRST.position },
    program.outputs.map(({ width }) => width),
  );
}

test('a session as its hops signed it: what is false in it is found, disputed by an auditor, and convicts its node', async (t) => {
  const { auditors, options, accounts } = await startMesh(t);
  const segment = falseSegment();
  await startBroken(t, segment);
  const lot = await openLot(options, { ...given(segment), truth: null });
  await lot.committed();
  posted.push(segment);
  // as the next process of the client's does it
  assert.equal(await closeLeftLots(options), 1);
  assert.equal(await closeLeftLots(options), 0);
  assert.equal((await client.audits.audit(lot.id))!.state, 'genuine');
  const reports = await Promise.all(accounts.map((account) => client.audits.report(lot.id, account)));
  assert.deepEqual(
    reports.map(({ verdict }) => verdict),
    [null, FIRST, FIRST],
  );
  await letTimeRunOut();
  await waitFor(() => client.wasSlashed(world.node), 'a conviction', WAIT_MS);
  assert.equal(await client.checks.verdict(segment.leaf.claimsHash), 'void');
  for (const { auditing } of auditors) await auditing.stop();
});

test('an honest auditor that a node and an opener frame has the node convicted, and keeps its bond', async (t) => {
  const { auditors, options, accounts } = await startMesh(t);
  await (await world.ledger('operator')).addStake(world.node, await client.minStake());
  const shift = { column: 0, scalar: 9n };
  const segment = nodeSegment(world, {
    signs: (leaf, position) => (position === FIRST.position ? moved(leaf, R - shift.scalar) : leaf),
  });
  // what is handed over is the truth, and what the node signed is not
  const truth = withLeaf(segment.record, FIRST, (leaf) => moved(leaf, shift.scalar));
  assert.deepEqual(truth.segments[0]!.outputs[0]![0], trueLeaf(segment));
  const lot = await openLot(options, { ...given(segment, truth), truth: FIRST });
  await lot.committed();
  posted.push(segment);
  const outcome = await lot.close();
  const framed = accounts[DISPUTING]!;
  // it is started again, with an enclave whose keys are new; another one has lost its record
  const [, before, other] = auditors as [TestAuditor, TestAuditor, TestAuditor];
  await Promise.all([before.auditing.stop(), other.auditing.stop()]);
  const recordOf = (index: number): string => join(root, `auditor-${index}`, `${bytesToHex(lot.id)}.record`);
  assert.ok(existsSync(recordOf(DISPUTING)));
  rmSync(recordOf(2));
  const again = await startAuditor(t, DISPUTING);
  const both = [framed, other.ledger.account];
  const said = lines.length;
  const blamed = await blameWrong(
    client,
    lot,
    { ...outcome, reports: outcome.reports.filter(({ auditor }) => both.includes(auditor)) },
    {
      ...{ signed: segment.record, given: given(segment, truth).assignment },
      ...{ place: FIRST, shift, part: part(segment) },
      segment: await placeOf(segment),
    },
  );
  assert.deepEqual(new Set(blamed), new Set(both));
  // nothing that the node could show is of what it signed
  const opened = (): boolean => lines.slice(said).some((line) => /^dispute: opened/.test(line));
  await waitFor(opened, 'a check of the claim', WAIT_MS);
  await world.advance(CHECKS.maxTurns * CHECKS.publishTime + 1);
  const lifted = async (): Promise<boolean> =>
    (await client.audits.report(lot.id, framed)).stage === 'lifted';
  await waitFor(lifted, 'a lifted blame', WAIT_MS);
  assert.equal(await client.checks.verdict(segment.leaf.claimsHash), 'void');
  assert.equal(await client.vault.bondOf(framed), TERMS.bond + TERMS.fee);

  const restarted = await startAuditor(t, 2);
  const alsoLifted = async (): Promise<boolean> =>
    (await client.audits.report(lot.id, other.ledger.account)).stage === 'lifted';
  await waitFor(alsoLifted, 'a blame lifted by the conviction that another got', WAIT_MS);
  // nothing is kept of what is over
  await waitFor(() => !existsSync(recordOf(DISPUTING)), 'a record that is gone', WAIT_MS);
  for (const { auditing } of [...auditors, restarted, again]) await auditing.stop();
});
