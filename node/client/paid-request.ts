/**
 * What every request of veil begins and ends with: a coordinator that settles it, cover for what it costs at most, payments as it
 * goes; and whatever was not handed in by then kept.
 * @module
 */

import type { Stages } from '../stages.ts';
import type { ClientConnection } from './connect.ts';
import { claimCover } from './cover-claims.ts';
import type { ClientModel } from './model.ts';
import { createPayments, type Payments } from './pay.ts';
import { coordinatorOf } from './settle.ts';
import { keepUnpaid } from './unsettled.ts';

/**
 * @param limit wei that all attempts together may cost
 * @param cover wei that are to be there at least: more than the limit where all of several requests are deposited for at once
 * @throws UnavailableError COORDINATOR_* | CLIENT_UNFUNDED | SESSION_NONE | HOME_BUSY
 */
export async function openPayments(
  connection: ClientConnection,
  model: ClientModel,
  limit: bigint,
  stages: Stages,
  cover: bigint = limit,
): Promise<Payments> {
  const coordinator = await coordinatorOf(connection);
  const { session, release } = await claimCover(connection, coordinator, limit, cover, stages);
  return { ...createPayments(connection, model, coordinator, stages, limit, session), release };
}

/**
 * Hands in what attempts that broke off are owed, and keeps what the coordinator did not take.
 * @param except a session that is kept as an answer, if at all
 */
export async function closePayments(
  connection: ClientConnection,
  model: ClientModel,
  payments: Payments,
  except: Uint8Array | undefined,
  stages: Stages,
): Promise<void> {
  await payments.flush();
  try {
    keepUnpaid(connection.config.home, model, payments, except, stages);
  } finally {
    payments.release?.();
  }
}
