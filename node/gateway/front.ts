/**
 * What every gateway has, with a mesh behind it or not yet: who may ask, how errors look, the page, and what happens live.
 *
 * A line of its log is a route, a status, a code and a time: nothing of what was asked or said.
 * @module
 */
import { Hono } from 'hono';
import { cors } from 'hono/cors';
import { asVeilmeshError, UsageError } from '../../crypto/core/errors.ts';
import type { Logger } from '../log.ts';
import type { ApiLive } from './api-types.ts';
import { COST_HEADER, REACHED_HEADER, RECEIPT_HEADER } from './asking.ts';
import { admit, type Door } from './auth.ts';
import { AgainError, errorResponse } from './errors.ts';
import type { Feed } from './feed.ts';
import type { Page } from './page.ts';
import { MODE_HEADER } from './privacy.ts';
import type { Start } from './start.ts';

export interface FrontOptions {
  readonly door: Door;
  readonly page: Page;
  readonly feed: Feed;
  readonly start: Start;
  readonly log: Logger;
  readonly onAnswered?: (answered: Answered) => void;
}

/** A request as the log and the metrics have it. */
export interface Answered {
  /** With its parameters' names, not their values. */
  readonly route: string;
  readonly status: number;
  /** Until the head of the answer. */
  readonly ms: number;
}

/** What answers a request, wherever it listens. */
export interface Gateway {
  fetch(request: Request): Promise<Response>;
}

/** Seconds that a page may remember what it was allowed. */
const CORS_SECONDS = 600;
/** Asked without a token, for whoever watches over the process: it then says nothing but whether it can serve. */
export const HEALTH = '/health';
const PAGE = '/';
const ASSETS = '/assets/';
const isOpen = (path: string): boolean => path === HEALTH || path === PAGE || path.startsWith(ASSETS);

/** Of every answer, where it says nothing else: what a browser is to do with it, and not to. */
const GUARDS: Readonly<Record<string, string>> = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cache-control': 'no-store',
};

/** @param first what a new listener is told besides, before all else */
export function createFront(options: FrontOptions, first: () => readonly ApiLive[] = () => []): Hono {
  const { door, log, page, feed, start } = options;
  const app = new Hono();

  app.use(async (c, next) => {
    const at = performance.now();
    await next();
    const answered = { route: c.req.routePath, status: c.res.status, ms: Math.round(performance.now() - at) };
    options.onAnswered?.(answered);
    const { route, ...fields } = answered;
    log.info(`${c.req.method} ${route}`, fields);
  });
  app.use(async (c, next) => {
    await next();
    for (const [name, value] of Object.entries(GUARDS)) {
      if (!c.res.headers.has(name)) c.res.headers.set(name, value);
    }
  });
  app.use(async ({ req }, next) => {
    admit(door, req.raw.headers, isOpen(req.path) || req.method === 'OPTIONS', req.path === PAGE);
    await next();
  });
  if (door.origins.length > 0) {
    const exposeHeaders = [RECEIPT_HEADER, MODE_HEADER, REACHED_HEADER, COST_HEADER, 'retry-after'];
    app.use(cors({ origin: [...door.origins], exposeHeaders, maxAge: CORS_SECONDS }));
  }

  app.get(PAGE, () => page.show(PAGE));
  app.get(`${ASSETS}*`, ({ req }) => page.show(req.path));
  app.get('/api/start', (c) => c.json(start.now()));
  app.get('/api/live', (c) => {
    if (c.req.raw.method === 'HEAD') return c.body(null); // nobody would ever read what is told
    return feed.listen([{ type: 'start', ...start.now() }, ...first()], c.req.raw.signal);
  });
  app.notFound(() =>
    errorResponse(
      new UsageError('PATH_UNKNOWN', 'there is nothing at this path', { hint: 'GET /v1/models' }),
    ),
  );
  app.onError((thrown) => {
    const { code, family, cause } = asVeilmeshError(thrown);
    const stack = cause instanceof Error ? framesOf(cause) : [];
    log[family === 'internal' ? 'error' : 'debug']('refused', {
      code,
      ...(family === 'internal' ? { at: stack.slice(0, 3).join(' ').replaceAll(/\s+/g, ' ') } : {}),
    });
    return errorResponse(thrown);
  });
  return app;
}

export const gatewayOf = (app: Hono): Gateway => ({ fetch: async (request) => await app.fetch(request) });

/** While there is no mesh behind it: the page, which says how far the start is, and nothing that could be asked. */
export function createStarting(options: FrontOptions): Gateway {
  const app = createFront(options);
  app.get(HEALTH, () => Response.json({ status: 'the mesh is being started' }, { status: 503 }));
  app.notFound(() =>
    errorResponse(
      new AgainError('GATEWAY_STARTING', 'the mesh is being started', {
        hint: 'how far it is: the page, or GET /api/start',
      }),
    ),
  );
  return gatewayOf(app);
}

/** Without what a foreign error says: it may quote what it stumbled over, and that may look like a frame. */
const framesOf = ({ stack = '', message }: Error): string[] =>
  stack
    .slice(stack.indexOf(message) + message.length)
    .split('\n')
    .filter((line) => /^\s+at /.test(line));
