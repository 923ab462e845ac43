/**
 * The on-chain BLS library itself, compiled as it is deployed and called on a real chain: RFC 9380's vectors,
 * both signs of a key, and points that are none.
 * @module
 */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { bls12_381 } from '@noble/curves/bls12-381.js';
import { type Abi, bytesToHex, type Hex, type PublicClient } from 'viem';
import { concatBytes, hex, utf8 } from '../../../crypto/core/bytes.ts';
import { type Anvil, startAnvil } from '../../../settlement/chain/anvil.ts';
import { openClient } from '../../../settlement/chain/client.ts';
import { g1ToEip2537, g2ToEip2537 } from '../../../settlement/chain/points.ts';
import { compileSolidity, readSources } from '../../../settlement/contracts/compile.ts';

const CONTRACTS_FOLDER = join(import.meta.dirname, '../../../settlement/contracts');
const LIBRARY = 'libraries/Bls12381.sol';

/** Makes the library's internal functions callable. */
const HARNESS = `// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Bls12381} from "./libraries/Bls12381.sol";

contract Harness {
    function hashToG1(bytes calldata message, bytes calldata dst) external view returns (bytes memory) {
        return Bls12381.hashToG1(message, dst);
    }

    function compressG2(bytes calldata point) external pure returns (bytes memory) {
        return Bls12381.compressG2(point);
    }

    function verify(bytes calldata signature, bytes calldata key, bytes calldata message, bytes calldata dst)
        external
        view
        returns (bool)
    {
        return Bls12381.verify(signature, key, message, dst);
    }
}
`;

/** RFC 9380 appendix J.9.1, BLS12381G1_XMD:SHA-256_SSWU_RO_: message, P.x, P.y. */
const DST = utf8('QUUX-V01-CS02-with-BLS12381G1_XMD:SHA-256_SSWU_RO_');
const VECTORS = [
  [
    '',
    '052926add2207b76ca4fa57a8734416c8dc95e24501772c814278700eed6d1e4e8cf62d9c09db0fac349612b759e79a1',
    '08ba738453bfed09cb546dbb0783dbb3a5f1f566ed67bb6be0e8c67e2e81a4cc68ee29813bb7994998f3eae0c9c6a265',
  ],
  [
    'abc',
    '03567bc5ef9c690c2ab2ecdf6a96ef1c139cc0b2f284dca0a9a7943388a49a3aee664ba5379a7655d3c68900be2f6903',
    '0b9c15f3fe6e5cf4211f346271d7b01c8f3b28be689c8429c85b67af215533311f0b8dfaaa154fa6b88176c229f2885d',
  ],
  [
    'abcdef0123456789',
    '11e0b079dea29a68f0383ee94fed1b940995272407e3bb916bbf268c263ddd57a6a27200a784cbc248e84f357ce82d98',
    '03a87ae2caf14e8ee52e51fa2ed8eefe80f02457004ba4d486d6aa1f517c0889501dc7413753f9599b099ebcbbd2d709',
  ],
  [
    `q128_${'q'.repeat(128)}`,
    '15f68eaa693b95ccb85215dc65fa81038d69629f70aeee0d0f677cf22285e7bf58d7cb86eefe8f2e9bc3f8cb84fac488',
    '1807a1d50c29f430b8cafc4f8638dfeeadf51211e1602a5f184443076715f91bb90a48ba1e370edce6ae1062f5e6dd38',
  ],
  [
    `a512_${'a'.repeat(512)}`,
    '082aabae8b7dedb0e78aeb619ad3bfd9277a2f77ba7fad20ef6aabdc6c31d19ba5a6d12283553294c1825c4b3ca2dcfe',
    '05b84ae5a942248eea39e1d91030458c40153f3b654ab7872d779ad1e942856a20c438e8d99bc8abfbf74729ce1f7ac8',
  ],
] as const;

const { G1, G2, fields } = bls12_381;
const POP = utf8('BLS_POP_BLS12381G1_XMD:SHA-256_SSWU_RO_POP_');
const padding = new Uint8Array(16);
const element = (value: bigint): Uint8Array => concatBytes(padding, fields.Fp.toBytes(value));

describe('the BLS library on chain', () => {
  let anvil: Anvil;
  let client: PublicClient;
  let abi: Abi;
  let code: Hex;

  before(async () => {
    const sources = readSources(CONTRACTS_FOLDER);
    const compiled = await compileSolidity({ [LIBRARY]: sources[LIBRARY]!, 'Harness.sol': HARNESS }, [
      'Harness',
    ]);
    const harness = compiled.get('Harness')!;
    abi = harness.abi as Abi;
    code = `0x${harness.bytecode}`;
    anvil = await startAnvil();
    client = (await openClient(anvil.url)).client;
  });
  after(() => anvil.kill());

  const call = (functionName: string, ...args: readonly Uint8Array[]): Promise<unknown> =>
    client.readContract({ abi, code, functionName, args: args.map((arg) => bytesToHex(arg)) });

  it("hashes to G1 as RFC 9380's vectors say", async () => {
    for (const [message, x, y] of VECTORS) {
      const point = concatBytes(padding, hex(x), padding, hex(y));
      assert.equal(await call('hashToG1', utf8(message), DST), bytesToHex(point), message.slice(0, 16));
    }
  });

  it('hashes proofs of possession as the off-chain library does', async () => {
    for (const message of ['', 'a', 'x'.repeat(63), 'x'.repeat(64), 'x'.repeat(168)]) {
      const { x, y } = G1.hashToCurve(utf8(message), { DST: POP }).toAffine();
      assert.equal(
        await call('hashToG1', utf8(message), POP),
        bytesToHex(concatBytes(element(x), element(y))),
      );
    }
  });

  it('compresses keys of both signs as the off-chain library does', async () => {
    const signs = new Set<number>();
    for (let secret = 1n; secret <= 4n; secret++) {
      for (const key of [G2.Point.BASE.multiply(secret), G2.Point.BASE.multiply(secret).negate()]) {
        const compressed = key.toBytes(true);
        signs.add(compressed[0]! & 0x20);
        assert.equal(await call('compressG2', g2ToEip2537(compressed)), bytesToHex(compressed));
      }
    }
    assert.deepEqual([...signs].sort(), [0, 0x20]);
  });

  it("takes a key's sign from y0 where y1 is zero, and from just above the half of the field", async () => {
    const half = (fields.Fp.ORDER - 1n) / 2n;
    const zero = element(0n);
    const one = element(1n);
    for (const [y0, y1, flag] of [
      [half, 0n, 0x80],
      [half + 1n, 0n, 0xa0],
      [half + 1n, half, 0x80],
      [0n, half + 1n, 0xa0],
      [0n, fields.Fp.ORDER - 1n, 0xa0],
      [fields.Fp.ORDER - 1n, 1n, 0x80],
    ] as const) {
      const point = concatBytes(one, zero, element(y0), element(y1));
      const compressed = hex(String(await call('compressG2', point)).slice(2));
      assert.equal(compressed[0], flag, `${y0} ${y1}`);
    }
  });

  it('verifies signatures of keys of both signs, and no other', async () => {
    const message = utf8('message');
    const hashed = G1.hashToCurve(message, { DST: POP });
    const secret = 0x1234_5678_9abc_def0n;
    for (const scalar of [secret, fields.Fr.ORDER - secret]) {
      const key = g2ToEip2537(G2.Point.BASE.multiply(scalar).toBytes(true));
      const signature = hashed.multiply(scalar);
      const encoded = g1ToEip2537(signature.toBytes(true));
      assert.equal(await call('verify', encoded, key, message, POP), true);
      const negated = g1ToEip2537(signature.negate().toBytes(true));
      assert.equal(await call('verify', negated, key, message, POP), false);
      assert.equal(await call('verify', encoded, key, utf8('messagf'), POP), false);
      assert.equal(await call('verify', encoded, key, message, DST), false);
    }
  });

  it('refuses the identity as key or signature, and takes no other encoding of a point', async () => {
    const message = utf8('message');
    const signature = g1ToEip2537(G1.hashToCurve(message, { DST: POP }).toBytes(true));
    const key = g2ToEip2537(G2.Point.BASE.toBytes(true));
    assert.equal(await call('verify', signature, key, message, POP), true);
    assert.equal(await call('verify', new Uint8Array(128), new Uint8Array(256), message, POP), false);
    assert.equal(await call('verify', new Uint8Array(128), key, message, POP), false);
    assert.equal(await call('verify', signature, new Uint8Array(256), message, POP), false);

    /** The coordinate at `index`, plus p: the same residue, another encoding. */
    const plusP = (point: Uint8Array, index: number): Uint8Array => {
      const value = BigInt(bytesToHex(point.subarray(index * 64, index * 64 + 64))) + fields.Fp.ORDER;
      const out = Uint8Array.from(point);
      out.set(hex(value.toString(16).padStart(128, '0')), index * 64);
      return out;
    };
    for (const index of [0, 1]) {
      await assert.rejects(call('verify', plusP(signature, index), key, message, POP));
    }
    for (const index of [0, 1, 2, 3]) {
      await assert.rejects(call('verify', signature, plusP(key, index), message, POP));
    }
    // on the curve, not in the subgroup: x = 4 is the smallest with a point of G1's curve
    const offSubgroup = G1.Point.fromAffine({ x: 4n, y: fields.Fp.sqrt(4n ** 3n + 4n) });
    assert.equal(offSubgroup.isTorsionFree(), false);
    const { x, y } = offSubgroup.toAffine();
    await assert.rejects(call('verify', concatBytes(element(x), element(y)), key, message, POP));
    await assert.rejects(call('verify', signature.subarray(1), key, message, POP));
  });
});
