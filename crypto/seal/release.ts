/**
 * Messages of key release, version 1 (PROTOCOL.md beside this file): what an enclave asks a key broker, what its quote says,
 * and what the broker answers.
 *
 * The quote's report data is of a domain of its own: an enclave that has no weights yet says less than one that serves, so
 * neither quote is ever taken for the other.
 * @module
 */
import { ed25519 } from '@noble/curves/ed25519.js';
import { sha512 } from '@noble/hashes/sha2.js';
import { z } from 'zod';
import { MAX_EVIDENCE_BYTES, type QuotedEvidence, quotedSchema } from '../attest/evidence.ts';
import { boundedBytes, bytes32, exactBytes, parseWith, uint32 } from '../attest/fields.ts';
import { concatBytes, equalBytes, utf8 } from '../core/bytes.ts';
import { decodeCbor, encodeCbor } from '../core/cbor.ts';
import { VerificationError } from '../core/errors.ts';
import { type Hash32, hash } from '../core/hash.ts';
import { KEY_GRADES, type KeyShare, MAX_SHARE_BYTES } from './content-key.ts';
import { createHpkeRecipient, createHpkeSender } from './hpke.ts';
import { decodeEntry, entryHash, MAX_ENTRY_BYTES, type ReleaseEntry } from './release-entry.ts';

/** HPKE info, and the domain of the report data. */
const PURPOSE = 'poea/key-release/v1';
/** A nonce is good for one request, and for so long. */
export const NONCE_SECONDS = 60;

export const releaseBindingSchema = z.strictObject({
  /** Ed25519 key of the broker that is asked: no other one takes this quote. */
  broker: bytes32,
  keyId: bytes32,
  /** The broker's, for this request alone. */
  nonce: bytes32,
  /** X25519, drawn for this request alone. */
  recipientKey: bytes32,
  /** Ed25519 key of the peer that the enclave runs behind: nobody else can hand the quote in. */
  peerKey: bytes32,
  runtimeHash: bytes32,
  bootNonce: bytes32,
});
export type ReleaseBinding = z.infer<typeof releaseBindingSchema>;

/** 64 bytes, as `reportData` (crypto/attest/binding.ts) and of another domain. */
export const releaseReportData = (binding: ReleaseBinding): Uint8Array =>
  sha512(concatBytes(utf8(`${PURPOSE}\0`), encodeCbor(binding)));

const requestSchema = z.strictObject({ binding: releaseBindingSchema, evidence: quotedSchema });
export type ReleaseRequest = z.infer<typeof requestSchema>;
export const MAX_REQUEST_BYTES = MAX_EVIDENCE_BYTES + 1_024;
/** About three times what evidence with a GPU's has. */
const MAX_REQUEST_ITEMS = 256;

export const encodeRequest = (request: ReleaseRequest): Uint8Array => encodeCbor(request);

/** @throws VerificationError KEY_REQUEST_MALFORMED | CBOR_* */
export const decodeRequest = (bytes: Uint8Array): ReleaseRequest =>
  parseWith(
    requestSchema,
    decodeCbor(bytes, MAX_REQUEST_BYTES, MAX_REQUEST_ITEMS),
    'KEY_REQUEST_MALFORMED',
    'key request',
  );

export const quotedHash = (evidence: QuotedEvidence): Hash32 =>
  hash('key-release/evidence/v1', encodeCbor(evidence));

const replySchema = z.strictObject({
  /** What the broker wrote into its log of this release, before it answered (release-entry.ts). */
  entry: boundedBytes(MAX_ENTRY_BYTES),
  enc: bytes32,
  sealed: boundedBytes(512),
  /** Ed25519, the broker's */
  signature: exactBytes(64),
});
export type ReleaseReply = z.infer<typeof replySchema>;
export const MAX_REPLY_BYTES = 4_096;

/** @throws VerificationError KEY_REPLY_MALFORMED | CBOR_* */
export const decodeReply = (bytes: Uint8Array): ReleaseReply =>
  parseWith(replySchema, decodeCbor(bytes, MAX_REPLY_BYTES), 'KEY_REPLY_MALFORMED', 'key reply');

const envelopeSchema = z.strictObject({
  grade: z.enum(KEY_GRADES),
  keyId: bytes32,
  index: uint32,
  share: boundedBytes(MAX_SHARE_BYTES),
});
export type ReleasedShare = z.infer<typeof envelopeSchema>;

/** All that was said before the envelope: what it is sealed and signed with. */
const transcriptHash = ({ binding, evidence }: ReleaseRequest, entry: Uint8Array): Hash32 =>
  hash('key-release/transcript/v1', encodeCbor(binding), quotedHash(evidence), entryHash(entry));

const signedBytes = (transcript: Hash32, { enc, sealed }: Pick<ReleaseReply, 'enc' | 'sealed'>): Hash32 =>
  hash('key-release/reply/v1', transcript, enc, sealed);

/**
 * The broker's answer. Whoever calls it has appraised the request and written the entry.
 * @param sign Ed25519 with the broker's key
 * @throws UsageError HPKE_KEY when the recipient's key is none
 */
export async function sealReply(
  request: ReleaseRequest,
  { grade, keyId, index, share }: KeyShare,
  entry: Uint8Array,
  sign: (bytes: Uint8Array) => Promise<Uint8Array>,
): Promise<Uint8Array> {
  const transcript = transcriptHash(request, entry);
  const sender = await createHpkeSender({
    recipientPublicKey: request.binding.recipientKey,
    info: PURPOSE,
  });
  const sealed = await sender.seal(encodeCbor({ grade, keyId, index, share }), transcript);
  const signature = await sign(signedBytes(transcript, { enc: sender.enc, sealed }));
  return encodeCbor({ entry, enc: sender.enc, sealed, signature });
}

export interface OpenedReply extends ReleasedShare {
  readonly entry: ReleaseEntry;
}

/**
 * The enclave's side.
 * @param secretKey of `request.binding.recipientKey`
 * @throws VerificationError KEY_REPLY_MALFORMED | KEY_REPLY_SIGNATURE | KEY_REPLY_FOREIGN | HPKE_OPEN_FAILED | CBOR_*
 */
export async function openReply(
  bytes: Uint8Array,
  request: ReleaseRequest,
  secretKey: Uint8Array,
): Promise<OpenedReply> {
  const { broker, keyId, nonce } = request.binding;
  const { entry: encoded, enc, sealed, signature } = decodeReply(bytes);
  const transcript = transcriptHash(request, encoded);
  if (!ed25519.verify(signature, signedBytes(transcript, { enc, sealed }), broker, { zip215: false })) {
    throw new VerificationError(
      'KEY_REPLY_SIGNATURE',
      'the answer to a key request is not signed by the broker asked',
    );
  }
  const recipient = await createHpkeRecipient({ secretKey, enc, info: PURPOSE });
  const inside = decodeCbor(await recipient.open(sealed, transcript), 256);
  const released = parseWith(envelopeSchema, inside, 'KEY_REPLY_MALFORMED', 'key envelope');
  const entry = decodeEntry(encoded);
  const told = entry.event === 'release' && equalBytes(entry.nonce, nonce) && equalBytes(entry.keyId, keyId);
  if (!told || entry.grade !== released.grade || !equalBytes(released.keyId, keyId)) {
    throw new VerificationError('KEY_REPLY_FOREIGN', 'the broker answered another request than it was asked');
  }
  return { ...released, entry };
}
