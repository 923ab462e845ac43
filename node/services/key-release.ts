/**
 * Key release over the mesh: a broker's two calls, and sealed manifests from whoever has them.
 * @module
 */
import { z } from 'zod';
import { bytesToHex, equalBytes } from '../../crypto/core/bytes.ts';
import { UnavailableError, VerificationError } from '../../crypto/core/errors.ts';
import { MAX_BROKERS } from '../../crypto/seal/content-key.ts';
import { MAX_REPLY_BYTES, MAX_REQUEST_BYTES } from '../../crypto/seal/release.ts';
import {
  MAX_SEALED_MANIFEST_BYTES,
  type OpenedSealedManifest,
  openSealedManifest,
} from '../../crypto/seal/sealed-manifest.ts';
import { publicKeyOfPeer } from '../../mesh/host/identity.ts';
import type { MeshHost } from '../../mesh/host/types.ts';
import { callRpc, type RpcMethod } from '../../mesh/wire/rpc.ts';
import { handleRpc } from '../../mesh/wire/rpc-server.ts';
import { bytes, bytesUpTo, uint } from '../../mesh/wire/schemas.ts';
import type { KeyBroker } from './key-broker.ts';

/** Of a call's envelope: what is in it is one string of bytes. */
const MAX_ITEMS = 16;

const nonceMethod: RpcMethod<{ keyId: Uint8Array }, { nonce: Uint8Array; expiresAt: number }> = {
  protocol: '/veilmesh/key-nonce/1',
  request: z.strictObject({ keyId: bytes(32) }),
  response: z.strictObject({ nonce: bytes(32), expiresAt: uint() }),
  maxBytes: 256,
  maxItems: MAX_ITEMS,
};

const releaseMethod: RpcMethod<{ request: Uint8Array }, { reply: Uint8Array }> = {
  protocol: '/veilmesh/key-release/1',
  request: z.strictObject({ request: bytesUpTo(MAX_REQUEST_BYTES) }),
  response: z.strictObject({ reply: bytesUpTo(MAX_REPLY_BYTES) }),
  maxBytes: MAX_REQUEST_BYTES + 64,
  maxItems: MAX_ITEMS,
};

export const brokerSchema = z.strictObject({
  peerId: z.string().max(64),
  addresses: z.array(z.string().max(256)).max(8),
});
/** Where a broker was last seen: a hint; who it is its peer id says. */
export type BrokerAddress = z.infer<typeof brokerSchema>;

/** As it travels: signed by its owner, beside hints of where its brokers are. */
export type SealedModel = {
  /** Encoded and signed (crypto/seal/sealed-manifest.ts). */
  sealed: Uint8Array;
  /** Of the account that registered the model (sealed-owner.ts). */
  ownerSignature: Uint8Array;
  brokers: BrokerAddress[];
};

const sealedMethod: RpcMethod<{ modelRoot: Uint8Array }, SealedModel> = {
  protocol: '/veilmesh/sealed-manifest/1',
  request: z.strictObject({ modelRoot: bytes(32) }),
  response: z.strictObject({
    sealed: bytesUpTo(MAX_SEALED_MANIFEST_BYTES + 256),
    ownerSignature: bytes(65),
    brokers: z.array(brokerSchema).max(MAX_BROKERS),
  }),
  maxBytes: MAX_SEALED_MANIFEST_BYTES + 16 * 1024,
};

/** What a broker throws crosses with its code. Returns the function that stops serving. */
export async function serveKeyBroker(
  host: MeshHost,
  broker: KeyBroker,
  onRefused: (peerId: string, thrown: unknown) => void,
): Promise<() => Promise<void>> {
  const told = async <T>(peerId: string, work: () => T | Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (thrown) {
      onRefused(peerId, thrown);
      throw thrown;
    }
  };
  const stops = [
    await handleRpc(host, nonceMethod, ({ keyId }, peerId) =>
      told(peerId, () => ({ ...broker.nonce(keyId, publicKeyOfPeer(peerId)) })),
    ),
    await handleRpc(host, releaseMethod, ({ request }, peerId) =>
      told(peerId, async () => ({
        reply: await broker.release(request, publicKeyOfPeer(peerId)),
      })),
    ),
  ];
  return async () => {
    for (const stop of stops) await stop();
  };
}

export const askNonce = async (host: MeshHost, peer: string, keyId: Uint8Array): Promise<Uint8Array> =>
  (await callRpc(host, peer, nonceMethod, { keyId })).nonce;

export const askRelease = async (host: MeshHost, peer: string, request: Uint8Array): Promise<Uint8Array> =>
  (await callRpc(host, peer, releaseMethod, { request })).reply;

/** Serves the sealed manifests whose models' roots are the map's keys (hex), as they are at the time. */
export const serveSealed = (
  host: MeshHost,
  models: ReadonlyMap<string, SealedModel>,
): Promise<() => Promise<void>> =>
  handleRpc(host, sealedMethod, ({ modelRoot }) => {
    const found = models.get(bytesToHex(modelRoot));
    if (found !== undefined) return found;
    throw new UnavailableError('MODEL_NOT_SEALED', 'this peer knows no sealed manifest of that model');
  });

/**
 * Null where the model is not sealed, as far as that peer knows.
 * @throws VerificationError SEALED_MANIFEST* | SEALED_MODEL when it is of another model
 */
export async function askSealed(
  host: MeshHost,
  peer: string,
  modelRoot: Uint8Array,
): Promise<(SealedModel & { readonly manifest: OpenedSealedManifest }) | null> {
  let found: SealedModel;
  try {
    found = await callRpc(host, peer, sealedMethod, { modelRoot });
  } catch (thrown) {
    if (isNone(thrown)) return null;
    throw thrown;
  }
  const manifest = openSealedManifest(found.sealed);
  if (!equalBytes(manifest.modelRoot, modelRoot)) {
    throw new VerificationError('SEALED_MODEL', 'a peer handed out the sealed manifest of another model', {
      details: { expected: bytesToHex(modelRoot), got: bytesToHex(manifest.modelRoot), peer },
    });
  }
  return { ...found, manifest };
}

const isNone = (thrown: unknown): boolean =>
  thrown instanceof UnavailableError && ['MODEL_NOT_SEALED', 'MESH_PROTOCOL_MISSING'].includes(thrown.code);
