/**
 * `veilmesh model coverage <model>`: which shards have how many nodes that take sessions, where there are gaps, and what closes them.
 * @module
 */
import type { Command } from 'commander';
import { bytesToHex } from '../../crypto/core/bytes.ts';
import { shardsOf } from '../../models/shard/manifest.ts';
import { asOwner, coverageOf, type MeshModel, readMeshModel, type ServingNode } from './mesh-model.ts';
import { bytesText, counted } from './output.ts';

/** Two chains of twin, and a spare for each shard in veil. */
const ENOUGH = 2;

export async function showCoverage(name: string, _flags: unknown, command: Command): Promise<void> {
  await asOwner(command, async (connection, out) => {
    const model = await readMeshModel(connection, name);
    const bootstrap = connection.config.bootstrap[0]!;
    const shards = shardsOf(model.manifest).map((part, shard) => ({
      shard,
      bytes: part.bytes,
      memory: part.memory,
      nodes: model.nodes.filter((node) => node.shard === shard),
      counting: coverageOf(model)[shard]!,
    }));
    const todo = advice(model, bootstrap);
    out.result(
      {
        name: model.manifest.name,
        modelRoot: bytesToHex(model.root),
        servable: model.record?.servable ?? false,
        shards,
        todo,
      },
      [
        `${model.manifest.name} ${bytesToHex(model.root).slice(0, 12)}: ${verdict(model)}`,
        ...shards.flatMap(({ shard, bytes, counting, nodes }) => [
          `  shard ${shard + 1}  ${counting === 0 ? 'NO NODE' : counted(counting, 'node')}, ${bytesText(bytes)}`,
          ...nodes.map((node) => `    ${nodeText(node)}`),
        ]),
        ...todo.map((line) => `  next: ${line}`),
      ].join('\n'),
    );
  });
}

function verdict(model: MeshModel): string {
  if (model.record === null) return 'NOT registered on the chain: nobody may serve it';
  if (!model.record.servable) return 'retired: no new sessions';
  const coverage = coverageOf(model);
  const least = Math.min(...coverage);
  if (least === 0)
    return `${coverage.filter((count) => count === 0).length} of ${counted(coverage.length, 'shard')} without a node: it cannot be asked`;
  if (least < ENOUGH)
    return 'covered, and one node away from a gap: without spares nobody takes over, and twin has no second chain';
  return `covered, ${least} nodes or more for every shard`;
}

/** Why a node does not count is said. */
function nodeText({ peerId, counts, draining, simulated, standing, revokedFrom }: ServingNode): string {
  const state = counts
    ? 'takes sessions'
    : draining
      ? 'DRAINING'
      : standing.text === 'serving'
        ? 'REVOKED for this model'
        : standing.text.toUpperCase();
  const soon =
    counts && revokedFrom !== null ? `, revoked from ${new Date(1_000 * revokedFrom).toISOString()} on` : '';
  return `${peerId.slice(-8)}  ${state}${simulated ? ', SIMULATED TEE' : ''}${soon}`;
}

/** What somebody has to run, worst gap first. */
function advice(model: MeshModel, bootstrap: string): string[] {
  const { manifest, record, root } = model;
  if (record === null) return [`veilmesh model publish ${manifest.name}`];
  if (!record.servable) return [`veilmesh model publish ${manifest.name} --edition <text>`];
  return coverageOf(model)
    .map((count, shard) => ({ count, shard }))
    .filter(({ count }) => count < ENOUGH)
    .sort((a, b) => a.count - b.count)
    .map(
      ({ count, shard }) =>
        `veilmesh join ${bootstrap} --model ${bytesToHex(root)} --shard ${shard}  (${count === 0 ? 'nobody serves it' : 'a spare'})`,
    );
}
