/**
 * What a receipt is checked against, and the check: the same in the CLI and in a browser.
 *
 * `receipt.json` is evidence anyone can pass on. `header.json` is the checker's own trust: a block hash of the
 * chain, the contracts, the attestation policy. Take it from your own node, never from whoever shows the receipt.
 * @module
 */
import { z } from 'zod';
import { openPolicy } from '../../crypto/attest/policy.ts';
import { hex } from '../../crypto/core/bytes.ts';
import { UsageError } from '../../crypto/core/errors.ts';
import { loadBls } from '../../crypto/poea/bls.ts';
import { decodeManifest, modelRoot, shardRoot, shardsOf } from '../../models/shard/manifest.ts';
import { AddressesSchema } from '../../settlement/chain/addresses.ts';
import type { ReceiptModel, ReceiptTrust } from '../../settlement/receipt/findings.ts';
import {
  type KeyRegister,
  type RingReceiptReport,
  verifyRingReceipt,
} from '../../settlement/receipt/ring-verify.ts';
import type { OnStep } from '../../settlement/receipt/run-steps.ts';
import { type ReceiptReport, verifyReceipt } from '../../settlement/receipt/verify.ts';
import { nowSeconds } from '../tee/clock.ts';

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

/**
 * @param name what the text is called in an error
 * @throws UsageError ANCHOR_MALFORMED
 */
export function parseAnchor(text: string, name: string): Anchor {
  try {
    return anchorSchema.parse(JSON.parse(text));
  } catch (cause) {
    throw new UsageError('ANCHOR_MALFORMED', `${name} is not a chain header file`, {
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
  onStep?: OnStep,
): Promise<ReceiptReport> {
  return await verifyReceipt(receipt, {
    bls: await loadBls(),
    policy: openPolicy(hex(anchor.policy), { signers: [hex(anchor.policySigner)], minSerial: 0 }),
    trust: trustOf(anchor, trusted),
    readModel,
    now: nowSeconds(),
    onStep,
  });
}

/**
 * The same of a receipt of twin or vault, of whose nodes the chain is asked where it is there.
 * @param ledger null: what only the chain knows stays pending
 */
export async function verifyRingAgainst(
  receipt: Uint8Array,
  anchor: Anchor,
  ledger: KeyRegister | null,
  trusted = true,
  onStep?: OnStep,
): Promise<RingReceiptReport> {
  return await verifyRingReceipt(receipt, {
    bls: await loadBls(),
    trust: trustOf(anchor, trusted),
    readModel,
    ledger,
    now: nowSeconds(),
    onStep,
  });
}

const trustOf = (anchor: Anchor, trusted: boolean): ReceiptTrust => ({
  blockHash: trusted ? anchor.blockHash : null,
  deployment: anchor.contracts,
  beacon: anchor.beacon,
});

function readModel(encoded: Uint8Array): ReceiptModel {
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
}
