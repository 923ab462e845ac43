/** What a hostile peer can do to the directory: nothing but get itself disconnected. */
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { z } from 'zod';
import { concatBytes } from '../../../crypto/core/bytes.ts';
import { encodeCbor } from '../../../crypto/core/cbor.ts';
import { hash } from '../../../crypto/core/hash.ts';
import { randomBytes } from '../../../crypto/core/random.ts';
import { createDirectory, type Directory } from '../../../mesh/directory/directory.ts';
import { MAX_HEARTBEAT_BYTES } from '../../../mesh/directory/record.ts';
import { type SnapshotResponse, snapshotMethod } from '../../../mesh/directory/snapshot.ts';
import { HEARTBEAT_TOPIC } from '../../../mesh/host/presets.ts';
import type { HostEvent, MeshHost } from '../../../mesh/host/types.ts';
import type { RpcMethod } from '../../../mesh/wire/rpc.ts';
import { handleRpc } from '../../../mesh/wire/rpc-server.ts';
import { announcement, network, signedRecord, startHost, waitFor } from '../../support/mesh.ts';

interface Scene {
  readonly victim: { readonly host: MeshHost; readonly directory: Directory; readonly events: HostEvent[] };
  readonly honest: { readonly host: MeshHost; readonly directory: Directory };
  /** Publishes any bytes on the heartbeat topic. */
  readonly attacker: MeshHost;
}

async function setUp(t: TestContext, heartbeatMs = 300): Promise<Scene> {
  const host = await startHost(t);
  const events: HostEvent[] = [];
  host.onEvent((event) => events.push(event));
  const directory = await createDirectory(host, { network, heartbeatMs });
  t.after(() => directory.close());
  const bootstrap = host.addresses();
  const other = await startHost(t, { bootstrap });
  const honest = { host: other, directory: await createDirectory(other, { network, heartbeatMs: 300 }) };
  t.after(() => honest.directory.close());
  const attacker = await startHost(t);
  attacker.gossip.join(HEARTBEAT_TOPIC, { maxBytes: 1 << 20, onMessage: () => 'accept' });
  await attacker.dial(bootstrap[0]!);
  await honest.directory.announce(announcement());
  await waitFor(
    async () => (await attacker.gossip.publish(HEARTBEAT_TOPIC, randomBytes(8))) > 0,
    'the topic',
  );
  return { victim: { host, directory, events }, honest, attacker };
}

const banned = ({ victim, attacker }: Scene): boolean =>
  victim.events.some((event) => event.kind === 'peer-banned' && event.peerId === attacker.peerId);

async function assertUnharmed({ victim, honest, attacker }: Scene): Promise<void> {
  const before = victim.directory.get(honest.host.peerId)?.seq ?? 0;
  await waitFor(
    () => (victim.directory.get(honest.host.peerId)?.seq ?? 0) > before,
    'honest heartbeats still arrive',
  );
  assert.equal(victim.directory.get(attacker.peerId), undefined);
}

async function publishUntilBanned(
  scene: Scene,
  message: () => Promise<Uint8Array> | Uint8Array,
): Promise<void> {
  await waitFor(async () => {
    await scene.attacker.gossip.publish(HEARTBEAT_TOPIC, await message()).catch(() => 0);
    return banned(scene);
  }, 'the ban');
  await waitFor(() => !scene.victim.host.peers().includes(scene.attacker.peerId), 'the disconnection');
}

test('a forger of records is disconnected, kept out, and leaves no record', async (t) => {
  const scene = await setUp(t);
  const victimOfForgery = randomBytes(32);
  await publishUntilBanned(scene, async () => {
    const { record } = await signedRecord(victimOfForgery, { seq: Date.now() });
    const body = encodeCbor(record);
    return encodeCbor({ record: body, signature: await scene.attacker.sign(hash('heartbeat/v1', body)) });
  });
  await assertUnharmed(scene);
  assert.equal(scene.victim.directory.list().length, 1);
  await assert.rejects(
    async () => {
      await scene.attacker.dial(scene.victim.host.addresses()[0]!, { timeoutMs: 2_000 });
      // the gater closes after the handshake that names the peer: the dial may seem to succeed first
      await scene.attacker.ping(scene.victim.host.peerId, { timeoutMs: 2_000 });
    },
    { family: 'unavailable' },
  );
});

test('a sender of oversized messages is disconnected', async (t) => {
  const scene = await setUp(t);
  await publishUntilBanned(scene, () => randomBytes(MAX_HEARTBEAT_BYTES + 1));
  await assertUnharmed(scene);
});

test('a sender of noise is disconnected', async (t) => {
  const scene = await setUp(t);
  await publishUntilBanned(scene, () => randomBytes(200));
  await assertUnharmed(scene);
});

test('stale and foreign records are ignored and nobody is punished for them', async (t) => {
  const scene = await setUp(t);
  const seed = randomBytes(32);
  const now = Date.now();
  const records = await Promise.all([
    signedRecord(seed, {}, now - 60_000),
    signedRecord(seed, {}, now + 600_000),
    signedRecord(seed, { network: { ...network, chainId: 5 } }),
    signedRecord(seed, { seq: 1 }),
  ]);
  for (const { wire } of records.slice(0, 3)) await scene.attacker.gossip.publish(HEARTBEAT_TOPIC, wire);
  const current = await signedRecord(seed, { seq: 9 });
  await scene.attacker.gossip.publish(HEARTBEAT_TOPIC, current.wire);
  await waitFor(() => scene.victim.directory.get(current.record.peerId)?.seq === 9, 'the true record');
  await new Promise((resolve) => setTimeout(resolve, 150));
  await scene.attacker.gossip.publish(HEARTBEAT_TOPIC, records[3]!.wire);
  await assertUnharmed(scene);
  assert.equal(scene.victim.directory.get(current.record.peerId)?.seq, 9);
  assert.equal(banned(scene), false);
});

const lyingMethod = {
  ...snapshotMethod,
  request: z.any(),
  response: z.any(),
  maxBytes: 1 << 20,
} as unknown as RpcMethod<{ after: string | null }, SnapshotResponse & { [key: string]: never }>;

test('a snapshot of forged records adds nothing and bans its giver', async (t) => {
  const scene = await setUp(t);
  const { wire } = await signedRecord(randomBytes(32));
  const forged = concatBytes(wire.subarray(0, wire.length - 1), Uint8Array.of(wire.at(-1)! ^ 1));
  await handleRpc(
    scene.attacker,
    lyingMethod,
    () => ({ records: [forged, forged, forged], more: false }) as never,
  );
  assert.equal(await scene.victim.directory.refresh(scene.attacker.peerId), 0);
  await waitFor(() => banned(scene), 'the ban');
  assert.equal(scene.victim.directory.list().length, 1);
});

test('a snapshot without end is cut off', async (t) => {
  const scene = await setUp(t, 60_000); // every heartbeat would ask for one more
  const { wire } = await signedRecord(randomBytes(32));
  let pages = 0;
  await handleRpc(scene.attacker, lyingMethod, () => {
    pages++;
    return { records: [wire], more: true } as never;
  });
  assert.equal(await scene.victim.directory.refresh(scene.attacker.peerId), 1);
  assert.ok(pages <= 16, `${pages} pages`);
});

test('a snapshot that is no snapshot is refused', async (t) => {
  const scene = await setUp(t);
  await handleRpc(
    scene.attacker,
    lyingMethod,
    () => ({ records: [new Uint8Array(9_000)], more: false }) as never,
  );
  await assert.rejects(scene.victim.directory.refresh(scene.attacker.peerId), {
    code: 'RPC_RESPONSE_INVALID',
  });
});
