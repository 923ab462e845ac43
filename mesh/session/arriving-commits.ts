/**
 * The commitments that a sender owes for what it sent, segment after segment: they follow the segment's frames in any
 * number of messages, and nothing more is taken than was announced by frames.
 * @module
 */
import { concatBytes } from '../../crypto/core/bytes.ts';
import { type VeilmeshError, VerificationError } from '../../crypto/core/errors.ts';

export interface ArrivingCommits {
  /** A segment of so many positions has come, in frames with room for so many rows. */
  expect(positions: number, room: number): void;
  /** @throws VerificationError SESSION_COMMITS_UNEXPECTED */
  add(bytes: Uint8Array): void;
  /** The commitments of the oldest segment not asked about. @throws what `abandon` was given */
  next(): Promise<Uint8Array>;
  /** Nothing more will come. */
  abandon(error: VeilmeshError): void;
}

interface Arriving {
  missing: number;
  /** Bytes that are commitments; padding is behind them. */
  readonly length: number;
  readonly pieces: Uint8Array[];
  readonly whole: PromiseWithResolvers<Uint8Array>;
}

export function createArrivingCommits(bytesPerPosition: number): ArrivingCommits {
  const arriving: Arriving[] = []; // incomplete
  const wholes: Promise<Uint8Array>[] = []; // not asked for
  let over: VeilmeshError | undefined;
  return {
    expect(positions, room) {
      const whole = Promise.withResolvers<Uint8Array>();
      whole.promise.catch(() => {}); // whoever asks learns it
      if (over !== undefined) whole.reject(over);
      wholes.push(whole.promise);
      arriving.push({
        missing: room * bytesPerPosition,
        length: positions * bytesPerPosition,
        pieces: [],
        whole,
      });
    },
    add(bytes) {
      let rest = bytes;
      while (rest.length > 0) {
        const oldest = arriving[0];
        if (oldest === undefined) {
          throw new VerificationError(
            'SESSION_COMMITS_UNEXPECTED',
            'commitments came for more rows than the frames had room for',
          );
        }
        const piece = rest.subarray(0, oldest.missing);
        rest = rest.subarray(piece.length);
        oldest.pieces.push(piece);
        oldest.missing -= piece.length;
        if (oldest.missing > 0) return;
        arriving.shift();
        oldest.whole.resolve(concatBytes(...oldest.pieces).subarray(0, oldest.length));
      }
    },
    next: () => wholes.shift()!,
    abandon(error) {
      over ??= error;
      for (const { whole } of arriving.splice(0)) whole.reject(over);
    },
  };
}
