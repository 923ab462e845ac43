/**
 * A question in veil: paid for as it is answered, answered when every claim is verified, and settled behind the answer.
 * @module
 */
import { bytesToHex } from '../../crypto/core/bytes.ts';
import { VerificationError } from '../../crypto/core/errors.ts';
import type { ClientConnection } from '../client/connect.ts';
import type { ClientModel } from '../client/model.ts';
import { closePayments, openPayments } from '../client/paid-request.ts';
import type { Payments } from '../client/pay.ts';
import type { ProvenRun } from '../client/proven-run.ts';
import { privacyOf } from '../client/route.ts';
import { settle } from '../client/settle.ts';
import { unsettledOf } from '../client/unsettled.ts';
import { stopped } from '../client/until-aborted.ts';
import { type AnsweredInVeil, type AskingInVeil, connectionFor, type WrittenFiles } from './asking.ts';
import type { Mesh } from './mesh.ts';

/**
 * @param limit wei that all attempts may cost
 * @param work asks, and gives what it proved
 * @throws UsageError SPENDING_LIMIT | ASKING_INVALID; as openPayments and as `work`
 */
export async function askInVeil<R extends ProvenRun>(
  mesh: Mesh,
  model: ClientModel,
  asking: AskingInVeil,
  limit: bigint,
  work: (connection: ClientConnection, payments: Payments) => Promise<R>,
): Promise<{ readonly run: R; readonly answered: AnsweredInVeil }> {
  const { stages } = mesh;
  const connection = connectionFor(mesh, asking);
  const over = mesh.spending.hold(limit, asking.maxWei);
  let payments: Payments | undefined;
  let proven: R | undefined;
  let settled: Promise<WrittenFiles> | undefined;
  try {
    if (asking.signal?.aborted) throw stopped(); // nothing is deposited for it
    payments = await openPayments(connection, model, limit, stages);
    proven = await work(connection, payments);
    const unsettled = await unsettledOf(model, proven, payments);
    settled = settle(connection, model.manifest, unsettled, stages).then(({ written }) => {
      if (written === null)
        throw new VerificationError('RECEIPT_NONE', 'what was settled is work without an answer');
      return written;
    });
    const { level, assurance, text: privacy } = privacyOf(proven.route);
    const answered: AnsweredInVeil = {
      mode: 'veil',
      modelRoot: bytesToHex(model.root),
      ...{ level, privacy, costWei: payments.owed(), settled },
      assurance: assurance === 'simulated' ? 'simulated' : 'hardware',
    };
    return { run: proven, answered };
  } finally {
    const close = async (): Promise<void> => {
      await settled?.catch(() => {}); // whoever asks for the receipt hears of it
      over(payments?.promised() ?? 0n);
      if (payments !== undefined) await closePayments(connection, model, payments, proven?.sessionId, stages);
    };
    mesh.goOn(close()); // what is left then is kept in the home folder, for `veilmesh settle`
  }
}
