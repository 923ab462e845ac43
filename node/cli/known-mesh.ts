/**
 * Finds the localnet that runs in the home folder, when no other peer was named.
 * @module
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { UsageError } from '../../crypto/core/errors.ts';
import type { Config } from '../config/schema.ts';

const localnetFile = z.strictObject({ bootstrap: z.string(), pid: z.int() });

/** The settings with the running localnet as bootstrap peer and the client's own folder as home. */
export function withLocalnet(config: Config): Config {
  if (config.bootstrap.length > 0) return config;
  const path = join(config.home, 'localnet.json');
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return config; // no localnet here: connectClient says what to do
  }
  const parsed = localnetFile.safeParse(JSON.parse(text));
  if (!parsed.success) {
    throw new UsageError('LOCALNET_FILE_MALFORMED', `${path} is not what a localnet writes`, {
      hint: `remove ${path}`,
    });
  }
  return { ...config, home: join(config.home, 'client'), bootstrap: [parsed.data.bootstrap] };
}
