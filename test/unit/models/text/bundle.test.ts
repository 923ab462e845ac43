import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { VeilmeshError } from '../../../../crypto/core/errors.ts';
import { checkBundle, decodeBundle, encodeBundle, type TextBundle } from '../../../../models/text/bundle.ts';
import { createTextModel } from '../../../../models/text/text-model.ts';
import { fc } from '../../../support/fast-check.ts';
import { tinyBundle } from '../../../support/tiny-decoder.ts';

let bytes: Uint8Array;
let bundle: TextBundle;
before(() => {
  bytes = tinyBundle();
  bundle = decodeBundle(bytes);
});

test('a bundle is the same bytes whoever writes it', () => {
  assert.deepEqual(encodeBundle(decodeBundle(bytes)), bytes);
});

test('every field is checked', () => {
  const n = bundle.tokens.length;
  const wrong: Partial<Record<keyof TextBundle | 'more', unknown>>[] = [
    { version: 2 },
    { more: 1 },
    { tokens: [] },
    { tokens: [...bundle.tokens.slice(0, -1), ''] },
    { tokens: [...bundle.tokens.slice(0, -1), bundle.tokens[5]] },
    { tokens: [...bundle.tokens.slice(0, -1), '漢'] },
    { tokens: [...bundle.tokens.slice(0, -1), '\ud800'] },
    { tokens: [...bundle.tokens.slice(0, -1), 'x'.repeat(2_049)] },
    { tokens: ['<| a|>', ...bundle.tokens.slice(1)] },
    { merges: [n, 0] },
    { merges: [1] },
    { merges: [1.5, 2] },
    { merges: [-1, 2] },
    { split: '(a+)+$' },
    { special: [n] },
    { special: [0, 0] },
    { special: [0], added: [0] },
    { stop: [n] },
    { stop: Array.from({ length: 17 }, () => 0) },
    { bos: n },
    { bos: null, addBos: true },
    { eos: -1 },
    { chatTemplate: 'x'.repeat(64 * 1024 + 1) },
    { chatTemplate: '\udfff' },
    { prefixSpace: true },
  ];
  for (const change of wrong) {
    assert.throws(
      () => checkBundle({ ...bundle, ...change }),
      { code: 'TEXT_BUNDLE' },
      JSON.stringify(change).slice(0, 80),
    );
  }
});

test('tokens with the names of object members are tokens', () => {
  const tokens = [...bundle.tokens, '__proto__', 'constructor', 'toString', '7'].filter(
    (t, i, all) => all.indexOf(t) === i,
  );
  const odd = createTextModel(checkBundle({ ...bundle, tokens }));
  const stream = odd.stream();
  const text = '__proto__ constructor toString 7';
  assert.equal(Array.from(odd.encodeText(text), (id) => stream.push(id)).join(''), text);
});

test('bytes that are no bundle are refused with one code', () => {
  for (const wrong of [
    new Uint8Array(0),
    Uint8Array.of(0xff),
    new TextEncoder().encode('[['.repeat(50_000)),
    bytes.subarray(0, -1),
  ]) {
    assert.throws(() => decodeBundle(wrong), { code: 'TEXT_BUNDLE' });
  }
  assert.throws(() => decodeBundle(new Uint8Array(32 * 1024 * 1024 + 1)), { code: 'TEXT_BUNDLE' });
});

test('a bundle with any bytes changed is refused with a code, or works', () => {
  const change = fc.record({ at: fc.nat({ max: bytes.length - 1 }), to: fc.integer({ min: 0, max: 255 }) });
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 6 }), (changes) => {
      const changed = bytes.slice();
      for (const { at, to } of changes) changed[at] = to;
      try {
        const model = createTextModel(decodeBundle(changed));
        const ids = model.chats
          ? model.encodeChat([{ role: 'user', content: 'hi 😀' }])
          : model.encodeText('hi');
        const stream = model.stream();
        for (const id of ids) stream.push(id);
        stream.end();
      } catch (error) {
        assert.ok(error instanceof VeilmeshError && error.family === 'usage', String(error));
      }
    }),
    { numRuns: 300 },
  );
});

test('a bundle with any field replaced by anything is refused with a code, or works', () => {
  const field = fc.constantFrom(...(Object.keys(bundle) as (keyof TextBundle)[]));
  fc.assert(
    fc.property(field, fc.jsonValue({ maxDepth: 3 }), (name, value) => {
      try {
        createTextModel(checkBundle({ ...bundle, [name]: value }));
      } catch (error) {
        assert.ok(error instanceof VeilmeshError && error.family === 'usage', String(error));
      }
    }),
    { numRuns: 300 },
  );
});
