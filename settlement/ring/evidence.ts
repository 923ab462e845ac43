/**
 * What convicts a node of a wrong word: the word in its signed transcript, and the row of weights under the registered
 * model, with an opening of the row's commitment at the challenge (PROTOCOL.md).
 * @module
 */
import { keccak_256 } from '@noble/hashes/sha3.js';
import type { IntCommits } from '../../crypto/commit/int-commits.ts';
import { createKzg } from '../../crypto/commit/kzg.ts';
import { DOMAIN_SIZE, type Setup, VALUE_ROWS } from '../../crypto/commit/setup.ts';
import { OPEN_MODEL_KEY, rowBlinder, rowsRoot } from '../../crypto/commit/weight-rows.ts';
import { concatBytes, equalBytes, utf8 } from '../../crypto/core/bytes.ts';
import { VerificationError } from '../../crypto/core/errors.ts';
import { merkleProof } from '../../crypto/core/hash.ts';
import { merkleLeaf, merkleLevels, merklePath, merkleTop } from '../../crypto/core/keccak-merkle.ts';
import { fromBytes, reduce, toBytes } from '../../crypto/curve/scalar.ts';
import { type CellLeaf, encodeCellLeaf } from '../../crypto/proof/cell-leaf.ts';
import type { TranscriptFile } from '../../crypto/ring/record.ts';
import type { RingStatement } from '../../crypto/ring/statement.ts';
import {
  CHUNK_WORDS,
  encodeWords,
  outputChunks,
  type RecordedProduct,
  type TranscriptTree,
} from '../../crypto/ring/transcript.ts';
import { cellRowsRoot, commitProduct, productOf } from '../../models/program/cells/cell-weights.ts';
import { cellsOf } from '../../models/shard/cells.ts';
import { encodePartManifest } from '../../models/shard/manifest.ts';
import type { PartFile } from '../../models/shard/part.ts';
import type { PartManifest } from '../../models/shard/types.ts';
import { g1ToEip2537 } from '../chain/points.ts';
import type { WrongWord } from './check.ts';

/** As RingRow of contracts/interfaces/IRingReferee.sol. */
export interface RingRow {
  readonly index: number;
  readonly cell: number;
  readonly row: number;
  readonly words: Uint8Array;
  readonly outputRoot: Uint8Array;
  /** What opens the leaf. */
  readonly blind: Uint8Array;
  readonly path: readonly Uint8Array[];
  /** Of the cell. */
  readonly word: number;
  readonly chunk: Uint8Array;
  readonly chunkPath: readonly Uint8Array[];
}

/** As RingWeights there. */
export interface RingWeights {
  readonly shard: number;
  readonly part: Uint8Array;
  readonly leaf: Uint8Array;
  readonly cellPath: readonly Uint8Array[];
  readonly rows: { readonly count: number; readonly root: Uint8Array };
  readonly model: Uint8Array;
  readonly commitment: Uint8Array;
  readonly rowPath: readonly Uint8Array[];
  readonly weights: Uint8Array;
  readonly blinder: bigint;
  readonly opening: Uint8Array;
}

export interface RingEvidence {
  readonly publicKey: Uint8Array;
  readonly signature: Uint8Array;
  readonly statement: RingStatement;
  readonly row: RingRow;
  readonly weights: RingWeights;
}

export interface EvidenceModel {
  readonly part: PartManifest;
  /** The part's file, verified against it. */
  readonly file: PartFile;
  readonly recorded: readonly RecordedProduct[];
  readonly ints: IntCommits;
  readonly setup: Setup;
}

const CHALLENGE_DOMAIN = keccak_256(utf8('veilmesh/ring-weights/v1'));

/**
 * Takes a commitment to every row of the cell: the tree's path needs them all.
 * @throws VerificationError MANIFEST_CELLS when the manifest commits to other weights than its file has
 */
export function ringEvidence(
  { signed, rows }: TranscriptFile,
  tree: TranscriptTree,
  wrong: Pick<WrongWord, 'op' | 'row' | 'word'>,
  model: EvidenceModel,
): RingEvidence {
  const product = model.recorded.find(({ op }) => op === wrong.op)!;
  const recorded = rows.find(({ op }) => op === wrong.op)!;
  const own = product.cells.find(({ from, count }) => wrong.word >= from && wrong.word < from + count)!;
  const { dIn, dOut } = product;
  const chunks = outputChunks(recorded.result.subarray(wrong.row * dOut, (wrong.row + 1) * dOut), own);
  const levels = merkleLevels(chunks.map(merkleLeaf));
  const word = wrong.word - own.from;
  const chunk = Math.floor(word / CHUNK_WORDS);
  return {
    publicKey: signed.enclaveKey,
    signature: signed.signature,
    statement: signed.statement,
    row: {
      ...tree.place(wrong.op, wrong.row, own.cell),
      cell: own.cell,
      row: wrong.row,
      words: encodeWords(recorded.words.subarray(wrong.row * dIn, (wrong.row + 1) * dIn)),
      outputRoot: merkleTop(levels),
      word,
      chunk: chunks[chunk]!,
      chunkPath: merklePath(levels, chunk),
    },
    weights: weightsEvidence(own.cell, word, model),
  };
}

function weightsEvidence(cell: number, row: number, { part, file, ints, setup }: EvidenceModel): RingWeights {
  const { leaves } = file;
  const product = productOf(cellsOf({ ...file, role: part.role }, false).cells[cell]!)!;
  const commitments = commitProduct(product, OPEN_MODEL_KEY, ints);
  if (!equalBytes(cellRowsRoot(commitments), leaves[cell]!.rowsRoot)) {
    throw new VerificationError('MANIFEST_CELLS', 'the manifest commits to other weights than its file has', {
      details: { cell },
      hint: "the model's owner made a wrong manifest: nobody can be convicted of it",
    });
  }
  const values = product.values.subarray(row * product.width, (row + 1) * product.width);
  const blinder = rowBlinder(OPEN_MODEL_KEY, product.name, row, values);
  const commitment = g1ToEip2537(commitments.rows[row]!);
  const weights = Uint8Array.from(values);
  return {
    shard: part.index,
    part: encodePartManifest(part),
    ...cellEvidence(leaves, cell),
    rows: { count: commitments.rows.length, root: rowsRoot(commitments.rows) },
    model: concatBytes(...commitments.model),
    commitment,
    rowPath: merkleProof(commitments.rows, row),
    weights,
    blinder,
    opening: openRow(values, blinder, rowChallenge(commitment, blinder, weights), setup),
  };
}

function cellEvidence(leaves: readonly CellLeaf[], cell: number): Pick<RingWeights, 'leaf' | 'cellPath'> {
  const encoded = leaves.map(encodeCellLeaf);
  return { leaf: encoded[cell]!, cellPath: merkleProof(encoded, cell) };
}

/** Where a row's commitment is opened: after commitment, blinder and weights are all said. @param commitment 128 bytes */
export const rowChallenge = (commitment: Uint8Array, blinder: bigint, weights: Uint8Array): bigint =>
  reduce(fromBytes(keccak_256(concatBytes(CHALLENGE_DOMAIN, commitment, toBytes(blinder), weights))));

/** 128 bytes. */
export function openRow(weights: Int8Array, blinder: bigint, z: bigint, setup: Setup): Uint8Array {
  const { fr, scope } = setup.curve;
  return scope(() => {
    const values = fr.zeros(DOMAIN_SIZE);
    fr.place(values, 0, fr.fromInts(Int32Array.from(weights)));
    fr.set(values, VALUE_ROWS, blinder);
    return createKzg(setup).open(values, z).proof;
  });
}
