/**
 * The heartbeat: what a node says about itself, signed with its peer key.
 *
 * On the wire: CBOR {record: bytes, signature: 64}, the signature over hash('heartbeat/v1', record). It proves
 * who says it, not that it is so: evidence, registration and stake are checked before a session opens.
 * @module
 */
import { z } from 'zod';
import { decodeCbor, encodeCbor } from '../../crypto/core/cbor.ts';
import { VerificationError } from '../../crypto/core/errors.ts';
import { hash } from '../../crypto/core/hash.ts';
import { parseAddress, peerOfAddress } from '../host/addresses.ts';
import { publicKeyOfPeer, verifyPeerSignature } from '../host/identity.ts';
import { bytes, bytesUpTo, shownText, uint } from '../wire/schemas.ts';

/** Checked before publishing and again on receipt. */
export const MAX_HEARTBEAT_BYTES = 8_192;
/** Heartbeats a record outlives its issue by. */
export const LEASE_HEARTBEATS = 3;
/** No record may ask to be believed for longer. */
export const MAX_LEASE_MS = 180_000;
/** How far two honest clocks may differ. */
export const CLOCK_SKEW_MS = 10_000;

const DOMAIN = 'heartbeat/v1';

const servingSchema = z.strictObject({
  modelRoot: bytes(32),
  shardRoot: bytes(32),
  index: uint(1_023),
});

export const recordSchema = z.strictObject({
  v: z.literal(1),
  peerId: z.string().max(64),
  addresses: z.array(z.string().max(256)).max(8),
  /** Strictly increasing per peer, also over restarts: at least the milliseconds of issuedAt. */
  seq: uint(),
  /** Milliseconds since 1970. */
  issuedAt: uint(),
  expiresAt: uint(),
  /** Ethereum account that staked for this node. */
  operator: bytes(20),
  network: z.strictObject({ chainId: uint(), rollup: bytes(20) }),
  serving: z.array(servingSchema).max(32),
  evidenceHash: bytes(32),
  /** BLS12-381 G2, compressed. */
  enclaveKey: bytes(96),
  /** X25519. */
  hpkeKey: bytes(32),
  /** Fresh at every start of the enclave. */
  bootNonce: bytes(32),
  engine: shownText(32),
  /** Self-declared: open sessions, and the moving median of one step through this node. */
  load: z.strictObject({ sessions: uint(1_000_000), stepMicros: uint(1_000_000_000) }),
  simulated: z.boolean(),
  /** It ends what runs and takes no new sessions. */
  draining: z.boolean(),
});

export type HeartbeatRecord = z.infer<typeof recordSchema>;
export type NetworkId = HeartbeatRecord['network'];
export type Serving = z.infer<typeof servingSchema>;

const signedSchema = z.strictObject({
  record: bytesUpTo(MAX_HEARTBEAT_BYTES),
  signature: bytes(64),
});

export interface SignedRecord {
  readonly record: HeartbeatRecord;
  /** The exact bytes to publish or pass on. */
  readonly wire: Uint8Array;
}

/** @throws VerificationError HEARTBEAT_INVALID when the result would be refused by others */
export async function signRecord(
  record: HeartbeatRecord,
  sign: (bytes: Uint8Array) => Promise<Uint8Array>,
): Promise<SignedRecord> {
  const body = encodeCbor(record);
  const wire = encodeCbor({ record: body, signature: await sign(hash(DOMAIN, body)) });
  return { record: parseRecord(wire).record, wire };
}

export interface ParsedRecord extends SignedRecord {
  /** Expensive, so callers check what is cheap first. */
  verifySignature(): Promise<boolean>;
}

/**
 * Everything about a heartbeat that every honest peer judges alike, except the signature.
 * @throws VerificationError HEARTBEAT_INVALID | CBOR_*
 */
export function parseRecord(wire: Uint8Array): ParsedRecord {
  const signed = signedSchema.safeParse(decodeCbor(wire, MAX_HEARTBEAT_BYTES));
  if (!signed.success) throw invalid('envelope');
  const { record: body, signature } = signed.data;
  const parsed = recordSchema.safeParse(decodeCbor(body, MAX_HEARTBEAT_BYTES));
  if (!parsed.success) throw invalid('record');
  const record = parsed.data;
  publicKeyOfPeer(record.peerId);
  const lease = record.expiresAt - record.issuedAt;
  if (lease <= 0 || lease > MAX_LEASE_MS) throw invalid('lease');
  if (!record.addresses.every((address) => isAddressOf(address, record.peerId))) throw invalid('addresses');
  return {
    record,
    wire,
    verifySignature: () => verifyPeerSignature(record.peerId, hash(DOMAIN, body), signature),
  };
}

function isAddressOf(text: string, peerId: string): boolean {
  try {
    return (peerOfAddress(parseAddress(text)) ?? peerId) === peerId;
  } catch {
    return false;
  }
}

const invalid = (part: string): VerificationError =>
  new VerificationError('HEARTBEAT_INVALID', 'a heartbeat breaks the rules of its format', {
    details: { part },
  });
