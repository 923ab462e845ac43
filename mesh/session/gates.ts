/**
 * Hold back the steps of a session that are not paid for, or not backed by claims of those before them, in the enclave, where their
 * rows and segments are known.
 * @module
 */
import { UnavailableError, type VeilmeshError } from '../../crypto/core/errors.ts';
import { CLAIMS_MS, VOUCHER_MS } from './protocol.ts';

export interface Gate {
  /** It is open up to this number. Before the first call it is open altogether; it is never closed again. */
  cover(most: number): void;
  covers(needed: number): boolean;
  /**
   * Undefined when it is open for this number, else resolves when it is.
   * @throws what the gate is made with, when it opens no further for too long; what `close` was called with
   */
  until(needed: number): Promise<void> | undefined;
  close(error: VeilmeshError): void;
}

interface Waiting {
  readonly needed: number;
  readonly timer: NodeJS.Timeout;
  resolve(): void;
  reject(error: VeilmeshError): void;
}

function createGate(waitMs: number, late: (needed: number, covered: number) => VeilmeshError): Gate {
  let covered = Number.POSITIVE_INFINITY;
  let closed: VeilmeshError | null = null;
  let waiting: Waiting[] = [];
  const settle = (which: (one: Waiting) => boolean, how: (one: Waiting) => void): void => {
    const [ready, rest] = [waiting.filter(which), waiting.filter((one) => !which(one))];
    waiting = rest;
    for (const one of ready) {
      clearTimeout(one.timer);
      how(one);
    }
  };
  return {
    cover(most) {
      const isFurther = most > covered;
      covered = Number.isFinite(covered) ? Math.max(covered, most) : most;
      settle(
        (one) => one.needed <= covered,
        (one) => one.resolve(),
      );
      if (isFurther) for (const { timer } of waiting) timer.refresh(); // slow is not silent
    },
    covers: (needed) => needed <= covered,
    until(needed) {
      if (needed <= covered) return undefined;
      if (closed !== null) return Promise.reject(closed);
      return new Promise((resolve, reject) => {
        const timer = setTimeout(
          () =>
            settle(
              (one) => one.timer === timer,
              (one) => one.reject(late(needed, covered)),
            ),
          waitMs,
        );
        waiting.push({ needed, timer, resolve, reject });
      });
    },
    close(error) {
      closed = error;
      settle(
        () => true,
        (one) => one.reject(error),
      );
    },
  };
}

/** In rows: those that the client has promised to pay for. */
export const createPaidAhead = (): Gate => createGate(VOUCHER_MS, unpaid);

/** In segments: those that may be served on what was claimed so far. */
export const createClaimedAhead = (): Gate => createGate(CLAIMS_MS, unclaimed);

const unpaid = (rows: number, covered: number): UnavailableError =>
  new UnavailableError('SESSION_UNPAID', 'the client has not promised to pay for the next step', {
    details: { rows, covered },
    hint: 'send a voucher for it first, one segment ahead',
  });

const unclaimed = (segments: number, covered: number): UnavailableError =>
  new UnavailableError('SESSION_UNCLAIMED', 'segments before the next step are not claimed by all hops', {
    details: { segments, covered },
    hint: 'run it again: the planner takes another route where there is one',
  });
