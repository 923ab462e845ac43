/** A client that plans a route in the moment in which a node renews its evidence. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { before, test } from 'node:test';
import { ed25519 } from '@noble/curves/ed25519.js';
import { encodeEvidence, evidenceHash, makeEvidence } from '../../../crypto/attest/evidence.ts';
import { createSimulatedProvider } from '../../../crypto/attest/simulated.ts';
import { equalBytes } from '../../../crypto/core/bytes.ts';
import { hash } from '../../../crypto/core/hash.ts';
import { randomBytes } from '../../../crypto/core/random.ts';
import { loadBls } from '../../../crypto/poea/bls.ts';
import { publicKeyOfPeer } from '../../../mesh/host/identity.ts';
import { possessionBytes } from '../../../mesh/host/possession.ts';
import type { OwnEvidence } from '../../../mesh/session/hop-types.ts';
import { modelRoot, shardRoot, shardsOf } from '../../../models/shard/manifest.ts';
import { splitModel } from '../../../models/shard/split.ts';
import type { Manifest } from '../../../models/shard/types.ts';
import { loadDigits } from '../../../models/zoo/digits/index.ts';
import type { ClientConnection } from '../../../node/client/connect.ts';
import type { ClientModel } from '../../../node/client/model.ts';
import { appraisedRoute } from '../../../node/client/route.ts';
import { configSchema } from '../../../node/config/schema.ts';
import { serveSealed } from '../../../node/services/key-release.ts';
import { serveProofs } from '../../../node/services/possession.ts';
import { nowSeconds } from '../../../node/tee/clock.ts';
import { measurementId, registeredPlatform } from '../../../settlement/chain/measurement-id.ts';
import { createMemoryMesh } from '../../support/memory-mesh.ts';
import { peerIdOf, signedRecord } from '../../support/mesh.ts';
import { packBlank } from '../../support/pack.ts';
import { policyOf } from '../crypto/fixtures.ts';

const MEASUREMENT = 'SIM:route-renewal';
const MAX_AGE = 600;
let manifest: Manifest;

before(async () => {
  const folder = new URL('../../../models/zoo/digits/', import.meta.url);
  const { model, card } = await loadDigits(async (name) => readFile(new URL(name, folder)));
  manifest = packBlank(card, splitModel(model, [])).manifest;
});

interface Registration {
  readonly own: OwnEvidence;
  /** Unix seconds; null: the chain that is asked does not see it yet. */
  since: number | null;
}

/** One node of one shard, what it shows and what the chain says of that, as they stand at each question. */
async function world(first: number | null) {
  const bls = await loadBls();
  const mesh = createMemoryMesh();
  const [seed, clientSeed] = [randomBytes(32), randomBytes(32)];
  const peerId = await peerIdOf(seed);
  const [part] = shardsOf(manifest);
  const root = modelRoot(manifest);
  const keys = bls.keygen();
  const make = async (freshness: string): Promise<OwnEvidence> => {
    const evidence = await makeEvidence(
      createSimulatedProvider({ measurement: MEASUREMENT, clock: nowSeconds }),
      {
        peerKey: publicKeyOfPeer(peerId),
        signingKey: keys.publicKey,
        hpkeKey: randomBytes(32),
        modelRoot: root,
        shardRoot: shardRoot(part!),
        layers: [...part!.ops],
        semanticsHash: manifest.semanticsHash,
        runtimeHash: randomBytes(32),
        bootNonce: randomBytes(32),
        freshness: hash(freshness),
      },
      bls.provePossession(keys.secretKey),
    );
    return { evidence: encodeEvidence(evidence), evidenceHash: evidenceHash(evidence) };
  };
  const registered: Registration[] = [{ own: await make('one'), since: first }];
  const shown = { current: registered[0]!.own };
  await serveProofs(
    mesh.host(peerId),
    { prove: async (statement) => ed25519.sign(possessionBytes(statement), seed) },
    { current: () => shown.current, of: () => shown.current },
  );
  await serveSealed(mesh.host('introducer'), new Map());
  let asked = 0;
  /** Called after each answer of the chain: what happens meanwhile. */
  let meanwhile: () => void = () => {};
  const record = (await signedRecord(randomBytes(32))).record;
  const connection = {
    host: {
      ...mesh.host(await peerIdOf(clientSeed)),
      sign: async (bytes: Uint8Array) => ed25519.sign(bytes, clientSeed),
      ping: async () => 1,
      addAddresses: async () => {},
    },
    introducer: 'introducer',
    directory: {
      list: () => [
        { ...record, peerId, serving: [{ modelRoot: root, shardRoot: shardRoot(part!), index: 0 }] },
      ],
    },
    ledger: {
      blockTime: async () => null,
      wasSlashed: async () => false,
      nodeByKey: async () => ({
        node: hash('node'),
        validUntil: Number.POSITIVE_INFINITY,
        record: {
          serving: true,
          staked: true,
          exitAt: 0,
          evidenceHash: registered.at(-1)!.own.evidenceHash,
          measurement: measurementId(MEASUREMENT),
          platformId: registeredPlatform(null),
        },
      }),
      evidenceSince: async (_: Uint8Array, name: Uint8Array) => {
        asked++;
        const found = registered.find(({ own }) => equalBytes(own.evidenceHash, name))?.since ?? null;
        meanwhile();
        return found;
      },
      maxEvidenceAge: async () => MAX_AGE,
      onePlatformKey: async () => false,
      revocations: { revokedFrom: async () => null, revokedForModelFrom: async () => null },
    },
    policy: policyOf({
      v: 1,
      serial: 1,
      network: 'development',
      allowSimulated: true,
      measurements: [MEASUREMENT],
      maxEvidenceAgeSeconds: 3_600,
      issuedAt: 0,
    }),
    bls,
    config: configSchema.parse({}),
  } as unknown as ClientConnection;
  return {
    registered,
    shown,
    make,
    asked: () => asked,
    onAsked: (then: () => void) => {
      meanwhile = then;
    },
    route: () => appraisedRoute(connection, { root, manifest } as ClientModel, new Set()),
  };
}

test('in the overlap the old evidence is taken as the new one is', async () => {
  const { registered, shown, make, route } = await world(nowSeconds() - 10);
  const [old] = registered;
  const newest = await make('two');
  registered.push({ own: newest, since: nowSeconds() });
  assert.deepEqual((await route()).hops[0]!.evidenceHash, old!.own.evidenceHash, 'shown a moment too long');
  shown.current = newest;
  assert.deepEqual((await route()).hops[0]!.evidenceHash, newest.evidenceHash);
});

test('evidence that lapses while it is looked at is asked for once more, and the renewed one is taken', async () => {
  const { registered, shown, make, onAsked, asked, route } = await world(nowSeconds() - MAX_AGE - 1);
  const newest = await make('two');
  onAsked(() => {
    if (registered.length > 1) return;
    registered.push({ own: newest, since: nowSeconds() });
    shown.current = newest;
  });
  const { hops, refused } = await route();
  assert.deepEqual([hops[0]!.evidenceHash, refused], [newest.evidenceHash, []]);
  assert.equal(asked(), 2);
});

test('a chain that does not see the registration yet is asked once more', async () => {
  const { registered, onAsked, route } = await world(null);
  onAsked(() => {
    registered[0]!.since = nowSeconds();
  });
  assert.equal((await route()).hops.length, 1);
});

test('evidence that stays stale, or unregistered, leaves the node out, after two looks', async () => {
  for (const [since, code] of [
    [nowSeconds() - MAX_AGE - 1, 'NODE_EVIDENCE_STALE'],
    [null, 'NODE_EVIDENCE'],
  ] as const) {
    const { route } = await world(since);
    await assert.rejects(route(), (error: { code: string; details: { refused: string[] } }) => {
      assert.equal(error.code, 'ROUTE_COVERAGE_GAP');
      assert.match(error.details.refused.join(), new RegExp(`${code}$`));
      return true;
    });
  }
});
