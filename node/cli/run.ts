/**
 * `veilmesh run`: one private question, its answer, its waterfall, its settlement, its receipt.
 * @module
 */
import type { Command } from 'commander';
import { bytesToHex } from '../../crypto/core/bytes.ts';
import { UsageError } from '../../crypto/core/errors.ts';
import type { Manifest } from '../../models/shard/types.ts';
import type { Awaitable } from '../../settlement/receipt/finality.ts';
import { type ClientConnection, connectClient } from '../client/connect.ts';
import { DECOY_RATE } from '../client/decoy-rate.ts';
import { meshModels, openModel } from '../client/model.ts';
import type { RunPrivacy } from '../client/privacy-modes.ts';
import type { QuestionRef } from '../client/question-ref.ts';
import type { Config } from '../config/schema.ts';
import { tokenizerOf } from '../models/catalog.ts';
import { digitsTask } from '../models/digits-task.ts';
import { DEFAULT_MODEL, KNOWN_MODELS } from '../models/names.ts';
import { sentencesTask } from '../models/sentences-task.ts';
import type { Task } from '../models/task.ts';
import { tensorTask } from '../models/tensor-task.ts';
import { lotWish } from './audit-lot.ts';
import type { ChatFlags } from './commands/chat-options.ts';
import { contextOf } from './context.ts';
import type { Wishes } from './finality.ts';
import { withLocalnet } from './known-mesh.ts';
import type { Output } from './output.ts';
import { runChatCommand } from './run-chat.ts';
import { assertPrivacy, runPrivate } from './run-private.ts';
import { runTask } from './run-task.ts';

export interface RunRequest extends Wishes {
  /** Name or root; found in the input or the mesh when left out. */
  readonly model?: string;
  readonly input: readonly string[];
  /** Numbers for a model that takes them. */
  readonly file?: string;
  readonly chat: ChatFlags;
  /** A contract's, which the answer is for. */
  readonly question?: QuestionRef;
  /** veil when left out. */
  readonly privacy?: RunPrivacy;
  /** Of twin and vault: one in so many queries has a decoy beside it; none when left out, or 0. */
  readonly decoys?: number;
}

interface RunFlags {
  readonly model?: string;
  readonly input?: string;
  readonly spotCheck?: boolean;
  readonly audit?: number | true;
  readonly lot?: number | true;
  readonly plant?: number;
  readonly record?: string;
  readonly finality: Awaitable;
  readonly for?: QuestionRef;
  readonly privacy: RunPrivacy;
  readonly decoy?: number;
}

export async function run(
  first: string | undefined,
  rest: string[],
  {
    model,
    input: file,
    spotCheck,
    audit,
    lot,
    plant,
    record,
    finality,
    for: question,
    privacy,
    decoy = DECOY_RATE,
    ...chat
  }: ChatFlags & RunFlags,
  command: Command,
): Promise<void> {
  const { config, out } = contextOf(command);
  const input = first === undefined ? rest : [first, ...rest];
  await runAndReport(withLocalnet(config), out, {
    ...(model === undefined ? {} : { model }),
    input,
    ...(file === undefined ? {} : { file }),
    ...(question === undefined ? {} : { question }),
    privacy,
    decoys: decoy,
    chat,
    spotCheck: spotCheck === true ? 'demanded' : 'none',
    audit: audit === true ? 1 : (audit ?? null),
    lot: lotWish(lot, plant),
    record: record ?? null,
    finality,
    patienceMs: null,
  });
}

export async function runAndReport(config: Config, out: Output, request: RunRequest): Promise<void> {
  const connection = await connectClient(config);
  try {
    out.done('network', connection.networkText);
    const at = performance.now();
    const { name, input } = await modelOf(connection, request);
    const model = await openModel(connection, name, out);
    try {
      const { manifest, root } = model;
      out.done('model', `${manifest.name} ${bytesToHex(root).slice(0, 12)}, registered on chain`, at);
      const { privacy = 'veil' } = request;
      if (model.seal !== null) assertNoWeights(name, privacy, request);
      if (privacy !== 'veil') assertPrivacy(model, privacy, request, config);
      if (request.question !== undefined && manifest.task !== 'chat') {
        throw new UsageError('QUESTION_UNBOUND', 'only what a language model says is bound for a contract', {
          hint: 'a contract asks closed language models',
        });
      }
      if (manifest.task === 'chat') {
        return await runChatCommand(connection, model, input.join(' '), request.chat, request, out);
      }
      const task = taskOf(manifest, input, request);
      if (privacy === 'veil') return await runTask(connection, model, task, request, out);
      return await runPrivate(connection, model, privacy, task, request.decoys ?? 0, out);
    } finally {
      await model.close();
    }
  } finally {
    await connection.close();
  }
}

/** Before anything is paid. @throws UsageError MODEL_SEALED when weights would be needed outside of enclaves */
function assertNoWeights(name: string, privacy: RunPrivacy, { audit, lot }: RunRequest): void {
  if (privacy === 'veil' && (audit ?? null) === null && (lot ?? null) === null) return;
  throw new UsageError(
    'MODEL_SEALED',
    'the model is sealed: only the enclaves of its nodes have its weights',
    {
      hint: `nobody can compute it again: ask without --audit and --lot, in veil: veilmesh run ${name}`,
    },
  );
}

function taskOf(manifest: Manifest, input: readonly string[], { file }: RunRequest): Task {
  if (manifest.task === 'classify-image') return digitsTask(input[0]);
  if (manifest.task === 'embed-sentence') return sentencesTask(input, tokenizerOf(manifest));
  return tensorTask(manifest, manifest.tensor!, file);
}

/** Without a flag the first word names the model, if it is the name of one in this mesh or of ours. */
async function modelOf(
  connection: ClientConnection,
  { model, input }: RunRequest,
): Promise<{ name: string; input: readonly string[] }> {
  if (model !== undefined) return { name: model, input };
  const [first, ...rest] = input;
  if (first === undefined) return { name: DEFAULT_MODEL, input };
  const models = await meshModels(connection);
  const named = models.some(({ root, manifest }) => manifest.name === first || bytesToHex(root) === first);
  return named || KNOWN_MODELS.includes(first)
    ? { name: first, input: rest }
    : { name: DEFAULT_MODEL, input };
}
