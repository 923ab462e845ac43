/**
 * What a node offers of twin and vault, asked for before a route is planned: unsigned, and believed in what makes the asker
 * take another node at most. What it asks for a row is what it computes one for.
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
  /** Rows that it would compute now for whoever asks, for nothing. */
  rows: uint(),
  /** Wei that it is to get for a row: of products and of corrections, and of messages of vault for as many as they count. Null: it sells none. */
  rowWei: z
    .string()
    .regex(/^[1-9]\d{0,26}$/)
    .nullable(),
});
export type RingOffer = z.infer<typeof offerSchema>;

/** Multiply-accumulates of a work unit, and of a row (mesh/ring/budget.ts). */
const UNIT_MACS = 1_000n;
const ROW_MACS = 2n ** 20n;

/** What a row costs at the price that the model's owner has put on chain, in wei: rounded up. */
export const modelRowWei = (pricePerUnit: bigint): bigint =>
  (pricePerUnit * ROW_MACS + UNIT_MACS - 1n) / UNIT_MACS;

/** What a node asks for a row. @param rowWei of the config; '' is the model's price. 0: it sells none */
export const askedRowWei = (rowWei: string, pricePerUnit: bigint): bigint =>
  rowWei === '' ? modelRowWei(pricePerUnit) : BigInt(rowWei);

/** A client pays up to so many times the model's price where nothing else is said. */
const MOST_TIMES = 2n;

/** What a client pays for a row at most. @param rowWei of the config; '' is twice the model's price */
export const paidRowWei = (rowWei: string, pricePerUnit: bigint): bigint =>
  rowWei === '' ? MOST_TIMES * modelRowWei(pricePerUnit) : BigInt(rowWei);

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
