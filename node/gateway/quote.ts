/**
 * `POST /api/quote`: what a request would cost at most, over whom it would go now, and who could see what, before anything leaves. The
 * prompt stays here: it is counted, and nothing of it is kept.
 * @module
 */
import { z } from 'zod';
import { LEVELS, levelText } from '../../crypto/attest/levels.ts';
import { bytesToHex } from '../../crypto/core/bytes.ts';
import { asVeilmeshError, type VeilmeshError } from '../../crypto/core/errors.ts';
import { createPace } from '../../mesh/session/pace.ts';
import { RING_BREAKS } from '../../settlement/receipt/ring-modes.ts';
import type { ClientConnection } from '../client/connect.ts';
import { DECOY_RATE } from '../client/decoy-rate.ts';
import { limitOf, quote } from '../client/pay.ts';
import { planChat } from '../client/plan-chat.ts';
import { PRIVACY_MODES, type RingPrivacy } from '../client/privacy-modes.ts';
import { planOverRing, quoteOverRing } from '../client/private-query.ts';
import { framesOf, rowsOfFrames } from '../client/query.ts';
import { type AppraisedRoute, appraisedRoute } from '../client/route.ts';
import { assertOpen } from '../client/whole-model.ts';
import { tokenizerOf } from '../models/catalog.ts';
import { embeddingsTask } from '../models/embeddings-task.ts';
import type { Task } from '../models/task.ts';
import type { ApiHop, ApiQuote } from './api-types.ts';
import { MESSAGES, messageOf } from './chat.ts';
import { ParameterError } from './errors.ts';
import { modeTextOf } from './model-views.ts';
import { encodePrompt, type OpenedModel, type OpenedModels, requireTask } from './opened-models.ts';
import { strictest } from './privacy.ts';
import { rememberedBy } from './remembered.ts';
import { createSlots } from './slots.ts';
import type { AskedText } from './types.ts';

export const QUOTE_BODY = z.strictObject({
  model: z.string().min(1).max(200),
  privacy: z.enum(PRIVACY_MODES).default('veil'),
  min_level: z.enum(LEVELS).default('L0'),
  messages: MESSAGES.optional(),
  text: z.string().optional(),
  texts: z.array(z.string()).min(1).max(64).optional(),
  max_tokens: z.int().min(1).max(65_536).optional(),
});
type Wish = z.output<typeof QUOTE_BODY>;

export interface Quoting {
  /** @throws AgainError GATEWAY_BUSY; UsageError as an answer would be refused: CHAT_CONTEXT, MODEL_*, PRIVACY_*, … */
  quote(wish: Wish): Promise<ApiQuote>;
}

/** A route is planned and its hops are appraised so often at most. */
const ROUTE_MS = 5_000;
const MAX_ROUTES = 32;
const AT_ONCE = 8;

interface Priced {
  readonly promptTokens: number;
  readonly maxTokens: number | null;
  readonly attemptWei: bigint;
  readonly atMostWei: bigint;
}

interface Routed {
  readonly hops: readonly ApiHop[];
  readonly level: ApiQuote['level'];
  readonly error: VeilmeshError | null;
}

export function createQuoting(connection: ClientConnection, models: OpenedModels): Quoting {
  const { config } = connection;
  const slots = createSlots(AT_ONCE);

  const veilRoute = rememberedBy(ROUTE_MS, MAX_ROUTES, async (key: string): Promise<Routed> => {
    const [root, minLevel] = key.split(' ') as [string, Wish['min_level']];
    const { model } = await models.open(root);
    const at = { ...connection, config: { ...config, minLevel } };
    return await appraisedRoute(at, model, new Set()).then(routedOf, unroutable);
  });

  async function ringRoute(mode: RingPrivacy, opened: OpenedModel, task: Task): Promise<Routed> {
    const { pricePerUnit } = opened.model;
    const options = { mode, decoys: DECOY_RATE, pricePerUnit };
    return await planOverRing(connection, await opened.whole(), task.steps, options).then(
      (hops) => ({ hops: ringHops(mode, hops), level: null, error: null }),
      unroutable,
    );
  }

  async function quoteFor(wish: Wish): Promise<ApiQuote> {
    const opened = await models.open(wish.model);
    const { model } = opened;
    const { manifest } = model;
    const minLevel = strictest([config.minLevel, wish.min_level]);
    if (wish.privacy !== 'veil') assertOpen(manifest);
    let priced: Priced;
    let routed: Routed;
    if (manifest.task === 'chat') {
      const prompt = encodePrompt(await opened.text(), manifest, promptOf(wish));
      const plan = planChat(model, { prompt: prompt.length, maxTokens: wish.max_tokens }, config.traffic);
      priced = {
        promptTokens: prompt.length,
        maxTokens: plan.maxTokens,
        attemptWei: plan.price,
        atMostWei: plan.limit,
      };
      routed = await veilRoute(`${bytesToHex(model.root)} ${minLevel}`);
    } else {
      requireTask(model, 'embed-sentence', '/v1/chat/completions');
      const task = embeddingsTask(textsOf(wish), tokenizerOf(manifest));
      const tokens = { promptTokens: task.tokens, maxTokens: null };
      if (wish.privacy === 'veil') {
        const pace = config.traffic === 0 ? null : createPace(config.traffic);
        const attemptWei = quote(model, rowsOfFrames(framesOf(model, task.steps, pace)));
        priced = { ...tokens, attemptWei, atMostWei: limitOf(attemptWei) };
        routed = await veilRoute(`${bytesToHex(model.root)} ${minLevel}`);
      } else {
        priced = { ...tokens, ...(await ringPrice(connection, opened, wish.privacy, task)) };
        routed = await ringRoute(wish.privacy, opened, task);
      }
    }
    const { level, hops, error } = routed;
    return {
      model: manifest.name,
      modelRoot: bytesToHex(model.root),
      mode: wish.privacy,
      level,
      text: textOf(wish.privacy, level),
      promptTokens: priced.promptTokens,
      maxTokens: priced.maxTokens,
      attemptWei: String(priced.attemptWei),
      atMostWei: String(priced.atMostWei),
      route: hops,
      unroutable: error === null ? null : `${error.code}: ${error.message}`,
      privacy: modeTextOf(wish.privacy, manifest.task, config.traffic > 0, level),
    };
  }

  return { quote: (wish) => slots.run(() => quoteFor(wish)) };
}

/** What a query over twin or vault may cost: its decoy, which nothing tells from it, included. */
export async function ringPrice(
  connection: ClientConnection,
  { model, whole }: OpenedModel,
  mode: RingPrivacy,
  { steps }: Pick<Task, 'steps'>,
): Promise<Pick<Priced, 'attemptWei' | 'atMostWei'>> {
  const asking = { mode, decoys: DECOY_RATE, pricePerUnit: model.pricePerUnit };
  const { attempt, most } = await quoteOverRing(connection, await whole(), steps, asking);
  return { attemptWei: attempt, atMostWei: most };
}

const textOf = (mode: Wish['privacy'], level: ApiQuote['level']): string =>
  mode !== 'veil' ? `broken by: ${RING_BREAKS[mode]}` : level === null ? '' : levelText(level);

export const veilHops = ({ hops }: Pick<AppraisedRoute, 'hops'>): ApiHop[] =>
  hops.map(({ peerId }, shard) => ({ shard, peer: peerId, role: 'veil' }));

export const ringHops = (mode: RingPrivacy, hops: Awaited<ReturnType<typeof planOverRing>>): ApiHop[] =>
  hops.flatMap(({ index, product, correct }): ApiHop[] => [
    { shard: index, peer: product.peerId, role: 'product' },
    ...(mode === 'twin' ? [{ shard: index, peer: correct.peerId, role: 'correct' } as const] : []),
  ]);

const routedOf = (route: AppraisedRoute): Routed => ({
  hops: veilHops(route),
  level: route.level,
  error: null,
});

/** That nobody could answer now is no reason not to say what it would cost. */
function unroutable(thrown: unknown): Routed {
  const error = asVeilmeshError(thrown);
  if (error.family !== 'unavailable') throw error;
  return { hops: [], level: null, error };
}

function promptOf({ messages, text }: Wish): AskedText['prompt'] {
  if ((messages === undefined) === (text === undefined)) {
    throw new ParameterError('PARAMETER_INVALID', 'messages', 'a language model takes messages, or a text');
  }
  return messages === undefined ? { text: text! } : { messages: messages.map(messageOf) };
}

function textsOf({ texts }: Wish): readonly string[] {
  if (texts === undefined) {
    throw new ParameterError('PARAMETER_INVALID', 'texts', 'a sentence encoder takes texts');
  }
  return texts;
}
