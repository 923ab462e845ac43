/**
 * Finds the localnet that runs in the home folder, or the mesh that a node joined from it, when no other peer was named.
 * @module
 */
import { join } from 'node:path';
import type { Config } from '../config/schema.ts';
import { readJoined } from '../control/joined.ts';
import { readLocalnetFile } from '../localnet/localnet-file.ts';

/**
 * The settings with the running localnet, or who a node here joined by, as bootstrap peer and the client's own folder as home.
 * @param folder of the client, in that one
 * @throws UsageError LOCALNET_FILE_MALFORMED | JOINED_FILE_MALFORMED
 */
export function withLocalnet(config: Config, folder = 'client'): Config {
  if (config.bootstrap.length > 0) return config;
  const localnet = readLocalnetFile(config.home);
  if (localnet === null) {
    const joined = readJoined(config.home);
    if (joined === null) return config; // connectClient says what to do
    return { ...config, home: join(config.home, folder), bootstrap: joined.bootstrap };
  }
  return { ...config, home: join(config.home, folder), bootstrap: [localnet.bootstrap] };
}
