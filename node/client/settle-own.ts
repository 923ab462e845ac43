/**
 * Settling without a coordinator: this client posts its receipts itself, and pays for them where the coordinator of its vouchers
 * has not when its time is over.
 * @module
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { UsageError } from '../../crypto/core/errors.ts';
import { encodeBundle } from '../../settlement/batch/bundle.ts';
import { isPostedOwn, payOwn, postOwn } from '../../settlement/batch/own-batch.ts';
import { serveBatchData } from '../services/batch-data.ts';
import type { Stages } from '../stages.ts';
import type { ClientConnection } from './connect.ts';
import { dueOf, ensureDeposit } from './pay.ts';
import { hasRunOut } from './settle.ts';
import { fileOf, forget, setAside, type UnsettledAnswer } from './unsettled.ts';

const POLL_MS = 1_000;
/** Longer than this nobody waits at a terminal: the next call goes on where this one was. */
const PATIENCE_SECONDS = 300;

export interface OwnSettlement {
  readonly batch: number;
  readonly receipts: number;
  /** Null when all is paid; else when, in unix seconds, it is to be called again. */
  readonly dueAt: number | null;
  /** Where the answer is: there is no receipt, which takes a voucher of the batch's own coordinator. Null where work was only paid for. */
  readonly kept: string | null;
}

/**
 * May be called any number of times for an answer, alone: what was posted is not posted again, what was paid not paid again.
 * @throws UsageError VOUCHER_OF_SESSION | VOUCHER_EXPIRED; as ensureDeposit, postOwn and payOwn
 */
export async function settleOwn(
  connection: ClientConnection,
  answer: UnsettledAnswer,
  stages: Stages,
): Promise<OwnSettlement> {
  const { ledger, host, network, config } = connection;
  const { bundles } = answer;
  const file = fileOf(config.home, answer);
  const { voucher, session } = bundles[0]!.voucher;
  if (session !== undefined) {
    throw new UsageError(
      'VOUCHER_OF_SESSION',
      'the answer is paid in a session, which the escrow knows nothing of',
      {
        details: { coordinator: voucher.coordinator, session },
        hint: 'veilmesh settle: once the session is over it signs for the escrow',
      },
    );
  }
  if (hasRunOut(answer) && !(await isPostedOwn(ledger, bundles))) {
    throw new UsageError(
      'VOUCHER_EXPIRED',
      'the voucher of the answer has run out: no batch after it is paid',
      {
        details: { coordinator: voucher.coordinator },
      },
    );
  }
  await ensureDeposit(connection, voucher.coordinator, await dueOf(connection, bundles), stages, 0n);
  const places = await postOwn(ledger, bundles);
  const { header } = places[0]!;
  const of = { batch: header.number, receipts: places.length };
  stages.done('challengeable', `in batch ${header.number} of this account on the rollup`);
  const encoded = bundles.map(encodeBundle);
  const stop = await serveBatchData(host, [
    async (coordinator, number, from, most) =>
      coordinator === header.coordinator && number === header.number
        ? { count: encoded.length, bundles: encoded.slice(from, from + most) }
        : null,
  ]);
  try {
    // whoever judges batches looks for their data among those that are connected
    for (const { peerId, addresses } of network.watchers) await host.addAddresses(peerId, addresses);
    await Promise.allSettled(network.watchers.map(({ peerId }) => host.dial(peerId)));
    for (let told = ''; ; await sleep(POLL_MS)) {
      const progress = await payOwn(ledger, places, bundles);
      if (progress.state === 'paid') {
        if (answer.requestSalt !== null) return { ...of, dueAt: null, kept: setAside(file, 'paid') };
        forget(config.home, answer);
        return { ...of, dueAt: null, kept: null };
      }
      const { dueAt } = progress;
      if (dueAt - (await ledger.time()) > PATIENCE_SECONDS) return { ...of, dueAt, kept: file };
      if (told !== progress.state) stages.done('waiting', WAITS_FOR[progress.state]);
      told = progress.state;
    }
  } finally {
    await stop();
  }
}

const WAITS_FOR = {
  window: "for the batch's window",
  'coordinators-time': 'for the time in which its coordinator may pay by itself',
} as const;
