/**
 * What a client takes from Node: an engine on all cores, OpenSSL, shards on disk, logs of sessions in a database.
 * @module
 */
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { createShardStore } from '../../mesh/shards/store.ts';
import { selectEngine } from '../../models/engine/select.ts';
import type { Engine } from '../../models/engine/types.ts';
import type { Config } from '../config/schema.ts';
import type { PartStore } from './part-store.ts';

export { nodeSha256 as sha256 } from '../accel/sha256.ts';
export { createNodeStreamCipher as createStreamCipher } from '../accel/stream-cipher.ts';
export { withSessionLogs } from './session-logs.ts';

/** All cores: while the client computes, the hops wait for it. */
export async function clientEngine({ threads }: Pick<Config, 'threads'>): Promise<Engine> {
  const { engine } = await selectEngine({ threads: threads === 0 ? availableParallelism() : threads });
  return engine;
}

export const openPartStore = ({ home }: Pick<Config, 'home'>): Promise<PartStore> =>
  createShardStore(join(home, 'shards'));
