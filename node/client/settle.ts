/**
 * From signed segments to a receipt: hands them in, waits for the rollup, writes the receipt. It may be done by another
 * process than the one that asked, as long as the vouchers hold: what is not settled yet lies in the home folder.
 * @module
 */
import { asVeilmeshError, UnavailableError } from '../../crypto/core/errors.ts';
import type { Manifest } from '../../models/shard/types.ts';
import { encodeBundle } from '../../settlement/batch/bundle.ts';
import { type CoordinatorClient, createCoordinatorClient } from '../services/coordinator.ts';
import type { Stages } from '../stages.ts';
import type { ClientConnection } from './connect.ts';
import { patientCoordinator } from './patient-coordinator.ts';
import { ensureDeposit, type PaidSegment, untilPosted } from './pay.ts';
import { type WrittenReceipt, writeReceipt } from './receipt.ts';
import { forget, keep, type UnsettledAnswer } from './unsettled.ts';

export interface Settled {
  readonly fee: bigint;
  readonly transactions: readonly string[];
  readonly written: WrittenReceipt;
}

const POSTED_TIMEOUT_MS = 30_000;
/** A coordinator that restarts is back by then. */
const COORDINATOR_PATIENCE_MS = 60_000;

/** The mesh's coordinator. @throws UnavailableError COORDINATOR_UNKNOWN */
export async function coordinatorOf({ network, host }: ClientConnection): Promise<CoordinatorClient> {
  const { coordinator } = network;
  if (coordinator === null) {
    throw new UnavailableError('COORDINATOR_UNKNOWN', 'this mesh names no coordinator', {
      hint: 'try again when the coordinator runs: veilmesh status',
    });
  }
  await host.addAddresses(coordinator.peerId, coordinator.addresses);
  return createCoordinatorClient(host, coordinator.peerId);
}

/**
 * May be called any number of times for the same answer: a coordinator gives the first answer again.
 * @throws what it fails with, with `veilmesh settle` as the next step where waiting helps; the answer is kept then
 */
export async function settle(
  connection: ClientConnection,
  manifest: Manifest,
  answer: UnsettledAnswer,
  stages: Stages,
): Promise<Settled> {
  const { home } = connection.config;
  keep(home, answer);
  try {
    const settled = await handInAndProve(connection, manifest, answer, stages);
    forget(home, answer);
    return settled;
  } catch (thrown) {
    const { family, code, message, details } = asVeilmeshError(thrown);
    if (family !== 'unavailable') throw thrown;
    throw new UnavailableError(code, message, {
      details,
      hint: 'the answer stands; its receipt can be had within a day, once this is mended: veilmesh settle',
      cause: thrown,
    });
  }
}

async function handInAndProve(
  connection: ClientConnection,
  manifest: Manifest,
  answer: UnsettledAnswer,
  stages: Stages,
): Promise<Settled> {
  const { bundles } = answer;
  const coordinator = patientCoordinator(await coordinatorOf(connection), COORDINATOR_PATIENCE_MS, stages);
  const settleAt = performance.now();
  await ensureDeposit(connection, answer.owed, stages);
  const paid: PaidSegment[] = [];
  for (const bundle of bundles) {
    const { leafHash, amount } = await coordinator.submit(encodeBundle(bundle));
    paid.push({ bundle, leafHash, amount });
  }
  const statuses = await untilPosted(coordinator, paid, POSTED_TIMEOUT_MS);
  const batches = [...new Set(statuses.map((status) => status.batchNumber))].join(', ');
  stages.done('challengeable', `in batch ${batches} on the rollup`, settleAt);
  const receiptAt = performance.now();
  const proof = await coordinator.receiptProof(paid.map(({ leafHash }) => leafHash));
  const written = await writeReceipt(connection, manifest, answer, paid, proof);
  stages.done(
    'receipt',
    `${(written.bytes / 1_000).toFixed(1)} kB, tied to block ${proof.chain.blockNumber}`,
    receiptAt,
  );
  return {
    fee: paid.reduce((sum, { amount }) => sum + amount, 0n),
    transactions: [...new Set(statuses.flatMap(({ postTx }) => (postTx === null ? [] : [postTx])))],
    written,
  };
}
