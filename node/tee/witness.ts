/**
 * What an enclave must keep to answer for a claim later, sealed so that its host can keep it.
 *
 * On TEE hardware the sealing key is the processor's, for this code alone. Here a secret in the host's home folder stands
 * in for it (`simulated-platform.key`): it survives a restart, and hides nothing from whoever runs the machine. Mixed
 * with the measurement and the shard, it gives other code another key: what one version sealed the next cannot open.
 *
 * Each witness has a key of its own, from its claim's hash: one key seals one message, so no nonce is ever used twice.
 * @module
 */
import { chacha20poly1305 } from '@noble/ciphers/chacha.js';
import { hkdf } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { z } from 'zod';
import { boundedBytes, bytes32, parseWith } from '../../crypto/attest/fields.ts';
import { concatBytes, lengthPrefixed, u32be, utf8 } from '../../crypto/core/bytes.ts';
import { decodeCbor, encodeCbor } from '../../crypto/core/cbor.ts';
import { VerificationError } from '../../crypto/core/errors.ts';
import { type Claim, claimHash, decodeSignedClaim, MAX_CLAIM_BYTES } from '../../crypto/poea/claim.ts';
import type { ClaimJob } from '../../mesh/session/certify.ts';
import { rowWords } from '../../mesh/session/segment.ts';
import { type Sampling, samplingSchema } from '../../models/program/sampling.ts';

/** One step of the segment: its number in the session, and what came in, rows side by side. */
export interface WitnessStep {
  readonly step: number;
  readonly input: Int32Array;
}

/** What the segment can be computed from again, together with those before it. */
export interface Witness {
  readonly blindKey: Uint8Array;
  readonly sampling: Sampling | null;
  readonly steps: readonly WitnessStep[];
}

/** As the host keeps it: the signed claim, which is public, and what belongs to it, sealed. */
export interface SealedWitness {
  /** Encoded signed claim. */
  readonly claim: Uint8Array;
  readonly sealed: Uint8Array;
}

export interface SealingContext {
  /** 32 bytes; the platform's */
  readonly platformSecret: Uint8Array;
  readonly measurement: string;
  readonly shardRoot: Uint8Array;
}

/** A segment has at most one long step beyond 32 positions, and 2^20 words a row. */
const MAX_WITNESS_BYTES = 2 ** 31 - 1;
const SEALING_DOMAIN = utf8('veilmesh/witness-sealing/v1');
const WITNESS_DOMAIN = utf8('veilmesh/witness/v1');
const NONCE = new Uint8Array(12);
const MAGIC = utf8('VEILWIT1');
const HEADER_BYTES = MAGIC.length + 4;
/** Enough of a file's start for `readWitnessHeader`. */
export const WITNESS_HEADER_BYTES = HEADER_BYTES + MAX_CLAIM_BYTES;

const witnessSchema = z.strictObject({
  blindKey: bytes32,
  sampling: samplingSchema.nullable(),
  /** Of each row the number of its step, four bytes; and what came in, row after row. So many rows have one length, however they were steps. */
  places: boundedBytes(MAX_WITNESS_BYTES),
  inputs: boundedBytes(MAX_WITNESS_BYTES),
});

/** 32 bytes. */
export const sealingKey = ({ platformSecret, measurement, shardRoot }: SealingContext): Uint8Array =>
  hkdf(sha256, platformSecret, undefined, lengthPrefixed([SEALING_DOMAIN, utf8(measurement), shardRoot]), 32);

const cipherOf = (key: Uint8Array, hash: Uint8Array) =>
  chacha20poly1305(hkdf(sha256, key, undefined, lengthPrefixed([WITNESS_DOMAIN, hash]), 32), NONCE, hash);

const wordsToBytes = ({ buffer, byteOffset, byteLength }: Int32Array): Uint8Array =>
  new Uint8Array(buffer, byteOffset, byteLength);
/** Copies: the bytes may stand anywhere. */
const bytesToWords = (bytes: Uint8Array): Int32Array => new Int32Array(new Uint8Array(bytes).buffer);

/** @param claim the encoded signed claim that was made of the job */
export function sealWitness(
  key: Uint8Array,
  { blindKey, sampling, values, widthsIn }: Pick<ClaimJob, 'blindKey' | 'sampling' | 'values' | 'widthsIn'>,
  claim: Uint8Array,
): SealedWitness {
  const width = rowWords(widthsIn);
  const plain = encodeCbor({
    blindKey,
    sampling: sampling === null ? null : { ...sampling },
    places: concatBytes(
      ...values.flatMap(({ step, input }) => Array(input.length / width).fill(u32be(step)) as Uint8Array[]),
    ),
    inputs: concatBytes(...values.map(({ input }) => wordsToBytes(input))),
  });
  return { claim, sealed: cipherOf(key, claimHash(decodeSignedClaim(claim).claim)).encrypt(plain) };
}

/** @throws VerificationError WITNESS_SEAL when it was sealed under another key, or changed since */
export function openWitness(
  key: Uint8Array,
  { claim: signed, sealed }: SealedWitness,
): Witness & { readonly claim: Claim } {
  const { claim } = decodeSignedClaim(signed);
  let plain: Uint8Array;
  try {
    plain = cipherOf(key, claimHash(claim)).decrypt(sealed);
  } catch {
    throw new VerificationError('WITNESS_SEAL', 'a witness was not sealed by this enclave, or was changed', {
      hint: 'code and platform secret must be those it was sealed with: after an update, checks of earlier claims fail',
    });
  }
  const { blindKey, sampling, places, inputs } = parseWith(
    witnessSchema,
    decodeCbor(plain, MAX_WITNESS_BYTES),
    'WITNESS_MALFORMED',
    'witness',
  );
  return { claim, blindKey, sampling, steps: stepsOf(places, inputs) };
}

/** @throws VerificationError WITNESS_MALFORMED */
function stepsOf(places: Uint8Array, inputs: Uint8Array): WitnessStep[] {
  const rows = places.length / 4;
  const bytes = inputs.length / rows;
  if (!Number.isInteger(rows) || rows < 1 || bytes % 4 !== 0) {
    throw new VerificationError('WITNESS_MALFORMED', 'a witness whose rows have no places');
  }
  const view = new DataView(places.buffer, places.byteOffset);
  const steps: WitnessStep[] = [];
  for (let from = 0; from < rows; ) {
    const step = view.getUint32(4 * from);
    let to = from + 1;
    while (to < rows && view.getUint32(4 * to) === step) to++;
    steps.push({ step, input: bytesToWords(inputs.subarray(from * bytes, to * bytes)) });
    from = to;
  }
  return steps;
}

/** The file that a host keeps. */
export const encodeWitnessFile = ({ claim, sealed }: SealedWitness): Uint8Array =>
  concatBytes(MAGIC, u32be(claim.length), claim, sealed);

/**
 * Claim and length of the header, from a file's first bytes.
 * @throws VerificationError WITNESS_FILE, and those of decodeSignedClaim
 */
export function readWitnessHeader(start: Uint8Array): { readonly claim: Claim; readonly sealedAt: number } {
  const isOurs = start.length >= HEADER_BYTES && MAGIC.every((byte, i) => start[i] === byte);
  const length = isOurs ? new DataView(start.buffer, start.byteOffset).getUint32(MAGIC.length) : 0;
  const sealedAt = HEADER_BYTES + length;
  if (!isOurs || length > MAX_CLAIM_BYTES || sealedAt > start.length) {
    throw new VerificationError('WITNESS_FILE', 'the file does not hold a witness');
  }
  return { claim: decodeSignedClaim(start.subarray(HEADER_BYTES, sealedAt)).claim, sealedAt };
}

/** @throws VerificationError WITNESS_FILE, and those of decodeSignedClaim */
export function decodeWitnessFile(file: Uint8Array): SealedWitness {
  const { sealedAt } = readWitnessHeader(file);
  return {
    claim: new Uint8Array(file.subarray(HEADER_BYTES, sealedAt)),
    sealed: new Uint8Array(file.subarray(sealedAt)),
  };
}
