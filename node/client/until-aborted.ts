/**
 * Work on a session that whoever asked may stop: the session then ends at every hop, at once.
 * @module
 */
import { UnavailableError, type VeilmeshError } from '../../crypto/core/errors.ts';
import type { Attempt } from './attempt.ts';

/** Closes the attempt when the work is over, or as soon as the signal says so. @throws UnavailableError CHAT_STOPPED; and as `work` */
export async function untilAborted<T>(
  attempt: Pick<Attempt, 'close'>,
  signal: AbortSignal,
  work: () => Promise<T>,
): Promise<T> {
  const stop = (): void => void attempt.close();
  signal.addEventListener('abort', stop);
  try {
    if (signal.aborted) throw stopped();
    return await work();
  } catch (error) {
    throw signal.aborted ? stopped(error) : error;
  } finally {
    signal.removeEventListener('abort', stop);
    await attempt.close();
  }
}

export const stopped = (cause?: unknown): VeilmeshError =>
  new UnavailableError('CHAT_STOPPED', 'you stopped the answer; its session is closed at every hop', {
    cause,
    hint: 'what was finished and verified, and in twin and vault what was paid ahead, stays paid; run it again for the whole answer',
  });
