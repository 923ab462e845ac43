/**
 * A sealed part inside the enclave: its key from the brokers, its plaintext from what the host hands in, checked against the shard
 * root. The host sees requests, replies and ciphertext.
 * @module
 */
import type { MessagePort } from 'node:worker_threads';
import { equalBytes } from '../../crypto/core/bytes.ts';
import { VerificationError } from '../../crypto/core/errors.ts';
import { type KeyGrade, witnessKey } from '../../crypto/seal/content-key.ts';
import { openSealedManifest, sealedHash } from '../../crypto/seal/sealed-manifest.ts';
import { openShard } from '../../crypto/seal/shard-stream.ts';
import { modelRoot, shardRoot } from '../../models/shard/manifest.ts';
import type { Manifest, PartManifest } from '../../models/shard/types.ts';
import { createCalls } from './calls.ts';
import { type BrokerCarrier, type KeyRequester, requestKey } from './key-request.ts';

/** In place of a part file, at boot. */
export interface SealedBoot {
  /** Signed sealed manifest (crypto/seal/sealed-manifest.ts). */
  readonly sealed: Uint8Array;
  /** Where the host answers `SealedCall`. */
  readonly port: MessagePort;
  /** Whether the part's cells are compared with its weights before anything is staked on them. */
  readonly checkCells: boolean;
}

/** What the enclave asks its host for. */
export type SealedCall =
  | { readonly kind: 'nonce'; readonly broker: Uint8Array; readonly keyId: Uint8Array }
  | { readonly kind: 'release'; readonly broker: Uint8Array; readonly request: Uint8Array }
  /** The sealed file piece by piece, from 0; null after the last. */
  | { readonly kind: 'read'; readonly piece: number };

export interface SealedPartInside {
  readonly grade: KeyGrade;
  readonly keyId: Uint8Array;
  /** Of the sealed manifest, for the evidence. */
  readonly sealedHash: Uint8Array;
  /** Of this shard's witnesses (witness.ts). */
  readonly sealingKey: Uint8Array;
  /** The part file in clear, read from the host again each time; its hash is still to be compared with the manifest. */
  open(): Promise<Uint8Array>;
}

/** @throws VerificationError SEALED_* | KEY_*; what the brokers refuse with */
export async function openSealedPart(
  boot: SealedBoot,
  manifest: Manifest,
  part: PartManifest,
  requester: KeyRequester,
): Promise<SealedPartInside> {
  const host = createCalls<SealedCall>(boot.port);
  const carrier: BrokerCarrier = {
    nonce: async (broker, keyId) => bytesOf(await host.ask({ kind: 'nonce', broker, keyId })),
    release: async (broker, request) => bytesOf(await host.ask({ kind: 'release', broker, request })),
  };
  const sealed = openSealedManifest(boot.sealed);
  const place = { modelRoot: modelRoot(manifest), shardRoot: shardRoot(part) };
  const named = sealed.parts[part.index];
  if (
    named === undefined ||
    !equalBytes(named.shardRoot, place.shardRoot) ||
    !equalBytes(sealed.modelRoot, place.modelRoot)
  ) {
    throw new VerificationError('SEALED_MODEL', 'the sealed manifest is not of this shard', {
      details: { shard: part.index },
    });
  }
  const key = await requestKey(sealed, named, requester, carrier);
  const { keyId } = named;

  async function* pieces(): AsyncGenerator<Uint8Array> {
    for (let piece = 0; ; piece++) {
      const bytes = await host.ask({ kind: 'read', piece });
      if (bytes === null) return;
      yield bytesOf(bytes);
    }
  }

  return {
    grade: sealed.grade,
    keyId,
    sealedHash: sealedHash(boot.sealed),
    sealingKey: witnessKey(key, place.shardRoot),
    async open() {
      const plain = new Uint8Array(part.bytes);
      let at = 0;
      for await (const chunk of openShard(pieces(), { key, keyId, ...place, bytes: part.bytes })) {
        plain.set(chunk, at);
        at += chunk.length;
      }
      return plain;
    },
  };
}

function bytesOf(answer: unknown): Uint8Array {
  if (answer instanceof Uint8Array) return answer;
  throw new VerificationError('SEALED_HOST', 'the host answered with something else than bytes');
}
