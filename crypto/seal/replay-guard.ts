/**
 * Opens each session at most once in a boot.
 *
 * A recorded OPEN envelope is valid for as long as the hop's boot key lives. If the hop served it again, it
 * would derive the same edge keys and start at counter 0 again: one mask for two messages. The guard remembers
 * every session id until its envelope has expired; nothing survives a boot, and needs not to, since the keys do
 * not either.
 *
 * A session id begins with the second in which its envelope expires, so one that was forgotten can never come back in
 * a later envelope: or a client could have a hop sign two claims for one place in one session, and see it slashed.
 * @module
 */
import { concatBytes, equalBytes, u32be } from '../core/bytes.ts';
import { UnavailableError, VerificationError } from '../core/errors.ts';
import { randomBytes } from '../core/random.ts';

const ID_BYTES = 32;
const EXPIRY_BYTES = 4;

/** A fresh id for a session that expires then. @param notAfter unix seconds */
export const drawSessionId = (notAfter: number): Uint8Array =>
  concatBytes(u32be(notAfter), randomBytes(ID_BYTES - EXPIRY_BYTES));

export interface ReplayGuard {
  /**
   * Call after the envelope opened and before any key is derived from it.
   * @param notAfter unix seconds from inside the envelope; @param clock unix seconds
   * @throws VerificationError SESSION_REPLAYED | SESSION_EXPIRED | SESSION_TOO_LONG | SESSION_ID
   * @throws UnavailableError SESSION_LIMIT when `capacity` unexpired sessions are remembered
   */
  admit(sessionId: Uint8Array, notAfter: number, clock: number): void;
}

/** @param maxLifetimeSeconds bounds how long one envelope can occupy memory */
export function createReplayGuard(options: {
  readonly capacity: number;
  readonly maxLifetimeSeconds: number;
}): ReplayGuard {
  const expiries = new Map<string, number>();
  // An enclave's host may own its clock: time that ran on is never taken back, or a forgotten session could return.
  let latest = 0;
  let sweptAt = 0;

  return {
    admit(sessionId, notAfter, clock) {
      const now = Math.max(clock, latest);
      latest = now;
      if (notAfter <= now) throw new VerificationError('SESSION_EXPIRED', 'the session envelope has expired');
      if (notAfter > now + options.maxLifetimeSeconds) {
        throw new VerificationError(
          'SESSION_TOO_LONG',
          'the session asks for a longer life than this hop grants',
          {
            details: { maxLifetimeSeconds: options.maxLifetimeSeconds },
          },
        );
      }
      if (!equalBytes(sessionId.subarray(0, EXPIRY_BYTES), u32be(notAfter))) {
        throw new VerificationError('SESSION_ID', 'the session id does not begin with its expiry');
      }
      const id = String.fromCharCode(...sessionId); // half the memory of hex
      if (expiries.has(id)) {
        throw new VerificationError('SESSION_REPLAYED', 'this session was already opened in this boot');
      }
      if (expiries.size >= options.capacity && now > sweptAt) {
        forgetExpired(expiries, now);
        sweptAt = now; // once a second: when it is full, a refusal must stay cheap
      }
      if (expiries.size >= options.capacity) {
        throw new UnavailableError('SESSION_LIMIT', 'this hop remembers as many sessions as it can', {
          hint: 'retry later or take another route: veilmesh status',
        });
      }
      expiries.set(id, notAfter);
    },
  };
}

function forgetExpired(expiries: Map<string, number>, now: number): void {
  for (const [id, notAfter] of expiries) if (notAfter <= now) expiries.delete(id);
}
