/**
 * Finds the anvil executable that npm installed for this platform. The wrapper script of the main package is
 * not used: a signal sent to it does not reach the chain.
 * @module
 */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { UnavailableError } from '../../crypto/core/errors.ts';

const ARCHITECTURES: Readonly<Record<string, string>> = { x64: 'amd64', arm64: 'arm64' };

/** @throws UnavailableError CHAIN_BINARY_MISSING */
export function anvilBinary(
  platform: string = process.platform,
  architecture: string = process.arch,
): string {
  const name = `@foundry-rs/anvil-${platform}-${ARCHITECTURES[architecture] ?? architecture}`;
  const missing = (cause?: unknown): UnavailableError =>
    new UnavailableError('CHAIN_BINARY_MISSING', `the embedded chain's package ${name} is not installed`, {
      details: { package: name },
      hint: 'install it with: npm ci (or use another chain by its RPC URL)',
      cause,
    });
  const require = createRequire(import.meta.url);
  let path: string;
  try {
    path = require.resolve(`${name}/bin/anvil${platform === 'win32' ? '.exe' : ''}`);
  } catch (cause) {
    throw missing(cause);
  }
  if (!existsSync(path)) throw missing();
  return path;
}
