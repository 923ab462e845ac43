/**
 * Secret keys on disk: 32 random bytes as hex, readable by the owner alone, made on first use.
 * @module
 */
import { createFile, join, readText, restrict } from '#home-files';
import { bytesToHex, hex } from '../crypto/core/bytes.ts';
import { UsageError } from '../crypto/core/errors.ts';
import { randomBytes } from '../crypto/core/random.ts';
import { markHome } from './home-format.ts';

export type KeyName =
  | 'peer'
  | 'account'
  | 'policy'
  | 'simulated-platform'
  | 'development-beacon'
  | 'gateway'
  | 'committee'
  | 'control'
  | 'metrics';

export const keyFile = (home: string, name: KeyName): string => join(home, 'keys', `${name}.key`);

/** @throws UsageError KEY_FILE_MALFORMED rather than ever replacing a file that holds something else */
export function loadOrCreateKey(home: string, name: KeyName): Uint8Array {
  const path = keyFile(home, name);
  // of two processes that start at once, one creates and the other reads
  if (createFile(path, `${bytesToHex(randomBytes(32))}\n`)) markHome(home);
  restrict(path);
  const text = (readText(path) ?? '').trim();
  if (!/^[0-9a-f]{64}$/.test(text)) {
    throw new UsageError('KEY_FILE_MALFORMED', `${path} does not hold a key`, {
      hint: `restore it from your backup, or move it away to start with a new identity`,
    });
  }
  return hex(text);
}
