/**
 * What crosses the wire in a ring session (PROTOCOL.md): products over Z/2^32 of a shard's weights, for whoever masks
 * what it sends. Integers big-endian, words little-endian as they lie in memory.
 * @module
 */
import { z } from 'zod';
import { u32be } from '../../crypto/core/bytes.ts';
import { decodeCbor, encodeCbor } from '../../crypto/core/cbor.ts';
import { UsageError, VerificationError } from '../../crypto/core/errors.ts';
import { MAX_COUNT } from '../../crypto/ring/mask.ts';
import { BLIND_KEY_BYTES } from '../../crypto/ring/transcript.ts';
import type { RingShape } from '../../crypto/ring/types.ts';
import { type RemoteError, remoteErrorSchema } from '../wire/remote-error.ts';
import { bytes, bytesUpTo, uint } from '../wire/schemas.ts';
import type { WireProtocol } from '../wire/types.ts';

/** Words of one message, in either direction: 4 MiB. */
export const MAX_RING_WORDS = 2 ** 20;
const HEAD_BYTES = 8;
/** Bytes of one message that is opaque to this protocol. */
export const MAX_VAULT_BYTES = 4 * MAX_RING_WORDS;
/** Above what any message of a session's beginning or end takes, a ticket apart. */
const MAX_CONTROL_BYTES = 2_048;
/** What shows a node that it was paid, opaque to this protocol. */
export const MAX_TICKET_BYTES = 8_256;
export const SEED_BYTES = 32;
const SESSION_BYTES = 32;
/** What a node states of a recorded session, opaque to this protocol. */
export const MAX_STATEMENT_BYTES = 2_048;
/** Rows that one VAULT message counts as: about what its work is to a row's. */
export const VAULT_ROWS = 256;
/** Requests of one stream that a client has unanswered at most: they hide the round trip. */
export const REQUESTS_AHEAD = 8;
/** Requests of one stream that a node has read and not answered: the next one arrives while one is computed. */
export const REQUESTS_READ = 2;

export const RING_PROTOCOL: WireProtocol = {
  id: '/veilmesh/ring/1',
  maxMessageBytes: 1 + HEAD_BYTES + 4 + 4 * MAX_RING_WORDS,
};

export const RING = {
  open: 1,
  ready: 2,
  error: 3,
  product: 4,
  words: 5,
  seed: 6,
  correct: 7,
  vault: 8,
  vaultReply: 9,
  state: 10,
  stated: 11,
} as const;

/**
 * product: chain A of twin, the node of vault. correct: chain B of twin. Of both the node keeps a transcript, and signs it when it is
 * asked to. vault: corrections under a client's BFV key.
 */
export const RING_ROLES = ['product', 'correct', 'vault'] as const;
export type RingRole = (typeof RING_ROLES)[number];

const paidSchema = z.strictObject({
  ticket: bytesUpTo(MAX_TICKET_BYTES),
  /** Of what the ticket pays for, what this session takes: all that it may ask for. */
  rows: z.int().min(1),
});
/** What a session is paid with. */
export type OpenPayment = z.infer<typeof paidSchema>;

const openSchema = z.strictObject({
  v: z.literal(1),
  /** networkId, as bytes: a node of another network refuses at once. */
  network: bytes(32),
  modelRoot: bytes(32),
  shardRoot: bytes(32),
  role: z.enum(RING_ROLES),
  /** Null: what the node computes for nothing. */
  paid: paidSchema.nullable(),
});
export type RingOpen = z.infer<typeof openSchema>;

const readySchema = z.strictObject({
  v: z.literal(1),
  /** Rows that this node will compute in the session as it is paid, or for this peer for nothing. */
  rows: uint(),
});
export type RingReady = z.infer<typeof readySchema>;

function decodeAs<T extends z.ZodType>(
  schema: T,
  what: string,
  maxBytes: number = MAX_CONTROL_BYTES,
): (encoded: Uint8Array) => z.infer<T> {
  return (encoded) => {
    const parsed = schema.safeParse(decodeCbor(encoded, maxBytes));
    if (parsed.success) return parsed.data;
    throw malformed(`a ${what} message does not have its agreed shape`);
  };
}

export const encodeOpen = (open: RingOpen): Uint8Array => encodeCbor(open);
export const decodeOpen = decodeAs(openSchema, 'OPEN', MAX_CONTROL_BYTES + MAX_TICKET_BYTES);
export const encodeReady = (ready: RingReady): Uint8Array => encodeCbor(ready);
export const decodeReady = decodeAs(readySchema, 'READY');
export const encodeRingError = (error: RemoteError): Uint8Array => encodeCbor(error);
export const decodeRingError = decodeAs(remoteErrorSchema, 'ERROR');

/** What every message of a product begins with. */
export interface RingHead {
  /** Place in the part's list of products. */
  readonly index: number;
  /** Rows; of a VAULT message, how many rows its bytes are for. */
  readonly count: number;
}

const withHead = ({ index, count }: RingHead, rest: readonly Uint8Array[]): Uint8Array => {
  const message = new Uint8Array(HEAD_BYTES + rest.reduce((sum, { length }) => sum + length, 0));
  message.set(u32be(index));
  message.set(u32be(count), 4);
  let at = HEAD_BYTES;
  for (const piece of rest) {
    message.set(piece, at);
    at += piece.length;
  }
  return message;
};

/** PRODUCT and WORDS. */
export const encodeWords = (head: RingHead, words: Int32Array): Uint8Array =>
  withHead(head, [new Uint8Array(words.buffer, words.byteOffset, words.byteLength)]);

/** CORRECT: corrections of rows from..from+count of the product's masks. */
export const encodeCorrect = (head: RingHead, from: number): Uint8Array => withHead(head, [u32be(from)]);

/** VAULT and its reply. */
export const encodeVault = (head: RingHead, opaque: Uint8Array): Uint8Array => withHead(head, [opaque]);

/** SEED: the session's name in mask labels, and what its masks are drawn from. */
export const encodeSeed = (session: Uint8Array, seed: Uint8Array): Uint8Array => {
  const message = new Uint8Array(SESSION_BYTES + SEED_BYTES);
  message.set(session);
  message.set(seed, SESSION_BYTES);
  return message;
};

/** Copies, so that a network buffer does not keep a seed. @throws VerificationError RING_MESSAGE_MALFORMED */
export function decodeSeed(message: Uint8Array): {
  readonly session: Uint8Array;
  readonly seed: Uint8Array;
} {
  if (message.length !== SESSION_BYTES + SEED_BYTES) throw malformed('a SEED message of another length');
  return { session: message.slice(0, SESSION_BYTES), seed: message.slice(SESSION_BYTES) };
}

/** What a client tells a node at the very end, when it asks what the session was. */
export interface RingEnd {
  /** 32 bytes, the query's public name. */
  readonly session: Uint8Array;
  /** 32 bytes: what the leaves of the transcript are blinded with. */
  readonly blindKey: Uint8Array;
}

/** STATE. */
export const encodeState = ({ session, blindKey }: RingEnd): Uint8Array => encodeSeed(session, blindKey);

/** Copies. @throws VerificationError RING_MESSAGE_MALFORMED */
export function decodeState(message: Uint8Array): RingEnd {
  if (message.length !== SESSION_BYTES + BLIND_KEY_BYTES)
    throw malformed('a STATE message of another length');
  return { session: message.slice(0, SESSION_BYTES), blindKey: message.slice(SESSION_BYTES) };
}

export interface RingRequest extends RingHead {
  readonly shape: RingShape;
  /** Behind the head; a view. */
  readonly body: Uint8Array;
}

/**
 * The head of a message held against the part's products.
 * @throws VerificationError RING_MESSAGE_MALFORMED
 */
export function decodeRequest(message: Uint8Array, shapes: readonly RingShape[]): RingRequest {
  if (message.length < HEAD_BYTES) throw malformed('a message without its head');
  const view = new DataView(message.buffer, message.byteOffset, HEAD_BYTES);
  const [index, count] = [view.getUint32(0), view.getUint32(4)];
  const shape = shapes[index];
  if (shape === undefined || count < 1 || count > rowsAtOnce(shape)) {
    throw malformed('a message of a product that there is not, or of more rows than one takes', {
      index,
      count,
      products: shapes.length,
    });
  }
  return { index, count, shape, body: message.subarray(HEAD_BYTES) };
}

/** Copies, aligned. @throws VerificationError RING_MESSAGE_MALFORMED unless there are exactly so many */
export function decodeWords(body: Uint8Array, words: number): Int32Array {
  if (body.length !== 4 * words) {
    throw malformed('a message of another length than its rows have', {
      bytes: body.length,
      expected: 4 * words,
    });
  }
  return new Int32Array(body.slice().buffer);
}

/** @throws VerificationError RING_MESSAGE_MALFORMED */
export function decodeFrom({ body, count }: RingRequest): number {
  if (body.length !== 4) throw malformed('a CORRECT message of another length');
  const from = new DataView(body.buffer, body.byteOffset, 4).getUint32(0);
  if (from + count > 2 ** 32) throw malformed('rows beyond the last one', { from, count });
  return from;
}

/** Rows of a product that one message holds in either direction; 0 where not even one fits. */
export const rowsAtOnce = ({ dIn, dOut }: RingShape): number =>
  Math.min(MAX_COUNT, Math.floor(MAX_RING_WORDS / Math.max(dIn, dOut)));

/** @throws UsageError RING_ROW_TOO_LARGE */
export function assertFits(shape: RingShape): void {
  if (rowsAtOnce(shape) > 0) return;
  throw new UsageError('RING_ROW_TOO_LARGE', `a row of ${shape.op} has more words than a message holds`, {
    details: { dIn: shape.dIn, dOut: shape.dOut, most: MAX_RING_WORDS },
  });
}

export const malformed = (
  message: string,
  details: Readonly<Record<string, number>> = {},
): VerificationError => new VerificationError('RING_MESSAGE_MALFORMED', message, { details });
