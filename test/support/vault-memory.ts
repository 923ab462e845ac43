/**
 * Corrections one after another, and what they leave behind.
 * @module
 */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createVaultClient } from '../../crypto/vault/client.ts';
import { loadSeal } from '../../crypto/vault/seal.ts';
import { createVaultServer } from '../../crypto/vault/server.ts';
import { dense, mapOf, randomWords } from './vault.ts';

const WARM_UP = 10;

setFlagsFromString('--expose-gc');
/** What JavaScript has dropped and not yet collected is no leak. */
const collect = runInNewContext('gc') as () => void;

/**
 * Makes `count` corrections of four rows of 256 words after a few that nobody counts.
 * @returns SEAL objects more than before, and bytes of the process more than before
 */
export async function growthOver(count: number): Promise<{ objects: number; bytes: number }> {
  const seal = await loadSeal();
  const map = mapOf(dense(256, 256));
  const server = createVaultServer(seal, [map]);
  const client = createVaultClient(seal, [map.shape]);
  const correct = (times: number): void => {
    for (let i = 0; i < times; i++) {
      const requests = client.encrypt('op', randomWords(4 * 256), 4);
      client.decrypt(
        'op',
        requests.map((request) => server.correct('op', request)),
        4,
      );
      if (i % WARM_UP === WARM_UP - 1) collect();
    }
  };
  correct(WARM_UP);
  const [objects, bytes] = [seal.held(), process.memoryUsage.rss()];
  correct(count);
  return { objects: seal.held() - objects, bytes: process.memoryUsage.rss() - bytes };
}
