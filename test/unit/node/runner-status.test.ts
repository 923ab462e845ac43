/** What a running node says of itself, from its parts. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { statusSchema } from '../../../node/control/protocol.ts';
import { createNodeStatus, type StatusParts } from '../../../node/roles/runner-status.ts';
import { hourOf } from '../../../node/services/earnings-book.ts';
import { NODE_STATUS } from '../../support/node-status.ts';

const today = hourOf(Date.now());

function parts(overrides: Partial<StatusParts> = {}): StatusParts {
  const hours = [
    { hour: today, kind: 'session', wei: 5n, count: 1 },
    { hour: today, kind: 'rows', wei: 7n, count: 1 },
    { hour: today, kind: 'gas', wei: 100n, count: 1 },
    { hour: today, kind: 'lost', wei: 1_000n, count: 1 },
    { hour: today - 24, kind: 'escrow', wei: 10_000n, count: 1 },
  ] as const;
  return {
    ready: {
      ...NODE_STATUS,
      keys: null,
      measurement: 'SIM',
      chainId: 1,
      asks: { positionWei: '1', rowWei: '0' },
    } as never,
    node: new Uint8Array(32),
    shardRoot: new Uint8Array(32),
    ledger: {
      getNode: async () => ({ stake: 9n, evidenceAt: 100 }) as never,
      maxEvidenceAge: async () => 50,
    },
    veil: { active: () => 2, drain: () => {} },
    ring: null,
    maxSessions: 32,
    draining: { began: true },
    reachability: { now: 'relayed', relay: 'peer of the relay' },
    answerer: { open: () => ({ checks: 1, dueBy: 77 }), last: { id: 'aa', state: 'passed', at: 1 } },
    witnesses: { bound: () => ({ claims: 3, until: 99 }), bytes: 10 },
    maxWitnessBytes: 20,
    peers: () => 4,
    addresses: () => ['/ip4/203.0.113.7/tcp/4001'],
    book: { hours: () => hours },
    unpaid: {
      sessions: async () =>
        [0, 1].map((id) => ({ sessionId: Uint8Array.of(id), promisedAt: 0, runs: false })),
      read: async (id) => (id[0] === 0 ? ({} as never) : null),
    },
    share: () => 11n,
    metrics: 'http://127.0.0.1:1/metrics',
    ...overrides,
  };
}

test('everything is in it, in the form that leaves the node', async () => {
  const status = await createNodeStatus(parts()).status();
  assert.deepEqual(statusSchema.parse(status), status);
  assert.deepEqual(status.risk, { checks: 1, dueBy: 77, claims: 3, until: 99, stakeWei: '9' });
  assert.deepEqual(
    status.earnings,
    { todayWei: '12', pendingWei: '11' },
    'gas, losses and other days are not of today',
  );
  assert.deepEqual(status.evidence, { registeredAt: 100_000, goodUntil: 150_000 });
  assert.deepEqual(status.sessions, { veil: 2, ring: 0, max: 32 });
  assert.ok(status.draining && status.reachability === 'relayed');
});

test('with the chain away it says what the chain had last', async () => {
  let away = false;
  const ledger = {
    getNode: async () => {
      if (away) throw new Error('away');
      return { stake: 9n, evidenceAt: 100 } as never;
    },
    maxEvidenceAge: async () => 50,
  };
  const source = createNodeStatus(parts({ ledger }));
  const before = await source.status();
  away = true;
  const after = await source.status();
  assert.deepEqual([after.evidence, after.risk], [before.evidence, before.risk]);
  assert.deepEqual(await source.risk(), before.risk);
});

test('a chain that takes questions and answers none holds up neither it nor a stop', async () => {
  const ledger = { getNode: () => new Promise<never>(() => {}), maxEvidenceAge: async () => 50 };
  const source = createNodeStatus(parts({ ledger }));
  assert.equal((await source.risk()).claims, 3);
});
