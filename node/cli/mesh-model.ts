/**
 * A model of a mesh as its owner looks at it: manifest, registration, and every node that says it serves a shard, with its standing.
 * @module
 */
import type { Command } from 'commander';
import { type Hex, toHex } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { bytesToHex, equalBytes } from '../../crypto/core/bytes.ts';
import { UsageError } from '../../crypto/core/errors.ts';
import type { OpenedSealedManifest } from '../../crypto/seal/sealed-manifest.ts';
import { shardRoot, shardsOf } from '../../models/shard/manifest.ts';
import type { Manifest } from '../../models/shard/types.ts';
import { devAccount } from '../../settlement/chain/dev-accounts.ts';
import { DEV_CHAIN_ID } from '../../settlement/chain/dev-chain.ts';
import type { Ledger } from '../../settlement/chain/ledger.ts';
import { nodeId } from '../../settlement/chain/node-id.ts';
import type { ModelRecord } from '../../settlement/chain/types.ts';
import { createViemLedger } from '../../settlement/chain/viem-ledger.ts';
import { type ClientConnection, connectClient } from '../client/connect.ts';
import { meshModels } from '../client/model.ts';
import type { Config } from '../config/schema.ts';
import { loadOrCreateKey } from '../keys.ts';
import { peerIdHash } from '../peer-id.ts';
import { askSealed } from '../services/key-release.ts';
import { type Standing, standingOf } from '../services/standing.ts';
import { contextOf } from './context.ts';
import { withLocalnet } from './known-mesh.ts';
import type { Output } from './output.ts';

export interface ServingNode {
  readonly peerId: string;
  readonly shard: number;
  readonly draining: boolean;
  readonly simulated: boolean;
  readonly standing: Standing;
  /** Unix seconds from which its measurement is revoked for this model; null: it is not. */
  readonly revokedFrom: number | null;
  /** Takes sessions now: registered, in good standing, not draining, not revoked. */
  readonly counts: boolean;
}

export interface MeshModel {
  readonly root: Uint8Array;
  readonly manifest: Manifest;
  /** Null where the chain does not know it. */
  readonly record: ModelRecord | null;
  readonly sealed: OpenedSealedManifest | null;
  readonly nodes: readonly ServingNode[];
}

/** Where an owner's keys are: the home folder itself, or beside a localnet in it. */
export const ownerConfig = (config: Config): Config => withLocalnet(config, 'owner');

/** With a connection that ends with the work. */
export async function asOwner(
  command: Command,
  work: (connection: ClientConnection, out: Output) => Promise<void>,
): Promise<void> {
  const { config, out } = contextOf(command);
  const connection = await connectClient(ownerConfig(config));
  try {
    await work(connection, out);
  } finally {
    await connection.close();
  }
}

/** @param name or root in hex @throws UsageError MODEL_UNKNOWN */
export async function readMeshModel(connection: ClientConnection, name: string): Promise<MeshModel> {
  const { host, introducer, ledger, policy, directory } = connection;
  const known = await meshModels(connection);
  const named = known.filter(({ root, manifest }) => manifest.name === name || bytesToHex(root) === name);
  const found = named.length < 2 ? named : await servableOf(ledger, named);
  const [first, ...others] = found;
  if (first === undefined) {
    throw new UsageError('MODEL_UNKNOWN', `this mesh has no model '${name}'`, {
      details: { known: known.map(({ manifest }) => manifest.name) },
      hint: `veilmesh model publish ${name} brings one of yours there; veilmesh model ls shows all`,
    });
  }
  if (others.length > 0) {
    throw new UsageError('MODEL_AMBIGUOUS', `${found.length} models of this mesh are called '${name}'`, {
      details: { roots: found.map(({ root }) => bytesToHex(root)) },
      hint: 'name the root instead',
    });
  }
  const { root, manifest } = first;
  const parts = shardsOf(manifest).map(shardRoot);
  const [record, sealed, notRevoked] = await Promise.all([
    ledger.getModel(root),
    askSealed(host, introducer, root),
    ledger.time(),
  ]);
  const nodes = directory.list({ modelRoot: root }).flatMap((node) =>
    node.serving.flatMap((served) => {
      const shard = parts.findIndex((part) => equalBytes(part, served.shardRoot));
      return shard < 0 ? [] : [{ node, shard }];
    }),
  );
  return {
    root,
    manifest,
    record,
    sealed: sealed?.manifest ?? null,
    nodes: await Promise.all(
      nodes.map(async ({ node: { peerId, operator, draining, simulated }, shard }): Promise<ServingNode> => {
        const id = nodeId(toHex(operator), peerIdHash(peerId));
        const standing = await standingOf(ledger, policy, id);
        const measured = (await ledger.getNode(id))?.measurement ?? null;
        const revokedFrom =
          measured === null ? null : await ledger.revocations.revokedForModelFrom(root, measured);
        const isRevoked = revokedFrom !== null && revokedFrom <= notRevoked;
        const counts = standing.text === 'serving' && !draining && !isRevoked;
        return { peerId, shard, draining, simulated, standing, revokedFrom, counts };
      }),
    ),
  };
}

/** Retired ones are left out, unless all are. */
async function servableOf<M extends { readonly root: Uint8Array }>(
  ledger: Pick<Ledger, 'getModel'>,
  models: readonly M[],
): Promise<readonly M[]> {
  const records = await Promise.all(models.map(({ root }) => ledger.getModel(root)));
  const servable = models.filter((_, i) => records[i]?.servable === true);
  return servable.length === 0 ? models : servable;
}

/** The ledger in the name of the model's owner. @throws UsageError MODEL_NOT_YOURS | MODEL_NOT_REGISTERED */
export async function ownersLedger(
  { ledger, network, config }: ClientConnection,
  { manifest, root, record }: Pick<MeshModel, 'manifest' | 'root' | 'record'>,
): Promise<Ledger> {
  if (record === null) {
    throw new UsageError('MODEL_NOT_REGISTERED', `${manifest.name} is not registered on the chain`, {
      details: { modelRoot: bytesToHex(root) },
      hint: `veilmesh model publish ${manifest.name}`,
    });
  }
  const keys: Hex[] = [
    toHex(loadOrCreateKey(config.home, 'account')),
    // a localnet's own models are published by the development chain's first account, whose key everybody knows
    ...(ledger.chainId === DEV_CHAIN_ID ? [devAccount(0).privateKey] : []),
  ];
  const own = keys.find(
    (key) => privateKeyToAccount(key).address.toLowerCase() === record.owner.toLowerCase(),
  );
  if (own === undefined) {
    throw new UsageError('MODEL_NOT_YOURS', `${manifest.name} belongs to another account`, {
      details: { owner: record.owner, yours: ledger.account },
      hint: "run it with the owner's home folder: --home <folder> --bootstrap <multiaddr>",
    });
  }
  const rpcUrl = config.rpcUrl === '' ? network.rpcUrl : config.rpcUrl;
  return await createViemLedger({ rpcUrl, addresses: network.contracts, privateKey: own });
}

/** Nodes that count, by shard; without some where these are left out. */
export const coverageOf = (
  { manifest, nodes }: Pick<MeshModel, 'manifest' | 'nodes'>,
  without: (node: ServingNode) => boolean = () => false,
): number[] =>
  shardsOf(manifest).map(
    (_, shard) => nodes.filter((node) => node.shard === shard && node.counts && !without(node)).length,
  );

/** "shard 1, shard 3", or null where none is missing. */
export function gapsText(coverage: readonly number[]): string | null {
  const gaps = coverage.flatMap((count, shard) => (count === 0 ? [`shard ${shard + 1}`] : []));
  return gaps.length === 0 ? null : gaps.join(', ');
}

export const dateText = (seconds: number): string => new Date(1_000 * seconds).toISOString();
