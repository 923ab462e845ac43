/**
 * What a localnet is asked for, and what there is once it is up.
 * @module
 */
import { join } from 'node:path';
import type { Directory } from '../../mesh/directory/directory.ts';
import type { MeshHost } from '../../mesh/host/types.ts';
import type { Config } from '../config/schema.ts';
import type { NetworkInfo } from '../services/network.ts';
import type { Stages } from '../stages.ts';
import type { Cheat } from '../tee/cheats.ts';
import type { Child } from './child.ts';

export interface LocalnetOptions {
  readonly config: Config;
  /** Names: of ours, or imported into the home folder. */
  readonly models: readonly string[];
  /** Taken in place of a model that no source has; null: then it is an error. */
  readonly otherwise: string | null;
  /** Nodes for each model; shards are given out in turn, so more nodes than shards make spares. */
  readonly nodes: number;
  /** Shards of each model. */
  readonly shards: number;
  /** Each with an account and a journal of its own. */
  readonly coordinators: number;
  /** Address the chain listens on; loopback unless the mesh is widened too. */
  readonly chainHost: string;
  readonly chainPort: number;
  /**
   * One node of the first model simulates a broken TEE. Such a network lives in a folder of its own, from nothing each time,
   * with clocks that do not keep its audience waiting, and draws no check: what becomes of the node is its clients' doing.
   */
  readonly cheat?: Cheat;
  /** The first model is sealed, under development keys that a key broker gives to its nodes' enclaves. */
  readonly sealed?: boolean;
  /** A gateway listens here, or where it is taken on any port that is free; 0: on any; null: there is none. */
  readonly proxyPort: number | null;
  readonly stages: Stages;
}

export interface Localnet {
  readonly bootstrap: string;
  readonly host: MeshHost;
  readonly directory: Directory;
  readonly network: NetworkInfo;
  readonly nodes: readonly Child[];
  readonly coordinators: readonly Child[];
  readonly models: readonly { readonly name: string; readonly root: Uint8Array }[];
  /** Which shard of the first model a broken node serves; null where none is. */
  readonly cheatShard: number | null;
  /** Of its gateway: the API and the page; null where there is none. */
  readonly proxy: { readonly url: string; readonly pageUrl: string } | null;
  /** Starts one more node for a shard of the first model, and waits until others see it. */
  spare(shard: number): Promise<void>;
  stop(): Promise<void>;
}

export const homeOf = ({ config: { home }, cheat }: LocalnetOptions): string =>
  cheat === undefined ? home : cheatHome(home);

/** Where a localnet with a broken node lives. */
export const cheatHome = (home: string): string => join(home, 'cheat');
