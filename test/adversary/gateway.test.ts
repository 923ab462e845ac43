/** Pages, names and paths that are made to reach a gateway on loopback, or to hold it up. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createFeed, FEED_LIMITS } from '../../node/gateway/feed.ts';
import { fakeGateway } from '../support/gateway.ts';

const CHAT = '/v1/chat/completions';
const ask = { model: 'tiny-chat', messages: [{ role: 'user', content: 'Hi' }] };
const API = [
  '/api/mesh',
  '/api/live',
  '/api/answers',
  '/api/history',
  '/api/batches',
  '/v1/models',
  '/health',
];

const codeOf = async (response: Response): Promise<unknown> =>
  ((await response.json()) as { error: { code: string } }).error.code;

describe('another page', () => {
  test('is refused whatever it calls itself, and asks nothing of the mesh', async () => {
    const gateway = fakeGateway();
    const origins = [
      'https://evil.example',
      'http://127.0.0.1:9999',
      'http://localhost:8642',
      'http://127.0.0.1:8642.evil.example',
      'http://evil.example/127.0.0.1:8642',
      'http://a@127.0.0.1:8642',
      'ftp://127.0.0.1:8642',
      'null',
      '',
    ];
    for (const origin of origins) {
      const response = await gateway.post(CHAT, ask, { origin });
      assert.deepEqual([response.status, await codeOf(response)], [403, 'ORIGIN_REFUSED'], origin);
      for (const path of API) assert.equal((await gateway.get(path, { origin })).status, 403, path);
    }
    assert.equal(gateway.texts.length, 0);
  });

  test('that embeds what it may not read is refused too: it would hold streams open', async () => {
    const gateway = fakeGateway();
    for (const site of ['cross-site', 'same-site']) {
      for (const path of [...API, '/assets/page-0123.js']) {
        const response = await gateway.get(path, { 'sec-fetch-site': site });
        assert.deepEqual([response.status, await codeOf(response)], [403, 'ORIGIN_REFUSED'], path);
      }
    }
    assert.equal((await gateway.get('/', { 'sec-fetch-site': 'cross-site' })).status, 200); // a link may lead here
  });

  test('cannot read, frame or share what is here', async () => {
    for (const path of ['/api/mesh', '/v1/models', '/', '/nothing']) {
      const { headers } = await fakeGateway().get(path);
      assert.equal(headers.get('cross-origin-resource-policy'), 'same-origin', path);
      assert.match(headers.get('content-security-policy')!, /frame-ancestors 'none'/, path);
      assert.equal(headers.get('x-content-type-options'), 'nosniff', path);
      assert.equal(headers.get('access-control-allow-origin'), null, path);
    }
  });
});

test('the own page is admitted at each name of loopback, and to answers that cost', async () => {
  const gateway = fakeGateway();
  for (const host of ['127.0.0.1:8642', 'localhost:8642', '[::1]:8642']) {
    const headers = { host, origin: `http://${host}`, 'sec-fetch-site': 'same-origin' };
    assert.equal((await gateway.get('/api/mesh', headers)).status, 200, host);
    assert.equal((await gateway.post(CHAT, ask, headers)).status, 200, host);
  }
});

test('a name that was made to point here gets nothing, the page neither', async () => {
  const gateway = fakeGateway();
  const host = 'rebound.example:8642';
  for (const path of ['/', '/assets/page-0123.js', ...API]) {
    const response = await gateway.get(path, { host, origin: `http://${host}` });
    assert.deepEqual([response.status, await codeOf(response)], [403, 'HOST_REFUSED'], path);
  }
});

test('beyond loopback such a name gets the page, and without the token nothing else', async () => {
  const door = { token: 'ab'.repeat(32), loopback: false, origins: [] };
  const gateway = fakeGateway({ door });
  const host = 'rebound.example:8642';
  const headers = { host, origin: `http://${host}` };
  for (const path of API.filter((path) => path !== '/health')) {
    const response = await gateway.get(path, headers);
    assert.deepEqual([response.status, await codeOf(response)], [401, 'TOKEN_REFUSED'], path);
  }
  const response = await gateway.post(CHAT, ask, headers);
  assert.equal(response.status, 401);
  assert.equal(gateway.texts.length, 0);
});

test('no path leads out of the page', async () => {
  const gateway = fakeGateway();
  const paths = [
    '/assets/../index.html',
    '/assets/..%2f..%2fpackage.json',
    '/assets/%2e%2e/%2e%2e/package.json',
    '/assets/....//package.json',
    '/assets/..\\..\\package.json',
    '/assets//etc/passwd',
    '/assets/%00',
    '/assets/page-0123.js/..',
    '/assets/page-0123.js%00.css',
    '/assets/',
    '/package.json',
    '/index.html',
  ];
  for (const path of paths) {
    const response = await gateway.get(path);
    assert.deepEqual([response.status, await codeOf(response)], [404, 'PATH_UNKNOWN'], path);
  }
});

describe('listeners', () => {
  test('no more than there is room for, and room again once one has left', async () => {
    const feed = createFeed(new AbortController().signal, { ...FEED_LIMITS, listeners: 3 });
    const gateway = fakeGateway({ feed });
    const open = await Promise.all([1, 2, 3].map(() => gateway.get('/api/live')));
    const refused = await gateway.get('/api/live');
    assert.deepEqual([refused.status, await codeOf(refused)], [503, 'LIVE_FULL']);
    assert.equal(refused.headers.get('retry-after'), '1');
    await open[0]!.body!.cancel();
    assert.equal(feed.listeners, 2);
    assert.equal((await gateway.get('/api/live')).status, 200);
  });

  test('asking for the head of a stream takes no place', async () => {
    const feed = createFeed(new AbortController().signal);
    const gateway = fakeGateway({ feed });
    for (let i = 0; i < 3; i++) {
      assert.equal((await gateway.send('/api/live', { method: 'HEAD' })).status, 200);
    }
    assert.equal(feed.listeners, 0);
  });

  test('who does not read is let go, and holds nothing up', async () => {
    const feed = createFeed(new AbortController().signal, { ...FEED_LIMITS, waiting: 8 });
    const response = feed.listen([], new AbortController().signal);
    for (let i = 0; i < 100; i++) feed.tell({ type: 'settled', id: String(i) });
    assert.equal(feed.listeners, 0);
    const lines = (await response.text()).trim().split('\n\n');
    assert.equal(lines.length, 8);
  });
});
