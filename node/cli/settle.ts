/**
 * `veilmesh settle`: receipts for answers that were verified and not settled, because the coordinator or the chain was
 * away; and how a settlement is shown.
 * @module
 */
import type { Command } from 'commander';
import { formatEther } from 'viem';
import { bytesToHex } from '../../crypto/core/bytes.ts';
import { asVeilmeshError } from '../../crypto/core/errors.ts';
import type { SettledStep } from '../../settlement/ephemeral/settling.ts';
import type { Finality } from '../../settlement/receipt/finality.ts';
import { type ClientConnection, connectClient } from '../client/connect.ts';
import { meshModels } from '../client/model.ts';
import type { Settled } from '../client/settle.ts';
import { expire, type FailedSettling, type MeshModels, settleLeft } from '../client/settle-left.ts';
import { type OwnSettlement, settleOwn } from '../client/settle-own.ts';
import { alone, readUnsettled, unsettled } from '../client/unsettled.ts';
import { contextOf } from './context.ts';
import { withLocalnet } from './known-mesh.ts';
import type { Output } from './output.ts';

export async function settle({ own = false }: { own?: boolean }, command: Command): Promise<void> {
  const { config, out } = contextOf(command);
  const connection = await connectClient(withLocalnet(config));
  try {
    if (own) await settleAllOwn(connection, out);
    else await settleAll(connection, await meshModels(connection), out);
  } finally {
    await connection.close();
  }
}

/** One after another, whatever becomes of the others. @throws what the first that failed failed with */
export async function settleAllOwn(connection: ClientConnection, out: Output): Promise<void> {
  const settled: OwnSettlement[] = [];
  const failed: FailedSettling[] = [];
  for (const file of unsettled(connection.config.home)) {
    try {
      const one = await alone(file, () => settleFileOwn(connection, file, out));
      if (one !== null) settled.push(one);
    } catch (thrown) {
      const error = asVeilmeshError(thrown);
      failed.push({ file, error });
      out.done('not settled', `${file}: ${error.message} (${error.code})`);
    }
  }
  out.result(
    { settled, failed: failed.map(failedValue) },
    settled.length + failed.length === 0 ? 'nothing waits for a receipt' : settled.map(ownLine).join('\n'),
  );
  if (failed.length > 0) throw failed[0]!.error;
}

/** Null when another process has settled it meanwhile. */
async function settleFileOwn(
  connection: ClientConnection,
  file: string,
  out: Output,
): Promise<OwnSettlement | null> {
  const answer = readUnsettled(file);
  if (answer === null) return null;
  try {
    return await settleOwn(connection, answer, out);
  } catch (thrown) {
    if (asVeilmeshError(thrown).code === 'VOUCHER_EXPIRED') expire(file, out);
    throw thrown;
  }
}

const failedValue = ({ file, error }: FailedSettling) => ({ file, error: error.toJSON() });

const ownLine = ({ batch, receipts, dueAt, kept }: OwnSettlement): string =>
  dueAt === null
    ? `${receipts} receipts in batch ${batch} of this account: paid${kept === null ? '' : `; the answer: ${kept}`}`
    : `${receipts} receipts in batch ${batch} of this account; after ${new Date(dueAt * 1_000).toISOString()}: veilmesh settle --own`;

/** One after another, whatever becomes of the others. @throws what the first that failed failed with */
export async function settleAll(
  connection: ClientConnection,
  models: MeshModels,
  out: Output,
): Promise<void> {
  const { settled, failed } = await settleLeft(connection, models, out);
  out.result(
    {
      settled: settled.map((one) => settledValue(one)),
      failed: failed.map(failedValue),
    },
    settled.length + failed.length === 0
      ? 'nothing waits for a receipt'
      : settled.map((one) => settledLines(one).join('\n')).join('\n\n'),
  );
  if (failed.length > 0) throw failed[0]!.error;
}

/**
 * @param settled null when it was not settled, or that failed
 * @param before how far the answer was then
 */
export const settledValue = (
  settled: Settled | null,
  before: Extract<Finality, 'streamed' | 'provisional'> = 'provisional',
) => ({
  fee: settled?.fee.toString() ?? null,
  finality: (settled?.written?.finality ?? before) as Finality,
  batches: settled?.transactions ?? [],
  paid: paidBy(settled),
  receipt: settled?.written?.receiptPath ?? null,
  header: settled?.written?.headerPath ?? null,
  /** What can be held against the coordinator until it is kept (veilmesh promises). */
  promises: (settled?.promises ?? []).map(({ given: { promise }, kept }) => ({
    coordinator: promise.coordinator,
    leafHash: bytesToHex(promise.leafHash),
    postBy: promise.postBy,
    kept,
  })),
});

/** By the escrow, once final; or in a session already: its sequencer's signature says so, and the chain once its commit stands. */
function paidBy(settled: Settled | null) {
  const last = settled?.sessions.at(-1);
  if (settled === null || last === undefined) return { by: 'escrow' as const };
  const { sequencer: coordinator, number: session } = last;
  return {
    by: 'session' as const,
    coordinator,
    session,
    step: stepIn(settled, session)?.receipt.seq ?? null,
  };
}

/** The last one that is shown; null where the session is over and nobody kept it. */
const stepIn = ({ steps }: Settled, session: number): SettledStep | null =>
  steps.findLast((step) => step.session === session) ?? null;

function feeLine(settled: Settled): string {
  const paid = settled.sessions.map(({ number }) => {
    const step = stepIn(settled, number);
    return `, paid in session ${number} (${step === null ? 'its step is not shown any more' : `step ${step.receipt.seq}`})`;
  });
  return `  fee          ${formatEther(settled.fee)} ether${paid.join('')}`;
}

export function settledLines(settled: Settled | null): string[] {
  if (settled === null) {
    return [
      '  finality     provisional: every claim was verified here; there is no receipt yet (veilmesh settle)',
    ];
  }
  const { transactions, written } = settled;
  if (written === null) return [`${feeLine(settled)}, for work of an attempt that broke off`];
  return [
    feeLine(settled),
    `  batch        ${transactions.map((hash) => `${hash.slice(0, 10)}…`).join(', ')} (${written.finality})`,
    `  receipt      ${written.receiptPath}`,
    `  check it     npx veilmesh verify ${written.receiptPath} --header ${written.headerPath}`,
  ];
}
