/**
 * Real attestation samples, which lie beside the checkout and are never part of it.
 * @module
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

const FOLDER =
  process.env.VEILMESH_EVIDENCE ?? join(import.meta.dirname, '..', '..', '..', 'shared', 'evidence');

/** A sample's bytes, by its path in the samples' folder; null where the samples are absent. */
export function sample(path: string): Uint8Array | null {
  const file = join(FOLDER, path);
  return existsSync(file) ? new Uint8Array(readFileSync(file)) : null;
}

/** A sample that is text: PEM, JSON, hex. */
export function sampleText(path: string): string | null {
  const bytes = sample(path);
  return bytes === null ? null : new TextDecoder().decode(bytes);
}

/** A test on real samples, which is skipped, and says why, where one of them is absent. */
export function sampleTest(
  name: string,
  paths: readonly string[],
  run: (...samples: Uint8Array[]) => void | Promise<void>,
): void {
  const found = paths.map((path) => sample(path));
  const present = found.filter((bytes) => bytes !== null);
  const skip = present.length === paths.length ? false : `skipped: real samples absent at ${FOLDER}`;
  test(name, { skip }, () => run(...present));
}
