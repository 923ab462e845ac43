/**
 * The key of an edge between two hops: X25519 between their attested per-boot keys.
 *
 *   IKM  = {domain, X25519(own secret, peer public)}          length-prefixed
 *   salt = hash('edge-salt/v1', clientNonce, edgeSecret)
 *   info = {domain, sender key, receiver key, sender evidence hash, receiver evidence hash,
 *           session, edge, modelRoot, story}                   length-prefixed
 *   key  = HKDF-SHA256(IKM, salt, info, 32)
 *
 * The sender of the edge comes first, so both ends build the same info and the opposite edge another. The
 * evidence hashes pin the boot, the code and the shard each side claims: if the two hops were shown different
 * evidence for either key, they get different keys and the first frame's MAC fails. Implicit authentication
 * only: a key is confirmed by the first frame that opens.
 *
 * `story` is what the client says of a session to every hop in an envelope of its own, hashed: hops that were told
 * different stories get different keys too, so none of them computes a row for a session that nobody will pay.
 *
 * Both keys are static for a boot, so (session, clientNonce, edgeSecret) alone separates two runs. A hop that
 * opens one envelope twice would repeat masks: `replay-guard.ts` prevents it and must stand in front of this.
 * Session id and nonce become public with the claims, and the guard forgets expired sessions (or, in a forked
 * enclave, never saw them); without a secret that only the edge's own ends ever knew, anyone could then open a new
 * session under the old ids, get the old edge keys at counter 0, know what he himself sends, and so unmask the
 * recorded frames of the first session. `edgeSecret` is that secret: one for each edge, so that a hop further along
 * the route cannot do this either, never published, and not given to auditors.
 *
 * The same X25519 key serves HPKE (evidence binds one). DHKEM's extract prefixes its input with "HPKE-v1" and
 * the suite (RFC 9180 4.1), ours with our domain, so the two never hash the same input.
 * @module
 */
import { x25519 } from '@noble/curves/ed25519.js';
import { hkdf } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { equalBytes, lengthPrefixed, u32be, utf8 } from '../core/bytes.ts';
import { UsageError, VerificationError } from '../core/errors.ts';
import { hash } from '../core/hash.ts';

/** One end of an edge as its evidence shows it. */
export interface EdgeEnd {
  /** 32 bytes: the X25519 key its evidence binds */
  readonly publicKey: Uint8Array;
  /** 32 bytes: `evidenceHash` of the evidence that was appraised */
  readonly evidenceHash: Uint8Array;
}

export interface EdgeAgreement {
  /** 32 bytes: this hop's per-boot X25519 secret */
  readonly secretKey: Uint8Array;
  /** Which end of the edge this hop is. */
  readonly role: 'sender' | 'receiver';
  readonly sender: EdgeEnd;
  readonly receiver: EdgeEnd;
  /** 32 bytes each */
  readonly clientNonce: Uint8Array;
  /** Drawn by the client for one edge of one session and sent to its two ends by HPKE alone. */
  readonly edgeSecret: Uint8Array;
  readonly sessionId: Uint8Array;
  readonly modelRoot: Uint8Array;
  /** Hash of what all hops of the session have to be told alike. */
  readonly story: Uint8Array;
  readonly edge: number;
}

const DOMAIN = utf8('veilmesh/edge-key/v1');

/**
 * @returns 32 bytes, the same at both ends
 * @throws VerificationError EDGE_KEY_REJECTED when the peer's key is of low order or equal to our own
 * @throws UsageError EDGE_KEY_INPUT for wrong lengths or a secret that is not of this end's public key
 */
export function agreeEdgeKey(agreement: EdgeAgreement): Uint8Array {
  const { secretKey, role, sender, receiver, clientNonce, edgeSecret, sessionId, modelRoot, story, edge } =
    agreement;
  const [own, peer] = role === 'sender' ? [sender, receiver] : [receiver, sender];
  const fixed = [
    secretKey,
    own.publicKey,
    own.evidenceHash,
    peer.evidenceHash,
    clientNonce,
    edgeSecret,
    sessionId,
    modelRoot,
    story,
  ];
  if (fixed.some((bytes) => bytes.length !== 32) || !Number.isInteger(edge) || edge < 0) {
    throw new UsageError('EDGE_KEY_INPUT', 'keys, hashes, nonce and ids of an edge have 32 bytes each');
  }
  if (!equalBytes(x25519.getPublicKey(secretKey), own.publicKey)) {
    throw new UsageError('EDGE_KEY_INPUT', "the secret key does not belong to this end's public key");
  }
  if (equalBytes(own.publicKey, peer.publicKey)) throw rejected('the neighbour shows our own key');

  let shared: Uint8Array;
  try {
    shared = x25519.getSharedSecret(secretKey, peer.publicKey);
  } catch {
    throw rejected("the neighbour's key has the wrong length or low order");
  }
  if (shared.every((byte) => byte === 0)) throw rejected("the neighbour's key has low order");
  const info = lengthPrefixed([
    DOMAIN,
    sender.publicKey,
    receiver.publicKey,
    sender.evidenceHash,
    receiver.evidenceHash,
    sessionId,
    u32be(edge),
    modelRoot,
    story,
  ]);
  const key = hkdf(
    sha256,
    lengthPrefixed([DOMAIN, shared]),
    hash('edge-salt/v1', clientNonce, edgeSecret),
    info,
    32,
  );
  shared.fill(0);
  return key;
}

const rejected = (why: string): VerificationError => new VerificationError('EDGE_KEY_REJECTED', why);
