/**
 * From signed segments to a receipt: hands them in, waits for the rollup, writes the receipt. It may be done by another
 * process than the one that asked, as long as the vouchers hold: what is not settled yet lies in the home folder.
 * @module
 */
import type { Address } from 'viem';
import { asVeilmeshError, UnavailableError } from '../../crypto/core/errors.ts';
import type { Manifest } from '../../models/shard/types.ts';
import { type Bundle, encodeBundle } from '../../settlement/batch/bundle.ts';
import type { SignedPromise } from '../../settlement/committee/types.ts';
import type { SettledStep } from '../../settlement/ephemeral/settling.ts';
import type { SessionRef } from '../../settlement/ephemeral/types.ts';
import type { Awaitable } from '../../settlement/receipt/finality.ts';
import { type CoordinatorClient, createCoordinatorClient } from '../services/coordinator.ts';
import { createPaySessionClient, type PaySessionClient } from '../services/pay-session-rpc.ts';
import type { Stages } from '../stages.ts';
import { nowSeconds } from '../tee/clock.ts';
import { chooseCoordinator, coordinatorNamed } from './choose-coordinator.ts';
import type { ClientConnection } from './connect.ts';
import { patientCoordinator } from './patient-coordinator.ts';
import { type PaidSegment, untilPosted } from './pay.ts';
import { keepingSteps } from './pay-session.ts';
import { payable } from './payable.ts';
import { forgetPromise, keepingPromises } from './promises.ts';
import { type WrittenReceipt, writeReceipt } from './receipt.ts';
import { placeSteps } from './step-places.ts';
import { alone, fileOf, forget, keep, type UnsettledAnswer } from './unsettled.ts';

export interface Settled {
  readonly fee: bigint;
  readonly transactions: readonly string[];
  /** Null for work of an attempt that broke off: it is only paid for. */
  readonly written: WrittenReceipt | null;
  /** Sessions that its vouchers are for; none where the escrow pays. */
  readonly sessions: readonly SessionRef[];
  /** The sequencer's word for each segment that was paid in a session, as far as it, or what was kept of it, still shows it. */
  readonly steps: readonly SettledStep[];
  /** What the coordinator promised of each segment, and whether it was seen kept: if not yet, it stays in the home folder. */
  readonly promises: readonly { readonly given: SignedPromise; readonly kept: boolean }[];
}

const POSTED_TIMEOUT_MS = 30_000;
/** A coordinator that restarts is back by then. */
const COORDINATOR_PATIENCE_MS = 60_000;

export interface ChosenCoordinator extends CoordinatorClient {
  readonly account: Address;
  /** What it says of the sessions that it runs. */
  readonly sessions: PaySessionClient;
}

/**
 * @param account the one that vouchers name already; left out: the one to ask with
 * @throws UnavailableError COORDINATOR_UNKNOWN | COORDINATOR_REFUSED
 */
export async function coordinatorOf(
  connection: ClientConnection,
  account?: Address,
): Promise<ChosenCoordinator> {
  const { network, host, ledger, config } = connection;
  const { coordinators } = network;
  const named =
    account === undefined
      ? await chooseCoordinator({ coordinators, ledger, host, client: ledger.account })
      : coordinatorNamed(coordinators, account);
  await host.addAddresses(named.peerId, named.addresses);
  const client = createCoordinatorClient(host, named.peerId, ledger.addresses);
  const promising = keepingPromises(config.home, client, named.account, ledger.addresses);
  return {
    ...keepingSteps(connection, promising, named.account),
    account: named.account,
    sessions: createPaySessionClient(host, named.peerId, named.account, ledger.addresses),
  };
}

/**
 * Keeps an answer until it is settled.
 * @throws UnavailableError UNSETTLED_BUSY; and as settleKept
 */
export async function settle(
  connection: ClientConnection,
  manifest: Manifest,
  answer: UnsettledAnswer,
  stages: Stages,
): Promise<Settled> {
  const { home } = connection.config;
  return await alone(fileOf(home, answer), () => {
    keep(home, answer);
    return settleKept(connection, manifest, answer, stages);
  });
}

/**
 * As far as a caller wants to be taken at once: an answer that is to be provisional is kept, for `veilmesh settle`.
 * @throws as settle
 */
export async function settleAs(
  wanted: Awaitable,
  connection: ClientConnection,
  manifest: Manifest,
  answer: UnsettledAnswer,
  stages: Stages,
): Promise<Settled | null> {
  if (wanted !== 'provisional') return await settle(connection, manifest, answer, stages);
  keep(connection.config.home, answer);
  return null;
}

/**
 * May be called any number of times for the same answer, alone: a coordinator gives the first answer again.
 * @param patienceMs how long a coordinator that is away is waited for
 * @throws what it fails with, with `veilmesh settle` as the next step where waiting helps; the answer is kept then
 */
export async function settleKept(
  connection: ClientConnection,
  manifest: Manifest,
  answer: UnsettledAnswer,
  stages: Stages,
  patienceMs = COORDINATOR_PATIENCE_MS,
): Promise<Settled> {
  try {
    const settled = await handInAndProve(connection, manifest, answer, stages, patienceMs);
    forget(connection.config.home, answer);
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
  patienceMs: number,
): Promise<Settled> {
  const { requestSalt } = answer;
  const named = await coordinatorOf(connection, answer.bundles[0]!.voucher.voucher.coordinator);
  const coordinator = patientCoordinator(named, patienceMs, stages);
  const settleAt = performance.now();
  const inSession = answer.bundles.some(({ voucher }) => voucher.session !== undefined);
  const bundles =
    !inSession && hasRunOut(answer)
      ? answer.bundles
      : await payable(
          connection,
          { ...named, submit: coordinator.submit },
          answer.bundles,
          stages,
          patienceMs,
        );
  // before they leave: the next call asks of these, or it would have them signed once more for somewhere else
  if (bundles !== answer.bundles) keep(connection.config.home, { ...answer, bundles });
  const paid: PaidSegment[] = [];
  const given: SignedPromise[] = [];
  const steps: SettledStep[] = [];
  for (const bundle of bundles) {
    const { leafHash, amount, promise, step } = await coordinator.submit(encodeBundle(bundle));
    if (step !== null) steps.push(step);
    paid.push({ bundle, leafHash, amount });
    given.push(promise);
  }
  const sessions = sessionsOf(bundles);
  const fee = paid.reduce((sum, { amount }) => sum + amount, 0n);
  if (requestSalt === null) {
    const promises = given.map((one) => ({ given: one, kept: false }));
    return { fee, transactions: [], written: null, sessions, steps, promises };
  }
  const statuses = await untilPosted(coordinator, paid, POSTED_TIMEOUT_MS);
  const batches = [...new Set(statuses.map((status) => status.batchNumber))].join(', ');
  stages.done('challengeable', `in batch ${batches} on the rollup`, settleAt);
  const receiptAt = performance.now();
  const proof = await coordinator.receiptProof(paid.map(({ leafHash }) => leafHash));
  const placed = await placeSteps(connection, steps);
  const written = await writeReceipt(connection, manifest, { ...answer, requestSalt }, paid, placed, proof);
  stages.done(
    'receipt',
    `${(written.bytes / 1_000).toFixed(1)} kB, tied to block ${written.blockNumber}`,
    receiptAt,
  );
  return {
    fee,
    transactions: [...new Set(statuses.flatMap(({ postTx }) => (postTx === null ? [] : [postTx])))],
    written,
    sessions,
    steps,
    promises: given.map((one, i) => {
      const kept = proof.places[i]!.header.postedAt <= one.promise.postBy; // in the chain: the receipt was verified
      if (kept) forgetPromise(connection.config.home, one.promise.leafHash);
      return { given: one, kept };
    }),
  };
}

function sessionsOf(bundles: readonly Bundle[]): SessionRef[] {
  const named = bundles.flatMap(({ voucher: { voucher, session } }) =>
    session === undefined ? [] : [[session, { sequencer: voucher.coordinator, number: session }] as const],
  );
  return [...new Map(named).values()];
}

/** Whether a voucher is too old to be taken. */
export const hasRunOut = ({ bundles }: Pick<UnsettledAnswer, 'bundles'>): boolean =>
  bundles.some(({ voucher }) => voucher.voucher.validUntil <= nowSeconds());
