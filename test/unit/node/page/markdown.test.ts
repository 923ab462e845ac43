/** Markdown of answers, which anybody may have written: what is drawn of it, and what never is. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type Piece, piecesOf } from '../../../../node/page/markdown/tree.ts';

const all = (pieces: readonly Piece[]): readonly Piece[] =>
  pieces.flatMap((piece) => [piece, ...('of' in piece ? all(piece.of) : [])]);
const links = (text: string) => all(piecesOf(text)!).filter((piece) => piece.is === 'link');
const said = (text: string): string =>
  all(piecesOf(text)!)
    .map((piece) => ('text' in piece ? piece.text : ''))
    .join('');

test('what people write is drawn as they meant it', () => {
  assert.deepEqual(piecesOf('# A *b*\n\n1. `c`\n2. d\n\n> e\n\n```js\nf\n```\n\n---'), [
    {
      is: 'title',
      of: [
        { is: 'text', text: 'A ' },
        { is: 'emphasis', of: [{ is: 'text', text: 'b' }] },
      ],
    },
    {
      is: 'list',
      start: 1,
      of: [
        { is: 'item', of: [{ is: 'paragraph', of: [{ is: 'code', text: 'c' }] }] },
        { is: 'item', of: [{ is: 'paragraph', of: [{ is: 'text', text: 'd' }] }] },
      ],
    },
    { is: 'quote', of: [{ is: 'paragraph', of: [{ is: 'text', text: 'e' }] }] },
    { is: 'pre', text: 'f', language: 'js' },
    { is: 'rule' },
  ]);
});

test('HTML stays text, all of it', () => {
  for (const html of [
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    'a <b onclick="x">b</b>',
  ]) {
    assert.equal(said(html), html);
  }
});

describe('a link', () => {
  test('leads to whole addresses of the web and of mail alone, and says where', () => {
    const of = [{ is: 'text', text: 'a' }];
    assert.deepEqual(links('[a](https://example.org/x)'), [
      { is: 'link', url: 'https://example.org/x', host: 'example.org', of },
    ]);
    assert.deepEqual(links('[a](mailto:a@example.org)'), [
      { is: 'link', url: 'mailto:a@example.org', host: 'a@example.org', of },
    ]);
  });

  test('that could run something, or lead into this page, is text', () => {
    for (const url of [
      'javascript:alert(1)',
      'JaVaScRiPt:alert(1)',
      '&#106;avascript:alert(1)',
      'java\\\nscript:alert(1)',
      'data:text/html,<script>alert(1)</script>',
      'vbscript:x',
      'file:///etc/passwd',
      'blob:https://example.org/1',
      '#/verify',
      '/receipts/1',
      '//example.org',
    ]) {
      assert.deepEqual(links(`[a](${url})`), [], url);
      assert.deepEqual(links(`[a][b]\n\n[b]: ${url}`), [], url);
      assert.deepEqual(links(`<${url}>`), [], url);
    }
  });

  test('says its true host, whatever it is dressed as', () => {
    const hostOf = (text: string) => links(text).map((link) => (link.is === 'link' ? link.host : ''));
    assert.deepEqual(hostOf('[https://bank.example](https://bank.example@evil.example/)'), ['evil.example']);
    assert.deepEqual(hostOf('[apple](https://аррӏе.com/)'), ['xn--80ak6aa92e.com']);
    assert.deepEqual(hostOf('[a][b]\n\n[b]: https://one.example\n[b]: https://two.example'), ['one.example']);
  });
});

test('pictures are named and led to, never fetched', () => {
  const text = '![a cat](https://evil.example/cat.png)';
  assert.deepEqual(
    all(piecesOf(text)!).map(({ is }) => is),
    ['paragraph', 'link', 'text'],
  );
  assert.equal(said(text), '[picture, not fetched: a cat]');
});

test('what lies too deep is shown as it was written', () => {
  const text = Array.from({ length: 40 }, (_, depth) => `${'  '.repeat(depth)}- a${depth}`).join('\n');
  assert.match(said(text), /a39$/);
  assert.ok(all(piecesOf(text)!).length < 60);
});

test('lists and quotes by the thousand, in a line or one after another, are not laid out: it would take minutes', () => {
  for (const one of ['- ', '+ ', '1. ', '1) ', '> ', '- > ', '-\t', '- 1. '])
    assert.equal(piecesOf(`text\n\n${one.repeat(500)}a`), null, one);
  for (const line of ['- a\n', '-\n', '- - - a\n', '1. a\n', '\n'])
    assert.equal(piecesOf(line.repeat(4_000)), null, line);
  assert.notEqual(piecesOf('- a\n'.repeat(500)), null);
  assert.notEqual(piecesOf('> - 1. a\n'.repeat(100)), null);
});

test('what is too long, or too dense with marks, is not laid out', () => {
  assert.equal(piecesOf('a'.repeat(1_000_000)), null);
  for (const marks of ['*_', '[', '>', '`', '![', '&amp'])
    assert.equal(piecesOf(marks.repeat(4_000)), null, marks);
  assert.notEqual(piecesOf('a *b* '.repeat(1_000)), null);
});

test('any beginning of an answer can be laid out, as it comes', () => {
  const text = '# A\n\n1. **b** [c](https://d.example) `e\n\n```js\nf\n\n| g | ![h](i) <j';
  for (let length = 0; length <= text.length; length++)
    assert.notEqual(piecesOf(text.slice(0, length)), null);
});
