/**
 * Secret keys on disk: 32 random bytes as hex, readable by the owner alone, made on first use.
 * @module
 */
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { bytesToHex, hex } from '../crypto/core/bytes.ts';
import { UsageError } from '../crypto/core/errors.ts';
import { randomBytes } from '../crypto/core/random.ts';

export type KeyName =
  | 'peer'
  | 'account'
  | 'policy'
  | 'simulated-platform'
  | 'development-beacon'
  | 'gateway'
  | 'committee';

export const keyFile = (home: string, name: KeyName): string => join(home, 'keys', `${name}.key`);

/** @throws UsageError KEY_FILE_MALFORMED rather than ever replacing a file that holds something else */
export function loadOrCreateKey(home: string, name: KeyName): Uint8Array {
  const path = keyFile(home, name);
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  try {
    // 'wx': of two processes that start at once, one creates and the other reads
    writeFileSync(path, `${bytesToHex(randomBytes(32))}\n`, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  chmodSync(path, 0o600);
  const text = readFileSync(path, 'utf8').trim();
  if (!/^[0-9a-f]{64}$/.test(text)) {
    throw new UsageError('KEY_FILE_MALFORMED', `${path} does not hold a key`, {
      hint: `restore it from your backup, or move it away to start with a new identity`,
    });
  }
  return hex(text);
}
