/**
 * `veilmesh verify` of a receipt of twin or vault: what it proves, what the chain adds, and what stays the client's word.
 * @module
 */
import { asVeilmeshError } from '../../crypto/core/errors.ts';
import type { LedgerReads } from '../../settlement/chain/ledger.ts';
import { createReadLedger } from '../../settlement/chain/viem-ledger.ts';
import { RING_RECEIPT_STEPS } from '../../settlement/receipt/ring-verify.ts';
import { type Anchor, verifyRingAgainst } from '../client/anchor.ts';
import { readAnchor } from '../client/anchor-file.ts';
import { ringReceiptSays } from '../client/verdict-words.ts';
import type { Config } from '../config/schema.ts';
import { readLocalnetFile } from '../localnet/localnet-file.ts';
import type { Output } from './output.ts';
import { saysText, stepProgress, stepText, verdictText } from './verify.ts';

export async function verifyRingReceiptFile(
  bytes: Uint8Array,
  headerPath: string,
  named: boolean,
  config: Config,
  out: Output,
): Promise<void> {
  const anchor = readAnchor(headerPath);
  const ledger = await ledgerOf(config, anchor, out);
  const onStep = stepProgress(out, RING_RECEIPT_STEPS.length);
  const report = await verifyRingAgainst(bytes, anchor, ledger, named, onStep);
  const { verdict, steps, receipt, error } = report;
  const lines = steps.map(stepText);
  if (error === null)
    lines.push(verdictText(verdict, headerPath, named), ...saysText(ringReceiptSays(report)));
  out.result({ verdict, steps, mode: receipt?.privacy.mode ?? null }, lines.join('\n'));
  if (error !== null) throw error;
}

/** Of the chain that is named, or of the localnet here; null where there is none that answers. */
async function ledgerOf(
  config: Config,
  anchor: Anchor,
  out: Output,
): Promise<Pick<LedgerReads, 'nodeByKey'> | null> {
  const rpcUrl = config.rpcUrl === '' ? readLocalnetFile(config.home)?.rpcUrl : config.rpcUrl;
  if (rpcUrl === undefined) return null;
  try {
    return await createReadLedger({ rpcUrl, addresses: anchor.contracts });
  } catch (thrown) {
    const error = asVeilmeshError(thrown);
    if (error.family !== 'unavailable') throw error;
    out.note(`  the chain does not answer: ${error.message}`);
    return null;
  }
}
