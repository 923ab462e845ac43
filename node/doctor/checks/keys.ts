/**
 * Whose the secret keys are, and who else on this machine can read them.
 * @module
 */
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { failure, type Outcome, ok, warning } from '../types.ts';

const OTHERS = 0o077;
const ROOT = 0;

/** @param user numeric id; null on Windows, where access lists decide and modes mean nothing */
export async function checkKeys(
  home: string,
  user: number | null = process.getuid?.() ?? null,
): Promise<Outcome[]> {
  const folder = join(home, 'keys');
  if (user === null) {
    return [ok('KEYS_NOT_JUDGED', 'key files', `access lists, not modes, decide who reads ${folder}`)];
  }
  const entry = await look(folder);
  if (entry === null) return [ok('KEYS_NONE', 'no keys yet', 'made on first use, for this user alone')];
  if (user !== ROOT && entry.owner !== user) {
    return [
      failure(
        'KEYS_NOT_OURS',
        'the keys belong to another user',
        `${folder} belongs to user ${entry.owner}; this is user ${user}`,
        'run as that user, or with a home folder of your own: veilmesh doctor --home <folder>',
      ),
    ];
  }
  const names = (await readdir(folder)).filter((name) => name.endsWith('.key')).sort();
  const open: string[] = [];
  for (const name of names) {
    if (((await look(join(folder, name)))?.mode ?? 0) & OTHERS) open.push(name);
  }
  const outcomes: Outcome[] = [];
  if (open.length > 0) {
    outcomes.push(
      failure(
        'KEYS_READABLE',
        'other users may read secret keys',
        `${open.join(', ')} in ${folder}: wider than 0600`,
        `if somebody else uses this machine, move them away to get new ones; then: chmod 600 ${folder}/*.key`,
      ),
    );
  }
  if (entry.mode & OTHERS) {
    outcomes.push(
      warning(
        'KEYS_FOLDER_OPEN',
        'key folder is open to other users',
        `${folder} has mode 0${entry.mode.toString(8)} instead of 0700`,
        `chmod 700 ${folder}`,
      ),
    );
  }
  if (outcomes.length > 0) return outcomes;
  return [ok('KEYS_OK', 'keys are private', `${names.length} in ${folder}, for this user alone`)];
}

async function look(path: string): Promise<{ readonly mode: number; readonly owner: number } | null> {
  try {
    const { mode, uid } = await stat(path);
    return { mode: mode & 0o777, owner: uid };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
