/**
 * A node's current evidence, asked for before a session opens.
 * @module
 */
import { z } from 'zod';
import { MAX_EVIDENCE_BYTES } from '../../crypto/attest/evidence.ts';
import type { MeshHost } from '../../mesh/host/types.ts';
import { callRpc, type RpcMethod } from '../../mesh/wire/rpc.ts';
import { handleRpc } from '../../mesh/wire/rpc-server.ts';
import { bytesUpTo } from '../../mesh/wire/schemas.ts';

const evidenceMethod: RpcMethod<Record<string, never>, { evidence: Uint8Array }> = {
  protocol: '/veilmesh/evidence/1',
  request: z.strictObject({}) as unknown as z.ZodType<Record<string, never>>,
  response: z.strictObject({ evidence: bytesUpTo(MAX_EVIDENCE_BYTES) }),
  maxBytes: MAX_EVIDENCE_BYTES + 64,
};

export const serveEvidence = (host: MeshHost, evidence: () => Uint8Array): Promise<() => Promise<void>> =>
  handleRpc(host, evidenceMethod, () => ({ evidence: evidence() }));

export const askEvidence = async (host: MeshHost, peer: string): Promise<Uint8Array> =>
  (await callRpc(host, peer, evidenceMethod, {})).evidence;
