/**
 * Who works in a home folder: one process a role, whatever became of the one before, and one at a time at what all share.
 * @module
 */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { sleep } from '../../../crypto/core/pause.ts';
import { type HomeRole, holdHome, inHomeTurn } from '../../../node/home-lock.ts';

const HOLDER = fileURLToPath(new URL('../../support/processes/home-holder.ts', import.meta.url));

function homeOf(t: TestContext): string {
  const home = mkdtempSync(join(tmpdir(), 'veilmesh-home-lock-'));
  t.after(() => rmSync(home, { recursive: true, force: true }));
  return home;
}

/** Another process that asks for the folder. @returns 'held', or the code it was refused with */
async function holder(
  t: TestContext,
  home: string,
  role: HomeRole,
): Promise<{ child: ChildProcess; said: string }> {
  const child = spawn(process.execPath, [HOLDER, home, role], { stdio: ['ignore', 'pipe', 'inherit'] });
  t.after(() => child.kill('SIGKILL'));
  const [said] = await once(child.stdout!, 'data');
  return { child, said: String(said).trim() };
}

test('a second process of a role is refused, and told of the first; the first one killed, it is not', async (t) => {
  const home = homeOf(t);
  const { child, said } = await holder(t, home, 'node');
  assert.equal(said, 'held');
  await assert.rejects(holdHome(home, 'node'), (error: unknown) => {
    const { code, message, hint } = error as { code: string; message: string; hint: string };
    assert.equal(code, 'HOME_IN_USE');
    assert.match(message, new RegExp(`^a node runs in .* as process ${child.pid}$`));
    assert.match(hint, /veilmesh drain.*--home <folder>/);
    return true;
  });
  const exited = once(child, 'exit');
  child.kill('SIGKILL');
  await exited;
  const release = await holdHome(home, 'node');
  release();
});

test('peers of the mesh exclude one another in one folder, since they share its key; a gateway and a localnet do not', async (t) => {
  const home = homeOf(t);
  const release = await holdHome(home, 'watcher');
  for (const role of ['node', 'coordinator', 'keybroker', 'watcher'] as const) {
    await assert.rejects(holdHome(home, role), { code: 'HOME_IN_USE', message: /^a watcher runs in / }, role);
  }
  const others = await Promise.all([holdHome(home, 'proxy'), holdHome(home, 'localnet')]);
  await assert.rejects(holdHome(home, 'proxy'), { code: 'HOME_IN_USE', message: /^a proxy runs in / });
  for (const give of [release, ...others]) give();
  const next = await holdHome(home, 'coordinator');
  next();
});

test('of several processes that start at once where one was killed, one has the folder', async (t) => {
  const home = homeOf(t);
  const before = await holder(t, home, 'coordinator');
  const exited = once(before.child, 'exit');
  before.child.kill('SIGKILL');
  await exited;
  const started = await Promise.all(Array.from({ length: 4 }, () => holder(t, home, 'coordinator')));
  assert.deepEqual(started.map(({ said }) => said).sort(), [
    'HOME_IN_USE',
    'HOME_IN_USE',
    'HOME_IN_USE',
    'held',
  ]);
});

test('what has one name is done one after another, also where it fails; and nobody waits for ever', async (t) => {
  const home = homeOf(t);
  let inside = 0;
  let most = 0;
  const work = async (): Promise<void> => {
    most = Math.max(most, ++inside);
    await sleep(5);
    inside--;
  };
  const all = Array.from({ length: 4 }, () => inHomeTurn(home, 'account', work));
  await Promise.all(all);
  assert.equal(most, 1);
  await assert.rejects(
    inHomeTurn(home, 'account', async () => assert.fail('ours')),
    /ours/,
  );
  await inHomeTurn(home, 'account', async () => {
    await inHomeTurn(home, 'cover', work); // of another name
    let waited = 0;
    const patience = inHomeTurn(home, 'account', work, () => waited++, 10);
    await assert.rejects(patience, { code: 'HOME_BUSY' });
    assert.ok(waited > 0);
  });
});
