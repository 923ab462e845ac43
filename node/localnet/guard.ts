/**
 * Ties the life of a foreign process, which knows nothing of us, to our own.
 *
 * Our roles notice the end of their parent by themselves; anvil does not. A guard process holds one end of a pipe
 * to us: when it closes, because we stopped or were killed, the guard ends the foreign process.
 * @module
 */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const GUARD = fileURLToPath(new URL('./guard-process.ts', import.meta.url));

export interface Guard {
  /** The foreign process has ended or is ended by somebody else: its number may belong to another one soon. */
  release(): void;
}

export function guardProcess(pid: number): Guard {
  // detached: a ctrl-c in the terminal must not end the guard before its time
  const guard = spawn(process.execPath, [GUARD, String(pid)], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  guard.unref();
  guard.once('error', () => {}); // no process to be had: then the foreign process is as alone as without us
  return { release: () => guard.kill('SIGKILL') };
}
