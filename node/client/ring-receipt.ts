/**
 * The receipt of a query over twin or vault, made, checked and written beside the anchor that it was checked against.
 * @module
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { bytesToHex } from '../../crypto/core/bytes.ts';
import { encodeManifest } from '../../models/shard/manifest.ts';
import type { Manifest } from '../../models/shard/types.ts';
import { makeRingReceipt } from '../../settlement/receipt/ring-make.ts';
import type { RingMode } from '../../settlement/receipt/ring-modes.ts';
import { peerIdHash } from '../peer-id.ts';
import { nowSeconds } from '../tee/clock.ts';
import { verifyRingAgainst } from './anchor.ts';
import { type ClientConnection, clientAccount } from './connect.ts';
import type { PrivateResult } from './private-result.ts';
import { anchorAt, type WrittenReceipt, writeBoth } from './receipt.ts';
import { proveRingPayment } from './ring-payment.ts';

export type WrittenRingReceipt = Omit<WrittenReceipt, 'finality'>;

/**
 * Why there is no receipt of a query: nodes whose words were not used have earned none, and one that names not all of them would
 * not be whole. Null where there is one.
 */
export function noReceipt({ wrong, statements }: Pick<PrivateResult, 'wrong' | 'statements'>): string | null {
  if (wrong.length > 0) return 'a node was wrong: this client computed the answer alone';
  const missing = statements.filter(({ signed }) => signed === null);
  if (missing.length === 0) return null;
  return `${missing.map(({ peerId, missing: code }) => `${peerId.slice(-8)}: ${code}`).join(', ')}`;
}

/**
 * @param result with a statement of every node
 * @throws VerificationError what the receipt does not verify for
 */
export async function writeRingReceipt(
  connection: ClientConnection,
  manifest: Manifest,
  mode: RingMode,
  { session, hops, statements, paid, products, check, openMs, runMs }: PrivateResult,
): Promise<WrittenRingReceipt> {
  const { config, network, ledger } = connection;
  const payment = paid === null ? null : await proveRingPayment(connection, paid);
  const blockNumber = payment?.blockNumber ?? (await ledger.latestBlock()).number;
  const receipt = await makeRingReceipt(
    {
      mode,
      chain: { chainId: network.contracts.chainId, rollup: lower(network.contracts.meshRollup) },
      session,
      manifest: encodeManifest(manifest),
      statements: statements.map(({ shard, role, peerId, signed }) => ({
        shard,
        role,
        operator: `0x${hops.find((hop) => hop.shard === shard)![role].operator}`,
        peerIdHash: peerIdHash(peerId),
        signed: signed!,
      })),
      check: { products, ...check },
      payment,
      answer: null, // nothing proves its text, and a receipt is made to be passed on
      timings: { open: Math.round(openMs * 1_000), run: Math.round(runMs * 1_000) },
      issuedAt: nowSeconds(),
    },
    clientAccount(connection),
  );
  const anchor = await anchorAt(connection, blockNumber);
  const { error } = await verifyRingAgainst(receipt, anchor, ledger);
  if (error !== null) throw error;
  const folder = join(config.home, 'receipts', bytesToHex(session).slice(-16));
  mkdirSync(folder, { recursive: true, mode: 0o700 }); // a receipt names its client
  const receiptPath = join(folder, 'receipt.json');
  const headerPath = writeBoth(receiptPath, receipt, anchor);
  return { receiptPath, headerPath, bytes: receipt.length, blockNumber };
}

const lower = <T extends string>(address: T): T => address.toLowerCase() as T;
