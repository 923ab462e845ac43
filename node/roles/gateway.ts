/**
 * The gateway as a process: a client of the mesh, and the address where programs ask it over HTTP.
 * @module
 */
import { bytesToHex } from '../../crypto/core/bytes.ts';
import { connectClient } from '../client/connect.ts';
import type { Config } from '../config/schema.ts';
import { assemble } from '../gateway/assemble.ts';
import { isLoopback } from '../gateway/auth.ts';
import { listen } from '../gateway/listen.ts';
import { createPage, pagePolicy } from '../gateway/page.ts';
import { pageFiles } from '../gateway/page-files.ts';
import { createRepeats } from '../gateway/repeats.ts';
import { createGateway } from '../gateway/server.ts';
import { createSlots } from '../gateway/slots.ts';
import { keyFile, loadOrCreateKey } from '../keys.ts';
import type { Logger } from '../log.ts';
import { measureAnswer, measureGateway, measureRequest } from '../metrics/gateway.ts';
import { measureMesh } from '../metrics/mesh.ts';
import { startMetrics } from '../metrics/serve.ts';
import { createShutdown } from '../shutdown.ts';

export interface GatewayRoleOptions {
  readonly config: Config;
  readonly log: Logger;
}

export interface GatewayReady {
  readonly role: 'proxy';
  /** Where the API begins. */
  readonly url: string;
  /** Where the page is. */
  readonly pageUrl: string;
  /** Null where they are served nowhere. */
  readonly metrics: string | null;
  readonly network: string;
  readonly models: readonly string[];
  /** Holds the token that is asked for; null where none is. */
  readonly tokenFile: string | null;
}

export interface GatewayRole {
  readonly ready: GatewayReady;
  stop(): Promise<void>;
}

/** For an answer from its beginning to its end: a session lives no longer. */
const ANSWER_SECONDS = 900;
/** For what is being settled when it stops; the rest is kept. */
const SETTLING_MS = 10_000;

/** @throws UsageError GATEWAY_ADDRESS; and as connectClient */
export async function startGatewayRole({ config, log }: GatewayRoleOptions): Promise<GatewayRole> {
  const { home, proxyHost, proxyPort, proxyToken, proxyOrigins, proxyRequests, minLevel } = config;
  const shutdown = createShutdown();
  try {
    const loopback = isLoopback(proxyHost);
    // widened beyond this machine there is no way without
    const token = proxyToken || !loopback ? bytesToHex(loadOrCreateKey(home, 'gateway')) : null;
    const connection = await connectClient(config);
    shutdown.add(() => connection.close());
    const metrics = await startMetrics(config, 'proxy', shutdown);
    measureMesh(metrics, connection.host);
    const closing = new AbortController();
    const slots = createSlots(proxyRequests);
    measureGateway(metrics, slots, proxyRequests);
    const assembled = assemble(connection, slots, closing.signal, log, (sample) =>
      measureAnswer(metrics, sample),
    );
    const { client, api } = assembled;
    shutdown.add(() => assembled.close(), SETTLING_MS);
    const { network } = connection;
    const page = createPage(pageFiles, pagePolicy(config.rpcUrl === '' ? network.rpcUrl : config.rpcUrl));
    const gateway = createGateway({
      client,
      api,
      page,
      slots,
      repeats: createRepeats(),
      minLevel,
      answerSeconds: ANSWER_SECONDS,
      closing: closing.signal,
      door: { token, loopback, origins: proxyOrigins },
      log,
      onAnswered: (answered) => measureRequest(metrics, answered),
    });
    const listening = await listen(gateway, proxyHost, proxyPort);
    shutdown.add(() => {
      closing.abort();
      return listening.close();
    });
    const { url } = listening;
    const models = (await client.models()).map(({ manifest }) => manifest.name);
    log.info('serving', { url, models: models.length, token: token !== null });
    return {
      ready: {
        role: 'proxy',
        url,
        pageUrl: listening.pageUrl,
        metrics: metrics.url,
        network: connection.networkText,
        models,
        tokenFile: token === null ? null : keyFile(home, 'gateway'),
      },
      stop: shutdown.run,
    };
  } catch (error) {
    await shutdown.run();
    throw error;
  }
}
