/**
 * Gives the chunks of one content to peers, each its part; what one does not take goes to the others.
 * @module
 */
import type { CborValue } from '../../crypto/core/cbor.ts';
import { asVeilmeshError } from '../../crypto/core/errors.ts';
import type { MeshHost } from '../../mesh/host/types.ts';
import { openRpc, type RpcMethod } from '../../mesh/wire/rpc.ts';
import type { Chunk } from '../../settlement/availability/coded.ts';
import { CHUNKS } from '../../settlement/availability/coding.ts';
import { placeChunks } from '../../settlement/availability/placement.ts';

export interface Placing<Q extends CborValue> {
  readonly host: MeshHost;
  readonly method: RpcMethod<Q, { have: number[] }>;
  readonly request: (chunk: Chunk) => Q;
  readonly root: Uint8Array;
  readonly chunks: readonly Chunk[];
  readonly peers: readonly string[];
  /** Which are with somebody; grows. */
  readonly placed: Set<number>;
}

/** For a peer to take one chunk. */
const CALL_MS = 15_000;

/** @returns when all are placed, or nobody is left who takes more */
export async function placeWith<Q extends CborValue>(placing: Placing<Q>): Promise<void> {
  const { host, root, chunks, placed } = placing;
  let willing = placing.peers.filter((peer) => peer !== host.peerId);
  while (placed.size < CHUNKS && willing.length > 0) {
    const keepers = placeChunks(root, willing);
    const missing = chunks.filter(({ index }) => !placed.has(index));
    const byPeer = Map.groupBy(missing, ({ index }) => keepers[index]!);
    const refused = new Set<string>();
    await Promise.all(
      [...byPeer].map(async ([peer, wanted]) => {
        const taken = await give(placing, peer, wanted);
        for (const index of taken) placed.add(index);
        if (taken.length < wanted.length) refused.add(peer);
      }),
    );
    willing = willing.filter((peer) => !refused.has(peer));
  }
}

/** @returns those of the chunks that the peer has, however far it came */
async function give<Q extends CborValue>(
  { host, method, request }: Placing<Q>,
  peer: string,
  chunks: readonly Chunk[],
): Promise<number[]> {
  const taken: number[] = [];
  const rpc = await openRpc(host, peer, method, { timeoutMs: CALL_MS }).catch(() => null);
  if (rpc === null) return taken; // it does not speak it, or is gone
  try {
    for (const chunk of chunks) {
      const { have } = await rpc.call(request(chunk), { timeoutMs: CALL_MS });
      if (have.includes(chunk.index)) taken.push(chunk.index);
    }
    void rpc.close().catch(() => undefined);
  } catch (thrown) {
    rpc.abort(asVeilmeshError(thrown));
  }
  return taken;
}
