import assert from 'node:assert/strict';
import { test } from 'node:test';
import { printable, printableJson } from '../../../../models/text/printable.ts';

test('what drives a terminal is replaced, text is not', () => {
  assert.equal(printable('a\tb\nc é 漢 😀\u0301'), 'a\tb\nc é 漢 😀\u0301');
  for (const control of ['\x1b[2J', '\x9b2J', '\r', '\b', '\x7f', '\0', '\x07', '\v']) {
    assert.doesNotMatch(printable(`x${control}`), /[\p{Cc}--[\t\n]]/v);
  }
});

test('what would show text in another order than it is written is replaced, marks that text needs are not', () => {
  const overrides = [
    '\u202a',
    '\u202b',
    '\u202c',
    '\u202d',
    '\u202e',
    '\u2066',
    '\u2067',
    '\u2068',
    '\u2069',
  ];
  for (const one of [...overrides, '\u206a', '\u206f', '\ufff9', '\ufffb']) {
    assert.equal(printable(`a${one}b`), 'a\ufffdb');
  }
  const needed = '\u05d0\u200f!\u200e \u0645\u06cc\u200c\u062e \u{1f468}\u200d\u{1f469} e\u0301\ufe0f';
  assert.equal(printable(needed), needed);
});

test('JSON says the same and holds nothing that drives a terminal', () => {
  const value = { text: 'a\x9b2J\x7f\u202eb\n\u{1f600}' };
  const json = printableJson(JSON.stringify(value));
  assert.deepEqual(JSON.parse(json), value);
  assert.equal(printable(json), json);
});
