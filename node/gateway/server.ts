/**
 * The gateway's HTTP side: routes, who may ask, how errors look. It knows the mesh as a `MeshClient` alone.
 *
 * A line of its log is a route, a status, a code and a time: nothing of what was asked or said.
 * @module
 */
import { Hono } from 'hono';
import { cors } from 'hono/cors';
import { asVeilmeshError, UsageError } from '../../crypto/core/errors.ts';
import type { Logger } from '../log.ts';
import { type ApiDesk, addApi } from './api.ts';
import { COST_HEADER, type Desk, REACHED_HEADER, RECEIPT_HEADER } from './asking.ts';
import { admit, type Door, hasToken } from './auth.ts';
import { chat } from './chat.ts';
import { completions } from './completions.ts';
import { embeddings } from './embeddings.ts';
import { errorResponse } from './errors.ts';
import { listModels, showModel } from './models.ts';
import type { Page } from './page.ts';
import { MODE_HEADER } from './privacy.ts';
import { showReceipt } from './receipts.ts';

export interface GatewayOptions extends Desk {
  readonly door: Door;
  readonly api: ApiDesk;
  readonly page: Page;
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
const HEALTH = '/health';
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

export function createGateway(options: GatewayOptions): Gateway {
  const { door, log, client, slots, page } = options;
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

  app.post('/v1/chat/completions', ({ req }) => chat(options, req.raw));
  app.post('/v1/completions', ({ req }) => completions(options, req.raw));
  app.post('/v1/embeddings', ({ req }) => embeddings(options, req.raw));
  app.get('/v1/models', () => listModels(client));
  app.get('/v1/models/:name', ({ req }) => showModel(client, req.param('name')));
  app.get('/receipts/:id', ({ req }) => showReceipt(client, req.param('id'), 'receipt'));
  app.get('/receipts/:id/header', ({ req }) => showReceipt(client, req.param('id'), 'header'));
  app.get(HEALTH, async ({ req }) => {
    const served = (await client.models()).filter(({ covered }) => covered).length;
    const body = {
      status: served > 0 ? 'ok' : 'no model has a whole route',
      // when somebody asks is for nobody else to see
      ...(hasToken(door.token, req.raw.headers) ? { models: served, asking: slots.taken } : {}),
    };
    return Response.json(body, { status: served > 0 ? 200 : 503 });
  });
  addApi(app, options.api);
  app.get(PAGE, () => page.show(PAGE));
  app.get(`${ASSETS}*`, ({ req }) => page.show(req.path));
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
  return { fetch: async (request) => await app.fetch(request) };
}

/** Without what a foreign error says: it may quote what it stumbled over, and that may look like a frame. */
const framesOf = ({ stack = '', message }: Error): string[] =>
  stack
    .slice(stack.indexOf(message) + message.length)
    .split('\n')
    .filter((line) => /^\s+at /.test(line));
