/**
 * A connection to a mesh as the SDK's functions take it: the models that were asked stay open, and what is being paid for is counted.
 * @module
 */
import type { AssuranceLevel } from '../../crypto/attest/levels.ts';
import { bytesToHex } from '../../crypto/core/bytes.ts';
import { withLocalnet } from '../cli/known-mesh.ts';
import { type ClientConnection, connectClient } from '../client/connect.ts';
import { type ClientModel, meshModels, openModel } from '../client/model.ts';
import { loadConfig } from '../config/load.ts';
import { requireHomeFormat } from '../home-format.ts';
import type { Stages } from '../stages.ts';

export interface ConnectOptions {
  /** Multiaddrs of peers to join by; left out: the localnet that runs in `home`. */
  readonly bootstrap?: readonly string[];
  /** Folder for keys, receipts and what is not settled yet; `.veilmesh` when left out. Its account pays. */
  readonly home?: string;
  /** RPC URL of the chain; the one that the mesh names when left out. */
  readonly rpcUrl?: string;
  /** Id of the network, 64 hex digits: any other one is refused. The first one seen when left out, remembered. */
  readonly network?: string;
  /** Least level of every hop, for nothing below it gets a prompt. */
  readonly minLevel?: AssuranceLevel;
  /** Told of each stage: a deposit, a route, a settlement. Never of what is asked. */
  readonly onStage?: (name: string, text: string) => void;
}

export interface Mesh {
  /** Everything below this layer. */
  readonly connection: ClientConnection;
  /** @internal */
  readonly stages: Stages;
  /** Opened once. @internal */
  model(name: string): Promise<ClientModel>;
  /** One after another. @internal */
  inTurn<T>(work: () => Promise<T>): Promise<T>;
  /** Wei that questions under way may still cost, all together. @internal */
  reserved: bigint;
  /** What goes on behind an answer that was given, and is waited for before the connection closes. @internal */
  readonly behind: Set<Promise<unknown>>;
  /** @internal */
  close(): Promise<void>;
}

export interface MeshModel {
  readonly name: string;
  /** Hash of everything that defines it, hex. */
  readonly root: string;
  readonly task: 'chat' | 'embed-sentence' | 'classify-image' | 'tensor';
  readonly license: string;
  /** Positions at most; 0 where a step stands by itself. */
  readonly context: number;
  /** Whether its weights are kept from clients: no twin, no vault, no audit. */
  readonly closed: boolean;
}

/**
 * Joins a mesh as a client: dials a peer, reads the network's facts and policy, and the directory of its nodes.
 * @throws UsageError CLIENT_NO_BOOTSTRAP | CONFIG_INVALID | HOME_FORMAT; VerificationError NETWORK_MISMATCH | NETWORK_CHANGED; UnavailableError MESH_PEER_UNREACHABLE | CHAIN_UNREACHABLE
 */
export async function connect(options: ConnectOptions = {}): Promise<Mesh> {
  const { onStage, ...flags } = options;
  const { config } = loadConfig(flags, {});
  requireHomeFormat(config.home);
  const connection = await connectClient(withLocalnet(config));
  const opened = new Map<string, Promise<ClientModel>>();
  const stages: Stages = { done: (name, text) => onStage?.(name, text), progress: () => {} };
  let last: Promise<unknown> = Promise.resolve();
  return {
    connection,
    stages,
    reserved: 0n,
    behind: new Set(),
    model: (name) => {
      const open = opened.get(name) ?? openModel(connection, name, stages);
      opened.set(name, open);
      open.catch(() => opened.delete(name)); // asked again, it may be there
      return open;
    },
    inTurn: (work) => {
      const mine = last.then(work);
      last = mine.catch(() => {});
      return mine;
    },
    close: async () => {
      for (const model of await Promise.allSettled(opened.values())) {
        if (model.status === 'fulfilled') await model.value.close();
      }
      await connection.close();
    },
  };
}

/** Waits for what is being settled, then leaves the mesh. What could not be settled stays in the home folder: `veilmesh settle`. */
export async function disconnect(mesh: Mesh): Promise<void> {
  await Promise.allSettled(mesh.behind);
  await mesh.close();
}

/** The models that the mesh names; which of them nodes serve now is seen when they are asked. */
export async function listModels({ connection }: Mesh): Promise<readonly MeshModel[]> {
  const models = await meshModels(connection);
  return models.map(({ root, manifest: { name, task, license, context, closed } }) => ({
    ...{ name, root: bytesToHex(root), task, license, context, closed },
  }));
}
