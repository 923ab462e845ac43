/** What who runs nodes meets before anything runs: services that are planned and not made, addresses that are none. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { after, test } from 'node:test';
import { errorOf, runCli, temporaryFolder } from '../support/processes.ts';

const folder = temporaryFolder();
after(() => folder.remove());
const home = join(folder.path, 'node');
const PEER = '/ip4/127.0.0.1/tcp/1/p2p/12D3KooWQYV9dGMFoRzNStwpXztXaBUjtPqi6aU76ZgUriHhKust';
const managed = process.platform === 'linux' || process.platform === 'darwin';

test('a service that is planned only touches nothing, and has the settings of this command line, paths in full', {
  skip: managed ? false : 'no services of users here',
}, async () => {
  const settings = ['--bootstrap', PEER, '--smollm2', 'models/x.gguf', '--threads', '3'];
  const install = ['service', 'install', '--dry-run', '--as-root', '--home', home, ...settings, '--json'];
  const { code, stdout, stderr } = await runCli(install);
  assert.equal(code, 0, stderr);
  const { dryRun, started, file } = JSON.parse(stdout) as {
    dryRun: boolean;
    started: boolean;
    file: { path: string; content: string };
  };
  assert.deepEqual([dryRun, started], [true, false]);
  assert.ok(!existsSync(file.path) && !existsSync(home));
  for (const word of [home, PEER, resolve('models/x.gguf'), '3'])
    assert.ok(file.content.includes(word), word);
  assert.match(stderr, new RegExp(`touches ${file.path}\\n`));

  const uninstall = await runCli(['service', 'uninstall', '--as-root', '--home', home]);
  assert.match(
    uninstall.stdout,
    /^there is no service of .*; one is made by: veilmesh service install --home /,
  );
  assert.ok(!uninstall.stderr.includes('touches'), 'nothing is listed that is not there');
});

test('an address that is none is told as such, with what one looks like', async () => {
  for (const none of ['nonsense', '/ip4/127.0.0.1/tcp/4001']) {
    const { code, hint } = errorOf(await runCli(['join', none, '--home', home, '--json']));
    assert.equal(code, 'JOIN_ADDRESS');
    assert.match(hint!, /^veilmesh join \/ip4\//);
  }
});
