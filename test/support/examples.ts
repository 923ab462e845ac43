/**
 * The programs of node/examples, run as their reader would: from a folder of his own.
 * @module
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

const EXAMPLES = join(import.meta.dirname, '../../node/examples');

export interface ExampleRun {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** @param folder what it writes lies there */
export async function runExample(
  name: string,
  folder: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<ExampleRun> {
  const child = spawn(process.execPath, [join(EXAMPLES, `${name}.ts`), ...args], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  });
  const exit = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const [stdout, stderr, code] = await Promise.all([text(child.stdout), text(child.stderr), exit]);
  return { code, stdout, stderr };
}
