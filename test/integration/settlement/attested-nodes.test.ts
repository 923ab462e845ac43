/**
 * Attested nodes over a chain: what a coordinator makes of what nodes registered, renewals with claims in flight, and evidence that is
 * published, contested over the mesh and revoked by the committee.
 * @module
 */
import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { ed25519 } from '@noble/curves/ed25519.js';
import {
  type Evidence,
  encodeEvidence,
  evidenceHash,
  encodedEvidenceHash as hashOf,
  makeEvidence,
} from '../../../crypto/attest/evidence.ts';
import { openPolicy, type Policy, signPolicy } from '../../../crypto/attest/policy.ts';
import { createSimulatedProvider } from '../../../crypto/attest/simulated.ts';
import { concatBytes } from '../../../crypto/core/bytes.ts';
import { randomBytes } from '../../../crypto/core/random.ts';
import { createHost } from '../../../mesh/host/host.ts';
import type { MeshHost } from '../../../mesh/host/types.ts';
import {
  askPublished,
  askRevokers,
  publishEvidence,
  serveEvidenceDesk,
} from '../../../node/services/evidence-desk.ts';
import { type EvidenceStore, openEvidenceStore } from '../../../node/services/evidence-store.ts';
import { encodeBundle } from '../../../settlement/batch/bundle.ts';
import { DEV_PARAMETERS } from '../../../settlement/chain/deploy.ts';
import type { Ledger } from '../../../settlement/chain/ledger.ts';
import { measurementId, NO_PLATFORM } from '../../../settlement/chain/measurement-id.ts';
import { possessionContext } from '../../../settlement/chain/possession.ts';
import { createEvidenceJudge } from '../../../settlement/committee/evidence-judge.ts';
import { type RevokeOptions, revokeByCommittee } from '../../../settlement/committee/gather-revocation.ts';
import { evidenceSubject, holdingSubject } from '../../../settlement/committee/revocation.ts';
import { createRevoker, SHOWN_WITHIN } from '../../../settlement/committee/revoking.ts';
import { type CommitteeStage, createStage, ETHER, type Seated } from '../../support/committee.ts';
import {
  type CastNode,
  createWorld,
  MEASUREMENT,
  makeSegment,
  type OpenCoordinator,
  ROLES,
  testPolicy,
  unixNow,
  type World,
} from './world.ts';

const AGE = 900;
const NOTICE = 30;

describe('attested nodes on a chain', () => {
  let world: World;
  let stage: CommitteeStage;
  const nodes: CastNode[] = [];

  before(async () => {
    world = await createWorld({ maxEvidenceAge: AGE, revocationNotice: NOTICE });
    stage = await createStage(world.anvil.url, world.addresses);
    nodes.push(...world.cast.nodes);
  });
  after(() => world.close());

  const ledgerOf = (hop: number): Promise<Ledger> => world.ledger(ROLES.node + hop);
  const chainTime = async (): Promise<number> => (await ledgerOf(0)).time();

  /** Evidence of a node's own key, made now. */
  const evidenceOf = ({ keys, evidence }: CastNode, measurement = MEASUREMENT): Promise<Evidence> =>
    makeEvidence(
      createSimulatedProvider({ measurement: measurement as `SIM:${string}`, clock: unixNow }),
      { ...evidence.binding, signingKey: keys.publicKey, freshness: randomBytes(32) },
      world.bls.provePossession(keys.secretKey),
    );

  async function renewed(hop: number): Promise<CastNode> {
    const old = nodes[hop]!;
    const evidence = await evidenceOf(old);
    await (await ledgerOf(hop)).renewEvidence({ node: old.node, evidenceHash: evidenceHash(evidence) });
    return { ...old, evidence };
  }

  /** The node boots again: with another key, and what it says of its evidence. */
  async function rotated(
    hop: number,
    said: { readonly measurement?: Uint8Array; readonly platformId?: Uint8Array } = {},
    edit: (evidence: Evidence) => Evidence = (evidence) => evidence,
    measurement: string = MEASUREMENT,
  ): Promise<CastNode> {
    const ledger = await ledgerOf(hop);
    const keys = world.bls.keygen();
    const evidence = edit(await evidenceOf({ ...nodes[hop]!, keys }, measurement));
    const context = possessionContext(ledger.chainId, world.addresses.nodeRegistry, ledger.account);
    await ledger.rotateKey({
      node: nodes[hop]!.node,
      blsKey: keys.publicKey,
      possession: world.bls.provePossession(keys.secretKey, context),
      evidenceHash: evidenceHash(evidence),
      measurement: measurementId(MEASUREMENT),
      platformId: NO_PLATFORM,
      oldKeyValidUntil: (await ledger.time()) + 600,
      ...said,
    });
    return { ...nodes[hop]!, keys, evidence };
  }

  const segment = async (by: readonly CastNode[] = nodes): Promise<Uint8Array> =>
    encodeBundle(
      await makeSegment(world.bls, world.addresses, { ...world.cast, nodes: by }, world.client, {
        sessionId: randomBytes(32),
      }),
    );

  /** A fresh coordinator, which remembers nothing, so many seconds ahead of this machine. */
  async function withCoordinator<T>(
    seconds: number,
    work: (coordinator: OpenCoordinator) => Promise<T>,
  ): Promise<T> {
    const coordinator = await world.coordinator({ clock: () => Date.now() + 1_000 * seconds });
    try {
      return await work(coordinator);
    } finally {
      await coordinator.close();
    }
  }
  const accepted = (bundle: Uint8Array, seconds = 0): Promise<unknown> =>
    withCoordinator(seconds, (coordinator) => coordinator.submit(bundle));
  const refused = (bundle: Uint8Array, code: string, seconds = 0): Promise<void> =>
    withCoordinator(seconds, (coordinator) =>
      assert.rejects(coordinator.submit(bundle), { code, family: 'verification' }),
    );

  it('a renewal keeps claims under the evidence before: both are accepted, and none that was not registered', async () => {
    await accepted(await segment());
    const unregistered = { ...nodes[0]!, evidence: await evidenceOf(nodes[0]!) };
    await refused(await segment([unregistered, ...nodes.slice(1)]), 'NODE_EVIDENCE');
    const before_ = nodes[0]!;
    nodes[0] = await renewed(0);
    await accepted(await segment());
    await accepted(await segment([before_, ...nodes.slice(1)]));
    const record = await (await ledgerOf(0)).getNode(before_.node);
    assert.ok(record?.serving === true && record.evidenceAt >= unixNow() - 60);
    assert.deepEqual(record.evidenceHash, evidenceHash(nodes[0].evidence));
    await assert.rejects(
      (await ledgerOf(0)).renewEvidence({ node: before_.node, evidenceHash: record.evidenceHash }),
      { code: 'EVIDENCE_KNOWN', family: 'usage' },
    );
  });

  it('evidence is refused once it was registered too long ago', async () => {
    const bundle = await segment();
    await accepted(bundle, AGE - 120);
    await refused(await segment(), 'NODE_EVIDENCE_STALE', AGE + 120);
  });

  it('a node that registered another measurement or platform than its evidence shows is refused', async () => {
    const honest = nodes[1]!;
    for (const [code, said] of [
      ['NODE_MEASUREMENT', { measurement: randomBytes(32) }],
      ['NODE_PLATFORM', { platformId: randomBytes(32) }],
    ] as const) {
      nodes[1] = await rotated(1, said);
      await refused(await segment(), code);
      await accepted(await segment([nodes[0]!, honest, nodes[2]!])); // claims of the key before are in flight
    }
    nodes[1] = await rotated(1);
    await accepted(await segment());
  });

  it("a model owner's revocation is refused work from its time on, and not before", async () => {
    const owner = await world.ledger(ROLES.owner);
    const from = (await chainTime()) + NOTICE + 30;
    const revoked = measurementId(MEASUREMENT);
    const { modelRoot } = world.cast;
    await assert.rejects((await ledgerOf(0)).revocations.revokeForModel(modelRoot, revoked, from), {
      code: 'NOT_OWNER',
    });
    await owner.revocations.revokeForModel(modelRoot, revoked, from);
    assert.equal(await owner.revocations.revokedForModelFrom(modelRoot, revoked), from);
    await accepted(await segment(), from - unixNow() - 5);
    await refused(await segment(), 'NODE_REVOKED', from - unixNow() + 5);
  });

  describe('contested', () => {
    let folder: string;
    let seats: Seated[];
    let hosts: MeshHost[];
    const stores: EvidenceStore[] = [];
    let anybody: MeshHost;
    let ledger: Ledger;
    let policy: Policy;
    let network: Parameters<typeof askRevokers>[1];
    let options: RevokeOptions;

    const revoking = (): Policy => {
      const seed = new Uint8Array(32).fill(3);
      const { issuedAt, ...rest } = testPolicy();
      const signed = signPolicy(
        { ...rest, issuedAt, revoked: [{ measurement: 'SIM:revoked', from: issuedAt }] },
        seed,
      );
      return openPolicy(signed, { signers: [ed25519.getPublicKey(seed)], minSerial: 0 });
    };

    before(async () => {
      folder = mkdtempSync(join(tmpdir(), 'veilmesh-contest-'));
      policy = revoking();
      seats = [await stage.join(ETHER / 10n), await stage.join(ETHER / 10n), await stage.join(ETHER / 10n)];
      ledger = (await stage.actor()).ledger;
      await stage.advance(3 * DEV_PARAMETERS.committee.epochLength);
      hosts = [];
      for (const [i, seat] of seats.entries()) {
        const limits = { maxBytes: 2 ** 20, maxOfNode: 4 };
        const store = openEvidenceStore({ folder: join(folder, String(i)), ...limits });
        stores.push(store);
        const host = await createHost({ privateKey: randomBytes(32) });
        hosts.push(host);
        seats[i] = { ...seat, peerKey: host.publicKey };
        await serveEvidenceDesk(host, {
          ledger: seat.ledger,
          store,
          revoker: createRevoker({
            ledger: seat.ledger,
            bls: world.bls,
            keys: seat.keys,
            policy: async () => policy,
            obtain: (hash) => stores[i]!.get(hash),
            judge: createEvidenceJudge({
              ledger: seat.ledger,
              policy,
              keyProofs: world.bls,
              freshAt: async () => null,
            }),
          }),
        });
      }
      anybody = await createHost({ privateKey: randomBytes(32) });
      network = {
        watchers: hosts.map((host) => ({ peerId: host.peerId, addresses: [...host.addresses()] })),
      };
      const ask = askRevokers(anybody, network);
      options = {
        ledger,
        bls: world.bls,
        // the seats' peers are of this test, not those that joined
        ask: (member, ...rest) =>
          ask({ ...member, peerKey: seats.find(({ slot }) => slot === member.slot)!.peerKey }, ...rest),
        timeoutMs: 10_000,
      };
    });
    after(async () => {
      await Promise.all([anybody, ...hosts].map((host) => host.close()));
      rmSync(folder, { recursive: true, force: true });
    });

    const contest = (node: Uint8Array, evidence: Evidence | Uint8Array) => {
      const bytes = evidence instanceof Uint8Array ? evidence : encodeEvidence(evidence);
      return revokeByCommittee(
        options,
        { kind: 'evidence', subject: evidenceSubject(node, hashOf(bytes)) },
        { node, evidence: bytes },
      );
    };

    it('evidence is published by hash, by anybody who has it, and nothing that no node registered', async () => {
      const { node, evidence } = nodes[0]!;
      const bytes = encodeEvidence(evidence);
      assert.equal(await publishEvidence(anybody, network, node, bytes), hosts.length);
      assert.deepEqual(await askPublished(anybody, network, evidenceHash(evidence)), bytes);
      const other = encodeEvidence(await evidenceOf(nodes[0]!));
      assert.equal(await publishEvidence(anybody, network, node, other), 0);
      assert.equal(await publishEvidence(anybody, network, nodes[1]!.node, bytes), 0, 'of another node');
      await assert.rejects(askPublished(anybody, network, hashOf(other)), { code: 'EVIDENCE_NOWHERE' });
    });

    it('honest evidence stands, whoever contests it', async () => {
      const { node, evidence } = nodes[0]!;
      await assert.rejects(contest(node, evidence), { code: 'REVOCATION_UNFOUNDED' });
      await assert.rejects(contest(nodes[1]!.node, evidence), { code: 'REVOCATION_NO_QUORUM' });
      const unregistered = await evidenceOf(nodes[0]!);
      await assert.rejects(contest(node, unregistered), { code: 'REVOCATION_NO_QUORUM' });
    });

    it('no member signs for evidence that is not the one named, in the past, or for a measurement that the policy lists not', async () => {
      const { node, evidence } = nodes[0]!;
      const contested = { node, evidence: encodeEvidence(evidence) };
      await assert.rejects(
        revokeByCommittee(options, { kind: 'evidence', subject: randomBytes(32) }, contested),
        {
          code: 'REVOCATION_UNFOUNDED',
        },
      );
      await assert.rejects(
        revokeByCommittee(
          options,
          { kind: 'evidence', subject: evidenceSubject(node, hashOf(contested.evidence)) },
          null,
        ),
        {
          code: 'REVOCATION_UNFOUNDED',
        },
      );
      const subject = measurementId(MEASUREMENT);
      await assert.rejects(revokeByCommittee(options, { kind: 'measurement', subject }, null), {
        code: 'REVOCATION_UNFOUNDED',
      });
      const never = new AbortController().signal;
      const past = { kind: 'measurement' as const, subject: measurementId('SIM:revoked'), from: unixNow() };
      const { members } = await ledger.committee.state();
      await assert.rejects(options.ask(members[0]!, past, null, never), { code: 'REVOCATION_TIME' });
    });

    it('a measurement that the policy revokes is revoked for the network', async () => {
      const subject = measurementId('SIM:revoked');
      const { from } = await revokeByCommittee(options, { kind: 'measurement', subject }, null);
      assert.equal(await ledger.revocations.revokedFrom('measurement', subject), from);
    });

    it('false evidence that was registered is revoked, each fault by itself, and its node serves under newer one', async () => {
      const foreign = world.bls.keygen();
      const faults: [string, () => Promise<CastNode>][] = [
        [
          'a quote of other keys',
          () => rotated(2, {}, (own) => ({ ...own, quote: nodes[0]!.evidence.quote })),
        ],
        [
          'a signature that is none',
          () => rotated(2, {}, (own) => ({ ...own, quote: flipped(own.quote, own.quote.length - 1) })),
        ],
        [
          'a key without possession',
          () => rotated(2, {}, (own) => ({ ...own, keyProof: world.bls.provePossession(foreign.secretKey) })),
        ],
        ['another measurement', () => rotated(2, { measurement: randomBytes(32) })],
        ['another platform', () => rotated(2, { platformId: randomBytes(32) })],
      ];
      for (const [fault, register] of faults) {
        const { node, evidence } = await register();
        const { from } = await contest(node, evidence).catch((thrown: unknown) => {
          throw new Error(fault, { cause: thrown });
        });
        assert.equal((await ledger.getNode(node))?.serving, true, 'until then');
        await stage.advance(from - (await chainTime()));
        const record = await ledger.getNode(node);
        assert.deepEqual([record?.serving, record?.staked], [false, true], fault);
        assert.deepEqual(
          await askPublished(anybody, network, evidenceHash(evidence)),
          encodeEvidence(evidence),
        );
      }
      nodes[2] = await rotated(2);
      assert.equal((await ledger.getNode(nodes[2].node))?.serving, true);
    });

    it('bytes that are no evidence at all are revoked like false evidence', async () => {
      const ledger2 = await ledgerOf(2);
      const bytes = randomBytes(200);
      await ledger2.renewEvidence({ node: nodes[2]!.node, evidenceHash: hashOf(bytes) });
      const { subject } = await contest(nodes[2]!.node, bytes);
      assert.deepEqual(subject, evidenceSubject(nodes[2]!.node, hashOf(bytes)));
    });

    it("who registers another's evidence has its own revoked, and the other goes on", async () => {
      const honest = nodes[0]!;
      const { node } = nodes[1]!;
      await (await ledgerOf(1)).renewEvidence({ node, evidenceHash: evidenceHash(honest.evidence) });
      const { subject, from } = await contest(node, honest.evidence);
      assert.deepEqual(subject, evidenceSubject(node, evidenceHash(honest.evidence)));
      await (await ledgerOf(0)).renewEvidence({ node: honest.node, evidenceHash: randomBytes(32) }); // young enough
      await stage.advance(from - (await chainTime()) + 1);
      assert.equal((await ledger.getNode(node))?.serving, false);
      assert.equal((await ledger.getNode(honest.node))?.serving, true);
      await assert.rejects(contest(honest.node, honest.evidence), { code: 'REVOCATION_UNFOUNDED' });
      nodes[1] = await rotated(1);
    });

    describe('the holding of a platform', () => {
      const revokeHolding = (node: Uint8Array, platformId: Uint8Array, evidence: Uint8Array | null) =>
        revokeByCommittee(
          options,
          { kind: 'holding', subject: holdingSubject(node, platformId) },
          { node, evidence },
        );

      it('is revoked where the evidence does not show it, whatever the policy makes of its code', async () => {
        for (const measurement of [MEASUREMENT, 'SIM:listed-nowhere']) {
          const platformId = randomBytes(32);
          const said = { platformId, measurement: measurementId(measurement) };
          const { node, evidence } = await rotated(2, said, undefined, measurement);
          const { from } = await revokeHolding(node, platformId, encodeEvidence(evidence));
          await (await ledgerOf(2)).renewEvidence({ node, evidenceHash: randomBytes(32) }); // outruns nothing
          assert.deepEqual(await ledger.platformHolder(platformId), node);
          await stage.advance(from - (await chainTime()) + 1);
          assert.equal(await ledger.platformHolder(platformId), null);
        }
      });

      it('is revoked where nobody can be shown what it stood on, once there was time, whatever is registered since', async () => {
        const platformId = randomBytes(32);
        const { node, evidence } = await rotated(2, { platformId });
        const own = await ledgerOf(2);
        await publishEvidence(anybody, network, node, encodeEvidence(evidence));
        await stage.advance(SHOWN_WITHIN + 1);
        // this one can be had: it is to be judged, and not missed
        await assert.rejects(revokeHolding(node, platformId, null), { code: 'REVOCATION_UNFOUNDED' });
        await own.renewEvidence({ node, evidenceHash: randomBytes(32) });
        await assert.rejects(revokeHolding(node, platformId, null), { code: 'REVOCATION_UNFOUNDED' });
        await stage.advance(SHOWN_WITHIN / 2);
        await own.renewEvidence({ node, evidenceHash: randomBytes(32) });
        await stage.advance(SHOWN_WITHIN / 2 + 10);
        await own.renewEvidence({ node, evidenceHash: randomBytes(32) });
        await assert.rejects(revokeHolding(node, randomBytes(32), null), { code: 'REVOCATION_UNFOUNDED' });
        await assert.rejects(revokeHolding(nodes[0]!.node, platformId, null), {
          code: 'REVOCATION_UNFOUNDED',
        });
        const { from } = await revokeHolding(node, platformId, null);
        assert.deepEqual(await ledger.platformHolder(platformId), node);
        await stage.advance(from - (await chainTime()) + 1);
        assert.equal(await ledger.platformHolder(platformId), null);
      });
    });

    it('what is kept survives a restart, and what changed on the disk is not handed out', async () => {
      const keptIn = join(folder, '0');
      const open = () => openEvidenceStore({ folder: keptIn, maxBytes: 2 ** 20, maxOfNode: 4 });
      const hash = evidenceHash(nodes[0]!.evidence);
      const store = open();
      assert.ok(store.has(hash, nodes[0]!.node) && (await store.get(hash)) !== null);
      const name = Buffer.from(hash).toString('hex');
      const changed = concatBytes(encodeEvidence(nodes[0]!.evidence), Uint8Array.of(0));
      for (const file of readdirSync(keptIn).filter((one) => one.endsWith(name))) {
        writeFileSync(join(keptIn, file), changed);
      }
      assert.equal(await open().get(hash), null);
    });
  });
});

const flipped = (bytes: Uint8Array, at: number): Uint8Array =>
  bytes.map((byte, i) => (i === at ? byte ^ 1 : byte));
