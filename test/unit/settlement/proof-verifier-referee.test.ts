/**
 * The referee of contested folds: both sides honest, either side lying, at every shape of the rows' tree.
 * @module
 */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { bytesToHex, type Hex, hexToBytes } from 'viem';
import { loadSetup } from '../../../crypto/commit/setup.ts';
import { concatBytes } from '../../../crypto/core/bytes.ts';
import { merkleLeaf, merkleLevels, merkleTop } from '../../../crypto/core/keccak-merkle.ts';
import { type G1, loadCurve, type Point } from '../../../crypto/curve/curve.ts';
import { power, rootOfUnity } from '../../../crypto/curve/scalar.ts';
import type { Verifier } from '../../../crypto/proof/arithmetic.ts';
import { createVerifier } from '../../../crypto/proof/ceremony.ts';
import {
  type Contest,
  contestFold,
  type FoldChunk,
  type FoldClaim,
  type ProofChain,
  readVectors,
  refusal,
  startProofChain,
} from '../../support/proof-chain.ts';
import { GENERATOR } from '../../support/proof-setup.ts';

/** On the curve, not in the subgroup: x = 0. */
const OUTSIDE = new Uint8Array(128);
OUTSIDE[127] = 2;

let chain: ProofChain;
let verifier: Verifier;
let g1: G1;
before(async () => {
  chain = await startProofChain();
  const setup = await loadSetup();
  verifier = createVerifier(setup);
  ({ g1 } = await loadCurve());
});
after(() => chain.close());

const T = 0x1234_5678_9abc_def0_1234_5678_9abc_def1n;

const contest = (
  rows: readonly Point[],
  t: bigint = T,
  edit: (partialSums: readonly Point[]) => readonly Point[] = (same) => same,
): Contest => contestFold(verifier, g1, rows, t, edit);

const post = ({ claim, partialSums }: Contest): Promise<Hex> =>
  chain.post(claim, bytesToHex(concatBytes(...partialSums)));

const someRows = (count: number): Point[] => {
  const rows: Point[] = [GENERATOR];
  while (rows.length < count) rows.push(g1.add(rows.at(-1)!, GENERATOR));
  return rows;
};

it("gives an honest prover of the vectors' fold right in every chunk", async () => {
  const vectors = readVectors();
  const rows = vectors.rows.map((row) => hexToBytes(row as Hex));
  const honest = contest(rows, BigInt(vectors.challenges.t!));
  assert.deepEqual(
    honest.partialSums.map((point) => bytesToHex(point)),
    vectors.partialFolds,
  );
  assert.deepEqual(honest.claim, {
    t: BigInt(vectors.challenges.t!),
    rows: { count: 70n, root: vectors.rowsTreeRoot },
    fold: vectors.fold,
  });
  const posted = await post(honest);
  for (const index of [0, 1])
    assert.equal(await chain.judge(honest.claim, posted, honest.chunk(index)), true);
});

it('does so for every shape of the tree', async () => {
  for (const count of [1, 2, 63, 64, 65, 128, 129, 200, 321]) {
    const honest = contest(someRows(count));
    const posted = await post(honest);
    assert.equal(posted, bytesToHex(merkleTop(merkleLevels(honest.partialSums.map(merkleLeaf)))));
    for (let index = 0; index < honest.partialSums.length; index++) {
      assert.equal(
        await chain.judge(honest.claim, posted, honest.chunk(index)),
        true,
        `${count} rows, chunk ${index}`,
      );
    }
  }
});

it('takes rows that are infinity', async () => {
  const infinity = new Uint8Array(128);
  const honest = contest([infinity, GENERATOR, infinity]);
  assert.equal(await chain.judge(honest.claim, await post(honest), honest.chunk(0)), true);
});

describe('convicts a prover', () => {
  const convicted = async (lie: Contest, wrong: readonly number[]): Promise<void> => {
    const posted = await post(lie);
    for (let index = 0; index < lie.partialSums.length; index++) {
      const verdict = await chain.judge(lie.claim, posted, lie.chunk(index));
      assert.equal(verdict, !wrong.includes(index), `chunk ${index}`);
    }
  };

  it('whose fold is wrong, in the chunk that hides it', async () => {
    for (const wrong of [0, 1, 2]) {
      const edit = (sums: readonly Point[]) => sums.with(wrong, g1.add(sums[wrong]!, GENERATOR));
      await convicted(contest(someRows(150), T, edit), [wrong]);
    }
  });

  it('who shifts between chunks what adds up', async () => {
    const edit = ([a, b]: readonly Point[]) => [g1.add(a!, GENERATOR), g1.add(b!, g1.negate(GENERATOR))];
    await convicted(contest(someRows(65), T, edit), [0, 1]);
  });

  it('who shifts something outside the subgroup', async () => {
    const edit = ([a, b]: readonly Point[]) => [g1.add(a!, OUTSIDE), g1.add(b!, g1.negate(OUTSIDE))];
    await convicted(contest(someRows(65), T, edit), [0, 1]);
  });

  it('whose fold is infinity', async () => {
    const edit = ([a]: readonly Point[]) => [a!, g1.negate(a!)];
    await convicted(contest(someRows(65), T, edit), [1]);
  });
});

describe('takes no partial sums', () => {
  it('that do not add up to the fold', async () => {
    const { claim, partialSums } = contest(someRows(130));
    for (const changed of [
      partialSums.with(1, GENERATOR),
      [partialSums[0]!, partialSums[0]!, partialSums[2]!],
    ]) {
      assert.equal(await refusal(chain.post(claim, bytesToHex(concatBytes(...changed)))), 'SumsDiffer()');
    }
  });

  it('of another number, off the curve or in another encoding', async () => {
    const { claim, partialSums } = contest(someRows(130));
    const sums = concatBytes(...partialSums);
    const short = bytesToHex(sums.subarray(128));
    assert.equal(await refusal(chain.post(claim, short)), 'BadPointsLength(256,384)');
    assert.equal(await refusal(chain.post(claim, `${bytesToHex(sums)}00`)), 'BadPointsLength(385,384)');
    for (const at of [0, 15, 63, 64, 127]) {
      const changed = sums.slice();
      changed[at]! ^= 1;
      assert.match(await refusal(chain.post(claim, bytesToHex(changed))), /^PrecompileFailed\(0x0+0b\)$/i);
    }
  });
});

describe('lets no challenger', () => {
  let honest: Contest;
  let posted: Hex;
  before(async () => {
    honest = contest(someRows(150));
    posted = await post(honest);
  });
  const judged = (index: number, edit: Partial<FoldChunk>, claim: Partial<FoldClaim> = {}): Promise<string> =>
    refusal(chain.judge({ ...honest.claim, ...claim }, posted, { ...honest.chunk(index), ...edit }));

  it('show other rows, or these in another order', async () => {
    const rows = hexToBytes(honest.chunk(0).rows);
    const swapped = concatBytes(rows.subarray(128, 256), rows.subarray(0, 128), rows.subarray(256));
    assert.equal(await judged(0, { rows: bytesToHex(swapped) }), 'NotTheRows()');
    assert.equal(await judged(0, { rows: honest.chunk(1).rows }), 'NotTheRows()');
    assert.equal(await judged(0, { rowsPath: honest.chunk(1).rowsPath }), 'NotTheRows()');
    assert.equal(await judged(0, { rowsPath: [] }), 'NotTheRows()');
    const other = contest(someRows(150).with(149, GENERATOR));
    assert.equal(
      await judged(2, { rows: other.chunk(2).rows, rowsPath: other.chunk(2).rowsPath }),
      'NotTheRows()',
    );
  });

  it('show too few or too many', async () => {
    const { rows } = honest.chunk(2);
    assert.equal(await judged(2, { rows: `0x${rows.slice(2 + 256)}` }), 'BadPointsLength(2688,2816)');
    assert.equal(await judged(2, { rows: `${rows}00` }), 'BadPointsLength(2817,2816)');
  });

  it('name what was not posted', async () => {
    const partialSum = bytesToHex(g1.add(honest.partialSums[0]!, GENERATOR));
    assert.equal(await judged(0, { partialSum }), 'NotPosted()');
    assert.equal(await judged(0, { partialSum: `${honest.chunk(0).partialSum}00` }), 'NotPosted()');
    assert.equal(await judged(1, { index: 0n }), 'NotPosted()');
    assert.equal(await judged(0, { index: 3n }), 'NoSuchChunk(3)');
    assert.equal(await judged(0, { index: 2n ** 256n - 1n }), `NoSuchChunk(${2n ** 256n - 1n})`);
  });

  it('show a row in another encoding', async () => {
    // 2^384 more in x leaves the compressed form as it is
    const rows = hexToBytes(honest.chunk(0).rows);
    rows[15] = 1;
    assert.match(await judged(0, { rows: bytesToHex(rows) }), /^PrecompileFailed\(0x0+0c\)$/i);
  });

  it('bring a claim whose t is a row', async () => {
    for (const row of [0n, 5n, 63n]) {
      assert.equal(await judged(0, {}, { t: power(rootOfUnity(4096), row) }), 'BadClaim()');
    }
  });
});
