/**
 * Models that answer in one go: vectors of sentences, digits in pictures.
 * @module
 */
import { createPace } from '../../mesh/session/pace.ts';
import { digitInput } from '../../models/zoo/digits/index.ts';
import type { ClientModel } from '../client/model.ts';
import { limitOf, quote } from '../client/pay.ts';
import { framesOf, rowsOfFrames, runQuery } from '../client/query.ts';
import { tokenizerOf } from '../models/catalog.ts';
import { embeddingsTask, vectorsOf } from '../models/embeddings-task.ts';
import type { Answer, Task } from '../models/task.ts';
import { type Answered, askInVeil, type Quote, quoteOf } from './asking.ts';
import type { Mesh } from './mesh.ts';
import { requireTask } from './require-task.ts';

export interface EmbedRequest {
  /** `use-lite` when left out. */
  readonly model?: string;
  /** 1 to 64. */
  readonly texts: readonly string[];
  readonly signal?: AbortSignal;
}

export interface Embeddings extends Answered {
  /** Of length one, in the order of the texts: their dot product is their similarity. */
  readonly vectors: readonly Float32Array[];
  readonly tokens: number;
}

export interface ClassifyRequest {
  /** `digits` when left out. */
  readonly model?: string;
  /** 28 x 28 grey values, row by row, 0 for paper and 255 for ink. */
  readonly pixels: Uint8Array;
  readonly signal?: AbortSignal;
}

export interface Classified extends Answered {
  /** 0 to 9. */
  readonly digit: number;
}

/**
 * Embeds texts, masked as every question is.
 * @throws UsageError SENTENCES_COUNT | TEXT_TOO_LONG | TEXT_EMPTY | MODEL_TASK, before anything is sent; else as ask
 */
export async function embed(
  mesh: Mesh,
  { model: name = 'use-lite', texts, signal }: EmbedRequest,
): Promise<Embeddings> {
  const model = await mesh.model(name);
  requireTask(model, 'embed-sentence');
  const task = embeddingsTask(texts, tokenizerOf(model.manifest));
  const { answer, answered } = await runTask(mesh, model, task, signal);
  return { ...answered, vectors: vectorsOf(answer), tokens: task.tokens };
}

/**
 * Which digit a picture shows.
 * @throws UsageError DIGITS_PIXELS | MODEL_TASK, before anything is sent; else as ask
 */
export async function classify(
  mesh: Mesh,
  { model: name = 'digits', pixels, signal }: ClassifyRequest,
): Promise<Classified> {
  const model = await mesh.model(name);
  const { answer, answered } = await runTask(mesh, model, digitTask(model, pixels), signal);
  return { ...answered, digit: answer.value.digit as number };
}

/** What embedding these texts would cost at most. @throws as embed, before anything is sent */
export async function quoteEmbed(
  mesh: Mesh,
  { model: name = 'use-lite', texts }: EmbedRequest,
): Promise<Quote> {
  const model = await mesh.model(name);
  requireTask(model, 'embed-sentence');
  return quoteTask(mesh, model, embeddingsTask(texts, tokenizerOf(model.manifest)));
}

/** What classifying this picture would cost at most. @throws as classify, before anything is sent */
export async function quoteClassify(
  mesh: Mesh,
  { model: name = 'digits', pixels }: ClassifyRequest,
): Promise<Quote> {
  const model = await mesh.model(name);
  return quoteTask(mesh, model, digitTask(model, pixels));
}

function digitTask(model: ClientModel, pixels: Uint8Array): Task {
  requireTask(model, 'classify-image');
  return {
    question: 'a picture',
    steps: [{ values: digitInput(pixels), rows: 1 }],
    answer: ([output]) => ({ value: { digit: output![0]! }, text: '' }),
  };
}

const priceOf = ({ connection }: Mesh, model: ClientModel, task: Task): bigint =>
  quote(model, rowsOfFrames(framesOf(model, task.steps, paceOf(connection.config.traffic))));

const paceOf = (traffic: number) => (traffic === 0 ? null : createPace(traffic));

function quoteTask(mesh: Mesh, model: ClientModel, task: Task): Quote {
  const price = priceOf(mesh, model, task);
  return quoteOf(mesh, price, limitOf(price));
}

async function runTask(
  mesh: Mesh,
  model: ClientModel,
  task: Task,
  signal?: AbortSignal,
): Promise<{ readonly answer: Answer; readonly answered: Answered }> {
  const { connection, stages } = mesh;
  const pace = paceOf(connection.config.traffic);
  const { run, answered } = await askInVeil(mesh, model, limitOf(priceOf(mesh, model, task)), (payments) =>
    runQuery(connection, model, task, stages, payments, pace, signal),
  );
  return { answer: run.answer, answered };
}
