/**
 * `veilmesh status`: who serves what, with which engine and what assurance, on what evidence; and what watchers found.
 * @module
 */
import type { Command } from 'commander';
import { toHex } from 'viem';
import { bytesToHex } from '../../crypto/core/bytes.ts';
import { relayOf } from '../../mesh/host/relayed.ts';
import { shardRoot, shardsOf } from '../../models/shard/manifest.ts';
import { nodeId } from '../../settlement/chain/node-id.ts';
import { checkIdOf } from '../../settlement/checks/facts.ts';
import { type ClientConnection, connectClient } from '../client/connect.ts';
import { nodeStatus, startingNode } from '../control/ask.ts';
import { hasJoined } from '../control/joined.ts';
import { liveTargets } from '../metrics/targets.ts';
import { peerIdHash } from '../peer-id.ts';
import { isOver } from '../services/checks.ts';
import { askSealed } from '../services/key-release.ts';
import { askManifest } from '../services/manifest.ts';
import { standingOf } from '../services/standing.ts';
import { askWatchStatus, type WatchReport } from '../services/watch-status.ts';
import { contextOf } from './context.ts';
import { withLocalnet } from './known-mesh.ts';
import { nodeLine } from './node-line.ts';
import { counted } from './output.ts';
import { describeStanding } from './standing.ts';

export async function showStatus({ line = false }: { line?: boolean }, command: Command): Promise<void> {
  const { config, out } = contextOf(command);
  if (line) {
    const node = await nodeStatus(config.home);
    if (node !== null) return out.result(node, nodeLine(node, Date.now()));
    const pid = await startingNode(config.home);
    if (pid !== null) {
      const text = `the node here does not serve yet, or stops: process ${pid}, whose output says what it waits for`;
      return out.result({ role: 'node', serving: false, pid }, text);
    }
    if (hasJoined(config.home)) {
      out.note(`  no node runs here: veilmesh node --home ${config.home}; the mesh is`);
    }
  }
  const connection = await connectClient(withLocalnet(config));
  try {
    const nodes = await nodesOf(connection);
    const models = await modelsOf(connection);
    const { network, ledger } = connection;
    const block = await ledger.latestBlock();
    const checks = await checksOf(connection);
    const watchers = await watchersOf(connection);
    const coordinators = await coordinatorsOf(connection);
    const metrics = await liveTargets(config.home);
    const gaps = models.flatMap(({ name, coverage }) =>
      coverage.flatMap((count, shard) => (count === 0 ? [`${name} shard ${shard + 1}`] : [])),
    );
    const value = {
      chain: { id: ledger.chainId, block: block.number, rollup: network.contracts.meshRollup },
      coordinators,
      nodes,
      models,
      gaps,
      checks,
      watchers,
      metrics,
    };
    const lines = [
      `${nodes.length} nodes, ${gaps.length === 0 ? 'every shard covered' : `NOT covered: ${gaps.join(', ')}`}; ` +
        `chain ${ledger.chainId} at block ${block.number}; ${coordinators.length === 0 ? 'NO coordinator' : counted(coordinators.length, 'coordinator')}`,
      ...nodes.map(
        (node) =>
          `  ${node.peerId.slice(-8)}  ${node.serving.padEnd(20)} ${node.engine.padEnd(10)} ${node.assurance.padEnd(10)} ` +
          `${node.draining ? 'DRAINING, ' : ''}${node.sessions} sessions, step ${(node.stepMicros / 1_000).toFixed(1)} ms, lease ${node.leaseSeconds} s` +
          `${node.relay === null ? '' : `, relayed through ${node.relay.slice(-8)}`}\n` +
          `    ${describeStanding(node.standing)}`,
      ),
      ...coordinators.map(
        ({ peerId, batches }) =>
          `  coordinator ${peerId.slice(-8)}: batches: ${batches.final} final, ${batches.challengeable} challengeable${batches.void === 0 ? '' : `, ${batches.void} void`}`,
      ),
      `  spot-checks: ${checks.passed} passed, ${checks.failed} failed, ${checks.open} open${checks.of > RECENT_CHECKS ? `, of the last ${RECENT_CHECKS}` : ''}; beacon: ${checks.beacon}`,
      ...watchers.flatMap(linesOfWatcher),
      ...metrics.map(({ role, url }) => `  metrics of a ${role}: ${url}`),
    ];
    out.result(value, (line ? lines.slice(0, 1) : lines).join('\n'));
  } finally {
    await connection.close();
  }
}

async function nodesOf({ directory, host, ledger, policy }: ClientConnection) {
  const records = directory.list().filter((record) => record.peerId !== host.peerId);
  return await Promise.all(
    records.map(async (record) => ({
      peerId: record.peerId,
      addresses: record.addresses,
      /** Peer id of the relay through which it is reached; null: directly. */
      relay: relayOf(record.addresses),
      operator: `0x${bytesToHex(record.operator)}`,
      serving: record.serving
        .map(({ modelRoot, index }) => `${bytesToHex(modelRoot).slice(0, 8)} shard ${index + 1}`)
        .join(', '),
      engine: record.engine,
      assurance: record.simulated ? 'simulated' : 'hardware (as declared)',
      sessions: record.load.sessions,
      draining: record.draining,
      stepMicros: record.load.stepMicros,
      leaseSeconds: Math.max(0, Math.round((record.expiresAt - Date.now()) / 1_000)),
      /** What the chain says of it. */
      standing: await standingOf(ledger, policy, nodeId(toHex(record.operator), peerIdHash(record.peerId))),
    })),
  );
}

/** The coordinators of the mesh, and how far their batches are. */
async function coordinatorsOf({ ledger, network }: ClientConnection) {
  return await Promise.all(
    network.coordinators.map(async (named) => {
      const { posted, finalized, voidFrom } = await ledger.batchesOf(named.account);
      const good = voidFrom === null ? posted : voidFrom - 1;
      const batches = {
        final: Math.min(finalized, good),
        challengeable: Math.max(0, good - finalized),
        void: posted - good,
      };
      return { ...named, batches };
    }),
  );
}

const RECENT_FINDINGS = 4;
const WATCHER_MS = 10_000;

/** What each watcher that the mesh names says of itself; null for one that does not answer. */
async function watchersOf({ network, host }: ClientConnection) {
  return await Promise.all(
    network.watchers.map(async ({ peerId, addresses }) => {
      await host.addAddresses(peerId, addresses);
      const report = await askWatchStatus(host, peerId, RECENT_FINDINGS, { timeoutMs: WATCHER_MS }).catch(
        () => null,
      );
      return { peerId, report };
    }),
  );
}

function linesOfWatcher({ peerId, report }: Awaited<ReturnType<typeof watchersOf>>[number]): string[] {
  const name = `  watcher ${peerId.slice(-8)}`;
  if (report === null) return [`${name}: does not answer`];
  const { judged, waiting, unjudged, sessions, transcripts, findings, acts, member, last } = report;
  const found = Object.entries(findings).map(([kind, count]) => `${count} ${kind}`);
  const done = Object.entries(acts).map(([act, count]) => `${count} ${act}`);
  return [
    `${name}: ${judged} batches judged, ${waiting} waiting${unjudged > 0 ? `, ${unjudged} not judged` : ''}; ` +
      `${sessions.commits === 0 ? '' : `${sessions.commits} commits of sessions hold; `}` +
      `findings: ${found.length === 0 ? 'none' : found.join(', ')}` +
      `${done.length === 0 ? '' : `; acts: ${done.join(', ')}`}${member ? '; member of the committee' : ''}`,
    ...transcriptsLine(transcripts),
    ...last.map(({ text }) => `    ${text}`),
  ];
}

function transcriptsLine({
  waiting,
  right,
  wrong,
  dropped,
  rows,
  checked,
}: WatchReport['transcripts']): string[] {
  if (waiting + right + wrong + dropped === 0) return [];
  const some = checked === rows ? 'all rows' : `${checked} of ${rows} rows`;
  return [
    `    transcripts: ${right} right, ${wrong} WRONG, ${waiting} waiting${dropped === 0 ? '' : `, ${dropped} dropped`}; ${some} computed again`,
  ];
}

const RECENT_CHECKS = 100;

/** How the latest checks stand. */
async function checksOf({ ledger, network }: ClientConnection) {
  const all = await ledger.checks.opened(ledger.addresses.fromBlock);
  const records = await Promise.all(
    all.slice(-RECENT_CHECKS).map(({ facts }) => ledger.checks.check(checkIdOf(facts))),
  );
  const passed = records.filter((record) => record?.state === 'passed').length;
  const failed = records.filter((record) => record?.state === 'failed').length;
  const open = records.filter((record) => record !== null && !isOver(record)).length;
  return { beacon: network.beacon, of: all.length, passed, failed, open };
}

/** Every model of the mesh, with who serves it. */
export async function modelsOf({ network, host, introducer, directory, ledger }: ClientConnection) {
  return await Promise.all(
    network.models.map(async (root) => {
      const manifest = await askManifest(host, introducer, root);
      const record = await ledger.getModel(root);
      const sealed = await askSealed(host, introducer, root);
      const live = directory.list({ modelRoot: root }).flatMap((node) => node.serving);
      const shards = shardsOf(manifest);
      return {
        name: manifest.name,
        modelRoot: bytesToHex(root),
        task: manifest.task,
        license: manifest.license,
        source: manifest.source,
        shards: shards.length,
        /** Grade of its keys, as its owner says; null where its weights are no secret. */
        sealed: sealed === null ? null : sealed.manifest.grade,
        /** Live nodes by shard. */
        coverage: shards.map(
          (part) =>
            live.filter((served) => bytesToHex(served.shardRoot) === bytesToHex(shardRoot(part))).length,
        ),
        servable: record?.servable ?? false,
        pricePerPosition: String(
          shards.reduce((sum, part) => sum + BigInt(Math.ceil(part.cost / 1_000)), 0n) *
            (record?.pricePerUnit ?? 0n),
        ),
      };
    }),
  );
}
