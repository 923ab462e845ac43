/**
 * The XML of NVIDIA's manifests: its canonical form, what is refused, and how long reading takes.
 * @module
 */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { canonicalXml, parseXml } from '../../../crypto/attest/nvidia/xml.ts';
import { utf8 } from '../../../crypto/core/bytes.ts';
import { VerificationError } from '../../../crypto/core/errors.ts';
import { growthExponent } from '../../support/complexity.ts';
import { fc } from '../../support/fast-check.ts';
import { refused } from '../../support/refusals.ts';

suite('the XML', () => {
  const canonical = (source: string): string => canonicalXml(parseXml(utf8(source)));

  test('has the canonical form of Canonical XML 1.1', () => {
    // Worked out by hand from the recommendation's rules.
    const forms: readonly [string, string][] = [
      ['<a/>', '<a></a>'],
      ['<a  b="2"\n a="1" />', '<a a="1" b="2"></a>'],
      ['<a>x <b></b>\n</a>\n', '<a>x <b></b>\n</a>'],
      [
        '<p:a xmlns:q="u2" xmlns:p="u1" b="" q:b="" p:b=""/>',
        '<p:a xmlns:p="u1" xmlns:q="u2" b="" p:b="" q:b=""></p:a>',
      ],
      // Sorted by namespace, not by prefix.
      ['<a xmlns:z="u1" xmlns:y="u2" y:a="" z:b=""/>', '<a xmlns:y="u2" xmlns:z="u1" z:b="" y:a=""></a>'],
      [
        '<a xmlns="u" xmlns:p="v"><p:b xmlns="u" xmlns:p="v"/></a>',
        '<a xmlns="u" xmlns:p="v"><p:b></p:b></a>',
      ],
      [
        '<a xmlns="u"><b xmlns="v"><c xmlns="u"/></b></a>',
        '<a xmlns="u"><b xmlns="v"><c xmlns="u"></c></b></a>',
      ],
    ];
    for (const [source, expected] of forms) assert.equal(canonical(source), expected);
    const root = parseXml(utf8('<a xmlns="u" xmlns:p="v"><b/><p:c d="1"/></a>'));
    const [first, second] = root.children.filter((child) => typeof child !== 'string');
    assert.equal(canonicalXml(second!), '<p:c xmlns="u" xmlns:p="v" d="1"></p:c>');
    assert.equal(canonicalXml(root, first), '<a xmlns="u" xmlns:p="v"><p:c d="1"></p:c></a>');
  });

  test('is refused wherever readers differ', () => {
    const sources = [
      '',
      'x',
      '<a>',
      '<a></b>',
      '<a/><a/>',
      '<a b="1" b="2"/>',
      '<a xmlns:p="u" xmlns:q="u" p:b="" q:b=""/>',
      "<a b='1'/>",
      '<a b="1"c="2"/>',
      '<a b="<"/>',
      '<a b="\n"/>',
      '<a>></a>',
      '<p:a/>',
      '<a xmlns:p=""/>',
      '<a xmlns="u"><b xmlns=""/></a>',
      '<a xmlns:xml="u"/>',
      '<a xml:space="preserve"/>',
      '<a><![CDATA[x]]></a>',
      '<a><?p?></a>',
      '<a>&amp;</a>',
      '<a>\t</a>',
      '<a>é</a>',
      '\ufeff<a/>',
      '<a:b:c xmlns:a="u"/>',
      `${'<a>'.repeat(10)}${'</a>'.repeat(10)}`,
      `<a>${'<b/>'.repeat(1_100)}</a>`,
      `<a>${' '.repeat(140_000)}</a>`,
      `<a ${Array.from({ length: 100 }, (_, i) => `b${i}=""`).join(' ')}/>`,
      `<a ${Array.from({ length: 17 }, (_, i) => `xmlns:p${i}="u"`).join(' ')}/>`,
    ];
    for (const source of sources)
      assert.throws(() => parseXml(utf8(source)), refused('TEE_GPU_MALFORMED'), source.slice(0, 40));
  });

  test('whatever it is, is read or refused', () => {
    const piece = fc.constantFrom(
      '<a',
      '>',
      '/>',
      '</a>',
      ' b="',
      '"',
      ' xmlns="u"',
      'x',
      '\n',
      '<',
      ':',
      'p:',
      '&',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 24 }), (pieces) => {
        try {
          const once = canonical(pieces.join(''));
          assert.equal(canonical(once), once);
        } catch (error) {
          assert.ok(error instanceof VerificationError, String(error));
        }
      }),
      { numRuns: 2_000 },
    );
  });

  test('costs little, however many namespaces it declares and elements it has', () => {
    const declared = Array.from({ length: 16 }, (_, i) => `xmlns:p${i}="u"`).join(' ');
    const bytes = utf8(`<a ${declared}>${'<b/>'.repeat(1_000)}${'<b xmlns:p0="v"/>'.repeat(20)}</a>`);
    const before = process.cpuUsage();
    for (let i = 0; i < 10; i++) canonicalXml(parseXml(bytes));
    const { user, system } = process.cpuUsage(before); // microseconds, which others on this machine take nothing of
    assert.ok((user + system) / 10 < 100_000);
  });

  test('is read in time in proportion to its size', async () => {
    const shapes: readonly ((size: number) => string)[] = [
      (size) => `<a>${'<b c="1"/>'.repeat(Math.min(1_000, size / 100))}${'x'.repeat(size)}</a>`,
      (size) => `<a${' '.repeat(size)}b="${'x'.repeat(size)}"/>`,
      (size) => `<a${' \n'.repeat(size / 2)}!`,
      (size) => `<a b="${'x'.repeat(size)}`,
      (size) => 'a'.repeat(size),
    ];
    for (const shape of shapes) {
      const exponent = await growthExponent([7_500, 15_000, 30_000, 60_000], (size) => {
        const bytes = utf8(shape(size));
        return () => {
          for (let i = 0; i < 20; i++) {
            try {
              parseXml(bytes);
            } catch {}
          }
        };
      });
      assert.ok(exponent < 1.5, `${shape(8).slice(0, 20)} grows as n^${exponent.toFixed(2)}`);
    }
  });
});
