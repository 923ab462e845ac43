/**
 * What is asked of a transcript, answered with the part of the model that it is of. Pure but for its random sample; runs in a
 * thread (transcript-worker.ts).
 * @module
 */
import type { IntCommits } from '../../crypto/commit/int-commits.ts';
import type { Setup } from '../../crypto/commit/setup.ts';
import { randomBytes } from '../../crypto/core/random.ts';
import type { Bls } from '../../crypto/poea/bls.ts';
import { decodeTranscriptFile } from '../../crypto/ring/record.ts';
import { encodeSignedStatement } from '../../crypto/ring/statement.ts';
import { firstWrong, openTranscript, type TranscriptShard } from '../../settlement/ring/check.ts';
import { type EvidenceModel, ringEvidence } from '../../settlement/ring/evidence.ts';
import { sampleRows } from '../../settlement/watch/row-sample.ts';
import type { TranscriptCall, TranscriptResults } from './transcript-checks.ts';

export type TranscriptQuestion = Exclude<TranscriptCall, { readonly kind: 'boot' }>;
export type TranscriptCheck = (
  question: TranscriptQuestion,
) => Promise<TranscriptResults[TranscriptQuestion['kind']]>;

export interface TranscriptCheckOptions {
  readonly shard: Omit<TranscriptShard, 'chainId' | 'settlement'>;
  readonly model: Pick<EvidenceModel, 'part' | 'file'>;
  readonly bls: Pick<Bls, 'verify'>;
  /** Asked for when somebody is to be convicted. */
  readonly commitments: () => Promise<{ readonly ints: IntCommits; readonly setup: Setup }>;
}

/** 32 bits of it. */
const random = (): number => new Uint32Array(randomBytes(4).slice().buffer)[0]! / 2 ** 32;

/** Its function throws as openTranscript; asked for evidence, VerificationError MANIFEST_CELLS. */
export function createTranscriptCheck({
  shard: own,
  model,
  bls,
  commitments,
}: TranscriptCheckOptions): TranscriptCheck {
  return async (question) => {
    const shard: TranscriptShard = { ...own, ...question.network };
    const file = decodeTranscriptFile(question.file);
    const tree = openTranscript(file, shard, bls);
    switch (question.kind) {
      case 'open':
        return {
          kind: file.kind,
          signed: encodeSignedStatement(file.signed),
          rows: file.rows.reduce((sum, { op, words }) => {
            const { dIn } = own.recorded.find((product) => product.op === op)!;
            return sum + words.length / dIn;
          }, 0),
        };
      case 'check':
        return await firstWrong(file, shard, (_, count) => sampleRows(count, question.share, random));
      case 'evidence':
        return ringEvidence(file, tree, question.wrong, {
          ...model,
          recorded: own.recorded,
          ...(await commitments()),
        });
    }
  };
}
