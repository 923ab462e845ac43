/**
 * The guard itself (guard.ts): waits until standard input closes, then ends the process of the given number.
 * SIGTERM first, so that a chain writes its state; SIGKILL when that was not enough.
 * @module
 */
const POLL_MS = 50;
const KILL_AFTER_MS = 4_000;

const pid = Number(process.argv[2]);

/** False when there is no such process. */
function signal(name: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, name);
  } catch {
    return false;
  }
}

for await (const _ of process.stdin); // nothing is ever written: this waits for the end of the pipe
signal('SIGTERM');
const killAt = Date.now() + KILL_AFTER_MS;
while (signal(0) && Date.now() < killAt) await new Promise((resolve) => setTimeout(resolve, POLL_MS));
signal('SIGKILL');
