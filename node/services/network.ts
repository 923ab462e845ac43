/**
 * What a newcomer must know to take part: the chain, the contracts, the attestation policy, the coordinators.
 *
 * A bootstrap peer's word: join-network.ts decides what of it to believe.
 * @module
 */
import { z } from 'zod';
import { bytesToHex, hex } from '../../crypto/core/bytes.ts';
import { encodeCbor } from '../../crypto/core/cbor.ts';
import { hash } from '../../crypto/core/hash.ts';
import type { MeshHost } from '../../mesh/host/types.ts';
import { callRpc, type RpcMethod } from '../../mesh/wire/rpc.ts';
import { handleRpc } from '../../mesh/wire/rpc-server.ts';
import { bytes, bytesUpTo } from '../../mesh/wire/schemas.ts';
import { AddressesSchema } from '../../settlement/chain/addresses.ts';
import type { Addresses } from '../../settlement/chain/types.ts';

/** That one network names. */
export const MAX_COORDINATORS = 16;

const coordinatorSchema = z.strictObject({
  peerId: z.string().max(64),
  addresses: z.array(z.string().max(256)).max(8),
  /** Posts the batches; deposits and vouchers are for it. */
  account: AddressesSchema.shape.escrow,
});
export type NamedCoordinator = z.infer<typeof coordinatorSchema>;

const networkSchema = z.strictObject({
  v: z.literal(1),
  rpcUrl: z.url({ protocol: /^https?$/ }).max(256),
  contracts: AddressesSchema,
  /** Signed attestation policy (crypto/attest/policy.ts) and its signer's Ed25519 key. */
  policy: bytesUpTo(64 * 1024),
  policySigner: bytes(32),
  /** Who signs the rounds that draw spot-checks: this peer, with a key of its own. There is no public beacon here yet. */
  beacon: z.literal('development'),
  /** Model roots this peer can hand out manifests and files for. */
  models: z.array(bytes(32)).max(256),
  /** Each with an account of its own, whose batches settle what its own clients deposit and sign for. */
  coordinators: z.array(coordinatorSchema).max(MAX_COORDINATORS),
  /** Processes that judge batches in public, and hand out their data: the ones this peer knows of. */
  watchers: z
    .array(z.strictObject({ peerId: z.string().max(64), addresses: z.array(z.string().max(256)).max(8) }))
    .max(16),
});
export type NetworkInfo = z.infer<typeof networkSchema>;

export const networkMethod: RpcMethod<Record<string, never>, NetworkInfo> = {
  protocol: '/veilmesh/network/1',
  request: z.strictObject({}) as unknown as z.ZodType<Record<string, never>>,
  response: networkSchema,
  maxBytes: 128 * 1024,
};

export const serveNetwork = (host: MeshHost, info: () => NetworkInfo): Promise<() => Promise<void>> =>
  handleRpc(host, networkMethod, info);

/** @throws UnavailableError when the peer cannot be reached or is no bootstrap peer */
export const askNetwork = (host: MeshHost, peer: string): Promise<NetworkInfo> =>
  callRpc(host, peer, networkMethod, {});

/** Names chain, all contracts and policy signer: what may never change under a user. 64 hex digits. */
export function networkId({
  contracts,
  policySigner,
}: Pick<NetworkInfo, 'contracts' | 'policySigner'>): string {
  const { fromBlock: _searchHint, ...where } = contracts;
  return bytesToHex(hash('network-id/v1', encodeCbor({ ...where, policySigner })));
}

export const rollupBytes = (contracts: Pick<Addresses, 'meshRollup'>): Uint8Array =>
  hex(contracts.meshRollup.slice(2).toLowerCase());
