/**
 * Draws, rounds and records of spot-checks, as formulas say them.
 * @module
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { bls12_381 } from '@noble/curves/bls12-381.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { keccak256, numberToBytes, numberToHex } from 'viem';
import { bytesToHex, concatBytes, hex, u32be, u64be, utf8 } from '../../../crypto/core/bytes.ts';
import { drawCells, drawnHop, isSegmentDrawn, RATE_ONE } from '../../../settlement/checks/draws.ts';
import { checkSlots, parseRecord } from '../../../settlement/checks/record.ts';
import {
  QUICKNET,
  ROUND_DST,
  roundAfter,
  roundMessage,
  roundTime,
  roundValue,
} from '../../../settlement/checks/rounds.ts';

const id = (seed: number): Uint8Array => sha256(u32be(seed));

describe('draws', () => {
  it('take different cells, all of them where there are no more', () => {
    for (let total = 1; total <= 40; total++) {
      const cells = drawCells(id(1), id(2), id(total), total, 16);
      assert.equal(cells.length, Math.min(total, 16));
      assert.equal(new Set(cells).size, cells.length);
      assert.ok(cells.every((cell) => cell >= 0 && cell < total));
    }
  });

  it('take every cell as often as any other', () => {
    const seen = new Array<number>(10).fill(0);
    for (let i = 0; i < 4_000; i++) for (const cell of drawCells(id(i), id(0), id(1), 10, 3)) seen[cell]!++;
    // 1,200 each, standard deviation 29
    assert.ok(
      seen.every((count) => Math.abs(count - 1_200) < 180),
      seen.join(),
    );
  });

  // a cheat that keeps to one cell: cells of a position, positions, cells drawn
  for (const [cells, positions, k] of [
    [5, 2, 4],
    [5, 32, 4],
    [84, 1, 16],
    [84, 32, 4],
  ] as const) {
    const total = cells * positions;
    const q = k / total;
    it(`catch a single wrong cell of ${total} with probability k/N = ${k}/${total}`, (t) => {
      const checks = 2_000;
      const wrong = (7 * total) >> 3;
      let caught = 0;
      for (let i = 0; i < checks; i++) if (drawCells(id(i), id(3), id(k), total, k).includes(wrong)) caught++;
      t.diagnostic(`q = ${q.toFixed(5)}, caught ${caught} of ${checks} times`);
      assert.ok(Math.abs(caught - q * checks) < 4 * Math.sqrt(checks * q * (1 - q)), String(caught));
    });
  }

  it('depend on value, check and published commitments', () => {
    const draw = (v2: number, check: number, root: number): string =>
      drawCells(id(v2), id(check), id(root), 1_000_000, 4).join();
    const all = [draw(1, 2, 3), draw(0, 2, 3), draw(1, 0, 3), draw(1, 2, 0)];
    assert.equal(new Set(all).size, 4);
  });

  it('take no segment at rate 0, every one at 65,536, and some between', () => {
    const drawn = (rate: number): number =>
      Array.from({ length: 2_000 }, (_, i) => isSegmentDrawn(id(i), id(7), rate)).filter(Boolean).length;
    assert.deepEqual([drawn(0), drawn(RATE_ONE)], [0, 2_000]);
    assert.ok(Math.abs(drawn(RATE_ONE / 16) - 125) < 60);
  });

  it('take each hop', () => {
    const hops = new Set(Array.from({ length: 100 }, (_, i) => drawnHop(id(i), id(7), 5)));
    assert.deepEqual([...hops].sort(), [0, 1, 2, 3, 4]);
  });
});

describe('rounds', () => {
  const beacon = { genesis: 1_000, period: 3, lead: 0 };

  it('are the first ones signed strictly after', () => {
    for (let time = 990; time < 1_020; time++) {
      for (const lead of [0, 1, 12]) {
        const round = roundAfter({ ...beacon, lead }, time);
        assert.ok(roundTime(beacon, round) > time + lead);
        assert.ok(round === 1 || roundTime(beacon, round - 1) <= time + lead);
      }
    }
  });

  it("of drand's quicknet verify under its key, whose chain has the published hash", () => {
    // https://api.drand.sh/52db9ba7.../public/1000
    const signature = hex(
      'b44679b9a59af2ec876b1a6b1ad52ea9b1615fc3982b19576350f93447cb1125e342b73a8dd2bacbe47e4b6b63ed5e39',
    );
    const bls = bls12_381.shortSignatures;
    const message = bls.hash(roundMessage(1_000), ROUND_DST);
    assert.ok(bls.verify(signature, message, QUICKNET.publicKey));
    assert.equal(
      bytesToHex(roundValue(signature)),
      'fe290beca10872ef2fb164d2aa4442de4566183ec51c56ff3cd603d930e54fdd',
    );
    const groupHash = hex('f477d5c89f21a17c863a7f937c6a6d15859414d2be09cd448d4279af331c5d3e');
    const { period, genesis, publicKey } = QUICKNET;
    const info = concatBytes(u32be(period), u64be(genesis), publicKey, groupHash, utf8('quicknet'));
    assert.equal(
      bytesToHex(sha256(info)),
      '52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971',
    );
  });
});

describe('a record', () => {
  it('is in three slots from where Solidity puts the mapping', () => {
    const first = BigInt(keccak256(concatBytes(id(1), numberToBytes(0, { size: 32 }))));
    assert.deepEqual(
      checkSlots(id(1)),
      [0n, 1n, 2n].map((i) => numberToHex(first + i, { size: 32 })),
    );
  });

  it('is read out of its words; none was opened where they are empty', () => {
    assert.equal(parseRecord([0n, 0n, 0n]), null);
    const packed =
      3n | (0b101n << 8n) | (4n << 24n) | (77n << 32n) | (99n << 96n) | (2n << 160n) | (5n << 192n);
    assert.deepEqual(parseRecord([2n ** 255n, 1n, packed]), {
      state: 'answered',
      factsHash: Uint8Array.of(0x80, ...new Uint8Array(31)),
      innerRoot: Uint8Array.of(...new Uint8Array(31), 1),
      proven: 0b101,
      draws: 4,
      round: 77,
      deadline: 99,
      turn: 2,
      left: 5,
    });
    assert.equal(parseRecord([2n ** 255n, 0n, packed])?.innerRoot, null);
    assert.throws(() => parseRecord([0n, 0n, 9n]), { code: 'CHECK_RECORD', family: 'verification' });
  });
});
