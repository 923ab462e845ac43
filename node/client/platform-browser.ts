/**
 * What a client takes from a browser: the reference engine (embedding and head are small), portable hashes and ciphers, parts in memory.
 * @module
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { UnavailableError } from '../../crypto/core/errors.ts';
import { nobleStreamCipher } from '../../crypto/mask/keystream.ts';
import { createMemoryStore } from '../../mesh/shards/memory-store.ts';
import type { Engine } from '../../models/engine/types.ts';
import { createReferenceEngine } from '../../models/program/reference.ts';
import type { PartStore } from './part-store.ts';

export { sha256 };

export const createStreamCipher = () => nobleStreamCipher;

export const clientEngine = (): Promise<Engine> => Promise.resolve(createReferenceEngine());

/** For as long as the page is open. */
const parts = createMemoryStore(sha256);
export const openPartStore = (): Promise<PartStore> => Promise.resolve(parts);

/**
 * A page pays by the escrow, and has nothing in sessions.
 * @throws UnavailableError SESSION_LOGS_NONE
 */
export const withSessionLogs = <T>(_connection: unknown, _use: (logs: never) => Promise<T>): Promise<T> =>
  Promise.reject(
    new UnavailableError('SESSION_LOGS_NONE', 'a browser gathers no logs of sessions', {
      hint: 'see to it from the same account elsewhere: veilmesh sessions',
    }),
  );
