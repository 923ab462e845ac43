/**
 * A localnet's children end with it, however it ends: the IPC channel to the parent closes when the parent dies.
 * @module
 */

/** Time a role has to stop in order once its parent is gone. */
const GRACE_MS = 5_000;

/** Resolves when the process that started this one is gone; never where there was no channel. */
export const parentGone: Promise<void> = watch();

function watch(): Promise<void> {
  // undefined: started without a channel. false: the parent died while this file was being loaded
  const connected = process.connected as boolean | undefined;
  if (connected === undefined) return new Promise(() => {});
  return connected ? new Promise((resolve) => process.once('disconnect', resolve)) : Promise.resolve();
}

// also while starting, and when stopping hangs: no orphan outlives the grace
void parentGone.then(() => setTimeout(() => process.exit(), GRACE_MS));
