/**
 * What a node that joined a mesh leaves in its home folder, so that later commands need no address: by whom it joined, where its
 * chain is, and who it is there. All of it is public.
 * @module
 */
import { join } from 'node:path';
import { z } from 'zod';
import { AddressesSchema } from '../../settlement/chain/addresses.ts';
import { isThere, writeWhole } from '../home-files.ts';
import { readJsonFile } from '../json-file.ts';

const schema = z.strictObject({
  v: z.literal(1),
  bootstrap: z.array(z.string()).min(1),
  rpcUrl: z.string(),
  contracts: AddressesSchema,
  peerId: z.string(),
  /** NodeRegistry id, hex. */
  node: z.string().regex(/^[0-9a-f]{64}$/),
  operator: z.templateLiteral(['0x', z.string().regex(/^[0-9a-fA-F]{40}$/)]),
  model: z.string(),
  modelRoot: z.string().regex(/^[0-9a-f]{64}$/),
  shard: z.int().min(0),
});
export type Joined = z.infer<typeof schema>;

const pathIn = (home: string): string => join(home, 'joined.json');

export const hasJoined = (home: string): boolean => isThere(pathIn(home));

/** Null where no node has joined from this folder. @throws UsageError JOINED_FILE_MALFORMED */
export function readJoined(home: string): Joined | null {
  const path = pathIn(home);
  return readJsonFile(path, schema, {
    code: 'JOINED_FILE_MALFORMED',
    writer: 'a node',
    hint: `remove ${path}, then join again: veilmesh join <multiaddr>`,
  });
}

export function rememberJoined(home: string, joined: Joined): void {
  writeWhole(pathIn(home), `${JSON.stringify(joined)}\n`);
}
