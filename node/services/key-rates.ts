/**
 * How often a key broker looks at what one peer sends: requests a minute. What others send does not count, or strangers could keep
 * everybody out; how many peers there are is bounded by how many connections a host takes (mesh/host).
 * @module
 */
import { UnavailableError } from '../../crypto/core/errors.ts';

export interface RateLimit {
  /** Counts a request. @param now unix seconds @throws UnavailableError KEY_RATE_LIMIT */
  count(peer: string, now: number): void;
}

const WINDOW_SECONDS = 60;

/** Counted in windows of a minute, after which peers are forgotten. */
export function createRateLimit(perMinute: number): RateLimit {
  let window = Number.NaN;
  const calls = new Map<string, number>();
  return {
    count(peer, now) {
      const current = Math.floor(now / WINDOW_SECONDS);
      if (current !== window) {
        window = current;
        calls.clear();
      }
      const own = calls.get(peer) ?? 0;
      if (own >= perMinute) {
        throw new UnavailableError('KEY_RATE_LIMIT', 'this broker is asked too often by this peer', {
          details: { requests: own, perMinute },
          hint: `try again in ${WINDOW_SECONDS} s`,
        });
      }
      calls.set(peer, own + 1);
    },
  };
}
