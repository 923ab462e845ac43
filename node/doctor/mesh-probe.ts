/**
 * A visitor to the mesh: a host with a key for the occasion that listens nowhere, so that it neither disturbs a
 * node that runs with this home folder nor appears in any directory.
 * @module
 */
import { UnavailableError } from '../../crypto/core/errors.ts';
import { randomBytes } from '../../crypto/core/random.ts';
import { type HeartbeatRecord, parseRecord } from '../../mesh/directory/record.ts';
import { snapshotMethod } from '../../mesh/directory/snapshot.ts';
import { parseBootstrap } from '../../mesh/host/addresses.ts';
import { createHost } from '../../mesh/host/host.ts';
import type { MeshHost } from '../../mesh/host/types.ts';
import { callRpc } from '../../mesh/wire/rpc.ts';
import { askNetwork, type NetworkInfo } from '../services/network.ts';

export interface MeshFacts {
  readonly peerId: string;
  readonly pingMs: number;
  readonly network: NetworkInfo;
  /** First page of the peer's live directory, signatures checked; none of a peer without a directory. */
  readonly records: readonly HeartbeatRecord[];
  /** This machine's clock when the records arrived, milliseconds since 1970. */
  readonly readAt: number;
}

/**
 * @throws UsageError MESH_ADDRESS_MALFORMED | MESH_BOOTSTRAP_NO_PEER
 * @throws UnavailableError MESH_PEER_UNREACHABLE | MESH_PROTOCOL_MISSING; VerificationError for malformed answers
 */
export async function visitMesh(bootstrap: string): Promise<MeshFacts> {
  const { address } = parseBootstrap(bootstrap);
  const host = await createHost({ privateKey: randomBytes(32), listen: [] });
  try {
    const peerId = await host.dial(address.toString());
    const pingMs = await host.ping(peerId);
    const network = await askNetwork(host, peerId);
    const records = await directoryOf(host, peerId);
    return { peerId, pingMs, network, records, readAt: Date.now() };
  } finally {
    await host.close();
  }
}

async function directoryOf(host: MeshHost, peerId: string): Promise<HeartbeatRecord[]> {
  const wires = await callRpc(host, peerId, snapshotMethod, { modelRoot: null, after: null }).then(
    ({ records }) => records,
    (error: unknown) => {
      if (error instanceof UnavailableError && error.code === 'MESH_PROTOCOL_MISSING') return [];
      throw error;
    },
  );
  const parsed = wires.map(parseRecord);
  const genuine = await Promise.all(parsed.map((record) => record.verifySignature()));
  return parsed.filter((_, i) => genuine[i]).map(({ record }) => record);
}
