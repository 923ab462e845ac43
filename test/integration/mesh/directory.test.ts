import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { randomBytes } from '../../../crypto/core/random.ts';
import { createDirectory, type Directory, type DirectoryOptions } from '../../../mesh/directory/directory.ts';
import type { DirectoryChange } from '../../../mesh/directory/table.ts';
import { createHost } from '../../../mesh/host/host.ts';
import type { HostOptions, MeshHost } from '../../../mesh/host/types.ts';
import { announcement, network, startHost, waitFor } from '../../support/mesh.ts';

interface Node {
  readonly host: MeshHost;
  readonly directory: Directory;
}

async function startNode(
  t: TestContext,
  host: Partial<HostOptions> = {},
  directory: Partial<DirectoryOptions> = {},
): Promise<Node> {
  const made = await startHost(t, host);
  const opened = await createDirectory(made, { network, heartbeatMs: 400, ...directory });
  t.after(() => opened.close());
  return { host: made, directory: opened };
}

const knows = (node: Node, peer: Node): boolean => node.directory.get(peer.host.peerId) !== undefined;

test('a heartbeat reaches every node through the bootstrap peer', async (t) => {
  const centre = await startNode(t);
  const bootstrap = centre.host.addresses();
  const others = await Promise.all([1, 2, 3].map(() => startNode(t, { bootstrap })));
  const nodes = [centre, ...others];
  await Promise.all(
    nodes.map(({ directory }, i) =>
      directory.announce(announcement({ bootNonce: new Uint8Array(32).fill(i) })),
    ),
  );
  await waitFor(
    () => nodes.every((node) => nodes.every((peer) => knows(node, peer))),
    'all records everywhere',
  );
  assert.equal(centre.directory.list().length, 4);
  assert.deepEqual(
    centre.directory.list().map(({ peerId }) => peerId),
    nodes.map(({ host }) => host.peerId).sort(),
  );
});

test('a newcomer has the records at once, long before a heartbeat', async (t) => {
  const centre = await startNode(t, {}, { heartbeatMs: 30_000 });
  await centre.directory.announce(announcement());
  const newcomer = await startNode(t, { bootstrap: centre.host.addresses() }, { heartbeatMs: 30_000 });
  await waitFor(() => knows(newcomer, centre), 'the snapshot');
  assert.equal(await newcomer.directory.refresh(centre.host.peerId), 0);
});

test('a node learned from a record can be dialled by its id', async (t) => {
  const centre = await startNode(t);
  const bootstrap = centre.host.addresses();
  const [a, b] = [await startNode(t, { bootstrap }), await startNode(t, { bootstrap })];
  await b.directory.announce(announcement());
  await waitFor(() => knows(a, b), 'the record of b');
  assert.equal(await a.host.dial(b.host.peerId), b.host.peerId);
});

test('gossip survives the loss of the bootstrap peer', async (t) => {
  const centre = await createHost({ privateKey: randomBytes(32) });
  const directory = await createDirectory(centre, { network, heartbeatMs: 400 });
  const bootstrap = centre.addresses();
  const [a, b] = [await startNode(t, { bootstrap }), await startNode(t, { bootstrap })];
  await Promise.all([a.directory.announce(announcement()), b.directory.announce(announcement())]);
  await waitFor(() => a.host.peers().includes(b.host.peerId) && knows(a, b), 'a link of their own');
  await directory.close();
  await centre.close();
  const before = a.directory.get(b.host.peerId)!.seq;
  await waitFor(() => (a.directory.get(b.host.peerId)?.seq ?? 0) > before + 1_000, 'later heartbeats');
});

test('a node that falls silent leaves after its lease, and its return is told', async (t) => {
  const centre = await startNode(t);
  const changes: DirectoryChange[] = [];
  centre.directory.onChange((change) => changes.push(change));
  const privateKey = randomBytes(32);
  const bootstrap = centre.host.addresses();
  const first = await createHost({ privateKey, bootstrap });
  // a lease that is far longer than a slow machine takes to end the node
  const firstDirectory = await createDirectory(first, { network, heartbeatMs: 2_000 });
  await firstDirectory.announce(announcement({ bootNonce: new Uint8Array(32).fill(1) }));
  await waitFor(() => centre.directory.list().length === 1, 'the record');
  await firstDirectory.close();
  await first.close();
  assert.equal(centre.directory.list().length, 1, 'a lease outlives its node for a while');
  await waitFor(() => changes.at(-1)?.kind === 'left', 'the end of the lease');
  assert.equal(centre.directory.list().length, 0);

  const again = await startNode(t, { privateKey, bootstrap });
  await again.directory.announce(announcement({ bootNonce: new Uint8Array(32).fill(2) }));
  await waitFor(() => centre.directory.get(first.peerId)?.bootNonce[0] === 2, 'the restarted node');
});

test('a restart within the lease replaces the record', async (t) => {
  const centre = await startNode(t, {}, { heartbeatMs: 5_000 });
  const privateKey = randomBytes(32);
  const bootstrap = centre.host.addresses();
  for (const boot of [1, 2]) {
    const host = await createHost({ privateKey, bootstrap });
    const directory = await createDirectory(host, { network, heartbeatMs: 5_000 });
    await directory.announce(announcement({ bootNonce: new Uint8Array(32).fill(boot) }));
    await waitFor(() => centre.directory.get(host.peerId)?.bootNonce[0] === boot, `boot ${boot}`);
    assert.equal(centre.directory.list().length, 1);
    await directory.close();
    await host.close();
  }
});

test('a new announcement replaces the old one, and lists filter by model', async (t) => {
  const node = await startNode(t);
  const modelRoot = new Uint8Array(32).fill(0xaa);
  await node.directory.announce(announcement());
  assert.equal(node.directory.list({ modelRoot }).length, 0);
  await new Promise((resolve) => setTimeout(resolve, 120));
  await node.directory.announce(
    announcement({ serving: [{ modelRoot, shardRoot: new Uint8Array(32), index: 1 }] }),
  );
  assert.equal(node.directory.list({ modelRoot }).length, 1);
});

test('networks do not mix', async (t) => {
  const centre = await startNode(t);
  const other = await startNode(
    t,
    { bootstrap: centre.host.addresses() },
    { network: { ...network, chainId: 1 } },
  );
  await other.directory.announce(announcement());
  await waitFor(() => centre.host.peers().length === 1, 'the connection');
  await new Promise((resolve) => setTimeout(resolve, 800));
  assert.equal(centre.directory.list().length, 0);
  assert.deepEqual(centre.host.peers(), [other.host.peerId], 'and nobody is punished for it');
});
