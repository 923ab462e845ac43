/**
 * SHA-256 and HMAC from node:crypto (OpenSSL) for activation commitments; the same bytes as crypto/commit's
 * `nobleHasher`, in a third of the time.
 * @module
 */
import { createHmac, createSecretKey, hash } from 'node:crypto';
import type { CommitHasher } from '../../crypto/commit/committer.ts';

export const nodeHasher: CommitHasher = {
  sha256: (data) => hash('sha256', data, 'buffer'),
  hmac: (key) => {
    const secret = createSecretKey(key); // imported once: OpenSSL takes longer over that than over the data
    return (data) => createHmac('sha256', secret).update(data).digest();
  },
};
