/**
 * Manifests by model root. The asker checks the root, so any peer may answer.
 * @module
 */
import { z } from 'zod';
import { bytesToHex, equalBytes } from '../../crypto/core/bytes.ts';
import { UnavailableError, VerificationError } from '../../crypto/core/errors.ts';
import type { MeshHost } from '../../mesh/host/types.ts';
import { callRpc, type RpcMethod } from '../../mesh/wire/rpc.ts';
import { handleRpc } from '../../mesh/wire/rpc-server.ts';
import { bytes, bytesUpTo } from '../../mesh/wire/schemas.ts';
import {
  decodeManifest,
  encodeManifest,
  MAX_MANIFEST_BYTES,
  modelRoot,
} from '../../models/shard/manifest.ts';
import type { Manifest } from '../../models/shard/types.ts';

const manifestMethod: RpcMethod<{ modelRoot: Uint8Array }, { manifest: Uint8Array }> = {
  protocol: '/veilmesh/manifest/1',
  request: z.strictObject({ modelRoot: bytes(32) }),
  response: z.strictObject({ manifest: bytesUpTo(MAX_MANIFEST_BYTES) }),
  maxBytes: MAX_MANIFEST_BYTES + 64,
};

/** Serves the manifests whose roots are the map's keys (hex). */
export const serveManifests = (
  host: MeshHost,
  manifests: ReadonlyMap<string, Manifest>,
): Promise<() => Promise<void>> =>
  handleRpc(host, manifestMethod, (request) => {
    const manifest = manifests.get(bytesToHex(request.modelRoot));
    if (manifest === undefined)
      throw new UnavailableError('MODEL_UNKNOWN', 'this peer has no manifest of that root');
    return { manifest: encodeManifest(manifest) };
  });

/** @throws VerificationError MODEL_ROOT_MISMATCH | MANIFEST_*, UnavailableError MODEL_UNKNOWN */
export async function askManifest(host: MeshHost, peer: string, root: Uint8Array): Promise<Manifest> {
  const { manifest: encoded } = await callRpc(host, peer, manifestMethod, { modelRoot: root });
  const manifest = decodeManifest(encoded);
  if (!equalBytes(modelRoot(manifest), root)) {
    throw new VerificationError('MODEL_ROOT_MISMATCH', 'a peer handed out a manifest of another model', {
      details: { expected: bytesToHex(root), peer },
      hint: 'use another bootstrap peer',
    });
  }
  return manifest;
}

/** Asks for each manifest once. @throws as askManifest */
export function createManifests(host: MeshHost, peer: string): (root: Uint8Array) => Promise<Manifest> {
  const known = new Map<string, Manifest>();
  return async (root) => {
    const name = bytesToHex(root);
    const manifest = known.get(name) ?? (await askManifest(host, peer, root));
    known.set(name, manifest);
    return manifest;
  };
}
