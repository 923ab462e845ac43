import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createSpecials, ESCAPE, escapeSpecials, splitSpecials } from '../../../../models/text/special.ts';
import { fc } from '../../../support/fast-check.ts';

const specials = createSpecials(['<|a|>', '<|ab|>', '[x]', '🏿!'].map((text, id) => ({ id, text })));
const split = (text: string) => splitSpecials(text, specials);
const marked = (text: string) => escapeSpecials(text, specials);

test('control tokens are found in the rendered prompt, the longest that fits', () => {
  assert.deepEqual(split('<|a|>hi<|ab|>[x]<|b|>'), [0, 'hi', 1, 2, '<|b|>']);
  assert.deepEqual(split(''), []);
});

test('what matches and what begins one is as a search through all of them says', () => {
  const short = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(fc.uniqueArray(short, { maxLength: 12 }), short, (texts, said) => {
      const some = createSpecials(texts.map((text, id) => ({ id, text })));
      const fitting = texts.filter((text) => said.startsWith(text)).toSorted((a, b) => b.length - a.length);
      const expected = fitting.map((text) => ({ id: texts.indexOf(text), length: text.length }))[0] ?? null;
      assert.deepEqual(some.match(said, 0), expected);
      assert.equal(
        some.begins(said),
        texts.some((text) => text.startsWith(said)),
      );
    }),
  );
});

test('as many and as long control tokens as a bundle may have do not hold a long prompt up', () => {
  const many = createSpecials(
    Array.from({ length: 8_192 }, (_, id) => ({ id, text: `${'a'.repeat(240)}b${id}` })),
  );
  const said = 'a'.repeat(2 ** 16);
  assert.deepEqual(splitSpecials(said, many), [said]);
});

test('what a message spells stays text, and the marks vanish', () => {
  for (const said of ['<|a|>', 'x<|ab|>y', '[x][x]', '🏿!', 'plain', '  <|a|>  ', '']) {
    assert.deepEqual(split(marked(said)), said === '' ? [] : [said]);
  }
});

test('a message cannot complete a control token with what stands next to it', () => {
  assert.deepEqual(split(`<|a${marked('|>')}`), ['<|a|>']);
  assert.deepEqual(split(`${marked('<|a')}|>`), ['<|a|>']);
  assert.deepEqual(split(marked('<|') + marked('a|>')), ['<|a|>']);
});

test('a control token that could complete itself stays text too', () => {
  const own = createSpecials([{ id: 0, text: '###' }]);
  for (const said of ['###', '####', '## ###', '#']) {
    assert.deepEqual(splitSpecials(escapeSpecials(said, own), own), [said]);
  }
});

test('white space at the ends stays outside the marks, so that a template may trim', () => {
  assert.equal(marked(' |> '), ` ${ESCAPE}|> `);
  assert.deepEqual(split(`<|a${marked('  |>').trim()}`), ['<|a|>']);
});

test('a character whose second half looks like the mark is not taken for one', () => {
  assert.equal('🏿'[1], ESCAPE);
  assert.deepEqual(split(`🏿<|a|>`), ['🏿', 0]);
  assert.deepEqual(split(marked('🏿<|a|>')), ['🏿<|a|>']);
});

test('any message between control tokens comes back as it was', () => {
  const unit = fc.constantFrom('<', '|', 'a', 'b', '>', '[', 'x', ']', '🏿', '!', ' ', '\n');
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 30 }), fc.string({ unit, maxLength: 30 }), (one, two) => {
      const parts = split(`<|a|>${marked(one)}<|ab|>${marked(two)}[x]`);
      const between = (text: string) => (text === '' ? [] : [text]);
      assert.deepEqual(parts, [0, ...between(one), 1, ...between(two), 2]);
    }),
    { numRuns: 1_000 },
  );
});
