/**
 * The client's promises to pay, one segment ahead of what it sends: signed while it waits for an answer, told to every hop before
 * the frames that they are for.
 * @module
 */
import { SEGMENT_POSITIONS } from './protocol.ts';

export interface PromiseOptions {
  /** Rows that the session takes at most: more are promised only when they are sent. */
  readonly most: number;
  /** 32 bytes: hash of who pays whom through whom, which all promises of the session have in common. */
  readonly terms: Uint8Array;
  /** A signed promise for the first so many rows of the session, VOUCHER_BYTES long. @throws where that is more than was meant */
  sign(sessionId: Uint8Array, rows: number): Promise<Uint8Array>;
}

/** Rows of the first promise, which goes with OPEN: a segment, or what one frame can hold. */
export const firstPromise = ({ most }: Pick<PromiseOptions, 'most'>, frameRows: readonly number[]): number =>
  Math.min(most, Math.max(SEGMENT_POSITIONS, frameRows.at(-1)!));

export interface ClientPromises {
  /** Undefined when so many more rows are promised, else resolves when they are; in call order. @throws as `sign` */
  cover(rows: number): Promise<void> | undefined;
  /** Promises the next segment when this one is nearly used up: soon, when nothing else is to be done. */
  ahead(): void;
  close(): void;
}

/** Rows that are left of what is promised when more is promised: signing and judging takes a few milliseconds. */
const LEAD_ROWS = SEGMENT_POSITIONS / 4;

/**
 * @param first rows that are promised already
 * @param send tells every hop
 */
export function createClientPromises(
  { most, sign }: Pick<PromiseOptions, 'most' | 'sign'>,
  sessionId: Uint8Array,
  first: number,
  send: (voucher: Uint8Array) => void,
): ClientPromises {
  let promised = first;
  let asked = 0;
  let last: Promise<void> | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function until(rows: number, target: number): Promise<void> {
    if (rows <= promised) return;
    send(await sign(sessionId, target));
    promised = target;
  }

  /** One after another, so that a later step never overtakes an earlier one. */
  function queued(rows: number, target: number): Promise<void> {
    const turn = (last ?? Promise.resolve()).then(() => until(rows, target));
    last = turn;
    const done = (): void => {
      if (last === turn) last = undefined;
    };
    turn.then(done, done);
    return turn;
  }

  /** One segment further than these rows. */
  const beyond = (rows: number): number => Math.max(rows, Math.min(most, rows + SEGMENT_POSITIONS));

  return {
    cover(rows) {
      asked += rows;
      return last === undefined && asked <= promised ? undefined : queued(asked, beyond(asked));
    },
    ahead() {
      if (timer !== undefined || promised >= most || promised - asked >= LEAD_ROWS) return;
      timer = setTimeout(() => {
        timer = undefined;
        const target = beyond(asked);
        queued(target, target).catch(() => {}); // a step that needs it asks again, and learns why
      }, 0);
    },
    close: () => clearTimeout(timer),
  };
}
