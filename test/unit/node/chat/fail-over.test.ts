/**
 * Which error sends a request to another route, whom it leaves out for how long, and which error its caller gets.
 * @module
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { UnavailableError, type VeilmeshError, VerificationError } from '../../../../crypto/core/errors.ts';
import { SEGMENT_POSITIONS } from '../../../../mesh/session/protocol.ts';
import { type FailOverOptions, overRoutes, type Routes } from '../../../../node/client/fail-over.ts';
import { PAYMENT_LIMIT } from '../../../../node/client/pay.ts';
import type { AppraisedRoute } from '../../../../node/client/route.ts';
import { accusedBy } from '../../../../node/client/verify-claims.ts';

/** Two shards, two nodes each: a0 a1 | b0 b1; the first that is not left out serves. */
const SHARDS = [
  ['a0', 'a1'],
  ['b0', 'b1'],
];

/** @param silent answers no ping */
function world(silent: readonly string[] = [], shards: readonly (readonly string[])[] = SHARDS) {
  const told: string[] = [];
  const routes: Routes = {
    host: {
      ping: async (peer) => {
        if (silent.includes(peer)) throw new UnavailableError('MESH_PEER_UNREACHABLE', 'gone');
        return 1;
      },
    },
    without: async (peers) => {
      const chosen = shards.map((nodes) => nodes.find((node) => !peers.has(node)));
      if (chosen.includes(undefined)) throw new UnavailableError('ROUTE_COVERAGE_GAP', 'nobody is left');
      const hops = chosen.map((peerId) => ({ peerId, appraisal: { kind: 'simulated' } }));
      return { hops, level: 'L0', refused: [] } as unknown as AppraisedRoute;
    },
  };
  return {
    told,
    /** Attempts fail as `fails` says; @returns the routes that were tried. */
    async run(
      fails: (route: string, number: number) => VeilmeshError | null,
      options: FailOverOptions = {},
    ): Promise<string[]> {
      const tried: string[] = [];
      const stages = { done: (name: string) => told.push(name), progress: () => {} };
      const attempt = async (route: AppraisedRoute, number: number): Promise<void> => {
        const name = route.hops.map(({ peerId }) => peerId).join();
        tried.push(name);
        const error = fails(name, number);
        if (error !== null) throw error;
      };
      await overRoutes(routes, stages, attempt, options).catch((error) => {
        throw Object.assign(error, { tried });
      });
      return tried;
    },
  };
}

const says = (peerId: string): VeilmeshError =>
  new UnavailableError('POEA_SIGNATURE', 'hop says: you lie', {
    details: { peerId, remote: true, saysFamily: 'verification' },
  });
const caught = (...accused: string[]): VeilmeshError =>
  new VerificationError('POEA_LINK_MISMATCH', 'not what was sent', { details: { accused } });

test('a hop that ends every session with a word is left out, and the next route answers', async () => {
  const tried = await world().run((route) => (route.includes('a0') ? says('a0') : null));
  assert.deepEqual(tried, ['a0,b0', 'a1,b0']);
});

test('hops whose claims do not verify are left out, both ends of a link', async () => {
  const tried = await world().run((route) => (route.includes('b0') ? caught('a0', 'b0') : null));
  assert.deepEqual(tried, ['a0,b0', 'a1,b1']);
});

test('who was caught is not asked again, who was only slow is', async () => {
  const slow = new UnavailableError('SESSION_STEP_TIMEOUT', 'no answer');
  const tried = await world().run((_, number) => (number === 0 ? slow : null));
  assert.deepEqual(tried, ['a0,b0', 'a1,b1']);
  const again = await world().run((_, number) => [says('a0'), says('a1'), null][number]!);
  assert.deepEqual(again, ['a0,b0', 'a1,b0', 'a0,b0']);
  const without = await world().run((_, number) => [caught('a0'), says('a1'), null][number]!);
  assert.deepEqual(without, ['a0,b0', 'a1,b0', 'a1,b0']);
});

/** What a hostile hop can do to a session, by name. */
const HOSTILE: Readonly<Record<string, (self: string, before: string) => VeilmeshError>> = {
  stalls: () => new UnavailableError('SESSION_STEP_TIMEOUT', 'no answer'),
  accuses: (self, before) =>
    new UnavailableError('SESSION_PREVIOUS_LOST', 'it was the other', {
      details: { peerId: self, target: before, remote: true },
    }),
  leaves: (self) => new UnavailableError('MESH_HOP_LOST', 'gone', { details: { peerId: self } }),
  lies: (self, before) => caught(before, self),
};

for (const [how, error] of Object.entries(HOSTILE)) {
  test(`a hop that ${how} costs one attempt, whoever else has to be asked again`, async () => {
    const shards = [['only'], ['evil', 'good'], ['last']];
    const tried = await world([], shards).run((route) =>
      route.includes('evil') ? error('evil', 'only') : null,
    );
    assert.deepEqual(tried, ['only,evil,last', 'only,good,last']);
    const first = [['evil', 'good'], ['only']];
    const ahead = await world([], first).run((route) =>
      route.includes('evil') ? error('evil', 'only') : null,
    );
    assert.deepEqual(ahead, ['evil,only', 'good,only']);
  });
}

test('who accuses stays out before those who may only have been slow', async () => {
  const shards = [['only'], ['evil', 'good']];
  const errors = [HOSTILE.accuses!('evil', 'only'), HOSTILE.stalls!('', ''), null];
  const tried = await world([], shards).run((_, number) => errors[number]!);
  assert.deepEqual(tried, ['only,evil', 'only,good', 'only,good']);
});

test('whoever is hostile and however, a request ends; with one of them it is answered where it can be', async () => {
  const layouts = [
    [['a'], ['b']],
    [['a'], ['b', 'c']],
    [['a', 'b'], ['c'], ['d', 'e']],
    [
      ['a', 'b', 'c'],
      ['d', 'e', 'f'],
    ],
  ];
  for (const shards of layouts) {
    const peers = shards.flat();
    for (let hostile = 0; hostile < 2 ** peers.length; hostile++) {
      const evil = peers.filter((_, i) => (hostile >> i) % 2 === 1);
      for (const [how, error] of Object.entries(HOSTILE)) {
        const where = `${evil} ${how} in ${shards.join(' | ')}`;
        const outcome = await world([], shards)
          .run((route) => {
            const hops = route.split(',');
            const at = hops.findIndex((hop) => evil.includes(hop));
            return at < 0 ? null : error(hops[at]!, hops[at === 0 ? 1 : at - 1]!);
          })
          .then(
            (tried) => ({ tried, answered: true }),
            ({ tried }) => ({ tried: tried as string[], answered: false }),
          );
        assert.ok(outcome.tried.length <= 3, where);
        const honest = shards.every((nodes) => nodes.some((node) => !evil.includes(node)));
        if (honest && evil.length <= 1) assert.ok(outcome.answered, where);
        if (!honest) assert.ok(!outcome.answered, where);
      }
    }
  }
});

test('an attempt that adds less than a segment is barren, however many tokens it adds', async () => {
  for (const [gain, attempts] of [
    [SEGMENT_POSITIONS - 1, 3],
    [SEGMENT_POSITIONS, 11],
  ] as const) {
    let done = 0;
    const tried = await world()
      .run(
        (_, number) => {
          done += gain;
          return number === 10 ? null : HOSTILE.stalls!('', '');
        },
        { progress: () => done },
      )
      .catch((error) => error.tried as string[]);
    assert.equal(tried.length, attempts);
  }
});

test('a request that would cost more than was announced is over, whoever is silent', async () => {
  const dear = new UnavailableError(PAYMENT_LIMIT, 'too dear');
  await assert.rejects(
    world(['a0']).run(() => dear),
    (thrown: VeilmeshError & { tried: string[] }) =>
      thrown.code === PAYMENT_LIMIT && thrown.tried.length === 1,
  );
});

test('when nobody else is left, the caller learns what was found out, not that nobody is left', async () => {
  await assert.rejects(
    world().run((route) => caught(route.slice(0, 2))),
    (error: VeilmeshError) => {
      assert.deepEqual([error.code, error.family], ['POEA_LINK_MISMATCH', 'verification']);
      return true;
    },
  );
  await assert.rejects(
    world(['a0', 'a1']).run((route) => says(route.slice(0, 2))),
    { code: 'ROUTE_COVERAGE_GAP' },
  );
});

test('what no other route would mend is final: a steered answer, a bug, a third barren attempt', async () => {
  for (const error of [
    new VerificationError('CHAT_REPLAY', 'steered'),
    new UnavailableError('CLIENT_UNFUNDED', 'no money'),
  ]) {
    await assert.rejects(
      world().run(() => error),
      (thrown: VeilmeshError & { tried: string[] }) => {
        assert.deepEqual([thrown.code, thrown.tried.length], [error.code, 1]);
        return true;
      },
    );
  }
  await assert.rejects(
    world().run((_, number) => says(['a0', 'b0', 'a1'][number]!)),
    (thrown: VeilmeshError & { tried: string[] }) => thrown.tried.length === 3,
  );
});

test('a broken rule accuses those it is about, and everybody when it says nothing', () => {
  const peers = ['a', 'b', 'c'];
  const cases = [
    ['POEA_SIGNATURE', { hop: 1 }, ['b']],
    ['POEA_LINK_MISMATCH', { edge: 2 }, ['b', 'c']],
    ['POEA_ENDS_MISMATCH', { end: 'input' }, ['a']],
    ['POEA_ENDS_MISMATCH', { end: 'output' }, ['c']],
    ['POEA_SPLICED', { hop: 2, field: 'sessionId' }, ['a', 'c']],
    ['POEA_POSITIONS', { hop: 1, from: 0, to: 1 }, ['a', 'b']],
    ['POEA_ANSWER', { hop: 2, field: 'answerCommit' }, ['c']],
    ['POEA_CONTEXT', { field: 'attempt' }, peers],
  ] as const;
  for (const [code, details, accused] of cases)
    assert.deepEqual(accusedBy(code, details, peers), accused, code);
});
