/**
 * Whether peers can open connections to this node, asked of them now and then; and where none can, a slot at a relay, for as long as none can.
 * @module
 */
import { asVeilmeshError } from '../../crypto/core/errors.ts';
import { sleep } from '../../crypto/core/pause.ts';
import { RELAY_PROTOCOL } from '../../mesh/host/presets.ts';
import type { MeshHost } from '../../mesh/host/types.ts';
import type { Logger } from '../log.ts';
import { askDialBack, type DialBackPort, portsOf } from './dial-back.ts';

/** direct: a peer has opened a connection to it; relayed: none can, and a relay passes on what comes for it. */
export type Reachability = 'direct' | 'relayed' | 'unreachable' | 'unknown';

export interface ReachabilityWatch {
  readonly now: Reachability;
  /** Peer id of the relay, where relayed. */
  readonly relay: string | null;
  stop(): void;
}

export interface ReachabilityOptions {
  /** Peers that may be asked, and relay, best first. */
  readonly peers: () => readonly string[];
  /** Setting: through whichever peer relays, through none, or through the peer at this multiaddr alone. */
  readonly relay: string;
  readonly log: Logger;
  readonly times?: Partial<typeof TIMES>;
}

/** Milliseconds. */
const TIMES = {
  /** Between two askings: of a node that is reached, of one behind a relay, and of one of which nothing else is known. */
  repeatMs: 600_000,
  relayedMs: 120_000,
  retryMs: 30_000,
  /** Before another relay is sought, so that one which lets go again and again keeps nobody busy. */
  lostMs: 1_000,
};
/** Peers asked until one has reached this node, or so many have not: one of them may be slow, or lie. */
const ASKED = 3;
const BELIEVED = 2;
/** How long a connection that a peer says it has opened may take to be seen here, at most. */
const SEEN_MS = 1_000;
const SEEN_POLL_MS = 20;

/** In the address of a connection that leads through a relay. */
const THROUGH = '/p2p-circuit';

export function watchReachability(host: MeshHost, options: ReachabilityOptions): ReachabilityWatch {
  const { peers, relay, log } = options;
  const { repeatMs, relayedMs, retryMs, lostMs } = { ...TIMES, ...options.times };
  const ports = ownPorts(host); // before the addresses are a relay's
  const leaving = new AbortController();
  let found: 'direct' | 'unreachable' | 'unknown' = 'unknown';
  let wake = new AbortController();
  /** Connections that others have opened to this node. */
  let opened = 0;

  /** Nobody who comes through a relay alone can tell, and after the first no peer gets ahead by its id. */
  function asked(): string[] {
    const [first, ...others] = peers().filter((peer) => host.remoteAddress(peer)?.includes(THROUGH) !== true);
    if (first === undefined) return [];
    const mixed = others.map((peer) => ({ peer, at: Math.random() })).toSorted((a, b) => a.at - b.at);
    return [first, ...mixed.map(({ peer }) => peer)].slice(0, ASKED);
  }

  /** Whether a connection has come since there were so many. */
  async function came(before: number): Promise<boolean> {
    const until = performance.now() + SEEN_MS;
    while (opened === before && performance.now() < until) await sleep(SEEN_POLL_MS, leaving.signal);
    return opened > before;
  }

  /** What peers have found; null: none has tried. */
  async function ask(): Promise<'direct' | 'unreachable' | null> {
    if (ports.length === 0) return 'unreachable';
    let unreached = 0;
    for (const peer of asked()) {
      try {
        const before = opened;
        const { observed, reached } = await askDialBack(host, peer, ports);
        const seen = reached.length > 0 && (await came(before));
        log.debug('dialled back', { peer, observed, reached: reached.length, seen });
        if (seen) return 'direct';
        // who says so, and has not, would have a node that nobody can dial let go of its relay
        if (reached.length > 0) continue;
        if (++unreached === BELIEVED) break;
      } catch (thrown) {
        log.debug('a peer does not dial back', { peer, code: asVeilmeshError(thrown).code });
      }
    }
    return unreached > 0 ? 'unreachable' : null;
  }

  async function candidates(): Promise<readonly string[]> {
    if (relay === 'never') return [];
    if (relay !== 'auto') return [relay];
    const serves = await Promise.all(
      peers().map((peer) =>
        host.protocols(peer).then(
          (protocols) => protocols.includes(RELAY_PROTOCOL),
          () => false,
        ),
      ),
    );
    return peers().filter((_, i) => serves[i]);
  }

  async function takeSlot(): Promise<boolean> {
    for (const peer of await candidates()) {
      try {
        await host.reserve(peer);
        log.info('RELAYED: no peer can open a connection to this node, so a relay passes on what comes', {
          relay: host.relay() ?? peer,
        });
        return true;
      } catch (thrown) {
        log.debug('a peer does not relay', { peer, code: asVeilmeshError(thrown).code });
      }
    }
    return false;
  }

  /** Returns milliseconds until it is due again. */
  async function look(): Promise<number> {
    const now = await ask();
    if (leaving.signal.aborted) return 0;
    if (now !== null) {
      if (now === 'direct' && found !== 'direct')
        log.info('reachable: a peer has opened a connection to this node', {});
      if (now === 'direct' && host.relay() !== null) host.release();
      found = now;
    }
    if (found === 'unknown') return retryMs;
    if (found === 'direct') return repeatMs;
    if (host.relay() !== null || (await takeSlot())) return relayedMs;
    log.error(
      'UNREACHABLE: no peer can open a session with this node, so it earns nothing; veilmesh doctor says why',
      { relay },
    );
    return retryMs;
  }

  async function run(): Promise<void> {
    while (!leaving.signal.aborted) {
      wake = new AbortController();
      const pause = await look().catch((thrown: unknown) => {
        log.error('whether peers reach this node could not be found out', {
          code: asVeilmeshError(thrown).code,
        });
        return retryMs;
      });
      await sleep(pause, AbortSignal.any([leaving.signal, wake.signal])).catch(() =>
        sleep(lostMs, leaving.signal).catch(() => {}),
      );
    }
  }

  const unlisten = host.onEvent((event) => {
    if (event.kind === 'reached') opened++;
    if (event.kind !== 'relay-lost') return;
    log.error('the relay of this node is gone: another one is sought', { relay: event.peerId });
    wake.abort();
  });
  void run();
  return {
    get now() {
      return host.relay() === null ? found : 'relayed';
    },
    get relay() {
      return host.relay();
    },
    stop: () => {
      unlisten();
      leaving.abort();
    },
  };
}

/** None where it listens on nothing that a peer would dial back to. */
function ownPorts(host: MeshHost): DialBackPort[] {
  try {
    return portsOf(host.addresses());
  } catch (thrown) {
    if (asVeilmeshError(thrown).code !== 'DIAL_BACK_NO_PORT') throw thrown;
    return [];
  }
}
