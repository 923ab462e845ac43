/** What a node has earned, is owed and may lose: the book by hours, shares to the wei, and the whole from its parts. */
import assert from 'node:assert/strict';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { type EarningsParts, earningsOf } from '../../../node/services/earnings.ts';
import {
  addEarning,
  type BookEvent,
  hourOf,
  openEarningsBook,
  readEarnings,
} from '../../../node/services/earnings-book.ts';
import { ownShare, positionShare } from '../../../node/services/own-share.ts';
import type { UnpaidSession } from '../../../node/services/unpaid-store.ts';

const HOUR = 3_600_000;
const NOW = 1_000 * HOUR + 5;
const NODE = new Uint8Array(32).fill(10);
const OTHER = new Uint8Array(32).fill(11);
const SPLIT = { ownerBps: 1_500, sequencerBps: 500 };
const OPERATOR = `0x${'aa'.repeat(20)}` as const;

function folder(t: TestContext): string {
  const path = mkdtempSync(join(tmpdir(), 'veilmesh-earnings-'));
  t.after(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

const failed = (event: unknown): void => assert.fail(JSON.stringify(event));

test('the book sums by hour and kind, is the user s own, and is the same after a restart', (t) => {
  const home = folder(t);
  let now = NOW;
  const book = openEarningsBook(home, failed, () => now);
  book.add('session', 5n);
  book.add('session', 7n);
  book.add('gas', 1n);
  now += HOUR;
  book.add('session', 2n ** 70n);
  const hours = [
    { hour: 1_000, kind: 'session', wei: 12n, count: 2 },
    { hour: 1_000, kind: 'gas', wei: 1n, count: 1 },
    { hour: 1_001, kind: 'session', wei: 2n ** 70n, count: 1 },
  ];
  assert.deepEqual(book.hours(), hours);
  assert.deepEqual(readEarnings(home).hours, hours);
  assert.deepEqual(openEarningsBook(home, failed).hours(), hours);
  assert.equal(
    readFileSync(join(home, 'earnings.jsonl'), 'utf8').split('\n').length,
    4,
    'joined to a line an hour and kind',
  );
  assert.equal(statSync(join(home, 'earnings.jsonl')).mode & 0o777, 0o600);
});

test('a line that a crash cut off is left out, said, and does not spoil the next', (t) => {
  const home = folder(t);
  openEarningsBook(home, failed, () => NOW).add('rows', 3n);
  appendFileSync(join(home, 'earnings.jsonl'), '{"hour":1000,"ki');
  const { hours, torn, broken } = readEarnings(home);
  assert.deepEqual([hours.length, torn, broken], [1, '{"hour":1000,"ki', []]);
  const events: BookEvent[] = [];
  openEarningsBook(
    home,
    (event) => events.push(event),
    () => NOW,
  ).add('rows', 4n);
  assert.deepEqual(events, [{ kind: 'torn' }]);
  assert.deepEqual(readEarnings(home), {
    hours: [{ hour: 1_000, kind: 'rows', wei: 7n, count: 2 }],
    broken: [],
    torn: '',
  });
});

test('a line that is something else is put aside as it is, said, and costs no other line', (t) => {
  const home = folder(t);
  const path = join(home, 'earnings.jsonl');
  const broken = [
    'hello',
    '{"hour":1,"kind":"tips","wei":"1","count":1}',
    '{"hour":1,"kind":"gas","wei":"-1","count":1}',
  ];
  const events: BookEvent[] = [];
  for (const text of broken) {
    openEarningsBook(home, failed, () => NOW).add('escrow', 2n);
    const whole = readFileSync(path, 'utf8');
    writeFileSync(path, `${text}\n\n${whole}`);
    assert.deepEqual(readEarnings(home).broken, [text]);
    openEarningsBook(home, (event) => events.push(event));
    assert.deepEqual(readEarnings(home).broken, []);
  }
  assert.deepEqual(readEarnings(home).hours, [{ hour: 1_000, kind: 'escrow', wei: 6n, count: 3 }]);
  const aside = join(home, 'earnings.broken.jsonl');
  assert.equal(readFileSync(aside, 'utf8'), broken.map((text) => `${text}\n`).join(''));
  assert.equal(statSync(aside).mode & 0o777, 0o600);
  assert.deepEqual(
    events,
    broken.map(() => ({ kind: 'broken', lines: 1, path: aside })),
  );
});

test('a disk that takes nothing stops no work', (t) => {
  const home = join(folder(t), 'gone');
  const errors: unknown[] = [];
  const book = openEarningsBook(
    home,
    (error) => errors.push(error),
    () => NOW,
  );
  book.add('escrow', 1n);
  assert.equal(errors.length, 1);
  assert.equal(book.hours().length, 1);
});

/** @param segments positions of each */
const session = (
  segments: readonly number[],
  weights: readonly [own: number, other: number] = [3_000, 1_000],
) =>
  ({
    claims: segments.map((positions, i) => ({ claim: { positions: [0, positions], segment: i } })),
    voucher: {
      voucher: {
        payees: [
          { node: NODE, weight: weights[0] },
          { node: OTHER, weight: weights[1] },
        ],
      },
    },
  }) as unknown as UnpaidSession;

test('a node s share is its part by weight of what owner and sequencer leave', () => {
  // 100 positions at 3 and at 1 work units each, at 10 wei: 4,000 wei, of which 3,200 are the nodes'
  assert.equal(ownShare(session([100]), NODE, 10n, SPLIT), 2_400n);
  assert.equal(ownShare(session([100]), OTHER, 10n, SPLIT), 800n);
  assert.equal(ownShare(session([100, 100]), NODE, 10n, SPLIT), 4_800n);
  assert.equal(ownShare(session([100]), new Uint8Array(32), 10n, SPLIT), 0n, 'it is no payee');
  assert.equal(positionShare(3_000, 10n, SPLIT), 25n, 'what is taken is rounded down');
});

const WITHDRAWN = { fees: 1n, sessions: 2n, vault: 3n, slashed: 4n };

function parts(overrides: Partial<EarningsParts> = {}): EarningsParts {
  const ledger = {
    addresses: { fromBlock: 0 },
    sessions: { terms: async () => SPLIT, exited: async () => false },
    claimable: async () => 77n,
    getNode: async () => ({ stake: 10n ** 17n }),
    checks: { opened: async () => [], check: async () => null },
  };
  return {
    ledger: ledger as unknown as EarningsParts['ledger'],
    node: NODE,
    operator: OPERATOR,
    pricePerUnit: 10n,
    hours: [],
    unpaid: { sessions: async () => [], read: async () => null },
    steps: { sessions: () => [], stepsOf: () => [] },
    withdrawn: WITHDRAWN,
    bound: { claims: 3, until: 99 },
    nowMs: NOW,
    ...overrides,
  };
}

test('a node that has earned nothing has zeros, and says since when it counts: not at all', async () => {
  const earnings = await earningsOf(parts());
  assert.equal(earnings.since, null);
  assert.equal(earnings.averageWei, 0n);
  assert.equal(earnings.pending.wei, 0n);
  assert.deepEqual(earnings.settled, { escrow: 77n, sessions: 0n });
  assert.deepEqual(earnings.withdrawn, WITHDRAWN);
  assert.deepEqual(earnings.exposure, {
    stake: 10n ** 17n,
    checks: 0,
    firstDeadline: null,
    claims: 3,
    until: 99,
  });
});

test('the average is over the hours of the last day, or since the book began; gas and losses are no earnings', async () => {
  const entry = (hour: number, kind: 'session' | 'gas' | 'lost', wei: bigint) => ({
    hour,
    kind,
    wei,
    count: 1,
  });
  const now = hourOf(NOW);
  const young = await earningsOf(parts({ hours: [entry(now - 1, 'session', 10n), entry(now, 'gas', 90n)] }));
  assert.equal(young.averageWei, 5n);
  assert.deepEqual(young.perHour, [{ at: (now - 1) * HOUR, wei: 10n }]);
  assert.equal(young.booked.gas, 90n);
  const old = await earningsOf(
    parts({
      hours: [entry(now - 100, 'session', 10n ** 9n), entry(now, 'session', 48n), entry(now, 'lost', 5n)],
    }),
  );
  assert.equal(old.averageWei, 2n, 'what is older than a day is in the sums alone');
  assert.equal(old.booked.session, 10n ** 9n + 48n);
  assert.equal(old.booked.lost, 5n);
});

test('pending is by the age of the newest voucher; a session without a claim is owed nothing', async () => {
  const ages = [0.5, 3, 30, 30];
  const unpaid = {
    sessions: async () =>
      ages.map((hours, i) => ({ sessionId: Uint8Array.of(i), promisedAt: NOW - hours * HOUR, runs: false })),
    read: async (id: Uint8Array) => (id[0] === 3 ? null : session([100])),
  };
  const { pending } = await earningsOf(parts({ unpaid }));
  assert.deepEqual(pending, {
    wei: 7_200n,
    sessions: 3,
    byAge: { hour: 2_400n, day: 2_400n, older: 2_400n },
  });
});

test('open checks of this node are disputed and expose its stake; those of others, and ended ones, do not', async () => {
  const facts = (node: Uint8Array, claim: number) => ({
    facts: { node, amount: 500n, kind: 'drawn', claimHash: new Uint8Array(32).fill(claim) },
  });
  const base = parts();
  const ledger = {
    ...base.ledger,
    checks: {
      opened: async () => [facts(NODE, 1), facts(NODE, 2), facts(OTHER, 3)],
      check: async (id: Uint8Array) => ({ state: id[0] === 1 ? 'opened' : 'passed', deadline: 4_242 }),
    },
  } as unknown as EarningsParts['ledger'];
  const { disputed, exposure } = await earningsOf({ ...base, ledger });
  assert.equal(disputed.wei, 500n);
  assert.deepEqual(
    disputed.checks.map(({ state, deadline }) => [state, deadline]),
    [['opened', 4_242]],
  );
  assert.equal(exposure.checks, 1);
  assert.equal(exposure.firstDeadline, 4_242);
});

test('what sessions have settled counts until they have paid out', async () => {
  const ref = { sequencer: OPERATOR, number: 1 };
  const step = {
    order: { settled: 4_000n, voucher: session([1]).voucher.voucher },
    receipt: { seq: 1 },
  };
  const steps = { sessions: () => [ref], stepsOf: () => [step] } as unknown as EarningsParts['steps'];
  assert.equal(
    (await earningsOf(parts({ steps }))).settled.sessions,
    2_399n,
    'a wei is left for each rounding',
  );
  const base = parts({ steps });
  const ledger = {
    ...base.ledger,
    sessions: { terms: async () => SPLIT, exited: async () => true },
  } as unknown as EarningsParts['ledger'];
  assert.equal((await earningsOf({ ...base, ledger })).settled.sessions, 0n);
});

test('a command beside a node that runs adds its line, and takes none of the node s away', (t) => {
  const home = folder(t);
  const book = openEarningsBook(home, failed, () => NOW);
  book.add('escrow', 1n);
  const text = readFileSync(join(home, 'earnings.jsonl'), 'utf8');
  addEarning(home, 'gas', 2n, NOW);
  book.add('escrow', 3n);
  assert.ok(readFileSync(join(home, 'earnings.jsonl'), 'utf8').startsWith(text), 'nothing is written anew');
  assert.deepEqual(
    readEarnings(home).hours.map(({ kind, wei }) => `${kind} ${wei}`),
    ['escrow 4', 'gas 2'],
  );
});
