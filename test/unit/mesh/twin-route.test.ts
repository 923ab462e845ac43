/**
 * Two chains that share nothing: planned, or refused with what they share.
 * @module
 */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { VeilmeshError } from '../../../crypto/core/errors.ts';
import { networkOf, planTwin, sharedBy, type TwinNode, type TwinRequest } from '../../../mesh/route/twin.ts';
import { linkKey } from '../../../mesh/route/types.ts';

const MODEL = new Uint8Array(32).fill(9);
const rootOf = (index: number): Uint8Array => new Uint8Array(32).fill(100 + index);

/** `x@20.1`: node x at 20.1.0.1; its operator is its own unless another is named. */
function node(name: string, shard: number, overrides: Partial<TwinNode> = {}): TwinNode {
  const code = [...name].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % 256;
  return {
    peerId: name,
    operator: new Uint8Array(20).fill(code),
    serving: [{ modelRoot: MODEL, shardRoot: rootOf(shard), index: shard }],
    load: { sessions: 0, stepMicros: 0 },
    addresses: [`/ip4/20.${code}.0.1/tcp/1`],
    vendor: '',
    ...overrides,
  };
}

const behind = (relay: string): string => `/ip4/${relay}/tcp/1/p2p/relay/p2p-circuit/p2p/b`;

const plan = (records: readonly TwinNode[], overrides: Partial<TwinRequest> = {}) =>
  planTwin({
    modelRoot: MODEL,
    shards: [...new Set(records.flatMap(({ serving }) => serving.map(({ index }) => index)))]
      .sort((a, b) => a - b)
      .map((index) => ({ index, shardRoot: rootOf(index) })),
    client: 'me',
    links: new Map(),
    records,
    development: false,
    ...overrides,
  });

const pairs = (records: readonly TwinNode[], overrides: Partial<TwinRequest> = {}): string[] =>
  plan(records, overrides).hops.map(({ product, correct }) => `${product.peerId}${correct.peerId}`);

const refusal = (records: readonly TwinNode[], overrides: Partial<TwinRequest> = {}): VeilmeshError => {
  try {
    plan(records, overrides);
  } catch (thrown) {
    return thrown as VeilmeshError;
  }
  throw new Error('planned');
};

describe('two chains', () => {
  test('are planned, chain A of the nearest nodes', () => {
    const records = [node('a', 0), node('b', 0), node('c', 0)];
    assert.deepEqual(pairs(records), ['ab']);
    const links = new Map([
      [linkKey('me', 'c'), 1],
      [linkKey('me', 'b'), 5],
    ]);
    assert.deepEqual(pairs(records, { links }), ['cb']);
    assert.deepEqual(pairs(records, { links, exclude: new Set(['c']) }), ['ba']);
  });

  test('share no operator, whichever shards their nodes serve', () => {
    const same = { operator: new Uint8Array(20).fill(1) };
    // a and d are one operator: a in A at shard 0 keeps d out of B at shard 1
    const records = [node('a', 0, same), node('b', 0), node('d', 1, same), node('c', 1), node('e', 1)];
    assert.deepEqual(pairs(records), ['ab', 'ce']);
    const few = [node('a', 0, same), node('b', 0), node('d', 1, same), node('c', 1)];
    assert.deepEqual(pairs(few), ['ab', 'dc']);
    const crossed = [
      node('a', 0, same),
      node('b', 0, { operator: new Uint8Array(20).fill(2) }),
      node('c', 1, same),
      node('d', 1, { operator: new Uint8Array(20).fill(2) }),
    ];
    assert.deepEqual(pairs(crossed), ['ab', 'cd']);
  });

  const shares: [what: string, TwinNode, TwinNode][] = [
    ['operator', node('a', 0), node('b', 0, { operator: node('a', 0).operator })],
    ['network', node('a', 0), node('b', 0, { addresses: ['/ip4/1.2.3.4/tcp/1', ...node('a', 0).addresses] })],
    ['vendor', node('a', 0, { vendor: 'Acme Cloud' }), node('b', 0, { vendor: ' acme cloud' })],
    ['vendor', node('a', 0, { vendor: 'Acme Cloud' }), node('b', 0, { vendor: 'ＡCME-cloud.' })],
    [
      'network',
      node('a', 0, { addresses: ['/ip4/203.0.113.5/tcp/1'] }),
      node('b', 0, { addresses: ['/ip6/2002:cb00:7105::1/tcp/1'] }),
    ],
    [
      'unknown network',
      node('a', 0, { addresses: ['/ip4/203.0.113.5/tcp/1'] }),
      node('b', 0, { addresses: ['/dns4/a.example.com/tcp/1'] }),
    ],
    ['unknown network', node('a', 0), node('b', 0, { addresses: [] })],
    ['unknown network', node('a', 0), node('b', 0, { addresses: ['/ip4/10.0.0.1/tcp/1'] })],
    ['unknown network', node('a', 0), node('b', 0, { addresses: ['/ip6/2001:db8::1/tcp/1'] })],
    [
      'private network',
      node('a', 0, { addresses: [] }),
      node('b', 0, { addresses: ['/ip4/10.1.2.3/tcp/1'] }),
    ],
    // where a relay is says nothing of where the node behind it is
    ['unknown network', node('a', 0), node('b', 0, { addresses: [behind('20.200.0.1')] })],
    [
      'private network',
      node('a', 0, { addresses: [behind('20.1.0.1')] }),
      node('b', 0, { addresses: [behind('20.200.0.1')] }),
    ],
  ];
  for (const [what, a, b] of shares) {
    test(`of two nodes that share ${what} are refused, and it is said: ${b.addresses[0]} ${b.vendor}`, () => {
      const error = refusal([a, b]);
      assert.equal(error.code, 'ROUTE_TWIN_GAP');
      assert.match(error.message, new RegExp(`a and b share ${what}`));
      assert.deepEqual(error.details.shared, [`a and b share ${what}`]);
      assert.equal(sharedBy(a, b), what);
      assert.equal(sharedBy(b, a), what);
    });
  }

  test('on addresses that mean nothing are allowed on a development network, and it is said', () => {
    const local = { addresses: ['/ip4/127.0.0.1/tcp/4001'] };
    const records = [node('a', 0, local), node('b', 0, local)];
    assert.equal(plan(records, { development: true }).networksUnknown, true);
    const mixed = [node('a', 0), node('b', 0, { addresses: ['/dns4/a.example.com/tcp/1'] })];
    assert.equal(plan(mixed, { development: true }).networksUnknown, true);
    assert.equal(plan([node('a', 0), node('b', 0)], { development: true }).networksUnknown, false);
    const one = [node('a', 0, { ...local, vendor: 'x' }), node('b', 0, { ...local, vendor: 'x' })];
    assert.match(refusal(one, { development: true }).message, /share vendor/);
  });

  test('need two nodes a shard', () => {
    const error = refusal([node('a', 0), node('b', 0), node('c', 1)]);
    assert.deepEqual([error.code, error.details.alone], ['ROUTE_TWIN_GAP', [1]]);
    const missing = [
      { index: 0, shardRoot: rootOf(0) },
      { index: 1, shardRoot: rootOf(1) },
    ];
    assert.equal(refusal([node('a', 0), node('b', 0)], { shards: missing }).code, 'ROUTE_COVERAGE_GAP');
  });

  test('a search without an end is given up', () => {
    const operators = Array.from({ length: 12 }, (_, i) => ({ operator: new Uint8Array(20).fill(i) }));
    const records = Array.from({ length: 10 }, (_, shard) =>
      operators.map((own, i) =>
        node(`${shard}-${i}`, shard, { ...own, addresses: [`/ip4/${20 + i}.1.1.1/tcp/1`] }),
      ),
    ).flat();
    // the last shard has one operator alone
    records.push(...['x', 'y'].map((name) => node(name, 10, operators[0]!)));
    assert.equal(refusal(records).code, 'ROUTE_TWIN_GAP');
  });
});

test('networks are as coarse as one owner has them', () => {
  const named: [string, string][] = [
    ['/ip4/20.1.2.3/tcp/1', '20.1/16'],
    ['/ip4/20.1.200.3/tcp/9', '20.1/16'],
    [behind('20.1.2.3'), 'private'],
    ['/ip4/20.1.2.3/tcp/1/p2p-circuit/p2p/b', 'private'],
    ['/ip4/127.0.0.1/tcp/1', 'private'],
    ['/ip4/10.0.0.1/tcp/1', 'private'],
    ['/ip4/172.16.0.1/tcp/1', 'private'],
    ['/ip4/172.32.0.1/tcp/1', '172.32/16'],
    ['/ip4/192.168.1.1/tcp/1', 'private'],
    ['/ip4/100.64.0.1/tcp/1', 'private'],
    ['/ip6/2001:db8::1/tcp/1', '2001:db8/32'],
    ['/ip6/::1/tcp/1', 'private'],
    ['/ip6/::ffff:1.2.3.4/tcp/1', '1.2/16'],
    ['/ip6/::ffff:cb00:7105/tcp/1', '203.0/16'],
    ['/ip6/::ffff:127.0.0.1/tcp/1', 'private'],
    ['/ip6/2002:cb00:7105::1/tcp/1', '203.0/16'],
    ['/ip6/64:ff9b::203.0.113.5/tcp/1', '203.0/16'],
    ['/ip6/2001:db8:0:0:0:0:0:1/tcp/1', '2001:db8/32'],
    ['/ip6/2001:db8/tcp/1', 'private'],
    ['/ip6/2001::db8::1/tcp/1', 'private'],
    ['/ip6/fd00::1/tcp/1', 'private'],
    ['/ip6/fe80::1/tcp/1', 'private'],
    ['/dns4/node.example.org/tcp/1', 'example.org'],
    ['/dns/localhost/tcp/1', 'private'],
    ['/unix/x', 'private'],
  ];
  for (const [address, network] of named) assert.equal(networkOf(address), network, address);
});
