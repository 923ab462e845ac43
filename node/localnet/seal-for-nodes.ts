/**
 * A localnet's sealed model: its owner is the localnet's process, and its one broker a process beside it.
 * @module
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ed25519 } from '@noble/curves/ed25519.js';
import type { Hex } from 'viem';
import { bytesToHex } from '../../crypto/core/bytes.ts';
import { peerOfPublicKey } from '../../mesh/host/identity.ts';
import { modelRoot } from '../../models/shard/manifest.ts';
import { loadOrCreateKey } from '../keys.ts';
import type { StoredModel } from '../models/packed-store.ts';
import {
  filesOf,
  keysFile,
  readSealedFolder,
  type SealedFolder,
  sealedFolder,
  sealModel,
} from '../models/seal-model.ts';
import type { Stages } from '../stages.ts';

/** The broker's folder, and with it who it is. */
export const KEYBROKER = 'keybroker';

export interface SealedForNodes extends Pick<SealedFolder, 'sealed' | 'ownerSignature'> {
  /** The broker's file. */
  readonly keys: string;
  /** What the mesh is to have. */
  files(): Iterable<Uint8Array>;
}

/** Sealed once in a home: nodes need the keys as long as their claims can be checked. */
export async function sealForNodes(
  model: StoredModel,
  account: Hex,
  home: string,
  stages: Stages,
): Promise<SealedForNodes> {
  const broker = ed25519.getPublicKey(loadOrCreateKey(join(home, KEYBROKER), 'peer'));
  const folder = sealedFolder(
    home,
    `${model.manifest.name}-${bytesToHex(modelRoot(model.manifest)).slice(0, 16)}`,
  );
  const at = performance.now();
  const brokers = [{ peerId: peerOfPublicKey(broker), addresses: [] }];
  if (readSealedFolder(folder) === null) {
    const plan = { grade: 'development', brokers, threshold: 1, account } as const;
    await sealModel(filesOf(model), plan, folder, stages);
  }
  const { sealed, ownerSignature } = readSealedFolder(folder)!;
  stages.done('sealed', `${model.manifest.name}: every shard under a DEVELOPMENT key`, at);
  const files = join(folder, 'files');
  return {
    sealed,
    ownerSignature,
    keys: join(folder, 'keys', keysFile(broker)),
    *files() {
      for (const name of readdirSync(files)) yield new Uint8Array(readFileSync(join(files, name)));
    },
  };
}
