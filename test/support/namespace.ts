/**
 * A second host on this machine: a network namespace joined to ours by a veth pair. Linux and root only.
 * @module
 */
import { execFileSync } from 'node:child_process';

export interface SecondHost {
  readonly namespace: string;
  /** Our address on the link, and the second host's. */
  readonly here: string;
  readonly there: string;
  /** Also called when the process exits. */
  remove(): void;
}

const ip = (...args: string[]): void => {
  execFileSync('ip', args, { stdio: 'ignore' });
};

/** Null where namespaces cannot be made: not root, not Linux, no `ip`, or not allowed. */
export function createSecondHost(): SecondHost | null {
  const namespace = `veilmesh-${process.pid}`;
  const [ours, theirs] = [`vm${process.pid}a`, `vm${process.pid}b`];
  const subnet = `10.231.${process.pid % 256}`;
  const [here, there] = [`${subnet}.1`, `${subnet}.2`];
  const remove = (): void => {
    process.off('exit', remove);
    for (const command of [
      ['link', 'del', ours],
      ['netns', 'del', namespace],
    ]) {
      try {
        ip(...command);
      } catch {
        // never made, or gone
      }
    }
  };
  process.on('exit', remove);
  try {
    ip('netns', 'add', namespace);
    ip('link', 'add', ours, 'type', 'veth', 'peer', 'name', theirs);
    ip('link', 'set', theirs, 'netns', namespace);
    ip('addr', 'add', `${here}/24`, 'dev', ours);
    ip('link', 'set', ours, 'up');
    ip('-n', namespace, 'addr', 'add', `${there}/24`, 'dev', theirs);
    ip('-n', namespace, 'link', 'set', theirs, 'up');
    ip('-n', namespace, 'link', 'set', 'lo', 'up');
  } catch {
    remove();
    return null;
  }
  return { namespace, here, there, remove };
}
