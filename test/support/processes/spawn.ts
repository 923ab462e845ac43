/**
 * Starts the scripts of this folder and reads their lines.
 * @module
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';

export interface Started {
  readonly process: ChildProcess;
  /** Lines of stdout as they come. */
  readonly lines: AsyncIterableIterator<string>;
}

export function startScript(
  name: 'peer' | 'fetch' | 'raw-echo' | 'vanishing-client',
  ...args: string[]
): Started {
  const script = fileURLToPath(new URL(`./${name}.ts`, import.meta.url));
  const child = spawn(process.execPath, [script, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  return { process: child, lines: createInterface({ input: child.stdout })[Symbol.asyncIterator]() };
}

export interface RemotePeer extends Started {
  readonly peerId: string;
  readonly address: string;
}

/** Killed when the test ends. */
export async function startPeer(t: Pick<TestContext, 'after'>, ...args: string[]): Promise<RemotePeer> {
  const started = startScript('peer', ...args);
  t.after(async () => {
    if (started.process.exitCode !== null || started.process.signalCode !== null) return;
    started.process.kill('SIGKILL');
    await once(started.process, 'exit');
  });
  const { value } = await started.lines.next();
  return { ...started, ...(JSON.parse(value) as { peerId: string; address: string }) };
}
