/**
 * What a client has in hand after a vault session: the node's signed statement of what it was sent and answered, held against
 * the client's own record, and kept as a file that anybody may check, and convict the node with where a word is wrong.
 *
 * It is asked for after the last product, at the same place whether or not all were right: a session goes on after a wrong
 * one, so a node that lied does not know when not to sign. One that never signs is known by that.
 * @module
 */
import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bytesToHex } from '../../crypto/core/bytes.ts';
import { randomBytes } from '../../crypto/core/random.ts';
import type { Bls } from '../../crypto/poea/bls.ts';
import { encodeTranscriptFile, type RecordingHost, type TranscriptFile } from '../../crypto/ring/record.ts';
import {
  checkStatement,
  decodeSignedStatement,
  STATEMENT_LIFE,
  statementHash,
} from '../../crypto/ring/statement.ts';
import type { RecordedStream } from '../../mesh/ring/open.ts';

/** Against what statements are held, and where transcripts go. */
export interface TranscriptTerms {
  readonly bls: Pick<Bls, 'verify'>;
  readonly chainId: number;
  /** Address of the rollup contract, 20 bytes. */
  readonly settlement: Uint8Array;
  /** keccak-256 of the key that a node has registered. */
  readonly keyHash: (peerId: string) => Uint8Array;
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

export interface TranscriptSubject {
  readonly modelRoot: Uint8Array;
  readonly shardRoot: Uint8Array;
}

/** @throws as RecordedStream.state; VerificationError RING_STATEMENT_* | CBOR_*, details.peer naming the node */
export async function askTranscript(
  stream: RecordedStream,
  host: RecordingHost,
  { modelRoot, shardRoot }: TranscriptSubject,
  { bls, chainId, settlement, keyHash, keep, now }: TranscriptTerms,
): Promise<KeptTranscript> {
  const { tree, rows } = await host.record();
  const session = randomBytes(32);
  const signed = decodeSignedStatement(await stream.state(session));
  checkStatement(bls, signed, {
    chainId,
    settlement,
    modelRoot,
    shardRoot,
    session,
    root: tree.root,
    count: tree.count,
    keyHash: keyHash(stream.peerId),
    now: now(),
  });
  return keep({ signed, rows });
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
    const { statement } = file.signed;
    const path = join(folder, `${bytesToHex(statementHash(statement)).slice(0, 16)}.transcript`);
    writeFileSync(path, encodeTranscriptFile(file));
    return { path, leaves: statement.count, notAfter: statement.notAfter };
  };
}
