/**
 * What a node says of itself, for tests of those who ask.
 * @module
 */
import type { NodeStatus } from '../../node/control/protocol.ts';

export const NODE_STATUS: NodeStatus = {
  role: 'node',
  version: '0.1.0',
  pid: 7,
  startedAt: 1_000,
  peerId: '12D3KooWQYhTNQdmr3ArTeUHRYzFg94BKyTkoWBDWez9kSCVe2Xo',
  node: '11'.repeat(32),
  operator: `0x${'22'.repeat(20)}`,
  addresses: ['/ip4/203.0.113.7/tcp/4001'],
  model: 'digits',
  modelRoot: '33'.repeat(32),
  shard: 1,
  shards: 3,
  assurance: 'simulated',
  engine: { name: 'wasm', threads: 2 },
  sessions: { veil: 2, ring: 1, max: 32 },
  draining: false,
  reachability: 'direct',
  relay: null,
  evidence: { registeredAt: 3_600_000, goodUntil: 90_000_000 },
  risk: { checks: 0, dueBy: null, claims: 4, until: 90_000, stakeWei: '100000000000000000' },
  lastCheck: null,
  witnesses: { bytes: 1_000, maxBytes: 2_000 },
  peers: 5,
  earnings: { todayWei: '2000000000000000', pendingWei: '1000000000000' },
  metrics: null,
};
