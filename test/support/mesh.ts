/**
 * Hosts and records for mesh tests.
 * @module
 */
import type { TestContext } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { peerIdFromPrivateKey } from '@libp2p/peer-id';
import { randomBytes } from '../../crypto/core/random.ts';
import type { Announcement } from '../../mesh/directory/directory.ts';
import {
  type HeartbeatRecord,
  type NetworkId,
  type SignedRecord,
  signRecord,
} from '../../mesh/directory/record.ts';
import { createHost } from '../../mesh/host/host.ts';
import { privateKeyFromSeed } from '../../mesh/host/identity.ts';
import type { HostOptions, MeshHost } from '../../mesh/host/types.ts';

export const network: NetworkId = { chainId: 31_337, rollup: new Uint8Array(20).fill(9) };

export async function peerIdOf(seed: Uint8Array): Promise<string> {
  return peerIdFromPrivateKey(await privateKeyFromSeed(seed)).toString();
}

/** What hosts of tests listen on where nothing else is said: the suites of test/integration/mesh run over each. */
export const LISTEN: Readonly<Record<'tcp' | 'ws', string>> = {
  tcp: '/ip4/127.0.0.1/tcp/0',
  ws: '/ip4/127.0.0.1/tcp/0/ws',
};
const transport = (): 'tcp' | 'ws' => (process.env.TEST_MESH_TRANSPORT === 'ws' ? 'ws' : 'tcp');

/** A host that closes with the test. */
export async function startHost(t: TestContext, options: Partial<HostOptions> = {}): Promise<MeshHost> {
  const host = await createHost({
    privateKey: randomBytes(32),
    listen: [LISTEN[transport()]],
    ...options,
  });
  t.after(() => host.close());
  return host;
}

export const announcement = (overrides: Partial<Announcement> = {}): Announcement => ({
  operator: new Uint8Array(20).fill(1),
  serving: [{ modelRoot: new Uint8Array(32).fill(2), shardRoot: new Uint8Array(32).fill(3), index: 0 }],
  evidenceHash: new Uint8Array(32),
  enclaveKey: new Uint8Array(96),
  hpkeKey: new Uint8Array(32),
  bootNonce: new Uint8Array(32),
  engine: 'wasm',
  load: { sessions: 0, stepMicros: 500 },
  simulated: true,
  draining: false,
  ...overrides,
});

/** A record signed by the peer of `seed`, true in every field unless overridden. */
export async function signedRecord(
  seed: Uint8Array,
  overrides: Partial<HeartbeatRecord> = {},
  now: number = Date.now(),
): Promise<SignedRecord> {
  const key = await privateKeyFromSeed(seed);
  const record: HeartbeatRecord = {
    ...announcement(),
    v: 1,
    peerId: peerIdFromPrivateKey(key).toString(),
    addresses: ['/ip4/127.0.0.1/tcp/4001'],
    seq: now,
    issuedAt: now,
    expiresAt: now + 15_000,
    network,
    ...overrides,
  };
  return signRecord(record, async (bytes) => key.sign(bytes));
}

/** Polls until the condition holds; the limit is for what never comes, and not for a slow machine. */
export async function waitFor(
  condition: () => boolean | Promise<boolean>,
  what: string,
  timeoutMs = 60_000,
): Promise<void> {
  const end = performance.now() + timeoutMs;
  while (!(await condition())) {
    if (performance.now() > end) throw new Error(`waited ${timeoutMs} ms in vain for: ${what}`);
    await sleep(20);
  }
}
