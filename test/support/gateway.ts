/**
 * A gateway without a mesh: its client says what a test tells it to say.
 * @module
 */
import { createFeed } from '../../node/gateway/feed.ts';
import type { Gateway } from '../../node/gateway/front.ts';
import { createPage, pagePolicy } from '../../node/gateway/page.ts';
import { createRepeats } from '../../node/gateway/repeats.ts';
import { createGateway, type GatewayOptions } from '../../node/gateway/server.ts';
import { createSlots } from '../../node/gateway/slots.ts';
import { createStart, startIn } from '../../node/gateway/start.ts';
import type {
  AskedEmbeddings,
  AskedText,
  Given,
  GivenText,
  MeshClient,
  OfferedModel,
  ReceiptState,
} from '../../node/gateway/types.ts';
import type { LogFields, Logger } from '../../node/log.ts';
import { fakeApi } from './gateway-api.ts';

export const GIVEN: Given = {
  model: 'tiny-chat',
  modelRoot: 'ab'.repeat(32),
  privacy: { mode: 'veil', level: 'L0', assurance: 'simulated', text: 'L0, SIMULATED' },
  costWei: 12_345n,
  promptTokens: 7,
};
const MODEL: OfferedModel = {
  root: GIVEN.modelRoot,
  manifest: { name: 'tiny-chat', task: 'chat', license: 'apache-2.0', context: 256, closed: false },
  covered: true,
};

export interface FakeGateway {
  readonly texts: AskedText[];
  readonly embeddings: AskedEmbeddings[];
  /** All that was logged, a line each. */
  readonly logged: string[];
  readonly slots: GatewayOptions['slots'];
  readonly gateway: Gateway;
  post(path: string, body: unknown, headers?: Readonly<Record<string, string>>): Promise<Response>;
  get(path: string, headers?: Readonly<Record<string, string>>): Promise<Response>;
  send(path: string, init: RequestInit): Promise<Response>;
}

export interface FakeOptions extends Partial<Omit<GatewayOptions, 'client' | 'log'>> {
  readonly text?: (asked: AskedText) => Promise<GivenText>;
  readonly vectors?: readonly Float32Array[];
  readonly receipt?: (id: string) => ReceiptState;
  readonly models?: readonly OfferedModel[];
}

const PAGE = new Map([
  ['/', Buffer.from('<!doctype html>')],
  ['/assets/page-0123.js', Buffer.from('export {};')],
]);

/** Says "Hello world" in two pieces. */
export const hello = async ({ onText }: AskedText): Promise<GivenText> => {
  onText('Hello');
  await Promise.resolve();
  onText(' world');
  return { ...GIVEN, text: 'Hello world', ended: 'stop', tokens: 3 };
};

export function fakeGateway({
  text = hello,
  vectors = [Float32Array.of(0.6, -0.8)],
  receipt = () => ({ state: 'unknown' }),
  models = [MODEL],
  ...options
}: FakeOptions = {}): FakeGateway {
  const texts: AskedText[] = [];
  const embeddings: AskedEmbeddings[] = [];
  const logged: string[] = [];
  const client: MeshClient = {
    models: async () => models,
    text: async (asked) => {
      texts.push(asked);
      return await text(asked);
    },
    embeddings: async (asked) => {
      embeddings.push(asked);
      const { root = GIVEN.modelRoot } = models.find((one) => one.root === asked.model) ?? {};
      const privacy = { ...GIVEN.privacy, mode: asked.privacy.mode };
      return { ...GIVEN, modelRoot: root, privacy, vectors };
    },
    receipt,
  };
  const write = (message: string, fields: LogFields = {}): void =>
    void logged.push(`${message} ${JSON.stringify(fields)}`);
  const log: Logger = { error: write, info: write, debug: write };
  const slots = options.slots ?? createSlots(2);
  const feed = options.feed ?? createFeed(new AbortController().signal);
  const gateway = createGateway({
    feed,
    start: createStart(startIn('ready'), feed.tell),
    minLevel: 'L0',
    answerSeconds: 60,
    repeats: createRepeats(),
    closing: new AbortController().signal,
    door: { token: null, loopback: true, origins: [] },
    api: fakeApi(),
    page: createPage(async () => PAGE, pagePolicy('http://chain.example:8545')),
    ...options,
    slots,
    client,
    log,
  });
  const send = (path: string, init: RequestInit): Promise<Response> => {
    const headers = { host: '127.0.0.1:8642', ...(init.headers as Record<string, string>) };
    return gateway.fetch(new Request(`http://127.0.0.1:8642${path}`, { ...init, headers }));
  };
  return {
    texts,
    embeddings,
    logged,
    slots,
    gateway,
    send,
    get: (path, headers = {}) => send(path, { headers }),
    post: (path, body, headers = {}) =>
      send(path, {
        method: 'POST',
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json', ...headers },
      }),
  };
}

/** The data lines of a stream. */
export const eventsOf = async (response: Response): Promise<string[]> =>
  (await response.text())
    .split('\n\n')
    .filter((line) => line !== '')
    .map((line) => line.replace(/^data: /, ''));
