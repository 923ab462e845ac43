/**
 * `veilmesh status`: who serves what, with which engine and what assurance.
 * @module
 */
import type { Command } from 'commander';
import { bytesToHex } from '../../crypto/core/bytes.ts';
import { shardRoot, shardsOf } from '../../models/shard/manifest.ts';
import { type ClientConnection, connectClient } from '../client/connect.ts';
import { askManifest } from '../services/manifest.ts';
import { contextOf } from './context.ts';
import { withLocalnet } from './known-mesh.ts';

export function addStatusCommand(program: Command): void {
  program
    .command('status')
    .description('the mesh as seen from here: nodes, coverage, chain, coordinator')
    .action(async (_flags: unknown, command: Command) => {
      const { config, out } = contextOf(command);
      const connection = await connectClient(withLocalnet(config));
      try {
        const nodes = nodesOf(connection);
        const models = await modelsOf(connection);
        const { network, ledger } = connection;
        const block = await ledger.latestBlock();
        const checks = await checksOf(connection);
        const gaps = models.flatMap(({ name, coverage }) =>
          coverage.flatMap((count, shard) => (count === 0 ? [`${name} shard ${shard}`] : [])),
        );
        const value = {
          chain: { id: ledger.chainId, block: block.number, rollup: network.contracts.meshRollup },
          coordinator: network.coordinator,
          nodes,
          models,
          gaps,
          checks,
        };
        const lines = [
          `${nodes.length} nodes, ${gaps.length === 0 ? 'every shard covered' : `NOT covered: ${gaps.join(', ')}`}; ` +
            `chain ${ledger.chainId} at block ${block.number}; coordinator ${network.coordinator?.peerId.slice(-8) ?? 'none'}`,
          ...nodes.map(
            (node) =>
              `  ${node.peerId.slice(-8)}  ${node.serving.padEnd(20)} ${node.engine.padEnd(10)} ${node.assurance.padEnd(10)} ` +
              `${node.sessions} sessions, step ${(node.stepMicros / 1_000).toFixed(1)} ms, lease ${node.leaseSeconds} s`,
          ),
          `  spot-checks: ${checks.passed} passed, ${checks.failed} failed, ${checks.open} open${checks.of > RECENT_CHECKS ? `, of the last ${RECENT_CHECKS}` : ''}; beacon: ${checks.beacon}`,
        ];
        out.result(value, lines.join('\n'));
      } finally {
        await connection.close();
      }
    });
}

function nodesOf({ directory, host }: ClientConnection) {
  return directory
    .list()
    .filter((record) => record.peerId !== host.peerId)
    .map((record) => ({
      peerId: record.peerId,
      addresses: record.addresses,
      operator: `0x${bytesToHex(record.operator)}`,
      serving: record.serving
        .map(({ modelRoot, index }) => `${bytesToHex(modelRoot).slice(0, 8)} shard ${index}`)
        .join(', '),
      engine: record.engine,
      assurance: record.simulated ? 'simulated' : 'hardware (as declared)',
      sessions: record.load.sessions,
      stepMicros: record.load.stepMicros,
      leaseSeconds: Math.max(0, Math.round((record.expiresAt - Date.now()) / 1_000)),
    }));
}

const RECENT_CHECKS = 100;

/** How the latest spot-checks stand. */
async function checksOf({ ledger, network }: ClientConnection) {
  const all = await ledger.checks.opened(ledger.addresses.fromBlock);
  const records = await Promise.all(
    all.slice(-RECENT_CHECKS).map(({ facts }) => ledger.checks.check(facts.claimHash)),
  );
  const passed = records.filter((record) => record?.state === 'passed').length;
  const failed = records.filter((record) => record?.state === 'failed').length;
  return { beacon: network.beacon, of: all.length, passed, failed, open: records.length - passed - failed };
}

/** Every model of the mesh, with who serves it. */
export async function modelsOf({ network, host, introducer, directory, ledger }: ClientConnection) {
  return await Promise.all(
    network.models.map(async (root) => {
      const manifest = await askManifest(host, introducer, root);
      const record = await ledger.getModel(root);
      const live = directory.list({ modelRoot: root }).flatMap((node) => node.serving);
      const shards = shardsOf(manifest);
      return {
        name: manifest.name,
        modelRoot: bytesToHex(root),
        task: manifest.task,
        license: manifest.license,
        source: manifest.source,
        shards: shards.length,
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
