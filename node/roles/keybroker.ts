/**
 * A key broker as a process: its keys, its policy, its log, its place in the mesh; and the sealed models that it hands out.
 * @module
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { openPolicy, type Policy, requireProduction } from '../../crypto/attest/policy.ts';
import { bytesToHex } from '../../crypto/core/bytes.ts';
import { asVeilmeshError, UsageError } from '../../crypto/core/errors.ts';
import type { KeyGrade, KeyShare } from '../../crypto/seal/content-key.ts';
import type { Revocation } from '../../crypto/seal/release-entry.ts';
import { openSealedManifest } from '../../crypto/seal/sealed-manifest.ts';
import { createHost } from '../../mesh/host/host.ts';
import type { MeshHost } from '../../mesh/host/types.ts';
import { serveShards } from '../../mesh/shards/serve.ts';
import { createShardStore, type ShardStore } from '../../mesh/shards/store.ts';
import { decodeManifest } from '../../models/shard/manifest.ts';
import type { Manifest } from '../../models/shard/types.ts';
import type { Config } from '../config/schema.ts';
import { holdHome } from '../home-lock.ts';
import { loadOrCreateKey } from '../keys.ts';
import type { Logger } from '../log.ts';
import { measureKeys, measureRefusal } from '../metrics/keybroker.ts';
import { measureMesh } from '../metrics/mesh.ts';
import { startMetrics } from '../metrics/serve.ts';
import { readSealedFolder, type SealedFolder, sealedFolder, sealedModels } from '../models/seal-model.ts';
import { joinNetwork } from '../services/join-network.ts';
import { createDevelopmentBroker, createProductionBroker, type KeyBroker } from '../services/key-broker.ts';
import { loadBrokerKeys } from '../services/key-bundle.ts';
import { type KeyLog, openKeyLog } from '../services/key-log.ts';
import {
  type BrokerAddress,
  type SealedModel,
  serveKeyBroker,
  serveSealed,
} from '../services/key-release.ts';
import { followRevocations } from '../services/key-revocations.ts';
import { serveManifests } from '../services/manifest.ts';
import { createShutdown, type Shutdown } from '../shutdown.ts';
import { nowSeconds } from '../tee/clock.ts';

export interface KeyBrokerRoleOptions {
  readonly config: Config;
  /** Which of the two it is, for as long as it runs. */
  readonly grade: KeyGrade;
  /** Files that `model publish --sealed` wrote for this broker. */
  readonly keyFiles: readonly string[];
  /** Signed policy and who may sign it; the mesh's where left out, which is for development alone. */
  readonly policy: { readonly file: string; readonly signer: Uint8Array } | null;
  readonly log: Logger;
}

export interface KeyBrokerReady {
  readonly role: 'keybroker';
  readonly grade: KeyGrade;
  readonly peerId: string;
  readonly addresses: readonly string[];
  /** Null where they are served nowhere. */
  readonly metrics: string | null;
  readonly keys: number;
  /** Entries of the release log, and the hash of the last. */
  readonly released: number;
  readonly logHead: string;
  readonly policySerial: number;
  /** Sealed models that it hands out. */
  readonly models: readonly string[];
}

export interface KeyBrokerRole {
  readonly ready: KeyBrokerReady;
  stop(): Promise<void>;
}

export const keyLogFile = (home: string): string => join(home, 'keybroker', 'releases.log');
export const revocationsFile = (home: string): string => join(home, 'keybroker', 'revocations.jsonl');

export async function startKeyBrokerRole(options: KeyBrokerRoleOptions): Promise<KeyBrokerRole> {
  const { config, grade, keyFiles, log } = options;
  const shutdown = createShutdown();
  try {
    if (keyFiles.length === 0) {
      throw new UsageError('KEY_FILES_NONE', 'a key broker needs keys to give', {
        hint: 'veilmesh keybroker --keys FILE, which veilmesh model publish MODEL --sealed wrote for it',
      });
    }
    shutdown.add(await holdHome(config.home, 'keybroker'));
    const host = await createHost({
      privateKey: loadOrCreateKey(config.home, 'peer'),
      listen: config.listen,
      announce: config.announce,
      bootstrap: config.bootstrap,
    });
    shutdown.add(() => host.close());
    const metrics = await startMetrics(config, 'keybroker', shutdown);
    measureMesh(metrics, host);
    const policy = await policyOf(options, host);
    const revoked: Revocation[] = [];
    const opening = { grade, broker: host.publicKey };
    const entries = await openKeyLog(keyLogFile(config.home), opening, (entry) => {
      if (entry.event === 'revoke') revoked.push(entry);
    });
    shutdown.add(() => entries.close());
    measureKeys(metrics, entries);
    const revocations = followRevocations(revocationsFile(config.home), entries, revoked, nowSeconds);
    await revocations();
    const common = {
      publicKey: host.publicKey,
      sign: (bytes: Uint8Array) => host.sign(bytes),
      log: saying(entries, grade, log, () =>
        metrics.count('veilmesh_keybroker_requests_total', { outcome: 'released' }),
      ),
      revocations,
      nowSeconds,
    };
    const broker: KeyBroker =
      grade === 'production'
        ? createProductionBroker({
            ...common,
            policy: () => requireProduction(policy()),
            shares: sharesOf(keyFiles, 'production', host.publicKey),
          })
        : createDevelopmentBroker({
            ...common,
            policy,
            shares: sharesOf(keyFiles, 'development', host.publicKey),
          });
    const say = sayRefusals(grade, log);
    const refused = (peerId: string, thrown: unknown): void => {
      measureRefusal(metrics, thrown);
      say(peerId, thrown);
    };
    shutdown.add(await serveKeyBroker(host, broker, refused));
    const models = await serveSealedModels(host, config.home, shutdown);
    log.info(`${grade} broker`, {
      keys: broker.keyIds.length,
      policy: policy().serial,
      entries: entries.count,
    });
    return {
      ready: {
        role: 'keybroker',
        grade,
        peerId: host.peerId,
        addresses: host.addresses(),
        metrics: metrics.url,
        keys: broker.keyIds.length,
        released: entries.count,
        logHead: bytesToHex(entries.head),
        policySerial: policy().serial,
        models,
      },
      stop: shutdown.run,
    };
  } catch (error) {
    await shutdown.run();
    throw error;
  }
}

const sharesOf = <G extends KeyGrade>(
  files: readonly string[],
  grade: G,
  broker: Uint8Array,
): KeyShare<G>[] => files.flatMap((file) => loadBrokerKeys(file, grade, broker).shares);

/**
 * A production broker takes its policy from its owner alone, and reads the file again for every release: what was revoked there counts
 * at once. A development broker may take the mesh's, as it was when it joined.
 * @throws UsageError KEY_POLICY_NONE; VerificationError POLICY_*
 */
async function policyOf(
  { config, grade, policy }: KeyBrokerRoleOptions,
  host: MeshHost,
): Promise<() => Policy> {
  if (policy !== null) {
    const memory = join(config.home, 'keybroker', 'policy-serial');
    mkdirSync(dirname(memory), { recursive: true, mode: 0o700 });
    return () => {
      const minSerial = lastSerial(memory);
      const bytes = new Uint8Array(readFileSync(policy.file));
      const opened = openPolicy(bytes, { signers: [policy.signer], minSerial });
      if (opened.serial > minSerial) writeFileSync(memory, `${opened.serial}\n`, { flush: true });
      return opened;
    };
  }
  const bootstrap = config.bootstrap[0];
  if (grade === 'production' || bootstrap === undefined) {
    throw new UsageError('KEY_POLICY_NONE', `a ${grade} broker needs a policy to give keys by`, {
      hint: 'veilmesh keybroker --policy FILE --policy-signer KEY',
    });
  }
  const joined = await joinNetwork(host, await host.dial(bootstrap), config);
  return () => joined.policy;
}

/** Of the newest policy that was used here; an older one is a rollback. @throws UsageError KEY_POLICY_MEMORY */
function lastSerial(path: string): number {
  if (!existsSync(path)) return 0;
  const text = readFileSync(path, 'utf8').trim();
  if (/^\d{1,15}$/.test(text)) return Number(text);
  throw new UsageError('KEY_POLICY_MEMORY', `${path} does not hold the serial of a policy`, {
    hint: 'restore it: it keeps older policies out',
  });
}

/** The same log, and each entry a line for whoever runs the broker. */
const saying = (
  entries: KeyLog,
  grade: KeyGrade,
  log: Logger,
  onRelease: () => void,
): Pick<KeyLog, 'append'> => ({
  append: async (entry) => {
    const encoded = await entries.append(entry);
    if (entry.event === 'release') {
      onRelease();
      const { keyId, assurance, measurement } = entry;
      log.info(`${grade} key released to ${assurance} enclave`, {
        key: bytesToHex(keyId).slice(0, 16),
        measurement,
        entry: entries.count - 1,
      });
    } else {
      const { kind, value, effectiveAt } = entry;
      log.info('revoked', { kind, value, from: new Date(effectiveAt * 1_000).toISOString() });
    }
    return encoded;
  },
});

/** So many refusals a minute are worth a line each; strangers could fill the disk with them. */
const REFUSALS_SAID = 20;

function sayRefusals(grade: KeyGrade, log: Logger): (peerId: string, thrown: unknown) => void {
  let minute = Number.NaN;
  let refused = 0;
  return (peerId, thrown) => {
    const now = Math.floor(nowSeconds() / 60);
    if (now !== minute) {
      if (refused > REFUSALS_SAID) log.error('refused besides', { requests: refused - REFUSALS_SAID });
      minute = now;
      refused = 0;
    }
    refused += 1;
    if (refused > REFUSALS_SAID) return;
    const { code, message } = asVeilmeshError(thrown);
    log.error(`no ${grade} key for ${peerId}`, { code, why: message });
  };
}

/** Every sealed model in the home folder: its files are for everybody. @returns their names */
async function serveSealedModels(host: MeshHost, home: string, shutdown: Shutdown): Promise<string[]> {
  const names = sealedModels(home);
  const sealed = new Map<string, SealedModel>();
  const manifests = new Map<string, Manifest>();
  const stores: ShardStore[] = [];
  for (const name of names) {
    const found = readSealedFolder(sealedFolder(home, name));
    if (found === null) continue;
    const root = bytesToHex(openSealedManifest(found.sealed).modelRoot);
    sealed.set(root, { ...found, brokers: whereBrokersAre(found, host) });
    manifests.set(root, decodeManifest(found.manifest));
    stores.push(await createShardStore(join(sealedFolder(home, name), 'files')));
  }
  if (names.length === 0) return [];
  shutdown.add(await serveSealed(host, sealed));
  shutdown.add(await serveManifests(host, manifests));
  shutdown.add(await serveShards(host, anyOf(stores)));
  return names;
}

/** As they were when the model was sealed; this one as it is. */
const whereBrokersAre = ({ brokers }: SealedFolder, host: MeshHost): BrokerAddress[] =>
  brokers.map((known) =>
    known.peerId === host.peerId ? { ...known, addresses: host.addresses().slice(0, 8) } : known,
  );

/** Several stores as one to read from. */
function anyOf(stores: readonly ShardStore[]): Pick<ShardStore, 'list' | 'openReader'> {
  const owners = new Map<string, ShardStore>();
  return {
    async list(contentHash) {
      for (const store of stores) {
        const list = await store.list(contentHash);
        if (list === undefined) continue;
        owners.set(bytesToHex(contentHash), store);
        return list;
      }
      return undefined;
    },
    openReader: (list) => owners.get(bytesToHex(list.contentHash))!.openReader(list),
  };
}
