/**
 * A question that a contract asks of this client: what it takes to answer it, and bringing the answer.
 * @module
 */
import { isAddressEqual, keccak256, stringToBytes } from 'viem';
import { answerSalt } from '../../crypto/commit/answer.ts';
import { bytesToHex, equalBytes, hex } from '../../crypto/core/bytes.ts';
import { decodeCbor } from '../../crypto/core/cbor.ts';
import { UsageError } from '../../crypto/core/errors.ts';
import { SignedVoucherSchema } from '../../settlement/batch/voucher.ts';
import type { Question } from '../../settlement/chain/consumer-ledger.ts';
import type { TxResult } from '../../settlement/chain/types.ts';
import { segmentsOf } from '../services/posted-segments.ts';
import type { ClientConnection } from './connect.ts';
import type { ClientModel } from './model.ts';
import type { ProvenRun } from './proven-run.ts';
import type { QuestionRef } from './question-ref.ts';
import { readReceipt } from './receipt-checks.ts';

const MAX_VOUCHER_BYTES = 8_192;

export interface AskedQuestion extends Question {
  readonly ref: QuestionRef;
}

/**
 * What a contract asks, if this client may answer it with this model and prompt.
 * @throws UsageError QUESTION_UNKNOWN | QUESTION_NOT_YOURS | QUESTION_ANSWERED | QUESTION_OVER | QUESTION_OTHER_MODEL |
 *   QUESTION_OTHER_PROMPT | QUESTION_UNBOUND
 */
export async function askedOf(
  { ledger }: Pick<ClientConnection, 'ledger'>,
  { root, manifest }: Pick<ClientModel, 'root' | 'manifest'>,
  ref: QuestionRef,
  prompt: string,
): Promise<AskedQuestion> {
  const refused = (code: string, message: string, hint: string): UsageError =>
    new UsageError(code, message, { details: { consumer: ref.consumer, id: String(ref.id) }, hint });
  const question = await ledger.consumers.question(ref.consumer, ref.id);
  if (question === null) {
    throw refused('QUESTION_UNKNOWN', 'the contract has no such question', 'look at its Asked events');
  }
  if (!isAddressEqual(question.client, ledger.account)) {
    throw refused(
      'QUESTION_NOT_YOURS',
      `the contract asked ${question.client}, and this is ${ledger.account}`,
      "answer from that client's home folder: --home",
    );
  }
  if (question.isAnswered) {
    throw refused('QUESTION_ANSWERED', 'the question is answered', 'its Answered event has the answer');
  }
  if ((await ledger.time()) > question.deadline) {
    throw refused('QUESTION_OVER', 'the deadline of the question is over', 'its asker takes the reward back');
  }
  if (!equalBytes(question.modelRoot, root)) {
    throw refused(
      'QUESTION_OTHER_MODEL',
      `the contract asks model ${bytesToHex(question.modelRoot).slice(0, 16)}…`,
      'name that model: --model <root>',
    );
  }
  if (!manifest.closed) {
    throw refused(
      'QUESTION_UNBOUND',
      'tokens of an open model are drawn by its client: nothing binds them, and the contract takes none',
      'a contract asks closed models',
    );
  }
  if (keccak256(stringToBytes(prompt)) !== `0x${bytesToHex(question.promptHash)}`) {
    throw refused(
      'QUESTION_OTHER_PROMPT',
      'the contract asks another question than this text',
      'its keccak-256 must be the promptHash that was asked with',
    );
  }
  return { ...question, ref };
}

/** Brings an answer whose receipt is as far as the contract wants. @throws the contract's refusals */
export async function deliver(
  { ledger }: Pick<ClientConnection, 'ledger'>,
  { consumer, id }: QuestionRef,
  { sessionId, record, drawn }: Pick<ProvenRun, 'sessionId' | 'record' | 'drawn'>,
  receiptPath: string,
): Promise<TxResult> {
  const receipt = readReceipt(receiptPath);
  const context = { blindKey: record.blindKey, sessionId };
  const segments = segmentsOf(receipt).map(({ place, claims }, segment) => {
    const { voucher } = SignedVoucherSchema.parse(
      decodeCbor(hex(receipt.segments[segment]!.voucher), MAX_VOUCHER_BYTES),
    );
    const [from, to] = record.segments[segment]!.positions;
    const salt = answerSalt(context, segment);
    return { place, claims, payees: voucher.payees, salt, ids: drawn!.slice(from, to) };
  });
  return await ledger.consumers.answer(consumer, id, segments);
}
