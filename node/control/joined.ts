/**
 * What a node that joined a mesh leaves in its home folder, so that later commands need no address: by whom it joined, where its
 * chain is, and who it is there. All of it is public.
 * @module
 */
import { join } from 'node:path';
import { z } from 'zod';
import { UsageError } from '../../crypto/core/errors.ts';
import { AddressesSchema } from '../../settlement/chain/addresses.ts';
import { readText, writeWhole } from '../home-files.ts';

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

/** Null where no node has joined from this folder. @throws UsageError JOINED_FILE_MALFORMED */
export function readJoined(home: string): Joined | null {
  const path = pathIn(home);
  const text = readText(path);
  if (text === null) return null;
  try {
    return schema.parse(JSON.parse(text));
  } catch (cause) {
    throw new UsageError('JOINED_FILE_MALFORMED', `${path} is not what a node writes`, {
      cause,
      hint: `remove ${path}, then join again: veilmesh join <multiaddr>`,
    });
  }
}

export function rememberJoined(home: string, joined: Joined): void {
  writeWhole(pathIn(home), `${JSON.stringify(joined)}\n`);
}
