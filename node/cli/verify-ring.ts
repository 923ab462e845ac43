/**
 * `veilmesh verify` of a receipt of twin or vault: what it proves, what the chain adds, and what stays the client's word.
 * @module
 */
import { asVeilmeshError } from '../../crypto/core/errors.ts';
import type { LedgerReads } from '../../settlement/chain/ledger.ts';
import { createReadLedger } from '../../settlement/chain/viem-ledger.ts';
import type { RingReceipt } from '../../settlement/receipt/ring-schema.ts';
import type { RingReceiptStep } from '../../settlement/receipt/ring-verify.ts';
import { type Anchor, readAnchor, verifyRingAgainst } from '../client/anchor.ts';
import type { Config } from '../config/schema.ts';
import { readLocalnetFile } from '../localnet/localnet-file.ts';
import type { Output } from './output.ts';
import { stepText, verdictText } from './verify.ts';

/** What anybody else can do about the numbers. */
const ARITHMETIC = {
  twin: 'nobody may see the words of your query, so a third party takes that from you; what these nodes answer to decoys it can compute again',
  vault: 'whoever has the transcripts can compute every word again (veilmesh transcript check FILE)',
} as const;

export async function verifyRingReceiptFile(
  bytes: Uint8Array,
  headerPath: string,
  named: boolean,
  config: Config,
  out: Output,
): Promise<void> {
  const anchor = readAnchor(headerPath);
  const { verdict, steps, receipt, error } = await verifyRingAgainst(
    bytes,
    anchor,
    await ledgerOf(config, anchor, out),
    named,
  );
  const lines = steps.map(stepText);
  if (error === null && receipt !== null)
    lines.push(verdictText(verdict, headerPath, named), ...says(receipt, isRegistered(steps)));
  out.result({ verdict, steps, mode: receipt?.privacy.mode ?? null }, lines.join('\n'));
  if (error !== null) throw error;
}

const isRegistered = (steps: readonly RingReceiptStep[]): boolean =>
  steps.some(({ name, state }) => name === 'registration' && state === 'passed');

function says(
  { privacy: { mode, breaks }, check, statements, payment }: RingReceipt,
  registered: boolean,
): string[] {
  return [
    `  privacy: ${mode}, broken by ${breaks}`,
    `  proven: these ${statements.length} keys signed, for this query and its client, what they were given and answered, under blinds`,
    ...(registered
      ? []
      : ["  not proven: that these keys are anybody's but the client's, or have stake: ask the chain"]),
    `  not proven: the arithmetic. The client says that it checked ${check.products} products, each so that a wrong one passes with 2^-${check.missBits} at most;`,
    `              ${ARITHMETIC[mode]}`,
    "  not in the receipt: question and answer, which are the client's own",
    ...(payment === null ? ['  not paid: nodes computed it for nothing'] : []),
  ];
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
