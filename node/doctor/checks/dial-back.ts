/**
 * Whether a peer of the mesh could open a connection to this machine: direct; relayed, where none can and a relay passes on what comes;
 * or unreachable.
 * @module
 */
import type { NodeStatus } from '../../control/protocol.ts';
import type { DialBackOutcome } from '../mesh-probe.ts';
import { type Outcome, ok, warning } from '../types.ts';

export interface DialBackFacts {
  /** Null: nobody was asked, since this machine cannot listen where the settings say. */
  readonly outcome: DialBackOutcome | null;
  /** The running node's own finding, where one runs in the home folder. */
  readonly running: Pick<NodeStatus, 'reachability' | 'relay'> | null;
  /** Peer id of who would relay for a node here; null: nobody that is known. */
  readonly relay: string | null;
  readonly bootstrap: string;
}

export function checkDialBack({ outcome, running, relay, bootstrap }: DialBackFacts): Outcome[] {
  const state = running?.reachability;
  if (state === 'direct') return [direct('peers open connections to the node that runs here')];
  if (state === 'relayed') {
    return [
      relayed(`no peer opens a connection to the node that runs here; what comes passes ${running?.relay}`),
    ];
  }
  if (state === 'unreachable')
    return [unreachable('no peer opens a connection to the node that runs here', bootstrap)];
  if (state === 'unknown') {
    return [
      ok(
        'REACH_UNKNOWN',
        'reachability is not known yet',
        'the node that runs here is about to ask its peers',
      ),
    ];
  }
  if (outcome === null) {
    return [
      ok(
        'REACH_NOT_ASKED',
        'reachability is not known',
        'nothing could be listened on here for a peer to dial back to',
      ),
    ];
  }
  if ('code' in outcome) {
    return [
      warning(
        'REACH_NOT_TOLD',
        'reachability is not known',
        `the peer did not dial back: ${outcome.message} (${outcome.code})`,
        'in a minute, or with another peer: veilmesh doctor --bootstrap <multiaddr>',
      ),
    ];
  }
  const { observed, reached } = outcome.answer;
  if (reached.length > 0) {
    const ports = reached.map(({ port, over }) => `${port} (${over})`).join(', ');
    return [direct(`a peer sees this machine as ${observed} and has opened a connection to port ${ports}`)];
  }
  const none = `a peer sees this machine as ${observed} and can open no connection to it`;
  return [
    relay === null ? unreachable(none, bootstrap) : relayed(`${none}; for a node here ${relay} relays`),
  ];
}

const direct = (detail: string): Outcome => ok('REACH_DIRECT', 'direct', detail);

const relayed = (detail: string): Outcome =>
  ok(
    'REACH_RELAYED',
    'relayed',
    `${detail}, who sees who connects, when and how much, and adds its distance to every step; an open port is faster`,
  );

const unreachable = (detail: string, bootstrap: string): Outcome =>
  warning(
    'REACH_UNREACHABLE',
    'unreachable',
    `${detail}: a client needs no more, a node would get no sessions, and nobody relays for it`,
    'name a peer that relays (--relay <multiaddr>), or open the port in firewall and router, listen on it, and tell the outer address: ' +
      `veilmesh join ${bootstrap} --listen /ip4/0.0.0.0/tcp/4001 --announce /ip4/<address>/tcp/4001`,
  );
