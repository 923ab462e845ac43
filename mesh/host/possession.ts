/**
 * What an attested peer signs to prove, on one connection, that it holds the key in its evidence now: see POSSESSION.md.
 *
 * The bytes begin with their domain and are longer than a hash, so no other signature of the peer key is one of these.
 * @module
 */
import { concatBytes, equalBytes, lengthPrefixed, utf8 } from '../../crypto/core/bytes.ts';
import { VerificationError } from '../../crypto/core/errors.ts';
import { verifyPeerSignature } from './identity.ts';

export const POSSESSION_NONCE_BYTES = 32;

/** The same for both ends but for `role`. */
export interface Possession {
  /** Whose signature it is: a statement of one end is none of the other. */
  readonly role: 'caller' | 'called';
  /** Peer ids */
  readonly caller: string;
  readonly called: string;
  /** 32 bytes, drawn by each end for this connection */
  readonly callerNonce: Uint8Array;
  readonly calledNonce: Uint8Array;
  /** Hash of the evidence that each end shows; null of an end that has none, e.g. a client */
  readonly callerEvidence: Uint8Array | null;
  readonly calledEvidence: Uint8Array | null;
}

const DOMAIN = utf8('veilmesh/possession/v1\0');
const NONE = new Uint8Array(0);

export const isPossession = (bytes: Uint8Array): boolean =>
  equalBytes(bytes.subarray(0, DOMAIN.length), DOMAIN);

export const possessionBytes = (statement: Possession): Uint8Array =>
  concatBytes(
    DOMAIN,
    lengthPrefixed([
      utf8(statement.role),
      utf8(statement.caller),
      utf8(statement.called),
      statement.callerNonce,
      statement.calledNonce,
      statement.callerEvidence ?? NONE,
      statement.calledEvidence ?? NONE,
    ]),
  );

/** @throws VerificationError MESH_POSSESSION when the end that `role` names did not sign this */
export async function verifyPossession(statement: Possession, signature: Uint8Array): Promise<void> {
  const { role, caller, called } = statement;
  const signer = role === 'caller' ? caller : called;
  if (await verifyPeerSignature(signer, possessionBytes(statement), signature)) return;
  throw new VerificationError(
    'MESH_POSSESSION',
    'the peer does not prove that it holds the key in its evidence',
    {
      details: { peerId: signer, role },
      hint: 'somebody relays another machine’s evidence, or the peer lost its enclave: take another node',
    },
  );
}
