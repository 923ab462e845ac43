/**
 * What travels between two peers, without any libp2p type: callers above mesh/ see only these.
 * @module
 */
import type { VeilmeshError } from '../../crypto/core/errors.ts';

/** A protocol with the hard size bound both ends hold to: a message is its one-byte type plus payload. */
export interface WireProtocol {
  /** e.g. '/veilmesh/session/1' */
  readonly id: string;
  /** Largest type byte + payload, in bytes. */
  readonly maxMessageBytes: number;
}

export interface Message {
  /** 1..255; 0 is the END frame and never reaches a caller. */
  readonly type: number;
  /** May be a view into a network buffer: copy before keeping a small part of a large message. */
  readonly bytes: Uint8Array;
}

/** The peer said it is done. A close without it is MESH_STREAM_TRUNCATED. */
export const END: unique symbol = Symbol('END');

export interface ReceiveOptions {
  /** Give up waiting after this many milliseconds; the stream stays usable ("slow is not dead"). */
  readonly timeoutMs?: number;
}

export interface SendOptions {
  /** Abort the stream when the peer has not taken the message in this many milliseconds. */
  readonly timeoutMs?: number;
}

export interface WireStream {
  readonly protocol: string;
  readonly remotePeerId: string;
  /**
   * Resolves when the transport has taken the message, which is the backpressure. Calls keep their order;
   * at most SEND_QUEUE_BYTES may wait. The payload must not change until then.
   * @throws UsageError MESH_MESSAGE_TOO_LARGE | MESH_MESSAGE_TYPE | MESH_STREAM_ENDED
   * @throws UnavailableError MESH_SEND_QUEUE_FULL | MESH_SEND_TIMEOUT | MESH_STREAM_CLOSED
   */
  send(type: number, bytes: Uint8Array, options?: SendOptions): Promise<void>;
  /**
   * The next message, or END for ever after the peer's END frame.
   * @throws VerificationError MESH_MESSAGE_OVERSIZED | MESH_MESSAGE_MALFORMED (the stream is then reset)
   * @throws UnavailableError MESH_STREAM_TRUNCATED | MESH_STREAM_RESET | MESH_RECEIVE_TIMEOUT
   * @throws InternalError MESH_SECOND_READER when another receive is waiting
   */
  receive(options?: ReceiveOptions): Promise<Message | typeof END>;
  /** Sends the END frame and closes this direction; reading goes on. Idempotent. */
  end(): Promise<void>;
  /** Drops everything at once in both directions; the peer learns only that the stream was reset. */
  abort(error: VeilmeshError): void;
  /** Resolves when the stream is finished, for whatever reason. */
  readonly closed: Promise<void>;
}
