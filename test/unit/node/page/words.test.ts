/** What the page makes of addresses, events, numbers and growing texts. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sayable } from '../../../../node/page/chat/sentences.ts';
import { cosinesOf } from '../../../../node/page/chat/stream.ts';
import { splitEvents } from '../../../../node/page/events.ts';
import {
  ago,
  bytes,
  ether,
  etherAtMost,
  milliseconds,
  plural,
  shortHash,
  shortPeer,
} from '../../../../node/page/format.ts';
import { hrefOf, parsePlace, VIEWS } from '../../../../node/page/router.ts';
import { meaningOf } from '../../../../node/page/verify/words.ts';

test('every place has an address that leads back to it', () => {
  for (const view of VIEWS) {
    for (const id of [null, 'abc', '0xab-12', 'a b/ü%']) {
      assert.deepEqual(parsePlace(hrefOf(view, id)), { view, id });
    }
  }
  assert.deepEqual(parsePlace(hrefOf('batches', 25)), { view: 'batches', id: '25' });
});

test('no address is the chat, and one that is none leads nowhere', () => {
  for (const hash of ['', '#', '#/']) assert.deepEqual(parsePlace(hash), { view: 'chat', id: null });
  for (const hash of ['#/nothing', '#/nodes/a/b', '#/nodes/%', '#/Chat', '#/__proto__']) {
    assert.equal(parsePlace(hash), null, hash);
  }
});

test('events are taken whole, however they were cut', () => {
  const stream = ': beat\n\ndata: {"a":1}\n\nevent: x\r\ndata: one\r\ndata: two\r\n\r\ndata: [DONE]\n\n';
  for (let size = 1; size <= stream.length; size++) {
    const data: string[] = [];
    let rest = '';
    for (let at = 0; at < stream.length; at += size) {
      const split = splitEvents(rest + stream.slice(at, at + size));
      rest = split.rest;
      data.push(...split.data);
    }
    assert.deepEqual([data, rest], [['{"a":1}', 'one\ntwo', '[DONE]'], ''], `in pieces of ${size}`);
  }
});

test('a growing text is said in whole sentences, each once, and all of it in the end', () => {
  const text = 'It is Paris. Known for 3.5 things: food!  And "art." More';
  const heard: string[] = [];
  let upTo = 0;
  for (let length = 1; length <= text.length; length++) {
    const next = sayable(text.slice(0, length), upTo, false);
    upTo = next.upTo;
    if (next.said !== '') heard.push(next.said);
  }
  assert.deepEqual(heard, ['It is Paris.', 'Known for 3.5 things:', 'food!', 'And "art."']);
  assert.deepEqual(sayable(text, upTo, true), { said: 'More', upTo: text.length });
});

test('wei are written as ether without losing a digit', () => {
  assert.equal(ether('23336610000000'), '0.00002333661 ether');
  assert.equal(ether('0'), '0 ether');
  assert.equal(ether('1'), '0.000000000000000001 ether');
  assert.equal(ether('123000000000000000000'), '123 ether');
});

test('an upper bound in few digits is never below what it bounds', () => {
  assert.equal(etherAtMost('147467628000000'), '0.000148 ether');
  assert.equal(etherAtMost('147000000000000'), '0.000147 ether');
  assert.equal(etherAtMost('999100000000000000'), '1 ether');
  for (const wei of ['0', '1', '999']) assert.equal(etherAtMost(wei), ether(wei));
});

test('numbers are as exact as they are told', () => {
  assert.deepEqual([1.234, 42.26, 999, 2_888, 600_000].map(milliseconds), [
    '1.23 ms',
    '42.3 ms',
    '999 ms',
    '2.9 s',
    '10 min',
  ]);
  assert.deepEqual([999, 39_400, 93_000_000].map(bytes), ['999 B', '39 kB', '93 MB']);
  assert.deepEqual([ago(0, 500), ago(0, 90_000)], ['just now', '90 s ago']);
  assert.deepEqual([plural(1, 'node'), plural(2_000, 'node')], ['1 node', '2,000 nodes']);
  assert.deepEqual(
    [
      shortHash('ab'.repeat(32)),
      shortHash(`0x${'cd'.repeat(20)}`),
      shortHash('abcd'),
      shortPeer('12D3KooWabcdefgh'),
    ],
    ['abababab…', '0xcdcdcdcd…', 'abcd', 'abcdefgh'],
  );
});

test('likeness is the cosine of each with each', () => {
  assert.deepEqual(
    cosinesOf([
      [1, 0],
      [0.6, 0.8],
    ]),
    [
      [1, 0.6],
      [0.6, 1],
    ],
  );
});

test('a verified receipt says which of its steps hold nothing yet', () => {
  const step = (name: string, state: 'passed' | 'pending') => ({ name, state, detail: '' });
  const passed = [step('canonical', 'passed'), step('block', 'passed')];
  assert.match(meaningOf({ verdict: 'verified', steps: passed }), /^every step holds/);
  const open = meaningOf({ verdict: 'verified', steps: [...passed, step('payment', 'pending')] });
  assert.match(open, /not shown yet: payment$/);
  assert.doesNotMatch(open, /every step/);
});
