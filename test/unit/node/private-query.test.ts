/**
 * A query in twin finds its nodes, leaves out who fails it, and tries again with masks of its own.
 * @module
 */
import assert from 'node:assert/strict';
import { before, beforeEach, test } from 'node:test';
import { bytesToHex, hex } from '../../../crypto/core/bytes.ts';
import type { VeilmeshError } from '../../../crypto/core/errors.ts';
import { RING } from '../../../mesh/ring/protocol.ts';
import { shardRoot, shardsOf } from '../../../models/shard/manifest.ts';
import type { ClientConnection } from '../../../node/client/connect.ts';
import { runOverRing } from '../../../node/client/private-query.ts';
import type { Task } from '../../../node/models/task.ts';
import { type NetworkInfo, networkId } from '../../../node/services/network.ts';
import { serveRingOffer } from '../../../node/services/ring-offer.ts';
import { createMemoryMesh, type MemoryMesh } from '../../support/memory-mesh.ts';
import {
  digitsRing,
  imageSteps,
  type NodeOptions,
  type RingModel,
  SHARDS,
  serveShard,
} from '../../support/ring-mesh.ts';

const network = {
  contracts: { chainId: 1, meshRollup: '0x0000000000000000000000000000000000000001' },
  policySigner: new Uint8Array(32),
} as unknown as NetworkInfo;
const STEPS = imageSteps(1, 1);

let ring: RingModel;
let mesh: MemoryMesh;
let nodes: { readonly peerId: string; readonly shard: number }[];
let struck: string[];
let said: string[];
before(async () => {
  ring = await digitsRing();
});
beforeEach(() => {
  mesh = createMemoryMesh();
  [nodes, struck, said] = [[], [], []];
});

/** A node that is in the directory, registered, and offers rows; its operator is its own. */
async function join(name: string, options: NodeOptions, vendor = ''): Promise<void> {
  const host = mesh.host(name);
  await serveShard(host, ring, { ...options, network: hex(networkId(network)) });
  await serveRingOffer(host, () => ({ vendor, rows: options.freeRows ?? 100_000 }));
  nodes.push({ peerId: name, shard: options.shard });
}

/** What runOverRing asks of a connection. @param unregistered peers that the chain does not know */
function connection(unregistered: readonly string[] = []): ClientConnection {
  const host = mesh.host('client');
  const operatorOf = (name: string): Uint8Array => new Uint8Array(20).fill(name.charCodeAt(0));
  const gone = new Set(unregistered.map((name) => bytesToHex(operatorOf(name))));
  let asked = 0;
  return {
    config: { home: '.' },
    network,
    policy: { network: 'development' },
    host: { ...host, ping: async () => 1, strike: (peer: string) => struck.push(peer) },
    directory: {
      list: () =>
        nodes.map(({ peerId, shard }) => ({
          peerId,
          operator: operatorOf(peerId),
          addresses: [],
          load: { sessions: 0, stepMicros: 0 },
          serving: [
            {
              modelRoot: ring.whole.root,
              shardRoot: shardRoot(shardsOf(ring.whole.manifest)[shard]!),
              index: shard,
            },
          ],
        })),
    },
    ledger: {
      // nodes are asked about in the order of the directory
      getNode: async () => ({ serving: !gone.has(bytesToHex(operatorOf(nodes[asked++]!.peerId))) }),
      wasSlashed: async () => false,
    },
  } as unknown as ClientConnection;
}

const task: Task = {
  question: '',
  steps: STEPS,
  answer: (outputs) => ({ value: { digits: outputs.map(([digit]) => digit!) }, text: '' }),
};
const ask = (unregistered?: readonly string[]) =>
  runOverRing(connection(unregistered), ring.whole, 'twin', task, {
    progress: () => {},
    done: (stage, text) => said.push(`${stage} ${text}`),
  });
const plain = async (): Promise<number[]> => (await ring.plain(STEPS)).map(([digit]) => digit!);
const pairs = async (): Promise<void> => {
  for (let shard = 0; shard < SHARDS; shard++) {
    for (const letter of ['a', 'b']) await join(`${letter}${shard}`, { shard });
  }
};

test('is answered by whom it says, with what was exchanged', async () => {
  await pairs();
  const { answer, hops, attempts, rounds, products, bytes, check, networksUnknown } = await ask();
  assert.deepEqual(answer.value.digits, await plain());
  assert.deepEqual(
    hops.map(({ product, correct }) => [product.peerId, correct.peerId]),
    [
      ['a0', 'b0'],
      ['a1', 'b1'],
    ],
  );
  assert.deepEqual([attempts, networksUnknown, products], [1, true, rounds * STEPS.length]);
  assert.ok(bytes.up > 0 && bytes.down > 0 && bytes.ahead > 0);
  assert.ok(check.missBits >= 40);
});

test('leaves out a node that lied, strikes it, and asks others under other masks', async () => {
  await pairs();
  await join('0liar', {
    shard: 0,
    tamper: (_, words) => {
      words[0] = words[0]! ^ 1;
    },
  });
  const { answer, attempts, hops } = await ask();
  assert.deepEqual([answer.value.digits, attempts], [await plain(), 2]);
  assert.deepEqual(struck, ['0liar']);
  assert.ok(!hops.some(({ product, correct }) => [product.peerId, correct.peerId].includes('0liar')));
  assert.match(said.join('\n'), /fail-over RING_CHECK_FAILED: 0liar left out/);
  const seeds = mesh.crossings.filter(({ type }) => type === RING.seed).map(({ bytes }) => bytesToHex(bytes));
  assert.equal(new Set(seeds).size, 2 * SHARDS);
});

test('leaves out a node that is gone, and one that has no rows left', async () => {
  await pairs();
  await join('0gone', { shard: 0 });
  await join('0poor', { shard: 1, freeRows: 1 });
  mesh.wiretap = ({ to, type, bytes }) => {
    if (to === '0gone' && type === RING.product) mesh.kill('0gone');
    return [{ type, bytes }];
  };
  const { answer, attempts } = await ask();
  assert.deepEqual([answer.value.digits, attempts], [await plain(), 3]);
  assert.deepEqual(struck, []);
});

test('fails with what was found out when nobody else is left', async () => {
  await join('a0', { shard: 0 });
  await join('b0', { shard: 0, tamper: (_, words) => words.fill(3) });
  for (const name of ['a1', 'b1']) await join(name, { shard: 1 });
  await assert.rejects(ask(), (error: VeilmeshError) => {
    assert.deepEqual([error.code, error.details.peers], ['RING_CHECK_FAILED', ['b0']]);
    return true;
  });
});

test('is not asked of nodes that are not registered, or that offer nothing', async () => {
  await pairs();
  await assert.rejects(ask(['b1']), (error: VeilmeshError) => {
    // operators go by the first letter: b0 is gone with b1
    assert.equal(error.code, 'ROUTE_TWIN_GAP');
    assert.deepEqual(error.details.alone, [0, 1]);
    return true;
  });
  nodes.push({ peerId: 'c-silent', shard: 0 });
  mesh.host('c-silent');
  assert.equal((await ask()).attempts, 1);
});

test('says so where nodes serve the model and compute nothing for nothing', async () => {
  for (const [shard, name] of ['c-for-pay', 'd-for-pay'].entries()) {
    nodes.push({ peerId: name, shard });
    mesh.host(name);
  }
  await assert.rejects(ask(), (error: VeilmeshError) => {
    assert.deepEqual([error.code, error.family], ['RING_NOT_OFFERED', 'unavailable']);
    assert.deepEqual([error.details.willing, error.details.unwilling], [0, 2]);
    assert.match(error.hint ?? '', /--free-rows/);
    return true;
  });
});

test('is not asked of two nodes of one vendor', async () => {
  await join('a0', { shard: 0 }, 'Acme');
  await join('b0', { shard: 0 }, 'acme');
  for (const name of ['a1', 'b1']) await join(name, { shard: 1 });
  await assert.rejects(ask(), (error: VeilmeshError) => {
    assert.equal(error.code, 'ROUTE_TWIN_GAP');
    assert.match(error.message, /a0 and b0 share vendor/);
    return true;
  });
});
