/**
 * Request and response over a WireStream: what a method is, and the calling side.
 *
 * A stream carries any number of calls, matched by id, since opening one costs several times a call. Both
 * sides validate both shapes.
 * @module
 */
import { z } from 'zod';
import { type CborValue, decodeCbor, encodeCbor } from '../../crypto/core/cbor.ts';
import {
  asVeilmeshError,
  UnavailableError,
  type VeilmeshError,
  VerificationError,
} from '../../crypto/core/errors.ts';
import type { CallOptions, MeshHost } from '../host/types.ts';
import { fromRemoteError, remoteErrorSchema } from './remote-error.ts';
import { issuePaths, uint } from './schemas.ts';
import { END, type Message, type WireProtocol, type WireStream } from './types.ts';

/** Message types on an RPC stream. */
export const RPC = { request: 1, response: 2, error: 3 } as const;
/** CBOR map header, two short keys, an id and the frame's type byte. */
const ENVELOPE_BYTES = 64;
const DEFAULT_TIMEOUT_MS = 10_000;
const MAX_ID = 0xffff_ffff;

export interface RpcMethod<Q extends CborValue, R extends CborValue> {
  /** e.g. '/veilmesh/directory-snapshot/1' */
  readonly protocol: string;
  readonly request: z.ZodType<Q>;
  readonly response: z.ZodType<R>;
  /** Bound of an encoded request or response body, in bytes. */
  readonly maxBytes: number;
  /** Bound of a request's CBOR items, for methods that strangers call: each takes time to decode. */
  readonly maxItems?: number;
}

export const rpcProtocol = (method: { protocol: string; maxBytes: number }): WireProtocol => ({
  id: method.protocol,
  maxMessageBytes: method.maxBytes + ENVELOPE_BYTES,
});

const callSchema = z.strictObject({ id: uint(MAX_ID), body: z.unknown() });
const errorSchema = z.strictObject({ id: uint(MAX_ID), error: remoteErrorSchema });

/** @throws VerificationError RPC_MALFORMED | CBOR_* */
export function decodeCall(
  message: Message,
  maxBytes: number,
  maxItems?: number,
): { readonly id: number; readonly body: unknown } {
  const parsed = callSchema.safeParse(decodeCbor(message.bytes, maxBytes + ENVELOPE_BYTES, maxItems));
  if (!parsed.success) throw malformed(parsed.error);
  return parsed.data;
}

export const malformed = (error: z.ZodError, code = 'RPC_MALFORMED'): VerificationError =>
  new VerificationError(code, 'a call does not have its agreed shape', {
    details: { at: issuePaths(error) },
  });

export interface RpcClient<Q extends CborValue, R extends CborValue> {
  /**
   * @throws UnavailableError RPC_TIMEOUT and what a stream throws @throws VerificationError RPC_RESPONSE_INVALID
   * @throws the peer's own error, same family and code, with details.remote
   */
  call(request: Q, options?: { readonly timeoutMs?: number }): Promise<R>;
  close(): Promise<void>;
  /** Resets the stream: whoever sends slowly sends no more. */
  abort(reason: VeilmeshError): void;
}

interface Waiting {
  resolve(body: unknown): void;
  reject(error: VeilmeshError): void;
}

/** Opens a stream for many calls. @throws UnavailableError as MeshHost.openStream */
export async function openRpc<Q extends CborValue, R extends CborValue>(
  host: MeshHost,
  peer: string,
  method: RpcMethod<Q, R>,
  options: CallOptions = {},
): Promise<RpcClient<Q, R>> {
  const stream = await host.openStream(peer, rpcProtocol(method), options);
  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  void readAnswers(stream, method.maxBytes, waiting);

  async function call(request: Q, { timeoutMs = DEFAULT_TIMEOUT_MS } = {}): Promise<R> {
    lastId = lastId === MAX_ID ? 1 : lastId + 1;
    const id = lastId;
    const answer = new Promise<unknown>((resolve, reject) => waiting.set(id, { resolve, reject }));
    const timer = setTimeout(() => {
      waiting.get(id)?.reject(
        new UnavailableError('RPC_TIMEOUT', 'the peer did not answer in time', {
          details: { protocol: method.protocol, peer: stream.remotePeerId, timeoutMs },
        }),
      );
    }, timeoutMs);
    try {
      // sending waits for the peer's window, which a stopped peer never opens: the timer covers both
      const sent = stream.send(RPC.request, encodeCbor({ id, body: request }), { timeoutMs });
      const [body] = await Promise.all([answer, sent]);
      const parsed = method.response.safeParse(body);
      if (parsed.success) return parsed.data;
      const error = malformed(parsed.error, 'RPC_RESPONSE_INVALID');
      stream.abort(error);
      throw error;
    } finally {
      clearTimeout(timer);
      waiting.delete(id);
    }
  }

  return { call, close: () => stream.end(), abort: (reason) => stream.abort(reason) };
}

/** One call on its own stream. Throws as openRpc and RpcClient.call. */
export async function callRpc<Q extends CborValue, R extends CborValue>(
  host: MeshHost,
  peer: string,
  method: RpcMethod<Q, R>,
  request: Q,
  options: CallOptions = {},
): Promise<R> {
  const client = await openRpc(host, peer, method, options);
  const { timeoutMs } = options;
  try {
    return await client.call(request, timeoutMs === undefined ? {} : { timeoutMs });
  } finally {
    // not awaited: the answer is here, and a peer that has just died cannot take our END
    void client.close().catch(() => undefined);
  }
}

async function readAnswers(
  stream: WireStream,
  maxBytes: number,
  waiting: ReadonlyMap<number, Waiting>,
): Promise<void> {
  let failure: VeilmeshError = new UnavailableError('MESH_STREAM_CLOSED', 'the peer ended the stream');
  try {
    for (let message = await stream.receive(); message !== END; message = await stream.receive()) {
      settle(message, maxBytes, waiting, stream.remotePeerId);
    }
  } catch (thrown) {
    failure = asVeilmeshError(thrown);
    stream.abort(failure);
  }
  for (const call of waiting.values()) call.reject(failure);
}

/** An answer to nobody is one that came after its timeout. */
function settle(
  message: Message,
  maxBytes: number,
  waiting: ReadonlyMap<number, Waiting>,
  peer: string,
): void {
  if (message.type === RPC.response) {
    const { id, body } = decodeCall(message, maxBytes);
    waiting.get(id)?.resolve(body);
    return;
  }
  const parsed = errorSchema.safeParse(
    message.type === RPC.error ? decodeCbor(message.bytes, maxBytes + ENVELOPE_BYTES) : undefined,
  );
  if (!parsed.success) throw malformed(parsed.error);
  waiting.get(parsed.data.id)?.reject(fromRemoteError(parsed.data.error, peer));
}
