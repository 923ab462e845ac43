/**
 * From verified claims to a receipt: pays, waits for the rollup, writes the receipt; and how that is shown.
 * @module
 */
import { formatEther } from 'viem';
import { UnavailableError } from '../../crypto/core/errors.ts';
import type { ClientConnection } from '../client/connect.ts';
import type { ClientModel } from '../client/model.ts';
import { patientCoordinator } from '../client/patient-coordinator.ts';
import { payAndSubmit, untilPosted } from '../client/pay.ts';
import type { ProvenRun } from '../client/proven-run.ts';
import { type WrittenReceipt, writeReceipt } from '../client/receipt.ts';
import { waterfallOf } from '../client/waterfall.ts';
import { createCoordinatorClient } from '../services/coordinator.ts';
import { bytesText, type Output } from './output.ts';

export interface Settled {
  readonly fee: bigint;
  readonly transactions: readonly string[];
  readonly written: WrittenReceipt;
}

const POSTED_TIMEOUT_MS = 30_000;
/** A coordinator that restarts is back by then. */
const COORDINATOR_PATIENCE_MS = 60_000;

export async function settle(
  connection: ClientConnection,
  model: ClientModel,
  run: ProvenRun,
  out: Output,
): Promise<Settled> {
  const coordinatorPeer = connection.network.coordinator;
  if (coordinatorPeer === null) {
    throw new UnavailableError('COORDINATOR_UNKNOWN', 'this mesh names no coordinator', {
      hint: 'veilmesh status',
    });
  }
  await connection.host.addAddresses(coordinatorPeer.peerId, coordinatorPeer.addresses);
  const coordinator = patientCoordinator(
    createCoordinatorClient(connection.host, coordinatorPeer.peerId),
    COORDINATOR_PATIENCE_MS,
    out,
  );
  const settleAt = performance.now();
  const paid = await payAndSubmit(connection, model, coordinator, run);
  const statuses = await untilPosted(coordinator, paid, POSTED_TIMEOUT_MS);
  const batches = [...new Set(statuses.map((status) => status.batchNumber))].join(', ');
  out.done('challengeable', `in batch ${batches} on the rollup`, settleAt);
  const receiptAt = performance.now();
  const proof = await coordinator.receiptProof(paid.map(({ leafHash }) => leafHash));
  const written = await writeReceipt(connection, model, run, paid, proof, waterfallOf(run));
  out.done('receipt', `${bytesText(written.bytes)}, tied to block ${proof.chain.blockNumber}`, receiptAt);
  return {
    fee: paid.reduce((sum, { amount }) => sum + amount, 0n),
    transactions: [...new Set(statuses.flatMap(({ postTx }) => (postTx === null ? [] : [postTx])))],
    written,
  };
}

/** @param settled null when the claims were verified here and settlement failed: the answer is provisional */
export const settledValue = (settled: Settled | null) => ({
  fee: settled?.fee.toString() ?? null,
  finality: settled?.written.finality ?? 'provisional',
  batches: settled?.transactions ?? [],
  receipt: settled?.written.receiptPath ?? null,
  header: settled?.written.headerPath ?? null,
});

export const settledLines = (settled: Settled | null): string[] =>
  settled === null
    ? [
        '  finality     provisional: every claim was verified here; it was not settled, and there is no receipt',
      ]
    : [
        `  fee          ${formatEther(settled.fee)} ether`,
        `  batch        ${settled.transactions.join(', ')} (${settled.written.finality})`,
        `  receipt      ${settled.written.receiptPath}`,
        `  check it     npx veilmesh verify ${settled.written.receiptPath} --header ${settled.written.headerPath}`,
      ];
