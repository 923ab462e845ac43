/**
 * One honest proof, changed in one place at a time, and proofs of false statements: the contract refuses each, by
 * reverting, and says why where the form is wrong.
 * @module
 */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { bls12_381 } from '@noble/curves/bls12-381.js';
import { bytesToHex, type Hex, hexToBytes } from 'viem';
import { concatBytes, lengthPrefixed, utf8 } from '../../../crypto/core/bytes.ts';
import { fromBytes, R, toBytes } from '../../../crypto/curve/scalar.ts';
import {
  type ProofCall,
  type ProofChain,
  readVectors,
  refusal,
  startProofChain,
  vectorCall,
} from '../../support/proof-chain.ts';
import { GENERATOR } from '../../support/proof-setup.ts';

const POINT = 128;
const vectors = readVectors();
const call = vectorCall(vectors);
const settler = vectors.context.contract as Hex;
const proof = hexToBytes(call.proof);
/** 9 points of round 1, 5 of round 2, 4 of the quotient; then 13 scalars, then W and W'. */
const LEADING_POINTS = 18;
const FOLD = 9;
const SCALARS = 13;
const scalarsAt = LEADING_POINTS * POINT;
const pointOffsets = [
  ...Array.from({ length: LEADING_POINTS }, (_, i) => i * POINT),
  proof.length - 2 * POINT,
  proof.length - POINT,
];
const P = bls12_381.fields.Fp.ORDER;
const INFINITY = new Uint8Array(POINT);
/** On the curve, not in the subgroup. */
const OUTSIDE = INFINITY.with(127, 2);
const OFF_CURVE = GENERATOR.with(127, GENERATOR[127]! ^ 1);
/** Coordinate `index` plus p: the same residue. */
const plusP = (point: Uint8Array, index: number): Uint8Array => {
  const out = Uint8Array.from(point);
  const value = BigInt(bytesToHex(point.subarray(index * 64, index * 64 + 64))) + P;
  out.set(hexToBytes(`0x${value.toString(16).padStart(128, '0')}`), index * 64);
  return out;
};
const put = (bytes: Uint8Array, at: number, part: Uint8Array): Hex => {
  const out = bytes.slice();
  out.set(part, at);
  return bytesToHex(out);
};
const MALFORMED_POINT = /^PrecompileFailed\(0x0+0c\)$/i;

let chain: ProofChain;
before(async () => {
  assert.equal(proof.length, pointOffsets.length * POINT + SCALARS * 32);
  chain = await startProofChain();
  await chain.addKey(vectors.key as Hex);
});
after(() => chain.close());

const answer = (edit: Partial<ProofCall>, from: Hex = settler): Promise<string> =>
  refusal(chain.verify({ ...call, ...edit }, from));
const rejected = async (edit: Partial<ProofCall>, what: string): Promise<void> =>
  assert.equal(await answer(edit), 'ProofRejected()', what);

it('the proof they are all made from is accepted', async () => {
  assert.equal((await chain.verify(call, settler)).length, 1);
});

it('the precompile that all points enter refuses what is none, also under the scalar 0', async () => {
  const multiScalar = (point: Uint8Array, scalar: bigint): Promise<unknown> =>
    chain.client.call({
      to: `0x${'0c'.padStart(40, '0')}`,
      data: bytesToHex(concatBytes(point, toBytes(scalar))),
    });
  for (const scalar of [0n, 1n]) {
    await multiScalar(GENERATOR, scalar);
    for (const point of [
      OFF_CURVE,
      OUTSIDE,
      plusP(GENERATOR, 0),
      plusP(GENERATOR, 1),
      GENERATOR.with(0, 1),
    ]) {
      await assert.rejects(multiScalar(point, scalar), `scalar ${scalar}`);
    }
  }
});

describe('a proof is refused', () => {
  it('with another point in place of each', async () => {
    for (const at of pointOffsets) await rejected({ proof: put(proof, at, GENERATOR) }, `point at ${at}`);
  });

  it('with two of its points swapped', async () => {
    for (const [i, at] of pointOffsets.entries()) {
      const next = pointOffsets[(i + 1) % pointOffsets.length]!;
      const swapped = hexToBytes(put(proof, at, proof.subarray(next, next + POINT)));
      await rejected({ proof: put(swapped, next, proof.subarray(at, at + POINT)) }, `points at ${at}`);
    }
  });

  it('with a scalar one more, or one beyond the field', async () => {
    for (let i = 0; i < SCALARS; i++) {
      const at = scalarsAt + 32 * i;
      const value = fromBytes(proof.subarray(at, at + 32));
      await rejected({ proof: put(proof, at, toBytes(value + 1n)) }, `scalar ${i}`);
      const beyond = hexToBytes(`0x${(value + R).toString(16).padStart(64, '0')}`);
      assert.equal(await answer({ proof: put(proof, at, beyond) }), `ScalarNotReduced(${i})`);
    }
  });

  it('with any bit changed', async () => {
    for (let at = 0; at < proof.length; at += 16) {
      const changed = proof.slice();
      changed[at + ((at * 7) % 16)]! ^= 1 << (at % 7);
      assert.doesNotMatch(await answer({ proof: bytesToHex(changed) }), /^accepted/, `byte ${at}`);
    }
  });

  it('with infinity anywhere but in the fold, where it is a false fold', async () => {
    for (const [i, at] of pointOffsets.entries()) {
      const expected = i === FOLD ? 'ProofRejected()' : `PointAtInfinity(${i})`;
      assert.equal(await answer({ proof: put(proof, at, INFINITY) }), expected);
    }
  });

  it('with a point off the curve, outside the subgroup or in a second encoding', async () => {
    for (const at of pointOffsets) {
      const own = proof.subarray(at, at + POINT);
      for (const point of [OFF_CURVE, OUTSIDE, plusP(own, 0), plusP(own, 1), own.with(0, 1)]) {
        assert.match(await answer({ proof: put(proof, at, point) }), MALFORMED_POINT, `point at ${at}`);
      }
    }
  });

  it('shorter or longer by anything', async () => {
    for (const length of [0, 1, 31, 32, POINT, proof.length - POINT, proof.length - 32, proof.length - 1]) {
      const cut = bytesToHex(proof.subarray(0, length));
      assert.equal(await answer({ proof: cut }), `BadProofLength(${length},${proof.length})`);
    }
    for (const more of [1, 32, POINT]) {
      const extended = bytesToHex(concatBytes(proof, new Uint8Array(more)));
      assert.equal(
        await answer({ proof: extended }),
        `BadProofLength(${proof.length + more},${proof.length})`,
      );
    }
  });

  it('without the gas for it', async () => {
    await chain.verifyWith(600_000n, call, settler);
    for (const gas of [100_000n, 200_000n, 300_000n, 400_000n, 450_000n, 500_000n, 540_000n]) {
      await assert.rejects(chain.verifyWith(gas, call, settler), /revert|gas/i, `${gas} gas`);
    }
  });
});

describe('a proof does not serve', () => {
  it('for another claim, session, attempt, cell or model', async () => {
    const { cell } = call;
    const other: Hex = `0x${'77'.repeat(32)}`;
    for (const field of ['poeaHash', 'sessionId', 'modelRoot'] as const) {
      await rejected({ cell: { ...cell, [field]: other } }, field);
    }
    for (const field of ['attempt', 'layer', 'position'] as const) {
      await rejected({ cell: { ...cell, [field]: cell[field] + 1n } }, field);
      await rejected({ cell: { ...cell, [field]: 2n ** 256n - 1n } }, field);
    }
  });

  it('for another contract, or on another chain', async () => {
    assert.equal(await answer({}, chain.sender.account), 'ProofRejected()');
    const setChainId = (id: number) =>
      chain.client.request({ method: 'anvil_setChainId', params: [id] } as never);
    await setChainId(31_338);
    assert.equal(await answer({}), 'ProofRejected()');
    await setChainId(31_337);
    assert.equal((await chain.verify(call, settler)).length, 1);
  });

  it('for another statement', async () => {
    const { statement } = call;
    for (const part of ['boundary', 'model'] as const) {
      const points = hexToBytes(statement[part]);
      for (const at of [0, POINT]) {
        await rejected({ statement: { ...statement, [part]: put(points, at, GENERATOR) } }, part);
        await rejected({ statement: { ...statement, [part]: put(points, at, INFINITY) } }, part);
        const own = points.subarray(at, at + POINT);
        for (const point of [OFF_CURVE, OUTSIDE, plusP(own, 0), plusP(own, 1), own.with(0, 1)]) {
          const edited = { ...statement, [part]: put(points, at, point) };
          assert.match(await answer({ statement: edited }), MALFORMED_POINT, part);
        }
      }
      const swapped = bytesToHex(concatBytes(points.subarray(POINT), points.subarray(0, POINT)));
      await rejected({ statement: { ...statement, [part]: swapped } }, part);
      for (const length of [0, POINT, 2 * POINT - 1, 2 * POINT + 1, 3 * POINT]) {
        const other = new Uint8Array(length);
        other.set(points.subarray(0, length));
        const edited = { ...statement, [part]: bytesToHex(other) };
        assert.equal(await answer({ statement: edited }), 'BadStatement()', `${part} of ${length} bytes`);
      }
    }
  });

  it('for other rows', async () => {
    const { statement } = call;
    const [rows] = statement.rows;
    const other: Hex = `0x${'77'.repeat(32)}`;
    await rejected({ statement: { ...statement, rows: [{ ...rows!, count: rows!.count - 1n }] } }, 'fewer');
    await rejected({ statement: { ...statement, rows: [{ ...rows!, count: 4_088n }] } }, 'more');
    await rejected({ statement: { ...statement, rows: [{ ...rows!, root: other }] } }, 'root');
    for (const count of [0n, 4_089n, 2n ** 256n - 1n]) {
      const edited = { ...statement, rows: [{ ...rows!, count }] };
      assert.equal(await answer({ statement: edited }), `BadRowCount(${count})`);
    }
    for (const list of [[], [rows!, rows!]]) {
      assert.equal(await answer({ statement: { ...statement, rows: list } }), 'BadStatement()');
    }
  });

  it('under another key, be it of the same relation', async () => {
    const key = hexToBytes(vectors.key as Hex);
    const label = lengthPrefixed([utf8('veilmesh/cell-key/v1')]).length;
    const name = new DataView(key.buffer, label).getUint32(0);
    const renamed = concatBytes(
      key.subarray(0, label),
      lengthPrefixed([utf8('a key of my own')]),
      key.subarray(label + 4 + name),
    );
    const digest = await chain.addKey(bytesToHex(renamed));
    assert.notEqual(digest, call.digest);
    await rejected({ digest }, 'renamed key');
  });
});
