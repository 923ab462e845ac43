import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createTextStream, type TextStreamOptions } from '../../../../models/text/stream.ts';
import { fc } from '../../../support/fast-check.ts';

const STOP = 99;
/** Tokens are indices into this list. */
const pieces = ['a', 'b', ' ab', 'END', '\n', 'ü', '😀', '漢'].map((text) => new TextEncoder().encode(text));
const bytesOf = (id: number): Uint8Array => (id < 8 ? pieces[id]! : Uint8Array.of(id - 8 + 0x80));

function stream(over: Partial<TextStreamOptions> = {}) {
  return createTextStream({
    bytes: bytesOf,
    stopTokens: new Set([STOP]),
    stopStrings: [],
    dropSpace: false,
    ...over,
  });
}

/** Pieces of a token sequence, the end included. */
function run(ids: readonly number[], over: Partial<TextStreamOptions> = {}): string[] {
  const one = stream(over);
  const out = ids.map((id) => one.push(id));
  return [...out, one.end()];
}

/** One byte a token. */
const byBytes = (text: string | Uint8Array, over: Partial<TextStreamOptions> = {}): string[] => {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  return run([...bytes], { ...over, bytes: (id) => Uint8Array.of(id), stopTokens: new Set() });
};

test('a character split over tokens appears once, when its last byte is there', () => {
  assert.deepEqual(byBytes('a😀b'), ['a', '', '', '', '😀', 'b', '']);
  assert.deepEqual(byBytes('é'), ['', 'é', '']);
});

test('a character that is incomplete at the end becomes one replacement character', () => {
  assert.deepEqual(byBytes(Uint8Array.of(0x61, 0xf0, 0x9f, 0x98)), ['a', '', '', '', '\ufffd']);
});

test('bytes that begin no character become replacement characters at once', () => {
  assert.deepEqual(byBytes(Uint8Array.of(0xff, 0x61)), ['\ufffd', 'a', '']);
});

test('a byte order mark is text', () => {
  assert.equal(byBytes('\ufeffx').join(''), '\ufeffx');
});

test('a stop token ends the answer and shows nothing; what follows shows nothing', () => {
  const one = stream();
  assert.equal(one.push(0), 'a');
  assert.equal(one.finished(), null);
  assert.equal(one.push(STOP), '');
  assert.equal(one.finished(), 'stop-token');
  assert.equal(one.push(1), '');
  assert.equal(one.end(), '');
});

test('a stop token inside a character leaves one replacement character', () => {
  const one = stream({ bytes: (id) => Uint8Array.of(id), stopTokens: new Set([7]) });
  assert.equal(one.push(0xc3) + one.push(7) + one.end(), '\ufffd');
});

test('a stop string is found across tokens, and nothing of it is shown', () => {
  const shown = byBytes('one END two', { stopStrings: ['END'] });
  assert.equal(shown.join(''), 'one ');
  assert.deepEqual(byBytes('xEN', { stopStrings: ['END'] }), ['x', '', '', 'EN']);
  assert.deepEqual(byBytes('ENEND', { stopStrings: ['END'] }).join(''), 'EN');
});

test('of several stop strings the one that is complete first ends the answer', () => {
  assert.equal(byBytes('xabcd', { stopStrings: ['abcd', 'bc'] }).join(''), 'xa');
  assert.equal(byBytes('xabc', { stopStrings: ['bc', 'abc'] }).join(''), 'x');
});

test('a stop string that only the end completes still cuts', () => {
  const cut = byBytes(Uint8Array.of(0x61, 0xc3), { stopStrings: ['\ufffd'] });
  assert.equal(cut.join(''), 'a');
});

test('where the vocabulary writes a space before the first word, it is dropped once', () => {
  assert.equal(run([2, 2], { dropSpace: true }).join(''), 'ab ab');
  assert.equal(run([0, 2], { dropSpace: true }).join(''), 'a ab');
});

const anyIds = fc
  .array(fc.integer({ min: 0, max: 8 + 127 }), { maxLength: 60 })
  .map((ids) => ids.filter((id) => id !== STOP));

test('the pieces of any tokens together are the decoding of all their bytes', () => {
  fc.assert(
    fc.property(anyIds, (ids) => {
      const bytes = Uint8Array.from(ids.flatMap((id) => [...bytesOf(id)]));
      const shown = run(ids);
      assert.equal(shown.join(''), new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes));
      assert.ok(shown.every((piece) => piece.isWellFormed()));
    }),
    { numRuns: 2_000 },
  );
});

test('where an answer stops does not depend on how its bytes fall into tokens', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', 'ü', '😀', '.'), maxLength: 24 });
  const stops = fc.array(
    fc.string({ unit: fc.constantFrom('a', 'b', 'ü', '😀'), minLength: 1, maxLength: 4 }),
    { maxLength: 3 },
  );
  fc.assert(
    fc.property(
      text,
      stops,
      fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 30, maxLength: 30 }),
      (said, stopStrings, cuts) => {
        const bytes = new TextEncoder().encode(said);
        const chunks: Uint8Array[] = [];
        for (let at = 0, i = 0; at < bytes.length; at += cuts[i++]!)
          chunks.push(bytes.subarray(at, at + cuts[i]!));
        const shown = run([...chunks.keys()], {
          stopStrings,
          bytes: (id) => chunks[id]!,
          stopTokens: new Set(),
        }).join('');
        assert.equal(shown, byBytes(said, { stopStrings }).join(''));
        assert.ok(said.startsWith(shown) && !stopStrings.some((stop) => shown.includes(stop)));
      },
    ),
    { numRuns: 2_000 },
  );
});
