/**
 * `veilmesh model price <model>`: what a model costs, as the chain has it; with --set, the same weights under a new root with another price, since
 * a root's price is fixed. The old root is served on, until --retire.
 * @module
 */
import type { Command } from 'commander';
import { formatEther } from 'viem';
import { bytesToHex } from '../../crypto/core/bytes.ts';
import { UsageError } from '../../crypto/core/errors.ts';
import { shardsOf } from '../../models/shard/manifest.ts';
import { positionFee } from '../../settlement/batch/segment.ts';
import { modelByName } from '../models/by-name.ts';
import { contextOf } from './context.ts';
import { asOwner, type MeshModel, ownersLedger, readMeshModel } from './mesh-model.ts';
import { bringToMesh, withEdition } from './model-register.ts';

interface PriceFlags {
  /** Wei of a work unit. */
  readonly set?: bigint;
  readonly retire?: boolean;
  readonly dryRun?: boolean;
}

export async function modelPrice(name: string, flags: PriceFlags, command: Command): Promise<void> {
  const { config } = contextOf(command);
  const { set, retire = false, dryRun = false } = flags;
  if (set === undefined && (retire || dryRun)) {
    throw new UsageError('PRICE_FLAGS', '--retire and --dry-run go with --set', {
      hint: `veilmesh model price ${name} --set <wei> --dry-run`,
    });
  }
  await asOwner(command, async (connection, out) => {
    const old = await readMeshModel(connection, name);
    const now = priceOf(old);
    if (set === undefined) {
      out.result(now, priceText(now));
      return;
    }
    if (old.record?.pricePerUnit === set) {
      throw new UsageError('PRICE_SAME', `${old.manifest.name} costs ${set} wei a work unit already`, {
        hint: `veilmesh model price ${name}`,
      });
    }
    const owner = await ownersLedger(connection, old);
    const { name: called } = old.manifest;
    const stored = await modelByName(called, shardsOf(old.manifest).length, config, out);
    const edition = withEdition(stored, `${set} wei a unit`);
    const brought = await bringToMesh(connection, owner, edition, { price: set, dryRun }, out);
    const retired = {
      modelRoot: now.modelRoot,
      retired: retire && !dryRun,
      nodes: old.nodes.filter(({ counts }) => counts).length,
    };
    if (retired.retired) {
      const { txHash } = await owner.deprecateModel(old.root);
      out.done(
        'retired',
        `${now.modelRoot.slice(0, 12)}: no new sessions; what was served is paid (${txHash})`,
      );
    }
    const fate = retire
      ? dryRun
        ? `would be retired: its ${retired.nodes} node(s) take no new session of it`
        : 'is retired'
      : 'is served on at its price; --retire ends that';
    out.result(
      { before: now, after: brought.value, old: retired },
      `${brought.text}\n  before: ${now.positionEther} ether a position under ${now.modelRoot}, which ${fate}\n` +
        '  nodes serve one root: they join the new one with --model',
    );
  });
}

function priceOf({ manifest, record, root }: MeshModel) {
  const costs = shardsOf(manifest).map(({ cost }) => cost);
  if (record === null) {
    throw new UsageError(
      'MODEL_NOT_REGISTERED',
      `${manifest.name} has no price: the chain does not know it`,
      {
        hint: `veilmesh model publish ${manifest.name} --price <wei>`,
      },
    );
  }
  const positionWei = positionFee(costs, record.pricePerUnit);
  return {
    name: manifest.name,
    modelRoot: bytesToHex(root),
    owner: record.owner,
    pricePerUnit: record.pricePerUnit,
    /** By shard: what the node of each has its part of. */
    workUnits: costs.map((cost) => Math.ceil(cost / 1_000)),
    positionWei,
    positionEther: formatEther(positionWei),
    servable: record.servable,
  };
}

const priceText = (price: ReturnType<typeof priceOf>): string =>
  [
    `${price.name} ${price.modelRoot}${price.servable ? '' : ' (retired)'}`,
    `  ${price.pricePerUnit} wei a work unit (a thousand multiplications); ${price.workUnits.join(' + ')} units a position, by shard`,
    `  ${price.positionEther} ether a position, ${formatEther(1_000n * price.positionWei)} a thousand`,
    `  owner ${price.owner}; fixed for this root: veilmesh model price ${price.name} --set <wei> --dry-run plans another`,
  ].join('\n');
