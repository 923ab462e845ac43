/**
 * The page over real HTTP, from the real gateway, in front of a mesh that is made up (made-up-mesh.ts): what browsers' tests look at, and a person
 * who works on the page. `node test/support/page-server.ts` serves it until it is stopped.
 * @module
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { UnavailableError, UsageError } from '../../crypto/core/errors.ts';
import type { AnswerBook } from '../../node/gateway/answer-book.ts';
import type { ApiDesk } from '../../node/gateway/api.ts';
import type { ApiAnswer, ApiMesh, ApiMode, ApiModel, ApiStart } from '../../node/gateway/api-types.ts';
import { buildPage } from '../../node/gateway/bundle-page.ts';
import { createFeed } from '../../node/gateway/feed.ts';
import { createStarting, type Gateway } from '../../node/gateway/front.ts';
import { listen } from '../../node/gateway/listen.ts';
import { createPage, type PageFiles, pagePolicy } from '../../node/gateway/page.ts';
import { createStart, startIn } from '../../node/gateway/start.ts';
import type { AskedText, GivenText, ReceiptState } from '../../node/gateway/types.ts';
import { fakeGateway, GIVEN } from './gateway.ts';
import {
  answerOf,
  BATCHES,
  batchPage,
  CHALLENGES,
  CHECKS,
  figuresAt,
  LEVEL_TEXT,
  MESH,
  MODELS,
  peer,
  quoteOf,
  ROUTE,
} from './made-up-mesh.ts';

export interface PageServer {
  /** Of the page, without a slash at its end. */
  readonly url: string;
  /** As `/api/mesh` tells it from now on, and whoever listens is told. */
  change(mesh: ApiMesh): void;
  /** How far its start is from now on, and whoever listens is told. */
  become(start: ApiStart): void;
  close(): Promise<void>;
}

export interface PageServerOptions {
  readonly token?: string | null;
  readonly port?: number;
  /** Between two words of an answer, in milliseconds. */
  readonly pace?: number;
  readonly receipt?: (id: string) => ReceiptState;
  readonly files?: PageFiles;
  /** Until it becomes ready, nothing can be asked. */
  readonly start?: ApiStart;
  /** Of smollm2, where receipts are of another model's than the made-up one. */
  readonly root?: string;
  /** What is answered, by the question. */
  readonly words?: (asked: string) => string;
}

const WORDS =
  'The capital of France is Paris. It is a city renowned for its landmarks, its museums and its food. ' +
  'It lies on the Seine, and about two million people live in it.';
const FIRST_MS = 300;
const POINTS = 200;
const EVERY_MS = 5_000;

export async function startPageServer({
  token = null,
  port = 0,
  pace = 40,
  receipt = () => ({ state: 'pending', why: 'it is made up' }),
  files,
  start: first = startIn('ready'),
  words = () => WORDS,
  root,
}: PageServerOptions = {}): Promise<PageServer> {
  const closing = new AbortController();
  const feed = createFeed(closing.signal);
  const start = createStart(first, feed.tell);
  const answers = new Map<string, ApiAnswer>();
  const offered = MODELS.map((model) =>
    root === undefined || model.name !== 'smollm2' ? model : { ...model, root },
  );
  let mesh: ApiMesh = { ...MESH, models: offered };
  const modelOf = (name: string): ApiModel => {
    const found = offered.find((model) => model.name === name || model.root === name);
    if (found === undefined) throw new UsageError('MODEL_UNKNOWN', 'this mesh has no such model');
    return found;
  };
  /** Answers; `fail` and `break` in the question fail before and after the first word. */
  async function text({ id, prompt, onText, privacy, signal }: AskedText): Promise<GivenText> {
    const asked = 'messages' in prompt ? prompt.messages.at(-1)!.content : prompt.text;
    answers.set(id, answerOf(id, { state: 'running', finality: null, receipt: 'pending', at: Date.now() }));
    feed.tell({ type: 'session', id, model: 'smollm2', mode: privacy.mode, route: ROUTE });
    const failed = (error: UnavailableError): never => {
      answers.set(
        id,
        answerOf(id, { state: 'failed', error: { code: error.code, hint: error.hint ?? null } }),
      );
      feed.tell({ type: 'end', id, ok: false });
      throw error;
    };
    await sleep(FIRST_MS, undefined, { signal });
    const hint = 'veilmesh status';
    if (asked.includes('fail'))
      failed(new UnavailableError('ROUTE_COVERAGE_GAP', 'no node serves shard 2', { hint }));
    const said = words(asked);
    for (const [index, word] of said.split(/(?<=\s)(?=\S)/).entries()) {
      onText(word);
      feed.tell({ type: 'step', id, steps: index + 1 });
      if (index === 4 && asked.includes('break'))
        failed(new UnavailableError('HOP_LOST', 'a hop went away', { hint }));
      await sleep(pace, undefined, { signal });
    }
    answers.set(id, answerOf(id, { at: Date.now() }));
    feed.tell({ type: 'end', id, ok: true });
    return {
      ...GIVEN,
      model: 'smollm2',
      modelRoot: modelOf('smollm2').root,
      privacy: { mode: 'veil', level: 'L0', assurance: 'simulated', text: LEVEL_TEXT },
      costWei: 23_336_610_000_000n,
      text: said,
      ended: 'stop',
      tokens: 51,
      promptTokens: 44,
    };
  }
  const book: Pick<AnswerBook, 'list' | 'show'> = {
    list: (limit) => [...answers.values()].reverse().slice(0, limit),
    async show(id) {
      // what the fake client embeds is not in the book
      return answers.get(id) ?? answerOf(id);
    },
  };
  const api: ApiDesk = {
    explorer: {
      mesh: async () => mesh,
      async node(name) {
        const node = mesh.nodes.find((one) => one.peer === name);
        if (node === undefined) throw new UsageError('NODE_UNKNOWN', 'no live node has this id');
        return {
          node,
          links: mesh.links.filter(({ from, to }) => from === name || to === name),
          checks: CHECKS.filter((check) => check.peer === name),
          challenges: name === peer('gus') ? CHALLENGES : [],
        };
      },
      async model(name) {
        const model = modelOf(name);
        return {
          model,
          nodes: mesh.nodes.filter(({ serving }) => serving.some((one) => one.model === model.root)),
        };
      },
      async batches({ before, limit }) {
        const rows = BATCHES.filter(({ block }) => before === null || block < before);
        const shown = rows.slice(0, limit);
        return { batches: shown, before: rows.length > limit ? shown.at(-1)!.block : null };
      },
      async batch(id) {
        const batch = BATCHES.find((one) => one.id === id || String(one.number) === id);
        if (batch === undefined) throw new UsageError('BATCH_UNKNOWN', 'there is no such batch');
        return batchPage(batch);
      },
      checks: async () => ({ checks: CHECKS, before: null }),
      async check(id) {
        const check = CHECKS.find((one) => one.id === id);
        if (check === undefined) throw new UsageError('CHECK_UNKNOWN', 'there is no such check');
        return check;
      },
      challenges: async () => ({ challenges: CHALLENGES, before: null }),
    },
    answers: book as AnswerBook,
    quoting: {
      async quote({ model, privacy, messages, texts = [], max_tokens: most }) {
        const found = modelOf(model);
        const written = [...(messages ?? []).map(({ content }) => JSON.stringify(content)), ...texts].join(
          ' ',
        );
        const tokens = 30 + written.split(/\s+/).length;
        return quoteOf(found, privacy as ApiMode, tokens, found.task === 'chat' ? (most ?? 256) : null);
      },
    },
    history: {
      list: () => ({ everyMs: EVERY_MS, points: pointsUntil(Date.now()) }),
      last: () => figuresAt(Math.floor(Date.now() / EVERY_MS) * EVERY_MS),
    },
  };
  let built: Promise<PageFiles> | undefined = files === undefined ? undefined : Promise.resolve(files);
  const page = createPage(
    () => {
      built ??= buildPage();
      return built;
    },
    pagePolicy(new URL(MESH.chain.url).origin),
  );
  const models = offered.map(({ root, name, task, license, context, closed, covered }) => ({
    root,
    covered,
    manifest: { name, task, license, context, closed },
  }));
  const vectors = [
    Float32Array.of(0.6, 0.8, 0),
    Float32Array.of(0.64, 0.768, 0.02),
    Float32Array.of(0, 0.28, 0.96),
  ];
  const door = { token, loopback: true, origins: [] };
  const { gateway } = fakeGateway({
    ...{ text, vectors, models, receipt, api, page, feed, start, door },
    closing: closing.signal,
  });
  const quiet = (): void => {};
  const log = { error: quiet, info: quiet, debug: quiet };
  const starting = createStarting({ door, page, feed, start, log });
  const either: Gateway = {
    fetch: (request) => (start.now().state === 'ready' ? gateway : starting).fetch(request),
  };
  const { url, close } = await listen(either, '127.0.0.1', port);
  return {
    url: url.replace(/\/v1$/, ''),
    change(next) {
      mesh = next;
      feed.tell({ type: 'mesh', nodes: next.nodes.length });
    },
    become: start.become,
    async close() {
      closing.abort();
      await close();
    },
  };
}

const pointsUntil = (now: number) => {
  const last = Math.floor(now / EVERY_MS) * EVERY_MS;
  return Array.from({ length: POINTS }, (_, i) => figuresAt(last - (POINTS - 1 - i) * EVERY_MS));
};

if (import.meta.main) {
  const { url } = await startPageServer({ port: Number(process.argv[2] ?? 0), pace: 90 });
  process.stdout.write(`${url}\n`);
}
