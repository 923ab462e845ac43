/**
 * A stranger announces a node at a third party's address: nodes that hear of it must not all dial there.
 * @module
 */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { type TestContext, test } from 'node:test';
import { sleep } from '../../../crypto/core/pause.ts';
import { createDirectory } from '../../../mesh/directory/directory.ts';
import { openMetDirectory } from '../../../node/services/met-directory.ts';
import { announcement, network, startHost, waitFor } from '../../support/mesh.ts';

/** Somebody who has nothing to do with the mesh. @returns its address, and how often it was dialled */
async function startVictim(t: TestContext) {
  let dialled = 0;
  const server = createServer((socket) => {
    dialled++;
    socket.destroy();
  }).listen(0, '127.0.0.1');
  t.after(() => server.close());
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { address: `/ip4/127.0.0.1/tcp/${port}`, dialled: () => dialled };
}

const ADDRESSES = {
  chainId: network.chainId,
  meshRollup: `0x${Buffer.from(network.rollup).toString('hex')}`,
};

for (const staked of [false, true]) {
  test(`${staked ? 'one with' : 'without'} a stake, a node that is announced at a stranger's address ${staked ? 'is dialled there, as it says' : 'is known and not dialled'}`, async (t) => {
    const victim = await startVictim(t);
    const gossiper = await startHost(t);
    const between = await createDirectory(gossiper, { network, heartbeatMs: 200, meshDegree: 0 });
    t.after(() => between.close());
    const bootstrap = gossiper.addresses();

    const honest = await startHost(t, { bootstrap });
    await honest.dial(bootstrap[0]!);
    const ledger = { addresses: ADDRESSES, getNode: async () => (staked ? { staked } : null) };
    const directory = await openMetDirectory(honest, gossiper.peerId, ledger as never, 200);
    t.after(() => directory.close());

    const liar = await startHost(t, { bootstrap, announce: [victim.address] });
    const told = await createDirectory(liar, { network, heartbeatMs: 200, meshDegree: 0 });
    t.after(() => told.close());
    await liar.dial(bootstrap[0]!);
    await told.announce(announcement());
    await waitFor(() => directory.get(liar.peerId) !== undefined, 'the announcement');
    await directory.refresh(gossiper.peerId); // whom it makes dialable it has by now
    if (staked) await waitFor(() => victim.dialled() > 0, 'a dial');
    else {
      await sleep(600); // some heartbeats more
      assert.equal(victim.dialled(), 0);
      assert.deepEqual(await honest.addressesOf(liar.peerId), []);
    }
    assert.equal(directory.met().includes(liar.peerId), staked);
  });
}
