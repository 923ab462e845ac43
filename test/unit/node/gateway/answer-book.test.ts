/** The answers of a gateway as they are shown: what they went through, and never what was asked or said. */
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { UnavailableError } from '../../../../crypto/core/errors.ts';
import { type Begun, createAnswerBook, type Standings } from '../../../../node/gateway/answer-book.ts';
import type { ApiLive } from '../../../../node/gateway/api-types.ts';
import { createReceiptIndex } from '../../../../node/gateway/receipt-index.ts';
import { temporaryFolder } from '../../../support/processes.ts';

const folder = temporaryFolder();
after(folder.remove);

const BEGUN: Begun = {
  model: 'tiny-chat',
  modelRoot: 'ab'.repeat(32),
  task: 'chat',
  atMostWei: '500',
  mode: 'veil',
  promptTokens: 7,
};
const PRIVACY = { mode: 'veil', level: 'L0', assurance: 'simulated', text: 'L0, SIMULATED' } as const;
const ENDED = {
  waterfall: { openMs: 1, runMs: 2, verifyMs: 3, returnMs: 4, steps: 5, hops: [] },
  timing: { firstTokenMs: 1, tokensPerSecond: 20, p50Ms: 3, p99Ms: 4, headMs: 5 },
  costWei: '123',
  privacy: PRIVACY,
  tokens: 9,
} as const;
const ROUTE = [{ shard: 0, peer: 'peer-a', role: 'veil' }] as const;
const id = (n: number): string => n.toString(16).padStart(32, '0');

interface Opened {
  readonly told: ApiLive[];
  readonly home: string;
  readonly book: ReturnType<typeof createAnswerBook>;
  readonly index: ReturnType<typeof createReceiptIndex>;
}

function open(name: string, standings: Partial<Standings> = {}, keep = 10): Opened {
  const home = join(folder.path, name);
  const told: ApiLive[] = [];
  const index = createReceiptIndex(home);
  const book = createAnswerBook({
    home,
    index,
    standings: { read: () => null, ask: async () => null, ...standings },
    tell: (event) => told.push(event),
    keep,
  });
  return { told, home, book, index };
}

test('an answer is shown from its beginning to its end, and each step of it is told', async () => {
  const { book, told } = open('whole');
  const written = book.begin(id(1), BEGUN);
  assert.deepEqual([book.list(9)[0]!.state, book.list(9)[0]!.attempts], ['running', 0]);
  written.route(ROUTE, PRIVACY);
  written.route([...ROUTE, { shard: 1, peer: 'peer-b', role: 'veil' }], PRIVACY);
  written.steps(1);
  written.steps(2); // too soon after the first to be told
  written.given(ENDED);
  written.failed({ code: 'LATE', hint: null });
  const [answer] = book.list(9);
  assert.deepEqual(
    [answer!.state, answer!.attempts, answer!.route.length, answer!.error],
    ['given', 2, 2, null],
  );
  assert.deepEqual([answer!.tokens, answer!.costWei], [{ prompt: 7, answer: 9 }, '123']);
  assert.ok(answer!.privacy.couldSee.some(({ kind }) => kind === 'content'));
  assert.deepEqual(
    told.map(({ type }) => type),
    ['session', 'session', 'step', 'end'],
  );
  assert.deepEqual(await book.show(id(1)), answer);
});

test('one that failed says its code and has no receipt; one that nobody knows is an error', async () => {
  const { book, home } = open('failed');
  book.begin(id(1), BEGUN).failed({ code: 'HOP_LOST', hint: 'veilmesh status' });
  const [answer] = book.list(9);
  assert.deepEqual([answer!.state, answer!.error?.code, answer!.receipt], ['failed', 'HOP_LOST', 'none']);
  await assert.rejects(book.show(id(2)), { code: 'ANSWER_UNKNOWN' });
  assert.equal(existsSync(join(home, 'answered')), false);
});

test('what was given outlives the process, in files of the owner alone; what was not is forgotten', () => {
  const first = open('kept');
  const written = first.book.begin(id(1), BEGUN);
  written.route(ROUTE, PRIVACY);
  written.given(ENDED);
  first.book.begin(id(2), BEGUN).failed({ code: 'HOP_LOST', hint: null });
  first.book.begin(id(3), BEGUN);
  const again = open('kept').book.list(9);
  assert.deepEqual(again, first.book.list(9).slice(2));
  const path = join(first.home, 'answered', `${id(1)}.json`);
  assert.equal(statSync(path).mode & 0o777, 0o600);
  assert.equal(readFileSync(path, 'utf8').includes('couldSee'), false); // words are this version's
});

test('a file that is torn, or another one, is passed over', () => {
  const { home, book } = open('torn');
  const written = book.begin(id(1), BEGUN);
  written.route(ROUTE, PRIVACY);
  written.given(ENDED);
  writeFileSync(join(home, 'answered', `${id(2)}.json`), '{"version":1');
  writeFileSync(join(home, 'answered', `${id(3)}.json`), '{"version":1,"prompt":"secret"}');
  assert.deepEqual(
    open('torn')
      .book.list(9)
      .map((answer) => answer.id),
    [id(1)],
  );
});

test('no more are kept than may be, the oldest go first, and their receipts with them', () => {
  const { home, book, index } = open('bounded', {}, 3);
  for (let n = 1; n <= 5; n++) {
    index.begin(id(n));
    const written = book.begin(id(n), BEGUN);
    written.route(ROUTE, PRIVACY);
    const name = n.toString(16).padStart(16, '0');
    mkdirSync(join(home, 'receipts', name), { recursive: true });
    for (const file of ['receipt.json', 'header.json'])
      writeFileSync(join(home, 'receipts', name, file), '{}');
    index.put(id(n), name);
    index.end(id(n));
    written.given(ENDED);
  }
  assert.deepEqual(
    book.list(9).map((answer) => answer.id),
    [id(5), id(4), id(3)],
  );
  for (const place of ['answered', 'receipts', 'answers']) {
    assert.equal(readdirSync(join(home, place)).length, 3, place);
  }
});

test('one that is not settled yet stays until it is, so that nothing of it is left behind', () => {
  const { home, book, index } = open('unsettled', {}, 1);
  const name = (n: number): string => n.toString(16).padStart(16, '0');
  const unsettled = (n: number): string => join(home, 'unsettled', `${name(n)}.json`);
  mkdirSync(join(home, 'unsettled'), { recursive: true });
  const give = (n: number): void => {
    index.begin(id(n));
    const written = book.begin(id(n), BEGUN);
    written.route(ROUTE, PRIVACY);
    writeFileSync(unsettled(n), '{}');
    index.put(id(n), name(n));
    index.end(id(n));
    written.given(ENDED);
  };
  for (const n of [1, 2]) give(n);
  assert.deepEqual(
    book.list(9).map((answer) => `${answer.id} ${answer.receipt}`),
    [`${id(2)} pending`, `${id(1)} pending`],
  );
  rmSync(unsettled(1)); // nobody settled it while its vouchers held
  give(3);
  assert.deepEqual(
    book.list(9).map((answer) => answer.id),
    [id(3), id(2)],
  );
  assert.deepEqual(readdirSync(join(home, 'answers')).sort(), [`${id(2)}.json`, `${id(3)}.json`]);
});

test('answers that failed are few, and take no place from those that were given', () => {
  const { home, book, index } = open('failing', {}, 3);
  const written = book.begin(id(1), BEGUN);
  written.route(ROUTE, PRIVACY);
  index.put(id(1), '1'.padStart(16, '0'));
  written.given(ENDED);
  for (let n = 2; n <= 200; n++) book.begin(id(n), BEGUN).failed({ code: 'ROUTE_COVERAGE_GAP', hint: null });
  const shown = book.list(1_000);
  assert.equal(shown.length, 101);
  assert.equal(shown.at(-1)!.id, id(1));
  assert.equal(readdirSync(join(home, 'answered')).length, 1);
  assert.equal(readdirSync(join(home, 'answers')).length, 1);
});

test('what the chain says of it now is asked for with one id, remembered, and told once', async () => {
  let finality: 'challengeable' | 'final' = 'challengeable';
  const batches = ['0xaa-1'];
  const { book, told } = open('standing', {
    read: () => ({ finality, batches }),
    ask: async () => ({ finality, batches, checks: ['cc'] }),
  });
  const written = book.begin(id(1), BEGUN);
  written.route(ROUTE, PRIVACY);
  written.given(ENDED);
  assert.equal(book.list(1)[0]!.finality, 'provisional');
  written.settled();
  assert.equal(book.list(1)[0]!.finality, 'challengeable');
  finality = 'final';
  const shown = await book.show(id(1));
  assert.deepEqual([shown.finality, shown.checks], ['final', ['cc']]);
  assert.equal(open('standing').book.list(1)[0]!.finality, 'final');
  await book.refresh();
  await book.show(id(1));
  assert.equal(told.filter(({ type }) => type === 'settled').length, 2);
});

test('while the chain is away an answer is shown as it was known last', async () => {
  const { book } = open('away', {
    ask: async () => {
      throw new UnavailableError('CHAIN_UNREACHABLE', 'no chain');
    },
  });
  const written = book.begin(id(1), BEGUN);
  written.route(ROUTE, PRIVACY);
  written.given(ENDED);
  assert.equal((await book.show(id(1))).finality, 'provisional');
  await book.refresh();
});
