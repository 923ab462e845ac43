/**
 * What a coordinator needs and what it offers.
 * @module
 */
import type { Hex } from 'viem';
import type { Policy } from '../../crypto/attest/policy.ts';
import type { Bls } from '../../crypto/poea/bls.ts';
import type { Ledger } from '../chain/ledger.ts';
import type { StorageProof } from '../chain/types.ts';
import type { PromiseSigner } from '../committee/promise.ts';
import type { SignedPromise } from '../committee/types.ts';
import type { SessionSettling, SettledStep } from '../ephemeral/settling.ts';
import type { OnEvent } from './events.ts';
import type { BatchHeader } from './header.ts';
import type { Journal, ReceiptState } from './journal-types.ts';
import type { Leaf } from './leaf.ts';
import type { Certify } from './posting.ts';

export interface CoordinatorOptions {
  readonly ledger: Ledger;
  readonly journal: Journal;
  readonly bls: Bls;
  /** Which evidence counts. */
  readonly policy: Policy;
  /** Signs promises with the key of the ledger's account. */
  readonly signer: PromiseSigner;
  /** Seconds from acceptance within which a receipt is promised to be posted. */
  readonly promiseSeconds: number;
  /** Asks the committee to vouch for a batch. */
  readonly certify: Certify;
  /** Unix milliseconds. */
  readonly clock: () => number;
  /** Receipts in a batch at most. */
  readonly batchSize: number;
  /** A batch is sealed when its oldest receipt has waited this long. */
  readonly batchIntervalMs: number;
  /** How often the background work looks for something to do. */
  readonly tickMs: number;
  /** Bundles that may wait for verification; more are refused. */
  readonly queueLimit: number;
  /** Bytes of bundles that may wait for verification; more are refused. */
  readonly queueBytes: number;
  /** Settles vouchers of the coordinator's ephemeral sessions; absent: it has none, and takes none. */
  readonly sessions?: SessionSettling;
  readonly onEvent?: OnEvent;
}

export const COORDINATOR_DEFAULTS = {
  batchSize: 1_000,
  batchIntervalMs: 500,
  promiseSeconds: 120,
  tickMs: 100,
  queueLimit: 10_000,
  queueBytes: 64 * 1024 * 1024,
} as const;

/** A receipt that the coordinator answers for. */
export interface Accepted {
  readonly leafHash: Uint8Array;
  readonly state: ReceiptState;
  /** Fee in wei. */
  readonly amount: bigint;
}

export interface Acceptance extends Accepted {
  /** That the receipt will be in a batch, and by when: what the coordinator can be held to (contracts/Inclusion.sol). */
  readonly promise: SignedPromise;
  /** What a session has settled for it and all before it on its channel; null where the escrow pays, or the session is long over. */
  readonly step: SettledStep | null;
}

export interface ReceiptStatus extends Accepted {
  /** The coordinator's number of the batch once posting has begun. */
  readonly batchNumber: number | null;
  /** Transaction that posted the batch. */
  readonly postTx: Hex | null;
  readonly settleTx: Hex | null;
}

/** A receipt's place in its batch. */
export interface ReceiptPlace {
  readonly leaf: Leaf;
  readonly index: number;
  readonly path: readonly Uint8Array[];
  readonly header: BatchHeader;
}

/** Everything that ties receipts to a block of the chain. */
export interface ReceiptProof {
  readonly places: readonly ReceiptPlace[];
  /** `Ledger.proveBatches` of `batchNumbers`. */
  readonly chain: StorageProof;
  /** Distinct numbers of the places' batches, ascending. */
  readonly batchNumbers: readonly number[];
}

export interface Coordinator {
  /**
   * Accepts one bundle in canonical bytes. Resolves once it is durable.
   * @throws VerificationError of decodeBundle, checkBundleParts, the claim chain, the registries, the voucher
   * and the deposit; BUNDLE_CONFLICT when another bundle was accepted for the segment.
   * UnavailableError CHAIN_UNREACHABLE | JOURNAL_UNREACHABLE | PAYMENT_UNDER_WAY | COORDINATOR_BUSY | COORDINATOR_STOPPED
   */
  submit(bundle: Uint8Array): Promise<Acceptance>;
  /** @throws UsageError RECEIPT_UNKNOWN */
  status(leafHash: Uint8Array): Promise<ReceiptStatus>;
  /**
   * Resolves when the receipt has reached `state` or a later one.
   * @throws UnavailableError RECEIPT_TIMEOUT; UsageError RECEIPT_UNKNOWN
   */
  waitFor(leafHash: Uint8Array, state: ReceiptState, timeoutMs: number): Promise<ReceiptStatus>;
  /**
   * Proof for the receipts of one answer, at one block.
   * @throws UnavailableError RECEIPT_NOT_POSTED | CHAIN_UNREACHABLE; UsageError RECEIPT_UNKNOWN
   */
  receiptProof(leafHashes: readonly Uint8Array[]): Promise<ReceiptProof>;
  /** Runs every due step once, where this process leads: seal, post, finalize, settle. The background does the same. */
  tick(): Promise<void>;
  /** Puts everything that waits into a batch now, where this process leads. */
  flush(): Promise<void>;
  /** Begins the background work. Failed steps are reported by `onEvent` and tried again. */
  start(): void;
  /** Ends the background work and refuses new bundles; resolves when nothing runs any more. */
  stop(): Promise<void>;
}
