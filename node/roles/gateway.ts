/**
 * The gateway as a process: a client of the mesh, and the address where programs ask it over HTTP.
 * @module
 */
import { bytesToHex } from '../../crypto/core/bytes.ts';
import { connectClient } from '../client/connect.ts';
import type { Config } from '../config/schema.ts';
import { isLoopback } from '../gateway/auth.ts';
import { listen } from '../gateway/listen.ts';
import { createMeshClient } from '../gateway/mesh-client.ts';
import { createGateway } from '../gateway/server.ts';
import { createSlots } from '../gateway/slots.ts';
import { keyFile, loadOrCreateKey } from '../keys.ts';
import type { Logger } from '../log.ts';
import { createShutdown } from '../shutdown.ts';

export interface GatewayRoleOptions {
  readonly config: Config;
  readonly log: Logger;
}

export interface GatewayReady {
  readonly role: 'proxy';
  /** Where the API begins. */
  readonly url: string;
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
    const client = createMeshClient(connection, log);
    shutdown.add(() => client.close(), SETTLING_MS);
    const closing = new AbortController();
    const gateway = createGateway({
      client,
      slots: createSlots(proxyRequests),
      minLevel,
      answerSeconds: ANSWER_SECONDS,
      closing: closing.signal,
      door: { token, loopback, origins: proxyOrigins },
      log,
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
