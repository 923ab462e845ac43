/**
 * Transcripts: what is in the tree and where, that it says nothing to who lacks its key, what a client keeps and takes as a statement,
 * and that of a query over twin nobody can be shown the words.
 */
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { keccak_256 } from '@noble/hashes/sha3.js';
import { merkleIncludes, merkleTop } from '../../../crypto/core/keccak-merkle.ts';
import { nobleStreamCipher } from '../../../crypto/mask/keystream.ts';
import { asPlain, type Masked, mask } from '../../../crypto/mask/masked.ts';
import { type Bls, type BlsKeyPair, loadBls } from '../../../crypto/poea/bls.ts';
import { claimHash } from '../../../crypto/poea/claim.ts';
import { maskRows } from '../../../crypto/ring/mask.ts';
import {
  decodeTranscriptFile,
  encodeTranscriptFile,
  isOpen,
  recordHost,
  recordSide,
  type TranscriptFile,
  transcriptFile,
  treeOf,
} from '../../../crypto/ring/record.ts';
import {
  checkStatement,
  decodeSignedStatement,
  type ExpectedStatement,
  encodeSignedStatement,
  type RingStatement,
  type SignedRingStatement,
  STATEMENT_LIFE,
  signStatement,
  statementHash,
} from '../../../crypto/ring/statement.ts';
import {
  blindedLeaf,
  blindedRoot,
  blindOf,
  createTranscript,
  decodeWords,
  digestOf,
  encodeWords,
  MAX_LEAVES,
  outputChunks,
  outputLevels,
  type RecordedProduct,
  rowDigests,
} from '../../../crypto/ring/transcript.ts';
import { fc } from '../../support/fast-check.ts';

/** Words of a test's own, another one at each place. */
const wordsOf = (count: number, seed: number): Int32Array =>
  Int32Array.from({ length: count }, (_, i) => Math.imul(seed * 7_919 + i + 1, 2_654_435_761));

/** 100 words out in two cells, and 5 in one. */
const WIDE: RecordedProduct = {
  op: 'wide',
  dIn: 3,
  dOut: 100,
  cells: [
    { cell: 4, from: 0, count: 70 },
    { cell: 5, from: 70, count: 30 },
  ],
};
const SMALL: RecordedProduct = { op: 'small', dIn: 2, dOut: 5, cells: [{ cell: 9, from: 0, count: 5 }] };
const PRODUCTS = [WIDE, SMALL];
const KEY = new Uint8Array(32).fill(8);
const treeOver = (
  products: readonly RecordedProduct[],
  rows: TranscriptFile['rows'],
  blindKey: Uint8Array = KEY,
) => treeOf(products, { rows, blindKey });

const rowsOf = (product: RecordedProduct, count: number, seed: number) => ({
  op: product.op,
  words: wordsOf(count * product.dIn, seed),
  result: wordsOf(count * product.dOut, seed + 100),
});

describe('the tree', () => {
  test('has a leaf for every row and cell, in order of products, under which each word out is shown with its chunk', () => {
    const rows = [rowsOf(WIDE, 3, 1), rowsOf(SMALL, 2, 2)];
    const tree = treeOver(PRODUCTS, rows);
    assert.equal(tree.count, 3 * 2 + 2);
    for (const product of PRODUCTS) {
      const { op, dIn, dOut } = product;
      const own = rows.find((one) => one.op === op)!;
      for (let row = 0; row < own.words.length / dIn; row++) {
        for (const cell of product.cells) {
          const out = own.result.subarray(row * dOut, (row + 1) * dOut);
          const levels = outputLevels(out, cell);
          const chunks = outputChunks(out, cell);
          const input = keccak_256(encodeWords(own.words.subarray(row * dIn, (row + 1) * dIn)));
          const { index, blind, path } = tree.place(op, row, cell.cell);
          const leaf = blindedLeaf(
            digestOf({ cell: cell.cell, row, input, output: merkleTop(levels) }),
            blind,
          );
          assert.deepEqual(blind, blindOf(KEY, index));
          assert.ok(merkleIncludes(tree.root, leaf, index, tree.count, path));
          assert.deepEqual(
            chunks.flatMap((chunk) => [...decodeWords(chunk)]),
            [...out.subarray(cell.from, cell.from + cell.count)],
          );
        }
      }
    }
    const places = [
      ...[0, 1, 2].flatMap((row) => [4, 5].map((cell) => tree.place('wide', row, cell).index)),
      ...[0, 1].map((row) => tree.place('small', row, 9).index),
    ];
    assert.deepEqual(places, [0, 1, 2, 3, 4, 5, 6, 7]);
  });

  test('is another one for every word, place and order', () => {
    const rows = [rowsOf(WIDE, 2, 1), rowsOf(SMALL, 2, 2)];
    const { root } = treeOver(PRODUCTS, rows);
    const changed = fc.record({
      product: fc.nat(1),
      side: fc.constantFrom('words' as const, 'result' as const),
      at: fc.nat(1_000),
      bit: fc.nat(31),
    });
    fc.assert(
      fc.property(changed, ({ product, side, at, bit }) => {
        const other = rows.map((own) => ({ ...own, words: own.words.slice(), result: own.result.slice() }));
        const target = other[product]![side];
        target[at % target.length]! ^= 1 << bit;
        assert.notDeepEqual(treeOver(PRODUCTS, other).root, root);
      }),
      { numRuns: 60 },
    );
    const swapped = rows.map(({ op, words, result }) => {
      const half = (all: Int32Array): Int32Array =>
        Int32Array.from([...all.subarray(all.length / 2), ...all.subarray(0, all.length / 2)]);
      return { op, words: half(words), result: half(result) };
    });
    assert.notDeepEqual(treeOver(PRODUCTS, swapped).root, root);
  });

  test('does not depend on how calls of several products mix, nor on who hashed', () => {
    const [wide, small] = [rowsOf(WIDE, 2, 1), rowsOf(SMALL, 2, 2)];
    const together = treeOver(PRODUCTS, [wide, small]);
    const mixed = createTranscript(PRODUCTS);
    const pieces = [
      { product: SMALL, row: 0, all: small },
      { product: WIDE, row: 0, all: wide },
      { product: WIDE, row: 1, all: wide },
      { product: SMALL, row: 1, all: small },
    ].map(({ product, row, all }) => ({
      product,
      first: mixed.reserve(product.op, 1)!,
      words: all.words.subarray(row * product.dIn, (row + 1) * product.dIn),
      result: all.result.subarray(row * product.dOut, (row + 1) * product.dOut),
    }));
    assert.throws(() => mixed.sealed(KEY), { code: 'RING_TRANSCRIPT_UNFINISHED' });
    for (const { product, first, words, result } of pieces.toReversed()) {
      mixed.put(product.op, first, rowDigests(product, first, words, result));
    }
    assert.deepEqual(mixed.sealed(KEY).root, together.root);
    assert.deepEqual(blindedRoot(mixed.digests(), KEY), together.root);
  });

  test('has another root and other leaves under every key, and takes none of another length', () => {
    const rows = [rowsOf(WIDE, 2, 1)];
    const trees = [KEY, KEY.with(31, 9), KEY.with(0, 9)].map((key) => treeOver([WIDE], rows, key));
    const seen = trees.flatMap(({ root, place }) => [
      root,
      ...[0, 1].flatMap((row) => {
        const { blind, path } = place('wide', row, 4);
        return [blind, path[0]!];
      }),
    ]);
    assert.equal(new Set(seen.map(String)).size, seen.length);
    for (const length of [0, 31, 33]) {
      assert.throws(() => treeOver([WIDE], rows, new Uint8Array(length)), { code: 'RING_BLIND_KEY' });
    }
  });

  test('of nothing has no leaf; it is not endless, and keeps nothing of what cannot be disputed', () => {
    const transcript = createTranscript(PRODUCTS);
    const { root, count } = transcript.sealed(KEY);
    assert.deepEqual([root, count], [new Uint8Array(32), 0]);
    assert.equal(transcript.reserve('other', 1), null);
    assert.throws(() => transcript.reserve('wide', MAX_LEAVES / 2 + 1), { code: 'RING_TRANSCRIPT_FULL' });
  });
});

describe('twin', () => {
  test("has no file of a query's words: types refuse it, and so does what runs where types are not looked at", async () => {
    const [query, decoy, vault] = [
      await recordSide('twin', [SMALL]).record(KEY),
      await recordSide('decoy', [SMALL]).record(KEY),
      await recordSide('vault', [SMALL]).record(KEY),
    ];
    const signed = {} as SignedRingStatement;
    // @ts-expect-error nobody may be shown the words of a query over twin
    const file = transcriptFile(query, signed);
    assert.throws(() => encodeTranscriptFile(file), { code: 'RING_TRANSCRIPT_KIND' });
    assert.deepEqual([query, decoy, vault].map(isOpen), [false, true, true]);
    for (const open of [decoy, vault]) assert.equal(transcriptFile(open, signed).kind, open.kind);
    // @ts-expect-error a record whose kind is not looked at may be one
    transcriptFile([query, decoy][0]!, signed);
  });

  test('would give the query away by it: chain B, who has the seed, takes the masks off', () => {
    const seed = new Uint8Array(32).fill(3);
    const label = {
      mode: 'twin',
      modelRoot: new Uint8Array(32).fill(1),
      session: new Uint8Array(32).fill(2),
    } as const;
    const shape = { op: 'small', dIn: 2, dOut: 5, inMax: 127 };
    const masks = maskRows(nobleStreamCipher, seed, label, shape, 0, 1);
    const secret = Int32Array.of(42, -17);
    const shown = mask(asPlain(secret), new Uint8Array(masks.buffer));
    assert.deepEqual(
      shown.map((word, i) => word - masks[i]!),
      secret,
    );
  });
});

describe('a client', () => {
  test('sends nothing more of a session that a transcript has no room for', async () => {
    let asked = 0;
    const host = recordHost(recordSide('vault', [SMALL]), {
      async multiply(_op, _masked, count) {
        asked += 1;
        return new Int32Array(5 * count);
      },
    });
    const rows = (count: number) => host.multiply('small', new Int32Array(2 * count) as Masked, count);
    await rows(MAX_LEAVES);
    await assert.rejects(rows(1), { code: 'RING_TRANSCRIPT_FULL' });
    assert.equal(asked, 1);
  });

  const session = (side: Parameters<typeof recordHost>[0]) =>
    recordHost(side, {
      async multiply(_op, masked, count) {
        const words = Int32Array.from({ length: 5 * count }, (_, i) => masked[0]! * (i + 1));
        await new Promise((resolve) => setImmediate(resolve));
        return words;
      },
    });

  test('keeps words in and out as they were, by the order in which they went out', async () => {
    const side = recordSide('vault', [SMALL]);
    const host = session(side);
    const first = Int32Array.of(2, 3) as Masked;
    const pending = host.multiply('small', first, 1);
    first[0] = 77; // too late to change what was sent
    const second = host.multiply('small', Int32Array.of(4, 5) as Masked, 1);
    await host.multiply('elsewhere', Int32Array.of(1) as Masked, 1); // no part of it
    const { tree, rows } = await side.record(KEY);
    (await pending).fill(0);
    await second;
    assert.deepEqual(rows, [
      {
        op: 'small',
        words: Int32Array.of(2, 3, 4, 5),
        result: Int32Array.of(2, 4, 6, 8, 10, 4, 8, 12, 16, 20),
      },
    ]);
    assert.deepEqual(tree.root, treeOver([SMALL], rows).root);
    const answered = side.answered().map(({ op, words, result }) => [op, words.length, result.length]);
    assert.deepEqual(answered, [
      ['small', 4, 10],
      ['elsewhere', 1, 5],
    ]);
    await assert.rejects(host.multiply('small', first, 1), { code: 'RING_CLOSED' });
  });

  test('has nothing to hold against a node of a session that broke off', async () => {
    const side = recordSide('vault', [SMALL]);
    const host = recordHost(side, {
      multiply: async () => {
        throw new RangeError('gone');
      },
    });
    await assert.rejects(host.multiply('small', Int32Array.of(2, 3) as Masked, 1));
    await assert.rejects(side.record(KEY), { code: 'RING_TRANSCRIPT_UNFINISHED' });
  });
});

describe('a statement', () => {
  let bls: Bls;
  let keys: BlsKeyPair;
  let statement: RingStatement;
  let expected: ExpectedStatement;
  before(async () => {
    bls = await loadBls();
    keys = bls.keygen();
    const now = 1_700_000_000;
    const fields = {
      chainId: 31_337,
      settlement: new Uint8Array(20).fill(1),
      modelRoot: new Uint8Array(32).fill(2),
      shardRoot: new Uint8Array(32).fill(3),
      role: 'correct' as const,
      session: new Uint8Array(32).fill(4),
      root: new Uint8Array(32).fill(5),
      count: 6,
      rows: 7,
    };
    statement = { version: 1, ...fields, notAfter: now + STATEMENT_LIFE };
    expected = { ...fields, keyHash: keccak_256(keys.publicKey), now };
  });

  test('is taken as the node signed it, through its encoding', () => {
    const signed = decodeSignedStatement(encodeSignedStatement(signStatement(bls, statement, keys)));
    checkStatement(bls, signed, expected);
  });

  test('is refused for every other field, root, time, key and signature', () => {
    const refused = (code: string, edit: Partial<RingStatement>): void =>
      assert.throws(
        () => checkStatement(bls, signStatement(bls, { ...statement, ...edit }, keys), expected),
        {
          code,
        },
      );
    refused('RING_STATEMENT_FIELD', { chainId: 1 });
    refused('RING_STATEMENT_FIELD', { settlement: new Uint8Array(20) });
    refused('RING_STATEMENT_FIELD', { modelRoot: new Uint8Array(32) });
    refused('RING_STATEMENT_FIELD', { shardRoot: new Uint8Array(32) });
    refused('RING_STATEMENT_FIELD', { role: 'product' });
    refused('RING_STATEMENT_FIELD', { session: new Uint8Array(32) });
    refused('RING_STATEMENT_FIELD', { rows: 8 });
    refused('RING_STATEMENT_ROOT', { root: new Uint8Array(32) });
    refused('RING_STATEMENT_ROOT', { count: 7 });
    refused('RING_STATEMENT_TIME', { notAfter: expected.now + 60 });
    refused('RING_STATEMENT_TIME', { notAfter: expected.now + 10 * STATEMENT_LIFE });
    const signed = signStatement(bls, statement, keys);
    const check = (edit: Partial<typeof signed>) => () =>
      checkStatement(bls, { ...signed, ...edit }, expected);
    assert.throws(check({ enclaveKey: bls.keygen().publicKey }), { code: 'RING_STATEMENT_FIELD' });
    assert.throws(check({ signature: bls.sign(keys.secretKey, statement.root) }), {
      code: 'RING_STATEMENT_SIGNATURE',
    });
    assert.throws(check({ statement: { ...statement, notAfter: statement.notAfter + 1 } }), {
      code: 'RING_STATEMENT_SIGNATURE',
    });
  });

  test('is signed under a domain of its own, and one that nobody would read is not signed', () => {
    assert.notDeepEqual(statementHash(statement), claimHash(statement as never));
    for (const edit of [
      { count: -1 },
      { count: MAX_LEAVES + 1 },
      { rows: -1 },
      { role: 'vault' },
      { root: new Uint8Array(31) },
      { version: 2 },
    ]) {
      assert.throws(() => signStatement(bls, { ...statement, ...edit } as RingStatement, keys), {
        code: 'RING_STATEMENT_MALFORMED',
      });
    }
  });

  describe('in a file', () => {
    test('comes back as it was, and not with another shard', () => {
      const file: TranscriptFile = {
        kind: 'decoy',
        blindKey: KEY,
        signed: signStatement(bls, statement, keys),
        rows: [rowsOf(WIDE, 2, 1), rowsOf(SMALL, 1, 2)],
      };
      const read = decodeTranscriptFile(encodeTranscriptFile(file));
      assert.deepEqual(read, file);
      for (const products of [[WIDE], [{ ...WIDE, dIn: 4 }, SMALL], [WIDE, { ...SMALL, dOut: 4 }]]) {
        assert.throws(() => treeOf(products, read), { code: 'RING_TRANSCRIPT_SHAPE' });
      }
    });

    test('is refused where a product is there twice, or a word is cut', () => {
      const signed = signStatement(bls, statement, keys);
      const twice = {
        kind: 'vault' as const,
        blindKey: KEY,
        signed,
        rows: [rowsOf(SMALL, 1, 1), rowsOf(SMALL, 1, 2)],
      };
      assert.throws(() => decodeTranscriptFile(encodeTranscriptFile(twice)), {
        code: 'RING_TRANSCRIPT_MALFORMED',
      });
      const none = { kind: 'vault' as const, blindKey: KEY, signed, rows: [] };
      assert.throws(() => decodeTranscriptFile(encodeTranscriptFile(none)), {
        code: 'RING_TRANSCRIPT_MALFORMED',
      });
    });
  });
});
