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
import { type Answered, type Asking, connectionFor, isOverRing, type Quote, quoteOf } from './asking.ts';
import { askInVeil } from './in-veil.ts';
import type { Mesh, OpenedModel } from './mesh.ts';
import { askOverRing, quoteRing } from './over-ring.ts';
import { requireTask } from './require-task.ts';

export type EmbedRequest = Asking & {
  /** `use-lite` when left out. */
  readonly model?: string;
  /** 1 to 64. */
  readonly texts: readonly string[];
};

export type Embeddings = Answered & {
  /** Of length one, in the order of the texts: their dot product is their similarity. */
  readonly vectors: readonly Float32Array[];
  readonly tokens: number;
};

export type ClassifyRequest = Asking & {
  /** `digits` when left out. */
  readonly model?: string;
  /** 28 x 28 grey values, row by row, 0 for paper and 255 for ink. */
  readonly pixels: Uint8Array;
};

export type Classified = Answered & {
  /** 0 to 9. */
  readonly digit: number;
};

/**
 * Embeds texts, masked as every question is.
 * @throws UsageError SENTENCES_COUNT | TEXT_TOO_LONG | TEXT_EMPTY | MODEL_TASK | PRIVACY_*, before anything is sent; in twin and vault
 * UnavailableError RING_NOT_OFFERED | ROUTE_TWIN_GAP where too few nodes compute that; else as ask
 */
export async function embed(mesh: Mesh, request: EmbedRequest): Promise<Embeddings> {
  const { opened, task } = await sentences(mesh, request);
  const { answer, answered } = await runTask(mesh, opened, task, request);
  return { ...answered, vectors: vectorsOf(answer), tokens: task.tokens };
}

/**
 * Which digit a picture shows.
 * @throws UsageError DIGITS_PIXELS | MODEL_TASK | PRIVACY_*, before anything is sent; else as embed
 */
export async function classify(mesh: Mesh, request: ClassifyRequest): Promise<Classified> {
  const { opened, task } = await picture(mesh, request);
  const { answer, answered } = await runTask(mesh, opened, task, request);
  return { ...answered, digit: answer.value.digit as number };
}

/** What embedding these texts would cost at most. @throws as embed, before anything is sent */
export async function quoteEmbed(mesh: Mesh, request: EmbedRequest): Promise<Quote> {
  const { opened, task } = await sentences(mesh, request);
  return await quoteTask(mesh, opened, task, request);
}

/** What classifying this picture would cost at most. @throws as classify, before anything is sent */
export async function quoteClassify(mesh: Mesh, request: ClassifyRequest): Promise<Quote> {
  const { opened, task } = await picture(mesh, request);
  return await quoteTask(mesh, opened, task, request);
}

async function sentences(mesh: Mesh, { model: name = 'use-lite', texts }: EmbedRequest) {
  const opened = await mesh.open(name);
  requireTask(opened.model, 'embed-sentence');
  return { opened, task: embeddingsTask(texts, tokenizerOf(opened.model.manifest)) };
}

async function picture(mesh: Mesh, { model: name = 'digits', pixels }: ClassifyRequest) {
  const opened = await mesh.open(name);
  requireTask(opened.model, 'classify-image');
  const task: Task = {
    question: 'a picture',
    steps: [{ values: digitInput(pixels), rows: 1 }],
    answer: ([output]) => ({ value: { digit: output![0]! }, text: '' }),
  };
  return { opened, task };
}

const paceOf = (traffic: number) => (traffic === 0 ? null : createPace(traffic));

const priceOf = (model: ClientModel, { steps }: Task, traffic: number): bigint =>
  quote(model, rowsOfFrames(framesOf(model, steps, paceOf(traffic))));

async function quoteTask(mesh: Mesh, opened: OpenedModel, task: Task, asking: Asking): Promise<Quote> {
  if (isOverRing(asking)) return await quoteRing(mesh, opened, task, asking);
  const { traffic, minLevel } = connectionFor(mesh, asking).config;
  const price = priceOf(opened.model, task, traffic);
  return quoteOf('veil', minLevel, price, limitOf(price));
}

async function runTask(
  mesh: Mesh,
  opened: OpenedModel,
  task: Task,
  asking: Asking,
): Promise<{ readonly answer: Answer; readonly answered: Answered }> {
  if (isOverRing(asking)) return await askOverRing(mesh, opened, task, asking);
  const { model } = opened;
  const { traffic } = connectionFor(mesh, asking).config;
  const limit = limitOf(priceOf(model, task, traffic));
  const { run, answered } = await askInVeil(mesh, model, asking, limit, (connection, payments) =>
    runQuery(connection, model, task, mesh.stages, payments, paceOf(traffic), asking.signal),
  );
  return { answer: run.answer, answered };
}
