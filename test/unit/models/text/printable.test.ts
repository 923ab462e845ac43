import assert from 'node:assert/strict';
import { test } from 'node:test';
import { printable } from '../../../../models/text/printable.ts';

test('what drives a terminal is replaced, text is not', () => {
  assert.equal(printable('a\tb\nc é 漢 😀\u0301'), 'a\tb\nc é 漢 😀\u0301');
  for (const control of ['\x1b[2J', '\x9b2J', '\r', '\b', '\x7f', '\0', '\x07', '\v']) {
    assert.doesNotMatch(printable(`x${control}`), /[\p{Cc}--[\t\n]]/v);
  }
});
