/**
 * HPKE (RFC 9180) base mode, one suite: DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, ChaCha20Poly1305.
 *
 * Base mode authenticates the recipient only: whoever can open holds the attested key, and whoever sealed may
 * be anybody. `info` names the purpose and `aad` the evidence, so an envelope for one purpose, boot or enclave
 * opens nowhere else. Keys for the two edges that touch the client are exported from the same context
 * (RFC 9180 5.3) and so are known to exactly the client and that hop.
 * @module
 */
import { Chacha20Poly1305 } from '@hpke/chacha20poly1305';
import { CipherSuite, DhkemX25519HkdfSha256, HkdfSha256 } from '@hpke/core';
import { x25519 } from '@noble/curves/ed25519.js';
import { utf8 } from '../core/bytes.ts';
import { UsageError, VerificationError } from '../core/errors.ts';

export interface X25519KeyPair {
  /** 32 bytes */
  readonly secretKey: Uint8Array;
  /** 32 bytes */
  readonly publicKey: Uint8Array;
}

export interface HpkeSender {
  /** 32 bytes; travels with the first sealed message */
  readonly enc: Uint8Array;
  /** Messages are opened in the order they were sealed. */
  seal(plaintext: Uint8Array, aad: Uint8Array): Promise<Uint8Array>;
  /** 32 bytes that exactly both ends of this context can compute */
  exportKey(context: string): Promise<Uint8Array>;
}

export interface HpkeRecipient {
  /** @throws VerificationError HPKE_OPEN_FAILED, one code for every cause */
  open(sealed: Uint8Array, aad: Uint8Array): Promise<Uint8Array>;
  /** 32 bytes. Call after `open` succeeded: before it nothing says that the sender holds the context. */
  exportKey(context: string): Promise<Uint8Array>;
}

const EXPORT_BYTES = 32;
const kem = new DhkemX25519HkdfSha256();
const suite = new CipherSuite({ kem, kdf: new HkdfSha256(), aead: new Chacha20Poly1305() });

/** Fresh X25519 pair: per boot in an enclave, per session at a client. */
export function generateX25519KeyPair(): X25519KeyPair {
  const { secretKey, publicKey } = x25519.keygen();
  return { secretKey, publicKey };
}

/** @throws UsageError HPKE_KEY for a key of the wrong length or of low order */
export async function createHpkeSender(options: {
  readonly recipientPublicKey: Uint8Array;
  readonly info: string;
}): Promise<HpkeSender> {
  let context: Awaited<ReturnType<typeof suite.createSenderContext>>;
  try {
    context = await suite.createSenderContext({
      recipientPublicKey: await kem.deserializePublicKey(options.recipientPublicKey),
      info: utf8(options.info),
    });
  } catch (cause) {
    throw new UsageError('HPKE_KEY', "the recipient's HPKE key is not a usable X25519 key", { cause });
  }
  return {
    enc: new Uint8Array(context.enc),
    seal: async (plaintext, aad) => new Uint8Array(await context.seal(plaintext, aad)),
    exportKey: async (label) => new Uint8Array(await context.export(utf8(label), EXPORT_BYTES)),
  };
}

/** @throws VerificationError HPKE_OPEN_FAILED when `enc` is malformed or of low order */
export async function createHpkeRecipient(options: {
  readonly secretKey: Uint8Array;
  readonly enc: Uint8Array;
  readonly info: string;
}): Promise<HpkeRecipient> {
  const context = await uniform(async () =>
    suite.createRecipientContext({
      recipientKey: await kem.deserializePrivateKey(options.secretKey),
      enc: options.enc,
      info: utf8(options.info),
    }),
  );
  return {
    open: (sealed, aad) => uniform(async () => new Uint8Array(await context.open(sealed, aad))),
    exportKey: async (label) => new Uint8Array(await context.export(utf8(label), EXPORT_BYTES)),
  };
}

async function uniform<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch {
    throw new VerificationError('HPKE_OPEN_FAILED', 'the envelope was not sealed for this key and purpose');
  }
}
