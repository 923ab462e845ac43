/**
 * The receipt of a query, made, checked and written beside the anchor that it was checked against.
 * @module
 */
import { dirname, join, writeWhole } from '#home-files';
import { appraise } from '../../crypto/attest/appraise.ts';
import { evidenceHash } from '../../crypto/attest/evidence.ts';
import { levelText, weakestLevel } from '../../crypto/attest/levels.ts';
import { bytesToHex } from '../../crypto/core/bytes.ts';
import { VerificationError } from '../../crypto/core/errors.ts';
import { encodeManifest } from '../../models/shard/manifest.ts';
import type { Manifest } from '../../models/shard/types.ts';
import type { ReceiptProof } from '../../settlement/batch/coordinator.ts';
import type { SettledFinality } from '../../settlement/receipt/finality.ts';
import { makeReceipt, type PlacedStep } from '../../settlement/receipt/make.ts';
import { nowSeconds } from '../tee/clock.ts';
import { type Anchor, verifyAgainst } from './anchor.ts';
import { type ClientConnection, clientAccount } from './connect.ts';
import { proveStanding } from './finality.ts';
import type { PaidSegment } from './pay.ts';
import type { UnsettledAnswer } from './unsettled.ts';

export interface WrittenReceipt {
  readonly receiptPath: string;
  readonly headerPath: string;
  readonly bytes: number;
  /** Of the proofs in it. */
  readonly blockNumber: number;
  /** Of the receipt's batches at its block. */
  readonly finality: SettledFinality;
}

/**
 * Assembles, signs, verifies and writes both files. Proofs and the anchor's block hash come from this client's own chain
 * connection, so a coordinator that is false about batch or place is found out here.
 * @param steps by which sessions paid for the segments
 * @throws VerificationError what the receipt does not verify for
 */
export async function writeReceipt(
  connection: ClientConnection,
  manifest: Manifest,
  {
    requestId,
    requestSalt,
    timings,
  }: Pick<UnsettledAnswer, 'requestId' | 'timings'> & { readonly requestSalt: Uint8Array },
  paid: readonly PaidSegment[],
  steps: readonly PlacedStep[],
  proof: ReceiptProof,
): Promise<WrittenReceipt> {
  const { config, network } = connection;
  const microseconds = (ms: number): number => Math.round(ms * 1_000);
  await requireOwnBlock(connection, proof);
  const { places } = proof;
  const headers = [...new Map(places.map(({ header }) => [header.number, header])).values()];
  const segments = {
    coordinator: headers[0]!.coordinator,
    batches: headers.sort((a, b) => a.number - b.number),
    claimsHashes: places.map(({ leaf }) => leaf.claimsHash),
  };
  const standing = await proveStanding(connection.ledger, segments, [], steps);
  const { batches: chain, verdicts, sessions, finality } = standing;
  const receipt = await makeReceipt(
    {
      bundles: paid.map(({ bundle }) => bundle),
      before: null,
      requestSalt,
      manifest: encodeManifest(manifest),
      places,
      chain,
      verdicts,
      sessions,
      escrow: network.contracts.escrow,
      ...(await shownLevel(connection, paid, places[0]!.header.postedAt)),
      finality,
      answer: null, // nothing proves its text, and a receipt is made to be passed on
      timings: {
        open: microseconds(timings.openMs),
        run: microseconds(timings.runMs),
        verify: microseconds(timings.verifyMs),
      },
      issuedAt: nowSeconds(),
    },
    clientAccount(connection),
  );
  const folder = join(config.home, 'receipts', bytesToHex(requestId).slice(0, 16));
  return await keepReceipt(connection, receipt, chain.blockNumber, finality, join(folder, 'receipt.json'));
}

/** As `verify` computes it: of the evidence behind the claims, at the time of their batch. */
async function shownLevel({ policy, bls }: ClientConnection, paid: readonly PaidSegment[], at: number) {
  const evidence = new Map(
    paid.flatMap(({ bundle }) => bundle.evidence).map((one) => [bytesToHex(evidenceHash(one)), one]),
  );
  const context = { policy, now: at, expected: {}, keyProofs: bls, freshAt: 'unasked' } as const;
  const appraisals = await Promise.all([...evidence.values()].map((one) => appraise(one, context)));
  const level = weakestLevel(appraisals.map((appraisal) => appraisal.level));
  const simulated = appraisals.some(({ assurance }) => assurance === 'simulated');
  return {
    assurance: simulated ? 'simulated' : 'hardware',
    privacy: { mode: 'veil', level, note: levelText(level) },
  } as const;
}

/** The coordinator must see the chain that this client sees. @throws VerificationError RECEIPT_BLOCK_UNTRUSTED */
async function requireOwnBlock({ ledger }: ClientConnection, { chain }: ReceiptProof): Promise<void> {
  const expected = await ledger.blockHash(chain.blockNumber);
  if (expected === chain.blockHash) return;
  throw new VerificationError(
    'RECEIPT_BLOCK_UNTRUSTED',
    "the coordinator shows its batches in another block than this client's chain has",
    { details: { block: chain.blockNumber, expected, got: chain.blockHash } },
  );
}

/**
 * Verifies a receipt against this client's own view of the chain, and writes it with its anchor beside it.
 * @throws VerificationError what the receipt does not verify for
 */
export async function keepReceipt(
  connection: ClientConnection,
  receipt: Uint8Array,
  blockNumber: number,
  finality: SettledFinality,
  receiptPath: string,
): Promise<WrittenReceipt> {
  const anchor = await anchorAt(connection, blockNumber);
  const { error, steps } = await verifyAgainst(receipt, anchor);
  const refused = steps.some(({ state, code }) => state === 'failed' && !TO_BE_SAID.includes(code));
  if (error !== null && refused) throw error;
  const headerPath = writeBoth(receiptPath, receipt, anchor);
  return { receiptPath, headerPath, bytes: receipt.length, blockNumber, finality };
}

/** This client's own view of a block, and of whom it trusts. */
export async function anchorAt(
  { network, ledger }: Pick<ClientConnection, 'network' | 'ledger'>,
  blockNumber: number,
): Promise<Anchor> {
  return {
    chainId: network.contracts.chainId,
    blockNumber,
    blockHash: await ledger.blockHash(blockNumber),
    contracts: network.contracts,
    beacon: network.beacon,
    policy: bytesToHex(network.policy),
    policySigner: bytesToHex(network.policySigner),
  };
}

/** A receipt, and its anchor beside it, whose path is returned. */
export function writeBoth(receiptPath: string, receipt: Uint8Array, anchor: Anchor): string {
  const headerPath = join(dirname(receiptPath), 'header.json');
  writeWhole(receiptPath, receipt); // for its owner alone: it names its payer and its positions
  writeWhole(headerPath, `${JSON.stringify(anchor, null, 2)}\n`);
  return headerPath;
}

/** What the receipt of such an answer is to say. */
const TO_BE_SAID: readonly unknown[] = ['RECEIPT_CHECK_FAILED', 'RECEIPT_VOID', 'RECEIPT_BATCH_VOID'];
