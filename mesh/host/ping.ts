/**
 * Round-trip time to a peer with sub-millisecond resolution (libp2p's own ping counts whole milliseconds and
 * includes opening the stream).
 * @module
 */
import type { Stream } from '@libp2p/interface';
import { byteStream } from '@libp2p/utils';
import { randomBytes } from '../../crypto/core/random.ts';
import { reachError } from './errors.ts';

/** The standard libp2p echo protocol, so that any peer answers. */
export const PING_PROTOCOL = '/ipfs/ping/1.0.0';
const PING_BYTES = 32;
const ROUNDS = 3;

/** The fastest of three echoes, in milliseconds. @throws UnavailableError MESH_PEER_UNREACHABLE */
export async function measureRoundTrip(stream: Stream, target: string, signal: AbortSignal): Promise<number> {
  try {
    const bytes = byteStream(stream);
    let best = Number.POSITIVE_INFINITY;
    for (let round = 0; round < ROUNDS; round++) {
      const started = performance.now();
      await bytes.write(randomBytes(PING_BYTES), { signal });
      await bytes.read({ bytes: PING_BYTES, signal });
      best = Math.min(best, performance.now() - started);
    }
    await stream.close({ signal });
    return best;
  } catch (error) {
    stream.abort(error instanceof Error ? error : new Error('ping failed'));
    throw reachError(error, target, PING_PROTOCOL);
  }
}
