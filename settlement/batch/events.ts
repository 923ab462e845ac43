/**
 * What a coordinator tells about its progress.
 * @module
 */
import type { Hex } from 'viem';

export type CoordinatorEvent =
  | { readonly type: 'accepted'; readonly receipts: number; readonly claims: number }
  | { readonly type: 'sealed'; readonly batchId: number; readonly receipts: number }
  | {
      readonly type: 'posted';
      readonly batchId: number;
      readonly number: number;
      /** Members of the committee who vouch for it; 0: it waits longer until it is final. */
      readonly signers: number;
      readonly txHash: Hex;
      readonly gasUsed: bigint;
    }
  /** Found on the chain after a crash between sending and recording. */
  | { readonly type: 'adopted'; readonly batchId: number; readonly number: number; readonly txHash: Hex }
  | { readonly type: 'final'; readonly number: number }
  | {
      readonly type: 'settled';
      readonly batchId: number;
      readonly receipts: number;
      readonly txHash: Hex;
      readonly gasUsed: bigint;
    }
  /** A check convicted their hops: nobody is paid for them. */
  | { readonly type: 'void'; readonly receipts: number }
  /** The rollup has voided this coordinator's batches from a number on: nothing is posted any more, nor made final from there. */
  | { readonly type: 'voided'; readonly from: number }
  /** The chain lost blocks; the work is done again. */
  | { readonly type: 'reverted'; readonly batchId: number; readonly lost: 'posting' | 'finality' | 'payment' }
  /** A step failed and will be tried again. */
  | { readonly type: 'failed'; readonly code: string; readonly message: string };

export type OnEvent = (event: CoordinatorEvent) => void;
