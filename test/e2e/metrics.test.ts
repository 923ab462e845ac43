/**
 * Metrics of a mesh that runs: every process of it serves its own, `veilmesh status` finds them all, and an answer moves them.
 * @module
 */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { SNAPSHOT_MS } from '../../node/metrics/metrics.ts';
import { METRICS, type MetricName, type MetricSpec, type Role } from '../../node/metrics/names.ts';
import { importTiny } from '../support/chat-mesh.ts';
import { fileMesh } from '../support/file-mesh.ts';
import { waitFor } from '../support/mesh.ts';
import { untilServing } from '../support/processes.ts';

const NAME = 'tiny-chat';
const PATIENCE_MS = 90_000;

const mesh = fileMesh({
  args: ['--model', NAME, '--shards', '2', '--sealed', '--no-proxy'],
  prepare: ({ folder }) => importTiny(folder, NAME),
});

interface Target {
  readonly role: Role;
  readonly url: string;
}

const textOf = async ({ url }: Target): Promise<string> => await (await fetch(url)).text();
/** The sum over all series of a name, a histogram's count. */
function sumOf(text: string, name: string): number {
  const line = new RegExp(`^${name}(?:_count)?(?:\\{[^}]*\\})? (\\S+)$`, 'gm');
  return [...text.matchAll(line)].reduce((sum, [, value]) => sum + Number(value), 0);
}

/** What an answer that was settled has moved, in some process of the role. */
const MOVED: Readonly<Record<Role, readonly MetricName[]>> = {
  node: [
    'veilmesh_mesh_connections',
    'veilmesh_mesh_bytes_total',
    'veilmesh_node_sessions_total',
    'veilmesh_node_steps_total',
    'veilmesh_node_claims_total',
    'veilmesh_node_step_seconds',
    'veilmesh_node_queue_seconds',
    'veilmesh_node_compute_seconds',
    'veilmesh_node_mask_seconds',
    'veilmesh_node_sign_seconds',
    'veilmesh_node_witness_bytes',
    'veilmesh_node_witness_limit_bytes',
    'veilmesh_node_claims_bound',
    'veilmesh_node_stake_ether',
    'veilmesh_node_earnings_ether',
    'veilmesh_node_evidence_age_seconds',
    'veilmesh_node_evidence_left_seconds',
  ],
  coordinator: [
    'veilmesh_coordinator_receipts_total',
    'veilmesh_coordinator_claims_total',
    'veilmesh_coordinator_batches_total',
    'veilmesh_coordinator_gas_total',
    'veilmesh_coordinator_sessions',
  ],
  watcher: ['veilmesh_watcher_batches', 'veilmesh_watcher_scanned_block', 'veilmesh_watcher_chain_block'],
  proxy: [
    'veilmesh_gateway_requests_total',
    'veilmesh_gateway_request_seconds',
    'veilmesh_gateway_slots',
    'veilmesh_gateway_tokens_total',
    'veilmesh_gateway_hop_seconds',
  ],
  keybroker: ['veilmesh_keybroker_requests_total', 'veilmesh_keybroker_log_entries'],
};

describe('metrics of a mesh that runs', () => {
  const targets: Target[] = [];

  test('veilmesh status names where each process serves them', async () => {
    const { stdout } = await mesh.cli('status', '--json');
    targets.push(...(JSON.parse(stdout) as { metrics: Target[] }).metrics);
    assert.deepEqual(targets.map(({ role }) => role).sort(), [
      'coordinator',
      'keybroker',
      'node',
      'node',
      'watcher',
    ]);
    for (const { url } of targets) assert.match(url, /^http:\/\/127\.0\.0\.1:\d+\/metrics$/);
  });

  test('an answer through the gateway moves those of every role it passed', async () => {
    const home = join(mesh.folder, 'asks');
    const proxy = mesh.start([
      ...['proxy', '--port', '0', '--bootstrap', mesh.localnet.bootstrap, '--home', home, '--json'],
    ]);
    const ready = (await untilServing(proxy)) as unknown as { url: string; metrics: string };
    targets.push({ role: 'proxy', url: ready.metrics });
    const response = await fetch(`${ready.url}/chat/completions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ model: NAME, messages: [{ role: 'user', content: 'And tea?' }], max_tokens: 8 }),
    });
    assert.equal(response.status, 200, await response.text());

    let texts: [Role, string][] = [];
    const missing = (): string[] =>
      Object.entries(MOVED).flatMap(([role, names]) =>
        names.filter((name) => !texts.some(([of, text]) => of === role && sumOf(text, name) > 0)),
      );
    await waitFor(
      async () => {
        texts = await Promise.all(
          targets.map(async (target) => [target.role, await textOf(target)] as [Role, string]),
        );
        return missing().length === 0;
      },
      'an answer, settled, in the metrics of every role',
      PATIENCE_MS,
    ).catch((error: unknown) => {
      throw new Error(`not moved: ${missing().join(', ')}`, { cause: error });
    });

    for (const [role, text] of texts) {
      for (const [name, spec] of Object.entries(METRICS) as [MetricName, MetricSpec][]) {
        assert.equal(
          new RegExp(`^# TYPE ${name} `, 'm').test(text),
          spec.roles.includes(role),
          `${role}: ${name}`,
        );
      }
      assert.ok(sumOf(text, 'process_resident_memory_bytes') > 0);
      assert.doesNotMatch(
        text,
        /tea|12D3Koo|0x[0-9a-f]{40}|[0-9a-f]{64}/,
        'nobody, and nothing that was asked',
      );
    }
  });

  test('read twice in a row, a process says the same', async () => {
    const [target] = targets;
    await waitFor(async () => {
      const began = performance.now();
      const texts = [await textOf(target!), await textOf(target!), await textOf(target!)];
      if (performance.now() - began >= SNAPSHOT_MS) return false; // too slow to say
      // a snapshot may have run out between two of them, not twice
      assert.ok(texts[0] === texts[1] || texts[1] === texts[2]);
      return true;
    }, 'three readings within the life of a snapshot');
  });
});
