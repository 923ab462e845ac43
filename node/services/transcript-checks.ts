/**
 * Computes transcripts again, in a thread, with the part of the model that they are of.
 * @module
 */
import { rmSync } from 'node:fs';
import { bytesToHex } from '../../crypto/core/bytes.ts';
import { hash } from '../../crypto/core/hash.ts';
import type { OpenKind } from '../../crypto/ring/record.ts';
import { type RingStatement, statementHash } from '../../crypto/ring/statement.ts';
import type { WrongWord } from '../../settlement/ring/check.ts';
import type { RingEvidence } from '../../settlement/ring/evidence.ts';
import { createShardThread, type ShardBoot, type ShardThreadOptions } from './shard-thread.ts';

export type TranscriptCall =
  | ShardBoot
  /** That the words are those signed. */
  | { readonly kind: 'open'; readonly file: Uint8Array; readonly network: TranscriptNetwork }
  | {
      readonly kind: 'check';
      readonly file: Uint8Array;
      readonly network: TranscriptNetwork;
      /** Of each operation's rows; 1 for all. */
      readonly share: number;
    }
  | {
      readonly kind: 'evidence';
      readonly file: Uint8Array;
      readonly network: TranscriptNetwork;
      readonly wrong: WrongWord;
    };

/** Whose stake answers for it. */
export interface TranscriptNetwork {
  readonly chainId: number;
  /** Address of the rollup contract, 20 bytes. */
  readonly settlement: Uint8Array;
}

export interface OpenedTranscript {
  readonly kind: OpenKind;
  /** Encoded. */
  readonly signed: Uint8Array;
  /** Of its products. */
  readonly rows: number;
}

export interface TranscriptResults {
  readonly boot: null;
  readonly open: OpenedTranscript;
  /** Rows that were computed again. */
  readonly check: { readonly rows: number; readonly wrong: WrongWord | null };
  readonly evidence: RingEvidence;
}

export interface TranscriptChecks {
  /** Takes part: asks of one file at a time. @throws as openTranscript; UnavailableError SHARD_* */
  ask<K extends Exclude<TranscriptCall['kind'], 'boot'>>(
    statement: Pick<RingStatement, 'modelRoot' | 'shardRoot'>,
    call: Extract<TranscriptCall, { kind: K }>,
  ): Promise<TranscriptResults[K]>;
  close(): Promise<void>;
}

/** The largest transcript of the widest rows takes minutes. */
const TIME_LIMIT_MS = 300_000;
/** A session has transcripts of several shards. */
const KEEP_BYTES = 2 ** 30;

/** @param options their folder is this one's alone: what is in it is removed first, as what an earlier process kept */
export function createTranscriptChecks(
  options: Omit<ShardThreadOptions, 'worker' | 'timeLimitMs' | 'keepBytes'>,
): TranscriptChecks {
  rmSync(options.folder, { recursive: true, force: true });
  const worker = new URL('./transcript-worker.ts', import.meta.url);
  const thread = createShardThread<TranscriptCall>({
    ...options,
    worker,
    timeLimitMs: TIME_LIMIT_MS,
    keepBytes: KEEP_BYTES,
  });
  return {
    ask: ({ modelRoot, shardRoot }, call) => thread.ask({ modelRoot, shardRoot }, call) as never,
    close: thread.close,
  };
}

/** Names what one node signed: the same statement of two nodes convicts both. @param node NodeRegistry's id of it */
export const transcriptId = (statement: RingStatement, node: Uint8Array): string =>
  bytesToHex(hash('ring-transcript-id/v1', statementHash(statement), node));
