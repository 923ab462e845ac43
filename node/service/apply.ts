/**
 * Carries out a service's plan: one file, and what the system's manager is told.
 * @module
 */
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { UnavailableError, UsageError } from '../../crypto/core/errors.ts';
import { MARK, type ServicePlan } from './plan.ts';

/** Runs a command of the system. Rejects where it is not there, or fails. */
export type RunCommand = (words: readonly string[]) => Promise<void>;

const COMMAND_MS = 120_000;
const execute = promisify(execFile);
export const runCommand: RunCommand = async ([file, ...args]) => {
  await execute(file!, args, { timeout: COMMAND_MS });
};

/**
 * @param start whether the manager is told of it; otherwise the file alone is written
 * @throws UsageError SERVICE_FOREIGN; UnavailableError SERVICE_NO_MANAGER, before anything is written | SERVICE_COMMAND
 */
export async function installService(plan: ServicePlan, start: boolean, run: RunCommand): Promise<void> {
  refuseForeign(plan);
  if (start) await probe(plan, run);
  const made = mkdirSync(dirname(plan.file.path), { recursive: true }) ?? recordOf(plan).made;
  mkdirSync(dirname(plan.record), { recursive: true });
  writeFileSync(plan.record, `${JSON.stringify({ v: 1, made } satisfies Record)}\n`, { mode: 0o600 });
  writeFileSync(plan.file.path, plan.file.content, { mode: 0o600 });
  if (start) for (const words of plan.install) await command(words, run);
}

/** @returns false where there is none @throws UsageError SERVICE_FOREIGN; UnavailableError SERVICE_COMMAND */
export async function uninstallService(plan: ServicePlan, run: RunCommand): Promise<boolean> {
  if (!existsSync(plan.file.path)) return false;
  refuseForeign(plan);
  const managed = await run(plan.probe).then(
    () => true,
    () => false, // nobody runs it then
  );
  if (managed) for (const words of plan.uninstall.before) await command(words, run);
  rmSync(plan.file.path);
  const { made } = recordOf(plan);
  if (made !== null) removeEmpty(dirname(plan.file.path), made);
  rmSync(plan.record, { force: true });
  if (managed) for (const words of plan.uninstall.after) await command(words, run);
  return true;
}

/** Those of the folders that were made for the file in which nobody has put anything since. */
function removeEmpty(folder: string, last: string): void {
  try {
    rmdirSync(folder);
  } catch {
    return; // not empty
  }
  if (folder !== last) removeEmpty(dirname(folder), last);
}

const recordSchema = z.strictObject({
  v: z.literal(1),
  /** The uppermost folder that had to be made; null: all were there. */
  made: z.string().nullable(),
});
type Record = z.infer<typeof recordSchema>;

function recordOf({ record }: ServicePlan): Record {
  try {
    return recordSchema.parse(JSON.parse(readFileSync(record, 'utf8')));
  } catch {
    return { v: 1, made: null }; // then no folder is removed
  }
}

function refuseForeign({ file: { path } }: ServicePlan): void {
  if (!existsSync(path) || readFileSync(path, 'utf8').slice(0, 512).includes(MARK)) return;
  throw new UsageError('SERVICE_FOREIGN', `${path} was not written by veilmesh`, {
    hint: `look at it, and move it away if it is not needed: ${path}`,
  });
}

async function probe({ manager, probe: words }: ServicePlan, run: RunCommand): Promise<void> {
  try {
    await run(words);
  } catch (cause) {
    throw new UnavailableError('SERVICE_NO_MANAGER', `${manager} does not run services of this user here`, {
      details: { asked: words.join(' ') },
      hint: 'log in as that user, or write the file alone: veilmesh service install --no-start',
      cause,
    });
  }
}

async function command(words: readonly string[], run: RunCommand): Promise<void> {
  try {
    await run(words);
  } catch (cause) {
    const said = (cause as { stderr?: unknown }).stderr;
    throw new UnavailableError('SERVICE_COMMAND', `failed: ${words.join(' ')}`, {
      details: { why: typeof said === 'string' && said !== '' ? said.trim() : String(cause) },
      hint: `run it yourself, and see what it says: ${words.join(' ')}`,
      cause,
    });
  }
}
