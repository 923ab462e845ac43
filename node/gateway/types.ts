/**
 * What the HTTP side of the gateway asks of the mesh: models, answers that are verified, receipts.
 * @module
 */
import type { AssuranceLevel } from '../../crypto/attest/levels.ts';
import type { Manifest } from '../../models/shard/types.ts';
import type { ChatMessage } from '../../models/text/text-model.ts';
import type { RunPrivacy } from '../client/privacy-modes.ts';
import type { Drawing } from '../client/sampling.ts';
import type {
  ApiBatches,
  ApiBatchPage,
  ApiChallenges,
  ApiCheck,
  ApiChecks,
  ApiMesh,
  ApiModelPage,
  ApiNodePage,
} from './api-types.ts';

/** What whoever asks wants kept from whom. */
export interface AskedPrivacy {
  readonly mode: RunPrivacy;
  /** That every hop of veil must reach; the process's own where that is more. */
  readonly minLevel: AssuranceLevel;
}

export interface Asked {
  /** Under which its receipt is asked for; the gateway's own, and no hop learns it. */
  readonly id: string;
  /** Name, or root in hex. */
  readonly model: string;
  readonly privacy: AskedPrivacy;
  /** Aborting it ends the session at every hop. */
  readonly signal: AbortSignal;
  /** Called before it fails where hops can claim something all the same. */
  onSpent(): void;
}

export interface AskedText extends Asked {
  readonly prompt: { readonly messages: readonly ChatMessage[] } | { readonly text: string };
  readonly maxTokens: number | undefined;
  /** Tokens at most where maxTokens is left out. */
  readonly otherwise?: number;
  readonly stop: readonly string[];
  readonly drawing: Drawing;
  /** Pieces as they are drawn: provisional until the answer is given. */
  onText(piece: string): void;
}

export interface AskedEmbeddings extends Asked {
  readonly texts: readonly string[];
  /** Of a vector, where whoever asks says so: others than the model's are refused before anything is paid. */
  readonly dimensions: number | undefined;
}

/** Of an answer of which every claim was verified. */
export interface Given {
  readonly model: string;
  /** Hex. */
  readonly modelRoot: string;
  readonly privacy: {
    readonly mode: RunPrivacy;
    /** Of the weakest hop; null for modes that do not rest on a TEE. */
    readonly level: AssuranceLevel | null;
    readonly assurance: 'simulated' | 'hardware' | null;
    /** For people: what it gives, or what breaks it. */
    readonly text: string;
  };
  /** That vouchers for it promise, those for attempts that broke off included. */
  readonly costWei: bigint;
  readonly promptTokens: number;
}

export interface GivenText extends Given {
  readonly text: string;
  readonly ended: 'stop' | 'length';
  /** The one that ended it included. */
  readonly tokens: number;
}

export interface GivenEmbeddings extends Given {
  /** Of length one, in the order of the texts. */
  readonly vectors: readonly Float32Array[];
}

export interface OfferedModel {
  readonly root: string;
  readonly manifest: Pick<Manifest, 'name' | 'task' | 'license' | 'context' | 'closed'>;
  /** Whether every shard has a live node now. */
  readonly covered: boolean;
}

/** pending: the answer is being given, or settled. */
export type ReceiptState =
  | { readonly state: 'ready'; readonly receipt: Uint8Array; readonly header: Uint8Array }
  | { readonly state: 'pending'; readonly why: string }
  | { readonly state: 'none'; readonly why: string }
  | { readonly state: 'unknown' };

export interface MeshClient {
  models(): Promise<readonly OfferedModel[]>;
  /** Resolves when every claim is verified. @throws what the last attempt failed with */
  text(asked: AskedText): Promise<GivenText>;
  embeddings(asked: AskedEmbeddings): Promise<GivenEmbeddings>;
  receipt(id: string): ReceiptState;
}

/** A page of a list, newest first: what lies in blocks before this one. */
export interface PageAsked {
  readonly before: number | null;
  readonly limit: number;
}

/** What the mesh and its chain say of themselves, for whoever looks. */
export interface MeshExplorer {
  mesh(): Promise<ApiMesh>;
  /** @throws UsageError NODE_UNKNOWN */
  node(peer: string): Promise<ApiNodePage>;
  /** @param name or root @throws UsageError MODEL_UNKNOWN */
  model(name: string): Promise<ApiModelPage>;
  batches(page: PageAsked): Promise<ApiBatches>;
  /** @throws UsageError BATCH_UNKNOWN */
  batch(id: string): Promise<ApiBatchPage>;
  checks(page: PageAsked): Promise<ApiChecks>;
  /** @throws UsageError CHECK_UNKNOWN */
  check(id: string): Promise<ApiCheck>;
  challenges(page: PageAsked): Promise<ApiChallenges>;
}
