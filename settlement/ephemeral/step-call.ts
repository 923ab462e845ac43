/**
 * The call of EphemeralSession.step as the ABI encodes it, by hand: a sequencer makes one for every step, and a general
 * encoder takes longer than the step.
 * @module
 */
import type { Address } from 'viem';
import { toFunctionSelector } from 'viem';
import { concatBytes, hex } from '../../crypto/core/bytes.ts';
import { addressWord, uintWord } from '../batch/words.ts';
import { ephemeralSessionAbi } from '../contracts/artifacts/ephemeral-session.ts';
import type { StepTerms } from './accounting.ts';
import type { Order, StepFacts } from './types.ts';

const WORD = 32;
const STEP_ABI = ephemeralSessionAbi.find((item) => item.type === 'function' && item.name === 'step')!;
const SELECTOR = hex(toFunctionSelector(STEP_ABI as Extract<typeof STEP_ABI, { type: 'function' }>).slice(2));
const NOBODY: Address = `0x${'0'.repeat(40)}`;
/** Words before the dynamic parts: five of the terms, the root, four offsets, what is settled. */
const HEAD_WORDS = 11;

const word = uintWord;

export function encodeStepCall(
  terms: StepTerms,
  root: Uint8Array,
  { voucher, signature, settled }: Order,
  facts: StepFacts,
  witness: readonly Uint8Array[],
): Uint8Array {
  const voucherWords = [
    addressWord(voucher.client),
    addressWord(voucher.coordinator),
    voucher.sessionId,
    voucher.modelRoot,
    word(voucher.cumulative),
    word(7 * WORD),
    word(voucher.validUntil),
    word(voucher.payees.length),
    ...voucher.payees.flatMap(({ node, weight }) => [node, word(weight)]),
  ];
  const padded = new Uint8Array(Math.ceil(signature.length / WORD) * WORD);
  padded.set(signature);
  const factsWords = [
    addressWord(facts.owner ?? NOBODY),
    word(facts.delegated),
    word(3 * WORD),
    word(facts.payouts.length),
    ...facts.payouts.map((payout) => addressWord(payout ?? NOBODY)),
  ];
  const voucherAt = HEAD_WORDS * WORD;
  const signatureAt = voucherAt + voucherWords.length * WORD;
  const factsAt = signatureAt + WORD + padded.length;
  const witnessAt = factsAt + factsWords.length * WORD;
  return concatBytes(
    SELECTOR,
    terms.separator,
    addressWord(terms.sequencer),
    word(terms.endsAt),
    word(terms.ownerBps),
    word(terms.sequencerBps),
    root,
    word(voucherAt),
    word(signatureAt),
    word(settled),
    word(factsAt),
    word(witnessAt),
    ...voucherWords,
    word(signature.length),
    padded,
    ...factsWords,
    word(witness.length),
    ...witness,
  );
}
