/**
 * What a planner needs to know and what it answers. Pure data: a preview shows exactly what a session will use.
 * @module
 */

/** One shard of the model, in order of execution. */
export interface RouteShard {
  readonly index: number;
  readonly shardRoot: Uint8Array;
}

/** The fields of a directory record that routing uses; a HeartbeatRecord is one. */
export interface RouteNode {
  readonly peerId: string;
  readonly operator: Uint8Array;
  readonly serving: readonly {
    readonly modelRoot: Uint8Array;
    readonly shardRoot: Uint8Array;
    readonly index: number;
  }[];
  readonly load: { readonly sessions: number; readonly stepMicros: number };
  /** Where it is reached: a relay in between costs time. */
  readonly addresses?: readonly string[];
  /** It takes no new sessions. */
  readonly draining?: boolean;
}

export interface RouteRequest {
  readonly modelRoot: Uint8Array;
  /** shards[i].index === i */
  readonly shards: readonly RouteShard[];
  readonly records: readonly RouteNode[];
  /** Peer id of the client, at both ends of the route. */
  readonly client: string;
  /** Measured round trips in milliseconds by linkKey(a, b). */
  readonly links: ReadonlyMap<string, number>;
  /** Assumed for a link nobody measured; 20 ms when left out. */
  readonly unmeasuredMs?: number;
  /** Peers that failed or were refused. */
  readonly exclude?: ReadonlySet<string>;
  readonly diversity?: {
    /** No two hops of one operator, so that no operator sees two shards' activations. */
    readonly distinctOperators?: boolean;
    /** No two hops on one node. */
    readonly distinctNodes?: boolean;
  };
  /** Further routes to return, next best first; 2 when left out. */
  readonly alternatives?: number;
}

export interface Hop {
  readonly index: number;
  readonly peerId: string;
  readonly operator: Uint8Array;
}

export interface Route {
  readonly hops: readonly Hop[];
  /** One step, client to client: half a round trip per edge plus each hop's declared step time under its load. */
  readonly expectedLatencyMs: number;
}

export interface RoutePlan extends Route {
  readonly alternatives: readonly Route[];
  /** False when a diversity rule made the exact search too long and a beam search stood in. */
  readonly optimal: boolean;
}

/** Round trips are symmetric, so a link has one key. */
export const linkKey = (a: string, b: string): string => (a < b ? `${a} ${b}` : `${b} ${a}`);
