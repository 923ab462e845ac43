/**
 * The measurement of the simulated TEE: a hash over the source that runs inside the enclave worker.
 *
 * Real TEEs measure what they load before it runs. The simulator can only report on itself, so this value shows
 * which code a node says it runs and proves nothing (design: ATTESTATION, levels: L0).
 * @module
 */
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { SimulatedMeasurement } from '../../crypto/attest/simulated.ts';
import { bytesToHex, utf8 } from '../../crypto/core/bytes.ts';
import { contentHash, type Hash32, hash } from '../../crypto/core/hash.ts';

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
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

/** Over (path, SHA-256) of every source and wasm file of the folders and the lockfile, in path order. 32 bytes. */
export function sourceHash(folders: readonly string[]): Hash32 {
  const files = folders.flatMap((folder) => globSync(join(ROOT, folder, '**/*.{ts,wasm,bin}')));
  const listed = [...files, join(ROOT, 'package-lock.json')]
    .map((file) => ({ path: relative(ROOT, file).replaceAll('\\', '/'), file }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
  return hash(
    'source/v1',
    ...listed.flatMap(({ path, file }) => [utf8(path), contentHash(readFileSync(file))]),
  );
}

/** Hash of the code that runs inside the enclave: the `runtimeHash` of its evidence. */
export const runtimeHash = (): Hash32 => sourceHash(MEASURED);

export const simulatedMeasurement = (runtime: Hash32): SimulatedMeasurement => `SIM:${bytesToHex(runtime)}`;
