/**
 * `/api`: what the page reads of mesh, chain and this gateway's own answers (api-types.ts). Everything but a quote is read, and costs nothing.
 * @module
 */
import type { Hono } from 'hono';
import { z } from 'zod';
import type { AnswerBook } from './answer-book.ts';
import type { ApiAnswers } from './api-types.ts';
import { ParameterError } from './errors.ts';
import type { History } from './history.ts';
import { readBody } from './parameters.ts';
import { QUOTE_BODY, type Quoting } from './quote.ts';
import type { MeshExplorer, PageAsked } from './types.ts';

export interface ApiDesk {
  readonly explorer: MeshExplorer;
  readonly answers: AnswerBook;
  readonly quoting: Quoting;
  readonly history: Pick<History, 'list' | 'last'>;
}

/** On one page of a list. */
const MAX_LIMIT = 100;
const DEFAULT_LIMIT = 20;

const pageSchema = z.strictObject({
  before: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).optional(),
  limit: z.coerce.number().int().min(1).max(MAX_LIMIT).default(DEFAULT_LIMIT),
});

export function addApi(app: Hono, { explorer, answers, quoting, history }: ApiDesk): void {
  app.get('/api/mesh', async (c) => c.json(await explorer.mesh()));
  app.post('/api/quote', async (c) => c.json(await quoting.quote(await readBody(c.req.raw, QUOTE_BODY))));
  app.get('/api/answers', (c) => {
    const { limit } = pageOf(c.req.query());
    const body: ApiAnswers = { answers: answers.list(limit) };
    return c.json(body);
  });
  app.get('/api/answers/:id', async (c) => c.json(await answers.show(c.req.param('id'))));
  app.get('/api/history', (c) => c.json(history.list()));
  app.get('/api/batches', async (c) => c.json(await explorer.batches(pageOf(c.req.query()))));
  app.get('/api/batches/:id', async (c) => c.json(await explorer.batch(c.req.param('id'))));
  app.get('/api/checks', async (c) => c.json(await explorer.checks(pageOf(c.req.query()))));
  app.get('/api/checks/:id', async (c) => c.json(await explorer.check(c.req.param('id'))));
  app.get('/api/challenges', async (c) => c.json(await explorer.challenges(pageOf(c.req.query()))));
  app.get('/api/nodes/:peer', async (c) => c.json(await explorer.node(c.req.param('peer'))));
  app.get('/api/models/:name', async (c) => c.json(await explorer.model(c.req.param('name'))));
}

/** @throws UsageError PARAMETER_INVALID | PARAMETER_UNSUPPORTED */
function pageOf(query: Record<string, string>): PageAsked {
  const parsed = pageSchema.safeParse(query);
  if (parsed.success) return { before: parsed.data.before ?? null, limit: parsed.data.limit };
  const [issue] = parsed.error.issues;
  if (issue!.code === 'unrecognized_keys') {
    const param = issue!.keys[0]!.slice(0, 100);
    throw new ParameterError('PARAMETER_UNSUPPORTED', param, `'${param}' is not known here`, 'leave it out');
  }
  const param = issue!.path.join('.');
  throw new ParameterError('PARAMETER_INVALID', param, `'${param}': ${issue!.message}`);
}
