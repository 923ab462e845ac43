/**
 * Re-executes a transcript from public data alone: what a node signed, and the weights of its shard.
 * @module
 */
import { equalBytes } from '../../crypto/core/bytes.ts';
import { VerificationError } from '../../crypto/core/errors.ts';
import type { Bls } from '../../crypto/poea/bls.ts';
import { MAX_COUNT } from '../../crypto/ring/mask.ts';
import { type TranscriptFile, treeOf } from '../../crypto/ring/record.ts';
import { statementHash } from '../../crypto/ring/statement.ts';
import type { RecordedProduct, TranscriptTree } from '../../crypto/ring/transcript.ts';
import type { RingProducts } from '../../models/ring/types.ts';

/** A word out that is not what words in and weights give. */
export interface WrongWord {
  readonly op: string;
  readonly row: number;
  /** Of the product's row out. */
  readonly word: number;
  readonly got: number;
  readonly expected: number;
}

/** The shard that a transcript names, on the chain whose stake answers for it, as whoever checks it has them. */
export interface TranscriptSubject {
  readonly chainId: number;
  /** Address of the rollup contract, 20 bytes. */
  readonly settlement: Uint8Array;
  readonly modelRoot: Uint8Array;
  readonly shardRoot: Uint8Array;
  /** Those that can be disputed (`recordedProducts`). */
  readonly recorded: readonly RecordedProduct[];
}

export interface TranscriptShard extends TranscriptSubject {
  readonly products: RingProducts;
}

export interface TranscriptCheck {
  readonly tree: TranscriptTree;
  /** Rows that were computed again. */
  readonly rows: number;
  /** The first one; null where all are right. */
  readonly wrong: WrongWord | null;
}

/** Rows of an operation that are computed again, in ascending order. @param count that it has */
export type ChosenRows = (op: string, count: number) => readonly number[];

/**
 * All rows again.
 * @throws as openTranscript
 */
export async function checkTranscript(
  file: TranscriptFile,
  shard: TranscriptShard,
  bls: Pick<Bls, 'verify'>,
): Promise<TranscriptCheck> {
  const tree = openTranscript(file, shard, bls);
  return { tree, ...(await firstWrong(file, shard)) };
}

/**
 * That these words are what a key signed for this shard, whatever they are.
 * @throws VerificationError RING_STATEMENT_FIELD when the statement is of another chain, network, model or shard |
 *   RING_TRANSCRIPT_SHAPE | RING_TRANSCRIPT_FULL | RING_STATEMENT_ROOT when the words are not those signed | RING_STATEMENT_SIGNATURE
 */
export function openTranscript(
  file: TranscriptFile,
  { chainId, settlement, modelRoot, shardRoot, recorded }: TranscriptSubject,
  bls: Pick<Bls, 'verify'>,
): TranscriptTree {
  const { statement, enclaveKey, signature } = file.signed;
  const fields = {
    chainId: statement.chainId === chainId,
    settlement: equalBytes(statement.settlement, settlement),
    modelRoot: equalBytes(statement.modelRoot, modelRoot),
    shardRoot: equalBytes(statement.shardRoot, shardRoot),
  };
  for (const [field, holds] of Object.entries(fields)) {
    if (holds) continue;
    throw new VerificationError('RING_STATEMENT_FIELD', 'the statement is of something else', {
      details: { field },
      hint: 'check it on the network that it was signed for',
    });
  }
  const tree = treeOf(recorded, file);
  if (!equalBytes(tree.root, statement.root) || tree.count !== statement.count) {
    throw new VerificationError('RING_STATEMENT_ROOT', 'these words are not those that the node signed', {
      details: { count: tree.count, signed: statement.count },
    });
  }
  if (!bls.verify(enclaveKey, statementHash(statement), signature)) {
    throw new VerificationError('RING_STATEMENT_SIGNATURE', 'the statement is not signed by its key');
  }
  return tree;
}

/** @param file opened @param chosen all rows without it */
export async function firstWrong(
  { rows }: Pick<TranscriptFile, 'rows'>,
  { recorded, products }: Pick<TranscriptShard, 'recorded' | 'products'>,
  chosen: ChosenRows = (_, count) => Array.from({ length: count }, (_row, i) => i),
): Promise<Omit<TranscriptCheck, 'tree'>> {
  let checked = 0;
  for (const { op, words, result } of rows) {
    const { dIn, dOut } = recorded.find((product) => product.op === op)!;
    const numbers = chosen(op, words.length / dIn);
    for (let from = 0; from < numbers.length; from += MAX_COUNT) {
      const some = numbers.slice(from, from + MAX_COUNT);
      const given = new Int32Array(some.length * dIn);
      for (const [i, row] of some.entries()) given.set(words.subarray(row * dIn, (row + 1) * dIn), i * dIn);
      const expected = await products.multiply(op, given, some.length);
      checked += some.length;
      const at = expected.findIndex(
        (word, i) => word !== result[some[Math.floor(i / dOut)]! * dOut + (i % dOut)],
      );
      if (at < 0) continue;
      const place = { op, row: some[Math.floor(at / dOut)]!, word: at % dOut };
      const got = result[place.row * dOut + place.word]!;
      return { rows: checked, wrong: { ...place, got, expected: expected[at]! } };
    }
  }
  return { rows: checked, wrong: null };
}
