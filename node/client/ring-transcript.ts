/**
 * What a client has in hand after a query over twin or vault: each node's signed statement of what it was given and answered, held
 * against the client's own record. Where anybody may see the words (crypto/ring/record.ts), they are kept as a file that anybody
 * may check, and convict the node with where a word is wrong.
 *
 * It is asked for after the last product, at the same place whether or not all were right: a session goes on after a wrong
 * one, so a node that lied does not know when not to sign. One that never signs is known by that.
 * @module
 */
import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bytesToHex } from '../../crypto/core/bytes.ts';
import { asVeilmeshError } from '../../crypto/core/errors.ts';
import { randomBytes } from '../../crypto/core/random.ts';
import type { Bls } from '../../crypto/poea/bls.ts';
import {
  encodeTranscriptFile,
  isOpen,
  type RecordedSide,
  type RecordKind,
  type TranscriptFile,
  transcriptFile,
} from '../../crypto/ring/record.ts';
import {
  checkStatement,
  decodeSignedStatement,
  type SignedRingStatement,
  STATEMENT_LIFE,
  type StatedRole,
  statementHash,
} from '../../crypto/ring/statement.ts';
import { BLIND_KEY_BYTES } from '../../crypto/ring/transcript.ts';
import type { StatedStream } from '../../mesh/ring/open.ts';
import type { TaskStep } from '../models/task.ts';
import type { Decoy } from './decoy.ts';

/** What is asked: of a decoy every word may be shown, and its type says that it is one. */
export type Asked =
  | { readonly kind: 'query'; readonly steps: readonly TaskStep[] }
  | { readonly kind: 'decoy'; readonly decoy: Decoy };

export const stepsOf = (asked: Asked): readonly TaskStep[] =>
  asked.kind === 'query' ? asked.steps : asked.decoy.steps;

/** Against what statements are held, and where transcripts go. */
export interface StatementTerms {
  readonly bls: Pick<Bls, 'verify'>;
  readonly chainId: number;
  /** Address of the rollup contract, 20 bytes. */
  readonly settlement: Uint8Array;
  /** keccak-256 of the key that a node has registered. */
  readonly keyHash: (peerId: string) => Uint8Array;
  /** To note where it will be: writing it takes time, which nodes of a session that is not over would see. */
  readonly keep: (file: TranscriptFile) => KeptTranscript;
  /** Unix seconds. */
  readonly now: () => number;
}

export interface KeptTranscript {
  readonly path: string;
  readonly leaves: number;
  /** Unix seconds until which it convicts. */
  readonly notAfter: number;
}

export interface StatementSubject {
  readonly shard: number;
  readonly role: StatedRole;
  readonly modelRoot: Uint8Array;
  readonly shardRoot: Uint8Array;
  /** 32 bytes, the query's public name. */
  readonly session: Uint8Array;
}

/** What came of asking one node. */
export interface Stated {
  readonly shard: number;
  readonly role: StatedRole;
  readonly peerId: string;
  /** Null where it gave none that is true, and `missing` says why by a code. */
  readonly signed: SignedRingStatement | null;
  readonly missing: string | null;
  /** Null where nobody may see the words, or none can be disputed. */
  readonly kept: KeptTranscript | null;
}

/** Never rejects: what a node does not say is an answer too. */
export async function askStatement(
  stream: Pick<StatedStream, 'peerId' | 'traffic' | 'state'>,
  side: RecordedSide<RecordKind>,
  { shard, role, modelRoot, shardRoot, session }: StatementSubject,
  { bls, chainId, settlement, keyHash, keep, now }: StatementTerms,
): Promise<Stated> {
  const { peerId } = stream;
  try {
    const record = await side.record(randomBytes(BLIND_KEY_BYTES));
    const { tree, blindKey } = record;
    const signed = decodeSignedStatement(await stream.state({ session, blindKey }));
    checkStatement(bls, signed, {
      chainId,
      settlement,
      modelRoot,
      shardRoot,
      role,
      session,
      root: tree.root,
      count: tree.count,
      rows: stream.traffic.rows,
      keyHash: keyHash(peerId),
      now: now(),
    });
    const kept = isOpen(record) && tree.count > 0 ? keep(transcriptFile(record, signed)) : null;
    return { shard, role, peerId, signed, missing: null, kept };
  } catch (thrown) {
    return { shard, role, peerId, signed: null, missing: asVeilmeshError(thrown).code, kept: null };
  }
}

/** Files of one folder; those that convict nobody any more are removed when another one comes. */
export function keepTranscripts(folder: string): (file: TranscriptFile) => KeptTranscript {
  return (file) => {
    mkdirSync(folder, { recursive: true });
    const oldest = Date.now() - STATEMENT_LIFE * 1_000;
    for (const name of readdirSync(folder)) {
      const path = join(folder, name);
      if (statSync(path).mtimeMs < oldest) rmSync(path);
    }
    const place = transcriptPlace(folder, file);
    writeFileSync(place.path, encodeTranscriptFile(file));
    return place;
  };
}

/** Where `keepTranscripts` writes it. */
export function transcriptPlace(
  folder: string,
  { signed: { statement } }: Pick<TranscriptFile, 'signed'>,
): KeptTranscript {
  const path = join(folder, `${bytesToHex(statementHash(statement)).slice(0, 16)}.transcript`);
  return { path, leaves: statement.count, notAfter: statement.notAfter };
}
