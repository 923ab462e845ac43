/**
 * The page of a localnet that is only just starting: there before everything else, true about the start, and the mesh's once there is one.
 * @module
 */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, test } from 'node:test';
import type { ApiFailure, ApiLive, ApiMesh, ApiStart } from '../../node/gateway/api-types.ts';
import { eventsOf } from '../../node/page/events.ts';
import { waitFor } from '../support/mesh.ts';
import { errorOf, type Running, startCli, temporaryFolder, untilGone } from '../support/processes.ts';

const UP_MS = 300_000;

const folder = temporaryFolder();
const started: Running[] = [];
after(async () => {
  for (const running of started) await running.end();
  folder.remove();
});

function localnet(name: string, ...args: string[]): Running {
  const place = ['--home', join(folder.path, name), '--threads', '1', '--proxy', '0'];
  const running = startCli(['localnet', ...place, ...args, '--json'], { tied: true });
  started.push(running);
  return running;
}

/** As the terminal says it. */
async function pageOf(running: Running): Promise<string> {
  const said = (): string | undefined => /^ +page +(http:\S+)\/$/m.exec(running.stderr())?.[1];
  await waitFor(() => running.hasExited() || said() !== undefined, 'the page', UP_MS);
  return said() ?? assert.fail(running.stderr());
}

/** Every word of the start, until the connection ends or the mesh is there. */
async function startsOf(origin: string): Promise<ApiStart[]> {
  const heard: ApiStart[] = [];
  for await (const data of eventsOf(await fetch(`${origin}/api/live`))) {
    const event = JSON.parse(data) as ApiLive;
    if (event.type !== 'start') continue;
    heard.push(event);
    if (event.state === 'ready') break;
  }
  return heard;
}

const stateOf = ({ stages }: ApiStart, key: string): string => stages.find((one) => one.key === key)!.state;

test('the page is up before the mesh, follows its start, and is the mesh’s then; killed and started again it is so again', async () => {
  const running = localnet('up', '--model', 'digits');
  const origin = await pageOf(running);
  assert.doesNotMatch(running.stderr(), /^ +node /m, 'the page comes before the nodes');
  const page = await fetch(`${origin}/`);
  assert.deepEqual([page.status, page.headers.get('content-type')], [200, 'text/html; charset=utf-8']);
  const early = await fetch(`${origin}/v1/models`);
  if (early.status === 503) {
    assert.equal(((await early.json()) as ApiFailure).error.code, 'GATEWAY_STARTING');
  }
  const heard = await startsOf(origin);
  const [first, last] = [heard[0]!, heard.at(-1)!];
  assert.deepEqual([first.state, first.title, last.state], ['starting', 'digits', 'ready']);
  assert.equal(stateOf(last, 'download'), 'skipped');
  for (const key of ['chain', 'coordinator', 'watcher', 'nodes', 'gateway']) {
    assert.equal(stateOf(last, key), 'done', key);
  }
  const counted = heard.flatMap(({ stages }) => stages.filter(({ key, of }) => key === 'nodes' && of === 3));
  assert.ok(counted.length > 0, 'nodes are counted');
  const mesh = (await (await fetch(`${origin}/api/mesh`)).json()) as ApiMesh;
  assert.deepEqual([mesh.models[0]!.name, mesh.models[0]!.covered], ['digits', true]);
  const asked = await fetch(`${origin}/api/start`);
  assert.equal(((await asked.json()) as ApiStart).state, 'ready');

  running.kill('SIGKILL'); // what it started still ends when the next one begins
  const again = localnet('up', '--model', 'digits');
  const back = await startsOf(await pageOf(again));
  assert.equal(back.at(-1)!.state, 'ready', again.stderr());
  assert.equal(stateOf(back.at(-1)!, 'commit'), 'skipped');
  await untilGone([running.pid]);
  await waitFor(() => again.stderr().includes('\nup.'), 'the last word', UP_MS);
  assert.deepEqual(await again.stop(), { code: 0, signal: null });
});

test('a start that fails is shown with its code and what to do, and ends as the terminal says', async () => {
  const missing = join(folder.path, 'nothing.gguf');
  const running = localnet('failing', '--model', 'smollm2', '--smollm2', missing);
  const heard = await startsOf(await pageOf(running));
  const { state, error } = heard.at(-1)!;
  assert.equal(state, 'failed', running.stderr());
  assert.equal(error!.code, 'SOURCE_PATH');
  assert.match(error!.hint!, /veilmesh model import/);
  const { code } = await running.exited;
  assert.deepEqual([code, errorOf({ stderr: running.stderr() }).code], [2, 'SOURCE_PATH']);
});
