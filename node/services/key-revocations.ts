/**
 * What a key broker no longer gives keys to: a file to which lines are added, read again before every release.
 * @module
 */
import { mkdirSync } from 'node:fs';
import { open, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { UnavailableError, VerificationError } from '../../crypto/core/errors.ts';
import { type Revocation, revocationSchema } from '../../crypto/seal/release-entry.ts';
import type { KeyLog } from './key-log.ts';

/** Who asks, and for what: ids in hex. */
export interface ReleaseSubject {
  readonly measurement: string;
  /** Null where the evidence names no machine. */
  readonly platform: string | null;
  readonly key: string;
}

/** Durable on return. */
export async function addRevocation(path: string, revocation: Revocation): Promise<void> {
  await readRevocations(path); // nothing is added to what cannot be read
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const file = await open(path, 'a', 0o600);
  try {
    await file.appendFile(`${JSON.stringify(revocation)}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** None where there is no file. @throws UnavailableError KEY_REVOCATIONS_DAMAGED: what is unknown may be revoked */
export async function readRevocations(path: string): Promise<Revocation[]> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw damaged(path, cause);
  }
  const lines = text.split('\n');
  try {
    if (lines.pop() !== '') throw new Error('the last line is cut off');
    return lines.map((line) => revocationSchema.parse(JSON.parse(line)));
  } catch (cause) {
    throw damaged(path, cause);
  }
}

/**
 * The list as it is each time; whatever is new in it is in the log before it is given.
 * @param logged what the log had when it was opened
 */
export function followRevocations(
  path: string,
  log: Pick<KeyLog, 'append'>,
  logged: readonly Revocation[],
  nowSeconds: () => number,
): () => Promise<readonly Revocation[]> {
  const nameOf = ({ kind, value, effectiveAt }: Revocation): string =>
    JSON.stringify([kind, value, effectiveAt]);
  const known = new Set(logged.map(nameOf));
  return async () => {
    const all = await readRevocations(path);
    for (const revocation of all) {
      if (known.has(nameOf(revocation))) continue;
      known.add(nameOf(revocation));
      await log.append({ event: 'revoke', at: nowSeconds(), ...revocation });
    }
    return all;
  };
}

/** @param now unix seconds @throws VerificationError KEY_REVOKED */
export function refuseRevoked(
  revocations: readonly Revocation[],
  subject: ReleaseSubject,
  now: number,
): void {
  const found = revocations.find(
    ({ kind, value, effectiveAt }) => effectiveAt <= now && subject[kind] === value,
  );
  if (found === undefined) return;
  throw new VerificationError('KEY_REVOKED', `this ${found.kind} is given no key any more`, {
    details: {
      kind: found.kind,
      value: found.value,
      since: new Date(found.effectiveAt * 1_000).toISOString(),
    },
    hint: 'run code, on a machine, that the owner of the model still allows',
  });
}

const damaged = (path: string, cause: unknown): UnavailableError =>
  new UnavailableError(
    'KEY_REVOCATIONS_DAMAGED',
    'the list of what is revoked cannot be read, so no key is released',
    {
      details: { path },
      hint: 'restore it, or correct its last line',
      cause,
    },
  );
