/**
 * `/metrics` of a process: on loopback, on any port that is free, unless set otherwise (`metricsHost`, `metricsPort`). Beyond loopback it
 * asks for a token. Where it listens is in `<home>/metrics.json`, as Prometheus' file_sd reads it.
 *
 * Whoever reads it learns how busy the process is, in steps of ten seconds: on a machine that others use too, and that is nobody's business
 * there, `metricsPort off`.
 * @module
 */
import { once } from 'node:events';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { bytesToHex } from '../../crypto/core/bytes.ts';
import { UsageError } from '../../crypto/core/errors.ts';
import type { Config } from '../config/schema.ts';
import { admit, isLoopback } from '../gateway/auth.ts';
import { loadOrCreateKey } from '../keys.ts';
import type { Shutdown } from '../shutdown.ts';
import { createMetrics, type Metrics } from './metrics.ts';
import type { Role } from './names.ts';

export interface RunningMetrics extends Metrics {
  /** Where they are served; null where they are not. */
  readonly url: string | null;
}

export const PATH = '/metrics';
export const targetsFile = (home: string): string => join(home, 'metrics.json');
const REQUEST_MS = 10_000;
const MAX_CONNECTIONS = 16;

/** @throws UsageError METRICS_ADDRESS */
export async function startMetrics(config: Config, role: Role, shutdown: Shutdown): Promise<RunningMetrics> {
  const metrics = createMetrics(role);
  if (config.metricsPort === 'off') return { ...metrics, url: null };
  const { home, metricsHost: host, metricsPort: port } = config;
  const loopback = isLoopback(host);
  // a gateway that says without its token to nobody when it is asked does not say it here either
  const asks = !loopback || (role === 'proxy' && (config.proxyToken || !isLoopback(config.proxyHost)));
  const token = asks ? bytesToHex(loadOrCreateKey(home, 'metrics')) : null;
  const server = createServer({ requestTimeout: REQUEST_MS }, (request, response) => {
    const answer = (status: number, text: string, type = 'text/plain'): void => {
      response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(text);
    };
    const get = (name: string): string | null => String(request.headers[name] ?? '') || null;
    try {
      admit({ token, loopback, origins: [] }, { get }, false);
    } catch {
      answer(403, 'refused: by this name, from a page, or without the token in keys/metrics.key\n');
      return;
    }
    if (request.method !== 'GET' || request.url !== PATH) {
      answer(404, `GET ${PATH}\n`);
      return;
    }
    metrics.read().then(
      (text) => answer(200, text, metrics.contentType),
      () => answer(500, 'the metrics cannot be read\n'),
    );
  });
  server.maxConnections = MAX_CONNECTIONS;
  server.unref();
  const listening = once(server, 'listening');
  server.listen(port, host);
  await listening.catch((cause) => {
    throw new UsageError('METRICS_ADDRESS', `cannot serve metrics on ${host}, port ${port}`, {
      cause,
      details: { reason: (cause as NodeJS.ErrnoException).code ?? 'unknown' },
      hint: 'VEILMESH_METRICS_PORT=0 takes any that is free, off serves none',
    });
  });
  const at = `${host.includes(':') ? `[${host}]` : host}:${(server.address() as AddressInfo).port}`;
  mkdirSync(home, { recursive: true, mode: 0o700 });
  writeFileSync(targetsFile(home), `${JSON.stringify([{ targets: [at], labels: { role } }])}\n`);
  shutdown.add(() => {
    rmSync(targetsFile(home), { force: true });
    server.closeAllConnections();
    server.close();
  });
  return { ...metrics, url: `http://${at}${PATH}` };
}
