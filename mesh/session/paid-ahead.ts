/**
 * Holds back the steps of a session that its client has not promised to pay for, in the enclave, where their rows are known.
 * @module
 */
import { UnavailableError, type VeilmeshError } from '../../crypto/core/errors.ts';
import { VOUCHER_MS } from './protocol.ts';

export interface PaidAhead {
  /** The first so many rows of the session are paid for. Before the first call the host asks for no promise: all are. */
  cover(rows: number): void;
  /**
   * Undefined when the first so many rows are covered, else resolves when they are.
   * @throws UnavailableError SESSION_UNPAID when they are not in time; what `close` was called with
   */
  until(rows: number): Promise<void> | undefined;
  close(error: VeilmeshError): void;
}

interface Waiting {
  readonly rows: number;
  readonly timer: ReturnType<typeof setTimeout>;
  resolve(): void;
  reject(error: VeilmeshError): void;
}

export function createPaidAhead(): PaidAhead {
  let covered = Number.POSITIVE_INFINITY;
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
    cover(rows) {
      covered = Number.isFinite(covered) ? Math.max(covered, rows) : rows;
      settle(
        (one) => one.rows <= covered,
        (one) => one.resolve(),
      );
    },
    until(rows) {
      if (rows <= covered) return undefined;
      return new Promise((resolve, reject) => {
        const timer = setTimeout(
          () =>
            settle(
              (one) => one.timer === timer,
              (one) => one.reject(unpaid(rows, covered)),
            ),
          VOUCHER_MS,
        );
        waiting.push({ rows, timer, resolve, reject });
      });
    },
    close(error) {
      settle(
        () => true,
        (one) => one.reject(error),
      );
    },
  };
}

const unpaid = (rows: number, covered: number): UnavailableError =>
  new UnavailableError('SESSION_UNPAID', 'the client has not promised to pay for the next step', {
    details: { rows, covered },
    hint: 'send a voucher for it first, one segment ahead',
  });
