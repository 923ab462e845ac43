/**
 * A localnet for one benchmark: chain, coordinator and three nodes, all processes of their own, and a client here.
 * @module
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomBytes } from '../../crypto/core/random.ts';
import { frameBytes } from '../../crypto/mask/frame.ts';
import { type ClientSession, openClientSession } from '../../mesh/session/client-session.ts';
import { edgesOf } from '../../models/shard/manifest.ts';
import { nodeSha256 } from '../../node/accel/sha256.ts';
import { createNodeStreamCipher } from '../../node/accel/stream-cipher.ts';
import { type ClientConnection, connectClient } from '../../node/client/connect.ts';
import { type ClientModel, openModel } from '../../node/client/model.ts';
import { type AppraisedRoute, appraisedRoute } from '../../node/client/route.ts';
import { configSchema } from '../../node/config/schema.ts';
import { type Localnet, startLocalnet } from '../../node/localnet/localnet.ts';
import type { CatalogName } from '../../node/models/catalog.ts';
import { rollupBytes } from '../../node/services/network.ts';
import { nowSeconds } from '../../node/tee/clock.ts';

/** Hops of a route, nodes of the localnet and shards of its model. */
export const HOPS = 3;
const TIMEOUT_MS = 20_000;
const SESSION_SECONDS = 900;

export interface BenchMesh {
  readonly localnet: Localnet;
  /** Where the localnet keeps the packed model. */
  readonly modelCache: string;
  readonly model: ClientModel;
  /** Planned and appraised before anything is timed. */
  readonly route: AppraisedRoute;
  openSession(): Promise<ClientSession>;
}

/** Up, measured, stopped and its home removed, whatever `measure` does. */
export async function withMesh<T>(name: CatalogName, measure: (mesh: BenchMesh) => Promise<T>): Promise<T> {
  const home = await mkdtemp(join(tmpdir(), 'veilmesh-bench-mesh-'));
  const config = configSchema.parse({ home, threads: 1, log: 'error' });
  const stops: (() => Promise<unknown>)[] = [() => rm(home, { recursive: true, force: true })];
  try {
    const localnet = await startLocalnet({
      config,
      models: [name],
      nodes: HOPS,
      shards: HOPS,
      chainHost: '127.0.0.1',
      chainPort: 0,
      stages: { done: () => {}, progress: () => {} },
    });
    stops.push(() => localnet.stop());
    const connection = await connectClient({
      ...config,
      home: join(home, 'client'),
      bootstrap: [localnet.bootstrap],
    });
    stops.push(() => connection.close());
    const model = await openModel(connection, name);
    stops.push(() => model.close());
    const route = await appraisedRoute(connection, model, new Set());
    const openSession = (): Promise<ClientSession> => openOn(connection, model, route);
    return await measure({ localnet, modelCache: join(home, 'models'), model, route, openSession });
  } finally {
    for (const stop of stops.reverse()) await stop();
  }
}

function openOn(
  { host, ledger, network }: ClientConnection,
  { manifest, root }: ClientModel,
  { hops }: AppraisedRoute,
): Promise<ClientSession> {
  const edges = edgesOf(manifest);
  return openClientSession(host, {
    hops,
    modelRoot: root,
    widthIn: edges[0]!.width,
    widthOut: edges.at(-1)!.width,
    frameRows: manifest.frameRows,
    maxFrameBytes: Math.max(...edges.map((edge) => frameBytes(manifest.frameRows.at(-1)!, edge.width))),
    chainId: ledger.chainId,
    settlement: rollupBytes(network.contracts),
    requestId: randomBytes(32),
    attempt: 0,
    notAfter: nowSeconds() + SESSION_SECONDS,
    cipher: createNodeStreamCipher(),
    sha256: nodeSha256,
    openTimeoutMs: TIMEOUT_MS,
    stepTimeoutMs: () => TIMEOUT_MS,
  });
}
