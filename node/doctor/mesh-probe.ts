/**
 * A visitor to the mesh: a host with a key for the occasion, so that it neither disturbs a node that runs with this home folder nor
 * appears in any directory. It listens, where at all, until a peer has dialled back.
 * @module
 */
import { asVeilmeshError, UnavailableError } from '../../crypto/core/errors.ts';
import { randomBytes } from '../../crypto/core/random.ts';
import { type HeartbeatRecord, parseRecord } from '../../mesh/directory/record.ts';
import { snapshotMethod } from '../../mesh/directory/snapshot.ts';
import { parseBootstrap } from '../../mesh/host/addresses.ts';
import { createHost } from '../../mesh/host/host.ts';
import { RELAY_PROTOCOL } from '../../mesh/host/presets.ts';
import type { MeshHost } from '../../mesh/host/types.ts';
import { callRpc } from '../../mesh/wire/rpc.ts';
import { askDialBack, type DialBackAnswer, portsOf } from '../services/dial-back.ts';
import { askNetwork, type NetworkInfo } from '../services/network.ts';
import { otherVersions } from './checks/version.ts';

const NODES_ASKED = 3;
const NODE_MS = 2_000;

export interface MeshFacts {
  readonly peerId: string;
  readonly pingMs: number;
  readonly network: NetworkInfo;
  /** First page of the peer's live directory, signatures checked; none of a peer without a directory. */
  readonly records: readonly HeartbeatRecord[];
  /** Ids of the protocols that the peer and, where one is listed, a node of the mesh serve. */
  readonly protocols: readonly string[];
  /** Whether the peer relays for nodes that cannot be reached. */
  readonly relays: boolean;
  /** What the peer said when it was asked to dial back to this process, or why it did not; null: nothing to dial here. */
  readonly dialBack: DialBackOutcome | null;
  /** This machine's clock when the records arrived, milliseconds since 1970. */
  readonly readAt: number;
}

export type DialBackOutcome =
  | { readonly answer: DialBackAnswer }
  | { readonly code: string; readonly message: string };

/**
 * @param listen addresses to listen on while a peer dials back; none: it is not asked
 * @param announce addresses whose ports are told instead, where there are any
 * @throws UsageError MESH_ADDRESS_MALFORMED | MESH_BOOTSTRAP_NO_PEER
 * @throws UnavailableError MESH_PEER_UNREACHABLE | MESH_PROTOCOL_MISSING; VerificationError for malformed answers
 */
export async function visitMesh(
  bootstrap: string,
  listen: readonly string[] = [],
  announce: readonly string[] = [],
): Promise<MeshFacts> {
  const { address } = parseBootstrap(bootstrap);
  const host = await createHost({ privateKey: randomBytes(32), listen });
  try {
    const peerId = await host.dial(address.toString());
    const pingMs = await host.ping(peerId);
    const network = await askNetwork(host, peerId).catch(async (thrown: unknown) => {
      throw otherVersion(await host.protocols(peerId)) ?? thrown;
    });
    const records = await directoryOf(host, peerId);
    const readAt = Date.now();
    const served = await host.protocols(peerId);
    const protocols = [...served, ...(await protocolsOfNode(host, records))];
    const dialBack = listen.length === 0 ? null : await dialBackFrom(host, peerId, announce);
    const relays = served.includes(RELAY_PROTOCOL);
    return { peerId, pingMs, network, records, protocols, relays, dialBack, readAt };
  } finally {
    await host.close();
  }
}

async function dialBackFrom(
  host: MeshHost,
  peerId: string,
  announce: readonly string[],
): Promise<DialBackOutcome> {
  try {
    const told = announce.length > 0 ? announce : host.addresses();
    return { answer: await askDialBack(host, peerId, portsOf(told)) };
  } catch (thrown) {
    const { code, message } = asVeilmeshError(thrown);
    return { code, message };
  }
}

/** The first node that answers; a mesh may have none. */
async function protocolsOfNode(
  host: MeshHost,
  records: readonly HeartbeatRecord[],
): Promise<readonly string[]> {
  for (const { peerId, addresses } of records.slice(0, NODES_ASKED)) {
    try {
      await host.addAddresses(peerId, addresses);
      await host.ping(peerId, { timeoutMs: NODE_MS });
      return await host.protocols(peerId);
    } catch {
      // another one may answer
    }
  }
  return [];
}

/** Where a peer has our way of introducing a mesh in another version. */
function otherVersion(protocols: readonly string[]): UnavailableError | null {
  const [other] = otherVersions(protocols);
  if (other === undefined) return null;
  return new UnavailableError('MESH_OTHER_VERSION', 'the mesh speaks another version of the protocol', {
    details: { ...other },
    hint: 'install the version that the mesh runs: npm install -g veilmesh@latest',
  });
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
