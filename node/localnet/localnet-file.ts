/**
 * `localnet.json` in the home folder: how to reach the localnet that runs there, and which processes it is made of.
 * @module
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { writeWhole } from '../home-files.ts';
import { readJsonFile } from '../json-file.ts';

const schema = z.strictObject({
  /** Multiaddr of the bootstrap peer. */
  bootstrap: z.string(),
  rpcUrl: z.string(),
  pid: z.int(),
  /** Role (its folder in the home) -> process number; 'chain' is the embedded chain. */
  processes: z.record(z.string(), z.int()),
});
export type LocalnetFile = z.infer<typeof schema>;

const pathIn = (home: string): string => join(home, 'localnet.json');

/** Null when no localnet runs here. @throws UsageError LOCALNET_FILE_MALFORMED */
export function readLocalnetFile(home: string): LocalnetFile | null {
  const path = pathIn(home);
  return readJsonFile(path, schema, {
    code: 'LOCALNET_FILE_MALFORMED',
    writer: 'a localnet',
    hint: `remove ${path}`,
  });
}

export function writeLocalnetFile(home: string, file: LocalnetFile): void {
  writeWhole(pathIn(home), `${JSON.stringify(file)}\n`);
}

export const removeLocalnetFile = (home: string): void => rmSync(pathIn(home), { force: true });
