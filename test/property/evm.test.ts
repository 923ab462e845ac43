/**
 * Our EVM against somebody else's: every opcode on words at every edge, random programs, keccak of every length about a block,
 * signatures good and bad, memory, jumps and limits.
 * @module
 */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { secp256k1 } from '@noble/curves/secp256k1.js';
import { bytesToHex, concatBytes } from '../../crypto/core/bytes.ts';
import { createEvm } from '../../settlement/evm/evm.ts';
import { fc } from '../support/fast-check.ts';
import { createReferenceEvm, type ReferenceEvm } from '../support/reference-evm.ts';

const TOP = 2n ** 256n;
const N = secp256k1.Point.Fn.ORDER;
const EDGES = [
  0n,
  1n,
  2n,
  31n,
  32n,
  63n,
  64n,
  65n,
  127n,
  128n,
  192n,
  255n,
  256n,
  257n,
  2n ** 32n,
  2n ** 64n - 1n,
];
const WIDE = [2n ** 64n, 2n ** 128n - 1n, 2n ** 192n + 5n, 2n ** 255n - 1n, 2n ** 255n, TOP - 2n, TOP - 1n];

const EARLIER = new Uint8Array(600).fill(0xa5);

const word = (value: bigint): Uint8Array => Buffer.from(value.toString(16).padStart(64, '0'), 'hex');
/** The shortest push; PUSH0 for 0. */
function push(value: bigint): number[] {
  if (value === 0n) return [0x5f];
  const bytes = [...word(value)];
  const first = bytes.findIndex((byte) => byte !== 0);
  return [0x5f + 32 - first, ...bytes.slice(first)];
}
const STORE = 0x52;
/** memory[0, length) is what the program returns. */
const give = (length: number): number[] => [...push(BigInt(length)), 0x5f, 0xf3];
const store = (at: number): number[] => [...push(BigInt(at)), STORE];

describe('the EVM', () => {
  let reference: ReferenceEvm;
  before(async () => {
    reference = await createReferenceEvm();
  });
  after(() => reference.close());

  /** What both give; ours after a run on other data, of which nothing may be left. */
  async function same(program: readonly number[], data: Uint8Array = new Uint8Array()): Promise<string> {
    const code = Uint8Array.from(program);
    const evm = await createEvm(code);
    evm.call(EARLIER);
    const ours = evm.call(data);
    const theirs = await reference.call(code, data);
    const text = bytesToHex(code);
    assert.equal(ours.ended, theirs.ended, text);
    // what it reverted with the other one does not tell
    if (ours.ended !== 'reverted') assert.equal(bytesToHex(ours.output), bytesToHex(theirs.output), text);
    return ours.ended;
  }

  const TWO = {
    ADD: 1,
    MUL: 2,
    SUB: 3,
    DIV: 4,
    LT: 16,
    GT: 17,
    SLT: 18,
    SGT: 19,
    EQ: 20,
    AND: 22,
    OR: 23,
    XOR: 24,
    SHL: 27,
    SHR: 28,
  };
  for (const [name, opcode] of Object.entries(TWO)) {
    it(`${name} is the same for all pairs of edges`, async () => {
      const words = [...EDGES, ...WIDE];
      for (const a of words) {
        const program = words.flatMap((b, i) => [...push(b), ...push(a), opcode, ...store(32 * i)]);
        assert.equal(await same([...program, ...give(32 * words.length)]), 'returned');
      }
    });
  }

  it('ISZERO and NOT are the same for all edges', async () => {
    for (const opcode of [0x15, 0x19]) {
      const program = [...EDGES, ...WIDE].flatMap((a, i) => [...push(a), opcode, ...store(32 * i)]);
      await same([...program, ...give(32 * (EDGES.length + WIDE.length))]);
    }
  });

  it('random words are added, multiplied, divided, compared and shifted the same', async () => {
    const any = fc.oneof(fc.bigInt({ min: 0n, max: TOP - 1n }), fc.bigInt({ min: 0n, max: 2n ** 130n }));
    await fc.assert(
      fc.asyncProperty(any, any, fc.bigInt({ min: 0n, max: 300n }), async (a, b, shift) => {
        const pairs = Object.values(TWO).map(
          (opcode) => [opcode, opcode === 27 || opcode === 28 ? shift : a, b] as const,
        );
        const program = pairs.flatMap(([opcode, x, y], i) => [
          ...push(y),
          ...push(x),
          opcode,
          ...store(32 * i),
        ]);
        await same([...program, ...give(32 * pairs.length)]);
      }),
      { numRuns: 100 },
    );
  });

  it('PUSH, DUP and SWAP of every size', async () => {
    const pushes = Array.from({ length: 32 }, (_, i) => [
      0x60 + i,
      ...Array.from({ length: i + 1 }, (_, j) => 0x81 + i + j),
      ...store(32 * i),
    ]);
    await same([...pushes.flat(), ...give(1024)]);
    for (let i = 0; i < 16; i++) {
      const seventeen = Array.from({ length: 17 }, (_, j) => push(BigInt(100 + j))).flat();
      const stores = Array.from({ length: 17 }, (_, j) => store(32 * j)).flat();
      assert.equal(await same([...seventeen, 0x80 + i, ...stores, ...give(544)]), 'returned');
      assert.equal(await same([...seventeen, 0x90 + i, ...stores, ...give(544)]), 'returned');
      assert.equal(await same([...push(1n).concat(...Array(i).fill(0x80)), 0x90 + i]), 'halted');
    }
  });

  it('a push that the code ends in is filled with zeros, and the code stops there', async () => {
    assert.equal(await same([...push(7n), ...store(0), 0x7f, 1, 2]), 'returned');
    assert.equal(await same([]), 'returned');
  });

  it('takes 1,024 words on the stack, and not one more', async () => {
    assert.equal(await same(Array(1024).fill(0x5f)), 'returned');
    assert.equal(await same(Array(1025).fill(0x5f)), 'halted');
    assert.equal(await same([...Array(1024).fill(0x5f), 0x80]), 'halted');
  });

  it('keccak of every length about one and two blocks, at any offset', async () => {
    const data = Uint8Array.from({ length: 300 }, (_, i) => (i * 7 + 3) & 0xff);
    const copy = [0x36, 0x5f, 0x5f, 0x37];
    const program = (from: number, lengths: readonly number[]): number[] => [
      ...copy,
      ...lengths.flatMap((length, i) => [
        ...push(BigInt(length)),
        ...push(BigInt(from)),
        0x20,
        ...store(512 + 32 * i),
      ]),
      ...push(BigInt(32 * lengths.length)),
      ...push(512n),
      0xf3,
    ];
    const lengths = Array.from({ length: 280 }, (_, i) => i);
    assert.equal(await same(program(0, lengths), data), 'returned');
    assert.equal(await same(program(5, lengths), data), 'returned');
  });

  it("the call's data, loaded and copied at and behind the end", async () => {
    const data = Uint8Array.from({ length: 70 }, (_, i) => i + 1);
    for (const at of [0n, 1n, 38n, 39n, 69n, 70n, 71n, 2n ** 32n, 2n ** 64n, TOP - 1n]) {
      assert.equal(
        await same([...push(at), 0x35, 0x5f, STORE, 0x36, ...store(32), ...give(64)], data),
        'returned',
      );
      for (const length of [0n, 1n, 33n, 100n]) {
        const copy = [...push(length), ...push(at), ...push(3n), 0x37];
        assert.equal(await same([...copy, ...give(160)], data), 'returned');
      }
    }
  });

  it('memory: words and bytes across each other, copies that overlap, and offsets that nobody can pay', async () => {
    const filled = Array.from({ length: 4 }, (_, i) => [
      ...push(BigInt(`0x${'1f'.repeat(i * 8 + 8)}`)),
      ...store(29 * i),
    ]).flat();
    for (const [to, from, length] of [
      [0, 10, 50],
      [10, 0, 50],
      [40, 200, 64],
      [0, 0, 0],
    ] as const) {
      const copy = [length, from, to].flatMap((value) => push(BigInt(value)));
      assert.equal(await same([...filled, ...copy, 0x5e, ...give(256)]), 'returned');
    }
    await same([
      ...filled,
      ...push(0xabcdn),
      ...push(33n),
      0x53,
      ...push(5n),
      0x51,
      ...store(64),
      ...give(192),
    ]);
    for (const far of [2n ** 40n, 2n ** 64n - 1n, 2n ** 64n, TOP - 1n]) {
      for (const program of [
        [...push(far), 0x51],
        [...push(1n), ...push(far), STORE],
        [...push(1n), ...push(far), 0x53],
        [...push(far), 0x5f, 0x20],
        [...push(1n), ...push(far), 0x20],
        [...push(far), 0x5f, 0xf3],
        [...push(1n), 0x5f, ...push(far), 0x5e],
        [...push(far), 0x5f, 0x5f, 0x37],
      ]) {
        assert.equal(await same(program), 'halted');
      }
      // a length of 0 is everywhere
      assert.equal(await same([0x5f, ...push(far), 0x20, 0x5f, STORE, ...give(32)]), 'returned');
      assert.equal(await same([0x5f, ...push(far), 0xf3]), 'returned');
      assert.equal(await same([0x5f, ...push(far), ...push(far), 0x5e, ...give(32)]), 'returned');
      assert.equal(await same([0x5f, ...push(far), ...push(far), 0x37, ...give(32)]), 'returned');
      assert.equal(await same([0x5f, 0x5f, ...push(far), 0x3e, ...give(32)]), 'returned');
      assert.equal(await same([0x5f, ...push(1n), ...push(far), 0x3e]), 'halted');
      const recover = [0x5f, ...push(far), 0x5f, ...push(far), 0x60, 1, 0x5a, 0xfa];
      assert.equal(await same([...recover, 0x5f, STORE, ...give(32)]), 'returned');
    }
    // so much that a transaction can pay for
    for (const end of [2n ** 20n, 2n ** 20n + 1n, 2_500_000n]) {
      assert.equal(await same([...push(7n), ...push(end - 32n), STORE, ...give(32)]), 'returned');
      assert.equal(await same([...push(end), 0x5f, 0x20, 0x5f, STORE, ...give(32)]), 'returned');
    }
    for (const end of [2n ** 22n, 2n ** 22n + 1n]) {
      assert.equal(await same([...push(7n), ...push(end - 32n), STORE]), 'halted');
    }
  });

  it('jumps to a JUMPDEST, and to nothing else: not into a push, behind the code, or anywhere odd', async () => {
    // 10 times round a loop that adds 3
    const loop = [
      0x5f,
      ...push(10n),
      0x5b,
      0x90,
      0x60,
      3,
      0x01,
      0x90,
      0x60,
      1,
      0x90,
      0x03,
      0x80,
      0x60,
      3,
      0x57,
      0x50,
    ];
    assert.equal(await same([...loop, 0x5f, STORE, ...give(32)]), 'returned');
    assert.equal(await same([0x60, 4, 0x56, 0x60, 0x5b]), 'halted');
    assert.equal(await same([0x60, 3, 0x56, 0x00, 0x5b]), 'halted');
    assert.equal(await same([0x60, 200, 0x56]), 'halted');
    assert.equal(await same([0x60, 1, 0x68, 0, ...word(13n).slice(24), 0x57, 0x5b]), 'returned');
    for (const high of [64n, 128n, 192n, 255n]) {
      const at = 4n + BigInt(push(2n ** high).length - 1);
      assert.equal(await same([0x60, 1, ...push(2n ** high + at), 0x57, 0x5b]), 'halted');
      assert.equal(await same([0x60, 1, ...push(2n ** high + at), 0x56, 0x5b]), 'halted');
    }
    assert.equal(await same([0x5f, ...push(2n ** 64n), 0x57, ...give(0)]), 'returned');
  });

  it('reverts, also with data, and halts at INVALID and without end', async () => {
    assert.equal(await same([0x5f, 0x5f, 0xfd]), 'reverted');
    const told = (
      await createEvm(Uint8Array.from([...push(0xbadn), 0x5f, STORE, 0x60, 32, 0x5f, 0xfd]))
    ).call(new Uint8Array());
    assert.deepEqual(told.output, Uint8Array.from(word(0xbadn)));
    assert.equal(await same([0xfe]), 'halted');
    const endless = await createEvm(Uint8Array.of(0x5b, 0x5f, 0x56));
    assert.equal(endless.call(new Uint8Array()).ended, 'halted');
  });

  it('random programs end the same', async () => {
    const small = fc.oneof(fc.bigInt({ min: 0n, max: 400n }), fc.constantFrom(...EDGES, ...WIDE));
    const plain = [
      ...Object.values(TWO),
      0x15,
      0x19,
      0x20,
      0x34,
      0x35,
      0x36,
      0x37,
      0x3d,
      0x3e,
      0x50,
      0x51,
      0x52,
      0x53,
      0x5b,
      0x5e,
    ];
    const piece = fc.oneof(
      { weight: 4, arbitrary: small.map(push) },
      { weight: 5, arbitrary: fc.constantFrom(...plain).map((opcode) => [opcode]) },
      { weight: 2, arbitrary: fc.integer({ min: 0x80, max: 0x9f }).map((opcode) => [opcode]) },
      { weight: 1, arbitrary: fc.constantFrom([0x57], [0x56], [0xf3], [0xfd], [0x00]) },
    );
    const ends = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(
        fc.array(small, { minLength: 18, maxLength: 18 }),
        fc.array(piece, { maxLength: 40 }),
        fc.uint8Array({ maxLength: 80 }),
        async (words, pieces, data) => {
          const ended = await same([...words.flatMap(push), ...pieces.flat(), ...give(600)], data);
          ends.set(ended, (ends.get(ended) ?? 0) + 1);
        },
      ),
      { numRuns: 1_500 },
    );
    assert.ok((ends.get('returned') ?? 0) > 50, 'some of them get to their end');
  });

  describe('the precompile that recovers a signer', () => {
    // result, how much came back, and what a copy of it is
    const program = [
      ...[0x36, 0x5f, 0x5f, 0x37], // all data to 0
      ...[0x60, 32, ...push(512n), 0x36, 0x5f, 0x60, 1, 0x5a, 0xfa, ...store(544)],
      ...[0x3d, ...store(576), 0x3d, 0x5f, ...push(608n), 0x3e],
      ...[...push(128n), ...push(512n), 0xf3],
    ];
    const keys = [1n, 2n, N - 1n, 0x1234_5678_9abcn].map((key) => word(key));
    const input = (h: Uint8Array, v: bigint, r: bigint, s: bigint): Uint8Array =>
      concatBytes(h, word(v), word(r), word(s));

    it('is the same for signatures of all kinds of keys and hashes', async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.oneof(
            fc.uint8Array({ minLength: 32, maxLength: 32 }),
            fc.constantFrom(word(0n), word(N), word(N + 1n), word(TOP - 1n)),
          ),
          fc.constantFrom(...keys),
          fc.boolean(),
          async (hash, key, high) => {
            const made = secp256k1.sign(hash, key, { prehash: false, format: 'recovered' });
            const r = BigInt(`0x${bytesToHex(made.subarray(1, 33))}`);
            const low = BigInt(`0x${bytesToHex(made.subarray(33))}`);
            for (const v of [27n, 28n]) {
              assert.equal(await same(program, input(hash, v, r, high ? N - low : low)), 'returned');
            }
          },
        ),
        { numRuns: 60 },
      );
    });

    it('is the same for anything else', async () => {
      const number = fc.oneof(
        fc.bigInt({ min: 0n, max: TOP - 1n }),
        fc.constantFrom(0n, 1n, 2n, N - 1n, N, N + 1n, secp256k1.Point.Fp.ORDER, TOP - 1n),
      );
      await fc.assert(
        fc.asyncProperty(
          fc.constantFrom(
            27n,
            28n,
            0n,
            1n,
            26n,
            29n,
            27n + 2n ** 8n,
            28n + 2n ** 64n,
            27n + 2n ** 255n,
            TOP - 1n,
          ),
          number,
          number,
          number,
          fc.integer({ min: 0, max: 140 }),
          async (v, h, r, s, length) => {
            const full = input(word(h), length % 3 === 0 ? v : 27n + (v & 1n), r, s);
            await same(program, length > 100 ? full : full.subarray(0, length));
          },
        ),
        { numRuns: 150 },
      );
    });

    it('a good signature is none under any other word for its parity', async () => {
      const hash = word(7n);
      const made = secp256k1.sign(hash, keys[3]!, { prehash: false, format: 'recovered' });
      const v = 27n + BigInt(made[0]!);
      for (const other of [
        v - 27n,
        v - 1n,
        v + 2n,
        ...[8n, 9n, 63n, 64n, 128n, 247n, 248n, 255n].map((bit) => v + 2n ** bit),
      ]) {
        const data = concatBytes(hash, word(other), made.subarray(1));
        assert.equal(await same(program, data), 'returned', String(other));
      }
    });

    it('a run knows nothing of what the one before it got', async () => {
      const hash = word(7n);
      const made = secp256k1.sign(hash, keys[3]!, { prehash: false, format: 'recovered' });
      const data = concatBytes(hash, word(27n + BigInt(made[0]!)), made.subarray(1));
      const evm = await createEvm(
        Uint8Array.from([0x3d, ...store(640), ...program.slice(0, -4), ...give(672)]),
      );
      const first = evm.call(data);
      assert.notDeepEqual(first.output.slice(512, 544), new Uint8Array(32));
      assert.deepEqual(evm.call(data), first);
    });

    it('gives nobody where the key would be the point at infinity', async () => {
      // R = G and s = h: s·R − h·G is nothing
      const r = secp256k1.Point.BASE.x;
      assert.equal(await same(program, input(word(5n), 27n, r, 5n)), 'returned');
      assert.equal(await same(program, input(word(5n), 28n, r, 5n)), 'returned');
      assert.equal(await same(program, input(word(5n), 28n, r, N - 5n)), 'returned');
    });
  });
});
