/**
 * Where a client keeps the parts of models that it computes itself, by hash.
 * @module
 */
import type { FetchStore } from '../../mesh/shards/fetch.ts';
import type { ShardStore } from '../../mesh/shards/store.ts';

export type PartStore = FetchStore & Pick<ShardStore, 'get'>;
