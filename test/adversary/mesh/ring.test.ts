/**
 * Twin with nodes that lie, repeat themselves, are silent, flood or die. Who lies is not shown that it was noticed: the query goes to
 * its end, the liar is named, the answer is right. All else ends in a coded error that names who it was. No mask is used again.
 * @module
 */
import assert from 'node:assert/strict';
import { before, beforeEach, describe, test } from 'node:test';
import { bytesToHex } from '../../../crypto/core/bytes.ts';
import { UnavailableError, type VeilmeshError } from '../../../crypto/core/errors.ts';
import { sleep } from '../../../crypto/core/pause.ts';
import { randomBytes } from '../../../crypto/core/random.ts';
import { recordHost, recordSide } from '../../../crypto/ring/record.ts';
import { RING, RING_PROTOCOL } from '../../../mesh/ring/protocol.ts';
import type { RingServer } from '../../../mesh/ring/serve.ts';
import { createReferenceProducts } from '../../../models/ring/reference.ts';
import { openRingSession, type RingHop } from '../../../node/client/ring-session.ts';
import type { RingDeadlines } from '../../../node/client/twin.ts';
import type { TaskStep } from '../../../node/models/task.ts';
import { holdTime } from '../../support/held-time.ts';
import { createMemoryMesh, type MemoryMesh } from '../../support/memory-mesh.ts';
import { waitFor } from '../../support/mesh.ts';
import {
  askTwin,
  digitsRing,
  imageSteps,
  type NodeOptions,
  type RingModel,
  serveShard,
  type Tamper,
} from '../../support/ring-mesh.ts';

const CHAINS = { a: ['a0', 'a1'], b: ['b0', 'b1'] };
const STEPS = imageSteps(1, 2, 1);

let ring: RingModel;
let mesh: MemoryMesh;
let servers: RingServer[];
before(async () => {
  ring = await digitsRing();
});
beforeEach(async () => {
  mesh = createMemoryMesh();
  servers = [];
  for (const peers of Object.values(CHAINS)) {
    for (const [shard, peer] of peers.entries()) servers.push(await serve(peer, { shard }));
  }
});

const serve = (peer: string, options: NodeOptions) => serveShard(mesh.host(peer), ring, options);
const ask = (deadlines?: RingDeadlines) =>
  askTwin(mesh.host('client'), ring, CHAINS, STEPS, deadlines ?? { openMs: 60_000, answerMs: 60_000 });

/** Changes the words of one product, once. */
const once = (tamper: Tamper, skip = 0): Tamper => {
  let left = skip;
  return (op, words) => {
    if (left-- === 0) tamper(op, words);
  };
};
const add = (error: number, at = 0): Tamper =>
  once((_, words) => {
    words[at] = words[at]! + error;
  });

const LIES: [name: string, tamper: () => Tamper][] = [
  ['by one', () => add(1)],
  ['by the top bit, which a challenge of its own misses half the time', () => add(-(2 ** 31))],
  ['in the last word', () => once((_, words) => words.set([words.at(-1)! ^ 4], words.length - 1))],
  ['in two words that cancel', () => once((_, words) => words.set([words[0]! + 1, words[1]! - 1]))],
  ['with nothing but zeros', () => once((_, words) => void words.fill(0))],
  ['later on', () => once((_, words) => words.reverse(), 2)],
  ['every time', () => (_, words) => words.set([words[0]! + 256])],
];

/** What nodes see of a query: every message that crosses, but not its words, which are uniform. */
const view = (): string[] =>
  mesh.crossings.map(({ from, to, type, bytes }) => `${from} ${to} ${type} ${bytes.length}`).sort();
const named = ({ wrong }: Awaited<ReturnType<typeof ask>>) =>
  wrong.map(({ shard, peerId, roles }) => [shard, peerId, ...roles]);

describe('a wrong product', () => {
  for (const [name, tamper] of LIES) {
    for (const [side, peer, role] of [
      ['chain A', 'a1', 'product'],
      ['chain B', 'b1', 'correct'],
    ] as const) {
      test(`of ${side}, wrong ${name}, is found, its node named, and the answer right`, async () => {
        await serve(peer, { shard: 1, tamper: tamper() });
        const asked = await ask();
        assert.deepEqual(named(asked), [[1, peer, role]]);
        const { code, family, details, hint } = asked.wrong[0]!.error;
        assert.deepEqual([code, family, details.peer], ['RING_CHECK_FAILED', 'verification', peer]);
        assert.ok(hint);
        assert.deepEqual(asked.outputs, await ring.plain(STEPS));
      });
    }
  }

  test('of both sides names both', async () => {
    await serve('a0', { shard: 0, tamper: add(1) });
    await serve('b0', { shard: 0, tamper: add(3) });
    const asked = await ask();
    assert.deepEqual(named(asked).sort(), [
      [0, 'a0', 'product'],
      [0, 'b0', 'correct'],
    ]);
    assert.deepEqual(asked.outputs, await ring.plain(STEPS));
  });

  test('that was right for another question is found', async () => {
    const given = new Map<string, Int32Array>();
    await serve('a0', {
      shard: 0,
      tamper: (op, words) => {
        const key = `${op} ${words.length}`;
        const before = given.get(key);
        if (before === undefined) given.set(key, words.slice());
        else words.set(before);
      },
    });
    const asked = await ask();
    assert.deepEqual(named(asked), [[0, 'a0', 'product']]);
    assert.deepEqual(asked.outputs, await ring.plain(STEPS));
  });

  test('is not shown to the nodes: every message is as in an honest query, and all of them sign', async () => {
    await ask();
    const honest = view();
    for (const [peer, shard] of [
      ['a0', 0],
      ['b1', 1],
    ] as const) {
      await serve(peer, { shard, tamper: (_, words) => words.set([words[0]! + 256]) });
      mesh.crossings.length = 0;
      const asked = await ask();
      assert.equal(asked.wrong.length, 1);
      assert.deepEqual(view(), honest);
      assert.ok(
        asked.stated.every(({ signed }) => signed !== null),
        'what it lied about it signed',
      );
      await serve(peer, { shard });
    }
  });

  test('of which A and B agreed beforehand is found too where it passes: each is checked by itself', async () => {
    const sum = (op: string, words: Int32Array): void => {
      if (op === 'conv1') words[0] = words[0]! + 2 ** 31;
    };
    await serve('a0', { shard: 0, tamper: sum });
    await serve('b0', { shard: 0, tamper: sum });
    const asked = await ask();
    assert.deepEqual(
      named(asked)
        .map(([, peer]) => peer)
        .sort(),
      ['a0', 'b0'],
    );
    assert.deepEqual(asked.outputs, await ring.plain(STEPS));
  });

  test('forgets all challenges, and no row goes out under a mask of before', async () => {
    await serve('a1', { shard: 1, tamper: add(1) });
    await ask();
    const again = await ask();
    assert.deepEqual(again.wrong, [], 'it lied once');
    assert.deepEqual(again.outputs, await ring.plain(STEPS));
    const seeds = mesh.crossings
      .filter(({ type }) => type === RING.seed)
      .map(({ bytes }) => bytesToHex(bytes));
    assert.equal(new Set(seeds).size, 4, 'two queries, two nodes of B, four seeds and sessions');
    const masked = mesh.crossings
      .filter(({ type }) => type === RING.product)
      .map(({ bytes }) => bytesToHex(bytes.subarray(8, 72)));
    assert.equal(new Set(masked).size, masked.length);
  });
});

describe('a statement', () => {
  test('of other words, another query, role or shard, or of more rows is not taken, and its node named', async () => {
    for (const [says, code] of [
      [{ root: randomBytes(32) }, 'RING_STATEMENT_ROOT'],
      [{ count: 1 }, 'RING_STATEMENT_ROOT'],
      [{ session: randomBytes(32) }, 'RING_STATEMENT_FIELD'],
      [{ role: 'product' }, 'RING_STATEMENT_FIELD'],
      [{ shardRoot: randomBytes(32) }, 'RING_STATEMENT_FIELD'],
      [{ rows: 1_000_000 }, 'RING_STATEMENT_FIELD'],
      [{ notAfter: 1 }, 'RING_STATEMENT_TIME'],
    ] as const) {
      await serve('b1', { shard: 1, says });
      const { stated, outputs } = await ask();
      assert.deepEqual(outputs, await ring.plain(STEPS));
      const missing = stated.filter(({ signed }) => signed === null);
      assert.deepEqual(
        missing.map(({ peerId, role, shard, missing: why }) => [peerId, role, shard, why]),
        [['b1', 'correct', 1, code]],
      );
    }
  });
});

/**
 * One node multiplies and corrects: W' = W + E in both gives W'x, which passes check() if and only if E x = 0. So E asks about x.
 */
describe('a lie of vault', () => {
  type Lie = (p: Int32Array) => number;
  interface Seen {
    /** All that the node can see besides words that are uniform. */
    readonly view: string[];
    /** What goes into the first product, which the node does not see. */
    readonly x: Int32Array;
    readonly outputs: readonly Int32Array[];
    readonly wrong: readonly string[];
    /** Whether any word was another than it had to be. */
    readonly lied: boolean;
    /** Whether the client computed it: that takes time. */
    readonly alone: boolean;
  }

  /** One image over nodes, of which that of shard 0 adds `lie` to the first word of its first product, masked or not. */
  async function overVault(step: TaskStep, lie: Lie): Promise<Seen> {
    const view: string[] = [];
    let x: Int32Array | undefined;
    let lied = false;
    const hops = ring.whole.parts.flatMap(({ part, program, weights, products }): RingHop[] => {
      if (part.role !== 'shard') return [];
      const own = createReferenceProducts(program, weights);
      const liar = part.index === 0 ? products[0]! : null;
      const multiply = async (op: string, words: Int32Array, count: number): Promise<Int32Array> => {
        const y = await own.multiply(op, words.slice(), count);
        if (op !== liar?.op) return y;
        y[0] = y[0]! + lie(words);
        lied ||= (lie(words) | 0) !== 0;
        return y;
      };
      let masks: Int32Array = new Int32Array();
      const sides = { product: recordSide('vault', []), correct: recordSide('vault', []) };
      const host = recordHost(sides.product, {
        multiply: async (op, masked, count) => {
          view.push(`${op} ${count}`);
          if (op === liar?.op) x = masked.map((word, i) => word - masks[i]!) as Int32Array;
          return await multiply(op, masked, count);
        },
      });
      return [
        {
          shard: part.index,
          sides: {
            product: { peerId: `node ${part.index}`, record: sides.product },
            correct: { peerId: `node ${part.index}`, record: sides.correct },
          },
          products: { traffic: { requests: 0, bytesUp: 0, bytesDown: 0, rows: 0 } },
          host,
          corrections: {
            take: async (op, count) => {
              const { dIn } = products.find((product) => product.op === op)!;
              masks = new Int32Array(randomBytes(4 * dIn * count).buffer);
              const made = masks;
              const corrections = await sides.correct.through(op, made, count, () =>
                multiply(op, made, count),
              );
              return { masks, corrections };
            },
          },
          end: async () => void view.push(`end ${part.index}`),
          close: async () => void view.push('closed'),
        },
      ];
    });
    const session = await openRingSession(ring.whole, hops, ring.checks);
    const result = await session.run([step]);
    assert.ok(view.includes('closed'), 'it is left before anything is found out');
    const outputs = await result();
    const alone = outputs !== (await result());
    const wrong = session.wrong.map(({ peerId, error }) => `${peerId} ${error.code}`);
    await session.close();
    return { view, x: x!, outputs, wrong, lied, alone };
  }

  test('shows the node nothing: it sees the same, and is named, whether or not it passed', async () => {
    const [a, b] = imageSteps(1, 1) as [TaskStep, TaskStep];
    const honest = [await overVault(a, () => 0), await overVault(b, () => 0)] as const;
    assert.deepEqual([honest[0].wrong, honest[0].alone], [[], false]);
    const [xa, xb] = [honest[0].x, honest[1].x];
    const differ = (holds: (x: Int32Array, k: number) => boolean): number =>
      xa.findIndex((_, k) => holds(xa, k) && !holds(xb, k));
    const odd = differ((x, k) => x[k]! % 2 === 0);
    const equal = differ((x, k) => k > 0 && x[k] === x[k - 1]);
    const zero = differ((x, k) => x[k] === 0);
    assert.ok(odd >= 0 && equal > 0 && zero >= 0);
    const lies: Record<string, Lie> = {
      'the lowest bit of a word': (p) => p[odd]! << 31,
      'whether two words are equal': (p) => p[equal]! - p[equal - 1]!,
      'whether a word is zero': (p) => p[zero]!,
    };
    for (const [what, lie] of Object.entries(lies)) {
      for (const [step, { x, view }] of [
        [a, honest[0]],
        [b, honest[1]],
      ] as const) {
        const seen = await overVault(step, lie);
        assert.equal(lie(x) === 0, step === a, `${what}: one image each way`);
        assert.deepEqual(seen.view, view, what);
        assert.deepEqual(seen.outputs, await ring.plain([step]), what);
        assert.deepEqual(seen.wrong, seen.lied ? ['node 0 RING_CHECK_FAILED'] : [], what);
        assert.equal(seen.alone, seen.lied, `${what}: time`);
      }
    }
  });
});

describe('a node', () => {
  const named =
    (peer: string, ...codes: string[]) =>
    (error: VeilmeshError) => {
      assert.ok(codes.includes(error.code), `${error.code}: ${error.message}`);
      assert.equal(error.details.peer, peer);
      return true;
    };

  for (const peer of ['a0', 'a1', 'b0', 'b1']) {
    test(`${peer} that dies in the middle is named`, async () => {
      let calls = 0;
      await serve(peer, {
        shard: Number(peer[1]),
        before: () => {
          if (++calls === 2) mesh.kill(peer);
        },
      });
      await assert.rejects(ask(), named(peer, 'MESH_STREAM_RESET'));
    });

    test(`${peer} that falls silent is named, and no one waits longer than the deadline`, async (t) => {
      const time = holdTime(t);
      let calls = 0;
      await serve(peer, {
        shard: Number(peer[1]),
        before: () => (++calls === 2 ? new Promise(() => {}) : undefined),
      });
      const asked = assert.rejects(ask({ openMs: 1_000, answerMs: 50 }), named(peer, 'RING_TIMEOUT'));
      let [crossed, still] = [0, 0];
      const isStill = (): boolean => {
        still = mesh.crossings.length === crossed ? still + 1 : 0;
        crossed = mesh.crossings.length;
        return calls === 2 && still > 100;
      };
      await time.until(isStill, 'all others to have answered');
      time.pass(50);
      await time.of(asked);
    });

    test(`${peer} that is not there is named, and the others' places are free again`, async () => {
      mesh.kill(peer);
      await assert.rejects(ask(), named(peer, 'MESH_PEER_UNREACHABLE'));
      await sleep(100); // what opens late has opened
      await waitFor(() => servers.every(({ active }) => active() === 0), 'places to be free');
    });
  }

  test('that sends what nobody asked for is left', async () => {
    mesh.wiretap = ({ from, type, bytes }) => {
      const message = { type, bytes };
      return from === 'a0' && type === RING.words ? Array.from({ length: 100 }, () => message) : [message];
    };
    await assert.rejects(ask(), named('a0', 'RING_MESSAGE_MALFORMED'));
  });

  test('that cuts its words is left, on either side', async () => {
    for (const peer of ['a0', 'b1']) {
      mesh.wiretap = ({ from, type, bytes }) =>
        from === peer && type === RING.words ? [{ type, bytes: bytes.subarray(0, -4) }] : [{ type, bytes }];
      await assert.rejects(ask(), named(peer, 'RING_MESSAGE_MALFORMED'));
    }
  });

  test('that refuses in the middle is named with its reason', async () => {
    await serve('b0', {
      shard: 0,
      before: () => {
        throw new UnavailableError('RING_UNAVAILABLE', 'what computes products here has ended');
      },
    });
    await assert.rejects(ask(), named('b0', 'RING_UNAVAILABLE'));
  });

  test('is not kept by a client that floods it and takes nothing', async () => {
    let computed = 0;
    await serve('a0', { shard: 0, before: () => void computed++ });
    const stream = await mesh.host('flood').openStream('a0', RING_PROTOCOL);
    stream.abort(new UnavailableError('MESH_STREAM_RESET', 'gone'));
    const opened = await Promise.all(
      Array.from({ length: 8 }, () => mesh.host('flood').openStream('a0', RING_PROTOCOL)),
    );
    // eight places taken by who says nothing: the ninth is refused, and others are again once they are gone
    await assert.rejects(ask(), named('a0', 'SESSION_LIMIT'));
    for (const one of opened) one.abort(new UnavailableError('MESH_STREAM_RESET', 'gone'));
    await new Promise((resolve) => setTimeout(resolve, 5));
    assert.deepEqual((await ask()).outputs, await ring.plain(STEPS));
    assert.ok(computed > 0);
  });
});
