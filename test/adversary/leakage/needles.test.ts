/** Ids of tokens are found however they are written, as they are, in hex and in Base64; texts also where they are cut short. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { encode } from 'cborg';
import { loadIntCommits } from '../../../crypto/commit/int-commits.ts';
import { needlesOf, search } from '../../bench/leakage/artefacts.ts';

const IDS = [17, 198, 4_093, 300, 49_151, 23, 24, 255, 256, 1, 2_222, 31_007, 127, 128];
const commits = await loadIntCommits();

const finds = (ids: readonly number[], written: Uint8Array): string[] => {
  const needles = needlesOf({ ids, states: [] }, commits);
  return search([{ kind: 'log', session: 0, bytes: written }], needles).map(({ what }) => what);
};

const WAYS: readonly (readonly [string, (ids: readonly number[]) => Uint8Array])[] = [
  ['JSON', (ids) => Buffer.from(JSON.stringify({ tokens: ids }))],
  ['JSON with spaces', (ids) => Buffer.from(`[${ids.join(', ')}]`)],
  ['a line each', (ids) => Buffer.from(ids.join('\n'))],
  ['words of four bytes', (ids) => new Uint8Array(Uint32Array.from(ids).buffer)],
  [
    'words of four bytes, big end first',
    (ids) => new Uint8Array(Buffer.from(Uint32Array.from(ids).buffer).swap32()),
  ],
  ['words of two bytes', (ids) => new Uint8Array(Uint16Array.from(ids).buffer)],
  [
    'words of two bytes, big end first',
    (ids) => new Uint8Array(Buffer.from(Uint16Array.from(ids).buffer).swap16()),
  ],
  ['CBOR', (ids) => encode([...ids])],
];

test('ids are found in every way to write them, inside of anything else', () => {
  for (const [way, write] of WAYS) {
    const bytes = write(IDS);
    const around = Buffer.concat([Buffer.from('prompt='), bytes, Buffer.from(' end')]);
    const said = [
      around,
      Buffer.from(Buffer.from(bytes).toString('hex')),
      Buffer.from(Buffer.from(bytes).toString('base64')),
    ];
    for (const one of said) assert.ok(finds(IDS, new Uint8Array(one)).length > 0, way);
    assert.deepEqual(finds(IDS.toReversed(), new Uint8Array(around)), [], `${way}: others are not`);
  }
});

test('ids beyond two bytes are looked for in four, and in sevens of bits as LEB128 has them', () => {
  const wide = [624_485, 300, 1, 128, 70_000, 99_999];
  // 624485 and 300 as DWARF's and Protocol Buffers' specifications write them
  const sevens = [0xe5, 0x8e, 0x26, 0xac, 0x02, 0x01, 0x80, 0x01, 0xf0, 0xa2, 0x04, 0x9f, 0x8d, 0x06];
  assert.deepEqual(finds(wide, Uint8Array.from(sevens)), ['ids in sevens of bits']);
  assert.deepEqual(finds(wide, new Uint8Array(encode(wide))), ['ids in CBOR']);
});

test('a text is found whole, cut short, and in two bytes a letter', () => {
  const text = 'Can my landlord evict me because I am ill?';
  const needles = needlesOf({ text, states: [] }, commits);
  for (const [written, whole] of [
    [Buffer.from(text), true],
    [Buffer.from(text.slice(0, 30)), false],
    [Buffer.from(text, 'utf16le'), true],
  ] as const) {
    const found = search([{ kind: 'log', session: 0, bytes: new Uint8Array(written) }], needles);
    assert.ok(found.length > 0);
    assert.equal(
      found.some(({ what }) => what.startsWith('text')),
      whole,
    );
  }
});
