/**
 * A client that pays its hops, as often as they break off: for tests that are not about money.
 * @module
 */
import type { ClientConnection } from '../../node/client/connect.ts';
import type { ClientModel } from '../../node/client/model.ts';
import { createPayments, ensureDeposit, limitOf, type Payments, quote } from '../../node/client/pay.ts';
import { coordinatorOf } from '../../node/client/settle.ts';

const SILENT = { done: () => {}, progress: () => {} };
/** Attempts that may break off before anybody minds what they cost. */
const ATTEMPTS = 10n;

/** @param positions of one attempt */
export async function paying(
  connection: ClientConnection,
  model: ClientModel,
  positions: number,
): Promise<Payments> {
  const limit = ATTEMPTS * limitOf(quote(model, positions));
  const coordinator = await coordinatorOf(connection);
  await ensureDeposit(connection, coordinator.account, limit, SILENT);
  return createPayments(connection, model, coordinator, SILENT, limit);
}
