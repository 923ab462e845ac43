/**
 * The answering side of rpc.ts.
 * @module
 */
import { type CborValue, encodeCbor } from '../../crypto/core/cbor.ts';
import { asVeilmeshError, VerificationError } from '../../crypto/core/errors.ts';
import type { MeshHost } from '../host/types.ts';
import { toRemoteError } from './remote-error.ts';
import { decodeCall, malformed, RPC, type RpcMethod, rpcProtocol } from './rpc.ts';
import { END, type Message, type WireStream } from './types.ts';

/** Calls of one stream that run at once; further ones are not read, which slows their sender. */
const MAX_RUNNING = 8;
/** A client that takes no answer for this long is gone. */
const SEND_TIMEOUT_MS = 30_000;

export type RpcHandler<Q, R> = (request: Q, peerId: string) => Promise<R> | R;

/**
 * Serves a method. What the handler throws crosses as an error of the same family; a request that is not even
 * an envelope resets the stream. Returns the function that stops serving.
 */
export function handleRpc<Q extends CborValue, R extends CborValue>(
  host: MeshHost,
  method: RpcMethod<Q, R>,
  handler: RpcHandler<Q, R>,
): Promise<() => Promise<void>> {
  return host.handle(rpcProtocol(method), (stream) => serveStream(stream, method, handler));
}

async function serveStream<Q extends CborValue, R extends CborValue>(
  stream: WireStream,
  method: RpcMethod<Q, R>,
  handler: RpcHandler<Q, R>,
): Promise<void> {
  const running = new Set<Promise<void>>();
  while (true) {
    const message = await stream.receive();
    if (message === END) break;
    const { id, body } = decodeRequest(message, method);
    const answer = respond(stream, method, handler, id, body)
      .catch((error: unknown) => stream.abort(asVeilmeshError(error)))
      .finally(() => running.delete(answer));
    running.add(answer);
    if (running.size >= MAX_RUNNING) await Promise.race(running);
  }
  await Promise.all(running);
  await stream.end();
}

function decodeRequest(
  message: Message,
  { maxBytes, maxItems }: { readonly maxBytes: number; readonly maxItems?: number },
): { readonly id: number; readonly body: unknown } {
  if (message.type === RPC.request) return decodeCall(message, maxBytes, maxItems);
  throw new VerificationError('RPC_MALFORMED', 'expected a request', { details: { type: message.type } });
}

async function respond<Q extends CborValue, R extends CborValue>(
  stream: WireStream,
  method: RpcMethod<Q, R>,
  handler: RpcHandler<Q, R>,
  id: number,
  body: unknown,
): Promise<void> {
  let type: number = RPC.response;
  let answer: Uint8Array;
  try {
    const request = method.request.safeParse(body);
    if (!request.success) throw malformed(request.error, 'RPC_REQUEST_INVALID');
    const response = method.response.parse(await handler(request.data, stream.remotePeerId));
    answer = encodeCbor({ id, body: response });
  } catch (error) {
    type = RPC.error;
    answer = encodeCbor({ id, error: toRemoteError(error) });
  }
  await stream.send(type, answer, { timeoutMs: SEND_TIMEOUT_MS });
}
