/**
 * Keeps a role running until it is told to stop: by a signal, by its parent's end, or by its own failure.
 * @module
 */
import { asVeilmeshError } from '../../crypto/core/errors.ts';

/** Resolves after a clean stop; rejects with the role's failure after stopping what is left of it. */
export async function serveUntilStopped(stop: () => Promise<void>, failed?: Promise<never>): Promise<void> {
  const told = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
    // a localnet child: the parent is gone when its channel closes
    if (process.connected) process.once('disconnect', () => resolve());
  });
  try {
    await Promise.race(failed === undefined ? [told] : [told, failed]);
  } catch (error) {
    await stop();
    throw asVeilmeshError(error);
  }
  await stop();
}
