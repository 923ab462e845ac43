import assert from 'node:assert/strict';
import { test } from 'node:test';
import { VeilmeshError } from '../../../crypto/core/errors.ts';
import { createHeap } from '../../../mesh/route/heap.ts';
import { canAssignDistinct } from '../../../mesh/route/matching.ts';
import { planRoute } from '../../../mesh/route/plan.ts';
import { linkKey, type RouteNode, type RouteRequest } from '../../../mesh/route/types.ts';
import { fc } from '../../support/fast-check.ts';

const modelRoot = new Uint8Array(32).fill(1);
const shardRoot = (index: number): Uint8Array => new Uint8Array(32).fill(100 + index);
const shardsOf = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ index, shardRoot: shardRoot(index) }));

const node = (
  peerId: string,
  shards: readonly number[],
  operator = 1,
  stepMicros = 0,
  sessions = 0,
): RouteNode => ({
  peerId,
  operator: new Uint8Array(20).fill(operator),
  serving: shards.map((index) => ({ modelRoot, shardRoot: shardRoot(index), index })),
  load: { sessions, stepMicros },
});

const request = (
  shards: number,
  records: readonly RouteNode[],
  rest: Partial<RouteRequest> = {},
): RouteRequest => ({
  modelRoot,
  shards: shardsOf(shards),
  records,
  client: 'client',
  links: new Map(),
  ...rest,
});

const peersOf = (plan: { hops: readonly { peerId: string }[] }): string[] =>
  plan.hops.map(({ peerId }) => peerId);

/** Every assignment, cheapest first, ties by peer ids. */
function bruteForce(r: RouteRequest): { peers: string[]; micros: number }[] {
  const nodes = [...r.records]
    .filter(({ peerId }) => !r.exclude?.has(peerId))
    .sort((a, b) => (a.peerId < b.peerId ? -1 : 1));
  const micros = (a: string, b: string): number =>
    a === b ? 0 : Math.round((r.links.get(linkKey(a, b)) ?? r.unmeasuredMs ?? 20) * 500);
  let paths: RouteNode[][] = [[]];
  for (const shard of r.shards) {
    paths = paths.flatMap((path) =>
      nodes.filter((n) => n.serving.some((s) => s.index === shard.index)).map((n) => [...path, n]),
    );
  }
  const owner = (n: RouteNode): string =>
    r.diversity?.distinctOperators ? String(n.operator[0]) : r.diversity?.distinctNodes ? n.peerId : '';
  const ruled = r.diversity?.distinctOperators === true || r.diversity?.distinctNodes === true;
  return paths
    .filter((path) => !ruled || new Set(path.map(owner)).size === path.length)
    .map((path) => {
      const stops = [r.client, ...path.map((n) => n.peerId), r.client];
      const links = stops.slice(1).reduce((sum, stop, i) => sum + micros(stops[i]!, stop), 0);
      const steps = path.reduce((sum, n) => sum + n.load.stepMicros * (1 + n.load.sessions), 0);
      return { peers: path.map((n) => n.peerId), micros: links + steps };
    })
    .sort((a, b) => a.micros - b.micros || (a.peers.join() < b.peers.join() ? -1 : 1));
}

const arbitrary = fc
  .record({
    shards: fc.integer({ min: 1, max: 4 }),
    nodes: fc.array(
      fc.record({
        operator: fc.integer({ min: 1, max: 4 }),
        serves: fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
        stepMicros: fc.nat(5_000),
        sessions: fc.nat(3),
      }),
      { minLength: 1, maxLength: 6 },
    ),
    rtts: fc.array(fc.option(fc.integer({ min: 0, max: 40 })), { minLength: 21, maxLength: 21 }),
    rule: fc.constantFrom({}, { distinctOperators: true }, { distinctNodes: true }),
    excluded: fc.option(fc.nat(5)),
  })
  .map(({ shards, nodes, rtts, rule, excluded }): RouteRequest => {
    const records = nodes.map((n, i) =>
      node(
        `n${i}`,
        [0, 1, 2, 3].filter((s) => n.serves[s] && s < shards),
        n.operator,
        n.stepMicros,
        n.sessions,
      ),
    );
    const names = ['client', ...records.map(({ peerId }) => peerId)];
    const links = new Map<string, number>();
    let at = 0;
    for (let i = 0; i < names.length; i++) {
      for (let j = 0; j < i; j++) {
        const rtt = rtts[at++ % rtts.length];
        if (rtt !== null && rtt !== undefined) links.set(linkKey(names[i]!, names[j]!), rtt);
      }
    }
    return request(shards, records, {
      links,
      diversity: rule,
      exclude: new Set(excluded === null ? [] : [`n${excluded}`]),
    });
  });

test('finds the same routes, in the same order, as trying them all', () => {
  fc.assert(
    fc.property(arbitrary, (r) => {
      const expected = bruteForce(r);
      try {
        const plan = planRoute(r);
        const got = [plan, ...plan.alternatives];
        assert.equal(got.length, Math.min(3, expected.length));
        got.forEach((route, i) => {
          assert.deepEqual(peersOf(route), expected[i]!.peers);
          assert.equal(route.expectedLatencyMs, expected[i]!.micros / 1_000);
        });
      } catch (error) {
        if (!(error instanceof VeilmeshError)) throw error;
        assert.match(error.code, /^ROUTE_(COVERAGE|DIVERSITY)_GAP$/);
        assert.equal(expected.length, 0);
      }
    }),
    { numRuns: 2_000 },
  );
});

test('takes the nearer of two nodes, and the further one when it is excluded', () => {
  const links = new Map([
    [linkKey('client', 'far'), 50],
    [linkKey('client', 'near'), 2],
  ]);
  const records = [node('far', [0]), node('near', [0])];
  const plan = planRoute(request(1, records, { links }));
  assert.deepEqual(peersOf(plan), ['near']);
  assert.equal(plan.expectedLatencyMs, 2);
  assert.deepEqual(plan.alternatives.map(peersOf), [['far']]);
  assert.deepEqual(peersOf(planRoute(request(1, records, { links, exclude: new Set(['near']) }))), ['far']);
});

test('a busy near node loses to an idle one further away', () => {
  const links = new Map([
    [linkKey('client', 'busy'), 2],
    [linkKey('client', 'idle'), 6],
  ]);
  const records = [node('busy', [0], 1, 1_000, 9), node('idle', [0], 1, 1_000)];
  assert.deepEqual(peersOf(planRoute(request(1, records, { links }))), ['idle']);
});

test('a node behind a relay loses to a direct one, unless that is much further or busier', () => {
  const relayed = { ...node('a', [0]), addresses: ['/ip4/192.0.2.1/tcp/1/p2p/relay/p2p-circuit/p2p/a'] };
  const direct = { ...node('b', [0]), addresses: ['/ip4/192.0.2.2/tcp/1/p2p/b'] };
  assert.deepEqual(peersOf(planRoute(request(1, [relayed, direct]))), ['b']);
  const far = new Map([[linkKey('client', 'b'), 100]]);
  assert.deepEqual(peersOf(planRoute(request(1, [relayed, direct], { links: far }))), ['a']);
  const busy = { ...node('b', [0], 1, 30_000), addresses: direct.addresses };
  assert.deepEqual(peersOf(planRoute(request(1, [relayed, busy]))), ['a']);
});

test('names every shard that nobody serves', () => {
  const other = {
    ...node('x', [1]),
    serving: [{ modelRoot: new Uint8Array(32), shardRoot: shardRoot(1), index: 1 }],
  };
  assert.throws(
    () => planRoute(request(4, [node('a', [0, 2]), other])),
    (error: unknown) => {
      assert.ok(error instanceof VeilmeshError && error.code === 'ROUTE_COVERAGE_GAP');
      assert.deepEqual(error.details.missing, [1, 3]);
      assert.equal(error.family, 'unavailable');
      return true;
    },
  );
});

test('a node that serves another shard under the same index is not used', () => {
  const wrong = { ...node('x', [0]), serving: [{ modelRoot, shardRoot: shardRoot(9), index: 0 }] };
  assert.throws(() => planRoute(request(1, [wrong])), { code: 'ROUTE_COVERAGE_GAP' });
});

test('distinct operators are kept apart even when that is slower, and refused when there are too few', () => {
  const links = new Map([[linkKey('a', 'b'), 0]]);
  const records = [node('a', [0], 1), node('b', [1], 1), node('c', [1], 2)];
  const diversity = { distinctOperators: true };
  assert.deepEqual(peersOf(planRoute(request(2, records, { links }))), ['a', 'b']);
  assert.deepEqual(peersOf(planRoute(request(2, records, { links, diversity }))), ['a', 'c']);
  assert.throws(() => planRoute(request(2, records.slice(0, 2), { diversity })), {
    code: 'ROUTE_DIVERSITY_GAP',
  });
});

test('equal routes are ordered by peer id, whatever the order of the records', () => {
  const records = ['c', 'a', 'b'].map((peerId) => node(peerId, [0, 1]));
  const links = new Map<string, number>();
  const plan = planRoute(request(2, records, { links, diversity: { distinctNodes: true } }));
  assert.deepEqual([plan, ...plan.alternatives].map(peersOf), [
    ['a', 'b'],
    ['a', 'c'],
    ['b', 'a'],
  ]);
});

test('shards out of order are refused', () => {
  assert.throws(() => planRoute({ ...request(1, []), shards: [{ index: 1, shardRoot: shardRoot(1) }] }), {
    code: 'ROUTE_SHARD_ORDER',
  });
});

test('a hundred nodes for each of twelve shards are planned without a pause, rules kept', () => {
  const all = shardsOf(12).map(({ index }) => index);
  const records = Array.from({ length: 100 }, (_, i) => node(`n${i}`, all, i, i * 10));
  const before = process.cpuUsage();
  const free = planRoute(request(12, records));
  const ruled = planRoute(request(12, records, { diversity: { distinctOperators: true } }));
  const { user, system } = process.cpuUsage(before); // microseconds, which others on this machine take nothing of
  assert.ok(user + system < 5_000_000, `${user + system} µs`);
  assert.equal(free.optimal, true);
  assert.equal(ruled.optimal, false);
  assert.equal(new Set(peersOf(ruled)).size, 12);
  // links are equal here, so the best is the twelve fastest nodes: 13 links of 10 ms and 0..110 µs steps
  assert.equal(ruled.expectedLatencyMs, 130 + 0.66);
});

test('the beam keeps clear of dead ends where owners are scarce', () => {
  const all = shardsOf(12).map(({ index }) => index);
  const records = Array.from({ length: 12 }, (_, i) => node(`n${i}`, i < 6 ? all : [i], i, (i * 7) % 5));
  const plan = planRoute(request(12, records, { diversity: { distinctOperators: true } }));
  assert.equal(new Set(peersOf(plan)).size, 12);
});

test('the matching finds an assignment exactly when one exists', () => {
  assert.equal(canAssignDistinct([['a', 'b'], ['a']], new Set()), true);
  assert.equal(canAssignDistinct([['a'], ['a']], new Set()), false);
  assert.equal(canAssignDistinct([['a', 'b'], ['a']], new Set(['b'])), false);
  assert.equal(canAssignDistinct([], new Set()), true);
});

test('the heap sorts', () => {
  fc.assert(
    fc.property(fc.array(fc.integer()), (values) => {
      const heap = createHeap<number>((a, b) => a - b);
      for (const value of values) heap.push(value);
      const popped = values.map(() => heap.pop());
      assert.deepEqual(
        popped,
        values.toSorted((a, b) => a - b),
      );
      assert.equal(heap.pop(), undefined);
    }),
  );
});
