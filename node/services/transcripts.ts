/**
 * Signed transcripts on their way to whoever computes them again (settlement/watch/PROTOCOL.md). One stream carries one:
 *
 *     client                                    watcher
 *     OFFER {bytes, signed statement}  ->
 *                                      <-  GO, or REFUSED
 *     PIECE, as many as it takes       ->
 *                                      <-  TAKEN once it is written down, or REFUSED
 *
 * What names it is looked at before a word of it is sent, and all of it before it is taken. Whoever sends what cannot be is
 * struck; what somebody else may be the cause of is refused and no more.
 * @module
 */
import { z } from 'zod';
import { VALUE_ROWS } from '../../crypto/commit/setup.ts';
import { bytesToHex } from '../../crypto/core/bytes.ts';
import { decodeCbor, encodeCbor } from '../../crypto/core/cbor.ts';
import { asVeilmeshError, UnavailableError, VerificationError } from '../../crypto/core/errors.ts';
import { MAX_RECORD_BYTES, MAX_TRANSCRIPT_BYTES } from '../../crypto/ring/record.ts';
import {
  decodeSignedStatement,
  encodeSignedStatement,
  MAX_STATEMENT_BYTES,
  type SignedRingStatement,
} from '../../crypto/ring/statement.ts';
import type { MeshHost } from '../../mesh/host/types.ts';
import { createPlaces } from '../../mesh/session/places.ts';
import { fromRemoteError, remoteErrorSchema, toRemoteError } from '../../mesh/wire/remote-error.ts';
import { bytesUpTo, uint } from '../../mesh/wire/schemas.ts';
import { END, type Message, type WireProtocol, type WireStream } from '../../mesh/wire/types.ts';

/** Of a transcript, in one message. */
export const PIECE_BYTES = 2 ** 20;
/** An OFFER, and a REFUSED, are less. */
const MAX_CONTROL_BYTES = MAX_STATEMENT_BYTES + 1_024;

export const TRANSCRIPTS: WireProtocol = {
  id: '/veilmesh/transcripts/1',
  maxMessageBytes: 1 + PIECE_BYTES,
};
export const TRANSCRIPT = { offer: 1, go: 2, piece: 3, taken: 4, refused: 5 } as const;

/**
 * That arrive at once: one of each peer; of small ones so many bytes, and of large ones so many, one of each signer. Who has one arrive
 * slowly, of whatever signer, keeps out few, and not for long.
 */
const ARRIVING = { all: 256, perPeer: 1 } as const;
const SMALL_BYTES = 2 ** 21;
const SMALL_ARRIVING = 2 ** 26;
const LARGE_ARRIVING = { all: 3, perPeer: 1 } as const;
/** Offers a minute, of all peers and of one: each costs a signature's check. */
const OFFERS = { all: 1_200, perPeer: 24 } as const;
const MINUTE_MS = 60_000;
/** For an offer, and between two pieces. All of them come as fast as this, and a little more. */
const IDLE_MS = 10_000;
const LEAST_BYTES_PER_MS = 2 ** 20 / 1_000;
const SPARE_MS = 5_000;
/** For a watcher to look at what came: it may have to fetch weights first. */
const LOOK_MS = 180_000;
/** Of a file, for each leaf of its tree: words in and words out of the widest row that is recorded. */
const LEAF_BYTES = 2 * 4 * VALUE_ROWS;
const NOTHING = new Uint8Array(0);

const offerSchema = z.strictObject({
  bytes: uint(MAX_TRANSCRIPT_BYTES).min(1),
  signed: bytesUpTo(MAX_STATEMENT_BYTES),
});

export interface TranscriptDesk {
  /**
   * Whether it would be taken, from what names it.
   * @throws what is answered; VerificationError where whoever offers it is at fault
   */
  offer(signed: SignedRingStatement, bytes: number): Promise<void>;
  /** Takes it: from when this resolves no kill loses it. @throws as `offer` */
  take(file: Uint8Array, offered: SignedRingStatement): Promise<void>;
}

/** @param nowMs a clock that only goes forward, milliseconds @returns the function that stops it */
export function serveTranscripts(
  host: MeshHost,
  desk: TranscriptDesk,
  nowMs: () => number = () => performance.now(),
): Promise<() => Promise<void>> {
  const places = createPlaces(ARRIVING);
  const room = createRoom();
  const count = createCounter(nowMs);
  return host.handle(TRANSCRIPTS, async (stream, peerId) => {
    try {
      const first = await stream.receive({ timeoutMs: IDLE_MS });
      if (first === END) return await stream.end();
      const { bytes, signed } = decodeOffer(first);
      count(peerId);
      const leave = places.take(peerId);
      try {
        await desk.offer(signed, bytes);
        const give = room(bytes, signed);
        try {
          await stream.send(TRANSCRIPT.go, NOTHING, { timeoutMs: IDLE_MS });
          await desk.take(await receivePieces(stream, bytes), signed);
        } finally {
          give();
        }
      } finally {
        leave();
      }
      await stream.send(TRANSCRIPT.taken, NOTHING, { timeoutMs: IDLE_MS });
      await stream.end();
    } catch (thrown) {
      const error = asVeilmeshError(thrown);
      if (error.code.startsWith('MESH_')) throw error;
      if (error.family === 'verification') host.strike(peerId, error.code);
      await stream.send(TRANSCRIPT.refused, encodeCbor(toRemoteError(error)), { timeoutMs: IDLE_MS });
      await stream.end();
    }
  });
}

/** @throws UnavailableError TRANSCRIPTS_BUSY */
function createCounter(nowMs: () => number): (peerId: string) => void {
  const byPeer = new Map<string, number>();
  let minute = Number.NEGATIVE_INFINITY;
  let all = 0;
  return (peerId) => {
    const current = Math.floor(nowMs() / MINUTE_MS);
    if (current !== minute) {
      [minute, all] = [current, 0];
      byPeer.clear();
    }
    const own = byPeer.get(peerId) ?? 0;
    if (own >= OFFERS.perPeer || all >= OFFERS.all) {
      throw new UnavailableError(
        'TRANSCRIPTS_BUSY',
        'this watcher is offered too many transcripts a minute',
        {
          details: { offers: own },
          hint: 'offer it again in a minute, or to another watcher',
        },
      );
    }
    byPeer.set(peerId, own + 1);
    all++;
  };
}

/** @returns takes room, and returns the function that gives it back; throws UnavailableError TRANSCRIPTS_BUSY | SESSION_* */
function createRoom(): (bytes: number, signed: SignedRingStatement) => () => void {
  const large = createPlaces(LARGE_ARRIVING);
  let small = 0;
  return (bytes, { enclaveKey }) => {
    if (bytes > SMALL_BYTES) return large.take(bytesToHex(enclaveKey));
    if (small + bytes > SMALL_ARRIVING) {
      throw new UnavailableError(
        'TRANSCRIPTS_BUSY',
        'as many transcripts arrive at this watcher as it takes',
        {
          details: { bytes: small },
          hint: 'offer it again in a moment, or to another watcher',
        },
      );
    }
    small += bytes;
    return () => {
      small -= bytes;
    };
  };
}

/** @throws VerificationError TRANSCRIPT_OFFER | CBOR_* | RING_STATEMENT_MALFORMED */
function decodeOffer({ type, bytes: message }: Message): {
  readonly bytes: number;
  readonly signed: SignedRingStatement;
} {
  const parsed =
    type === TRANSCRIPT.offer && message.length <= MAX_CONTROL_BYTES
      ? offerSchema.safeParse(decodeCbor(message, MAX_CONTROL_BYTES))
      : undefined;
  if (!parsed?.success) throw new VerificationError('TRANSCRIPT_OFFER', 'not an offer of a transcript');
  const { bytes } = parsed.data;
  const signed = decodeSignedStatement(parsed.data.signed);
  if (bytes <= MAX_TRANSCRIPT_BYTES - MAX_RECORD_BYTES + signed.statement.count * LEAF_BYTES) {
    return { bytes, signed };
  }
  throw new VerificationError('TRANSCRIPT_OFFER', 'no transcript of so few leaves has so many bytes', {
    details: { bytes, leaves: signed.statement.count },
  });
}

/** @throws VerificationError TRANSCRIPT_PIECES; UnavailableError TRANSCRIPT_SLOW and what a stream throws */
async function receivePieces(stream: WireStream, bytes: number): Promise<Uint8Array> {
  const file = new Uint8Array(bytes);
  const until = performance.now() + SPARE_MS + bytes / LEAST_BYTES_PER_MS;
  let at = 0;
  while (at < bytes) {
    const left = until - performance.now();
    if (left <= 0) throw new UnavailableError('TRANSCRIPT_SLOW', 'the transcript took too long to arrive');
    const message = await stream.receive({ timeoutMs: Math.min(IDLE_MS, left) });
    // all but the last one are whole: their number is bounded, too
    const expected = Math.min(PIECE_BYTES, bytes - at);
    if (message === END || message.type !== TRANSCRIPT.piece || message.bytes.length !== expected) {
      throw new VerificationError(
        'TRANSCRIPT_PIECES',
        'what was sent is not the transcript that was offered',
      );
    }
    file.set(message.bytes, at);
    at += expected;
  }
  return file;
}

/** taken: by this hand-over; known: it had it before. */
export type HandedOver = 'taken' | 'known';

/**
 * Hands a transcript over to one watcher.
 * @param file encoded
 * @throws UnavailableError when the peer cannot be reached, watches nothing or has no time; what it refuses it with, `details.remote`
 */
export async function handTranscript(
  host: MeshHost,
  peer: string,
  file: Uint8Array,
  signed: SignedRingStatement,
  { signal }: { readonly signal?: AbortSignal } = {},
): Promise<HandedOver> {
  const stream = await host.openStream(peer, TRANSCRIPTS, {
    timeoutMs: IDLE_MS,
    ...(signal === undefined ? {} : { signal }),
  });
  const stop = (): void =>
    stream.abort(new UnavailableError('TRANSCRIPT_SLOW', 'the watcher takes too long over a transcript'));
  signal?.addEventListener('abort', stop, { once: true });
  const heard = async (type: number, timeoutMs: number): Promise<'known' | null> => {
    const message = await stream.receive({ timeoutMs });
    if (message !== END && message.type === type && message.bytes.length === 0) return null;
    const error = refusalIn(message, peer);
    if (error.code === 'TRANSCRIPT_KNOWN') return 'known';
    throw error;
  };
  try {
    const offer = encodeCbor({ bytes: file.length, signed: encodeSignedStatement(signed) });
    await stream.send(TRANSCRIPT.offer, offer, { timeoutMs: IDLE_MS });
    const before = await heard(TRANSCRIPT.go, LOOK_MS);
    if (before !== null) return before;
    for (let at = 0; at < file.length; at += PIECE_BYTES) {
      await stream.send(TRANSCRIPT.piece, file.subarray(at, at + PIECE_BYTES), { timeoutMs: IDLE_MS });
    }
    return (await heard(TRANSCRIPT.taken, LOOK_MS)) ?? 'taken';
  } catch (thrown) {
    stream.abort(asVeilmeshError(thrown));
    throw thrown;
  } finally {
    signal?.removeEventListener('abort', stop);
    void stream.end().catch(() => undefined); // the answer is here, and a peer that has just died cannot take our END
  }
}

function refusalIn(message: Message | typeof END, peer: string) {
  const parsed =
    message !== END && message.type === TRANSCRIPT.refused
      ? remoteErrorSchema.safeParse(decodeCbor(message.bytes, MAX_CONTROL_BYTES))
      : undefined;
  if (parsed?.success) return fromRemoteError(parsed.data, peer);
  return new VerificationError('TRANSCRIPT_ANSWER', 'a watcher does not answer as agreed', {
    details: { peer },
  });
}
