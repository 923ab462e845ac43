/**
 * A localnet ends in bounded time, whatever state its parts are in.
 * @module
 */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { waitFor } from '../../support/mesh.ts';
import {
  childrenOf,
  errorOf,
  type Folder,
  type Running,
  startCli,
  temporaryFolder,
  untilGone,
} from '../../support/processes.ts';

let folder: Folder;
const started: Running[] = [];

before(() => {
  folder = temporaryFolder();
});
after(async () => {
  for (const process of started) await process.end();
  folder.remove();
});

function localnet(name: string): Running {
  const args = ['localnet', '--model', 'digits', '--home', join(folder.path, name), '--threads', '1'];
  const running = startCli([...args, '--once', '--json']);
  started.push(running);
  return running;
}

/** Process numbers in the progress so far, by the word that the line begins with. */
const pidsOf = (role: 'coordinator' | 'node', running: Running): number[] =>
  [...running.stderr().matchAll(new RegExp(`^ +${role} +process (\\d+)`, 'gm'))].map(([, pid]) =>
    Number(pid),
  );

test('--once with a stopped node fails with exit 3 and leaves nothing running', async () => {
  const running = localnet('stopped');
  await waitFor(() => running.hasExited() || pidsOf('node', running).length === 3, 'three nodes', 300_000);
  const pids = [...pidsOf('coordinator', running), ...pidsOf('node', running)];
  process.kill(pids.at(-1)!, 'SIGSTOP'); // takes no SIGTERM and answers nobody
  const { code } = await running.exited;
  assert.equal(code, 3, running.stderr());
  assert.equal(errorOf({ stderr: running.stderr() }).family, 'unavailable');
  assert.equal(running.stdout(), '');
  await untilGone(pids);
});

const noProc = childrenOf(process.pid) === null && 'no /proc to find the children in';

test('a localnet killed while its parts start takes them with it', { skip: noProc }, async () => {
  const running = localnet('starting');
  const roles = (): number[] => childrenOf(running.pid) ?? [];
  // chain, its guard, the coordinator, and nodes that have not said yet that they are ready
  await waitFor(() => running.hasExited() || roles().length >= 5, 'the first nodes', 300_000);
  const pids = roles();
  assert.ok(pids.length >= 5 && pidsOf('node', running).length === 0, running.stderr());
  running.kill('SIGKILL');
  await untilGone([running.pid, ...pids]);
});
