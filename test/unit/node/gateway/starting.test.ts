/** A gateway whose mesh is still being started: the page says how far it is, and nothing can be asked yet. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ApiLive, ApiStart } from '../../../../node/gateway/api-types.ts';
import { createFeed } from '../../../../node/gateway/feed.ts';
import { createStarting } from '../../../../node/gateway/front.ts';
import { createPage, pagePolicy } from '../../../../node/gateway/page.ts';
import { createStart, startIn } from '../../../../node/gateway/start.ts';
import { eventsOf, fakeGateway } from '../../../support/gateway.ts';

const TOKEN = 'ab'.repeat(32);
const PAGE = new Map([['/', Buffer.from('page')]]);

function open(token: string | null = null) {
  const closing = new AbortController();
  const feed = createFeed(closing.signal);
  const start = createStart(startIn('starting'), feed.tell);
  const log = { error: () => {}, info: () => {}, debug: () => {} };
  const page = createPage(async () => PAGE, pagePolicy('http://127.0.0.1:*'));
  const door = { token, loopback: true, origins: [] };
  const gateway = createStarting({ feed, start, page, door, log });
  const ask = (path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Response> =>
    gateway.fetch(
      new Request(`http://127.0.0.1:8642${path}`, {
        method,
        headers: { host: '127.0.0.1:8642', ...headers },
      }),
    );
  return { ask, start, feed, closing };
}

test('the page is there, under the policy of a page', async () => {
  const response = await open().ask('/');
  assert.deepEqual([response.status, await response.text()], [200, 'page']);
  assert.match(response.headers.get('content-security-policy')!, /script-src 'self'/);
});

test('whatever else is asked is to be asked again in a moment, and says where to look', async () => {
  const { ask } = open();
  for (const [path, method] of [
    ['/v1/models', 'GET'],
    ['/v1/chat/completions', 'POST'],
    ['/api/mesh', 'GET'],
    ['/nothing', 'GET'],
  ] as const) {
    const response = await ask(path, {}, method);
    const { error } = (await response.json()) as { error: { code: string; hint: string } };
    assert.deepEqual([response.status, error.code], [503, 'GATEWAY_STARTING'], path);
    assert.match(error.hint, /\/api\/start/);
    assert.deepEqual(
      [response.headers.get('retry-after'), response.headers.get('x-should-retry')],
      ['1', 'true'],
    );
  }
  assert.equal((await ask('/health')).status, 503);
});

test('how far it is can be asked for, and is told to whoever listens, from the first word to the last', async () => {
  const { ask, start, closing } = open();
  const live = await ask('/api/live');
  const failed: ApiStart = {
    ...startIn('starting'),
    ...{ state: 'failed', title: 'smollm2', error: { code: 'X', message: 'what', hint: 'do that' } },
  };
  start.become({ ...startIn('starting'), title: 'smollm2' });
  start.become(failed);
  assert.deepEqual(await (await ask('/api/start')).json(), failed);
  closing.abort();
  const events = (await eventsOf(live)).map((line) => JSON.parse(line) as ApiLive);
  assert.deepEqual(
    events.map((event) => (event.type === 'start' ? `${event.state} ${event.title}` : event.type)),
    ['starting null', 'starting smollm2', 'failed smollm2'],
  );
});

test('with a token nobody without it, but for the page and whether it is well', async () => {
  const { ask } = open(TOKEN);
  for (const path of ['/api/start', '/api/live', '/api/mesh', '/v1/models']) {
    assert.equal((await ask(path)).status, 401, path);
  }
  assert.equal((await ask('/api/start', { authorization: `Bearer ${TOKEN}` })).status, 200);
  assert.deepEqual([(await ask('/')).status, (await ask('/health')).status], [200, 503]);
  assert.equal((await ask('/', { host: 'mesh.example' })).status, 403);
});

test('a gateway whose mesh runs has nothing to start, and says so first', async () => {
  const closing = new AbortController();
  const gateway = fakeGateway({ feed: createFeed(closing.signal) });
  const start = (await (await gateway.get('/api/start')).json()) as ApiStart;
  assert.deepEqual([start.state, start.stages], ['ready', []]);
  const live = await gateway.get('/api/live');
  closing.abort();
  assert.equal((JSON.parse((await eventsOf(live))[0]!) as ApiLive).type, 'start');
});
