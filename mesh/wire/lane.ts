/**
 * The short way of a small message through libp2p: one function each from a stream to its socket and back, the same
 * bytes on the wire.
 *
 * libp2p passes every message through four stages (stream, yamux, noise, TCP), each with lists, copies and events of
 * its own. That is nothing next to a disk, but between two tokens each hop reads its weights through the caches, and
 * then all this code is cold. Here a stage that holds nothing back is passed by. Whenever one does (a full window, a
 * socket that must drain, a paused stream, a message in parts, anything but plain data), the bytes take libp2p's way,
 * and so do all streams of a connection whose parts are not the ones known here.
 *
 * What the streams of a connection send within one turn goes into one noise message and one TCP write.
 * @module
 */
import { StreamState, type YamuxStream } from '@chainsafe/libp2p-yamux/stream';
import type { Stream } from '@libp2p/interface';
import type { Uint8ArrayList } from 'uint8arraylist';
import { asVeilmeshError } from '../../crypto/core/errors.ts';
import { holdTight, holdTogether } from './hold.ts';
import { spareWindowUpdates } from './window-updates.ts';

/** How WireStreams use it. */
export interface Lane {
  /** Takes the bytes, in order with all others of the stream, or returns false having done nothing. */
  send(pieces: readonly Uint8Array[], bytes: number): boolean;
  /** From now on bytes that come the short way are given to `receiver` instead of a 'message' event; null stops it. */
  listen(receiver: ((bytes: Uint8Array) => void) | null): void;
}

/** The lane of a stream, or undefined where there is none. */
export const laneOf = (stream: Stream): Lane | undefined => lanes.get(stream);

const lanes = new WeakMap<Stream, Lane>();

const YAMUX_HEADER_BYTES = 12;
const NOISE_LENGTH_BYTES = 2;
const NOISE_TAG_BYTES = 16;
const MAX_PLAIN_BYTES = 65_535 - NOISE_TAG_BYTES;
/** Of yamux, where its options name none. */
const DEFAULT_MAX_WINDOW_BYTES = 16 << 20;

/** What the stages have in common (AbstractMessageStream of @libp2p/utils), as far as it is needed here. */
interface Stage {
  readonly status: string;
  readonly readStatus: string;
  readonly readBufferLength: number;
  readonly writeStatus: string;
  readonly writeBufferLength: number;
  writableNeedsDrain: boolean;
  onData(data: Uint8Array): void;
  abort(error: Error): void;
}
interface Tcp extends Stage {
  readonly socket: { write(bytes: Uint8Array): boolean; readonly destroyed: boolean };
}
interface Noise extends Stage {
  readonly stream: Tcp;
  readonly handshake: {
    encrypt(plain: Uint8Array): Uint8Array;
    decrypt(sealed: Uint8Array, into: Uint8Array): Uint8Array;
  };
  decoder: { readonly buffer: { subarray(): Uint8Array }; decode(data: Pieces): Iterable<Uint8Array> };
  send(data: unknown): boolean;
}
interface Muxer {
  readonly status: string;
  readonly decoder: { readonly buffer: Uint8ArrayList };
  readonly streamOptions?: { readonly maxStreamWindowSize?: number };
  onData(data: Uint8Array): void;
  abort(error: Error): void;
  _newStream(id: number, state: StreamState, direction: string): YamuxStream;
}
interface Windowed extends Stage {
  readonly state: StreamState;
  sendWindowCapacity: number;
  recvWindowCapacity: number;
  sendWindowUpdate(): void;
}
type Pieces = Uint8Array | Iterable<Uint8Array>;

/** True for the parts of libp2p that this was written for: not on WebSockets, which have no socket to write to. */
const isKnown = (noise: Partial<Noise>): boolean =>
  typeof noise.handshake?.encrypt === 'function' &&
  typeof noise.handshake.decrypt === 'function' &&
  typeof noise.decoder?.decode === 'function' &&
  typeof noise.stream?.socket?.write === 'function';

/**
 * Bounds what a new connection holds, and gives its streams their lanes where it is of TCP. To be called before the connection carries a stream.
 * @param secure what libp2p hands the multiplexer: the noise stage
 * @param multiplexer yamux on it
 */
export function layLanes(secure: unknown, multiplexer: unknown): void {
  const noise = secure as Noise;
  const muxer = multiplexer as Muxer;
  if (muxer.decoder?.buffer === undefined || typeof muxer._newStream !== 'function') return;
  boundFrames(muxer);
  const lanesOf = isKnown(noise) ? startLanes(noise, muxer) : null;
  const newStream = muxer._newStream.bind(muxer);
  muxer._newStream = (id, state, direction) => {
    const stream = newStream(id, state, direction);
    spareWindowUpdates(stream);
    holdTight(stream);
    lanesOf?.(stream, id);
    return stream;
  };
}

/** Returns what gives a stream its lane. */
function startLanes(noise: Noise, muxer: Muxer): (stream: YamuxStream, id: number) => void {
  const receivers = new Map<number, Receiver>();
  const outgoing = gather(noise);
  receiveShort(noise, muxer, receivers);
  return (stream, id) => {
    lanes.set(stream, laneFor(stream, id, muxer, outgoing, receivers));
    stream.addEventListener('close', () => receivers.delete(id), { once: true });
  };
}

/** yamux looks at the window only once a frame is whole: one that no window could take is refused before. */
function boundFrames(muxer: Muxer): void {
  const { buffer } = muxer.decoder;
  const max = YAMUX_HEADER_BYTES + (muxer.streamOptions?.maxStreamWindowSize ?? DEFAULT_MAX_WINDOW_BYTES);
  const held = holdTogether(buffer);
  const onData = muxer.onData.bind(muxer);
  muxer.onData = (data) => {
    onData(data);
    if (buffer.byteLength > max) throw new RangeError('a frame larger than any window');
    held.added(1);
  };
}

interface Receiver {
  readonly stream: Windowed;
  take(bytes: Uint8Array): void;
}

function laneFor(
  stream: YamuxStream,
  id: number,
  muxer: Muxer,
  outgoing: Outgoing,
  receivers: Map<number, Receiver>,
): Lane {
  const windowed = stream as unknown as Windowed;
  return {
    send(pieces, bytes) {
      if (
        windowed.state !== StreamState.Established ||
        windowed.sendWindowCapacity < bytes ||
        !isClear(windowed) ||
        muxer.status !== 'open' ||
        !outgoing.add(id, pieces, bytes)
      ) {
        return false;
      }
      windowed.sendWindowCapacity -= bytes;
      return true;
    },
    listen(take) {
      if (take === null) receivers.delete(id);
      else if (stream.status === 'open') receivers.set(id, { stream: windowed, take });
    },
  };
}

interface Outgoing {
  /** False when the connection holds something back, or the bytes do not fit in one noise message. */
  add(id: number, pieces: readonly Uint8Array[], bytes: number): boolean;
}

/** Data frames of one turn -> one noise message. Whatever else the connection sends goes after what was gathered. */
function gather(noise: Noise): Outgoing {
  const tcp = noise.stream;
  let gathered: Uint8Array[] = [];
  let total = 0;

  function flush(): void {
    if (total === 0) return;
    const plain = Buffer.concat(gathered, total);
    gathered = [];
    total = 0;
    if (tcp.status !== 'open') return; // lost with everything else that was on its way
    try {
      const sealed = noise.handshake.encrypt(plain);
      const wire = Buffer.allocUnsafe(NOISE_LENGTH_BYTES + sealed.length);
      wire.writeUInt16BE(sealed.length);
      wire.set(sealed, NOISE_LENGTH_BYTES);
      if (!tcp.socket.write(wire)) tcp.writableNeedsDrain = true;
    } catch (thrown) {
      noise.abort(asVeilmeshError(thrown));
    }
  }

  const send = noise.send.bind(noise);
  noise.send = (data) => {
    flush();
    return send(data);
  };
  return {
    add(id, pieces, bytes) {
      const framed = YAMUX_HEADER_BYTES + bytes;
      if (framed > MAX_PLAIN_BYTES) return false;
      if (total + framed > MAX_PLAIN_BYTES) flush();
      if (!isClear(noise) || !isClear(tcp)) return false;
      if (total === 0) queueMicrotask(flush);
      gathered.push(dataHeader(id, bytes), ...pieces);
      total += framed;
      return true;
    },
  };
}

/** Version 0, type data, no flags. */
function dataHeader(id: number, bytes: number): Uint8Array {
  const header = Buffer.alloc(YAMUX_HEADER_BYTES);
  header.writeUInt32BE(id, 4);
  header.writeUInt32BE(bytes, 8);
  return header;
}

/** Socket -> noise messages -> data frames -> receivers, without a stage in between that has nothing to hold back. */
function receiveShort(noise: Noise, muxer: Muxer, receivers: ReadonlyMap<number, Receiver>): void {
  const tcp = noise.stream;
  const split = createSplitter(noise.decoder.buffer.subarray());
  // libp2p's own looks for the next length behind every message, and throws a RangeError where there is none yet
  noise.decoder.decode = (data) => {
    const messages: Uint8Array[] = [];
    for (const piece of data instanceof Uint8Array ? [data] : data) messages.push(...split(piece));
    return messages;
  };

  const onData = tcp.onData.bind(tcp);
  tcp.onData = (data) => {
    if (!isFlowing(tcp) || !isFlowing(noise)) {
      onData(data);
      return;
    }
    try {
      for (const sealed of split(data)) {
        if (noise.status !== 'open') return;
        if (sealed.length < NOISE_TAG_BYTES) throw new RangeError('a noise message without its tag');
        take(noise.handshake.decrypt(sealed, sealed.subarray(0, sealed.length - NOISE_TAG_BYTES)));
      }
    } catch (thrown) {
      noise.abort(asVeilmeshError(thrown));
    }
  };

  function take(plain: Uint8Array): void {
    const rest = plain.subarray(takeFrames(plain));
    if (rest.length === 0) return;
    try {
      muxer.onData(rest);
    } catch (thrown) {
      muxer.abort(asVeilmeshError(thrown));
      throw thrown;
    }
  }

  /** How many bytes of whole data frames at the front of `plain` went to their receivers. */
  function takeFrames(plain: Uint8Array): number {
    let at = 0;
    while (muxer.decoder.buffer.byteLength === 0 && plain.length - at > YAMUX_HEADER_BYTES) {
      const view = new DataView(plain.buffer, plain.byteOffset + at, plain.length - at);
      const bytes = view.getUint32(8);
      const end = at + YAMUX_HEADER_BYTES + bytes;
      const receiver = view.getUint32(0) === 0 ? receivers.get(view.getUint32(4)) : undefined;
      if (receiver === undefined || end > plain.length) break;
      const { stream } = receiver;
      if (stream.state !== StreamState.Established || !isFlowing(stream)) break;
      if (bytes > stream.recvWindowCapacity) break;
      stream.recvWindowCapacity -= bytes;
      if (bytes > 0) receiver.take(plain.subarray(at + YAMUX_HEADER_BYTES, end));
      stream.sendWindowUpdate();
      at = end;
    }
    return at;
  }
}

/** A stage that passes on what it is sent as it comes. */
const isClear = (stage: Stage): boolean =>
  stage.writeStatus === 'writable' && !stage.writableNeedsDrain && stage.writeBufferLength === 0;

/** A stage that passes on what comes in as it comes. */
const isFlowing = (stage: Stage): boolean =>
  stage.status === 'open' && stage.readStatus === 'readable' && stage.readBufferLength === 0;

/** Pieces of `u16be length | message ...` -> messages; a message that lies whole in one piece is a view of it. */
export function createSplitter(before: Uint8Array): (piece: Uint8Array) => Uint8Array[] {
  let message: Uint8Array | undefined;
  let filled = 0;
  let first: number | undefined; // of the length, when the second byte has not come yet
  const split = (piece: Uint8Array): Uint8Array[] => {
    const messages: Uint8Array[] = [];
    let at = 0;
    while (at < piece.length) {
      if (message === undefined) {
        if (first === undefined) {
          first = piece[at++]!;
          continue;
        }
        const length = (first << 8) | piece[at++]!;
        first = undefined;
        if (at + length <= piece.length) {
          if (length > 0) messages.push(piece.subarray(at, at + length));
          at += length;
        } else {
          message = new Uint8Array(length);
          filled = 0;
        }
        continue;
      }
      const taken = Math.min(message.length - filled, piece.length - at);
      message.set(piece.subarray(at, at + taken), filled);
      filled += taken;
      at += taken;
      if (filled < message.length) continue;
      messages.push(message);
      message = undefined;
    }
    return messages;
  };
  split(before);
  return split;
}
