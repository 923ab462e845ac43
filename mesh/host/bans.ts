/**
 * Strikes and bans. gossipsub's score drops a spammer from its meshes but leaves the connection open; this
 * ends it.
 * @module
 */

const STRIKES = 3;
const STRIKE_WINDOW_MS = 60_000;
const BAN_MS = 300_000;
/** Beyond this many remembered peers the oldest are forgotten: a ban is a convenience, memory is not. */
const MAX_REMEMBERED = 4_096;

export interface Bans {
  /** Records one strike; true when it is the one that bans. */
  strike(peerId: string): boolean;
  isBanned(peerId: string): boolean;
  readonly banMs: number;
}

/** @param now milliseconds, monotone */
export function createBans(now: () => number): Bans {
  const strikes = new Map<string, number[]>();
  const bannedUntil = new Map<string, number>();
  const isBanned = (peerId: string): boolean => (bannedUntil.get(peerId) ?? 0) > now();

  function strike(peerId: string): boolean {
    if (isBanned(peerId)) return false;
    const recent = (strikes.get(peerId) ?? []).filter((at) => at > now() - STRIKE_WINDOW_MS);
    recent.push(now());
    if (recent.length < STRIKES) {
      remember(strikes, peerId, recent);
      return false;
    }
    strikes.delete(peerId);
    remember(bannedUntil, peerId, now() + BAN_MS);
    return true;
  }

  return { strike, isBanned, banMs: BAN_MS };
}

function remember<T>(map: Map<string, T>, key: string, value: T): void {
  map.delete(key);
  map.set(key, value);
  if (map.size <= MAX_REMEMBERED) return;
  const oldest = map.keys().next();
  if (oldest.done !== true) map.delete(oldest.value);
}
