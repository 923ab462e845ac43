/**
 * How a question is asked, what it would cost and show, and what is known of every answer.
 * @module
 */
import { type AssuranceLevel, reachesLevel } from '../../crypto/attest/levels.ts';
import { UsageError } from '../../crypto/core/errors.ts';
import type { ClientConnection } from '../client/connect.ts';
import { type CouldSee, couldSee } from '../client/mode-text.ts';
import { PRIVACY_MODES } from '../client/privacy-modes.ts';
import type { PrivateWrong } from '../client/private-result.ts';
import { type Config, configSchema } from '../config/schema.ts';
import type { Mesh } from './mesh.ts';

/** What is left out is as the connection has it. */
export interface AskingCommon {
  /** Wei that it may cost at most, all attempts together: what may cost more is refused before anything is sent. */
  readonly maxWei?: bigint;
  /**
   * Milliseconds of the beat on which everything leaves, padded to buckets of lengths, so that an observer can count beats only; 0: as
   * soon as it can, and no longer than it is.
   */
  readonly traffic?: number;
  /** Ends the session at every node. What was computed by then is paid for. */
  readonly signal?: AbortSignal;
}

/** By enclaves: masked on every wire, computed by the nodes of one route. */
export interface AskingInVeil extends AskingCommon {
  readonly privacy?: 'veil';
  /** Least level of every hop; never below the connection's. */
  readonly minLevel?: AssuranceLevel;
  /** By the escrow, in a session of the coordinator (milliseconds, no gas a question), or in a session where one is offered. */
  readonly pay?: 'escrow' | 'session' | 'auto';
}

/**
 * Without trust in any TEE, for open models that answer in one go. twin: by two chains of nodes, of which no two of a shard may collude;
 * vault: by encryption alone. Paid for ahead, in a session.
 */
export interface AskingOverRing extends AskingCommon {
  readonly privacy: 'twin' | 'vault';
  /** One question in so many has a decoy beside it, whose answers anybody may check, and which costs as much; 8 when left out, 0: none. */
  readonly decoys?: number;
}

/** How a question is asked. Levels are of veil alone: over a connection with a `minLevel`, twin and vault are refused. */
export type Asking = AskingInVeil | AskingOverRing;

export interface AnsweredCommon {
  /** Of the model, hex. */
  readonly modelRoot: string;
  /** What was hidden from whom: for people. */
  readonly privacy: string;
  /** Wei that nodes can claim for it, attempts that broke off, and in twin and vault a decoy, included. */
  readonly costWei: bigint;
  /** @internal */
  readonly settled: Promise<WrittenFiles>;
}

/** Every claim of every hop was verified here. */
export interface AnsweredInVeil extends AnsweredCommon {
  readonly mode: 'veil';
  /** Of the weakest hop. */
  readonly level: AssuranceLevel;
  /** Whether TEE hardware stands behind every hop. */
  readonly assurance: 'hardware' | 'simulated';
}

/** Every product was checked here with secret challenges. */
export interface AnsweredOverRing extends AnsweredCommon {
  readonly mode: 'twin' | 'vault';
  /** Products that nodes computed; a wrong one passes with probability 2^-missBits at most. */
  readonly check: { readonly products: number; readonly challenges: number; readonly missBits: number };
  /** Nodes that gave wrong words: nothing of theirs was used, and they were told nothing. */
  readonly wrong: readonly PrivateWrong[];
  /** twin: nothing says that the two chains are in two networks. */
  readonly networksUnknown: boolean;
}

/** `mode` tells which. */
export type Answered = AnsweredInVeil | AnsweredOverRing;

/** What an answer would cost and show, before anything is sent. */
export interface Quote {
  /** Of an attempt, at most: there is a second one where a node is lost on the way. */
  readonly attemptWei: bigint;
  /** Of all attempts, at most; in twin and vault with a decoy. */
  readonly mostWei: bigint;
  /** Who could see what, in plain words; in veil for the level that was asked for as the least. */
  readonly couldSee: readonly CouldSee[];
}

/** @internal */
export interface WrittenFiles {
  readonly receiptPath: string;
  readonly headerPath: string;
}

const HERE = 'this machine, which is the client';

/** @param level null in twin and vault */
export const quoteOf = (
  mode: Answered['mode'],
  level: AssuranceLevel | null,
  attemptWei: bigint,
  mostWei: bigint,
): Quote => ({ attemptWei, mostWei, couldSee: couldSee(mode, level, HERE) });

/** Whether it goes over twin or vault. @throws UsageError PRIVACY_MODE of a word that is none */
export function isOverRing(asking: Asking): asking is AskingOverRing {
  const { privacy = 'veil' } = asking;
  if (PRIVACY_MODES.includes(privacy)) return privacy !== 'veil';
  throw new UsageError('PRIVACY_MODE', 'there is no such privacy mode', {
    details: { got: privacy, expected: PRIVACY_MODES },
    hint: "leave it out, or privacy: 'veil' | 'twin' | 'vault'",
  });
}

/** The connection as one question asks for it. @throws UsageError ASKING_INVALID */
export function connectionFor({ connection }: Mesh, asking: Asking): ClientConnection {
  const { traffic, minLevel, pay }: Partial<Config> = asking;
  const { config } = connection;
  const own = {
    traffic: valid('traffic', traffic ?? config.traffic),
    minLevel: valid('minLevel', minLevel ?? config.minLevel),
    pay: valid('pay', pay ?? config.pay),
  };
  const weaker = reachesLevel(config.minLevel, own.minLevel);
  return { ...connection, config: { ...config, ...own, minLevel: weaker ? config.minLevel : own.minLevel } };
}

function valid<K extends 'traffic' | 'minLevel' | 'pay'>(key: K, value: Config[K]): Config[K] {
  const { success, data, error } = configSchema.shape[key].safeParse(value);
  if (success) return data as Config[K];
  throw new UsageError('ASKING_INVALID', `${key}: ${error.issues[0]!.message}`, {
    details: { key, got: value },
    hint: 'node/sdk/API.md says what each option takes',
  });
}
