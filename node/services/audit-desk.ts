/**
 * Where auditors by lot are handed records: their evidence for whoever is to seal one, and the sealed record itself.
 * @module
 */
import { z } from 'zod';
import { MAX_EVIDENCE_BYTES } from '../../crypto/attest/evidence.ts';
import { UnavailableError } from '../../crypto/core/errors.ts';
import type { CallOptions, MeshHost } from '../../mesh/host/types.ts';
import { callRpc, type RpcMethod } from '../../mesh/wire/rpc.ts';
import { handleRpc } from '../../mesh/wire/rpc-server.ts';
import { bytes, bytesUpTo } from '../../mesh/wire/schemas.ts';
import { MAX_SEALED_BYTES, type SealedAssignment } from '../audit/assignment.ts';

const evidenceMethod: RpcMethod<Record<string, never>, { evidence: Uint8Array }> = {
  protocol: '/veilmesh/audit-evidence/1',
  request: z.strictObject({}) as unknown as z.ZodType<Record<string, never>>,
  response: z.strictObject({ evidence: bytesUpTo(MAX_EVIDENCE_BYTES) }),
  maxBytes: MAX_EVIDENCE_BYTES + 64,
};

const recordMethod: RpcMethod<
  { id: Uint8Array; enc: Uint8Array; sealed: Uint8Array },
  Record<string, never>
> = {
  protocol: '/veilmesh/audit-record/1',
  request: z.strictObject({ id: bytes(32), enc: bytes(32), sealed: bytesUpTo(MAX_SEALED_BYTES) }),
  response: z.strictObject({}) as unknown as z.ZodType<Record<string, never>>,
  maxBytes: MAX_SEALED_BYTES + 256,
};

/** Records that come in at once: each may be as large as a message. */
const MAX_ARRIVING = 4;

export interface AuditDesk {
  readonly evidence: Uint8Array;
  /** @throws what is answered to whoever brings it, where it is not taken */
  take(id: Uint8Array, given: SealedAssignment): Promise<void>;
}

/** Returns the function that stops it. */
export async function serveAuditDesk(host: MeshHost, desk: AuditDesk): Promise<() => Promise<void>> {
  let arriving = 0;
  const stops = [
    await handleRpc(host, evidenceMethod, () => ({ evidence: desk.evidence })),
    await handleRpc(host, recordMethod, async ({ id, enc, sealed }) => {
      if (arriving >= MAX_ARRIVING) {
        throw new UnavailableError('AUDITOR_BUSY', 'the auditor takes other records just now', {
          hint: 'hand it over again in a moment',
        });
      }
      arriving++;
      try {
        await desk.take(id, { enc, sealed });
        return {};
      } finally {
        arriving--;
      }
    }),
  ];
  return async () => {
    for (const stop of stops) await stop();
  };
}

/** @throws UnavailableError when the peer cannot be reached or audits nothing */
export const askAuditEvidence = async (
  host: MeshHost,
  peer: string,
  options?: CallOptions,
): Promise<Uint8Array> => (await callRpc(host, peer, evidenceMethod, {}, options)).evidence;

/** @throws UnavailableError AUDITOR_BUSY and as above; what the auditor refuses it with */
export async function handOverRecord(
  host: MeshHost,
  peer: string,
  id: Uint8Array,
  { enc, sealed }: SealedAssignment,
  options?: CallOptions,
): Promise<void> {
  await callRpc(host, peer, recordMethod, { id, enc, sealed }, options);
}
