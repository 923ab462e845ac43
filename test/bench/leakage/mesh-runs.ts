/**
 * Meshes that the benchmark asks: `digits` in every mode, the sentence encoder and SmolLM2 through the gateway of their localnet.
 * @module
 */
import { join } from 'node:path';
import { loadIntCommits } from '../../../crypto/commit/int-commits.ts';
import { importUseLite } from '../../../models/quantize/use-lite/import.ts';
import { heldOut } from '../../../models/zoo/digits/dataset.ts';
import { digitsTask } from '../../../node/models/digits-task.ts';
import { SMOLLM2 } from '../../../node/models/names.ts';
import { openModelFile } from '../../../node/models/open-model.ts';
import { sentenceStep } from '../../../node/models/sentences-task.ts';
import { type LocalnetProcess, runCli, startLocalnet, temporaryFolder } from '../../support/processes.ts';
import { readPackaged } from '../float-use-lite.ts';
import { type Needle, needlesOf } from './artefacts.ts';
import { type AskedMesh, assessMesh, type MeshAssessment } from './mesh.ts';
import { openClient, openGateway } from './mesh-asking.ts';
import { assessChatsMesh, CHATS_MESH, QUESTIONS } from './mesh-chats.ts';
import { digitsProducts, type KnownModel, knownDigits, knownUseLite } from './models.ts';
import type { Progress } from './progress.ts';
import { rowsOf } from './views.ts';

/** Two chains for twin, and as much logged as there is. */
export const DIGITS_MESH = ['--nodes', '4', '--shards', '2', '--log', 'debug'] as const;
const USE_LITE_MESH = [
  ...['--model', 'use-lite', '--shards', '1', '--nodes', '2', '--log', 'debug'],
  ...['--proxy', '0', '--free-rows', '10000000'],
] as const;

/** In layers from the image to what comes back, and before its first dense product. */
async function digitsQuestions(images: readonly number[]): Promise<Needle[][]> {
  const commits = await loadIntCommits();
  const all = { items: heldOut().length, rows: 1 };
  const models: KnownModel[] = [await digitsProducts(all), await knownDigits(all)];
  try {
    const prompts = images.map((image) => [heldOut()[image]!]);
    const states = await Promise.all(models.map((model) => model.states(prompts)));
    return images.map((_, i) => needlesOf({ states: states.flatMap((own) => own[i]!) }, commits));
  } finally {
    for (const model of models) await model.close();
  }
}

interface Options {
  readonly progress: Progress;
  /** A segment is checked by proofs on the chain as well. */
  readonly check: boolean;
}

const saidBy =
  ({ stdout, stderr }: LocalnetProcess): (() => string) =>
  () =>
    `${stdout()}\n${stderr()}`;

/** @param count images, each asked in every mode; one more is the control */
export async function assessDigitsMesh(
  localnet: LocalnetProcess,
  count: number,
  { progress, check }: Options,
): Promise<MeshAssessment> {
  const { home, bootstrap, rpcUrl } = localnet;
  const images = Array.from({ length: count + 1 }, (_, i) => i);
  const questions = await digitsQuestions(images);
  const client = await openClient(join(home, 'client'), bootstrap, 'digits', count);
  const buyCheck = async (): Promise<void> => {
    const args = ['run', 'digits', String(images[0]), '--spot-check', '--json', '--home', home];
    const { code, stderr } = await runCli(args);
    if (code !== 0) throw new Error(`a bought check failed:\n${stderr}`);
  };
  const mesh: AskedMesh = {
    model: 'digits',
    modes: ['veil', 'twin', 'vault'],
    home,
    rpcUrl,
    said: saidBy(localnet),
    questions: questions.slice(0, count),
    control: questions[count]!,
    ask: (mode, i) => client.ask(mode, digitsTask(String(images[i]))),
    behind: check ? buyCheck : async () => {},
  };
  try {
    return await assessMesh(mesh, progress);
  } finally {
    await client.close();
  }
}

/** All of nine tokens but the last, the control: receipts name how many positions were paid. */
const SENTENCES = [
  'He hides the money in his garden.',
  'I want to leave my husband in May.',
  'My password is the name of my cat.',
  'My son was in jail for two years.',
  'Our offer for the mill is nine million.',
  'She has a lump under her arm.',
  'She wants to leave him before Easter.',
  'They owe us nine million for the mill.',
  'Is it a sin to love two men?',
];

/** The sentence encoder's, through a gateway, whose folder and log are searched with all others. */
async function assessUseLiteMesh(
  localnet: LocalnetProcess,
  { progress }: Pick<Options, 'progress'>,
): Promise<MeshAssessment> {
  const { tokenizer } = await importUseLite(readPackaged);
  const ids = SENTENCES.map((text) => [...sentenceStep(tokenizer, text).values]);
  const model = await knownUseLite({ items: 1, rows: 1 });
  const layers = await model.states(ids);
  await model.close();
  const commits = await loadIntCommits();
  const questions = SENTENCES.map((text, i) => {
    const states = layers[i]!.flatMap((values, layer) => rowsOf(values, model.widths[layer]!));
    return needlesOf({ text, ids: ids[i]!, states }, commits);
  });
  const gateway = openGateway(localnet.stderr());
  const mesh: AskedMesh = {
    model: 'use-lite',
    modes: ['veil', 'twin', 'vault'],
    home: localnet.home,
    rpcUrl: localnet.rpcUrl,
    said: saidBy(localnet),
    questions: questions.slice(0, -1),
    control: questions.at(-1)!,
    async ask(mode, i) {
      const { written } = await gateway.post('embeddings', {
        model: `use-lite@${mode}`,
        input: SENTENCES[i]!,
      });
      return written;
    },
  };
  return await assessMesh(mesh, progress);
}

/** Runs a localnet of its own for one assessment. */
async function over(
  args: readonly string[],
  assess: (localnet: LocalnetProcess) => Promise<MeshAssessment>,
): Promise<MeshAssessment> {
  const folder = temporaryFolder();
  const localnet = await startLocalnet(join(folder.path, 'mesh'), args);
  try {
    return await assess(localnet);
  } finally {
    await localnet.end();
    folder.remove();
  }
}

/** @param count images of `digits` */
export const digitsMesh = (count: number, options: Options): Promise<MeshAssessment> =>
  over(DIGITS_MESH, (localnet) => assessDigitsMesh(localnet, count, options));

export const useLiteMesh = (progress: Progress): Promise<MeshAssessment> =>
  over(USE_LITE_MESH, (localnet) => assessUseLiteMesh(localnet, { progress }));

/** @param path of its file or folder */
export async function smollm2Mesh(path: string, progress: Progress): Promise<MeshAssessment> {
  const file = openModelFile(path);
  try {
    const asked = { name: SMOLLM2, source: file.model, questions: QUESTIONS, tokens: 24, progress };
    const args = ['--model', SMOLLM2, '--smollm2', path, ...CHATS_MESH];
    return await over(args, (localnet) => assessChatsMesh(localnet, asked));
  } finally {
    file.close();
  }
}
