/**
 * The receipt of a query and the anchor it is checked against, as files.
 *
 * `receipt.json` is evidence anyone can pass on. `header.json` is the checker's own trust: a block hash of the
 * chain, the contracts, the attestation policy. Take it from your own node, never from whoever shows the receipt.
 * @module
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { openPolicy } from '../../crypto/attest/policy.ts';
import { bytesToHex, hex } from '../../crypto/core/bytes.ts';
import { UsageError, VerificationError } from '../../crypto/core/errors.ts';
import { loadBls } from '../../crypto/poea/bls.ts';
import {
  decodeManifest,
  encodeManifest,
  modelRoot,
  shardRoot,
  shardsOf,
} from '../../models/shard/manifest.ts';
import type { Manifest } from '../../models/shard/types.ts';
import type { ReceiptProof } from '../../settlement/batch/coordinator.ts';
import { AddressesSchema } from '../../settlement/chain/deploy.ts';
import type { SettledFinality } from '../../settlement/receipt/finality.ts';
import { makeReceipt } from '../../settlement/receipt/make.ts';
import { type ReceiptReport, verifyReceipt } from '../../settlement/receipt/verify.ts';
import { nowSeconds } from '../tee/clock.ts';
import { type ClientConnection, clientAccount } from './connect.ts';
import { proveStanding } from './finality.ts';
import type { PaidSegment } from './pay.ts';
import type { UnsettledAnswer } from './unsettled.ts';

export const PRIVACY_NOTE =
  'L0, SIMULATED: the wire and other machines learn nothing of your input, but without TEE hardware ' +
  "each node's operator could read what that node computes.";

const anchorSchema = z.strictObject({
  chainId: z.int().positive(),
  blockNumber: z.int().nonnegative(),
  blockHash: z.templateLiteral(['0x', z.string().regex(/^[0-9a-f]{64}$/)]),
  contracts: AddressesSchema,
  /** Who signs the rounds that draw spot-checks. */
  beacon: z.literal('development'),
  policy: z.string().max(256 * 1024),
  policySigner: z.string().length(64),
});
export type Anchor = z.infer<typeof anchorSchema>;

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
  proof: ReceiptProof,
): Promise<WrittenReceipt> {
  const { config, network } = connection;
  const microseconds = (ms: number): number => Math.round(ms * 1_000);
  await requireOwnBlock(connection, proof);
  const { places } = proof;
  const headers = [...new Map(places.map(({ header }) => [header.number, header])).values()];
  const standing = await proveStanding(connection.ledger, {
    coordinator: headers[0]!.coordinator,
    batches: headers.sort((a, b) => a.number - b.number),
    claimsHashes: places.map(({ leaf }) => leaf.claimsHash),
  });
  const { batches: chain, verdicts, finality } = standing;
  const receipt = await makeReceipt(
    {
      bundles: paid.map(({ bundle }) => bundle),
      before: null,
      requestSalt,
      manifest: encodeManifest(manifest),
      places,
      chain,
      verdicts,
      escrow: network.contracts.escrow,
      assurance: 'simulated',
      privacy: { mode: 'veil', level: 'L0', note: PRIVACY_NOTE },
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
  mkdirSync(folder, { recursive: true, mode: 0o700 }); // a receipt names its payer and its positions
  return await keepReceipt(connection, receipt, chain.blockNumber, finality, join(folder, 'receipt.json'));
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
  { network, ledger }: ClientConnection,
  receipt: Uint8Array,
  blockNumber: number,
  finality: SettledFinality,
  receiptPath: string,
): Promise<WrittenReceipt> {
  const anchor: Anchor = {
    chainId: network.contracts.chainId,
    blockNumber,
    blockHash: await ledger.blockHash(blockNumber),
    contracts: network.contracts,
    beacon: network.beacon,
    policy: bytesToHex(network.policy),
    policySigner: bytesToHex(network.policySigner),
  };
  const { error, steps } = await verifyAgainst(receipt, anchor);
  const refused = steps.some(({ state, code }) => state === 'failed' && !TO_BE_SAID.includes(code));
  if (error !== null && refused) throw error;
  const headerPath = join(dirname(receiptPath), 'header.json');
  writeFileSync(receiptPath, receipt);
  writeFileSync(headerPath, `${JSON.stringify(anchor, null, 2)}\n`);
  return { receiptPath, headerPath, bytes: receipt.length, blockNumber, finality };
}

/** What the receipt of such an answer is to say. */
const TO_BE_SAID: readonly unknown[] = ['RECEIPT_CHECK_FAILED', 'RECEIPT_VOID', 'RECEIPT_BATCH_VOID'];

/** @throws UsageError ANCHOR_UNREADABLE | ANCHOR_MALFORMED */
export function readAnchor(path: string): Anchor {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (cause) {
    throw new UsageError('ANCHOR_UNREADABLE', `cannot read ${path}`, {
      cause,
      hint: 'veilmesh verify receipt.json --header header.json',
    });
  }
  try {
    return anchorSchema.parse(JSON.parse(text));
  } catch (cause) {
    throw new UsageError('ANCHOR_MALFORMED', `${path} is not a chain header file`, {
      cause,
      hint: 'veilmesh run writes one beside each receipt',
    });
  }
}

/**
 * Offline: reads nothing but its arguments.
 * @param trusted false when nobody vouches for the anchor, e.g. since it came with the receipt: the best verdict is
 *   then `unanchored`
 */
export async function verifyAgainst(
  receipt: Uint8Array,
  anchor: Anchor,
  trusted = true,
): Promise<ReceiptReport> {
  return await verifyReceipt(receipt, {
    bls: await loadBls(),
    policy: openPolicy(hex(anchor.policy), { signers: [hex(anchor.policySigner)], minSerial: 0 }),
    trust: {
      blockHash: trusted ? anchor.blockHash : null,
      deployment: anchor.contracts,
      beacon: anchor.beacon,
    },
    readModel: (encoded) => {
      const manifest = decodeManifest(encoded);
      return {
        name: manifest.name,
        modelRoot: modelRoot(manifest),
        semanticsHash: manifest.semanticsHash,
        closed: manifest.closed,
        shards: shardsOf(manifest).map((part) => ({
          shardRoot: shardRoot(part),
          layers: part.ops,
          cost: part.cost,
          cells: part.cells,
        })),
      };
    },
    now: nowSeconds(),
  });
}
