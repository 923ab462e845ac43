/**
 * The contract that verifies cell proofs, against the shared vectors and the prover: what it accepts, what it
 * answers, which keys it takes.
 * @module
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { bls12_381 } from '@noble/curves/bls12-381.js';
import { bytesToHex, type Hex, hexToBytes, keccak256 } from 'viem';
import { loadSetup, TAU_G2 } from '../../../crypto/commit/setup.ts';
import { concatBytes, hex, lengthPrefixed } from '../../../crypto/core/bytes.ts';
import { power, R, rootOfUnity, toBytes } from '../../../crypto/curve/scalar.ts';
import { cellRoot } from '../../../crypto/proof/context.ts';
import { g2ToEip2537 } from '../../../settlement/chain/points.ts';
import { proofVerifierAbi } from '../../../settlement/contracts/artifacts/proof-verifier.ts';
import {
  type ProofChain,
  readVectors,
  refusal,
  startProofChain,
  vectorCall,
} from '../../support/proof-chain.ts';

const vectors = readVectors();
const call = vectorCall(vectors);
const settler = vectors.context.contract as Hex;

let chain: ProofChain;
before(async () => {
  chain = await startProofChain();
});
after(() => chain.close());

it("the contract's points and roots are the ceremony's and the domain's", async () => {
  const source = readFileSync(
    join(import.meta.dirname, '../../../settlement/contracts/libraries/Ceremony.sol'),
    'utf8',
  );
  const constant = (name: string): string => new RegExp(`constant ${name} =\\s*([^;]*);`).exec(source)![1]!;
  const bytes = (name: string): string =>
    [...constant(name).matchAll(/hex"([0-9a-f]*)"/g)].map(([, part]) => part).join('');
  const text = (...points: readonly Uint8Array[]): string => bytesToHex(concatBytes(...points)).slice(2);
  const { generator, lagrange, curve } = await loadSetup();
  const tau = bls12_381.G2.Point.fromBytes(hex(TAU_G2));
  const links = Number(constant('LINK_ROWS'));
  assert.equal(bytes('GENERATOR'), text(generator));
  assert.equal(bytes('LINK'), text(...curve.g1.toEvm(curve.g1.slice(lagrange, 4088, 4088 + links))));
  assert.equal(bytes('G2_ONE'), text(g2ToEip2537(bls12_381.G2.Point.BASE.toBytes(true))));
  assert.equal(bytes('G2_MINUS_TAU'), text(g2ToEip2537(tau.negate().toBytes(true))));
  assert.equal(BigInt(constant('R')), R);
  assert.equal(BigInt(constant('OMEGA')), rootOfUnity(4096));
  assert.equal(BigInt(constant('OMEGA_USABLE')), power(rootOfUnity(4096), 4088n));
});

describe('a key', () => {
  const key = hexToBytes(vectors.key as Hex);
  /** The key's parts without their lengths. */
  const parts: Uint8Array[] = [];
  for (let at = 0; at < key.length; ) {
    const length = new DataView(key.buffer, key.byteOffset + at).getUint32(0);
    parts.push(key.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  const [LABEL, DOMAIN, ROLES, COUNTS, CODE] = [0, 2, 3, 4, 5];
  const edited = (index: number, part: Uint8Array): Hex =>
    bytesToHex(lengthPrefixed(parts.with(index, part)));
  const refused = async (changed: Hex, what: string): Promise<void> =>
    assert.equal(await refusal(chain.addKey(changed)), 'MalformedKey()', what);

  it('is known under the digest of its bytes, and adding it again changes nothing', async () => {
    const read = (functionName: 'keyAt', digest: Hex) =>
      chain.client.readContract({
        address: chain.verifier,
        abi: proofVerifierAbi,
        functionName,
        args: [digest],
      });
    assert.equal(await refusal(chain.verify(call, settler)), `UnknownKey(${call.digest})`);
    assert.equal(await chain.addKey(vectors.key as Hex), vectors.keyDigest);
    const holder = await read('keyAt', vectors.keyDigest as Hex);
    assert.equal(await chain.client.getCode({ address: holder }), vectors.key);
    assert.equal(await chain.addKey(vectors.key as Hex), vectors.keyDigest);
    assert.equal(await read('keyAt', vectors.keyDigest as Hex), holder);
  });

  it('of another label or domain is refused', async () => {
    await refused(edited(LABEL, new TextEncoder().encode('veilmesh/cell-key/v2')), 'label');
    for (const at of [3, 7, 8, 39]) {
      const domain = parts[DOMAIN]!.slice();
      domain[at]! ^= 1;
      await refused(edited(DOMAIN, domain), `domain byte ${at}`);
    }
  });

  it('with bytes missing or left over is refused', async () => {
    for (const length of [0, 1, 24, 100, key.length - 1, key.length - 128, key.length - 132]) {
      await refused(bytesToHex(key.subarray(0, length)), `${length} bytes`);
    }
    await refused(bytesToHex(concatBytes(key, Uint8Array.of(0))), 'one more');
    await refused(bytesToHex(concatBytes(key, lengthPrefixed([parts.at(-1)!]))), 'a point more');
    assert.equal(await refusal(chain.addKey(`0x${'00'.repeat(24_577)}`)), 'KeyTooLong(24577)');
  });

  it('whose roles are out of order, unknown or too many is refused', async () => {
    const roles = parts[ROLES]!;
    await refused(edited(ROLES, roles.toReversed()), 'order');
    await refused(edited(ROLES, concatBytes(roles, Uint8Array.of(9))), 'unknown');
    for (const twice of [2, 4, 6, 7]) {
      await refused(edited(ROLES, concatBytes(roles, Uint8Array.of(twice)).toSorted()), `${twice} twice`);
    }
    await refused(edited(ROLES, concatBytes(roles, Uint8Array.of(8))), 'a fixed column without its point');
    for (const [i, by] of [0, 1, 2, 3].flatMap((at) => [[at, 1] as const, [at, -1] as const])) {
      const counts = parts[COUNTS]!.slice();
      if (counts[i] === 0 && by < 0) continue;
      counts[i]! += by;
      await refused(edited(COUNTS, counts), `count ${i} by ${by}`);
    }
  });

  it('whose code is none, or has no commitment, is refused', async () => {
    const one = [3, ...toBytes(1n)];
    const [b, mult, y] = [
      [1, 2],
      [1, 3],
      [1, 1],
    ] as const;
    const code = {
      nothing: [],
      'operation 0': [0],
      'operation 8': [8],
      'the next row': [2, 15],
      'a challenge': [4, 0],
      'half a constant': one.slice(0, 20),
      'an unknown column': [1, parts[ROLES]!.length],
      'add without operands': [6],
      'multiply with one': [...y, 7],
      'two results': [...y, ...y],
      'a stack of 33': [...Array(33)].flatMap(() => [...y]).concat(Array(32).fill(6)),
      'a product of closed columns': [...b, ...mult, 7],
    };
    for (const [what, bytes] of Object.entries(code)) {
      // as a constraint, and as the first lookup's value
      for (const part of [CODE, CODE + 2]) await refused(edited(part, Uint8Array.from(bytes)), what);
    }
    await refused(edited(CODE + 2, Uint8Array.from(b)), 'a lookup of a closed column');
    const deep = [...Array(32)].flatMap(() => [...y]).concat(Array(31).fill(6));
    await chain.addKey(edited(CODE, Uint8Array.from(deep)));
    await chain.addKey(edited(CODE, Uint8Array.from([...b, ...y, 7, ...mult, 6])));
  });
});

describe('the vectors', () => {
  before(() => chain.addKey(vectors.key as Hex));

  it("are accepted, and what is left to check is the fold with the prover's t", async () => {
    assert.deepEqual(await chain.verify(call, settler), [
      {
        t: BigInt(vectors.challenges.t!),
        rows: { count: BigInt(vectors.rows.length), root: vectors.rowsTreeRoot },
        fold: vectors.fold,
      },
    ]);
  });

  it('have the rows root that the transcript takes', async () => {
    const root = await chain.client.readContract({
      address: chain.verifier,
      abi: proofVerifierAbi,
      functionName: 'rowsRoot',
      args: [call.statement],
    });
    const [rows] = call.statement.rows;
    const folds = [{ rows: Number(rows!.count), root: hexToBytes(rows!.root) }];
    const model = vectors.statement.model.map((point) => hexToBytes(point as Hex));
    assert.equal(root, bytesToHex(cellRoot(folds, model)));
    assert.equal(root, vectors.context.rowsRoot);
  });

  it('name the key by its keccak', () => {
    assert.equal(keccak256(vectors.key as Hex), vectors.keyDigest);
  });
});
