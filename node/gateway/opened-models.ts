/**
 * The models of the mesh as this client holds them: each is opened when it is first asked for, and stays open.
 * @module
 */
import { bytesToHex } from '../../crypto/core/bytes.ts';
import { UsageError } from '../../crypto/core/errors.ts';
import type { Manifest } from '../../models/shard/types.ts';
import { decodeBundle } from '../../models/text/bundle.ts';
import { createTextModel, type TextModel } from '../../models/text/text-model.ts';
import type { ClientConnection } from '../client/connect.ts';
import { type ClientModel, meshModels, openModel } from '../client/model.ts';
import type { MeshModels } from '../client/settle-left.ts';
import { openWhole, type WholeModel } from '../client/whole-model.ts';
import type { Stages } from '../stages.ts';
import { once } from './once.ts';
import type { AskedText } from './types.ts';

export interface OpenedModel {
  readonly model: ClientModel;
  /** Its words. */
  readonly text: () => Promise<TextModel>;
  /** With all its weights, for twin and vault. */
  readonly whole: () => Promise<WholeModel>;
}

export interface OpenedModels {
  /** All that the mesh names. */
  readonly known: () => Promise<MeshModels>;
  /** @param name or root @throws as openModel */
  open(name: string): Promise<OpenedModel>;
  close(): Promise<void>;
}

export function openedModels(connection: ClientConnection, stages: Stages): OpenedModels {
  const known = once<MeshModels>(() => meshModels(connection));
  const opened = new Map<string, () => Promise<OpenedModel>>();

  async function openOnce(root: string): Promise<OpenedModel> {
    const model = await openModel(connection, root, stages);
    return {
      model,
      text: once(async () => createTextModel(decodeBundle(await model.tokenizer()))),
      whole: once(() => openWhole(connection, model, stages)),
    };
  }

  /** Of several under one name the first that is not retired. */
  async function inForce(found: MeshModels): Promise<MeshModels[number] | undefined> {
    if (found.length < 2) return found[0];
    const records = await Promise.all(found.map(({ root }) => connection.ledger.getModel(root)));
    return found.find((_, i) => records[i]?.servable === true) ?? found[0];
  }

  return {
    known,
    async open(name) {
      const found = await inForce(
        (await known()).filter(({ root, manifest }) => manifest.name === name || bytesToHex(root) === name),
      );
      const root = found === undefined ? name : bytesToHex(found.root);
      const open = opened.get(root) ?? once(() => openOnce(root));
      if (found !== undefined) opened.set(root, open);
      return await open();
    },
    async close() {
      for (const open of opened.values()) await (await open()).model.close();
    },
  };
}

/** @throws UsageError MODEL_TASK */
export function requireTask(
  { manifest: { name, task } }: Pick<ClientModel, 'manifest'>,
  wanted: Manifest['task'],
  other: string,
): void {
  if (task === wanted) return;
  throw new UsageError('MODEL_TASK', `${name} is no model for this`, {
    details: { task, expected: wanted },
    hint: task === 'chat' || task === 'embed-sentence' ? `POST ${other}` : `veilmesh run ${name}`,
  });
}

/** UTF-16 units that no tokeniser here puts into one token on average: more of them than that fit no context. */
const UNITS_A_TOKEN = 32;

/**
 * The prompt as the model is fed it. What cannot fit is refused by its length, before the work of cutting it into tokens.
 * @throws UsageError CHAT_CONTEXT; and as encodeChat and encodeText
 */
export function encodePrompt(text: TextModel, manifest: Manifest, prompt: AskedText['prompt']): Int32Array {
  const units =
    'messages' in prompt
      ? prompt.messages.reduce((sum, { content }) => sum + content.length, 0)
      : prompt.text.length;
  const tokens = Math.ceil(units / UNITS_A_TOKEN);
  if (tokens > manifest.context) {
    throw new UsageError('CHAT_CONTEXT', `the prompt does not fit the context of ${manifest.name}`, {
      details: { prompt: `${tokens} or more`, context: manifest.context },
      hint: 'shorten the prompt',
    });
  }
  return 'messages' in prompt ? text.encodeChat(prompt.messages) : text.encodeText(prompt.text);
}
