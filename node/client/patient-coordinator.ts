/**
 * A coordinator client that waits for a coordinator that is away.
 *
 * A coordinator that was killed comes back with everything it had accepted, and each of these calls may be made
 * any number of times: so the client asks again instead of giving up an answer that is on its way to the rollup.
 * @module
 */
import { asVeilmeshError, type VeilmeshError } from '../../crypto/core/errors.ts';
import type { CoordinatorClient } from '../services/coordinator.ts';
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
  async function patiently<T>(call: () => Promise<T>): Promise<T> {
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
  }
  return {
    submit: (bundle) => patiently(() => coordinator.submit(bundle)),
    waitFor: (leafHash, state, timeoutMs) => patiently(() => coordinator.waitFor(leafHash, state, timeoutMs)),
    receiptProof: (leafHashes) => patiently(() => coordinator.receiptProof(leafHashes)),
  };
}
