/**
 * Parsers of what clients, coordinators and receipt files bring: any bytes are a value or a coded refusal, in
 * time that grows with their size, and no change to a state proof makes it prove something else.
 * @module
 */
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { createMerkleProof, MerklePatriciaTrie } from '@ethereumjs/mpt';
import { RLP } from '@ethereumjs/rlp';
import { type Address, type Hex, hexToBytes, keccak256, toHex } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { bytesToHex, utf8 } from '../../crypto/core/bytes.ts';
import { decodeCbor, encodeCbor } from '../../crypto/core/cbor.ts';
import { VerificationError } from '../../crypto/core/errors.ts';
import { decodeBundle, encodeBundle, MAX_BUNDLE_BYTES, MAX_HOPS } from '../../settlement/batch/bundle.ts';
import { signVoucher } from '../../settlement/batch/voucher.ts';
import { decodeReceipt, encodeReceipt } from '../../settlement/receipt/format.ts';
import type { Receipt } from '../../settlement/receipt/schema.ts';
import { proveAccount, proveSlot, readBlockHeader } from '../../settlement/receipt/state-proof.ts';
import { growthExponent } from '../support/complexity.ts';
import { fc } from '../support/fast-check.ts';
import { bytesOf, createScenario, type Scenario } from '../unit/crypto/fixtures.ts';

const client = privateKeyToAccount(`0x${'11'.repeat(32)}`);
const ADDRESS: Address = `0x${'ab'.repeat(20)}`;
/** Shared machines stall; a quadratic parser is still far above. */
const LINEAR = 1.35;

let scenario: Scenario;
before(async () => {
  scenario = await createScenario();
});

/** A bundle of `hops` hops, well-formed; its claims repeat. */
async function bundleOf(hops: number): Promise<Uint8Array> {
  const claims = scenario.sign(scenario.claims(0, null));
  const pick = <T>(items: readonly T[], i: number): T => items[i % items.length]!;
  const voucher = await signVoucher(
    {
      client: client.address.toLowerCase() as Address,
      coordinator: ADDRESS,
      sessionId: bytesOf(32, 1),
      modelRoot: bytesOf(32, 2),
      cumulative: 2n ** 100n,
      payees: [...Array(hops).keys()].map((i) => ({ node: bytesOf(32, i), weight: i })),
      validUntil: 1_900_000_000,
    },
    { chainId: 31_337, escrow: ADDRESS },
    client,
  );
  return encodeBundle({
    version: 1,
    claims: [...Array(hops).keys()].map((i) => pick(claims, i)),
    evidence: [...Array(hops).keys()].map((i) => pick(scenario.hops, i).evidence),
    voucher,
  });
}

/** A receipt of `segments` segments that has the form of one. */
function receiptOf(segments: number): Receipt {
  const node: Hex = `0x${'cd'.repeat(500)}`;
  return {
    version: 1,
    kind: 'veilmesh-receipt',
    assurance: 'simulated',
    privacy: { mode: 'veil', level: 'L0', note: 'simulated enclaves, “no hardware”' },
    issuedAt: 1_800_000_000,
    client: ADDRESS,
    requestSalt: '07'.repeat(32),
    manifest: 'aa'.repeat(2_000),
    evidence: ['bb'.repeat(900)],
    before: null,
    segments: [...Array(segments).keys()].map((i) => ({
      claims: ['cc'.repeat(700), 'cc'.repeat(700), 'cc'.repeat(700)],
      voucher: 'dd'.repeat(400),
      amount: String(10n ** 18n + BigInt(i)),
      batch: 1,
      index: i,
      path: ['ee'.repeat(32), 'ef'.repeat(32)],
    })),
    batches: [
      {
        coordinator: ADDRESS,
        number: 1,
        previousHash: '00'.repeat(32),
        receiptsRoot: '01'.repeat(32),
        receiptCount: segments,
        dataHash: '02'.repeat(32),
        epoch: 3,
        bitmap: '0000000000000007',
        aggregate: '03'.repeat(48),
        postedAt: 1_800_000_000,
        finalAt: 1_800_000_002,
      },
    ],
    chain: {
      chainId: 31_337,
      rollup: ADDRESS,
      escrow: ADDRESS,
      blockNumber: 7,
      blockHash: `0x${'04'.repeat(32)}`,
      blockHeader: `0x${'05'.repeat(600)}`,
      accountProof: [node, node],
      storageProofs: [[node], [node]],
    },
    finality: 'final',
    verdicts: {
      contract: ADDRESS,
      accountProof: [node],
      storageProofs: [...Array(segments)].map(() => [node]),
    },
    checks: null,
    sessions: null,
    answer: { text: 'seven', origin: 'computed-by-client' },
    timings: { total: 1_234 },
    signature: '06'.repeat(65),
  };
}

const onlyRefusal = (parse: (bytes: Uint8Array) => unknown, bytes: Uint8Array): void => {
  try {
    parse(bytes);
  } catch (thrown) {
    assert.ok(thrown instanceof VerificationError, String(thrown));
    assert.match(thrown.code, /^[A-Z0-9_]+$/);
  }
};

/** Random bytes, the valid ones with some changed, cut, doubled or spliced. */
function fuzz(parse: (bytes: Uint8Array) => unknown, valid: Uint8Array, numRuns: number): void {
  parse(valid);
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 600 }), (bytes) => onlyRefusal(parse, bytes)),
    { numRuns },
  );
  const edits = fc.array(fc.tuple(fc.nat(valid.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 });
  const span = fc.tuple(fc.nat(valid.length), fc.nat(valid.length));
  fc.assert(
    fc.property(edits, span, (changes, [from, to]) => {
      const bytes = valid.slice();
      for (const [at, value] of changes) bytes[at] = value;
      onlyRefusal(parse, bytes);
      onlyRefusal(parse, valid.subarray(0, from));
      onlyRefusal(parse, Uint8Array.from([...valid.subarray(0, from), ...valid.subarray(to)]));
    }),
    { numRuns },
  );
}

describe('the bundle parser', () => {
  it('refuses random, changed, cut and spliced bytes with a code', async () => {
    fuzz(decodeBundle, await bundleOf(3), 200);
  });

  it('refuses a bundle with any one value replaced by another kind of value', async () => {
    const value = decodeCbor(await bundleOf(2), MAX_BUNDLE_BYTES) as Record<string, never>;
    const others = [null, true, -1, 2n ** 63n, '', 'x', bytesOf(0, 0), bytesOf(70, 1), [], [[]], {}];
    for (const [path, edited] of replacements(value, others)) {
      assert.throws(() => decodeBundle(encodeCbor(edited as never)), VerificationError, path);
    }
  });

  it('refuses very many small items, or very deep ones, at once', () => {
    const items = encodeCbor({ version: 1, claims: Array(100_000).fill(0), evidence: [], voucher: 0 });
    for (const [bytes, code] of [
      [items, 'CBOR_TOO_MANY_ITEMS'],
      [new Uint8Array(MAX_BUNDLE_BYTES).fill(0x81), 'CBOR_TOO_MANY_ITEMS'],
      [new Uint8Array(60_000).fill(0x81), 'CBOR_MALFORMED'],
      [new Uint8Array(MAX_BUNDLE_BYTES + 1), 'CBOR_TOO_LARGE'],
    ] as const) {
      const before = process.cpuUsage();
      assert.throws(() => decodeBundle(bytes), { name: 'VerificationError', code });
      const { user, system } = process.cpuUsage(before); // microseconds, which others on this machine take nothing of
      assert.ok(user + system < 500_000, code);
    }
  });

  it('takes time in proportion to the hops', async () => {
    const bundles = new Map<number, Uint8Array>();
    for (const hops of [8, 16, 32, MAX_HOPS]) bundles.set(hops, await bundleOf(hops));
    const exponent = await growthExponent([...bundles.keys()], (hops) => () => {
      for (let i = 0; i < 4; i++) decodeBundle(bundles.get(hops)!);
    });
    assert.ok(exponent < LINEAR, `time ~ hops^${exponent.toFixed(2)}`);
  });
});

describe('the receipt parser', () => {
  it('refuses random, changed, cut and spliced bytes with a code', () => {
    fuzz(decodeReceipt, encodeReceipt(receiptOf(2)), 200);
  });

  it('refuses a receipt with any one value replaced by another kind of value, or left out', () => {
    const others = [undefined, true, -1, 0.5, 1e300, '', 'x', '0x', [], [[]], {}];
    for (const [path, edited] of replacements(receiptOf(2), others)) {
      if (/\.(note|text)$|^\.timings|^\.answer$|^\.before$/.test(path)) continue; // free text and options
      const bytes = utf8(`${JSON.stringify(edited)}\n`);
      assert.throws(() => decodeReceipt(bytes), VerificationError, path);
    }
  });

  it('refuses text that has no canonical form', () => {
    const text = new TextDecoder().decode(encodeReceipt(receiptOf(1)));
    for (const [place, bad, code] of [
      ['seven', '\\ud800', 'RECEIPT_MALFORMED'],
      ['total', '\\udc00\\ud800', 'RECEIPT_MALFORMED'],
      ['seven', '\\u0041', 'RECEIPT_NOT_CANONICAL'],
    ] as const) {
      assert.throws(() => decodeReceipt(utf8(text.replace(place, bad))), {
        name: 'VerificationError',
        code,
      });
    }
    const proto = text.replace('"timings":{', '"timings":{"__proto__":1,');
    assert.throws(() => decodeReceipt(utf8(proto)), { code: /^RECEIPT_/ });
  });

  it('refuses deep nesting', () => {
    for (const text of ['['.repeat(1 << 20), '{"a":'.repeat(1 << 18)]) {
      assert.throws(() => decodeReceipt(utf8(text)), { code: 'RECEIPT_MALFORMED' });
    }
    const nested = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
    const text = new TextDecoder().decode(encodeReceipt(receiptOf(1)));
    assert.throws(
      () => decodeReceipt(utf8(text.replace('"timings":{"total":1234}', `"timings":${nested}`))),
      {
        code: 'RECEIPT_MALFORMED',
      },
    );
  });

  it('takes time in proportion to the segments', async () => {
    const exponent = await growthExponent([32, 64, 128, 256], (segments) => {
      const bytes = encodeReceipt(receiptOf(segments));
      return () => decodeReceipt(bytes);
    });
    assert.ok(exponent < LINEAR, `time ~ segments^${exponent.toFixed(2)}`);
  });
});

describe('the state proof', () => {
  const slotOf = (i: number): Hex => toHex(i, { size: 32 });
  const wordOf = (i: number): bigint => BigInt(keccak256(slotOf(i))) >> BigInt((i * 7) % 240);
  const SLOTS = 60;
  let storage: MerklePatriciaTrie;
  let root: Hex;
  let accountProof: readonly Hex[];
  let stateRoot: Hex;

  const hexes = (proof: readonly Uint8Array[]): Hex[] => proof.map((node) => toHex(node));
  const proofOf = async (i: number): Promise<Hex[]> =>
    hexes(await createMerkleProof(storage, hexToBytes(slotOf(i))));
  const truth = (i: number): bigint => (i < SLOTS ? wordOf(i) : 0n);

  before(async () => {
    storage = new MerklePatriciaTrie({ useKeyHashing: true });
    for (let i = 0; i < SLOTS; i++) {
      await storage.put(hexToBytes(slotOf(i)), RLP.encode(wordOf(i)));
    }
    root = toHex(storage.root());
    const state = new MerklePatriciaTrie({ useKeyHashing: true });
    for (let i = 0; i < 20; i++) {
      const account = RLP.encode([i, 5, i === 0 ? storage.root() : bytesOf(32, i), bytesOf(32, 9)]);
      const address = i === 0 ? hexToBytes(ADDRESS) : bytesOf(20, i);
      await state.put(address, account);
    }
    stateRoot = toHex(state.root());
    accountProof = hexes(await createMerkleProof(state, hexToBytes(ADDRESS)));
  });

  it('reads every slot, and zero where there is none', async () => {
    assert.equal(await proveAccount(stateRoot, ADDRESS, accountProof), root);
    for (let i = 0; i < SLOTS + 20; i++) {
      assert.equal(await proveSlot(root, slotOf(i), await proofOf(i)), truth(i), `slot ${i}`);
    }
  });

  it('of one slot proves nothing false of another, nor does one cut, changed, mixed or padded', async () => {
    const holds = async (i: number, proof: readonly Hex[]): Promise<void> => {
      try {
        assert.equal(await proveSlot(root, slotOf(i), proof), truth(i));
      } catch (thrown) {
        assert.ok(thrown instanceof VerificationError, String(thrown));
        assert.equal(thrown.code, 'STATE_PROOF');
      }
    };
    const index = fc.nat(SLOTS + 10);
    await fc.assert(
      fc.asyncProperty(index, index, fc.nat(), fc.nat(), fc.nat(255), async (i, j, node, at, byte) => {
        const [own, other] = [await proofOf(i), await proofOf(j)];
        await holds(i, other);
        await holds(i, own.slice(0, node % (own.length + 1)));
        await holds(i, [...own.slice(0, node % own.length), ...other.slice(node % other.length)]);
        await holds(i, [...own, ...other]);
        const changed = own.map((hexNode, k) => {
          if (k !== node % own.length) return hexNode;
          const bytes = hexToBytes(hexNode);
          bytes[at % bytes.length] = byte;
          return toHex(bytes);
        });
        await holds(i, changed);
        await holds(i, [own[0]!, ...changed]);
      }),
      { numRuns: 60 },
    );
  });

  it('made of random nodes or headers is refused with a code', async () => {
    const bytes = fc.uint8Array({ minLength: 1, maxLength: 200 });
    await fc.assert(
      fc.asyncProperty(fc.array(bytes, { maxLength: 4 }), async (nodes) => {
        const proof = hexes(nodes);
        const claimed = proof[0] === undefined ? root : keccak256(proof[0]);
        for (const prove of [
          () => proveSlot(claimed, slotOf(1), proof),
          () => proveAccount(claimed, ADDRESS, proof),
        ]) {
          await prove().catch((thrown) => {
            assert.ok(thrown instanceof VerificationError, String(thrown));
            assert.equal(thrown.code, 'STATE_PROOF');
          });
        }
        for (const node of proof) {
          assert.throws(() => readBlockHeader(node), { code: 'BLOCK_HEADER_MALFORMED' });
        }
      }),
    );
    for (const nested of [bytesOf(2_000, 0xc1), bytesOf(2_000, 0xf8), bytesOf(2_000, 0xbf)]) {
      assert.throws(() => readBlockHeader(toHex(nested)), { code: 'BLOCK_HEADER_MALFORMED' });
      const one = [toHex(nested.subarray(0, 1_024))] as const;
      await assert.rejects(proveSlot(keccak256(one[0]), slotOf(1), one), { code: 'STATE_PROOF' });
    }
  });

  it('takes time in proportion to its nodes', async () => {
    const junk = (i: number): Hex => `0x${bytesToHex(bytesOf(500, i))}`;
    const own = await proofOf(1);
    const exponent = await growthExponent([64, 256, 1_024], (count) => {
      const proof = [...own, ...[...Array(count).keys()].map(junk)];
      return () => proveSlot(root, slotOf(1), proof);
    });
    assert.ok(exponent < LINEAR, `time ~ nodes^${exponent.toFixed(2)}`);
  });
});

/** Copies of `value`, in each of which one part is something else. */
function* replacements(
  value: unknown,
  others: readonly unknown[],
  path = '',
): Generator<readonly [string, unknown]> {
  for (const other of others) {
    if (JSON.stringify(other, plain) !== JSON.stringify(value, plain)) yield [path, other];
  }
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return;
  for (const [key, inner] of Object.entries(value)) {
    for (const [at, edited] of replacements(inner, others, `${path}.${key}`)) {
      const copy: Record<string, unknown> | unknown[] = Array.isArray(value) ? [...value] : { ...value };
      (copy as Record<string, unknown>)[key] = edited;
      yield [at, copy];
    }
  }
}

const plain = (_: string, value: unknown): unknown => (typeof value === 'bigint' ? String(value) : value);
