/**
 * The gateway on an address: HTTP/1.1, with bounds on what a connection may take before it has asked anything.
 * @module
 */
import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { UsageError } from '../../crypto/core/errors.ts';
import type { Gateway } from './front.ts';

export interface Listening {
  /** Where the API begins. */
  readonly url: string;
  /** Where the page is. */
  readonly pageUrl: string;
  /** Takes nothing new, and resolves when what is being answered is. */
  close(): Promise<void>;
}

/** In which a request must have come in, and its headers. */
const REQUEST_MS = 30_000;
const HEADERS_MS = 10_000;
const MAX_CONNECTIONS = 256;
/** In which something must come or go on a connection: longer than whole answers take, and streams say something far sooner. */
const SILENT_MS = 300_000;
/** For answers to end when it closes; connections are cut then. */
const ENDING_MS = 2_000;
/** How often it looks then for connections that have nothing to say any more. */
const IDLE_MS = 50;

/** @param port 0: any that is free @throws UsageError GATEWAY_ADDRESS */
export async function listen(gateway: Gateway, host: string, port: number): Promise<Listening> {
  const server = createAdaptorServer({
    fetch: gateway.fetch,
    overrideGlobalObjects: false,
    serverOptions: { requestTimeout: REQUEST_MS, headersTimeout: HEADERS_MS },
  }) as Server;
  server.maxConnections = MAX_CONNECTIONS;
  server.timeout = SILENT_MS;
  const listening = once(server, 'listening');
  server.listen(port, host);
  await listening.catch((cause) => {
    throw new UsageError('GATEWAY_ADDRESS', `cannot listen on ${host}, port ${port}`, {
      cause,
      details: { reason: (cause as NodeJS.ErrnoException).code ?? 'unknown' },
      hint: 'another address: veilmesh proxy --host HOST --port PORT',
    });
  });
  const at = server.address() as AddressInfo;
  const origin = `http://${host.includes(':') ? `[${host}]` : host}:${at.port}`;
  return {
    url: `${origin}/v1`,
    pageUrl: `${origin}/`,
    async close() {
      const closed = once(server, 'close');
      server.close();
      const ending = setInterval(() => server.closeIdleConnections(), IDLE_MS);
      const cut = setTimeout(() => server.closeAllConnections(), ENDING_MS);
      await closed;
      clearInterval(ending);
      clearTimeout(cut);
    },
  };
}
