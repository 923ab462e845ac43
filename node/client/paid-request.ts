/**
 * What every request of veil begins and ends with: a coordinator that settles it, cover for what it costs at most, payments as it
 * goes; and whatever was not handed in by then kept.
 * @module
 */

import type { Stages } from '../stages.ts';
import type { ClientConnection } from './connect.ts';
import type { ClientModel } from './model.ts';
import { createPayments, ensureCover, type Payments } from './pay.ts';
import { coordinatorOf } from './settle.ts';
import { keepUnpaid } from './unsettled.ts';

/**
 * @param limit wei that all attempts together may cost
 * @param cover wei that are to be there: more than the limit where other requests are under way
 * @throws UnavailableError COORDINATOR_* | CLIENT_UNFUNDED | SESSION_NONE
 */
export async function openPayments(
  connection: ClientConnection,
  model: ClientModel,
  limit: bigint,
  stages: Stages,
  cover: bigint = limit,
): Promise<Payments> {
  const coordinator = await coordinatorOf(connection);
  const session = await ensureCover(connection, coordinator, cover, stages);
  return createPayments(connection, model, coordinator, stages, limit, session);
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
  keepUnpaid(connection.config.home, model, payments, except, stages);
}
