/**
 * The mesh as the gateway asks it: over one connection, with models that stay open. An answer is given when every claim is verified;
 * it is settled behind it, and its receipt can be had then.
 * @module
 */
import { basename, dirname } from 'node:path';
import type { AssuranceLevel } from '../../crypto/attest/levels.ts';
import { bytesToHex } from '../../crypto/core/bytes.ts';
import { asVeilmeshError, UnavailableError, type VeilmeshError } from '../../crypto/core/errors.ts';
import { createPace } from '../../mesh/session/pace.ts';
import { shardRoot, shardsOf } from '../../models/shard/manifest.ts';
import type { Manifest } from '../../models/shard/types.ts';
import { RING_BREAKS } from '../../settlement/receipt/ring-modes.ts';
import { createAnswer } from '../client/answer.ts';
import { runChat } from '../client/chat.ts';
import { timingOf } from '../client/chat-timing.ts';
import type { ClientConnection } from '../client/connect.ts';
import { DECOY_RATE } from '../client/decoy-rate.ts';
import { createHandOver } from '../client/hand-transcripts.ts';
import type { ClientModel } from '../client/model.ts';
import { closePayments, openPayments } from '../client/paid-request.ts';
import { limitOf, type Payments, quote } from '../client/pay.ts';
import { planChat } from '../client/plan-chat.ts';
import type { RingPrivacy } from '../client/privacy-modes.ts';
import { answerOverRing, type PrivateAnswer } from '../client/private-answer.ts';
import type { ProvenRun } from '../client/proven-run.ts';
import { framesOf, rowsOfFrames, runQuery } from '../client/query.ts';
import { type AppraisedRoute, privacyOf } from '../client/route.ts';
import { samplingOf } from '../client/sampling.ts';
import { settle } from '../client/settle.ts';
import { settleLeft } from '../client/settle-left.ts';
import { fileOf, keep, unsettledOf } from '../client/unsettled.ts';
import { stopped } from '../client/until-aborted.ts';
import { type Waterfall, waterfallOf } from '../client/waterfall.ts';
import { assertOpen } from '../client/whole-model.ts';
import type { Logger } from '../log.ts';
import { tokenizerOf } from '../models/catalog.ts';
import { embeddingsTask, vectorsOf } from '../models/embeddings-task.ts';
import type { Task } from '../models/task.ts';
import type { Stages } from '../stages.ts';
import type { AnswerBook, Begun, Ended, Privacy, Written } from './answer-book.ts';
import type { ApiWaterfall } from './api-types.ts';
import type { Budget } from './budget.ts';
import type { History } from './history.ts';
import { inTurn } from './once.ts';
import { encodePrompt, type OpenedModel, type OpenedModels, requireTask } from './opened-models.ts';
import { requireDimensions } from './parameters.ts';
import { ringHops, ringPrice, veilHops } from './quote.ts';
import type { ReceiptIndex } from './receipt-index.ts';
import type { Asked, Given, MeshClient, OfferedModel } from './types.ts';

export interface RunningMeshClient extends MeshClient {
  /** Waits for what is being settled, then lets go of the models. What is not settled by then stays in the home folder. */
  close(): Promise<void>;
}

export interface MeshClientOptions {
  readonly connection: ClientConnection;
  readonly models: OpenedModels;
  readonly index: ReceiptIndex;
  readonly book: Pick<AnswerBook, 'begin'>;
  readonly budget: Pick<Budget, 'hold'>;
  readonly history: Pick<History, 'add'>;
  readonly stages: Stages;
  readonly log: Logger;
}

/** How often what could not be settled is tried again. */
const SETTLE_LEFT_MS = 300_000;

/** In veil, whatever the task. */
interface VeilWork<R> {
  readonly begun: Begun;
  /** Wei that all attempts together may cost. */
  readonly limit: bigint;
  run(
    at: ClientConnection,
    payments: Payments,
    onRoute: (route: AppraisedRoute) => void,
    written: Written,
  ): Promise<R>;
  ended(run: R): Pick<Ended, 'waterfall' | 'timing' | 'tokens'>;
}

export function createMeshClient({
  connection,
  models,
  index,
  book,
  budget,
  history,
  stages,
  log,
}: MeshClientOptions): RunningMeshClient {
  const { config, directory } = connection;
  const behind = new Set<Promise<void>>();
  const covering = inTurn();
  let handedOver: Promise<void> = Promise.resolve();

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
    { id, privacy, signal, onSpent }: Asked,
    model: ClientModel,
    { begun, limit, run, ended }: VeilWork<R>,
  ): Promise<{ readonly run: R; readonly given: Omit<Given, 'promptTokens'> }> {
    const held = budget.hold(limit);
    let proven: R | undefined;
    let payments: Payments | undefined;
    let settling: Promise<unknown> = Promise.resolve();
    index.begin(id);
    const written = book.begin(id, begun);
    try {
      payments = await covering(async () => {
        if (signal.aborted) throw stopped(); // who left while others were before him has nothing deposited
        return await openPayments(connection, model, limit, stages);
      });
      if (signal.aborted) throw stopped();
      const onRoute = (route: AppraisedRoute): void => written.route(veilHops(route), veilPrivacy(route));
      proven = await run(connectionAt(privacy.minLevel), payments, onRoute, written);
      const answer = await unsettledOf(model, proven, payments);
      keep(config.home, answer); // before it is given: its receipt outlives this process
      index.put(id, basename(fileOf(config.home, answer), '.json'));
      const given = {
        model: model.manifest.name,
        modelRoot: bytesToHex(model.root),
        privacy: veilPrivacy(proven.route),
        costWei: payments.owed(),
      };
      const { waterfall, timing, tokens } = ended(proven);
      written.given({ waterfall, timing, tokens, privacy: given.privacy, costWei: String(given.costWei) });
      if (waterfall !== null) history.add(sampleOf(waterfall, tokens, proven.trace.runMs));
      settling = settle(connection, model.manifest, answer, stages);
      return { run: proven, given };
    } catch (thrown) {
      const error = levelError(asVeilmeshError(thrown), privacy.minLevel);
      if (payments !== undefined && payments.promised() > 0n) onSpent();
      written.failed({ code: error.code, hint: error.hint ?? null });
      throw error;
    } finally {
      const close = async (): Promise<void> => {
        if (payments !== undefined)
          await closePayments(connection, model, payments, proven?.sessionId, stages);
      };
      later(
        'not settled',
        settling.finally(close).finally(() => {
          held.settle(payments?.promised() ?? 0n);
          index.end(id);
          if (proven !== undefined) written.settled();
        }),
      );
    }
  }

  /** Asks in twin or vault: one after another, since nothing of one is to be known to nodes in the next. */
  async function overRing(
    asked: Asked,
    mode: RingPrivacy,
    opened: OpenedModel,
    task: Task,
    begun: Omit<Begun, 'atMostWei'>,
  ): Promise<PrivateAnswer> {
    const { model, whole } = opened;
    assertOpen(model.manifest);
    const { atMostWei } = await ringPrice(connection, opened, mode, task);
    const held = budget.hold(atMostWei);
    const written = book.begin(asked.id, { ...begun, atMostWei: String(atMostWei) });
    const before = handedOver;
    const handed = Promise.withResolvers<void>();
    handedOver = handed.promise;
    index.begin(asked.id);
    await before;
    const handOver = createHandOver(connection);
    const privacy = ringPrivacy(mode);
    let spent = 0n;
    try {
      if (asked.signal.aborted) throw stopped();
      spent = atMostWei; // until it is known better
      const onRoute = (hops: Parameters<typeof ringHops>[1]): void =>
        written.route(ringHops(mode, hops), privacy);
      const options = { mode, decoys: DECOY_RATE, handOver, signal: asked.signal, onRoute };
      const answer = await answerOverRing(connection, model, await whole(), task, options, stages);
      spent = answer.result.spentWei;
      if (answer.receipt === null) index.none(asked.id, answer.missing!);
      else index.put(asked.id, basename(dirname(answer.receipt.receiptPath)));
      written.given({ waterfall: null, timing: null, tokens: null, privacy, costWei: String(spent) });
      return answer;
    } catch (thrown) {
      const { code, hint } = asVeilmeshError(thrown);
      if (spent > 0n) asked.onSpent();
      written.failed({ code, hint: hint ?? null });
      throw thrown;
    } finally {
      held.settle(spent);
      index.end(asked.id);
      written.settled();
      later('transcripts', handOver.all(stages).finally(handed.resolve));
    }
  }

  // of this process, and of the one before it
  const settleAgain = (): void =>
    later(
      'left unsettled',
      models.known().then((known) => settleLeft(connection, known, stages)),
    );
  settleAgain();
  const settlingAgain = setInterval(settleAgain, SETTLE_LEFT_MS).unref();

  return {
    async models(): Promise<readonly OfferedModel[]> {
      return (await models.known()).map(({ root, manifest }) => ({
        root: bytesToHex(root),
        manifest,
        covered: isCovered(root, manifest),
      }));
    },

    async text(asked) {
      const { model, text: textOf } = await models.open(asked.model);
      requireTask(model, 'chat', '/v1/embeddings');
      if (asked.privacy.mode !== 'veil') assertOpen(model.manifest);
      const text = await textOf();
      const prompt = encodePrompt(text, model.manifest, asked.prompt);
      const stream = text.stream({ stopStrings: asked.stop, chat: 'messages' in asked.prompt });
      const { maxTokens, otherwise, signal } = asked;
      const length = { prompt: prompt.length, maxTokens, ...(otherwise === undefined ? {} : { otherwise }) };
      const plan = planChat(model, length, config.traffic);
      let said = (): void => {};
      const answer = createAnswer({
        prompt,
        maxTokens: plan.maxTokens,
        stream,
        onText: (piece) => {
          asked.onText(piece);
          said();
        },
      });
      const { given } = await inVeil(asked, model, {
        begun: { ...begunOf(model), task: 'chat', ...atMost(plan.limit), promptTokens: prompt.length },
        limit: plan.limit,
        async run(at, payments, onRoute, written) {
          said = () => written.steps(answer.tokens.length);
          const { proven, ...clock } = await runChat(at, model, {
            ...{ answer, signal, payments, stages, onRoute },
            sampling: samplingOf(asked.drawing),
            ...(plan.steady === null ? {} : { steady: plan.steady }),
          });
          return { ...proven, clock };
        },
        ended: (run) => ({
          waterfall: shownWaterfall(
            waterfallOf(
              run,
              run.trace.steps.filter(({ rows }) => rows === 1),
            ),
          ),
          timing: timingOf(answer, run.clock),
          tokens: answer.tokens.length,
        }),
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
      const opened = await models.open(asked.model);
      const { model } = opened;
      requireTask(model, 'embed-sentence', '/v1/chat/completions');
      requireDimensions(asked.dimensions, widthOf(model.manifest));
      const task = embeddingsTask(asked.texts, tokenizerOf(model.manifest));
      const { mode } = asked.privacy;
      const begun = { ...begunOf(model), task: 'embed-sentence', promptTokens: task.tokens } as const;
      if (mode !== 'veil') {
        const { result } = await overRing(asked, mode, opened, task, { ...begun, mode });
        return {
          vectors: vectorsOf(result.answer),
          promptTokens: task.tokens,
          model: model.manifest.name,
          modelRoot: bytesToHex(model.root),
          privacy: ringPrivacy(mode),
          costWei: result.spentWei,
        };
      }
      const pace = config.traffic === 0 ? null : createPace(config.traffic);
      const limit = limitOf(quote(model, rowsOfFrames(framesOf(model, task.steps, pace))));
      const { run, given } = await inVeil(asked, model, {
        begun: { ...begun, ...atMost(limit) },
        limit,
        run: (at, payments, onRoute) =>
          runQuery(at, model, task, stages, payments, pace, asked.signal, onRoute),
        ended: (query) => ({ waterfall: shownWaterfall(waterfallOf(query)), timing: null, tokens: null }),
      });
      return { ...given, vectors: vectorsOf(run.answer), promptTokens: task.tokens };
    },

    receipt: (id) => index.find(id),

    async close() {
      clearInterval(settlingAgain);
      await Promise.all(behind);
      await models.close();
    },
  };
}

const begunOf = ({ root, manifest }: ClientModel) =>
  ({ model: manifest.name, modelRoot: bytesToHex(root), mode: 'veil' }) as const;

const atMost = (limit: bigint) => ({ atMostWei: String(limit) });

function veilPrivacy(route: AppraisedRoute): Privacy & Given['privacy'] {
  const { level, assurance, text } = privacyOf(route);
  return { mode: 'veil', level, assurance: assurance === 'simulated' ? 'simulated' : 'hardware', text };
}

const ringPrivacy = (mode: RingPrivacy): Privacy & Given['privacy'] => ({
  mode,
  level: null,
  assurance: null,
  text: `broken by: ${RING_BREAKS[mode]}`,
});

const shownWaterfall = ({ hops, ...times }: Waterfall): ApiWaterfall => ({
  ...times,
  hops: hops.map(({ peerId, ...hop }) => ({ ...hop, peer: peerId })),
});

const sampleOf = ({ hops }: ApiWaterfall, tokens: number | null, runMs: number) => ({
  tokens: tokens ?? 0,
  ms: runMs,
  hopMs: hops.map(({ network, queue, compute }) => network + queue + compute),
});

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
