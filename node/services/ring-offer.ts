/**
 * What a node offers of twin and vault, asked for before a route is planned: unsigned, and believed in what makes the asker
 * take another node at most. Nodes that compute nothing for nothing do not answer.
 * @module
 */
import { z } from 'zod';
import type { MeshHost } from '../../mesh/host/types.ts';
import { callRpc, type RpcMethod } from '../../mesh/wire/rpc.ts';
import { handleRpc } from '../../mesh/wire/rpc-server.ts';
import { shownText, uint } from '../../mesh/wire/schemas.ts';
import { MAX_VENDOR } from '../config/schema.ts';

const ASK_MS = 3_000;

const offerSchema = z.strictObject({
  /** Whose machine it says it is; empty: it does not say. */
  vendor: shownText(MAX_VENDOR),
  /** Rows that it would compute now for whoever asks. */
  rows: uint(),
});
export type RingOffer = z.infer<typeof offerSchema>;

const offerMethod: RpcMethod<Record<string, never>, RingOffer> = {
  protocol: '/veilmesh/ring-offer/1',
  request: z.strictObject({}) as unknown as z.ZodType<Record<string, never>>,
  response: offerSchema,
  maxBytes: 512,
};

export const serveRingOffer = (
  host: MeshHost,
  offer: (peerId: string) => RingOffer,
): Promise<() => Promise<void>> => handleRpc(host, offerMethod, (_request, peerId) => offer(peerId));

/** @throws UnavailableError MESH_PROTOCOL_MISSING where the node offers nothing; as callRpc */
export const askRingOffer = (host: MeshHost, peer: string): Promise<RingOffer> =>
  callRpc(host, peer, offerMethod, {}, { timeoutMs: ASK_MS });
