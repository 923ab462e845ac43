/**
 * One entry of a key broker's log: which enclave a key was released to, or what was revoked, each naming the one before it by
 * hash.
 * @module
 */
import { z } from 'zod';
import { HARDWARE_KINDS } from '../attest/evidence.ts';
import { bytes32, parseWith, unixSeconds } from '../attest/fields.ts';
import { decodeCbor, encodeCbor } from '../core/cbor.ts';
import { type Hash32, hash } from '../core/hash.ts';
import { KEY_GRADES } from './content-key.ts';

const place = {
  v: z.literal(1),
  /** From 0. */
  seq: z.int().min(0),
  /** `entryHash` of the entry before; 32 zero bytes for the first. */
  previous: bytes32,
  at: unixSeconds,
  grade: z.enum(KEY_GRADES),
  broker: bytes32,
};
const text = z.string().min(1).max(1_024);

const releaseSchema = z.strictObject({
  ...place,
  event: z.literal('release'),
  keyId: bytes32,
  modelRoot: bytes32,
  shardRoot: bytes32,
  nonce: bytes32,
  recipientKey: bytes32,
  /** Whose enclave it is. */
  peerKey: bytes32,
  kind: z.enum([...HARDWARE_KINDS, 'simulated']),
  assurance: z.enum(['hardware', 'simulated']),
  measurement: text,
  platformId: bytes32.nullable(),
  /** `quotedHash` of the evidence, which the host can show to whoever asks. */
  evidence: bytes32,
});

/** What is not given any key from `effectiveAt` on; an enclave that has a key keeps it until it ends. */
export const REVOCABLE = ['measurement', 'platform', 'key'] as const;
export const revocationSchema = z.strictObject({
  kind: z.enum(REVOCABLE),
  /** A measurement's text; a platform's or a key's id in hex. */
  value: text,
  effectiveAt: unixSeconds,
});
export type Revocation = z.infer<typeof revocationSchema>;

const revokeSchema = z.strictObject({ ...place, event: z.literal('revoke'), ...revocationSchema.shape });

const entrySchema = z.discriminatedUnion('event', [releaseSchema, revokeSchema]);
export type LogEntry = z.infer<typeof entrySchema>;
export type ReleaseEntry = z.infer<typeof releaseSchema>;
export const MAX_ENTRY_BYTES = 2_048;
export const NO_ENTRY: Hash32 = new Uint8Array(32);

export const entryHash = (encoded: Uint8Array): Hash32 => hash('key-release/entry/v1', encoded);

/** @throws VerificationError KEY_ENTRY_MALFORMED */
export const encodeEntry = (entry: LogEntry): Uint8Array =>
  encodeCbor(parseWith(entrySchema, entry, 'KEY_ENTRY_MALFORMED', 'log entry'));

/** @throws VerificationError KEY_ENTRY_MALFORMED | CBOR_* */
export const decodeEntry = (bytes: Uint8Array): LogEntry =>
  parseWith(entrySchema, decodeCbor(bytes, MAX_ENTRY_BYTES), 'KEY_ENTRY_MALFORMED', 'log entry');
