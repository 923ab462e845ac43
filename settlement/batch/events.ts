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
  /** The chain lost blocks; the work is done again. */
  | { readonly type: 'reverted'; readonly batchId: number; readonly lost: 'posting' | 'finality' | 'payment' }
  /** A step failed and will be tried again. */
  | { readonly type: 'failed'; readonly code: string; readonly message: string };

export type OnEvent = (event: CoordinatorEvent) => void;
