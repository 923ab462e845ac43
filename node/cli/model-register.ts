/**
 * `veilmesh model publish <model>` of a model in clear: registered on the chain of a mesh, then offered to its bootstrap peer, who fetches
 * it from here and hands it out. With --dry-run, what would be written and paid. A command that broke off goes on where it was.
 * @module
 */
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Command } from 'commander';
import { formatEther, formatGwei } from 'viem';
import { bytesToHex } from '../../crypto/core/bytes.ts';
import { UnavailableError, UsageError } from '../../crypto/core/errors.ts';
import { serveShards } from '../../mesh/shards/serve.ts';
import { createShardStore } from '../../mesh/shards/store.ts';
import { modelRoot, shardRoot, shardsOf } from '../../models/shard/manifest.ts';
import { positionFee } from '../../settlement/batch/segment.ts';
import type { Ledger } from '../../settlement/chain/ledger.ts';
import { publicationCost } from '../../settlement/chain/publication-cost.ts';
import type { ModelPublication } from '../../settlement/chain/types.ts';
import type { ClientConnection } from '../client/connect.ts';
import { meshModels } from '../client/model.ts';
import { fundFor } from '../client/pay.ts';
import { modelByName } from '../models/by-name.ts';
import type { StoredModel } from '../models/packed-store.ts';
import { serveManifests } from '../services/manifest.ts';
import { bytesOfModel, offerModel } from '../services/model-offers.ts';
import { contextOf } from './context.ts';
import { asOwner } from './mesh-model.ts';
import { bytesText, type Output, seconds } from './output.ts';

export interface RegisterFlags {
  readonly shards: number;
  /** Wei of a work unit. */
  readonly price: bigint;
  /** Makes another model of it, with a root of its own. */
  readonly edition?: string;
  readonly dryRun?: boolean;
}

const OFFER_POLL_MS = 250;

export async function registerModel(name: string, flags: RegisterFlags, command: Command): Promise<void> {
  const { config } = contextOf(command);
  await asOwner(command, async (connection, out) => {
    const { ledger } = connection;
    const held = (await meshModels(connection)).filter(({ manifest }) => manifest.name === name);
    const records = await Promise.all(held.map(({ root }) => ledger.getModel(root)));
    const owners = records.flatMap((record) => record?.owner.toLowerCase() ?? []);
    if (held.length > 0 && !owners.includes(ledger.account.toLowerCase())) {
      throw new UsageError('MODEL_NAME_TAKEN', `another owner has a model called ${name} in this mesh`, {
        details: { owners, yours: ledger.account },
        hint: 'import it under another name: veilmesh model import FILE --name <name>',
      });
    }
    const model = withEdition(await modelByName(name, flags.shards, config, out), flags.edition);
    const done = await bringToMesh(connection, ledger, model, flags, out);
    out.result(done.value, done.text);
  });
}

export interface Brought {
  readonly value: Readonly<Record<string, unknown>>;
  readonly text: string;
}

/** @param ledger in the owner's name @throws UsageError MODEL_TAKEN | MODEL_PRICE_FIXED | MODEL_RETIRED; UnavailableError CLIENT_UNFUNDED | OFFER_FAILED, as offerModel */
export async function bringToMesh(
  connection: ClientConnection,
  ledger: Ledger,
  model: StoredModel,
  { price, dryRun }: Pick<RegisterFlags, 'price' | 'dryRun'>,
  out: Output,
): Promise<Brought> {
  const { network, config } = connection;
  const { manifest } = model;
  const root = modelRoot(manifest);
  const publication: ModelPublication = {
    modelRoot: root,
    shardRoots: shardsOf(manifest).map(shardRoot),
    semanticsHash: manifest.semanticsHash,
    pricePerUnit: price,
    licence: manifest.license,
  };
  const registered = await isRegistered(ledger, manifest.name, publication);
  const rpcUrl = config.rpcUrl === '' ? network.rpcUrl : config.rpcUrl;
  const cost = registered
    ? null
    : await publicationCost(rpcUrl, network.contracts, ledger.account, publication);
  const costs = shardsOf(manifest).map((part) => part.cost);
  const positionWei = positionFee(costs, price);
  const plan = {
    name: manifest.name,
    modelRoot: bytesToHex(root),
    licence: manifest.license,
    shards: shardsOf(manifest).map(({ index, bytes, contentHash }) => ({ index, bytes, contentHash })),
    bytes: bytesOfModel(manifest),
    pricePerUnit: price,
    positionWei,
    account: ledger.account,
    registered,
    gas: cost?.gas ?? null,
    costWei: cost?.wei ?? null,
    dryRun: dryRun === true,
  };
  const lines = [
    `${manifest.name} ${plan.modelRoot}: ${manifest.license}`,
    ...plan.shards.map(
      ({ index, bytes, contentHash }) =>
        `  shard ${index + 1}  ${bytesText(bytes)}, ${bytesToHex(contentHash)}`,
    ),
    `  to hand out  ${bytesText(plan.bytes)} to the bootstrap peer, with what clients and nodes need besides`,
    `  price        ${price} wei a work unit: ${formatEther(positionWei)} ether a position; fixed with the root, for ever`,
    cost === null
      ? '  registered   already, by this account'
      : `  costs        ${cost.gas} gas at ${formatGwei(cost.gasPrice)} gwei: about ${formatEther(cost.wei)} ether from ${ledger.account}`,
  ];
  if (dryRun === true) return { value: plan, text: lines.join('\n') };
  for (const line of lines) out.note(line);
  let at = performance.now();
  let txHash: string | null = null;
  if (cost !== null) {
    await fundFor({ ...connection, ledger }, cost.wei);
    ({ txHash } = await ledger.publishModel(publication));
    out.done('registered', `on chain ${ledger.chainId}: ${txHash}`, at);
  }
  at = performance.now();
  await handOut(connection, model, root, out);
  out.done('handed out', `${bytesText(plan.bytes)}, checked there by their hashes`, at);
  const join = `veilmesh join ${config.bootstrap[0]} --model ${plan.modelRoot}`;
  return {
    value: { ...plan, registered: true, txHash, next: join },
    text:
      `${manifest.name} ${plan.modelRoot}: registered, and in the hands of the mesh\n` +
      `  serve it: ${join}\n  who does: veilmesh model coverage ${plan.modelRoot}`,
  };
}

async function isRegistered(
  ledger: Ledger,
  name: string,
  { modelRoot: root, pricePerUnit }: ModelPublication,
): Promise<boolean> {
  const record = await ledger.getModel(root);
  if (record === null) return false;
  const again = `veilmesh model publish ${name} --edition <text>: the same weights under a root of their own`;
  const details = { modelRoot: bytesToHex(root) };
  if (record.owner.toLowerCase() !== ledger.account.toLowerCase()) {
    throw new UsageError('MODEL_TAKEN', 'this root is registered already, by another account', {
      details: { ...details, owner: record.owner, yours: ledger.account },
      hint: again,
    });
  }
  if (!record.servable) {
    throw new UsageError('MODEL_RETIRED', 'this root was retired, which cannot be taken back', {
      details,
      hint: again,
    });
  }
  if (record.pricePerUnit !== pricePerUnit) {
    throw new UsageError(
      'MODEL_PRICE_FIXED',
      'this root is registered at another price, which cannot be changed',
      {
        details: { ...details, expected: String(record.pricePerUnit), got: String(pricePerUnit) },
        hint: `veilmesh model price ${name} --set ${pricePerUnit}`,
      },
    );
  }
  return true;
}

/** The bootstrap peer fetches all files from here, over the connection that is open. @throws UnavailableError OFFER_FAILED */
async function handOut(
  { host, introducer, config }: ClientConnection,
  { manifest, files, tokenizer }: StoredModel,
  root: Uint8Array,
  out: Output,
): Promise<void> {
  const store = await createShardStore(join(config.home, 'shards'));
  for (const file of [...files, ...(tokenizer === null ? [] : [tokenizer])]) await store.put(file);
  const stops = [
    await serveShards(host, store),
    await serveManifests(host, new Map([[bytesToHex(root), manifest]])),
  ];
  try {
    const at = performance.now();
    let first: number | undefined;
    for (;;) {
      const { state, bytes, total, why } = await offerModel(host, introducer, root);
      if (state === 'taken') return;
      if (state === 'failed') {
        throw new UnavailableError('OFFER_FAILED', 'the bootstrap peer did not take the model', {
          details: { why: why ?? 'unknown' },
          hint: 'the model is registered; what arrived is kept: run the same command again',
        });
      }
      first ??= bytes;
      const rate = (bytes - first) / (performance.now() - at);
      const left =
        rate === 0 ? '' : `, ${(rate / 1_000).toFixed(1)} MB/s, ${seconds((total - bytes) / rate)} left`;
      out.progress('hand out', `${bytesText(bytes)} of ${bytesText(total)}${left}`);
      await sleep(OFFER_POLL_MS);
    }
  } finally {
    for (const stop of stops) await stop();
  }
}

/** The same weights under another root: the chain fixes price and owner with the root. @throws UsageError MODEL_EDITION */
export function withEdition(model: StoredModel, edition: string | undefined): StoredModel {
  if (edition === undefined) return model;
  if (!/^[\w .:-]{1,40}$/.test(edition)) {
    throw new UsageError(
      'MODEL_EDITION',
      'an edition is 1 to 40 letters, digits, blanks, dots, colons and dashes',
      {
        details: { got: edition },
        hint: '--edition 2',
      },
    );
  }
  const { manifest } = model;
  return { ...model, manifest: { ...manifest, source: `${manifest.source}; edition ${edition}` } };
}
