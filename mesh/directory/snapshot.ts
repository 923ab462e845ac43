/**
 * The RPC by which a newcomer gets the records at once, from any peer; each is verified as if it were gossip.
 * @module
 */
import { z } from 'zod';
import { equalBytes } from '../../crypto/core/bytes.ts';
import type { RpcMethod } from '../wire/rpc.ts';
import { bytes, bytesUpTo } from '../wire/schemas.ts';
import { MAX_HEARTBEAT_BYTES, type SignedRecord } from './record.ts';

/** Records per answer. */
export const PAGE = 64;

export type SnapshotRequest = {
  /** Only nodes that serve this model. */
  readonly modelRoot: Uint8Array | null;
  /** Records of peer ids after this one. */
  readonly after: string | null;
};

export type SnapshotResponse = {
  /** Signed records as they were published. */
  readonly records: readonly Uint8Array[];
  readonly more: boolean;
};

export const snapshotMethod: RpcMethod<SnapshotRequest, SnapshotResponse> = {
  protocol: '/veilmesh/directory-snapshot/1',
  request: z.strictObject({ modelRoot: bytes(32).nullable(), after: z.string().max(64).nullable() }),
  response: z.strictObject({
    records: z.array(bytesUpTo(MAX_HEARTBEAT_BYTES)).max(PAGE),
    more: z.boolean(),
  }),
  maxBytes: PAGE * (MAX_HEARTBEAT_BYTES + 8),
};

/** @param live records by peer id, ascending */
export function snapshotPage(live: readonly SignedRecord[], request: SnapshotRequest): SnapshotResponse {
  const { modelRoot, after } = request;
  const rest = live.filter(
    ({ record }) =>
      (after === null || record.peerId > after) &&
      (modelRoot === null || record.serving.some((shard) => equalBytes(shard.modelRoot, modelRoot))),
  );
  return { records: rest.slice(0, PAGE).map(({ wire }) => wire), more: rest.length > PAGE };
}
