/**
 * The keccak Merkle tree of batches.
 * @module
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { bytesToHex, utf8 } from '../../../crypto/core/bytes.ts';
import {
  merkleIncludes,
  merkleLeaf,
  merkleLevels,
  merklePath,
  merkleTop,
} from '../../../crypto/core/keccak-merkle.ts';
import { fc } from '../../support/fast-check.ts';

const leavesOf = (count: number): Uint8Array[] =>
  [...Array(count).keys()].map((i) => merkleLeaf(utf8(`leaf ${i}`)));

describe('the keccak Merkle tree', () => {
  it('proves every leaf of trees of every size up to 33, at its own index only', () => {
    for (let count = 1; count <= 33; count++) {
      const leaves = leavesOf(count);
      const levels = merkleLevels(leaves);
      for (const [index, leaf] of leaves.entries()) {
        const path = merklePath(levels, index);
        for (let at = 0; at < count; at++) {
          assert.equal(
            merkleIncludes(merkleTop(levels), leaf, at, count, path),
            at === index,
            `${index}/${count}`,
          );
        }
      }
    }
  });

  it('gives different lists different roots, an odd end included', () => {
    const roots = [...Array(20).keys()].map((n) => bytesToHex(merkleTop(merkleLevels(leavesOf(n + 1)))));
    assert.equal(new Set(roots).size, roots.length);
    const [a, b, c] = leavesOf(3) as [Uint8Array, Uint8Array, Uint8Array];
    assert.notDeepEqual(merkleTop(merkleLevels([a, b, c])), merkleTop(merkleLevels([a, b, c, c])));
  });

  it('refuses changed, longer and shorter paths and any other leaf', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 40 }), fc.nat(), fc.nat(), (count, pick, flip) => {
        const leaves = leavesOf(count);
        const levels = merkleLevels(leaves);
        const root = merkleTop(levels);
        const index = pick % count;
        const path = merklePath(levels, index);
        const leaf = leaves[index]!;
        const changed = path.map((node) => Uint8Array.from(node));
        const node = changed[flip % path.length]!;
        node[flip % 32]! ^= 1;
        assert.ok(!merkleIncludes(root, leaf, index, count, changed));
        assert.ok(!merkleIncludes(root, leaf, index, count, path.slice(1)));
        assert.ok(!merkleIncludes(root, leaf, index, count, [...path, leaf]));
        assert.ok(!merkleIncludes(root, merkleLeaf(leaf), index, count, path));
        assert.ok(!merkleIncludes(root, leaf, -1, count, path));
        assert.ok(!merkleIncludes(root, leaf, count, count, path));
        assert.ok(!merkleIncludes(root, leaf, 0.5, count, path));
      }),
      { numRuns: 50 },
    );
  });

  it('has no empty tree', () => {
    assert.throws(() => merkleLevels([]), RangeError);
  });
});
