/**
 * The enclave's side of key release: asks the brokers of a sealed model for this shard's key, each with a quote of its own, until
 * enough of them have answered.
 * @module
 */
import type { QuoteProvider } from '../../crypto/attest/evidence.ts';
import { bytesToHex, equalBytes } from '../../crypto/core/bytes.ts';
import { asVeilmeshError, UnavailableError, VerificationError } from '../../crypto/core/errors.ts';
import { joinKey, type KeyGrade, shareCommitment } from '../../crypto/seal/content-key.ts';
import { generateX25519KeyPair } from '../../crypto/seal/hpke.ts';
import {
  encodeRequest,
  openReply,
  type ReleaseRequest,
  releaseReportData,
} from '../../crypto/seal/release.ts';
import type { SealedManifest, SealedPart } from '../../crypto/seal/sealed-manifest.ts';

/** What the host carries to a broker and back: nothing of it is secret, and of nothing it is believed. */
export interface BrokerCarrier {
  nonce(broker: Uint8Array, keyId: Uint8Array): Promise<Uint8Array>;
  release(broker: Uint8Array, request: Uint8Array): Promise<Uint8Array>;
}

/** Who asks. */
export interface KeyRequester {
  readonly provider: QuoteProvider;
  readonly peerKey: Uint8Array;
  readonly runtimeHash: Uint8Array;
  readonly bootNonce: Uint8Array;
}

/**
 * @returns the content key, as its commitment says
 * @throws UnavailableError KEY_BROKERS_TOO_FEW with each broker's reason; VerificationError with the broker's code where there is
 * one broker only
 */
export async function requestKey(
  sealed: SealedManifest,
  part: SealedPart,
  requester: KeyRequester,
  carrier: BrokerCarrier,
): Promise<Uint8Array> {
  const values: Uint8Array[] = [];
  const reasons: string[] = [];
  for (const [index, broker] of sealed.brokers.entries()) {
    try {
      values.push(await shareOf(broker, index, sealed.grade, part, requester, carrier));
    } catch (thrown) {
      const error = asVeilmeshError(thrown);
      if (sealed.brokers.length === 1) throw error;
      reasons.push(`${bytesToHex(broker).slice(0, 16)}: ${error.code}`);
    }
    if (values.length === sealed.threshold) return await joinKey(values, part.commitment);
  }
  throw new UnavailableError('KEY_BROKERS_TOO_FEW', 'too few key brokers gave their share of the key', {
    details: { got: values.length, needed: sealed.threshold, reasons },
    hint: 'start the brokers of the model, or correct what they refuse; then start this node again',
  });
}

async function shareOf(
  broker: Uint8Array,
  index: number,
  grade: KeyGrade,
  { keyId, shares }: SealedPart,
  { provider, peerKey, runtimeHash, bootNonce }: KeyRequester,
  carrier: BrokerCarrier,
): Promise<Uint8Array> {
  const nonce = await carrier.nonce(broker, keyId);
  const { publicKey, secretKey } = generateX25519KeyPair();
  const binding = { broker, keyId, nonce, recipientKey: publicKey, peerKey, runtimeHash, bootNonce };
  const made = await provider.quote(releaseReportData(binding));
  const request: ReleaseRequest = { binding, evidence: { v: 1, kind: provider.kind, ...made } };
  const reply = await carrier.release(broker, encodeRequest(request));
  const released = await openReply(reply, request, secretKey);
  secretKey.fill(0);
  const own =
    released.grade === grade &&
    released.index === index &&
    equalBytes(shareCommitment(keyId, index, released.share), shares[index]!);
  if (own) return released.share;
  throw new VerificationError('KEY_SHARE_WRONG', 'a broker gave something else than its share of the key', {
    details: { broker: bytesToHex(broker), key: bytesToHex(keyId) },
    hint: "the model's owner must give this broker its keys again",
  });
}
