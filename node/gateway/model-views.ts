/**
 * The models that the mesh names, with what the chain has of them, who serves which shard now, and the ways to ask each.
 * @module
 */
import { bytesToHex } from '../../crypto/core/bytes.ts';
import { shardRoot, shardsOf } from '../../models/shard/manifest.ts';
import type { Manifest } from '../../models/shard/types.ts';
import { positionFee } from '../../settlement/batch/segment.ts';
import type { ClientConnection } from '../client/connect.ts';
import { couldSee, modeText, slowdownOf } from '../client/mode-text.ts';
import { PRIVACY_MODES, type RunPrivacy } from '../client/privacy-modes.ts';
import type { MeshModels } from '../client/settle-left.ts';
import { assertOpen } from '../client/whole-model.ts';
import { askSealed } from '../services/key-release.ts';
import type { ApiModel, ApiModelMode, ApiModeText, ApiNode } from './api-types.ts';
import { behindBy } from './behind.ts';
import { orNull } from './or-null.ts';
import { rememberedBy } from './remembered.ts';

type Connection = Pick<ClientConnection, 'ledger' | 'host' | 'introducer' | 'config'>;

const CHAIN_MS = 15_000;
const MAX_MODELS = 256;

export type ModelViews = (models: MeshModels, nodes: readonly ApiNode[]) => Promise<ApiModel[]>;

/** @param onNews told when it is known of a model whether it is sealed; until then it is shown as none that is */
export function createModelViews(
  { ledger, host, introducer, config }: Connection,
  onNews: () => void,
): ModelViews {
  const ofChain = rememberedBy(CHAIN_MS, MAX_MODELS, (root: Uint8Array) => ledger.getModel(root));
  const sealedOf = behindBy({
    everyMs: CHAIN_MS,
    most: MAX_MODELS,
    lasts: true, // a model is sealed or it is not
    onNews,
    ask: (root: Uint8Array) => askSealed(host, introducer, root),
  });

  async function viewOf(
    { root, manifest }: MeshModels[number],
    nodes: readonly ApiNode[],
  ): Promise<ApiModel> {
    const record = await orNull(ofChain(root));
    const sealed = sealedOf(root);
    const name = bytesToHex(root);
    const parts = shardsOf(manifest);
    const shards = parts.map((part, index) => ({
      index,
      root: bytesToHex(shardRoot(part)),
      bytes: part.bytes,
      ops: part.ops,
      nodes: nodes
        .filter(({ serving }) => serving.some(({ model, shard }) => model === name && shard === index))
        .map(({ peer }) => peer),
    }));
    const costs = parts.map(({ cost }) => cost);
    return {
      root: name,
      name: manifest.name,
      task: manifest.task,
      license: manifest.license,
      source: manifest.source,
      context: manifest.context,
      closed: manifest.closed,
      sealed: sealed === null ? null : sealed.manifest.grade,
      servable: record?.servable ?? false,
      priceWei: record === null ? null : String(positionFee(costs, record.pricePerUnit)),
      owner: record?.owner ?? null,
      covered: shards.every(({ nodes: serving }) => serving.length > 0),
      shards,
      modes: PRIVACY_MODES.map((mode) => modeOf(mode, manifest, sealed !== null, config.traffic > 0)),
    };
  }

  return (models, nodes) => Promise.all(models.map((model) => viewOf(model, nodes)));
}

/** Why this model cannot be asked so; null where it can. */
export function whyNot(mode: RunPrivacy, manifest: Manifest, sealed: boolean): string | null {
  if (mode === 'veil') return null;
  if (sealed) return 'its weights are sealed: only the enclaves of its nodes have them';
  try {
    assertOpen(manifest);
    return null;
  } catch (thrown) {
    return (thrown as Error).message;
  }
}

/** @param level of a route; null where none is planned */
export function modeTextOf(
  mode: RunPrivacy,
  task: Manifest['task'],
  traffic: boolean,
  level: Parameters<typeof couldSee>[1],
): ApiModeText {
  const { times, text } = slowdownOf(mode, task);
  return {
    ...modeText(mode, traffic),
    couldSee: couldSee(mode, level),
    slowdown: times,
    slowdownText: text,
  };
}

const modeOf = (mode: RunPrivacy, manifest: Manifest, sealed: boolean, traffic: boolean): ApiModelMode => {
  const why = whyNot(mode, manifest, sealed);
  return { mode, possible: why === null, why, ...modeTextOf(mode, manifest.task, traffic, null) };
};
