/** The page: who gets it, with which policy, and nothing but its own files. */
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { createPage, pagePolicy } from '../../../../node/gateway/page.ts';
import { filesIn } from '../../../../node/gateway/page-files.ts';
import { fakeGateway } from '../../../support/gateway.ts';
import { temporaryFolder } from '../../../support/processes.ts';

const folder = temporaryFolder();
after(folder.remove);

/** Of a policy. */
const directives = (policy: string | null): Map<string, string> =>
  new Map(
    (policy ?? '').split('; ').map((text) => [text.split(' ')[0]!, text.split(' ').slice(1).join(' ')]),
  );

describe('the page', () => {
  test('may load its own files alone, and run no script but these', async () => {
    const gateway = fakeGateway();
    for (const path of ['/', '/assets/page-0123.js']) {
      const { status, headers } = await gateway.get(path);
      assert.equal(status, 200);
      const policy = directives(headers.get('content-security-policy'));
      assert.equal(policy.get('default-src'), "'none'");
      assert.equal(policy.get('script-src'), "'self' 'wasm-unsafe-eval'");
      assert.equal(policy.get('style-src'), "'self'");
      assert.equal(policy.get('frame-ancestors'), "'none'");
      assert.equal(policy.get('base-uri'), "'none'");
      assert.match(policy.get('connect-src')!, /'self'.* http:\/\/chain\.example:8545$/);
      assert.deepEqual(
        [headers.get('x-content-type-options'), headers.get('referrer-policy')],
        ['nosniff', 'no-referrer'],
      );
    }
  });

  test('is HTML that is asked for again, with files that never change', async () => {
    const gateway = fakeGateway();
    const html = await gateway.get('/');
    assert.match(html.headers.get('content-type')!, /^text\/html/);
    assert.equal(html.headers.get('cache-control'), 'no-cache');
    const script = await gateway.get('/assets/page-0123.js');
    assert.match(script.headers.get('content-type')!, /^text\/javascript/);
    assert.match(script.headers.get('cache-control')!, /immutable/);
  });

  test('needs no token and gives away nothing, while what it asks for needs one', async () => {
    const door = { token: 'ab'.repeat(32), loopback: false, origins: [] };
    const gateway = fakeGateway({ door });
    assert.equal((await gateway.get('/', { host: 'mesh.example' })).status, 200);
    assert.equal((await gateway.get('/assets/page-0123.js', { host: 'mesh.example' })).status, 200);
    for (const path of ['/api/mesh', '/api/live', '/api/answers', '/v1/models', '/receipts/x']) {
      assert.equal((await gateway.get(path, { host: 'mesh.example' })).status, 401, path);
    }
  });

  test('is built when it is first asked for, and again where that failed', async () => {
    let builds = 0;
    const build = async (): Promise<Map<string, Uint8Array>> => {
      if (builds++ === 0) throw new Error('no bundler');
      return new Map([['/', Buffer.from('page')]]);
    };
    const page = createPage(build, pagePolicy('http://127.0.0.1:8545'));
    await assert.rejects(page.show('/'), /no bundler/);
    assert.equal(await (await page.show('/')).text(), 'page');
    await page.show('/');
    assert.equal(builds, 2);
  });

  test('as the package carries it has the paths that its files have', () => {
    mkdirSync(join(folder.path, 'assets'));
    writeFileSync(join(folder.path, 'index.html'), 'page');
    writeFileSync(join(folder.path, 'assets', 'a-1.js'), 'script');
    const files = filesIn(folder.path);
    assert.deepEqual([...files.keys()].sort(), ['/', '/assets/a-1.js']);
    assert.equal(String(files.get('/')), 'page');
  });
});
