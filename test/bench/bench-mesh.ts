/**
 * A localnet for one benchmark: chain, coordinator and three nodes, all processes of their own, and a client here.
 * @module
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { loadIntCommits } from '../../crypto/commit/int-commits.ts';
import { asVeilmeshError } from '../../crypto/core/errors.ts';
import { randomBytes } from '../../crypto/core/random.ts';
import { frameBytes } from '../../crypto/mask/frame.ts';
import { type ClientSession, openClientSession } from '../../mesh/session/client-session.ts';
import type { Pace } from '../../mesh/session/pace.ts';
import { createStepDeadlines } from '../../mesh/session/step-deadlines.ts';
import { edgesOf, valueWidths } from '../../models/shard/manifest.ts';
import { createNodeStreamCipher } from '../../node/accel/stream-cipher.ts';
import { type ClientConnection, connectClient } from '../../node/client/connect.ts';
import { type ClientModel, openModel } from '../../node/client/model.ts';
import { openPayments } from '../../node/client/paid-request.ts';
import { type Payments, quote } from '../../node/client/pay.ts';
import { type AppraisedRoute, appraisedRoute } from '../../node/client/route.ts';
import { loadConfig } from '../../node/config/load.ts';
import { configSchema } from '../../node/config/schema.ts';
import { startLocalnet } from '../../node/localnet/localnet.ts';
import type { Localnet } from '../../node/localnet/options.ts';
import { modelByName } from '../../node/models/by-name.ts';
import { storeImported } from '../../node/models/imported.ts';
import { type CatalogName, SMOLLM2 } from '../../node/models/names.ts';
import type { StoredModel } from '../../node/models/packed-store.ts';
import { rollupBytes } from '../../node/services/network.ts';
import type { Stages } from '../../node/stages.ts';
import { nowSeconds } from '../../node/tee/clock.ts';

/** Hops of a route, nodes of the localnet and shards of its model. */
export const HOPS = 3;
const TIMEOUT_MS = 20_000;
const SESSION_SECONDS = 900;
/** What the client's deposit covers: hops compute nothing that is not promised. */
const SESSIONS = 256n;
const ROWS = 2_048;
const COVERAGE_ROUNDS = 20;
const COVERAGE_PAUSE_MS = 1_000;
const quiet: Stages = { done: () => {}, progress: () => {} };

export interface BenchMesh {
  readonly localnet: Localnet;
  readonly connection: ClientConnection;
  /** As the localnet publishes it. */
  readonly packed: StoredModel;
  readonly model: ClientModel;
  /** Planned and appraised before anything is timed. */
  readonly route: AppraisedRoute;
  /**
   * @param positions of the session's sequences, for models that have them
   * @param pace on whose beats frames leave
   */
  openSession(positions?: number, pace?: Pace): Promise<ClientSession>;
}

export interface MeshOptions {
  /** Engine threads of each node; 1 when left out. */
  readonly threads?: number;
}

/** Up, measured, stopped and its home removed, whatever `measure` does. */
export async function withMesh<T>(
  name: CatalogName | typeof SMOLLM2,
  measure: (mesh: BenchMesh) => Promise<T>,
  { threads = 1 }: MeshOptions = {},
): Promise<T> {
  const home = await mkdtemp(join(tmpdir(), 'veilmesh-bench-mesh-'));
  const config = configSchema.parse({ home, threads, log: 'error' });
  const stops: (() => Promise<unknown>)[] = [() => rm(home, { recursive: true, force: true })];
  try {
    const packed = await packedModel(name, home);
    const localnet = await startLocalnet({
      config,
      models: [name],
      otherwise: null,
      nodes: HOPS,
      shards: HOPS,
      coordinators: 1,
      chainHost: '127.0.0.1',
      chainPort: 0,
      proxyPort: null,
      stages: quiet,
    });
    stops.push(() => localnet.stop());
    const connection = await connectClient({
      ...config,
      home: join(home, 'client'),
      bootstrap: [localnet.bootstrap],
    });
    stops.push(() => connection.close());
    const model = await openModel(connection, name, quiet);
    stops.push(() => model.close());
    const route = await coveredRoute(connection, model);
    const payments = await openPayments(connection, model, SESSIONS * quote(model, ROWS), quiet);
    const openSession = (positions = 0, pace?: Pace): Promise<ClientSession> =>
      openOn(connection, model, route, payments, positions, pace);
    return await measure({ localnet, connection, packed, model, route, openSession });
  } finally {
    for (const stop of stops.reverse()) await stop();
  }
}

/** The nodes' heartbeats reach a new client within seconds, on a busy machine later. */
async function coveredRoute(connection: ClientConnection, model: ClientModel): Promise<AppraisedRoute> {
  for (let round = 1; ; round++) {
    try {
      return await appraisedRoute(connection, model, new Set());
    } catch (error) {
      if (asVeilmeshError(error).code !== 'ROUTE_COVERAGE_GAP' || round === COVERAGE_ROUNDS) throw error;
      await setTimeout(COVERAGE_PAUSE_MS);
    }
  }
}

/** What takes long to import is kept in the user's own home folder. */
async function packedModel(name: CatalogName | typeof SMOLLM2, home: string): Promise<StoredModel> {
  const own = loadConfig({}, process.env).config;
  const packed = await modelByName(name, HOPS, name === SMOLLM2 ? own : { ...own, home }, quiet);
  if (name === SMOLLM2) storeImported(home, packed);
  return packed;
}

async function openOn(
  { host, ledger, network }: ClientConnection,
  { manifest, root }: ClientModel,
  route: AppraisedRoute,
  payments: Payments,
  positions: number,
  pace: Pace | undefined,
): Promise<ClientSession> {
  const edges = edgesOf(manifest);
  return openClientSession(host, {
    hops: route.hops,
    modelRoot: root,
    widthsIn: valueWidths(edges[0]!),
    widthsOut: valueWidths(edges.at(-1)!),
    frameRows: manifest.frameRows,
    maxFrameBytes: Math.max(...edges.map((edge) => frameBytes(manifest.frameRows.at(-1)!, edge.width))),
    chainId: ledger.chainId,
    settlement: rollupBytes(network.contracts),
    requestId: randomBytes(32),
    attempt: 0,
    positions,
    sampling: null,
    notAfter: nowSeconds() + SESSION_SECONDS,
    cipher: createNodeStreamCipher(),
    commits: await loadIntCommits(),
    openTimeoutMs: TIMEOUT_MS,
    deadlines: createStepDeadlines({ floorMs: TIMEOUT_MS, ceilingMs: TIMEOUT_MS }),
    ...(pace === undefined ? {} : { pace }),
    promises: {
      most: ROWS,
      terms: payments.terms(route),
      sign: (sessionId, rows) => payments.promise({ sessionId, route }, rows),
    },
  });
}
