/**
 * Who works in a home folder: one process a role, and one at a time at what all of them share, like the nonces of its account.
 * @module
 */
import { join, type LockHolder, lock, lockHolder } from '#home-files';
import { UnavailableError, UsageError } from '../crypto/core/errors.ts';
import { sleep } from '../crypto/core/pause.ts';

/** What runs until it is stopped, and keeps something in its folder that nobody else may write to meanwhile. */
export type HomeRole = 'node' | 'coordinator' | 'watcher' | 'keybroker' | 'proxy' | 'localnet';

/** These are peers of the mesh under the folder's key, and two of one key keep each other from it. */
const AS_PEER: readonly HomeRole[] = ['node', 'coordinator', 'watcher', 'keybroker'];

const stopIt = (): string => 'stop it (ctrl-c where it runs)';
const WHAT_TO_DO: Readonly<Record<HomeRole, (home: string) => string>> = {
  node: (home) =>
    `look at it (veilmesh status --line --home ${home}), end it (veilmesh drain --home ${home})`,
  coordinator: stopIt,
  watcher: stopIt,
  keybroker: stopIt,
  proxy: () => `use it, ${stopIt()}`,
  localnet: (home) => `use it (veilmesh run --home ${home}), ${stopIt()}`,
};

const placeOf = (home: string, role: HomeRole): string =>
  join(home, 'running', AS_PEER.includes(role) ? 'peer' : role);

/** The process that has a folder for a role, or for one that excludes it; null: none. */
export const homeHolder = (home: string, role: HomeRole): Promise<LockHolder | null> =>
  lockHolder(placeOf(home, role));

/**
 * Two in one folder would use one key twice, and write over each other's journals and books.
 * @returns the function that gives the folder back; the end of the process does too, however it ends
 * @throws UsageError HOME_IN_USE
 */
export async function holdHome(home: string, role: HomeRole): Promise<() => void> {
  const held = await lock(placeOf(home, role), role);
  if (typeof held === 'function') return held;
  const { pid, what } = held;
  const other = AS_PEER.find((one) => one === what) ?? role;
  const which = pid === 0 ? '' : `, as process ${pid}`;
  throw new UsageError('HOME_IN_USE', `a ${other} runs in ${home} already${which}`, {
    details: { home, role: other, pid },
    hint: `${WHAT_TO_DO[other](home)}, or choose another folder: --home <folder>`,
  });
}

const POLL_MS = 50;
/** Longer than a transaction is waited for. */
const WAIT_MS = 180_000;

/**
 * Runs `work` when no other process, or tab, does what has this name in this folder.
 * @param onWait told again and again while another one does
 * @throws UnavailableError HOME_BUSY; and as `work`
 */
export async function inHomeTurn<T>(
  home: string,
  name: string,
  work: () => Promise<T>,
  onWait: () => void = () => {},
  waitMs = WAIT_MS,
): Promise<T> {
  const until = performance.now() + waitMs;
  for (;;) {
    const held = await lock(join(home, 'turns', name));
    if (typeof held === 'function') {
      try {
        return await work();
      } finally {
        held();
      }
    }
    if (performance.now() > until) {
      throw new UnavailableError('HOME_BUSY', `another process keeps ${home} to itself for too long`, {
        details: { home, what: name, pid: held.pid },
        hint: 'wait for it, or end it, then run the same command again',
      });
    }
    onWait();
    await sleep(POLL_MS);
  }
}
