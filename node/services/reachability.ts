/**
 * Whether peers can open connections to this node, asked of them now and then.
 * @module
 */
import { asVeilmeshError } from '../../crypto/core/errors.ts';
import type { MeshHost } from '../../mesh/host/types.ts';
import type { Logger } from '../log.ts';
import { askDialBack, portsOf } from './dial-back.ts';

/** direct: a peer has opened a connection to it. Nothing relays in this version: who is not reached is unreachable. */
export type Reachability = 'direct' | 'unreachable' | 'unknown';

export interface ReachabilityWatch {
  readonly now: Reachability;
  stop(): void;
}

const REPEAT_MS = 600_000;
/** Peers asked until one answers. */
const ASKED = 3;

/** @param peers that may be asked, best first */
export function watchReachability(
  host: MeshHost,
  peers: () => readonly string[],
  log: Logger,
): ReachabilityWatch {
  let state: Reachability = 'unknown';
  async function look(): Promise<void> {
    const ports = portsOf(host.addresses());
    for (const peer of peers().slice(0, ASKED)) {
      try {
        const { observed, reached } = await askDialBack(host, peer, ports);
        const found: Reachability = reached.length > 0 ? 'direct' : 'unreachable';
        if (found !== state) say(found, observed, peer);
        state = found;
        return;
      } catch (thrown) {
        log.debug('a peer does not dial back', { peer, code: asVeilmeshError(thrown).code });
      }
    }
  }
  function say(found: Reachability, observed: string, peer: string): void {
    if (found === 'direct')
      log.info('reachable: a peer has opened a connection to this node', { observed, peer });
    else {
      log.error(
        'UNREACHABLE: no peer can open a session with this node, so it earns nothing; veilmesh doctor says why',
        {
          observed,
          peer,
        },
      );
    }
  }
  const run = (): void => {
    look().catch((thrown: unknown) => log.debug('reachability', { code: asVeilmeshError(thrown).code }));
  };
  run();
  const timer = setInterval(run, REPEAT_MS);
  return {
    get now() {
      return state;
    },
    stop: () => clearInterval(timer),
  };
}
