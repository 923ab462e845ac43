/**
 * What a proof is about besides its commitments; every word of it enters the transcript first.
 * @module
 */
import { keccak_256 } from '@noble/hashes/sha3.js';
import { concatBytes } from '../core/bytes.ts';
import { UsageError } from '../core/errors.ts';
import { R as ORDER, toBytes } from '../curve/scalar.ts';
import type { Point } from './arithmetic.ts';

export interface ProofContext {
  readonly chainId: bigint;
  /** Address of the contract that settles, 20 bytes. */
  readonly contract: Uint8Array;
  /** Hash of the claim that is checked, 32 bytes. */
  readonly poeaHash: Uint8Array;
  /** 32 bytes */
  readonly sessionId: Uint8Array;
  readonly attempt: number;
  /** The cell: which layer (or operation) of the model, at which position of the segment. */
  readonly layer: number;
  readonly position: number;
  /** 32 bytes */
  readonly modelRoot: Uint8Array;
  /** `cellRoot` of this cell's weights, 32 bytes. */
  readonly rowsRoot: Uint8Array;
}

/** The rows that one fold column adds up. */
export interface FoldedRows {
  readonly rows: number;
  /** Root over their commitments in order (commit/weight-rows.ts), 32 bytes. */
  readonly root: Uint8Array;
}

/** What fixes all weights of a cell: how many rows each fold has, their roots, and the model columns' commitments. */
export const cellRoot = (folds: readonly FoldedRows[], model: readonly Point[]): Uint8Array =>
  keccak_256(concatBytes(...folds.flatMap(({ rows, root }) => [toBytes(BigInt(rows)), root]), ...model));

/**
 * Nine words of 32 bytes, as Solidity's abi.encode of (uint256, address, bytes32, bytes32, uint256, uint256, uint256,
 * bytes32, bytes32).
 * @throws UsageError PROOF_CONTEXT
 */
export function encodeContext(context: ProofContext): Uint8Array {
  const { chainId, contract, poeaHash, sessionId, attempt, layer, position, modelRoot, rowsRoot } = context;
  const words = [poeaHash, sessionId, modelRoot, rowsRoot];
  if (
    chainId < 0n ||
    chainId >= ORDER ||
    contract.length !== 20 ||
    words.some((word) => word.length !== 32) ||
    [attempt, layer, position].some((n) => !Number.isSafeInteger(n) || n < 0)
  ) {
    throw new UsageError('PROOF_CONTEXT', 'a field of the proof context is out of range', {
      hint: 'hashes and roots have 32 bytes, the contract 20; numbers are not negative',
    });
  }
  const number = (value: number): Uint8Array => toBytes(BigInt(value));
  return concatBytes(
    toBytes(chainId),
    new Uint8Array(12),
    contract,
    poeaHash,
    sessionId,
    number(attempt),
    number(layer),
    number(position),
    modelRoot,
    rowsRoot,
  );
}
