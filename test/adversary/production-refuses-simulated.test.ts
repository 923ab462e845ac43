/**
 * Under a production policy nothing simulated passes: not as evidence under any label, not on a route, not as a hop's
 * neighbour, not in a coordinator's batch, not in a receipt; key release is key-release.test.ts. By type, too: what needs hardware
 * cannot be handed anything else.
 * @module
 */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { before, suite, test } from 'node:test';
import { MessageChannel, Worker } from 'node:worker_threads';
import { ed25519 } from '@noble/curves/ed25519.js';
import { privateKeyToAccount } from 'viem/accounts';
import {
  type AppraisalContext,
  appraise,
  appraiseQuote,
  type HardwareAppraisal,
  type SimulatedAppraisal,
} from '../../crypto/attest/appraise.ts';
import { reportData } from '../../crypto/attest/binding.ts';
import {
  type Evidence,
  encodeEvidence,
  evidenceHash,
  HARDWARE_KINDS,
  makeEvidence,
} from '../../crypto/attest/evidence.ts';
import { examine } from '../../crypto/attest/examine.ts';
import { type Policy, type PolicyDraft, requireProduction, signPolicy } from '../../crypto/attest/policy.ts';
import { createSimulatedProvider } from '../../crypto/attest/simulated.ts';
import { bytesToHex } from '../../crypto/core/bytes.ts';
import type { VeilmeshError } from '../../crypto/core/errors.ts';
import { randomBytes } from '../../crypto/core/random.ts';
import { type Bls, loadBls } from '../../crypto/poea/bls.ts';
import type { HeartbeatRecord } from '../../mesh/directory/record.ts';
import { publicKeyOfPeer } from '../../mesh/host/identity.ts';
import { possessionBytes } from '../../mesh/host/possession.ts';
import { modelRoot, shardRoot, shardsOf } from '../../models/shard/manifest.ts';
import { splitModel } from '../../models/shard/split.ts';
import { loadDigits } from '../../models/zoo/digits/index.ts';
import type { ClientConnection } from '../../node/client/connect.ts';
import type { ClientModel } from '../../node/client/model.ts';
import { appraisedRoute } from '../../node/client/route.ts';
import { configSchema } from '../../node/config/schema.ts';
import { serveProofs } from '../../node/services/possession.ts';
import { createCalls } from '../../node/tee/calls.ts';
import type { NotaryCall } from '../../node/tee/notary.ts';
import { createBundleVerifier } from '../../settlement/batch/verify-bundle.ts';
import { devAccount } from '../../settlement/chain/dev-accounts.ts';
import { checkEvidence } from '../../settlement/receipt/attest-steps.ts';
import type { Findings } from '../../settlement/receipt/findings.ts';
import { makeCast, makeSegment, PRICE, ROLES, unixNow } from '../integration/settlement/world.ts';
import { createMemoryMesh } from '../support/memory-mesh.ts';
import { peerIdOf, signedRecord } from '../support/mesh.ts';
import { packBlank } from '../support/pack.ts';
import {
  makeHop,
  NOW,
  POLICY_SEED,
  POLICY_SIGNER,
  PRODUCTION,
  policyOf,
  type TestHop,
} from '../unit/crypto/fixtures.ts';

const SETTLEMENT = {
  chainId: 31_337,
  meshRollup: `0x${'11'.repeat(20)}`,
  escrow: `0x${'22'.repeat(20)}`,
  ephemeralSession: `0x${'33'.repeat(20)}`,
} as const;
const REFUSED = { name: 'VerificationError', code: 'TEE_SIMULATED_REFUSED' };

const MEASUREMENT = 'SIM:veilmesh-test';
const draftOf = (over: Partial<PolicyDraft> = {}): PolicyDraft => ({
  v: 1,
  serial: 1,
  ...PRODUCTION,
  maxEvidenceAgeSeconds: 3_600,
  issuedAt: 0,
  ...over,
});
const production = requireProduction(policyOf(draftOf()));
/** What a forger of policy objects would like: past the schema, in production, and open to simulated TEEs. */
const forged = { ...production, allowSimulated: true, measurements: [MEASUREMENT] } as unknown as Policy;

let bls: Bls;
let hop: TestHop;
before(async () => {
  bls = await loadBls();
  hop = await makeHop(bls, 0);
});
const contextOf = (policy: Policy): AppraisalContext => ({ policy, now: NOW, expected: {}, keyProofs: bls });

suite('appraisal', () => {
  test('refuses simulated evidence under its own label and under every other', async () => {
    for (const policy of [production, forged]) {
      await assert.rejects(appraise(hop.evidence, contextOf(policy)), REFUSED);
      for (const kind of HARDWARE_KINDS) {
        await assert.rejects(appraise({ ...hop.evidence, kind }, contextOf(policy)), REFUSED, kind);
      }
    }
  });

  test('refuses it with anything that hardware evidence may carry beside it', async () => {
    const extra: Partial<Evidence> = {
      endorsements: [randomBytes(100)],
      crls: [randomBytes(100)],
      collateral: randomBytes(100),
      eventLog: randomBytes(100),
      gpu: { kind: 'nvidia-cc', report: randomBytes(100), certificates: [randomBytes(100)] },
    };
    for (const kind of [...HARDWARE_KINDS, 'simulated'] as const) {
      await assert.rejects(appraise({ ...hop.evidence, ...extra, kind }, contextOf(production)), REFUSED);
    }
  });

  test('of a quote by itself, as key brokers ask for, refuses it, too', async () => {
    const { binding, quote } = hop.evidence;
    for (const kind of [...HARDWARE_KINDS, 'simulated'] as const) {
      const asked = { policy: production, now: NOW, madeAfter: NOW } as const;
      await assert.rejects(appraiseQuote({ v: 1, kind, quote }, reportData(binding), asked), REFUSED);
    }
  });

  test('examined for people has no level', async () => {
    const { level, appraisal, steps, error } = await examine(hop.evidence, contextOf(production));
    assert.deepEqual([level, appraisal, error?.code], [null, null, REFUSED.code]);
    assert.deepEqual(
      steps.map(({ name, state }) => [name, state]),
      [
        ['evidence', 'failed'],
        ['measurement', 'pending'],
        ['keys', 'pending'],
        ['age', 'pending'],
      ],
    );
  });
});

suite('by type', () => {
  test('a production policy cannot be written that allows it', () => {
    for (const over of [{ allowSimulated: true }, { measurements: [MEASUREMENT] }]) {
      assert.throws(() => signPolicy(draftOf(over), POLICY_SEED), { code: 'POLICY_MALFORMED' });
    }
  });

  test('simulated and hardware are different types, and a production policy yields hardware alone', () => {
    // never run: what tsc thinks of it is the test
    const never = (
      simulated: SimulatedAppraisal,
      policy: Policy,
      take: (appraisal: HardwareAppraisal) => void,
    ): void => {
      // @ts-expect-error a simulated appraisal is no hardware appraisal
      take(simulated);
      // @ts-expect-error nor is one whose fields were put right
      take({ ...simulated, assurance: 'hardware', level: 'L2', kind: 'amd-sev-snp' });
      const given = { now: NOW, expected: {}, keyProofs: bls };
      // @ts-expect-error of any policy it may be either
      appraise(hop.evidence, { ...given, policy }).then(take);
      appraise(hop.evidence, { ...given, policy: requireProduction(policy) }).then(take);
    };
    assert.equal(never.length, 3);
  });

  test('hardware appraisals come out of one place, under the vendors’ roots unless a test says otherwise', () => {
    const root = new URL('../../', import.meta.url);
    const files = globSync('{crypto,mesh,models,node,settlement}/**/*.ts', { cwd: root });
    const naming = (text: RegExp): string[] =>
      files.filter((file) => text.test(readFileSync(new URL(file, root), 'utf8')));
    assert.ok(files.length > 500);
    assert.deepEqual(naming(/\bas (unknown as )?Hardware(Quote)?Appraisal\b/), ['crypto/attest/appraise.ts']);
    assert.deepEqual(naming(/\bappraise(Quote)?Under\b/), ['crypto/attest/appraise.ts']);
    assert.deepEqual(naming(/\bas (unknown as )?(Production)?Policy\b/), ['crypto/attest/policy.ts']);
  });
});

suite('on every path', () => {
  test('a route: no hop is taken, and nothing has left', async () => {
    const folder = new URL('../../models/zoo/digits/', import.meta.url);
    const { model: whole, card } = await loadDigits(async (name) => readFileSync(new URL(name, folder)));
    const { manifest } = packBlank(card, splitModel(whole, []));
    const mesh = createMemoryMesh();
    const [seed, clientSeed] = [randomBytes(32), randomBytes(32)];
    const peerId = await peerIdOf(seed);
    const [part] = shardsOf(manifest);
    const root = modelRoot(manifest);
    const keys = bls.keygen();
    const evidence = await makeEvidence(
      createSimulatedProvider({ measurement: MEASUREMENT, clock: unixNow }),
      {
        ...hop.evidence.binding,
        peerKey: publicKeyOfPeer(peerId),
        signingKey: keys.publicKey,
        modelRoot: root,
        shardRoot: shardRoot(part!),
        layers: [...part!.ops],
        semanticsHash: manifest.semanticsHash,
      },
      bls.provePossession(keys.secretKey),
    );
    const own = { evidence: encodeEvidence(evidence), evidenceHash: evidenceHash(evidence) };
    await serveProofs(
      mesh.host(peerId),
      { prove: async (statement) => ed25519.sign(possessionBytes(statement), seed) },
      { current: () => own, of: () => own },
    );
    const client = {
      ...mesh.host(await peerIdOf(clientSeed)),
      sign: async (bytes: Uint8Array) => ed25519.sign(bytes, clientSeed),
    };
    const record = (await signedRecord(randomBytes(32))).record;
    const serving = [{ modelRoot: root, shardRoot: shardRoot(part!), index: 0 }];
    const records: HeartbeatRecord[] = [{ ...record, peerId, serving }];
    const route = (policy: Policy, minLevel: 'L0' | 'L2' = 'L0') =>
      appraisedRoute(
        {
          host: { ...client, ping: async () => 1, addAddresses: async () => {} },
          directory: { list: () => records },
          ledger: { blockTime: async () => null, nodeByKey: async () => null },
          policy,
          bls,
          config: configSchema.parse({ minLevel }),
        } as unknown as ClientConnection,
        { root, manifest } as ClientModel,
        new Set(),
      );
    const refusals = (code: string) => (error: VeilmeshError) =>
      error.code === 'ROUTE_COVERAGE_GAP' &&
      (error.details.refused as string[]).join() === `${peerId} ${code}`;
    await assert.rejects(route(production), refusals(REFUSED.code));
    const development = policyOf(
      draftOf({ network: 'development', allowSimulated: true, measurements: [MEASUREMENT] }),
    );
    await assert.rejects(route(development, 'L2'), refusals('NODE_LEVEL'));
    await assert.rejects(route(development), refusals('NODE_UNREGISTERED')); // accepted as far as evidence goes
    assert.ok(mesh.crossings.every(({ protocol }) => protocol === '/veilmesh/possession/1'));
  });

  test('a neighbour: the enclave makes no edge key with it', async () => {
    const { port1, port2 } = new MessageChannel();
    const worker = new Worker(new URL('../../node/tee/notary-worker.ts', import.meta.url));
    try {
      const calls = createCalls<NotaryCall>(worker);
      const boot = {
        policy: signPolicy(draftOf(), POLICY_SEED),
        policySigner: POLICY_SIGNER,
        sealingKey: randomBytes(32),
        keeper: port1,
      };
      await calls.ask({ kind: 'boot', boot }, [port1]);
      const asked = { kind: 'appraise', evidence: encodeEvidence(hop.evidence), expected: {} } as const;
      await assert.rejects(calls.ask(asked), { code: REFUSED.code });
    } finally {
      await worker.terminate();
      port2.close();
    }
  });

  test('settlement: a coordinator takes no claim of such an enclave into a batch', async () => {
    const cast = await makeCast(bls);
    const client = privateKeyToAccount(devAccount(ROLES.client).privateKey);
    const bundle = await makeSegment(bls, SETTLEMENT, cast, client, { sessionId: randomBytes(32) });
    const verifier = createBundleVerifier({
      bls,
      policy: production,
      registry: {
        check: async () => ({
          keys: [],
          model: {
            modelRoot: cast.modelRoot,
            shardRoots: cast.shardRoots,
            semanticsHash: cast.semanticsHash,
            pricePerUnit: PRICE,
            licence: '',
            owner: client.address,
            publishedAt: 0,
            servable: true,
          },
        }),
        checkEvidence: async () => {},
      },
      settlement: SETTLEMENT,
      coordinator: null,
      checkable: 600,
      voucherMargin: 0,
      freshAt: async () => null,
    });
    const [verdict] = await verifier.verify([{ bundle, previous: null }], unixNow());
    assert.equal(verdict !== undefined && 'error' in verdict && verdict.error.code, REFUSED.code);
  });

  test('a receipt: its evidence does not pass, and so nothing of it does', async () => {
    const claim = { claim: { evidenceHash: hop.appraisal.evidenceHash } };
    const findings = {
      receipt: {
        evidence: [bytesToHex(encodeEvidence(hop.evidence))],
        segments: [{ batch: 1 }],
        batches: [
          {
            number: 1,
            postedAt: NOW,
            previousHash: '',
            receiptsRoot: '',
            dataHash: '',
            bitmap: '',
            aggregate: '',
          },
        ],
      },
      options: { bls, policy: production },
      claims: [[claim]],
    } as unknown as Findings;
    await assert.rejects(checkEvidence(findings), REFUSED);
  });
});
