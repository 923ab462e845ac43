/**
 * The measurement of the simulated TEE: a hash over the source that runs inside the enclave worker.
 *
 * Real TEEs measure what they load before it runs. The simulator can only report on itself, so this value shows
 * which code a node says it runs and proves nothing (design: ATTESTATION, levels: L0).
 * @module
 */
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { SimulatedMeasurement } from '../../crypto/attest/simulated.ts';
import { bytesToHex, utf8 } from '../../crypto/core/bytes.ts';
import { contentHash, type Hash32, hash } from '../../crypto/core/hash.ts';
import { ORIGIN, type Origin } from '../origin.ts';

const MEASURED = [
  'crypto',
  'models/program',
  'models/shard',
  'models/engine',
  'mesh/session',
  'node/tee',
  'node/accel',
  'node/audit',
  'node/models', // cells of a sealed part are compared inside
];

/**
 * Over (path, SHA-256) of every module and wasm file of the folders and the lockfile, in path order. 32 bytes.
 * @param of what runs here, when left out: compiled modules are other files than sources, and have another hash
 */
export function sourceHash(
  folders: readonly string[],
  { root, extension, lockFile }: Origin = ORIGIN,
): Hash32 {
  const kinds = new Set([extension, '.wasm', '.bin']);
  const files = folders.flatMap((folder) =>
    (readdirSync(join(root, folder), { recursive: true }) as string[])
      .filter((path) => kinds.has(extname(path)))
      .map((path) => `${folder}/${path.replaceAll('\\', '/')}`),
  );
  const listed = [...files, lockFile].sort((a, b) => (a < b ? -1 : 1));
  return hash(
    'source/v1',
    ...listed.flatMap((path) => [utf8(path), contentHash(readFileSync(join(root, path)))]),
  );
}

/** Hash of the code that runs inside the enclave: the `runtimeHash` of its evidence. */
export const runtimeHash = (of: Origin = ORIGIN): Hash32 => sourceHash(MEASURED, of);

export const simulatedMeasurement = (runtime: Hash32): SimulatedMeasurement => `SIM:${bytesToHex(runtime)}`;
