import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { createIntCommits } from '../../../crypto/commit/int-commits.ts';
import { createKzgCommitter } from '../../../crypto/commit/kzg-committer.ts';
import { BLINDER_ROWS, loadSetup } from '../../../crypto/commit/setup.ts';
import { equalBytes } from '../../../crypto/core/bytes.ts';
import { merkleRoot, merkleVerify } from '../../../crypto/core/hash.ts';
import { randomBytes } from '../../../crypto/core/random.ts';
import { type Claim, claimHash, encodeSignedClaim } from '../../../crypto/poea/claim.ts';
import { encodeCellLeaf } from '../../../crypto/proof/cell-leaf.ts';
import { createVerifier } from '../../../crypto/proof/ceremony.ts';
import { decodeKey } from '../../../crypto/proof/decode-key.ts';
import { verify } from '../../../crypto/proof/verify.ts';
import type { Engine } from '../../../models/engine/types.ts';
import { createWasmEngine } from '../../../models/engine/wasm/engine.ts';
import { createReferenceEngine } from '../../../models/program/reference.ts';
import { shardRoot, shardsOf, valueWidths } from '../../../models/shard/manifest.ts';
import { splitModel } from '../../../models/shard/split.ts';
import type { PartManifest } from '../../../models/shard/types.ts';
import { verifyPart } from '../../../models/shard/verify.ts';
import { type CheckProver, type CheckSubject, createCheckProver } from '../../../node/tee/check-prover.ts';
import { type SealedWitness, sealWitness } from '../../../node/tee/witness.ts';
import { compressG1 } from '../../../settlement/chain/points.ts';
import { packed } from '../../support/pack.ts';
import { tinyModel } from '../../support/tiny-decoder.ts';

const KEY = new Uint8Array(32).fill(4);
const HOP = 1;
const blindKey = randomBytes(32);
const sessionId = randomBytes(32);

let part: PartManifest;
let shard: ReturnType<typeof verifyPart>;
let claims: Claim[];
let witnesses: SealedWitness[];
let prover: CheckProver;

const proverOf = async (engine: Engine, leaves = shard.leaves): Promise<CheckProver> =>
  createCheckProver({
    ...shard,
    leaves,
    shardRoot: shardRoot(part),
    sealingKey: KEY,
    engine,
    setup: await loadSetup(),
    ints: await createIntCommits(BLINDER_ROWS),
  });

const subject = (
  segment: number,
  of: readonly SealedWitness[] = witnesses.slice(0, segment + 1),
): CheckSubject => ({
  claimHash: claimHash(claims[segment]!),
  witnesses: of,
});
const quietly = (): void => {};

/** A session of three segments: a prompt of three rows, then single ones. */
async function converse(edit: (output: Int32Array, segment: number) => void = quietly): Promise<void> {
  const { program, weights } = shard;
  const ints = await createIntCommits(1);
  const committer = createKzgCommitter({ sessionBlindKey: blindKey, sessionId }, ints);
  const sequence = (await createReferenceEngine().load(program, weights)).open(8);
  const loaded = await createReferenceEngine().load(program, weights);
  const running = loaded.open(8);
  sequence.close();
  claims = [];
  witnesses = [];
  let position = 0;
  let step = 0;
  for (const [segment, rows] of [[3], [1, 1], [1]].entries()) {
    const values = [];
    const leaves: [Uint8Array[], Uint8Array[]] = [[], []];
    for (const count of rows) {
      const input = Int32Array.from(
        { length: count * part.in.width },
        (_, i) => ((i * 7_919 + step * 104_729) % 8_191) - 4_095,
      );
      const [output] = await loaded.run([{ sequence: running, input, rows: count }]);
      edit(output!, segment);
      for (let row = 0; row < count; row++) {
        for (const [side, edge] of [part.in, part.out].entries()) {
          const all = side === 0 ? input : output!;
          const own = all.subarray(row * edge.width, (row + 1) * edge.width);
          leaves[side]!.push(
            committer.commit(
              own,
              { edge: HOP + side, step, row },
              edge.values.map(({ width }) => width),
            ),
          );
        }
      }
      values.push({ step: step++, input, output: output! });
    }
    const from = position;
    position += rows.reduce((sum, count) => sum + count, 0);
    const claim: Claim = {
      version: 1,
      chainId: 31_337,
      settlement: new Uint8Array(20),
      sessionId,
      requestId: new Uint8Array(32),
      segment,
      hopIndex: HOP,
      hopCount: 3,
      attempt: 2,
      modelRoot: new Uint8Array(32).fill(6),
      shardRoot: shardRoot(part),
      layers: [...part.ops],
      semanticsHash: new Uint8Array(32),
      positions: [from, position],
      inCommits: merkleRoot(leaves[0]),
      outCommits: merkleRoot(leaves[1]),
      answerCommit: null,
      samplingHash: null,
      workUnits: 1,
      prevClaim: claims.length === 0 ? null : claimHash(claims.at(-1)!),
      clientNonce: new Uint8Array(32),
      evidenceHash: new Uint8Array(32),
      enclaveKey: new Uint8Array(96),
      nextKey: null,
      notAfter: 2_000_000_000,
    };
    claims.push(claim);
    const signed = encodeSignedClaim({ claim, signature: new Uint8Array(48) });
    witnesses.push(
      sealWitness(KEY, { blindKey, sampling: null, values, widthsIn: valueWidths(part.in) }, signed),
    );
  }
}

before(async () => {
  const { model, card } = await tinyModel();
  const parts = splitModel(model, [
    Math.floor(model.program.ops.length / 3),
    Math.floor((2 * model.program.ops.length) / 3),
  ]);
  const { manifest, files } = await packed(card, parts);
  part = shardsOf(manifest).find(({ cells }) => cells !== null && cells.count > 0)!;
  shard = verifyPart(manifest, part, files[manifest.parts.indexOf(part)]!);
  await converse();
  prover = await proverOf(createReferenceEngine());
});

describe('the answer to a check of a decoder', () => {
  test('commits to the same columns whatever computes them, and whenever', async () => {
    const root = await prover.commit(subject(2), quietly);
    const wasm = await createWasmEngine({ threads: 1 });
    assert.deepEqual(await (await proverOf(wasm)).commit(subject(2), quietly), root);
    await wasm.close();
    await prover.commit(subject(1), quietly);
    assert.deepEqual(await prover.commit(subject(2), quietly), root);
  });

  test('says beforehand how much it is', () => {
    const plan = prover.plan(subject(1));
    assert.deepEqual([plan.before, plan.positions], [3, 2]);
    assert.equal(plan.columns, 2 * (part.cells!.inner + part.in.values.length + part.out.values.length));
    for (const size of [plan.entries, plan.proveBytes, plan.proveSeconds, plan.valueBytes])
      assert.ok(size > 0);
  });

  test('tells how far it is', async () => {
    const told: string[] = [];
    const fresh = await proverOf(createReferenceEngine());
    await fresh.commit(subject(2), (stage, done, total) => told.push(`${stage} ${done}/${total}`));
    assert.deepEqual(told, [
      ...[3, 4, 5].map((done) => `compute the session up to the segment ${done}/5`),
      'compute the segment and commit to it 1/1',
    ]);
  });

  test('proves cells of several kinds where they were committed to', async () => {
    const { count, inner, root } = part.cells!;
    const contract = randomBytes(20);
    const innerRoot = await prover.commit(subject(1), quietly);
    const verifier = createVerifier(await loadSetup());
    const kinds = new Map(shard.leaves.map(({ keyDigest }, cell) => [keyDigest.join(), cell]));
    for (const index of [...kinds.values()].slice(0, 4)) {
      const position = 1;
      const cell = position * count + index;
      const { move, key } = await prover.prove(
        subject(1),
        { draw: 2, cell, contract, isAlone: false },
        quietly,
      );
      const { leaf, boundary, model, proof } = move;
      assert.ok(merkleVerify(root, encodeCellLeaf(leaf), index, count, [...move.leafPath]));
      for (const [i, { where, column }] of leaf.places.entries()) {
        const { point, edgeLeaf, path } = boundary[i]!;
        const committed = compressG1(point);
        if (where === 'inner') {
          assert.equal(edgeLeaf, undefined);
          assert.ok(merkleVerify(innerRoot, committed, position * inner + column, 2 * inner, [...path]));
        } else {
          const edge = where === 'input' ? claims[1]!.inCommits : claims[1]!.outCommits;
          assert.ok(merkleVerify(edge, edgeLeaf!, position, 2, [...path]));
          assert.deepEqual(edgeLeaf!.subarray(48 * column, 48 * (column + 1)), committed);
        }
      }
      verify(
        decodeKey(key, verifier.domain),
        verifier,
        {
          chainId: 31_337n,
          contract,
          poeaHash: claimHash(claims[1]!),
          sessionId,
          attempt: 2,
          layer: index,
          position,
          modelRoot: claims[1]!.modelRoot,
          rowsRoot: leaf.rowsRoot,
        },
        { boundary: boundary.map(({ point }) => point), model },
        proof,
      );
    }
    assert.ok(!equalBytes(innerRoot, await prover.commit(subject(2), quietly)));
  });

  const broken: [name: string, of: () => SealedWitness[]][] = [
    ['without the segment before', () => [witnesses[0]!, witnesses[2]!]],
    ['without the first', () => witnesses.slice(1)],
    ['in another order', () => [witnesses[1]!, witnesses[0]!, witnesses[2]!]],
    ['with the witness of another segment at the end', () => witnesses.slice(0, 2)],
    ['without any', () => []],
  ];
  for (const [name, of] of broken) {
    test(`is refused ${name}`, async () => {
      await prover.commit(subject(1), quietly); // else the answer to this one is still here
      await assert.rejects(prover.commit(subject(2, of()), quietly), {
        code: 'WITNESS_CHAIN',
        family: 'verification',
      });
    });
  }

  test('is refused where the manifest names other weights for the cell', async () => {
    const leaves = shard.leaves.map((leaf) => ({ ...leaf, rowsRoot: randomBytes(32) }));
    const deceived = await proverOf(createReferenceEngine(), leaves);
    await assert.rejects(
      deceived.prove(subject(0), { draw: 0, cell: 0, contract: randomBytes(20), isAlone: false }, quietly),
      { code: 'MANIFEST_CELLS' },
    );
  });

  test('is refused where the claim is not what the shard computes', async () => {
    await converse((output, segment) => {
      if (segment === 1) output[0]! ^= 1;
    });
    const fresh = await proverOf(createReferenceEngine());
    await fresh.commit(subject(0), quietly);
    await assert.rejects(fresh.commit(subject(1), quietly), { code: 'CHECK_NOT_AS_CLAIMED' });
    await fresh.commit(subject(2), quietly);
  });
});
