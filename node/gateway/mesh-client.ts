/**
 * The mesh as the gateway asks it: over one connection, with models that stay open. An answer is given when every claim is verified;
 * it is settled behind it, and its receipt can be had then.
 * @module
 */
import { basename, dirname } from 'node:path';
import type { AssuranceLevel } from '../../crypto/attest/levels.ts';
import { bytesToHex } from '../../crypto/core/bytes.ts';
import {
  asVeilmeshError,
  UnavailableError,
  UsageError,
  type VeilmeshError,
} from '../../crypto/core/errors.ts';
import { createPace } from '../../mesh/session/pace.ts';
import { shardRoot, shardsOf } from '../../models/shard/manifest.ts';
import type { Manifest } from '../../models/shard/types.ts';
import { decodeBundle } from '../../models/text/bundle.ts';
import { createTextModel, type TextModel } from '../../models/text/text-model.ts';
import { RING_BREAKS } from '../../settlement/receipt/ring-modes.ts';
import { createAnswer } from '../client/answer.ts';
import { runChat } from '../client/chat.ts';
import type { ClientConnection } from '../client/connect.ts';
import { DECOY_RATE } from '../client/decoy-rate.ts';
import { createHandOver } from '../client/hand-transcripts.ts';
import { type ClientModel, meshModels, openModel } from '../client/model.ts';
import { closePayments, openPayments } from '../client/paid-request.ts';
import { limitOf, type Payments, quote } from '../client/pay.ts';
import { planChat } from '../client/plan-chat.ts';
import type { RingPrivacy } from '../client/privacy-modes.ts';
import { answerOverRing, type PrivateAnswer } from '../client/private-answer.ts';
import type { ProvenRun } from '../client/proven-run.ts';
import { framesOf, rowsOfFrames, runQuery } from '../client/query.ts';
import { privacyOf } from '../client/route.ts';
import { samplingOf } from '../client/sampling.ts';
import { settle } from '../client/settle.ts';
import { type MeshModels, settleLeft } from '../client/settle-left.ts';
import { fileOf, keep, unsettledOf } from '../client/unsettled.ts';
import { stopped } from '../client/until-aborted.ts';
import { assertOpen, openWhole, type WholeModel } from '../client/whole-model.ts';
import type { Logger } from '../log.ts';
import { tokenizerOf } from '../models/catalog.ts';
import { embeddingsTask, vectorsOf } from '../models/embeddings-task.ts';
import type { Task } from '../models/task.ts';
import type { Stages } from '../stages.ts';
import { requireDimensions } from './parameters.ts';
import { createReceiptIndex } from './receipt-index.ts';
import type { Asked, Given, MeshClient, OfferedModel } from './types.ts';

export interface RunningMeshClient extends MeshClient {
  /** Waits for what is being settled, then lets go of the models. What is not settled by then stays in the home folder. */
  close(): Promise<void>;
}

interface OpenedModel {
  readonly model: ClientModel;
  readonly text: () => Promise<TextModel>;
  readonly whole: () => Promise<WholeModel>;
}

/** How often what could not be settled is tried again. */
const SETTLE_LEFT_MS = 300_000;

export function createMeshClient(connection: ClientConnection, log: Logger): RunningMeshClient {
  const { config, directory } = connection;
  const stages: Stages = { done: (name, text) => log.debug(name, { text }), progress: () => {} };
  const index = createReceiptIndex(config.home);
  const known = once<MeshModels>(() => meshModels(connection));
  const opened = new Map<string, () => Promise<OpenedModel>>();
  const behind = new Set<Promise<void>>();
  const covering = inTurn();
  /** Wei that requests under way may still cost, all together. */
  let reserved = 0n;
  let handedOver: Promise<void> = Promise.resolve();

  async function modelOf(name: string): Promise<OpenedModel> {
    const found = (await known()).find(
      ({ root, manifest }) => manifest.name === name || bytesToHex(root) === name,
    );
    const root = found === undefined ? name : bytesToHex(found.root);
    const open = opened.get(root) ?? once(() => openOnce(root));
    if (found !== undefined) opened.set(root, open);
    return await open();
  }

  async function openOnce(root: string): Promise<OpenedModel> {
    const model = await openModel(connection, root, stages);
    return {
      model,
      text: once(async () => createTextModel(decodeBundle(await model.tokenizer()))),
      whole: once(() => openWhole(connection, model, stages)),
    };
  }

  /** As this request asks for it. */
  const connectionAt = (minLevel: AssuranceLevel): ClientConnection => ({
    ...connection,
    config: { ...config, minLevel },
  });

  function isCovered(root: Uint8Array, manifest: Manifest): boolean {
    const served = new Set(
      directory
        .list({ modelRoot: root })
        .flatMap(({ serving }) => serving.map((one) => bytesToHex(one.shardRoot))),
    );
    return shardsOf(manifest).every((part) => served.has(bytesToHex(shardRoot(part))));
  }

  function later(what: string, work: Promise<unknown>): void {
    const done: Promise<void> = work
      .then(
        () => {},
        (thrown) => log.error(what, { code: asVeilmeshError(thrown).code }),
      )
      .finally(() => behind.delete(done));
    behind.add(done);
  }

  /** Asks in veil, and has it settled behind the answer. */
  async function inVeil<R extends ProvenRun>(
    asked: Asked,
    model: ClientModel,
    limit: bigint,
    work: (at: ClientConnection, payments: Payments) => Promise<R>,
  ): Promise<{ readonly run: R; readonly given: Omit<Given, 'promptTokens'> }> {
    const { id, privacy, signal } = asked;
    reserved += limit;
    let proven: R | undefined;
    let payments: Payments | undefined;
    let settling: Promise<unknown> = Promise.resolve();
    index.begin(id);
    try {
      payments = await covering(async () => {
        if (signal.aborted) throw stopped(); // who left while others were before him has nothing deposited
        return await openPayments(connection, model, limit, stages, reserved);
      });
      if (signal.aborted) throw stopped();
      proven = await work(connectionAt(privacy.minLevel), payments);
      const answer = await unsettledOf(model, proven, payments);
      keep(config.home, answer); // before it is given: its receipt outlives this process
      index.put(id, basename(fileOf(config.home, answer), '.json'));
      settling = settle(connection, model.manifest, answer, stages);
      const { level, assurance, text } = privacyOf(proven.route);
      return {
        run: proven,
        given: {
          model: model.manifest.name,
          modelRoot: bytesToHex(model.root),
          privacy: {
            mode: 'veil',
            level,
            assurance: assurance === 'simulated' ? 'simulated' : 'hardware',
            text,
          },
          costWei: payments.owed(),
        },
      };
    } catch (thrown) {
      throw levelError(asVeilmeshError(thrown), privacy.minLevel);
    } finally {
      const close = async (): Promise<void> => {
        if (payments !== undefined)
          await closePayments(connection, model, payments, proven?.sessionId, stages);
      };
      later(
        'not settled',
        settling.finally(close).finally(() => {
          reserved -= limit;
          index.end(id);
        }),
      );
    }
  }

  /** Asks in twin or vault: one after another, since nothing of one is to be known to nodes in the next. */
  async function overRing(
    asked: Asked,
    mode: RingPrivacy,
    { model, whole }: OpenedModel,
    task: Task,
  ): Promise<PrivateAnswer> {
    assertOpen(model.manifest);
    const before = handedOver;
    const handed = Promise.withResolvers<void>();
    handedOver = handed.promise;
    index.begin(asked.id);
    await before;
    const handOver = createHandOver(connection);
    try {
      if (asked.signal.aborted) throw stopped();
      const options = { mode, decoys: DECOY_RATE, handOver };
      const answer = await answerOverRing(connection, model, await whole(), task, options, stages);
      if (answer.receipt === null) index.none(asked.id, answer.missing!);
      else index.put(asked.id, basename(dirname(answer.receipt.receiptPath)));
      return answer;
    } finally {
      index.end(asked.id);
      later('transcripts', handOver.all(stages).finally(handed.resolve));
    }
  }

  // of this process, and of the one before it
  const settleAgain = (): void =>
    later(
      'left unsettled',
      known().then((models) => settleLeft(connection, models, stages)),
    );
  settleAgain();
  const settlingAgain = setInterval(settleAgain, SETTLE_LEFT_MS).unref();

  return {
    async models(): Promise<readonly OfferedModel[]> {
      return (await known()).map(({ root, manifest }) => ({
        root: bytesToHex(root),
        manifest,
        covered: isCovered(root, manifest),
      }));
    },

    async text(asked) {
      const { model, text: textOf } = await modelOf(asked.model);
      requireTask(model, 'chat', '/v1/embeddings');
      if (asked.privacy.mode !== 'veil') assertOpen(model.manifest);
      const text = await textOf();
      const chats = 'messages' in asked.prompt;
      const prompt =
        'messages' in asked.prompt
          ? text.encodeChat(asked.prompt.messages)
          : text.encodeText(asked.prompt.text);
      const stream = text.stream({ stopStrings: asked.stop, chat: chats });
      const { maxTokens, otherwise, signal } = asked;
      const length = { prompt: prompt.length, maxTokens, ...(otherwise === undefined ? {} : { otherwise }) };
      const plan = planChat(model, length, config.traffic);
      const answer = createAnswer({ prompt, maxTokens: plan.maxTokens, stream, onText: asked.onText });
      const { given } = await inVeil(asked, model, plan.limit, async (at, payments) => {
        const { proven } = await runChat(at, model, {
          ...{ answer, signal, payments, stages },
          sampling: samplingOf(asked.drawing),
          ...(plan.steady === null ? {} : { steady: plan.steady }),
        });
        return proven;
      });
      return {
        ...given,
        text: answer.text,
        ended: answer.ended === 'length' ? 'length' : 'stop',
        promptTokens: prompt.length,
        tokens: answer.tokens.length,
      };
    },

    async embeddings(asked) {
      const found = await modelOf(asked.model);
      const { model } = found;
      requireTask(model, 'embed-sentence', '/v1/chat/completions');
      requireDimensions(asked.dimensions, widthOf(model.manifest));
      const task = embeddingsTask(asked.texts, tokenizerOf(model.manifest));
      const { mode } = asked.privacy;
      if (mode !== 'veil') {
        const { result } = await overRing(asked, mode, found, task);
        return {
          vectors: vectorsOf(result.answer),
          promptTokens: task.tokens,
          model: model.manifest.name,
          modelRoot: bytesToHex(model.root),
          privacy: { mode, level: null, assurance: null, text: `broken by: ${RING_BREAKS[mode]}` },
          costWei: result.spentWei,
        };
      }
      const pace = config.traffic === 0 ? null : createPace(config.traffic);
      const limit = limitOf(quote(model, rowsOfFrames(framesOf(model, task.steps, pace))));
      const { run, given } = await inVeil(asked, model, limit, (at, payments) =>
        runQuery(at, model, task, stages, payments, pace, asked.signal),
      );
      return { ...given, vectors: vectorsOf(run.answer), promptTokens: task.tokens };
    },

    receipt: (id) => index.find(id),

    async close() {
      clearInterval(settlingAgain);
      await Promise.all(behind);
      for (const open of opened.values()) await (await open()).model.close();
    },
  };
}

/** @throws UsageError MODEL_TASK */
function requireTask(
  { manifest: { name, task } }: ClientModel,
  wanted: Manifest['task'],
  other: string,
): void {
  if (task === wanted) return;
  throw new UsageError('MODEL_TASK', `${name} is no model for this`, {
    details: { task, expected: wanted },
    hint: task === 'chat' || task === 'embed-sentence' ? `POST ${other}` : `veilmesh run ${name}`,
  });
}

/** Words of what a sentence comes out as. */
export const widthOf = ({ parts }: Pick<Manifest, 'parts'>): number =>
  (parts.find(({ role }) => role === 'head') ?? parts.findLast(({ role }) => role === 'shard')!).out.width;

/** That nodes were left out since they give less privacy is said as such. */
function levelError(error: VeilmeshError, minLevel: AssuranceLevel): VeilmeshError {
  const { refused } = error.details;
  const isLevel = Array.isArray(refused) && refused.some((one) => String(one).endsWith(' NODE_LEVEL'));
  if (error.code !== 'ROUTE_COVERAGE_GAP' || !isLevel) return error;
  return new UnavailableError(
    'PRIVACY_LEVEL',
    `no route of this mesh gives ${minLevel} now; nothing was sent`,
    {
      details: { expected: minLevel, refused: refused.map(String) },
      hint: 'ask for less, or see each node: veilmesh policy check --route',
      cause: error,
    },
  );
}

/** What it made, made once; a failure is not kept. */
function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make().catch((error) => {
      made = undefined;
      throw error;
    });
    return made;
  };
}

function inTurn(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(work);
    last = mine.catch(() => {});
    return mine;
  };
}
