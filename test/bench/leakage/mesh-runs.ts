/**
 * Meshes that the benchmark asks: `digits` in every mode, and the sentence encoder through the gateway of its localnet.
 * @module
 */
import { join } from 'node:path';
import { loadIntCommits } from '../../../crypto/commit/int-commits.ts';
import { importUseLite } from '../../../models/quantize/use-lite/import.ts';
import { heldOut } from '../../../models/zoo/digits/dataset.ts';
import { digitsTask } from '../../../node/models/digits-task.ts';
import { sentenceStep } from '../../../node/models/sentences-task.ts';
import { waitFor } from '../../support/mesh.ts';
import { type LocalnetProcess, runCli, startLocalnet, temporaryFolder } from '../../support/processes.ts';
import { readPackaged } from '../float-use-lite.ts';
import { type AskedMesh, assessMesh, type MeshAssessment, type Question, type Written } from './mesh.ts';
import { inTurn, openClient } from './mesh-asking.ts';
import { digitsProducts, type KnownModel, knownDigits, knownUseLite } from './models.ts';
import type { Progress } from './progress.ts';
import { rowsOf } from './views.ts';

/** Two chains for twin, and as much logged as there is. */
export const DIGITS_MESH = ['--nodes', '4', '--shards', '2', '--log', 'debug'] as const;
const USE_LITE_MESH = [
  ...['--model', 'use-lite', '--shards', '1', '--nodes', '2', '--log', 'debug'],
  ...['--proxy', '0', '--free-rows', '100000'],
] as const;
const RECEIPT_MS = 60_000;

/** In layers from the image to what comes back, and before its first dense product. */
async function digitsQuestions(images: readonly number[]): Promise<Question[]> {
  const all = { items: heldOut().length, rows: 1 };
  const models: KnownModel[] = [await digitsProducts(all), await knownDigits(all)];
  try {
    const prompts = images.map((image) => [heldOut()[image]!]);
    const states = await Promise.all(models.map((model) => model.states(prompts)));
    return images.map((_, i) => ({ states: states.flatMap((own) => own[i]!) }));
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
    return await assessMesh(mesh, await loadIntCommits(), progress);
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
  const questions = SENTENCES.map((text, i): Question => {
    const states = layers[i]!.flatMap((values, layer) => rowsOf(values, model.widths[layer]!));
    return { text, ids: ids[i]!, states };
  });
  const inOrder = inTurn(); // a gateway answers four at once
  const url = /http:\S+\/v1/.exec(localnet.stderr())![0];
  const mesh: AskedMesh = {
    model: 'use-lite',
    modes: ['veil', 'twin'],
    home: localnet.home,
    rpcUrl: localnet.rpcUrl,
    said: saidBy(localnet),
    questions: questions.slice(0, -1),
    control: questions.at(-1)!,
    async ask(mode, i): Promise<Written> {
      const at = performance.now();
      const response = await inOrder(() =>
        fetch(`${url}/embeddings`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ model: `use-lite@${mode}`, input: SENTENCES[i]! }),
        }),
      );
      if (!response.ok) throw new Error(`the gateway did not answer: ${await response.text()}`);
      const receipt = `${url.replace(/\/v1$/, '')}/receipts/${response.headers.get('x-veilmesh-receipt')!}`;
      await response.arrayBuffer();
      await waitFor(async () => (await fetch(receipt)).ok, 'a receipt of the gateway', RECEIPT_MS);
      const ms = performance.now() - at;
      const bytes = async (of: string) => new Uint8Array(await (await fetch(of)).arrayBuffer());
      return { receipt: await bytes(receipt), header: await bytes(`${receipt}/header`), ms };
    },
  };
  return await assessMesh(mesh, await loadIntCommits(), progress);
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
