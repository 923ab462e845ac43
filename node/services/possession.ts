/**
 * A node and a client at `/veilmesh/possession/1` (mesh/host/POSSESSION.md): who signs, what is shown, and which peers have
 * proven themselves on the connection there is.
 * @module
 */
import { encodedEvidenceHash } from '../../crypto/attest/evidence.ts';
import { bytesToHex } from '../../crypto/core/bytes.ts';
import { possessionBytes } from '../../mesh/host/possession.ts';
import { answerChallenges, challengePeer } from '../../mesh/host/prove-possession.ts';
import type { CallOptions, MeshHost } from '../../mesh/host/types.ts';
import type { PeerKey } from '../tee/peer-key.ts';
import type { Renewal } from './renewal.ts';

/**
 * For a client, which has a peer id and no evidence.
 * @returns the peer's newest evidence, encoded, not appraised
 * @throws VerificationError MESH_POSSESSION; UnavailableError MESH_*
 */
export const askProven = (host: MeshHost, peer: string): Promise<Uint8Array> =>
  challengePeer(
    host,
    peer,
    { evidenceHash: () => null, sign: (statement) => host.sign(possessionBytes(statement)) },
    encodedEvidenceHash,
  );

/** A node's answers to whoever challenges it. Returns the function that stops it. */
export const serveProofs = (
  host: MeshHost,
  { prove }: Pick<PeerKey, 'prove'>,
  renewal: Pick<Renewal, 'current' | 'of'>,
): Promise<() => Promise<void>> =>
  answerChallenges(host, {
    show: (want) => (want === null ? renewal.current() : renewal.of(want)),
    sign: prove,
  });

/**
 * Has each peer prove each of its evidences once while it is connected. Sessions that need the same proof share it: none of
 * them, nor who opened it, can end it for the others.
 */
export function createProvenPeers(
  host: MeshHost,
  { prove }: Pick<PeerKey, 'prove'>,
  renewal: Pick<Renewal, 'current'>,
): (peer: string, evidenceHash: Uint8Array, options: Pick<CallOptions, 'signal'>) => Promise<void> {
  const proven = new Map<string, Map<string, Promise<unknown>>>();
  host.onEvent((event) => {
    if (event.kind === 'peer-disconnected') proven.delete(event.peerId);
  });

  /** A failure is forgotten, with the peer where nothing else is known of it: the next session asks again. */
  async function ask(peer: string, want: Uint8Array, known: Map<string, Promise<unknown>>): Promise<void> {
    const own = { evidenceHash: () => renewal.current().evidenceHash, sign: prove };
    try {
      await challengePeer(host, peer, own, encodedEvidenceHash, { want });
    } catch (thrown) {
      known.delete(bytesToHex(want));
      if (known.size === 0 && proven.get(peer) === known) proven.delete(peer);
      throw thrown;
    }
  }

  return async (peer, want, { signal }) => {
    const name = bytesToHex(want);
    const known = proven.get(peer) ?? new Map<string, Promise<unknown>>();
    proven.set(peer, known);
    const asking = known.get(name) ?? ask(peer, want, known);
    known.set(name, asking);
    await (signal === undefined ? asking : Promise.race([asking, abortOf(signal)]));
  };
}

const abortOf = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    else signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
