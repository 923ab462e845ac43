/**
 * `veilmesh run`: one private question, its answer, its waterfall, its settlement, its receipt.
 * @module
 */
import { type Command, InvalidArgumentError, Option } from 'commander';
import { bytesToHex } from '../../crypto/core/bytes.ts';
import { UsageError } from '../../crypto/core/errors.ts';
import { AWAITABLE, type Awaitable } from '../../settlement/receipt/finality.ts';
import { type ClientConnection, connectClient } from '../client/connect.ts';
import { meshModels, openModel } from '../client/model.ts';
import { parseQuestion, type QuestionRef } from '../client/question.ts';
import type { Config } from '../config/schema.ts';
import { KNOWN_MODELS } from '../models/by-name.ts';
import { tokenizerOf } from '../models/catalog.ts';
import { digitsTask } from '../models/digits-task.ts';
import { sentencesTask } from '../models/sentences-task.ts';
import { tensorTask } from '../models/tensor-task.ts';
import { LOT_SIZE, lotSize, lotWish, PLANT_SHARE, plantShare } from './audit-lot.ts';
import { addChatOptions, type ChatFlags } from './chat-flags.ts';
import { contextOf } from './context.ts';
import type { Wishes } from './finality.ts';
import { withLocalnet } from './known-mesh.ts';
import type { Output } from './output.ts';
import { runChatCommand } from './run-chat.ts';
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
}

const DEFAULT_MODEL = 'use-lite';

const share = (text: string): number => {
  const value = /^[01](\.\d{1,6})?$/.test(text) ? Number(text) : Number.NaN;
  if (!(value > 0 && value <= 1)) throw new InvalidArgumentError('expected a number above 0 and up to 1');
  return value;
};

const questionRef = (text: string): QuestionRef => {
  const ref = parseQuestion(text);
  if (ref === null) throw new InvalidArgumentError("expected a contract's address and a number: 0x…/1");
  return ref;
};

export function addRunCommand(program: Command): void {
  const command = program
    .command('run [model] [input...]')
    .description('ask one private question; the first word may name the model')
    .option(
      '--model <name>',
      `model to ask (default: the first word, else the only one of the mesh or ${DEFAULT_MODEL})`,
    )
    .option('--input <file>', 'numbers for an imported network: .npy or .json, n x its input shape')
    .option('--spot-check', 'ask the chain for a check of the last segment, and wait for it')
    .option(
      '--audit [share]',
      'compute so large a share of the segments again, and dispute what is false (all without a number)',
      share,
    )
    .option(
      '--lot [auditors]',
      `have auditors compute it again that the beacon draws (1 to 4, default ${LOT_SIZE})`,
      lotSize,
    )
    .option(
      '--plant <share>',
      `how often a wrong result is planted for them (default ${PLANT_SHARE})`,
      plantShare,
    )
    .option(
      '--record <file>',
      'write what an auditor needs to compute this again: it shows question and answer',
    )
    .addOption(
      new Option('--finality <word>', 'how far the answer is to be settled before this is over')
        .choices(AWAITABLE)
        .default('challengeable'),
    )
    .option(
      '--for <contract/id>',
      'answer a question that a contract asks of you, and bring it the answer at the finality that it names',
      questionRef,
    )
    .addHelpText(
      'after',
      '\nchat:     a question:                   veilmesh run smollm2 "What is the capital of France?"\n' +
        'use-lite: a question and candidates:   veilmesh run "Is it raining?" "The weather is wet." "I like tea."\n' +
        'digits:   a held-out image or a file:  veilmesh run digits 7 | veilmesh run digits digit.pgm\n' +
        'networks: numbers:                     veilmesh run NAME --input FILE.npy',
    );
  addChatOptions(command).action(
    async (
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
        ...chat
      }: ChatFlags & RunFlags,
      command: Command,
    ) => {
      const { config, out } = contextOf(command);
      const input = first === undefined ? rest : [first, ...rest];
      await runAndReport(withLocalnet(config), out, {
        ...(model === undefined ? {} : { model }),
        input,
        ...(file === undefined ? {} : { file }),
        ...(question === undefined ? {} : { question }),
        chat,
        spotCheck: spotCheck === true ? 'demanded' : 'none',
        audit: audit === true ? 1 : (audit ?? null),
        lot: lotWish(lot, plant),
        record: record ?? null,
        finality,
        patienceMs: null,
      });
    },
  );
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
      if (request.question !== undefined && manifest.task !== 'chat') {
        throw new UsageError('QUESTION_UNBOUND', 'only what a language model says is bound for a contract', {
          hint: 'a contract asks closed language models',
        });
      }
      switch (manifest.task) {
        case 'classify-image':
          return await runTask(connection, model, digitsTask(input[0]), request, out);
        case 'embed-sentence':
          return await runTask(connection, model, sentencesTask(input, tokenizerOf(manifest)), request, out);
        case 'tensor':
          return await runTask(
            connection,
            model,
            tensorTask(manifest, manifest.tensor!, request.file),
            request,
            out,
          );
        case 'chat':
          return await runChatCommand(connection, model, input.join(' '), request.chat, request, out);
      }
    } finally {
      await model.close();
    }
  } finally {
    await connection.close();
  }
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
