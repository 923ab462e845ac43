/**
 * Anvil rewrites its state file in place, so a kill in the middle of a write leaves it truncated. A copy of
 * the last whole state stands beside it (`<file>.good`, written to a temporary name and renamed) and takes
 * over when the file itself does not parse.
 * @module
 */
import { copyFileSync, existsSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';

const goodCopy = (file: string): string => `${file}.good`;

function parses(file: string): boolean {
  try {
    JSON.parse(readFileSync(file, 'utf8'));
    return true;
  } catch {
    return false;
  }
}

/** Before a start: puts the last whole state in place of a damaged one. Returns what was done. */
export function repairState(file: string): 'fresh' | 'whole' | 'restored' {
  if (existsSync(file) && parses(file)) return 'whole';
  if (parses(goodCopy(file))) {
    copyFileSync(goodCopy(file), file);
    return 'restored';
  }
  rmSync(file, { force: true });
  return 'fresh';
}

/** Copies whole states aside; call at the interval at which anvil writes. */
export function createStateKeeper(file: string): { keep(): void } {
  let copied = 0;
  return {
    keep() {
      const modified = statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
      if (modified === copied || !parses(file)) return;
      const temporary = `${goodCopy(file)}.tmp`;
      copyFileSync(file, temporary);
      if (!parses(temporary)) return; // anvil wrote meanwhile; next time
      renameSync(temporary, goodCopy(file));
      copied = modified;
    },
  };
}
