/**
 * Where the processes of a home folder serve their metrics: its own, and those of a localnet's parts in it.
 * @module
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { ROLES } from './names.ts';
import { PATH, targetsFile } from './serve.ts';

export interface MetricsTarget {
  readonly role: string;
  readonly url: string;
}

const PROBE_MS = 1_000;
const fileSchema = z
  .array(z.object({ targets: z.array(z.string()).length(1), labels: z.object({ role: z.enum(ROLES) }) }))
  .length(1);

/** Those that answer: a process that was killed leaves its file behind. */
export async function liveTargets(home: string): Promise<MetricsTarget[]> {
  // deepest folder of a part: nodes/NAME
  const folders = [home, ...foldersIn(home), ...foldersIn(join(home, 'nodes'))];
  const found = await Promise.all(folders.map(targetsFile).sort().map(targetIn));
  return found.filter((target) => target !== null);
}

function foldersIn(folder: string): string[] {
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    return entries.filter((entry) => entry.isDirectory()).map(({ name }) => join(folder, name));
  } catch {
    return []; // it is not there
  }
}

async function targetIn(file: string): Promise<MetricsTarget | null> {
  try {
    const [{ targets, labels }] = fileSchema.parse(JSON.parse(readFileSync(file, 'utf8'))) as [
      z.infer<typeof fileSchema>[number],
    ];
    const url = `http://${targets[0]}${PATH}`;
    const response = await fetch(url, { signal: AbortSignal.timeout(PROBE_MS) });
    await response.body?.cancel();
    return { role: labels.role, url };
  } catch {
    return null;
  }
}
