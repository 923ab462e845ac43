/**
 * A coordinator client that waits for a coordinator that is away.
 *
 * A coordinator that was killed comes back with everything it had accepted, and each of these calls may be made
 * any number of times: so the client asks again instead of giving up an answer that is on its way to the rollup.
 * @module
 */
import { asVeilmeshError, type VeilmeshError } from '../../crypto/core/errors.ts';
import type { CoordinatorClient } from '../services/coordinator.ts';
import type { PaySessionClient } from '../services/pay-session-rpc.ts';
import type { Stages } from '../stages.ts';

const PAUSE_MS = 500;

/** An answer, not an absence. */
const isAbsence = (error: VeilmeshError): boolean =>
  error.family === 'unavailable' && error.code !== 'RECEIPT_TIMEOUT';

/** @param patienceMs how long one call may go on failing before its last failure is thrown */
export function patientCoordinator(
  coordinator: CoordinatorClient,
  patienceMs: number,
  stages: Stages,
): CoordinatorClient {
  const patiently = patience(patienceMs, stages);
  return {
    submit: (bundle) => patiently(() => coordinator.submit(bundle)),
    waitFor: (leafHash, state, timeoutMs) => patiently(() => coordinator.waitFor(leafHash, state, timeoutMs)),
    receiptProof: (leafHashes) => patiently(() => coordinator.receiptProof(leafHashes)),
  };
}

/** The same for what it says of its sessions. */
export function patientSessions(
  sessions: PaySessionClient,
  patienceMs: number,
  stages: Stages,
): PaySessionClient {
  const patiently = patience(patienceMs, stages);
  return {
    offers: () => patiently(() => sessions.offers()),
    step: (session, voucher) => patiently(() => sessions.step(session, voucher)),
    place: (session, seq) => patiently(() => sessions.place(session, seq)),
    spending: (...of) => patiently(() => sessions.spending(...of)),
    prepay: (signed) => patiently(() => sessions.prepay(signed)),
  };
}

function patience(patienceMs: number, stages: Stages): <T>(call: () => Promise<T>) => Promise<T> {
  return async function patiently<T>(call: () => Promise<T>): Promise<T> {
    const until = performance.now() + patienceMs;
    let told = '';
    while (true) {
      try {
        return await call();
      } catch (thrown) {
        const error = asVeilmeshError(thrown);
        if (!isAbsence(error) || performance.now() > until) throw error;
        if (error.code !== told)
          stages.done('waiting', `for the coordinator: ${error.message} (${error.code})`);
        told = error.code;
        await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
      }
    }
  };
}
