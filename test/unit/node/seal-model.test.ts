/**
 * A sealed model in its folder, and the files of keys that brokers load: each for one broker, one grade and nobody else's eyes.
 * @module
 */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { ed25519 } from '@noble/curves/ed25519.js';
import { bytesToHex, concatBytes, equalBytes } from '../../../crypto/core/bytes.ts';
import { encodeCbor } from '../../../crypto/core/cbor.ts';
import { randomBytes } from '../../../crypto/core/random.ts';
import { joinKey, type KeyGrade, keyCommitment } from '../../../crypto/seal/content-key.ts';
import { openSealedManifest, signSealedManifest } from '../../../crypto/seal/sealed-manifest.ts';
import { openShard } from '../../../crypto/seal/shard-stream.ts';
import { peerOfPublicKey } from '../../../mesh/host/identity.ts';
import { modelRoot, shardRoot, shardsOf } from '../../../models/shard/manifest.ts';
import { splitModel } from '../../../models/shard/split.ts';
import { loadDigits } from '../../../models/zoo/digits/index.ts';
import type { StoredModel } from '../../../node/models/packed-store.ts';
import { filesOf, keysFile, planSeal, readSealedFolder, sealModel } from '../../../node/models/seal-model.ts';
import { loadBrokerKeys, readOwnerKeys } from '../../../node/services/key-bundle.ts';
import { assertSealedByOwner } from '../../../node/services/sealed-owner.ts';
import { devAccount } from '../../../settlement/chain/dev-accounts.ts';
import { packBlank, quiet } from '../../support/pack.ts';

const ACCOUNT = devAccount(0).privateKey;
const source = new URL('../../../models/zoo/digits/', import.meta.url);
const root = mkdtempSync(join(tmpdir(), 'veilmesh-sealing-'));
after(() => rmSync(root, { recursive: true }));

let model: StoredModel;
let folders = 0;
before(async () => {
  const { model: whole, card } = await loadDigits(async (name) => readFile(new URL(name, source)));
  model = { ...packBlank(card, splitModel(whole, [2])), tokenizer: null };
});

const brokers = (count: number): Uint8Array[] =>
  Array.from({ length: count }, () => ed25519.getPublicKey(randomBytes(32)));

async function seal(
  keys: readonly Uint8Array[],
  grade: KeyGrade = 'development',
  threshold = 1,
): Promise<string> {
  const folder = join(root, String(folders++));
  const named = keys.map((key) => ({ peerId: peerOfPublicKey(key), addresses: [] }));
  await sealModel(filesOf(model), { grade, brokers: named, threshold, account: ACCOUNT }, folder, quiet);
  return folder;
}

describe('a sealed model', () => {
  test('holds each shard under a key of its own, by the hash of its ciphertext, and opens to the part file', async () => {
    const [broker] = brokers(1);
    const folder = await seal([broker!]);
    const { parts, grade } = openSealedManifest(readSealedFolder(folder)!.sealed);
    assert.equal(grade, 'development');
    const { keys } = readOwnerKeys(join(folder, 'keys', 'owner.keys'));
    const planned = planSeal(model.manifest).shards;
    for (const [i, part] of parts.entries()) {
      const file = new Uint8Array(readFileSync(join(folder, 'files', bytesToHex(part.contentHash))));
      assert.deepEqual(new Uint8Array(createHash('sha256').update(file).digest()), part.contentHash);
      assert.equal(file.length, planned[i]!.sealedBytes);
      const shard = shardsOf(model.manifest)[i]!;
      const place = { keyId: part.keyId, modelRoot: modelRoot(model.manifest), shardRoot: shardRoot(shard) };
      const pieces: Uint8Array[] = [];
      for await (const piece of openShard([file], { key: keys[i]!, bytes: shard.bytes, ...place }))
        pieces.push(piece);
      const plain = model.files[model.manifest.parts.indexOf(shard)]!;
      assert.ok(equalBytes(concatBytes(...pieces), plain));
      assert.deepEqual(keyCommitment(keys[i]!), part.commitment);
    }
    assert.equal(new Set(keys.map(bytesToHex)).size, parts.length);
    const clear = model.manifest.parts
      .filter(({ role }) => role === 'shard')
      .map(({ contentHash }) => bytesToHex(contentHash));
    assert.ok(readdirSync(join(folder, 'files')).every((name) => !clear.includes(name)));
  });

  test("is its owner's on the chain, and nobody else's", async () => {
    const { sealed, ownerSignature } = readSealedFolder(await seal(brokers(1)))!;
    await assertSealedByOwner({ sealed, ownerSignature }, devAccount(0).address);
    const refused = { name: 'VerificationError', code: 'SEALED_OWNER' };
    await assert.rejects(assertSealedByOwner({ sealed, ownerSignature }, devAccount(1).address), refused);
    const other = readSealedFolder(await seal(brokers(1)))!;
    await assert.rejects(
      assertSealedByOwner({ sealed: other.sealed, ownerSignature }, devAccount(0).address),
      refused,
    );
    for (const false_ of [new Uint8Array(65), randomBytes(65)]) {
      await assert.rejects(
        assertSealedByOwner({ sealed, ownerSignature: false_ }, devAccount(0).address),
        refused,
      );
    }
  });

  test('is not sealed twice in one place, and an attempt that was cut off is no obstacle', async () => {
    const keys = brokers(1);
    const folder = await seal(keys);
    const before = readFileSync(join(folder, 'keys', 'owner.keys'));
    folders--;
    await assert.rejects(seal(keys), { code: 'SEALED_EXISTS' });
    assert.deepEqual(readFileSync(join(folder, 'keys', 'owner.keys')), before);
    const next = join(root, String(++folders));
    mkdirSync(`${next}.tmp/keys`, { recursive: true });
    writeFileSync(`${next}.tmp/keys/owner.keys`, 'half');
    assert.equal(await seal(keys), next);
    assert.ok(!existsSync(`${next}.tmp`));
  });
});

describe("a broker's file of keys", () => {
  test('is for that broker alone, and two of three make the key', async () => {
    const three = brokers(3);
    const folder = await seal(three, 'development', 2);
    const [a, b] = three.map((key) =>
      loadBrokerKeys(join(folder, 'keys', keysFile(key)), 'development', key),
    );
    const { commitment } = a!.manifest.parts[1]!;
    await joinKey([a!.shares[1]!.share, b!.shares[1]!.share], commitment);
    const path = join(folder, 'keys', keysFile(three[0]!));
    assert.throws(() => loadBrokerKeys(path, 'development', three[1]!), { code: 'KEY_BROKER_OTHER' });
  });

  test('is not loaded by a broker of the other grade, either way', async () => {
    for (const [grade, other] of [
      ['production', 'development'],
      ['development', 'production'],
    ] as const) {
      const [key] = brokers(1);
      const folder = await seal([key!], grade);
      const path = join(folder, 'keys', keysFile(key!));
      assert.throws(() => loadBrokerKeys(path, other, key!), { name: 'UsageError', code: 'KEY_GRADE' });
      assert.equal(loadBrokerKeys(path, grade, key!).shares[0]!.grade, grade);
    }
  });

  test('cannot be called another grade: the ids of its keys would be others', async () => {
    const [key] = brokers(1);
    const folder = await seal([key!]);
    const { owner: _, ...manifest } = openSealedManifest(readSealedFolder(folder)!.sealed);
    const seed = randomBytes(32);
    assert.throws(() => signSealedManifest({ ...manifest, grade: 'production' }, seed), {
      code: 'SEALED_MANIFEST',
    });
    signSealedManifest(manifest, seed);
  });

  test('is not read when others on the machine can read it', {
    skip: process.platform === 'win32',
  }, async () => {
    const [key] = brokers(1);
    const folder = await seal([key!]);
    for (const name of readdirSync(join(folder, 'keys'))) {
      const path = join(folder, 'keys', name);
      assert.equal(statSync(path).mode & 0o777, 0o600);
      chmodSync(path, 0o640);
    }
    const path = join(folder, 'keys', keysFile(key!));
    assert.throws(() => loadBrokerKeys(path, 'development', key!), { code: 'KEY_FILE_OPEN' });
    assert.throws(() => readOwnerKeys(join(folder, 'keys', 'owner.keys')), { code: 'KEY_FILE_OPEN' });
  });

  test('is refused with a changed share, or none', async () => {
    const [key] = brokers(1);
    const folder = await seal([key!]);
    const { sealed } = readSealedFolder(folder)!;
    const path = join(root, 'changed.keys');
    for (const shares of [[randomBytes(32), randomBytes(32)], []]) {
      writeFileSync(path, encodeCbor({ v: 1, sealed, index: 0, shares }), { mode: 0o600 });
      assert.throws(() => loadBrokerKeys(path, 'development', key!), { code: 'KEY_SHARE_WRONG' });
    }
    assert.throws(() => loadBrokerKeys(join(root, 'none'), 'development', key!), {
      code: 'KEY_FILE_UNREADABLE',
    });
  });
});
