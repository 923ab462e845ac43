/**
 * A mesh that is not there, as `/api` would tell of it: three models on eight nodes, one link that goes one way, one shard without a node, two
 * coordinators, checks that passed and one that failed.
 * @module
 */
import { createHash } from 'node:crypto';
import { couldSee, modeText, slowdownOf } from '../../node/client/mode-text.ts';
import { PRIVACY_MODES } from '../../node/client/privacy-modes.ts';
import type {
  ApiAnswer,
  ApiBatch,
  ApiBatchPage,
  ApiChallenge,
  ApiCheck,
  ApiFigures,
  ApiMesh,
  ApiMode,
  ApiModel,
  ApiModelMode,
  ApiNode,
  ApiQuote,
  ApiShard,
} from '../../node/gateway/api-types.ts';

export const hash = (name: string): string => createHash('sha256').update(name).digest('hex');
export const account = (name: string): string => `0x${hash(name).slice(0, 40)}`;
/** As long and as strange as a real one. */
export const peer = (name: string): string =>
  `12D3KooW${Buffer.from(hash(name), 'hex')
    .toString('base64')
    .replaceAll(/[^A-Za-z0-9]/g, 'k')
    .slice(0, 44)}`;

export const NOW = Date.now();
export const SIMULATED_TEXT =
  "SIMULATED: the wire and other machines learn nothing of your input, but without TEE hardware each node's operator could read what that node computes.";

interface ModelSeed {
  readonly name: string;
  readonly task: ApiModel['task'];
  readonly context: number;
  /** Of each shard: names of its nodes. */
  readonly nodes: readonly (readonly string[])[];
}

const SEEDS: readonly ModelSeed[] = [
  { name: 'smollm2', task: 'chat', context: 2_048, nodes: [['ada'], ['bea', 'cyd'], ['dov']] },
  { name: 'use-lite', task: 'embed-sentence', context: 0, nodes: [['eli'], ['fay'], ['gus']] },
  { name: 'digits', task: 'classify-image', context: 0, nodes: [['hal'], []] },
];

const modeOf = (mode: ApiMode, task: ApiModel['task']): ApiModelMode => {
  const possible = mode === 'veil' || task !== 'chat';
  const { times, text } = slowdownOf(mode, task);
  return {
    mode,
    possible,
    why: possible ? null : 'language models are not run in this mode',
    ...modeText(mode, false),
    couldSee: couldSee(mode, mode === 'veil' ? 'L0' : null),
    slowdown: times,
    slowdownText: text,
  };
};

export const MODELS: readonly ApiModel[] = SEEDS.map(
  ({ name, task, context, nodes }): ApiModel => ({
    root: hash(name),
    name,
    task,
    license: 'Apache-2.0',
    source: `made up, for tests: ${name}`,
    context,
    closed: false,
    sealed: null,
    servable: true,
    priceWei: '248262000000',
    owner: account('owner'),
    covered: nodes.every((own) => own.length > 0),
    shards: nodes.map(
      (own, index): ApiShard => ({
        index,
        root: hash(`${name}/${index}`),
        bytes: 31_000_000,
        ops: [index * 40, index * 40 + 40],
        nodes: own.map(peer),
      }),
    ),
    modes: PRIVACY_MODES.map((mode) => modeOf(mode, task)),
  }),
);

const nodeOf = (name: string, model: ApiModel, shard: number): ApiNode => ({
  peer: peer(name),
  operator: account(name),
  addresses: [`/ip4/127.0.0.1/tcp/41000/p2p/${peer(name)}`, `/ip4/127.0.0.1/tcp/41001/ws/p2p/${peer(name)}`],
  ws: [`/ip4/127.0.0.1/tcp/41001/ws/p2p/${peer(name)}`],
  serving: [{ model: model.root, name: model.name, shard, shards: model.shards.length }],
  engine: name === 'dov' ? 'reference' : 'wasm-simd',
  tee:
    name === 'cyd'
      ? { kind: 'intel-tdx', simulated: false, measurement: hash('tdx'), level: 'L2', refused: null }
      : { kind: null, simulated: true, measurement: hash('code'), level: 'L0', refused: null },
  standing: 'serving',
  stakeWei: '100000000000000000',
  slashed: name === 'gus',
  evidence: { hash: hash(`evidence of ${name}`), ageSeconds: 340, maxAgeSeconds: 86_400 },
  load: { sessions: name === 'bea' ? 2 : 0, stepMs: 11.4 },
  relay: name === 'cyd' ? peer('ada') : null,
  heartbeatAt: NOW - 2_000,
  leaseEndsAt: NOW + 28_000,
  draining: name === 'fay',
});

const NODES: readonly ApiNode[] = MODELS.flatMap((model, at) =>
  SEEDS[at]!.nodes.flatMap((own, shard) => own.map((name) => nodeOf(name, model, shard))),
);

export const MESH: ApiMesh = {
  version: '0.1.0',
  network: hash('network'),
  chain: { id: 31_337, url: 'http://127.0.0.1:8545', block: 94, rollup: account('rollup') },
  beacon: { kind: 'development', text: 'development: its key is in a folder of this machine' },
  simulated: true,
  simulatedText: SIMULATED_TEXT,
  bootstrap: [`/ip4/127.0.0.1/tcp/41000/p2p/${peer('coordinator')}`],
  gateway: {
    peer: peer('gateway'),
    account: account('gateway'),
    balanceWei: '9800000000000000000',
    connections: 9,
    minLevel: 'L0',
    budget: null,
  },
  models: MODELS,
  nodes: NODES,
  coordinators: [
    {
      peer: peer('coordinator'),
      account: account('coordinator'),
      bondWei: '1000000000000000000',
      posted: 6,
      finalized: 4,
      voidFrom: null,
    },
  ],
  watchers: [{ peer: peer('watcher'), report: { member: true, judged: 6, findings: {}, last: [] } }],
  links: [
    { from: peer('gateway'), to: peer('ada'), ms: 1.4, oneWay: false, at: NOW },
    { from: peer('ada'), to: peer('bea'), ms: 2.2, oneWay: false, at: NOW },
    { from: peer('ada'), to: peer('cyd'), ms: null, oneWay: true, at: NOW },
    { from: peer('bea'), to: peer('dov'), ms: 1.9, oneWay: false, at: NOW },
    { from: peer('dov'), to: peer('gateway'), ms: 3.1, oneWay: false, at: NOW },
  ],
};

export const ROUTE: ApiAnswer['route'] = ['ada', 'bea', 'dov'].map((name, shard) => ({
  shard,
  peer: peer(name),
  role: 'veil',
}));

export const LEVEL_TEXT = `L0, ${SIMULATED_TEXT}`;

export const answerOf = (id: string, more: Partial<ApiAnswer> = {}): ApiAnswer => ({
  id,
  at: NOW,
  endedAt: NOW + 3_100,
  model: 'smollm2',
  modelRoot: hash('smollm2'),
  task: 'chat',
  state: 'given',
  error: null,
  privacy: {
    mode: 'veil',
    level: 'L0',
    assurance: 'simulated',
    text: LEVEL_TEXT,
    couldSee: couldSee('veil', 'L0'),
  },
  route: ROUTE,
  attempts: 1,
  waterfall: {
    openMs: 162.8,
    runMs: 2_888.3,
    verifyMs: 121.4,
    returnMs: 1.28,
    steps: 50,
    hops: ROUTE.map(({ peer: own }, hop) => ({
      hop,
      peer: own,
      engine: 'wasm-simd',
      network: [2.31, 1.54, 3.23][hop]!,
      queue: [0.38, 0.53, 0.3][hop]!,
      compute: [12.84, 10.97, 10.54][hop]!,
      mask: [0.26, 0.56, 0.15][hop]!,
      sign: [121.04, 165.6, 203.43][hop]!,
    })),
  },
  tokens: { prompt: 44, answer: 51 },
  timing: { firstTokenMs: 423, tokensPerSecond: 20.5, p50Ms: 28.2, p99Ms: 311.8, headMs: 3.4 },
  atMostWei: '148957200000000',
  costWei: '23336610000000',
  finality: 'challengeable',
  receipt: 'ready',
  receiptWhy: null,
  batches: [`${account('coordinator')}-5`],
  checks: [hash('check 1')],
  ...more,
});

export const quoteOf = (
  model: ApiModel,
  mode: ApiMode,
  promptTokens: number,
  maxTokens: number | null,
): ApiQuote => ({
  model: model.name,
  modelRoot: model.root,
  mode,
  level: mode === 'veil' ? 'L0' : null,
  text: mode === 'veil' ? LEVEL_TEXT : modeText(mode, false).breaks,
  promptTokens,
  maxTokens,
  attemptWei: String(BigInt(model.priceWei ?? '0') * BigInt(promptTokens + (maxTokens ?? 0))),
  atMostWei: String(2n * BigInt(model.priceWei ?? '0') * BigInt(promptTokens + (maxTokens ?? 0))),
  route: model.shards.flatMap(({ index, nodes }) =>
    nodes.slice(0, 1).map((own) => ({ shard: index, peer: own, role: 'veil' as const })),
  ),
  unroutable: model.covered ? null : 'shard 2 has no live node',
  privacy: {
    ...modeText(mode, false),
    couldSee: couldSee(mode, mode === 'veil' ? 'L0' : null),
    slowdown: slowdownOf(mode, model.task).times,
    slowdownText: slowdownOf(mode, model.task).text,
  },
});

export const CHECKS: readonly ApiCheck[] = [
  { name: 'check 1', state: 'passed' as const, kind: 'drawn' as const, proven: 4, who: 'bea' },
  { name: 'check 2', state: 'published' as const, kind: 'drawn' as const, proven: 1, who: 'dov' },
  { name: 'check 3', state: 'failed' as const, kind: 'named' as const, proven: 0, who: 'gus' },
].map(({ name, state, kind, proven, who }, at) => ({
  id: hash(name),
  kind,
  state,
  opener: account('opener'),
  coordinator: account('coordinator'),
  client: account('gateway'),
  requestId: hash(`request ${at}`),
  segment: at,
  positions: [at * 32, at * 32 + 32],
  hop: at % 3,
  node: hash(`node ${who}`),
  operator: account(who),
  peer: peer(who),
  model: hash('smollm2'),
  feeWei: '7778870000000',
  block: 90 - at,
  drawn: 4,
  cells: 2_520,
  proven,
  deadlineAt: state === 'published' ? NOW + 60_000 : null,
}));

export const BATCHES: readonly ApiBatch[] = Array.from({ length: 26 }, (_, at) => {
  const number = 26 - at;
  return {
    id: `${account('coordinator')}-${number}`,
    coordinator: account('coordinator'),
    number,
    headerHash: hash(`header ${number}`),
    previousHash: hash(`header ${number - 1}`),
    receiptsRoot: hash(`receipts ${number}`),
    dataHash: hash(`data ${number}`),
    receipts: 1 + (number % 3),
    postedAt: NOW - at * 60_000,
    finalAt: NOW - at * 60_000 + 120_000,
    state: at < 2 ? 'challengeable' : 'final',
    signers: number === 3 ? 0 : 1,
    transaction: `0x${hash(`transaction ${number}`)}`,
    block: 94 - at,
  };
});

export const batchPage = (batch: ApiBatch): ApiBatchPage => ({
  batch,
  segments: Array.from({ length: batch.receipts }, (_, segment) => ({
    requestId: hash(`request of ${batch.number}`),
    segment,
    model: hash('smollm2'),
    client: account('gateway'),
    positions: [segment * 32, segment * 32 + 32],
    nodes: ROUTE.map(({ peer: own }) => hash(own)),
    feeWei: '7778870000000',
  })),
  checks: batch.number === 25 ? [CHECKS[0]!] : [],
});

export const CHALLENGES: readonly ApiChallenge[] = [
  {
    id: `0x${hash('slashing')}-0`,
    kind: 'slashed',
    against: hash('node gus'),
    by: account('opener'),
    wei: '50000000000000000',
    text: 'a hop could not prove a cell that it signed: half of its stake is gone',
    transaction: `0x${hash('slashing')}`,
    block: 88,
  },
];

export const figuresAt = (at: number): ApiFigures => {
  const i = Math.round(at / 5_000);
  const speaks = i % 9 < 6;
  return {
    at,
    tokensPerSecond: speaks ? 19 + 3 * Math.sin(i / 3) : null,
    hopP50Ms: speaks ? 13 + Math.sin(i / 4) : null,
    hopP99Ms: speaks ? 32 + 9 * Math.sin(i / 2) : null,
    stakeWei: String(700_000_000_000_000_000n + (i % 60 > 30 ? 100_000_000_000_000_000n : 0n)),
    spotCheckRate: 0.016,
    checks: { opened: 3, passed: 1, failed: 1 },
    block: 94,
    nodes: NODES.length,
    asking: 0,
  };
};
