/**
 * What the checks of a receipt are given, what they establish for one another, and what several of them ask of it.
 * @module
 */
import { type Address, type Hex, isAddressEqual } from 'viem';
import type { Appraisal, FreshAt } from '../../crypto/attest/appraise.ts';
import type { Policy } from '../../crypto/attest/policy.ts';
import { hex } from '../../crypto/core/bytes.ts';
import { type VeilmeshError, VerificationError } from '../../crypto/core/errors.ts';
import type { Bls } from '../../crypto/poea/bls.ts';
import type { ShardExpectation } from '../../crypto/poea/chain-rules.ts';
import type { SignedClaim } from '../../crypto/poea/claim.ts';
import type { BatchHeader } from '../batch/header.ts';
import type { SignedVoucher } from '../batch/voucher.ts';
import type { Addresses } from '../chain/types.ts';
import type { OnStep } from './run-steps.ts';
import type { Receipt } from './schema.ts';
import { proveAccount } from './state-proof.ts';

export interface ReceiptShard extends ShardExpectation {
  /** Null where the shard has none. */
  readonly cells: { readonly count: number; readonly unproven: number } | null;
}

/** What the manifest says that claims are checked against. */
export interface ReceiptModel {
  readonly name: string;
  readonly modelRoot: Uint8Array;
  readonly semanticsHash: Uint8Array;
  /** The last hop gives token ids, which its claims bind; otherwise the client makes the answer from hidden states. */
  readonly closed: boolean;
  /** Shards in the order of the hops. */
  readonly shards: readonly ReceiptShard[];
}

export interface ReceiptTrust {
  /** Hash of a block the verifier believes to be on the chain; null when it has none. */
  readonly blockHash: Hex | null;
  /** The contracts the verifier means by "the rollup". */
  readonly deployment: Pick<
    Addresses,
    'chainId' | 'meshRollup' | 'escrow' | 'challenge' | 'ephemeralSession'
  >;
  /** Who signs the rounds of its beacon. development: one key on one machine, whose holder knows every draw in advance. */
  readonly beacon: 'development';
}

export interface VerifyReceiptOptions {
  readonly bls: Bls;
  readonly policy: Policy;
  readonly trust: ReceiptTrust;
  /** Reads a manifest from its CBOR (models/shard); throws VerificationError for anything else. */
  readonly readModel: (manifest: Uint8Array) => ReceiptModel;
  /** Unix seconds. */
  readonly now: number;
  /** When blocks became known; without it the age of quotes that have no clock stays open. */
  readonly freshAt?: FreshAt;
  readonly onStep?: OnStep | undefined;
}

/** What the checks have established so far. */
export interface Findings {
  readonly receipt: Receipt;
  readonly options: VerifyReceiptOptions;
  model?: ReceiptModel;
  claims?: readonly (readonly SignedClaim[])[];
  vouchers?: readonly SignedVoucher[];
  /** By segment and hop: what became of the evidence, before it is known which step a refusal belongs to. */
  judged?: readonly (readonly (Appraisal | VerificationError)[])[];
  appraisals?: readonly (readonly Appraisal[])[];
  /** Of claims that hold but for their commitments. */
  differs?: VeilmeshError;
}

export const refuse = (code: string, message: string, details = {}): VerificationError =>
  new VerificationError(code, message, { details });

/** @throws VerificationError RECEIPT_BATCH_MISSING */
export function batchOf(receipt: Receipt, number: number): BatchHeader {
  const found = receipt.batches.find((batch) => batch.number === number);
  if (found === undefined) {
    throw refuse('RECEIPT_BATCH_MISSING', 'a segment names a batch that the receipt lacks', {
      batch: number,
    });
  }
  return {
    ...found,
    previousHash: hex(found.previousHash),
    receiptsRoot: hex(found.receiptsRoot),
    dataHash: hex(found.dataHash),
    bitmap: hex(found.bitmap),
    aggregate: hex(found.aggregate),
  };
}

/**
 * @param part of a receipt that is about a contract beside the rollup @param what it is, in words
 * @param expected the contract that the verifier means
 * @returns root of that contract's storage
 * @throws VerificationError RECEIPT_DEPLOYMENT | STATE_PROOF
 */
export async function storageRootOf(
  part: { readonly contract: Hex; readonly accountProof: readonly Hex[] },
  what: string,
  expected: Address,
  stateRoot: Hex,
): Promise<Hex> {
  if (isAddressEqual(part.contract, expected)) {
    return await proveAccount(stateRoot, part.contract, part.accountProof);
  }
  throw refuse('RECEIPT_DEPLOYMENT', `${what} are of another contract`, { expected, got: part.contract });
}
