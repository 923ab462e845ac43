/**
 * The checks of a receipt that are about the rollup: its segments in their batches, the batches in its storage, how far they are, and
 * the block that shows it.
 * @module
 */
import type { Hex } from 'viem';
import { bytesToHex, hex } from '../../crypto/core/bytes.ts';
import { merkleIncludes } from '../../crypto/core/keccak-merkle.ts';
import { batchHashSlot, headerHash, isSigned, parseProgress, progressSlot } from '../batch/header.ts';
import { claimsHash, leafHash } from '../batch/leaf.ts';
import { leafOf } from '../batch/segment.ts';
import { parseVerdict, verdictSlot } from '../checks/record.ts';
import type { Verdict } from '../checks/types.ts';
import { batchesAt, finalityOf } from './finality.ts';
import { batchOf, type Findings, type ReceiptTrust, refuse, storageRootOf } from './findings.ts';
import type { Receipt } from './schema.ts';
import { proveAccount, proveSlot, readBlockHeader } from './state-proof.ts';

const MAX_CLOCK_SKEW_SECONDS = 120;

export function checkInclusion({ receipt, claims, vouchers }: Findings): string {
  for (const [i, segment] of receipt.segments.entries()) {
    const bundle = { claims: claims![i]!, voucher: vouchers![i]! };
    const leaf = leafHash(leafOf(bundle, BigInt(segment.amount)));
    const header = batchOf(receipt, segment.batch);
    const path = segment.path.map((node) => hex(node));
    if (!merkleIncludes(header.receiptsRoot, leaf, segment.index, header.receiptCount, path)) {
      throw refuse('RECEIPT_NOT_IN_BATCH', 'a segment is not in the batch that the receipt names', {
        segment: i,
        batch: segment.batch,
      });
    }
  }
  return `${receipt.segments.length} of ${receipt.segments.length} segments in batch ${receipt.batches.map((b) => b.number).join(', ')}`;
}

export async function checkRollupState({ receipt, options }: Findings): Promise<string> {
  const { rollup, accountProof, storageProofs, blockHeader, blockNumber } = receipt.chain;
  const block = readBlockHeader(blockHeader);
  if (block.number !== blockNumber || storageProofs.length !== receipt.batches.length + 1) {
    throw refuse('STATE_PROOF', 'the receipt has other proofs than its batches need');
  }
  const storageRoot = await proveAccount(block.stateRoot, rollup, accountProof);
  for (const [i, { number }] of receipt.batches.entries()) {
    const header = batchOf(receipt, number);
    const word = await proveSlot(
      storageRoot,
      batchHashSlot(header.coordinator, number),
      storageProofs[i + 1]!,
    );
    if (word !== BigInt(`0x${bytesToHex(headerHash(header))}`)) {
      throw refuse('RECEIPT_BATCH_UNKNOWN', 'the rollup holds another batch under this number', {
        batch: number,
      });
    }
    if (header.postedAt > options.now + MAX_CLOCK_SKEW_SECONDS) {
      throw refuse('RECEIPT_FROM_FUTURE', 'the batch was posted in the future', {
        postedAt: header.postedAt,
      });
    }
  }
  const vouched = receipt.batches.every(({ aggregate }) => isSigned({ aggregate: hex(aggregate) }));
  const by = vouched ? 'vouched for by the committee' : 'without the committee';
  return `batch ${receipt.batches.map((b) => b.number).join(', ')} in the rollup's storage at block ${blockNumber}, ${by}`;
}

/** How far the batches are, and whether anything stands against a segment. */
export async function checkFinality({ receipt, options }: Findings): Promise<string> {
  const { rollup, accountProof, storageProofs, blockHeader } = receipt.chain;
  const [first, ...others] = receipt.batches;
  if (others.some((batch) => batch.coordinator !== first!.coordinator)) {
    throw refuse('RECEIPT_COORDINATORS', 'one receipt cannot span batches of several coordinators');
  }
  const { stateRoot } = readBlockHeader(blockHeader);
  const storageRoot = await proveAccount(stateRoot, rollup, accountProof);
  const word = await proveSlot(storageRoot, progressSlot(first!.coordinator), storageProofs[0]!);
  const batches = batchesAt(parseProgress(word), receipt.batches);
  const verdicts = await provenVerdicts(receipt, options.trust.deployment, stateRoot);
  const proven = finalityOf(batches, verdicts);
  if (receipt.finality !== proven) {
    throw refuse('RECEIPT_FINALITY', 'the receipt names another finality than the chain had', {
      expected: proven,
      got: receipt.finality,
    });
  }
  if (batches === 'void') {
    throw refuse(
      'RECEIPT_BATCH_VOID',
      'the batch is void: its coordinator posted signatures that nobody gave',
    );
  }
  if (proven === 'void') {
    throw refuse(
      'RECEIPT_VOID',
      'a check of this answer is lost: do not rely on it, what it cost comes back',
      {
        segment: verdicts.indexOf('void'),
      },
    );
  }
  if (proven !== 'disputed') return proven;
  const open = verdicts.flatMap((verdict, segment) => (verdict === 'open' ? [segment + 1] : []));
  return `disputed: a check of segment ${open.join(', ')} is open`;
}

async function provenVerdicts(
  { verdicts, segments }: Receipt,
  deployment: ReceiptTrust['deployment'],
  stateRoot: Hex,
): Promise<Verdict[]> {
  const storageRoot = await storageRootOf(verdicts, 'the verdicts', deployment.challenge, stateRoot);
  if (verdicts.storageProofs.length !== segments.length) {
    throw refuse('RECEIPT_VERDICTS', 'a receipt has one verdict for each segment', {
      verdicts: verdicts.storageProofs.length,
      segments: segments.length,
    });
  }
  return await Promise.all(
    segments.map(async ({ claims }, i) => {
      const slot = verdictSlot(claimsHash(claims.map((claim) => hex(claim))));
      return parseVerdict(await proveSlot(storageRoot, slot, verdicts.storageProofs[i]!));
    }),
  );
}

/** @returns null when the verifier trusts no block yet */
export function checkBlock({ receipt, options }: Findings): string | null {
  const { hash } = readBlockHeader(receipt.chain.blockHeader);
  if (hash !== receipt.chain.blockHash) {
    throw refuse('RECEIPT_BLOCK', 'the block header does not have the hash that the receipt names');
  }
  const { blockHash } = options.trust;
  if (blockHash === null) return null;
  if (hash !== blockHash) {
    throw refuse('RECEIPT_BLOCK_UNTRUSTED', 'the receipt is anchored in another block than the trusted one', {
      expected: blockHash,
      got: hash,
    });
  }
  return `block ${receipt.chain.blockNumber}, ${hash}`;
}
