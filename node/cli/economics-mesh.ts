/**
 * What a running mesh tells the economics: its contracts' parameters, what its transactions took, what its model has to prove, and how long
 * its nodes take.
 * @module
 */
import { bytesToHex } from '../../crypto/core/bytes.ts';
import { UnavailableError } from '../../crypto/core/errors.ts';
import { shardRoot, shardsOf } from '../../models/shard/manifest.ts';
import type { Manifest } from '../../models/shard/types.ts';
import { openClient } from '../../settlement/chain/client.ts';
import { type ChainSeen, readChainSeen, readParameters } from '../../settlement/economics/deployed.ts';
import { SMOLLM2 } from '../../settlement/economics/measured.ts';
import { etherOf } from '../../settlement/economics/prices.ts';
import type { MoneyParameters } from '../../settlement/economics/terms.ts';
import type { Workload } from '../../settlement/economics/workload.ts';
import { type ClientConnection, connectClient } from '../client/connect.ts';
import type { Config } from '../config/schema.ts';
import { askManifest } from '../services/manifest.ts';

export interface MeshSeen {
  readonly parameters: MoneyParameters;
  /** Seconds between two rounds of its beacon, with its lead. */
  readonly round: number;
  readonly chain: ChainSeen;
  readonly workload: Workload;
  /** What of the work was seen here; the rest is SmolLM2's of README.md. */
  readonly workSource: string;
}

/** Positions of a query that is no chat: one row, one segment. */
const ONE = { segments: 1, positions: 1 } as const;

/** @throws UnavailableError ECONOMICS_NO_MODEL, and what connecting says */
export async function lookAtMesh(config: Config): Promise<MeshSeen> {
  const connection = await connectClient(config);
  try {
    const { network, ledger } = connection;
    const { client } = await openClient(config.rpcUrl === '' ? network.rpcUrl : config.rpcUrl);
    const [parameters, chain, { beacon }] = await Promise.all([
      readParameters(client, network.contracts),
      readChainSeen(client, network.contracts),
      ledger.checks.terms(),
    ]);
    return { parameters, round: beacon.period + beacon.lead, chain, ...(await workOf(connection, chain)) };
  } finally {
    await connection.close();
  }
}

async function workOf(
  { network, host, introducer, directory, ledger }: ClientConnection,
  chain: ChainSeen,
): Promise<Pick<MeshSeen, 'workload' | 'workSource'>> {
  const root = network.models[0];
  const record = root === undefined ? null : await ledger.getModel(root);
  if (root === undefined || record === null) {
    throw new UnavailableError('ECONOMICS_NO_MODEL', 'the mesh serves no model', {
      hint: 'veilmesh localnet brings one; --shipped does without a mesh',
    });
  }
  const manifest = await askManifest(host, introducer, root);
  const steps = shardsOf(manifest).map((part) => {
    const own = bytesToHex(shardRoot(part));
    const nodes = directory
      .list({ modelRoot: root })
      .filter(({ serving }) => serving.some((served) => bytesToHex(served.shardRoot) === own));
    return Math.min(...nodes.map(({ load }) => load.stepMicros).filter((micros) => micros > 0));
  });
  const seconds = steps.reduce((sum, micros) => sum + micros, 0) / 1e6;
  const seen = [
    ...(Number.isFinite(seconds) ? ['steps'] : []),
    ...(chain.commitSeconds === null ? [] : ['commitments']),
    ...(chain.proveSeconds === null ? [] : ['proofs']),
  ];
  return {
    workload: {
      ...workloadOf(manifest, record.pricePerUnit),
      ...(Number.isFinite(seconds) ? { secondsPerPosition: seconds } : {}),
      ...(chain.commitSeconds === null ? {} : { commitSeconds: chain.commitSeconds }),
      ...(chain.proveSeconds === null ? {} : { proveSeconds: chain.proveSeconds }),
    },
    workSource: `manifest${seen.length === 0 ? '' : `; on this mesh: ${seen.join(', ')}`}${seen.length === 3 ? '' : '; other times: smollm2, README.md'}`,
  };
}

/** @param pricePerUnit wei for a thousand multiply-accumulates */
function workloadOf(manifest: Manifest, pricePerUnit: bigint): Workload {
  const shards = shardsOf(manifest);
  const units = shards.reduce((sum, { cost }) => sum + BigInt(Math.ceil(cost / 1_000)), 0n);
  return {
    ...SMOLLM2,
    name: manifest.name,
    hops: shards.length,
    ...(manifest.task === 'chat' ? {} : ONE),
    // of the shard in which a false cell hides best
    cellsPerPosition: Math.max(...shards.map(({ cells }) => cells?.count ?? 0)),
    unproven: Math.max(...shards.map(({ cells }) => cells?.unproven ?? 0)),
    feePerPosition: etherOf(units * pricePerUnit),
  };
}
