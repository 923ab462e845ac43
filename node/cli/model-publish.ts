/**
 * `veilmesh model publish <model>`: registers it (model-register.ts); with --sealed each shard under a key of its own, and with --dry-run what would be
 * written.
 * @module
 */
import { join } from 'node:path';
import type { Command } from 'commander';
import { toHex } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { bytesToHex } from '../../crypto/core/bytes.ts';
import { UsageError } from '../../crypto/core/errors.ts';
import type { KeyGrade } from '../../crypto/seal/content-key.ts';
import { openSealedManifest } from '../../crypto/seal/sealed-manifest.ts';
import { publicKeyOfPeer } from '../../mesh/host/identity.ts';
import { modelRoot } from '../../models/shard/manifest.ts';
import { loadOrCreateKey } from '../keys.ts';
import { modelByName } from '../models/by-name.ts';
import {
  filesOf,
  keysFile,
  type PlannedSeal,
  planSeal,
  sealedFolder,
  sealModel,
} from '../models/seal-model.ts';
import type { BrokerAddress } from '../services/key-release.ts';
import { contextOf } from './context.ts';
import { type RegisterFlags, registerModel } from './model-register.ts';
import { bytesText, counted } from './output.ts';

interface PublishFlags extends RegisterFlags {
  readonly sealed?: boolean;
  readonly broker: readonly string[];
  readonly threshold: number;
  readonly production?: boolean;
}

export async function publishModel(name: string, flags: PublishFlags, command: Command): Promise<void> {
  const { config, out } = contextOf(command);
  if (flags.sealed !== true) return await registerModel(name, flags, command);
  const brokers = flags.broker.map(brokerAt);
  const { threshold } = flags;
  if (brokers.length === 0 || threshold < 1 || threshold > brokers.length) {
    throw new UsageError('KEY_THRESHOLD', 'a sealed model names key brokers, and how many of them it takes', {
      details: { brokers: brokers.length, threshold },
      hint: `veilmesh model publish ${name} --sealed --broker <multiaddr or peer id> [--threshold 2]`,
    });
  }
  const grade: KeyGrade = flags.production === true ? 'production' : 'development';
  const folder = sealedFolder(config.home, name);
  const model = await modelByName(name, flags.shards, config, out);
  const root = bytesToHex(modelRoot(model.manifest));
  const plan = planSeal(model.manifest);
  const common = {
    name,
    modelRoot: root,
    grade,
    threshold,
    brokers: brokers.map(({ peerId }) => peerId),
    folder,
  };
  if (flags.dryRun === true) {
    out.result(
      { ...common, ...plan },
      [`${grade} keys, ${threshold} of ${brokers.length} brokers`, ...planLines(plan)].join('\n'),
    );
    return;
  }
  for (const line of planLines(plan)) out.note(line);
  const account = toHex(loadOrCreateKey(config.home, 'account'));
  const owner = privateKeyToAccount(account).address;
  const at = performance.now();
  const sealed = await sealModel(filesOf(model), { grade, brokers, threshold, account }, folder, out);
  out.done('sealed', `${counted(plan.shards.length, 'shard')} under ${grade} keys, in ${folder}`, at);
  const { parts } = openSealedManifest(sealed);
  const secrets = brokers.map(({ peerId }) => join(folder, 'keys', keysFile(publicKeyOfPeer(peerId))));
  out.result(
    { ...common, owner, parts, secrets },
    [
      `${name} ${root}: sealed under ${grade} keys, ${threshold} of ${counted(brokers.length, 'broker')}`,
      ...parts.map(
        ({ index, keyId, contentHash, bytes }) =>
          `  shard ${index + 1}  key ${bytesToHex(keyId).slice(0, 16)}, file ${bytesToHex(contentHash)}, ${bytesText(bytes)}`,
      ),
      ...secrets.map((file) => `  SECRET, for one broker alone: ${file}`),
      `  SECRET, for nobody else: ${join(folder, 'keys', 'owner.keys')}`,
      ...(grade === 'development'
        ? ['  DEVELOPMENT: simulated TEEs get these keys, which hide nothing']
        : []),
      `the account that registers the model on the chain has to be ${owner}: nobody takes brokers that another one names`,
      `next: veilmesh keybroker --keys ${secrets[0]}`,
    ].join('\n'),
  );
}

/** A multiaddr that ends in the peer's id, or that id. @throws VerificationError MESH_PEER_ID_INVALID */
function brokerAt(text: string): BrokerAddress {
  const peerId = text.split('/p2p/').at(-1)!;
  publicKeyOfPeer(peerId);
  return { peerId, addresses: text.startsWith('/') ? [text] : [] };
}

const planLines = ({ shards, clear }: PlannedSeal): string[] => [
  ...shards.map(
    ({ index, bytes, sealedBytes }) =>
      `  shard ${index + 1}  sealed: ${bytesText(bytes)}, ${bytesText(sealedBytes)} as ciphertext`,
  ),
  ...clear.map(({ what, bytes }) => `  ${what}  in clear, since clients need it: ${bytesText(bytes)}`),
];
