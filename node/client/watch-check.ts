/**
 * What a client watches its checks with: the beacon's rounds, and the parts of the model to look at folds with, which it
 * fetches from the peer that introduced it.
 * @module
 */
import { join } from 'node:path';
import type { Manifest } from '../../models/shard/types.ts';
import { createFolds, type Folds } from '../services/folds.ts';
import { createRounds, type Rounds } from '../services/rounds.ts';
import type { ClientConnection } from './connect.ts';

/** The folds are to be closed. */
export const watchWith = (
  { host, introducer, ledger, config }: ClientConnection,
  manifest: Manifest,
): { readonly rounds: Rounds; readonly folds: Folds } => ({
  rounds: createRounds(host, introducer, ledger.checks),
  folds: createFolds({
    host,
    sources: [introducer],
    folder: join(config.home, 'shards'),
    manifestOf: () => Promise.resolve(manifest),
  }),
});
