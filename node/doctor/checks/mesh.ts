/**
 * The peer to join by: does it answer, is it who its address says, does it know the network.
 * @module
 */
import { asVeilmeshError } from '../../../crypto/core/errors.ts';
import type { MeshFacts } from '../mesh-probe.ts';
import { failure, type Outcome, ok } from '../types.ts';

/** What went wrong, by error code: title and fix. */
const FIXES: Readonly<Record<string, readonly [title: string, fix: string]>> = {
  MESH_ADDRESS_MALFORMED: [
    'not a multiaddr',
    'copy the whole address that the localnet prints: veilmesh doctor --bootstrap <multiaddr>',
  ],
  MESH_BOOTSTRAP_NO_PEER: [
    'the address names no peer',
    'copy the whole address, with /p2p/<peer id> at its end: veilmesh doctor --bootstrap <multiaddr>',
  ],
  MESH_PEER_UNREACHABLE: [
    'the peer does not answer',
    'see on its machine that it runs and listens beyond loopback: veilmesh status',
  ],
  MESH_OTHER_VERSION: [
    'the mesh speaks another protocol version',
    'install the version that the mesh runs, then: veilmesh doctor',
  ],
  MESH_PROTOCOL_MISSING: [
    'the peer introduces nobody',
    'use the address that the localnet prints: veilmesh doctor --bootstrap <multiaddr>',
  ],
};

/** @param probe what createMeshProbe learnt, or why it could not */
export async function checkMesh(bootstrap: string, probe: () => Promise<MeshFacts>): Promise<Outcome[]> {
  try {
    const { peerId, pingMs, network, records } = await probe();
    return [
      ok(
        'MESH_OK',
        `peer answers in ${pingMs.toFixed(1)} ms`,
        `${peerId}; chain ${network.contracts.chainId}, nodes: ${records.length}, models: ${network.models.length}`,
      ),
    ];
  } catch (thrown) {
    const { code, message, details, hint } = asVeilmeshError(thrown);
    const [title, fix] = FIXES[code] ?? [
      'the peer cannot be used',
      hint ?? 'try another peer of the mesh: veilmesh doctor --bootstrap <multiaddr>',
    ];
    const reason = details.reason === undefined ? '' : ` (${details.reason})`;
    return [failure(code, title, `${bootstrap}: ${message}${reason}`, fix)];
  }
}
