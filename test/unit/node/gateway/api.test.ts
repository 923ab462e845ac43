/** The routes of `/api`: what they take, what they refuse, and in which form. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { shownUrl } from '../../../../node/gateway/explorer.ts';
import { QUOTE_BODY } from '../../../../node/gateway/quote.ts';
import { fakeGateway } from '../../../support/gateway.ts';
import { fakeApi, MESH, QUOTE } from '../../../support/gateway-api.ts';

const errorIn = async (response: Response) =>
  ((await response.json()) as { error: { code: string; param: string | null } }).error;

test('of the chain’s node nobody is told a key', () => {
  assert.equal(shownUrl('https://me:secret@rpc.example/v3/0123abcd?key=x'), 'https://rpc.example');
  assert.equal(shownUrl('http://127.0.0.1:8545'), 'http://127.0.0.1:8545');
});

describe('lists', () => {
  test('come in pages: so many, before a block', async () => {
    const api = fakeApi();
    const gateway = fakeGateway({ api });
    for (const list of ['batches', 'checks', 'challenges']) {
      assert.equal((await gateway.get(`/api/${list}?before=77&limit=5`)).status, 200);
      assert.equal((await gateway.get(`/api/${list}`)).status, 200);
    }
    const asked = { before: 77, limit: 5 };
    const first = { before: null, limit: 20 };
    assert.deepEqual(api.pages, [asked, first, asked, first, asked, first]);
  });

  test('are never longer than a page may be, and take no parameter that says nothing', async () => {
    const gateway = fakeGateway();
    const wrong = ['limit=0', 'limit=101', 'limit=x', 'limit=1.5', 'before=-1', 'before=9007199254740992'];
    for (const query of wrong) {
      for (const list of ['batches', 'checks', 'challenges', 'answers']) {
        const response = await gateway.get(`/api/${list}?${query}`);
        assert.deepEqual(
          [response.status, (await errorIn(response)).code],
          [400, 'PARAMETER_INVALID'],
          query,
        );
      }
    }
    const response = await gateway.get('/api/batches?after=3');
    const { code, param } = await errorIn(response);
    assert.deepEqual([response.status, code, param], [400, 'PARAMETER_UNSUPPORTED', 'after']);
  });
});

describe('what is asked for', () => {
  test('is given as it is, and stored nowhere', async () => {
    const gateway = fakeGateway();
    const mesh = await gateway.get('/api/mesh');
    assert.deepEqual(await mesh.json(), MESH);
    assert.equal(mesh.headers.get('cache-control'), 'no-store');
    assert.deepEqual(await (await gateway.get('/api/answers')).json(), { answers: [] });
    assert.deepEqual(await (await gateway.get('/api/history')).json(), { everyMs: 5_000, points: [] });
  });

  test('and is not there is not found', async () => {
    const gateway = fakeGateway();
    for (const path of [
      '/api/nodes/x',
      '/api/models/x',
      '/api/batches/x',
      '/api/checks/x',
      '/api/answers/x',
    ]) {
      assert.equal((await gateway.get(path)).status, 404, path);
    }
    assert.equal((await errorIn(await gateway.get('/api/other'))).code, 'PATH_UNKNOWN');
  });

  test('is read, not written: every route but a quote has GET alone', async () => {
    const gateway = fakeGateway();
    for (const path of ['/api/mesh', '/api/answers', '/api/batches', '/api/live']) {
      assert.equal((await gateway.post(path, {})).status, 404, path);
    }
  });
});

describe('a quote', () => {
  test('is asked for with a body that is known to the last field', async () => {
    const gateway = fakeGateway();
    const ask = { model: 'tiny-chat', messages: [{ role: 'user', content: 'Hi' }], max_tokens: 5 };
    assert.deepEqual(await (await gateway.post('/api/quote', ask)).json(), QUOTE);
    const wrong = [
      [{ ...ask, temperature: 1 }, 'PARAMETER_UNSUPPORTED'],
      [{ ...ask, privacy: 'none' }, 'PARAMETER_INVALID'],
      [{ ...ask, min_level: 'L9' }, 'PARAMETER_INVALID'],
      [{ ...ask, max_tokens: 0 }, 'PARAMETER_INVALID'],
      [{ messages: ask.messages }, 'PARAMETER_INVALID'],
    ] as const;
    for (const [body, code] of wrong) {
      const response = await gateway.post('/api/quote', body);
      assert.deepEqual([response.status, (await errorIn(response)).code], [400, code]);
    }
  });

  test('is for veil at any level where nothing is said', () => {
    const { privacy, min_level } = QUOTE_BODY.parse({ model: 'x', text: 'Hi' });
    assert.deepEqual([privacy, min_level], ['veil', 'L0']);
  });
});
