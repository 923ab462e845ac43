/**
 * The simulated TEE: the whole attestation path without hardware and without any security.
 *
 * It cannot be taken for hardware: own magic and layout, a root key whose secret is printed below, measurements
 * that begin with "SIM:", its own appraisal type, and policies outside a development network refuse it.
 *
 *   magic 24 | body length u32be | body dCBOR {measurement, issuedAt, reportData} | Ed25519 signature 64
 * @module
 */
import { ed25519 } from '@noble/curves/ed25519.js';
import { z } from 'zod';
import { concatBytes, equalBytes, u32be, utf8 } from '../core/bytes.ts';
import { decodeCbor, encodeCbor } from '../core/cbor.ts';
import { UsageError, VerificationError } from '../core/errors.ts';
import { hash } from '../core/hash.ts';
import type { QuoteProvider } from './evidence.ts';
import { exactBytes, parseWith, unixSeconds } from './fields.ts';

/** Anyone can sign with this key; that is the point of printing its seed. */
export const PUBLISHED_INSECURE_SIMULATOR_SEED: Uint8Array = hash('simulated-tee/published-insecure-seed/v1');
export const SIMULATOR_ROOT_KEY: Uint8Array = ed25519.getPublicKey(PUBLISHED_INSECURE_SIMULATOR_SEED);

export type SimulatedMeasurement = `SIM:${string}`;

const MAGIC = utf8('VEILMESH-SIMULATED-TEE\0\x01');
const SIGNATURE_BYTES = 64;
const MAX_BODY_BYTES = 512;
const measurement = z.custom<SimulatedMeasurement>(
  (value) => typeof value === 'string' && /^SIM:[\x21-\x7e]{1,120}$/.test(value),
);
const bodySchema = z.strictObject({ measurement, issuedAt: unixSeconds, reportData: exactBytes(64) });
export type SimulatedQuote = z.infer<typeof bodySchema>;

const signedBytes = (body: Uint8Array): Uint8Array => hash('simulated-tee/quote/v1', body);

/**
 * @param clock unix seconds
 * @throws UsageError TEE_MEASUREMENT_MALFORMED
 */
export function createSimulatedProvider(options: {
  readonly measurement: SimulatedMeasurement;
  readonly clock: () => number;
}): QuoteProvider {
  if (!measurement.safeParse(options.measurement).success) {
    throw new UsageError('TEE_MEASUREMENT_MALFORMED', 'a simulated measurement reads SIM:<printable text>');
  }
  return {
    kind: 'simulated',
    async quote(data) {
      const body = encodeCbor({
        measurement: options.measurement,
        issuedAt: options.clock(),
        reportData: data,
      });
      const signature = ed25519.sign(signedBytes(body), PUBLISHED_INSECURE_SIMULATOR_SEED);
      return { quote: concatBytes(MAGIC, u32be(body.length), body, signature) };
    },
  };
}

/** True for any byte string that begins like a simulated quote, whatever it is labelled. */
export const looksSimulated = (quote: Uint8Array): boolean =>
  equalBytes(quote.subarray(0, MAGIC.length), MAGIC);

/**
 * Parses and checks a simulated quote; every byte must be accounted for.
 * @throws VerificationError TEE_QUOTE_MALFORMED | TEE_CHAIN_UNTRUSTED
 */
export function openSimulatedQuote(quote: Uint8Array): SimulatedQuote {
  const bodyAt = MAGIC.length + 4;
  const bodyBytes = quote.length - bodyAt - SIGNATURE_BYTES;
  if (
    !looksSimulated(quote) ||
    bodyBytes < 1 ||
    bodyBytes > MAX_BODY_BYTES ||
    !equalBytes(quote.subarray(MAGIC.length, bodyAt), u32be(bodyBytes))
  ) {
    throw new VerificationError('TEE_QUOTE_MALFORMED', 'not a quote of the simulated TEE', {
      details: { expected: 'simulated quote', bytes: quote.length },
    });
  }
  const body = quote.subarray(bodyAt, bodyAt + bodyBytes);
  const signature = quote.subarray(bodyAt + bodyBytes);
  // zip215: false is strict RFC 8032 verification: no other encoding of key or signature passes.
  if (!ed25519.verify(signature, signedBytes(body), SIMULATOR_ROOT_KEY, { zip215: false })) {
    throw new VerificationError(
      'TEE_CHAIN_UNTRUSTED',
      'the simulated quote is not signed by the published root',
    );
  }
  return parseWith(bodySchema, decodeCbor(body, MAX_BODY_BYTES), 'TEE_QUOTE_MALFORMED', 'simulated quote');
}
