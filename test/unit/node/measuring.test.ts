/** What rarely happens, counted when it does: failures, refusals, findings, what the chain takes back. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { UnavailableError, VerificationError } from '../../../crypto/core/errors.ts';
import { counted } from '../../../mesh/wire/traffic.ts';
import { END, type Message, type WireStream } from '../../../mesh/wire/types.ts';
import { measureCoordinator, measureEvent, timedSettling } from '../../../node/metrics/coordinator.ts';
import { measureAnswer, measureGateway, measureRequest } from '../../../node/metrics/gateway.ts';
import { measureKeys, measureRefusal } from '../../../node/metrics/keybroker.ts';
import { createMetrics, type Metrics } from '../../../node/metrics/metrics.ts';
import { measureNode, measureSession } from '../../../node/metrics/node.ts';
import { measureWatcher } from '../../../node/metrics/watcher.ts';
import type { Sequencing } from '../../../node/services/sequencing.ts';

async function assertSays(metrics: Metrics, ...lines: readonly string[]): Promise<void> {
  const text = (await metrics.read()).split('\n');
  for (const line of lines)
    assert.ok(
      text.includes(line),
      `${line} in\n${text.filter((one) => one.startsWith(line.slice(0, 20))).join('\n')}`,
    );
}

test('a session that fails is counted under its code', async () => {
  const metrics = createMetrics('node');
  measureSession(metrics, { kind: 'opened', active: 1 });
  measureSession(metrics, { kind: 'failed', active: 0, code: 'SESSION_IDLE', message: 'nothing came' });
  await assertSays(
    metrics,
    'veilmesh_node_sessions_total{outcome="opened"} 1',
    'veilmesh_node_sessions_total{outcome="failed"} 1',
    'veilmesh_node_session_failures_total{code="SESSION_IDLE"} 1',
  );
});

test('a claim is counted with its frames, each in its buckets', async () => {
  const metrics = createMetrics('node');
  const step = {
    arrivedUs: 1_000,
    leftUs: 21_000,
    queueUs: 2_000,
    unmaskUs: 300,
    computeUs: 15_000,
    maskUs: 400,
  };
  measureSession(metrics, { kind: 'claimed', steps: [step, step], signedUs: 200_000 });
  await assertSays(
    metrics,
    'veilmesh_node_claims_total 1',
    'veilmesh_node_steps_total 2',
    'veilmesh_node_step_seconds_bucket{le="0.01"} 0',
    'veilmesh_node_step_seconds_bucket{le="0.03"} 2',
    'veilmesh_node_queue_seconds_bucket{le="0.003"} 2',
    'veilmesh_node_compute_seconds_bucket{le="0.03"} 2',
    'veilmesh_node_mask_seconds_bucket{le="0.001"} 2',
    'veilmesh_node_sign_seconds_bucket{le="0.3"} 1',
  );
});

test("a node's figures are those of its status, in seconds and ether", async () => {
  const metrics = createMetrics('node');
  const now = Date.now();
  const status = {
    sessions: { veil: 2, ring: 1, max: 8 },
    witnesses: { bytes: 10, maxBytes: 100 },
    risk: { checks: 1, dueBy: null, claims: 7, until: 0, stakeWei: '1500000000000000000' },
    earnings: { todayWei: '0', pendingWei: '500000000000000000' },
    evidence: { registeredAt: now - 60_000, goodUntil: now + 3_600_000 },
    draining: true,
    reachability: 'unknown',
  };
  const hour = Math.floor(now / 3_600_000);
  const book = {
    hours: () => [
      { hour: hour - 48, kind: 'escrow' as const, wei: 10n ** 18n, count: 1 },
      { hour, kind: 'escrow' as const, wei: 10n ** 17n, count: 1 },
      { hour, kind: 'gas' as const, wei: 10n ** 15n, count: 1 },
    ],
  };
  measureNode(metrics, async () => status as never, book);
  await assertSays(
    metrics,
    'veilmesh_node_sessions{kind="veil"} 2',
    'veilmesh_node_sessions{kind="ring"} 1',
    'veilmesh_node_stake_ether 1.5',
    'veilmesh_node_pending_ether 0.5',
    'veilmesh_node_earnings_ether{kind="escrow"} 0.1',
    'veilmesh_node_earnings_ether{kind="gas"} 0.001',
    'veilmesh_node_claims_bound 7',
    'veilmesh_node_checks_open 1',
    'veilmesh_node_draining 1',
    'veilmesh_node_reachable -1',
  );
  const age = Number(/^veilmesh_node_evidence_age_seconds (\S+)$/m.exec(await metrics.read())![1]);
  assert.ok(age >= 60 && age < 65);
});

test('every event of a coordinator is counted once, as what it is', async () => {
  const metrics = createMetrics('coordinator');
  const tx = { txHash: '0x' as const, gasUsed: 50_000n };
  for (const event of [
    { type: 'accepted', receipts: 3, claims: 9 },
    { type: 'sealed', batchId: 1, receipts: 3 },
    { type: 'posted', batchId: 1, number: 1, signers: 0, ...tx },
    { type: 'adopted', batchId: 2, number: 2, txHash: '0x' },
    { type: 'final', number: 1 },
    { type: 'settled', batchId: 1, receipts: 2, ...tx },
    { type: 'void', receipts: 1 },
    { type: 'voided', from: 3 },
    { type: 'reverted', batchId: 1, lost: 'posting' },
    { type: 'failed', code: 'CHAIN_UNREACHABLE', message: '' },
  ] as const) {
    measureEvent(metrics, event);
  }
  const lag = { count: 4, oldest: Date.now() - 30_000 };
  measureCoordinator(metrics, { backlog: async () => lag }, { offers: () => [{ number: 1, endsAt: 2 }] });
  await assertSays(
    metrics,
    ...['sealed', 'posted', 'adopted', 'final', 'voided', 'reverted'].map(
      (event) => `veilmesh_coordinator_batches_total{event="${event}"} 1`,
    ),
    'veilmesh_coordinator_receipts_total{event="accepted"} 3',
    'veilmesh_coordinator_receipts_total{event="settled"} 2',
    'veilmesh_coordinator_receipts_total{event="void"} 1',
    'veilmesh_coordinator_claims_total 9',
    'veilmesh_coordinator_gas_total{for="posting"} 50000',
    'veilmesh_coordinator_gas_total{for="settling"} 50000',
    'veilmesh_coordinator_failures_total{code="CHAIN_UNREACHABLE"} 1',
    'veilmesh_coordinator_journal_waiting 4',
    'veilmesh_coordinator_sessions 1',
  );
  assert.match(await metrics.read(), /^veilmesh_coordinator_journal_lag_seconds 3\d\.?\d*$/m);
});

test('settling in a session is timed, and one that is refused is not', async () => {
  const metrics = createMetrics('coordinator');
  let refuse = false;
  const settling = {
    settle: async () => {
      if (refuse) throw new VerificationError('STEP_REFUSED', 'no');
      return {};
    },
  } as unknown as Sequencing;
  const timed = timedSettling(metrics, settling);
  await timed.settle(1, {} as never, 1n);
  refuse = true;
  await assert.rejects(timed.settle(1, {} as never, 1n), { code: 'STEP_REFUSED' });
  await assertSays(metrics, 'veilmesh_coordinator_settle_seconds_count 1');
});

test('what a watcher found, and did about it', async () => {
  const metrics = createMetrics('watcher');
  const report = {
    judged: 5,
    waiting: 1,
    unjudged: 0,
    scannedTo: 90,
    sessions: { open: 1, commits: 2 },
    transcripts: { waiting: 0, right: 3, wrong: 1, dropped: 0, rows: 0, checked: 0 },
    findings: { equivocation: 1 },
    acts: { 'equivocation done': 1 },
  };
  measureWatcher(metrics, () => report as never, { latestBlock: async () => ({ number: 93 }) as never });
  await assertSays(
    metrics,
    'veilmesh_watcher_batches{state="judged"} 5',
    'veilmesh_watcher_findings{kind="equivocation"} 1',
    'veilmesh_watcher_acts{act="equivocation done"} 1',
    'veilmesh_watcher_transcripts{state="wrong"} 1',
    'veilmesh_watcher_sessions_open 1',
    'veilmesh_watcher_session_commits 2',
    'veilmesh_watcher_scanned_block 90',
    'veilmesh_watcher_chain_block 93',
  );
});

test("a gateway's requests by route and status, its slots, and the speed of the mesh", async () => {
  const metrics = createMetrics('proxy');
  measureGateway(metrics, { taken: 3 } as never, 4);
  measureRequest(metrics, { route: '/receipts/:id', status: 404, ms: 20 });
  measureAnswer(metrics, { tokens: 12, ms: 900, hopMs: [20, 40] });
  await assertSays(
    metrics,
    'veilmesh_gateway_slots 4',
    'veilmesh_gateway_slots_taken 3',
    'veilmesh_gateway_requests_total{route="/receipts/:id",status="404"} 1',
    'veilmesh_gateway_request_seconds_bucket{le="0.03"} 1',
    'veilmesh_gateway_tokens_total 12',
    'veilmesh_gateway_hop_seconds_bucket{le="0.03"} 1',
    'veilmesh_gateway_hop_seconds_bucket{le="0.1"} 2',
  );
});

test('who got no key is counted under the code', async () => {
  const metrics = createMetrics('keybroker');
  measureRefusal(metrics, new VerificationError('EVIDENCE_STALE', 'too old'));
  measureRefusal(metrics, new TypeError('of our own making'));
  measureKeys(metrics, { count: 6 });
  await assertSays(
    metrics,
    'veilmesh_keybroker_requests_total{outcome="refused"} 2',
    'veilmesh_keybroker_refusals_total{code="EVIDENCE_STALE"} 1',
    'veilmesh_keybroker_log_entries 6',
  );
});

test('bytes of messages are counted when they have gone, and when they have come', async () => {
  const traffic = { received: 0, sent: 0 };
  const waiting: (Message | typeof END)[] = [{ type: 1, bytes: new Uint8Array(9) }, END];
  let broken = false;
  const stream = counted(
    {
      send: async () => {
        if (broken) throw new UnavailableError('MESH_STREAM_CLOSED', 'gone');
      },
      receive: async () => waiting.shift()!,
    } as unknown as WireStream,
    traffic,
  );
  await stream.send(1, new Uint8Array(4));
  broken = true;
  await assert.rejects(stream.send(1, new Uint8Array(100)));
  await stream.receive();
  assert.equal(await stream.receive(), END);
  assert.deepEqual(traffic, { received: 10, sent: 5 });
});
