/**
 * Keeps a connection to each bootstrap peer: dials at once, and again with growing pauses while it is away.
 *
 * libp2p's bootstrap module dials once after a second and its reconnect queue gives up after five tries; a
 * node that starts before its bootstrap peer must still join.
 * @module
 */

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 15_000;
const CHECK_MS = 1_000;

export interface KeepConnectedOptions {
  isConnected(peerId: string): boolean;
  dial(peerId: string): Promise<unknown>;
}

/** Returns the function that stops it. */
export function keepConnected(peerIds: readonly string[], options: KeepConnectedOptions): () => void {
  let stopped = false;
  const timers = new Map<string, ReturnType<typeof setTimeout>>();

  async function attend(peerId: string, pauseMs: number): Promise<void> {
    let next = CHECK_MS;
    let nextPause = FIRST_PAUSE_MS;
    if (!options.isConnected(peerId)) {
      try {
        await options.dial(peerId);
      } catch {
        // an absent bootstrap peer is normal; doctor and status report it
        next = pauseMs;
        nextPause = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
      }
    }
    if (!stopped)
      timers.set(
        peerId,
        setTimeout(() => void attend(peerId, nextPause), next),
      );
  }

  for (const peerId of peerIds) void attend(peerId, FIRST_PAUSE_MS);
  return () => {
    stopped = true;
    for (const timer of timers.values()) clearTimeout(timer);
  };
}
