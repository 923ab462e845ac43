/**
 * The gateway as a process: a client of the mesh, and the address where programs ask it over HTTP. One that a localnet starts listens
 * before there is a mesh, and joins it when it is told.
 * @module
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { bytesToHex } from '../../crypto/core/bytes.ts';
import { connectClient } from '../client/connect.ts';
import type { Config } from '../config/schema.ts';
import { assemble } from '../gateway/assemble.ts';
import { isLoopback } from '../gateway/auth.ts';
import { createFeed } from '../gateway/feed.ts';
import { createStarting, type FrontOptions, type Gateway } from '../gateway/front.ts';
import { type Listening, listen } from '../gateway/listen.ts';
import { createPage, type Page, pagePolicy } from '../gateway/page.ts';
import { pageFiles } from '../gateway/page-files.ts';
import { createRepeats } from '../gateway/repeats.ts';
import { createGateway } from '../gateway/server.ts';
import { createSlots } from '../gateway/slots.ts';
import { createStart, startIn } from '../gateway/start.ts';
import type { StartChannel } from '../gateway/start-channel.ts';
import type { MeshClient } from '../gateway/types.ts';
import { holdHome } from '../home-lock.ts';
import { keyFile, loadOrCreateKey } from '../keys.ts';
import type { Logger } from '../log.ts';
import { measureAnswer, measureGateway, measureRequest } from '../metrics/gateway.ts';
import { measureMesh } from '../metrics/mesh.ts';
import { startMetrics } from '../metrics/serve.ts';
import { createShutdown } from '../shutdown.ts';

export interface GatewayRoleOptions {
  readonly config: Config;
  readonly log: Logger;
  /** To the localnet that is starting; left out: the mesh is there. */
  readonly starting?: Starting;
}

export interface Starting {
  readonly channel: StartChannel;
  /** Where its chain will listen, as a content security policy names it. */
  readonly chain: string;
}

export interface GatewayReady {
  readonly role: 'proxy';
  /** Where the API begins. */
  readonly url: string;
  /** Where the page is. */
  readonly pageUrl: string;
  /** Null where they are served nowhere. */
  readonly metrics: string | null;
  /** Null while there is none. */
  readonly network: string | null;
  readonly models: readonly string[];
  /** Holds the token that is asked for; null where none is. */
  readonly tokenFile: string | null;
}

export interface GatewayRole {
  readonly ready: GatewayReady;
  /** Rejects when it cannot join the mesh that it waited for. */
  readonly failed: Promise<never>;
  stop(): Promise<void>;
}

interface Joined {
  readonly gateway: Gateway;
  readonly client: Pick<MeshClient, 'models'>;
  readonly networkText: string;
}

/** For an answer from its beginning to its end: a session lives no longer. */
const ANSWER_SECONDS = 900;
/** For what is being settled when it stops; the rest is kept. */
const SETTLING_MS = 10_000;
const COVERED_POLL_MS = 50;

/** @throws UsageError HOME_IN_USE | GATEWAY_ADDRESS; and as connectClient, where it does not wait for the mesh */
export async function startGatewayRole({ config, log, starting }: GatewayRoleOptions): Promise<GatewayRole> {
  const { home, proxyHost, proxyPort, proxyToken, proxyOrigins, proxyRequests, minLevel } = config;
  const [doors, shutdown] = [createShutdown(), createShutdown()];
  const stop = async (): Promise<void> => {
    await doors.run(); // whoever asks is let go before what answers
    await shutdown.run();
  };
  try {
    shutdown.add(await holdHome(home, 'proxy'));
    const loopback = isLoopback(proxyHost);
    // widened beyond this machine there is no way without
    const token = proxyToken || !loopback ? bytesToHex(loadOrCreateKey(home, 'gateway')) : null;
    const metrics = await startMetrics(config, 'proxy', shutdown);
    const slots = createSlots(proxyRequests);
    measureGateway(metrics, slots, proxyRequests);
    const closing = new AbortController();
    const feed = createFeed(closing.signal);
    const start = createStart(startIn(starting === undefined ? 'ready' : 'starting'), feed.tell);
    const front: Omit<FrontOptions, 'page'> = {
      feed,
      start,
      door: { token, loopback, origins: proxyOrigins },
      log,
      onAnswered: (answered) => measureRequest(metrics, answered),
    };
    const pageFor = (chain: string): Page => createPage(pageFiles, pagePolicy(chain));

    async function join(at: Config, page?: Page): Promise<Joined> {
      const connection = await connectClient(at);
      shutdown.add(() => connection.close());
      measureMesh(metrics, connection.host);
      const assembled = assemble(connection, slots, feed, log, (sample) => measureAnswer(metrics, sample));
      const { client, api } = assembled;
      shutdown.add(() => assembled.close(), SETTLING_MS);
      const { network, networkText } = connection;
      const gateway = createGateway({
        ...front,
        page: page ?? pageFor(new URL(config.rpcUrl === '' ? network.rpcUrl : config.rpcUrl).origin),
        client,
        api,
        slots,
        repeats: createRepeats(),
        minLevel,
        answerSeconds: ANSWER_SECONDS,
        closing: closing.signal,
      });
      return { gateway, client, networkText };
    }

    async function serve(gateway: Gateway): Promise<Listening> {
      const listening = await listen(gateway, proxyHost, proxyPort);
      doors.add(() => {
        closing.abort();
        return listening.close();
      });
      return listening;
    }

    let joined: Joined | null = null;
    let listening: Listening;
    let failed = new Promise<never>(() => {});
    if (starting === undefined) {
      joined = await join(config);
      listening = await serve(joined.gateway);
    } else {
      const { channel, chain } = starting;
      const page = pageFor(chain);
      let current = createStarting({ ...front, page });
      channel.onStart(start.become);
      listening = await serve({ fetch: (request) => current.fetch(request) });
      page.prepare().catch(() => {}); // whoever asks for it is told
      failed = channel.joining
        .then(async (bootstrap) => {
          const { gateway, client } = await join({ ...config, bootstrap: [bootstrap] }, page);
          current = gateway;
          channel.tell({ say: 'joined' });
          while (!(await client.models()).some(({ covered }) => covered)) await sleep(COVERED_POLL_MS);
          channel.tell({ say: 'covered' });
        })
        .then(() => new Promise<never>(() => {}));
    }
    const { url, pageUrl } = listening;
    const models = joined === null ? [] : (await joined.client.models()).map(({ manifest }) => manifest.name);
    log.info('serving', { url, models: models.length, token: token !== null });
    return {
      ready: {
        role: 'proxy',
        url,
        pageUrl,
        metrics: metrics.url,
        network: joined?.networkText ?? null,
        models,
        tokenFile: token === null ? null : keyFile(home, 'gateway'),
      },
      failed,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
