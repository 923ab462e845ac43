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
export interface TranscriptShard {
  readonly chainId: number;
  /** Address of the rollup contract, 20 bytes. */
  readonly settlement: Uint8Array;
  readonly modelRoot: Uint8Array;
  readonly shardRoot: Uint8Array;
  /** Those that can be disputed (`recordedProducts`). */
  readonly recorded: readonly RecordedProduct[];
  readonly products: RingProducts;
}

export interface TranscriptCheck {
  readonly tree: TranscriptTree;
  /** Rows that were computed again. */
  readonly rows: number;
  /** The first one; null where all are right. */
  readonly wrong: WrongWord | null;
}

/**
 * @throws VerificationError RING_STATEMENT_FIELD when the statement is of another chain, network, model or shard |
 *   RING_TRANSCRIPT_SHAPE | RING_TRANSCRIPT_FULL | RING_STATEMENT_ROOT when the words are not those signed | RING_STATEMENT_SIGNATURE
 */
export async function checkTranscript(
  { signed: { statement, enclaveKey, signature }, rows }: TranscriptFile,
  { chainId, settlement, modelRoot, shardRoot, recorded, products }: TranscriptShard,
  bls: Pick<Bls, 'verify'>,
): Promise<TranscriptCheck> {
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
  const tree = treeOf(recorded, rows);
  if (!equalBytes(tree.root, statement.root) || tree.count !== statement.count) {
    throw new VerificationError('RING_STATEMENT_ROOT', 'these words are not those that the node signed', {
      details: { count: tree.count, signed: statement.count },
    });
  }
  if (!bls.verify(enclaveKey, statementHash(statement), signature)) {
    throw new VerificationError('RING_STATEMENT_SIGNATURE', 'the statement is not signed by its key');
  }
  let checked = 0;
  for (const { op, words, result } of rows) {
    const { dIn, dOut } = recorded.find((product) => product.op === op)!;
    const count = words.length / dIn;
    for (let from = 0; from < count; from += MAX_COUNT) {
      const many = Math.min(MAX_COUNT, count - from);
      const expected = await products.multiply(op, words.slice(from * dIn, (from + many) * dIn), many);
      const at = expected.findIndex((word, i) => word !== result[from * dOut + i]);
      if (at >= 0) {
        const place = { op, row: from + Math.floor(at / dOut), word: at % dOut };
        const wrong = { ...place, got: result[from * dOut + at]!, expected: expected[at]! };
        return { tree, rows: checked + many, wrong };
      }
      checked += many;
    }
  }
  return { tree, rows: checked, wrong: null };
}
