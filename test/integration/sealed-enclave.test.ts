/**
 * A sealed shard from its owner to an enclave: keys from brokers, weights in the enclave alone, and whatever is wrong with them
 * refused before anything is served.
 * @module
 */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { before, describe, type TestContext, test } from 'node:test';
import { ed25519 } from '@noble/curves/ed25519.js';
import { decodeEvidence } from '../../crypto/attest/evidence.ts';
import { signPolicy } from '../../crypto/attest/policy.ts';
import { concatBytes } from '../../crypto/core/bytes.ts';
import { contentHash } from '../../crypto/core/hash.ts';
import { randomBytes } from '../../crypto/core/random.ts';
import { sealedHash } from '../../crypto/seal/sealed-manifest.ts';
import { sealShard } from '../../crypto/seal/shard-stream.ts';
import {
  encodeManifest,
  modelRoot,
  type PackedModel,
  shardRoot,
  shardsOf,
} from '../../models/shard/manifest.ts';
import { splitModel } from '../../models/shard/split.ts';
import { loadDigits } from '../../models/zoo/digits/index.ts';
import { refuseOtherBrokers } from '../../node/client/route.ts';
import { type Enclave, startEnclave } from '../../node/tee/enclave.ts';
import { runtimeHash, simulatedMeasurement } from '../../node/tee/measure.ts';
import {
  type BrokerWorld,
  carrierTo,
  newKey,
  policyOf,
  START,
  sealedOf,
  startBroker,
  type TestKey,
} from '../support/key-release.ts';
import { packBlank } from '../support/pack.ts';
import { peerKeyPort } from '../support/peer-key.ts';

const folder = new URL('../../models/zoo/digits/', import.meta.url);
const PIECE = 5_000;
const own = simulatedMeasurement(runtimeHash());

let packed: PackedModel;
let plain: Uint8Array;

before(async () => {
  const { model, card } = await loadDigits(async (name) => readFile(new URL(name, folder)));
  packed = packBlank(card, splitModel(model, []));
  plain = packed.files[packed.manifest.parts.findIndex(({ role }) => role === 'shard')]!;
});

const place = () => ({
  modelRoot: modelRoot(packed.manifest),
  shardRoot: shardRoot(shardsOf(packed.manifest)[0]!),
});

async function seal({ key, name }: TestKey, bytes = plain): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  const options = { key, bytes: bytes.length, chunkBytes: 3_000, keyId: name.keyId, ...place() };
  for await (const piece of sealShard([bytes], options)) pieces.push(piece);
  return concatBytes(...pieces);
}

interface World {
  readonly key: TestKey;
  readonly worlds: BrokerWorld[];
  readonly file: Uint8Array;
}

/** Real clocks, since the enclave has one. */
async function sealedWorld(t: TestContext, brokers = 1, threshold = 1): Promise<World> {
  const key = await newKey('development', brokers, threshold, place());
  const policy = policyOf({ measurements: [own] });
  const worlds = [];
  for (let index = 0; index < brokers; index++) {
    const world = await startBroker(t, { key, index, policy });
    Object.defineProperty(world.clock, 'now', { get: () => Math.floor(Date.now() / 1_000) });
    worlds.push(world);
  }
  return { key, worlds, file: await seal(key) };
}

interface Change {
  readonly file?: Uint8Array;
  readonly sealed?: Uint8Array;
  readonly threshold?: number;
  /** Those that answer. */
  readonly up?: readonly BrokerWorld[];
  readonly change?: (reply: Uint8Array) => Uint8Array;
}

async function boot(
  { key, worlds, file }: World,
  change: Change = {},
): Promise<{ enclave: Enclave; seen: Uint8Array[]; sealed: Uint8Array }> {
  const peerKey = randomBytes(32);
  const policySeed = randomBytes(32);
  const content = change.file ?? file;
  const seen: Uint8Array[] = [];
  const carrier = carrierTo(peerKey, change.up ?? worlds);
  const named = { contentHash: contentHash(file), bytes: file.length };
  const brokers = worlds.map(({ publicKey }) => publicKey);
  const sealed = change.sealed ?? sealedOf(key, brokers, change.threshold ?? 1, named);
  const enclave = await startEnclave({
    manifest: encodeManifest(packed.manifest),
    part: {
      sealed,
      checkCells: false,
      nonce: carrier.nonce,
      release: async (broker, request) => {
        seen.push(request);
        const reply = await carrier.release(broker, request);
        seen.push(reply);
        return change.change?.(reply) ?? reply;
      },
      read: async (piece) => {
        const bytes = content.slice(piece * PIECE, (piece + 1) * PIECE);
        return bytes.length === 0 ? null : bytes;
      },
    },
    shardIndex: 0,
    peer: peerKeyPort(peerKey),
    chainId: 31_337,
    settlement: randomBytes(20),
    freshness: randomBytes(32),
    policy: signPolicy(
      {
        v: 1,
        serial: 1,
        network: 'development',
        allowSimulated: true,
        measurements: [own],
        maxEvidenceAgeSeconds: 60,
        issuedAt: 0,
      },
      policySeed,
    ),
    policySigner: ed25519.getPublicKey(policySeed),
    engine: 'reference',
    threads: 1,
    maxSessions: 2,
    kvBudgetBytes: 0,
    simulatedPlatformSecret: randomBytes(32),
    provider: null,
    keep: () => Promise.resolve(),
  });
  return { enclave, seen, sealed };
}

const refused = (world: World, code: string, change: Change) => assert.rejects(boot(world, change), { code });

describe('an enclave with a sealed shard', () => {
  test('opens it inside: its host sees neither key nor weights', async (t) => {
    const world = await sealedWorld(t);
    const { enclave, seen, sealed } = await boot(world);
    t.after(() => enclave.stop());
    assert.equal(enclave.ready.keys, 'development');
    const { binding } = decodeEvidence(enclave.ready.evidence);
    assert.deepEqual(binding.shardRoot, place().shardRoot);
    // a client takes it with the brokers that the mesh names, and no others
    const shown = sealedHash(sealed);
    assert.deepEqual(binding.sealedHash, shown);
    refuseOtherBrokers(binding, shown, 'peer');
    refuseOtherBrokers({}, null, 'peer');
    refuseOtherBrokers({}, shown, 'peer');
    assert.throws(() => refuseOtherBrokers(binding, null, 'peer'), { code: 'NODE_BROKERS' });
    assert.throws(() => refuseOtherBrokers(binding, randomBytes(32), 'peer'), { code: 'NODE_BROKERS' });
    const passed = Buffer.concat([...seen, world.file]);
    assert.ok(!passed.includes(Buffer.from(world.key.key)));
    for (let at = 64; at + 32 < plain.length; at += 4_001) {
      assert.ok(!passed.includes(Buffer.from(plain.subarray(at, at + 32))), `plaintext at ${at}`);
    }
    // for its prover it opens the part again, with the key that it has
    const prover = await enclave.startProver(null, true, () => {});
    await assert.rejects(
      prover.plan({ witnesses: [] } as never),
      (error: { code: string }) => error.code !== 'PROVER_ENDED',
    );
    assert.equal(world.worlds[0]!.log.count, 1);
  });

  test('refuses another file than the one that was sealed', async (t) => {
    const world = await sealedWorld(t);
    const changed = world.file.slice();
    changed[changed.length - 100]! ^= 1;
    await refused(world, 'SEALED_CHUNK', { file: changed });
    await refused(world, 'SEALED_TRUNCATED', { file: world.file.subarray(0, world.file.length - 3_016) });
    await refused(world, 'SEALED_TRAILING', { file: concatBytes(world.file, Uint8Array.of(0)) });
  });

  test("refuses weights that are not the shard root's, though the owner sealed them", async (t) => {
    const world = await sealedWorld(t);
    const other = plain.slice();
    other[other.length - 1]! ^= 1;
    await refused(world, 'PART_WRONG_BYTES', { file: await seal(world.key, other) });
  });

  test('refuses a sealed manifest of another model, and one whose grade was changed', async (t) => {
    const world = await sealedWorld(t);
    const foreign = await newKey('development');
    const brokers = world.worlds.map(({ publicKey }) => publicKey);
    await refused(world, 'SEALED_MODEL', { sealed: sealedOf(foreign, brokers, 1) });
    const [share] = world.key.shares;
    const renamed = { ...world.key, shares: [{ ...share!, grade: 'production' as const }] };
    assert.throws(() => sealedOf(renamed, brokers, 1), { code: 'SEALED_MANIFEST' });
  });

  test('gets no key in another request, and none that is not its own', async (t) => {
    const world = await sealedWorld(t);
    let first: Uint8Array | undefined;
    const { enclave } = await boot(world, {
      change: (reply) => {
        first = reply;
        return reply;
      },
    });
    await enclave.stop();
    await refused(world, 'KEY_REPLY_SIGNATURE', { change: () => first! });
    // a broker that has another key under the same name
    const { test: held } = world.worlds[0]!;
    (held.shares[0]!.share as Uint8Array)[0]! ^= 1;
    await refused(world, 'KEY_SHARE_WRONG', {});
  });

  test('needs two of three brokers, whichever are up', async (t) => {
    const world = await sealedWorld(t, 3, 2);
    const [a, b, c] = world.worlds as [BrokerWorld, BrokerWorld, BrokerWorld];
    for (const up of [
      [a, b],
      [b, c],
    ]) {
      const { enclave } = await boot(world, { threshold: 2, up });
      await enclave.stop();
    }
    await assert.rejects(
      boot(world, { threshold: 2, up: [c] }),
      (error: { code: string; details: { reasons: string[] } }) => {
        assert.equal(error.code, 'KEY_BROKERS_TOO_FEW');
        assert.equal(
          error.details.reasons.filter((reason) => reason.endsWith('MESH_PEER_UNREACHABLE')).length,
          2,
        );
        return true;
      },
    );
  });

  test('does not start when the broker refuses, and says why', async (t) => {
    const world = await sealedWorld(t);
    world.worlds[0]!.revoked.push({ kind: 'measurement', value: own, effectiveAt: START - 1e9 });
    await refused(world, 'KEY_REVOKED', {});
  });
});
