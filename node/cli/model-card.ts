/**
 * `veilmesh model card <model>`: what a model is, how far its integers are from the floats, who may serve it, where it is served, what it costs.
 * @module
 */
import type { Command } from 'commander';
import { formatEther } from 'viem';
import { bytesToHex } from '../../crypto/core/bytes.ts';
import { UsageError } from '../../crypto/core/errors.ts';
import { modelRoot, shardsOf } from '../../models/shard/manifest.ts';
import type { Manifest } from '../../models/shard/types.ts';
import { positionFee } from '../../settlement/batch/segment.ts';
import { connectClient } from '../client/connect.ts';
import { listImported } from '../models/imported.ts';
import { qualityOf } from '../models/quality.ts';
import { contextOf } from './context.ts';
import { coverageOf, gapsText, type MeshModel, ownerConfig, readMeshModel } from './mesh-model.ts';
import { bytesText, counted } from './output.ts';

export async function showCard(name: string, _flags: unknown, command: Command): Promise<void> {
  const { config, out } = contextOf(command);
  const served = await inMesh(ownerConfig(config), name);
  const manifest =
    served?.manifest ??
    listImported(config.home).find((one) => one.name === name || bytesToHex(modelRoot(one)) === name);
  if (manifest === undefined) {
    throw new UsageError('MODEL_UNKNOWN', `there is no model '${name}', in a mesh known here or imported`, {
      hint: 'veilmesh model ls',
    });
  }
  const facts = factsOf(manifest);
  const quality = qualityOf(config.home, manifest);
  const mesh = served === null ? null : meshOf(served);
  out.result(
    { ...facts, quality, mesh },
    [
      `${manifest.name}  ${facts.modelRoot}`,
      `  what        ${TASKS[manifest.task]}; ${facts.weights === null ? '' : `about ${count(facts.weights)} weights in its shards, `}${manifest.context === 0 ? 'each step by itself' : `up to ${manifest.context} positions`}`,
      `  licence     ${manifest.license}`,
      `  source      ${manifest.source}`,
      `  size        ${counted(facts.shards.length, 'shard')}, ${bytesText(facts.bytes)} in all; ${facts.shards.map(({ bytes }) => bytesText(bytes)).join(', ')}`,
      `  client      ${facts.clientRoles.length === 0 ? 'computes no part of it' : `computes ${facts.clientRoles.join(' and ')} itself: ${bytesText(facts.clientBytes)}`}`,
      `  weights     ${manifest.closed ? 'closed: clients get no part of them' : 'open: whoever serves or asks has them'}`,
      `  quality     ${quality?.text ?? `not measured here: veilmesh model verify ${manifest.name}`}`,
      `  checks      ${facts.cells === 0 ? 'nothing a spot-check could prove' : `${facts.cells} cells a spot-check can prove, ${facts.unproven} operations have none`}`,
      ...(mesh === null ? ['  served      in no mesh known here'] : meshLines(mesh)),
    ].join('\n'),
  );
}

/** Null where no mesh is known, or has no such model. */
async function inMesh(config: ReturnType<typeof ownerConfig>, name: string): Promise<MeshModel | null> {
  if (config.bootstrap.length === 0) return null;
  const connection = await connectClient(config);
  try {
    return await readMeshModel(connection, name).catch((thrown: unknown) => {
      if (thrown instanceof UsageError && thrown.code === 'MODEL_UNKNOWN') return null;
      throw thrown;
    });
  } finally {
    await connection.close();
  }
}

const TASKS: Readonly<Record<Manifest['task'], string>> = {
  chat: 'a language model',
  'embed-sentence': 'turns sentences into vectors',
  'classify-image': 'names what an image shows',
  tensor: 'from numbers to numbers, or to a class',
};

function factsOf(manifest: Manifest) {
  const { name, task, license, source, closed, context, parts } = manifest;
  const shards = shardsOf(manifest);
  const trees = parts.flatMap(({ cells }) => (cells === null ? [] : [cells]));
  const bytesIn = (all: Manifest['parts']): number => all.reduce((sum, { bytes }) => sum + bytes, 0);
  return {
    name,
    modelRoot: bytesToHex(modelRoot(manifest)),
    task,
    license,
    source,
    closed,
    context,
    /** Multiply-accumulates of hops a row, which are its weights where each is used once; null where they are used at several places. */
    weights: task === 'chat' || task === 'tensor' ? shards.reduce((sum, { cost }) => sum + cost, 0) : null,
    shards: shards.map(({ index, bytes, memory, memoryPerPosition, cost }) => ({
      index,
      bytes,
      memory,
      memoryPerPosition,
      cost,
    })),
    bytes: bytesIn(parts),
    /** What clients compute themselves, so that no hop sees what goes in, or comes out. */
    clientRoles: parts
      .filter(({ role }) => role !== 'shard')
      .map(({ role }) => (role === 'embed' ? 'embedding' : 'head')),
    clientBytes: bytesIn(parts.filter(({ role }) => role !== 'shard')),
    cells: trees.reduce((sum, { count: cells }) => sum + cells, 0),
    unproven: trees.reduce((sum, { unproven }) => sum + unproven, 0),
  };
}

function meshOf(model: MeshModel) {
  const { manifest, record, sealed } = model;
  const coverage = coverageOf(model);
  const costs = shardsOf(manifest).map(({ cost }) => cost);
  return {
    registered: record !== null,
    servable: record?.servable ?? false,
    owner: record?.owner ?? null,
    publishedAt: record?.publishedAt ?? null,
    positionWei: record === null ? null : positionFee(costs, record.pricePerUnit),
    sealed: sealed === null ? null : sealed.grade,
    coverage,
    nodes: model.nodes.filter(({ counts }) => counts).map(({ peerId }) => peerId),
  };
}

const meshLines = ({
  servable,
  owner,
  positionWei,
  sealed,
  coverage,
  nodes,
  registered,
}: ReturnType<typeof meshOf>): string[] => [
  `  registered  ${registered ? `by ${owner}${servable ? '' : ', RETIRED'}` : 'NOT on the chain'}`,
  `  price       ${positionWei === null ? 'none' : `${formatEther(positionWei)} ether a position`}`,
  ...(sealed === null
    ? []
    : [`  sealed      under ${sealed} keys${sealed === 'development' ? ', which hide nothing' : ''}`]),
  `  served      by ${counted(nodes.length, 'node')}, ${coverage.join(' / ')} by shard${gapsText(coverage) === null ? '' : `; NO node for ${gapsText(coverage)}`}`,
];

const count = (value: number): string =>
  value < 1e6 ? `${(value / 1e3).toFixed(0)} thousand` : `${(value / 1e6).toFixed(0)} million`;
