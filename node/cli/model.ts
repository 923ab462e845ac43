/**
 * `veilmesh model ls`: the models of the mesh and those imported here.
 * @module
 */
import type { Command } from 'commander';
import { formatEther } from 'viem';
import { bytesToHex } from '../../crypto/core/bytes.ts';
import { modelRoot, shardsOf } from '../../models/shard/manifest.ts';
import { connectClient } from '../client/connect.ts';
import type { Config } from '../config/schema.ts';
import { listDamaged, listImported } from '../models/imported.ts';
import { contextOf } from './context.ts';
import { withLocalnet } from './known-mesh.ts';
import { modelsOf } from './status.ts';

export async function listModels(_flags: unknown, command: Command): Promise<void> {
  const { config, out } = contextOf(command);
  const mesh = await meshOf(withLocalnet(config));
  const damaged = listDamaged(config.home);
  const sound = listImported(config.home).filter(({ name }) => !damaged.some((model) => model.name === name));
  const imported = sound.map((manifest) => ({
    name: manifest.name,
    modelRoot: bytesToHex(modelRoot(manifest)),
    license: manifest.license,
    source: manifest.source,
    shards: shardsOf(manifest).length,
    bytes: manifest.parts.reduce((sum, part) => sum + part.bytes, 0),
    context: manifest.context,
    takes: manifest.tensor?.input.shape ?? null,
  }));
  const lines = [
    ...mesh.map(
      (one) =>
        `${one.name.padEnd(12)} ${one.modelRoot}\n` +
        `  ${one.task}, ${one.license}, from ${one.source}${one.sealed === null ? '' : `; SEALED under ${one.sealed} keys`}\n` +
        `  ${one.shards} shards, nodes ${one.coverage.join(' / ')}; ` +
        `${formatEther(BigInt(one.pricePerPosition))} ether a position; ${one.servable ? 'registered' : 'NOT registered'}`,
    ),
    ...imported.map(
      (one) =>
        `${one.name.padEnd(12)} ${one.modelRoot}\n` +
        `  imported here, ${one.license}, from ${one.source}\n` +
        `  ${one.shards} shards, ${(one.bytes / 1e6).toFixed(1)} MB, ${one.takes === null ? `context ${one.context}` : `takes n x ${one.takes.join(' x ')}`}; serve it: veilmesh localnet --model ${one.name}`,
    ),
    ...damaged.map(
      ({ name, reason, fix }) =>
        `${name.padEnd(12)} DAMAGED: ${reason}\n  cannot be served; import it again: ${fix}`,
    ),
  ];
  out.result({ mesh, imported, damaged }, lines.length === 0 ? NOTHING : lines.join('\n'));
}

const NOTHING =
  'no mesh is known here, and nothing was imported\n' +
  '  a mesh: veilmesh localnet, or --bootstrap <multiaddr>; a model of yours: veilmesh model import <file>';

/** Nothing where no mesh is known: imported models can be listed without one. */
async function meshOf(config: Config): ReturnType<typeof modelsOf> {
  if (config.bootstrap.length === 0) return [];
  const connection = await connectClient(config);
  try {
    return await modelsOf(connection);
  } finally {
    await connection.close();
  }
}
