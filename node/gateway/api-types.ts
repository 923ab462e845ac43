/**
 * What every route under `/api` answers, as the page reads it: no import here reaches Node.
 *
 * Wei are decimal strings, times are milliseconds since 1970, hashes, roots and ids are hex, accounts and transactions `0x…`. Lists are
 * bounded and newest first. Null: not known, or there is none.
 * @module
 */

export type ApiMode = 'veil' | 'twin' | 'vault';
export type ApiLevel = 'L0' | 'L1' | 'L2' | 'L3' | 'L4';

/** Of every answer with a status from 400 on. */
export interface ApiFailure {
  readonly error: {
    readonly message: string;
    readonly type: string;
    readonly param: string | null;
    readonly code: string;
    /** What to do next. */
    readonly hint?: string;
    readonly details?: Readonly<Record<string, unknown>>;
  };
}

/** `GET /api/mesh` */
export interface ApiMesh {
  readonly version: string;
  /** Id, 64 hex digits. */
  readonly network: string;
  readonly chain: {
    readonly id: number;
    /** Scheme, host and port. */
    readonly url: string;
    /** Null while the chain does not answer. */
    readonly block: number | null;
    readonly rollup: string;
  };
  readonly beacon: { readonly kind: 'development'; readonly text: string };
  /** Whether any node's TEE is simulated, and that in the command line's words; null where none is. */
  readonly simulated: boolean;
  readonly simulatedText: string | null;
  /** Multiaddrs that another node joins by: `veilmesh join ADDRESS --network ID`. */
  readonly bootstrap: readonly string[];
  readonly gateway: {
    readonly peer: string;
    readonly account: string;
    readonly balanceWei: string | null;
    readonly connections: number;
    /** Level that every hop of veil must reach for this gateway. */
    readonly minLevel: ApiLevel;
    /** Wei that it may spend in a day, and has since midnight UTC; null: without limit. */
    readonly budget: { readonly ofWei: string; readonly spentWei: string } | null;
  };
  readonly models: readonly ApiModel[];
  readonly nodes: readonly ApiNode[];
  readonly coordinators: readonly ApiCoordinator[];
  readonly watchers: readonly ApiWatcher[];
  readonly links: readonly ApiLink[];
}

export interface ApiModel {
  readonly root: string;
  readonly name: string;
  readonly task: 'chat' | 'embed-sentence' | 'classify-image' | 'tensor';
  readonly license: string;
  readonly source: string;
  /** Tokens; 0 where it remembers nothing. */
  readonly context: number;
  readonly closed: boolean;
  /** Grade of the keys of its weights; null where these are no secret. */
  readonly sealed: 'development' | 'production' | null;
  /** Whether the chain lets it be served. */
  readonly servable: boolean;
  /** A position (token, image) through all shards; null while the chain does not answer. */
  readonly priceWei: string | null;
  readonly owner: string | null;
  /** Whether every shard has a live node now. */
  readonly covered: boolean;
  readonly shards: readonly ApiShard[];
  readonly modes: readonly ApiModelMode[];
}

export interface ApiShard {
  readonly index: number;
  readonly root: string;
  readonly bytes: number;
  /** Half-open range of the whole program's operations. */
  readonly ops: readonly [from: number, to: number];
  /** Live nodes. */
  readonly nodes: readonly string[];
}

/** A way to ask this model. */
export interface ApiModelMode extends ApiModeText {
  readonly mode: ApiMode;
  readonly possible: boolean;
  /** Why not; null where it is. */
  readonly why: string | null;
}

/** In plain words, the command line's. */
export interface ApiModeText {
  readonly hidden: string;
  readonly breaks: string;
  readonly seen: string;
  readonly couldSee: readonly ApiCouldSee[];
  /** Times as long as on one machine, measured; null: not measured as a whole. */
  readonly slowdown: number | null;
  /** What was measured, by which row of the benchmark. */
  readonly slowdownText: string;
}

export interface ApiCouldSee {
  readonly who: string;
  readonly what: string;
  /** own: whoever asks, itself. */
  readonly kind: 'own' | 'nothing' | 'metadata' | 'content';
}

export interface ApiServing {
  /** Root of the model, and its name; null where this mesh does not name it. */
  readonly model: string;
  readonly name: string | null;
  readonly shard: number;
  readonly shards: number | null;
}

export interface ApiNode {
  readonly peer: string;
  readonly operator: string;
  readonly addresses: readonly string[];
  /** Of these, those that a browser can dial. */
  readonly ws: readonly string[];
  /** The relay, a peer id, through which alone it is reached; null: directly. */
  readonly relay: string | null;
  readonly serving: readonly ApiServing[];
  readonly engine: string;
  /** As its evidence shows it once this gateway has appraised that, and what the node says before. */
  readonly tee: {
    readonly kind: string | null;
    readonly simulated: boolean;
    readonly measurement: string | null;
    readonly level: ApiLevel | null;
    /** Code of what its evidence was refused for. */
    readonly refused: string | null;
  };
  /** By the chain; null while it does not answer. */
  readonly standing: 'serving' | 'lapsed' | 'revoked' | 'leaving' | 'unregistered' | null;
  readonly stakeWei: string | null;
  readonly slashed: boolean | null;
  readonly evidence: {
    readonly hash: string;
    readonly ageSeconds: number | null;
    readonly maxAgeSeconds: number | null;
  };
  /** Self-declared. */
  readonly load: { readonly sessions: number; readonly stepMs: number };
  readonly heartbeatAt: number;
  readonly leaseEndsAt: number;
  readonly draining: boolean;
}

export interface ApiCoordinator {
  readonly peer: string;
  readonly account: string;
  readonly bondWei: string | null;
  readonly posted: number | null;
  readonly finalized: number | null;
  /** The first void batch. */
  readonly voidFrom: number | null;
}

export interface ApiWatcher {
  readonly peer: string;
  /** Null: it does not answer. */
  readonly report: {
    readonly member: boolean;
    readonly judged: number;
    readonly findings: Readonly<Record<string, number>>;
    readonly last: readonly { readonly kind: string; readonly text: string; readonly at: number }[];
  } | null;
}

/** What one side says of its way to the other. The gateway measures its own; nodes' are their word. */
export interface ApiLink {
  readonly from: string;
  readonly to: string;
  /** Round trip; null where none was measured. */
  readonly ms: number | null;
  /** `from` reaches `to`, and `to` said that it does not reach `from`. */
  readonly oneWay: boolean;
  readonly at: number;
}

/** `POST /api/quote` takes this. One of messages, text and texts, by the model's task. */
export interface ApiQuoteRequest {
  /** Name or root. */
  readonly model: string;
  /** veil where left out. */
  readonly privacy?: ApiMode;
  /** Of veil. */
  readonly min_level?: ApiLevel;
  readonly messages?: readonly {
    readonly role: 'system' | 'developer' | 'user' | 'assistant';
    readonly content: string;
  }[];
  readonly text?: string;
  readonly texts?: readonly string[];
  readonly max_tokens?: number;
}

export interface ApiQuote {
  readonly model: string;
  readonly modelRoot: string;
  readonly mode: ApiMode;
  /** Of the route that would be taken now; null for modes without levels, or where no route is planned. */
  readonly level: ApiLevel | null;
  /** The level in plain words, or what breaks the mode. */
  readonly text: string;
  readonly promptTokens: number;
  /** Null where the model gives no tokens. */
  readonly maxTokens: number | null;
  /** What one attempt costs at most, and all of them together. */
  readonly attemptWei: string;
  readonly atMostWei: string;
  /** Peers in order as they would be asked now; empty where no route is planned, and then why. */
  readonly route: readonly ApiHop[];
  readonly unroutable: string | null;
  readonly privacy: ApiModeText;
}

export interface ApiHop {
  readonly shard: number;
  readonly peer: string;
  readonly role: 'veil' | 'product' | 'correct';
}

/** Milliseconds, a step's mean. */
export interface ApiWaterfall {
  readonly openMs: number;
  readonly runMs: number;
  readonly verifyMs: number;
  readonly returnMs: number;
  readonly steps: number;
  readonly hops: readonly {
    readonly hop: number;
    readonly peer: string;
    readonly engine: string;
    readonly network: number;
    readonly queue: number;
    readonly compute: number;
    readonly mask: number;
    /** Beside the steps, not before the answer. */
    readonly sign: number;
  }[];
}

/** `GET /api/answers` (list) and `GET /api/answers/:id`: one of this gateway, and never what was asked or said. */
export interface ApiAnswer {
  /** That of `/receipts/:id`, of `veilmesh.receipt` in an answer, of `x-veilmesh-receipt`. */
  readonly id: string;
  readonly at: number;
  readonly endedAt: number | null;
  readonly model: string;
  readonly modelRoot: string;
  readonly task: 'chat' | 'embed-sentence';
  readonly state: 'running' | 'given' | 'failed';
  readonly error: { readonly code: string; readonly hint: string | null } | null;
  readonly privacy: {
    readonly mode: ApiMode;
    readonly level: ApiLevel | null;
    readonly assurance: 'simulated' | 'hardware' | null;
    readonly text: string;
    readonly couldSee: readonly ApiCouldSee[];
  };
  /** Of the attempt that gave it, or the one under way. */
  readonly route: readonly ApiHop[];
  readonly attempts: number;
  readonly waterfall: ApiWaterfall | null;
  readonly tokens: { readonly prompt: number; readonly answer: number | null } | null;
  readonly timing: {
    readonly firstTokenMs: number;
    readonly tokensPerSecond: number;
    readonly p50Ms: number;
    readonly p99Ms: number;
    /** The client's own part of a token. */
    readonly headMs: number;
  } | null;
  readonly atMostWei: string | null;
  readonly costWei: string | null;
  /** As the receipt says it, and with one id as the chain has it now. */
  readonly finality: 'provisional' | 'challengeable' | 'disputed' | 'final' | 'void' | null;
  readonly receipt: 'pending' | 'ready' | 'none';
  /** Of pending and none. */
  readonly receiptWhy: string | null;
  /** Ids of `/api/batches/:id`, and of `/api/checks/:id` (with one answer's id only). */
  readonly batches: readonly string[];
  readonly checks: readonly string[];
}

export interface ApiAnswers {
  readonly answers: readonly ApiAnswer[];
}

/** What only mesh and chain know is null while nobody looks: they are not asked then. */
export interface ApiFigures {
  readonly at: number;
  /** Of answers that this gateway gave in the interval. */
  readonly tokensPerSecond: number | null;
  /** Network, queue and compute of a hop. */
  readonly hopP50Ms: number | null;
  readonly hopP99Ms: number | null;
  /** Of all live nodes. */
  readonly stakeWei: string | null;
  /** Share of segments that the beacon draws, and of checks so far: opened, and by how they ended. */
  readonly spotCheckRate: number | null;
  readonly checks: { readonly opened: number; readonly passed: number; readonly failed: number } | null;
  readonly block: number | null;
  readonly nodes: number;
  /** Requests being answered. */
  readonly asking: number;
}

/** `GET /api/history`: oldest first. */
export interface ApiHistory {
  readonly everyMs: number;
  readonly points: readonly ApiFigures[];
}

/** `GET /api/start`: what a localnet does until it can be asked; of any other gateway ready, with no stages. */
export interface ApiStart {
  readonly state: 'starting' | 'ready' | 'failed';
  readonly startedAt: number;
  /** Name of the model that is coming. */
  readonly title: string | null;
  /** In the order in which they begin as a rule; some go on beside each other. */
  readonly stages: readonly ApiStartStage[];
  /** Of failed: the process ends, and what to do next is the hint. */
  readonly error: { readonly code: string; readonly message: string; readonly hint: string | null } | null;
}

export interface ApiStartStage {
  readonly key: 'chain' | 'download' | 'import' | 'commit' | 'coordinator' | 'watcher' | 'nodes' | 'gateway';
  /** What it does, in plain words. */
  readonly name: string;
  /** skipped: it was done in an earlier start. */
  readonly state: 'waiting' | 'running' | 'done' | 'failed' | 'skipped';
  readonly startedAt: number | null;
  readonly endedAt: number | null;
  /** How much of how much; null where it is not counted. */
  readonly done: number | null;
  readonly of: number | null;
  readonly unit: 'bytes' | 'steps' | null;
  /** Units a second. */
  readonly rate: number | null;
  readonly etaSeconds: number | null;
  /** The terminal's line. */
  readonly detail: string | null;
}

/**
 * `GET /api/live`: server-sent events, each a `data:` line with one of these; lines that begin with a colon keep the connection up. Read
 * by fetch where a token is asked for, which an EventSource cannot send.
 */
export type ApiLive =
  /** First, and whenever nodes join, leave or change. Ask `/api/mesh`. */
  | { readonly type: 'mesh'; readonly nodes: number }
  /** A route is taken, or another one after a hop was lost: the path to light. */
  | {
      readonly type: 'session';
      readonly id: string;
      readonly model: string;
      readonly mode: ApiMode;
      readonly route: readonly ApiHop[];
    }
  /** So many steps came back over the whole path. */
  | { readonly type: 'step'; readonly id: string; readonly steps: number }
  | { readonly type: 'end'; readonly id: string; readonly ok: boolean }
  /** The receipt is there, or it is known why not: ask `/api/answers/:id`. */
  | { readonly type: 'settled'; readonly id: string }
  /** As `/api/start` tells it, first and whenever it changes, until it is over. */
  | ({ readonly type: 'start' } & ApiStart)
  | ({ readonly type: 'figures' } & ApiFigures);

export interface ApiBatch {
  /** `ACCOUNT-NUMBER`; `/api/batches/NUMBER` takes the first coordinator's. */
  readonly id: string;
  readonly coordinator: string;
  readonly number: number;
  readonly headerHash: string;
  readonly previousHash: string;
  readonly receiptsRoot: string;
  readonly dataHash: string;
  readonly receipts: number;
  readonly postedAt: number;
  readonly finalAt: number;
  readonly state: 'challengeable' | 'final' | 'void';
  /** Members of the committee that signed; 0: nobody vouches for it. */
  readonly signers: number;
  readonly transaction: string;
  readonly block: number;
}

/** `GET /api/batches?before=BLOCK&limit=N` */
export interface ApiBatches {
  readonly batches: readonly ApiBatch[];
  /** For the next page; null: there is none. */
  readonly before: number | null;
}

/** `GET /api/batches/:id` */
export interface ApiBatchPage {
  readonly batch: ApiBatch;
  /** Of its receipts, as its public data says that its coordinator hands out; null where that was not to be had. */
  readonly segments:
    | readonly {
        readonly requestId: string;
        readonly segment: number;
        readonly model: string;
        readonly client: string;
        readonly positions: readonly [from: number, to: number];
        readonly nodes: readonly string[];
        readonly feeWei: string;
      }[]
    | null;
  readonly checks: readonly ApiCheck[];
}

export interface ApiCheck {
  readonly id: string;
  readonly kind: 'drawn' | 'lot' | 'named';
  readonly state: 'opened' | 'published' | 'answered' | 'passed' | 'failed' | 'named' | 'lapsed';
  readonly opener: string;
  readonly coordinator: string;
  readonly client: string;
  readonly requestId: string;
  readonly segment: number;
  readonly positions: readonly [from: number, to: number];
  readonly hop: number;
  /** The chain's id, the operator's account, and its peer where it is live. */
  readonly node: string;
  readonly operator: string;
  readonly peer: string | null;
  readonly model: string;
  readonly feeWei: string;
  readonly block: number;
  /** Cells that are drawn, of how many, and proven so far. */
  readonly drawn: number;
  readonly cells: number;
  readonly proven: number;
  /** Next deadline; null once it is over. */
  readonly deadlineAt: number | null;
}

/** `GET /api/checks?before=BLOCK&limit=N` */
export interface ApiChecks {
  readonly checks: readonly ApiCheck[];
  readonly before: number | null;
}

/** Somebody contested something, or was convicted of it. */
export interface ApiChallenge {
  /** `TRANSACTION-INDEX` of its event. */
  readonly id: string;
  readonly kind:
    | 'check-failed'
    | 'slashed'
    | 'member-slashed'
    | 'batches-void'
    | 'accused'
    | 'promise-kept'
    | 'promise-broken'
    | 'equivocated'
    | 'ring-convicted'
    | 'session-convicted'
    | 'revoked';
  /** Node, account or other subject, as the event names it. */
  readonly against: string;
  readonly by: string | null;
  readonly wei: string | null;
  readonly text: string;
  readonly transaction: string;
  readonly block: number;
}

/** `GET /api/challenges?before=BLOCK&limit=N` */
export interface ApiChallenges {
  readonly challenges: readonly ApiChallenge[];
  readonly before: number | null;
}

/** `GET /api/nodes/:peer` */
export interface ApiNodePage {
  readonly node: ApiNode;
  readonly links: readonly ApiLink[];
  readonly checks: readonly ApiCheck[];
  readonly challenges: readonly ApiChallenge[];
}

/** `GET /api/models/:root` (or name) */
export interface ApiModelPage {
  readonly model: ApiModel;
  readonly nodes: readonly ApiNode[];
}
