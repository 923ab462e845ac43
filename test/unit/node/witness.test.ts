import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { bytesToHex } from '../../../crypto/core/bytes.ts';
import { randomBytes } from '../../../crypto/core/random.ts';
import { type Claim, claimHash, encodeSignedClaim } from '../../../crypto/poea/claim.ts';
import { createWitnessStore, type WitnessEvent } from '../../../node/services/witness-store.ts';
import {
  decodeWitnessFile,
  encodeWitnessFile,
  openWitness,
  type SealedWitness,
  type SealingContext,
  sealingKey,
  sealWitness,
} from '../../../node/tee/witness.ts';

const context: SealingContext = {
  platformSecret: new Uint8Array(32).fill(7),
  measurement: 'SIM:one',
  shardRoot: new Uint8Array(32).fill(8),
};
const key = sealingKey(context);

/** Claims of one session; nobody checks their signatures here. */
function claimOf(segment: number, before: Claim | null, notAfter = 2_000_000_000): Claim {
  return {
    version: 1,
    chainId: 31_337,
    settlement: new Uint8Array(20),
    sessionId: new Uint8Array(32).fill(1),
    requestId: new Uint8Array(32).fill(2),
    segment,
    hopIndex: 0,
    hopCount: 1,
    attempt: 0,
    modelRoot: new Uint8Array(32),
    shardRoot: context.shardRoot,
    layers: [0, 1],
    semanticsHash: new Uint8Array(32),
    positions: [segment * 4, segment * 4 + 4],
    inCommits: randomBytes(32),
    outCommits: randomBytes(32),
    answerCommit: null,
    samplingHash: null,
    workUnits: 1,
    prevClaim: before === null ? null : claimHash(before),
    clientNonce: new Uint8Array(32),
    evidenceHash: new Uint8Array(32),
    enclaveKey: new Uint8Array(96),
    nextKey: null,
    notAfter,
  };
}

const job = {
  blindKey: randomBytes(32),
  sampling: { temperature: 700, topK: 40, topP: 9_000, seed: new Uint8Array(32).fill(5) },
  values: [
    { step: 0, input: Int32Array.of(1, -2, 3), output: Int32Array.of(0) },
    { step: 1, input: Int32Array.of(2 ** 31 - 1, -(2 ** 31), 0, 4, 5, 6), output: Int32Array.of(0) },
  ],
  widthsIn: [1, 2],
};
const seal = (claim: Claim): SealedWitness =>
  sealWitness(key, job, encodeSignedClaim({ claim, signature: new Uint8Array(48) }));

describe('a witness', () => {
  const claim = claimOf(0, null);
  const witness = seal(claim);

  test('comes back as it was sealed', () => {
    const opened = openWitness(sealingKey(context), decodeWitnessFile(encodeWitnessFile(witness)));
    assert.deepEqual(opened.claim, claim);
    assert.deepEqual(opened.blindKey, job.blindKey);
    assert.deepEqual(opened.sampling, job.sampling);
    assert.deepEqual(
      opened.steps,
      job.values.map(({ step, input }) => ({ step, input })),
    );
  });

  test('has one length for so many rows, however they were steps', () => {
    const input = job.values.flatMap((step) => [...step.input]);
    const one = { ...job, values: [{ step: 7, input: Int32Array.from(input), output: Int32Array.of(0) }] };
    const encoded = encodeSignedClaim({ claim, signature: new Uint8Array(48) });
    assert.equal(sealWitness(key, one, encoded).sealed.length, witness.sealed.length);
  });

  test('shows nothing of what is sealed', () => {
    const text = Buffer.from(encodeWitnessFile(witness));
    assert.ok(!text.includes(Buffer.from(job.blindKey)));
    assert.ok(!text.includes(Buffer.from(job.sampling.seed)));
    assert.ok(!text.includes(Buffer.from(job.values[1]!.input.buffer)));
  });

  for (const [name, other] of [
    ['another platform', { ...context, platformSecret: new Uint8Array(32).fill(9) }],
    ['other code', { ...context, measurement: 'SIM:two' }],
    ['another shard', { ...context, shardRoot: new Uint8Array(32).fill(9) }],
  ] as const) {
    test(`does not open for ${name}`, () => {
      assert.throws(() => openWitness(sealingKey(other), witness), { code: 'WITNESS_SEAL' });
    });
  }

  test('does not open when a byte of it was changed, or when it lies under another claim', () => {
    for (const at of [0, witness.sealed.length - 1]) {
      const sealed = witness.sealed.slice();
      sealed[at]! ^= 1;
      assert.throws(() => openWitness(key, { ...witness, sealed }), { code: 'WITNESS_SEAL' });
    }
    const { claim: other } = seal(claimOf(0, null));
    assert.throws(() => openWitness(key, { claim: other, sealed: witness.sealed }), { code: 'WITNESS_SEAL' });
  });

  test('has a key stream of its own: two of the same content differ everywhere', () => {
    const { sealed } = seal(claimOf(0, null));
    const same = sealed.filter((byte, i) => byte === witness.sealed[i]).length;
    assert.ok(same < sealed.length / 8, `${same} of ${sealed.length} bytes are the same`);
  });

  test('is refused as a file that is cut off or of something else', () => {
    const file = encodeWitnessFile(witness);
    assert.throws(() => decodeWitnessFile(file.subarray(0, 11)), { code: 'WITNESS_FILE' });
    assert.throws(() => decodeWitnessFile(file.subarray(0, 100)), { code: 'WITNESS_FILE' });
    assert.throws(() => decodeWitnessFile(randomBytes(200)), { code: 'WITNESS_FILE' });
  });
});

describe('a witness store', () => {
  const root = mkdtempSync(join(tmpdir(), 'veilmesh-witness-'));
  after(() => rmSync(root, { recursive: true }));
  const first = claimOf(0, null);
  const second = claimOf(1, first);
  const third = claimOf(2, second);
  const [one, two, three] = [seal(first), seal(second), seal(third)] as const;
  const size = encodeWitnessFile(one).length;
  let folders = 0;

  async function openStore(maxBytes = 1e6, folder = join(root, String(folders++))) {
    const events: WitnessEvent[] = [];
    const store = await createWitnessStore({ folder, maxBytes, onEvent: (event) => events.push(event) });
    return { store, events, folder };
  }

  test('gives a session back in order, also after a restart', async () => {
    const { store, folder } = await openStore();
    await Promise.all([store.put(one), store.put(two), store.put(three)]);
    assert.equal(store.count, 3);
    for (const again of [store, (await openStore(1e6, folder)).store]) {
      assert.deepEqual(await again.chain(claimHash(third)), [one, two, three]);
      assert.deepEqual(await again.chain(claimHash(first)), [one]);
      assert.equal(again.bytes, store.bytes);
    }
  });

  test('says which witness is missing, of the claim or of a segment before it', async () => {
    const { store } = await openStore();
    await assert.rejects(store.chain(claimHash(first)), { code: 'WITNESS_LOST', message: /of the claim/ });
    await store.put(two);
    await assert.rejects(store.chain(claimHash(second)), {
      code: 'WITNESS_LOST',
      message: /earlier segment/,
      details: { claim: bytesToHex(claimHash(first)) },
    });
  });

  test('takes no more than it has room for, and throws nothing out for it', async () => {
    const { store, events } = await openStore(2.2 * size);
    await store.put(one);
    assert.equal(store.isFull(), false);
    await store.put(two);
    assert.equal(store.isFull(), true);
    await assert.rejects(store.put(three), { code: 'WITNESS_FULL', family: 'unavailable' });
    assert.deepEqual(await store.chain(claimHash(second)), [one, two]);
    await store.sweep(first.notAfter);
    await store.put(three);
    assert.equal(events.filter(({ type }) => type === 'erased').length, 1);
  });

  test('counts what is still being written', async () => {
    const { store } = await openStore(2.2 * size);
    const puts = await Promise.allSettled([one, two, three].map((witness) => store.put(witness)));
    assert.deepEqual(
      puts.map(({ status }) => status),
      ['fulfilled', 'fulfilled', 'rejected'],
    );
  });

  test('keeps what a running check needs and what that rests on, whatever the time', async () => {
    const { store } = await openStore();
    for (const witness of [one, two, three]) await store.put(witness);
    const release = store.hold(claimHash(second));
    await store.sweep(first.notAfter);
    assert.deepEqual(await store.chain(claimHash(second)), [one, two]);
    release();
    release();
    await store.sweep(first.notAfter);
    assert.equal(store.count, 0);
  });

  test('erases a witness when nobody can ask for it any more, and not before', async () => {
    const { store, events, folder } = await openStore();
    await store.put(one);
    await store.sweep(first.notAfter - 1);
    assert.equal(store.count, 1);
    const release = store.hold(claimHash(first));
    await store.sweep(first.notAfter);
    assert.equal(store.count, 1);
    release();
    await store.sweep(first.notAfter);
    assert.deepEqual([store.count, store.bytes, readdirSync(folder)], [0, 0, []]);
    assert.deepEqual(
      events.map(({ type }) => type),
      ['erased'],
    );
  });

  test('knows until when it is bound, by this shard and by others', async () => {
    const { store } = await openStore();
    await store.put(one);
    await store.put(two);
    const { notAfter } = first;
    assert.deepEqual(store.bound(notAfter - 1, context.shardRoot), { claims: 2, until: notAfter });
    assert.deepEqual(store.bound(notAfter, context.shardRoot), { claims: 0, until: 0 });
    const other = new Uint8Array(32);
    assert.deepEqual(store.bound(0, other), { claims: 0, until: 0 });
    assert.deepEqual(store.bound(0, other, 'others'), { claims: 2, until: notAfter });
  });

  test('forgets what was cut off by a kill, and passes over what is not its own', async () => {
    const { store, folder } = await openStore();
    await store.put(one);
    const name = bytesToHex(claimHash(second));
    writeFileSync(join(folder, `${name}.tmp`), encodeWitnessFile(two).subarray(0, 50));
    writeFileSync(join(folder, name), 'not a witness');
    const { store: again, events } = await openStore(1e6, folder);
    assert.equal(again.count, 1);
    assert.ok(!existsSync(join(folder, `${name}.tmp`)));
    assert.equal(readFileSync(join(folder, name), 'utf8'), 'not a witness');
    assert.deepEqual(
      events.map(({ type }) => type),
      ['unreadable'],
    );
  });

  test('gives no claim away when its folder is gone', async () => {
    const { store, folder } = await openStore();
    rmSync(folder, { recursive: true });
    await assert.rejects(store.put(one), { code: 'WITNESS_UNWRITABLE', family: 'unavailable' });
    assert.equal(store.count, 0);
  });
});
