/**
 * Ports that another process holds: named by their code, with nothing left running.
 * @module
 */
import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { errorOf, type Folder, runCli, temporaryFolder } from '../../support/processes.ts';

/** A peer that does not exist; the port is refused before anybody is dialled. */
const NOBODY = '/ip4/127.0.0.1/tcp/9/p2p/12D3KooWGatU9DkQ5CSSpPUZbibH8xKvRELJQP3tUvCkjKfTdCTa';

let folder: Folder;
let holder: Server;
let port: number;

before(async () => {
  folder = temporaryFolder();
  holder = createServer();
  await new Promise<void>((resolve) => holder.listen(0, '127.0.0.1', resolve));
  port = (holder.address() as { port: number }).port;
});
after(() => {
  holder.close();
  folder.remove();
});

const home = (name: string): string[] => ['--home', join(folder.path, name), '--json'];

test('a localnet whose mesh port is taken says so and takes its chain down again', async () => {
  const listen = `/ip4/127.0.0.1/tcp/${port}`;
  const result = await runCli(['localnet', '--model', 'digits', '--listen', listen, ...home('mesh')]);
  assert.deepEqual([result.code, errorOf(result).code], [2, 'MESH_PORT_IN_USE'], result.stderr);
  assert.match(errorOf(result).hint!, /--listen/);
  const [chain] = /http:\/\/127\.0\.0\.1:\d+/.exec(result.stderr)!;
  await assert.rejects(fetch(chain), 'the chain is gone');
});

for (const role of ['node', 'coordinator']) {
  test(`a ${role} whose port is taken says so`, async () => {
    const listen = `/ip4/127.0.0.1/tcp/${port}`;
    const result = await runCli([role, '--bootstrap', NOBODY, '--listen', listen, ...home(role)]);
    assert.deepEqual([result.code, errorOf(result).code], [2, 'MESH_PORT_IN_USE'], result.stderr);
    assert.match(errorOf(result).hint!, /--listen/);
  });
}

test('a localnet whose chain port is taken says so', async () => {
  const result = await runCli(['localnet', '--chain-port', String(port), ...home('chain')]);
  assert.deepEqual([result.code, errorOf(result).code], [3, 'CHAIN_PORT_IN_USE'], result.stderr);
  assert.ok(errorOf(result).hint);
});
