/**
 * Keeps a role running until it is told to stop: by a signal, by its parent's end, or by its own failure.
 * @module
 */
import { asVeilmeshError } from '../../crypto/core/errors.ts';
import { parentGone } from '../parent.ts';

/** Resolves after a clean stop; rejects with the role's failure after stopping what is left of it. */
export async function serveUntilStopped(stop: () => Promise<void>, failed?: Promise<never>): Promise<void> {
  const told = new Promise<void>((resolve) => {
    // once: the second signal of an impatient person kills
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
  });
  try {
    await Promise.race([told, parentGone, ...(failed === undefined ? [] : [failed])]);
  } catch (error) {
    await stop();
    throw asVeilmeshError(error);
  }
  await stop();
}
