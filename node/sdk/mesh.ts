/**
 * A connection to a mesh as the SDK's functions take it: the models that were asked stay open, and what questions cost is counted.
 * @module
 */
import type { AssuranceLevel } from '../../crypto/attest/levels.ts';
import { bytesToHex } from '../../crypto/core/bytes.ts';
import { withLocalnet } from '../cli/known-mesh.ts';
import { type ClientConnection, connectClient } from '../client/connect.ts';
import { type ClientModel, meshModels, openModel } from '../client/model.ts';
import { openWhole, type WholeModel } from '../client/whole-model.ts';
import { loadConfig } from '../config/load.ts';
import { once } from '../gateway/once.ts';
import { requireHomeFormat } from '../home-format.ts';
import type { Stages } from '../stages.ts';
import { createSpending, type Spending } from './spending.ts';

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
  /** Of every question that does not say otherwise, as there. */
  readonly traffic?: number;
  /** Of every question of veil that does not say otherwise, as there; by the escrow when left out. */
  readonly pay?: 'escrow' | 'session' | 'auto';
  /** Most that is paid for a row of twin and vault, in wei: twice the model's price when left out; 0n asks those alone who take nothing. */
  readonly rowWei?: bigint;
  /** Whether signed transcripts of vault and of decoys go to watchers, who have liars convicted; all when left out. */
  readonly transcripts?: 'all' | 'none';
  /** Wei that all questions of this connection may cost together; what may cost more is refused. As much as the account holds when left out. */
  readonly limitWei?: bigint;
  /** Told of each stage: a deposit, a route, a settlement. Never of what is asked. */
  readonly onStage?: (name: string, text: string) => void;
}

export interface Mesh {
  /** Everything below this layer. */
  readonly connection: ClientConnection;
  /** @internal */
  readonly stages: Stages;
  /** Opened once. @internal */
  open(name: string): Promise<OpenedModel>;
  /** @internal */
  readonly spending: Spending;
  /** Questions of twin and vault, one after another: when the one before is over, and to say that this one is. @internal */
  ringTurn(): { readonly before: Promise<void>; readonly done: () => void };
  /** What goes on behind an answer that was given, and is waited for before the connection closes. @internal */
  goOn(work: Promise<unknown>): void;
  /** @internal */
  close(): Promise<void>;
}

export interface OpenedModel {
  readonly model: ClientModel;
  /** With all its weights, for twin and vault. */
  readonly whole: () => Promise<WholeModel>;
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
 * @throws UsageError CLIENT_NO_BOOTSTRAP | CONFIG_INVALID | ASKING_INVALID | HOME_FORMAT; VerificationError NETWORK_MISMATCH | NETWORK_CHANGED; UnavailableError MESH_PEER_UNREACHABLE | CHAIN_UNREACHABLE
 */
export async function connect(options: ConnectOptions = {}): Promise<Mesh> {
  const { onStage, limitWei, rowWei, ...flags } = options;
  const spending = createSpending(limitWei);
  const { config } = loadConfig(
    { ...flags, ...(rowWei === undefined ? {} : { rowWei: String(rowWei) }) },
    {},
  );
  requireHomeFormat(config.home);
  const connection = await connectClient(withLocalnet(config));
  const stages: Stages = { done: (name, text) => onStage?.(name, text), progress: () => {} };
  const opened = new Map<string, Promise<OpenedModel>>();
  const behind = new Set<Promise<unknown>>();
  let lastRing = Promise.resolve();

  async function openOnce(name: string): Promise<OpenedModel> {
    const model = await openModel(connection, name, stages);
    return { model, whole: once(() => openWhole(connection, model, stages)) };
  }

  return {
    connection,
    stages,
    spending,
    open: (name) => {
      const open = opened.get(name) ?? openOnce(name);
      opened.set(name, open);
      open.catch(() => opened.delete(name)); // asked again, it may be there
      return open;
    },
    ringTurn: () => {
      const before = lastRing;
      const { promise, resolve: done } = Promise.withResolvers<void>();
      lastRing = promise;
      return { before, done };
    },
    goOn: (work) => {
      const going = work.catch(() => {}).finally(() => behind.delete(going));
      behind.add(going);
    },
    close: async () => {
      while (behind.size > 0) await Promise.all(behind);
      for (const one of await Promise.allSettled(opened.values())) {
        if (one.status === 'fulfilled') await one.value.model.close();
      }
      await connection.close();
    },
  };
}

/** Waits for what is being settled, then leaves the mesh. What could not be settled stays in the home folder: `veilmesh settle`. */
export async function disconnect(mesh: Mesh): Promise<void> {
  await mesh.close();
}

/** Wei that nodes can claim for all questions of this connection that are over. */
export const spentWei = ({ spending }: Mesh): bigint => spending.spentWei();

/** The models that the mesh names; which of them nodes serve now is seen when they are asked. */
export async function listModels({ connection }: Mesh): Promise<readonly MeshModel[]> {
  const models = await meshModels(connection);
  return models.map(({ root, manifest: { name, task, license, context, closed } }) => ({
    ...{ name, root: bytesToHex(root), task, license, context, closed },
  }));
}
