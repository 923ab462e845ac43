/** A localnet's page goes where it is expected, and somewhere else where that is taken. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { test } from 'node:test';
import { freePort } from '../../../node/localnet/free-port.ts';

test('a port that nobody has is given as it was wanted; one that is taken is any other', async () => {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  assert.equal(await freePort(port), 0);
  server.close();
  await once(server, 'close');
  assert.equal(await freePort(port), port);
  assert.equal(await freePort(0), 0);
});
