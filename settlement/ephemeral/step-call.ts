/**
 * The call of EphemeralSession.step as the ABI encodes it, by hand: a sequencer makes one for every step, and a general
 * encoder takes longer than the step.
 * @module
 */
import type { Address } from 'viem';
import { toFunctionSelector } from 'viem';
import { hex } from '../../crypto/core/bytes.ts';
import { ephemeralSessionAbi } from '../contracts/artifacts/ephemeral-session.ts';
import type { StepTerms } from './accounting.ts';
import type { Order, StepFacts } from './types.ts';

const WORD = 32;
const STEP_ABI = ephemeralSessionAbi.find((item) => item.type === 'function' && item.name === 'step')!;
const SELECTOR = hex(toFunctionSelector(STEP_ABI as Extract<typeof STEP_ABI, { type: 'function' }>).slice(2));
/** Words before the dynamic parts: five of the terms, the root, four offsets, what is settled. */
const HEAD_WORDS = 11;
/** Of a voucher and of facts, before their lists, with the list's length. */
const VOUCHER_WORDS = 8;
const FACTS_WORDS = 4;

export function encodeStepCall(
  terms: StepTerms,
  root: Uint8Array,
  { voucher, signature, settled }: Order,
  facts: StepFacts,
  witness: readonly Uint8Array[],
): Buffer {
  const signatureWords = Math.ceil(signature.length / WORD);
  const voucherAt = HEAD_WORDS;
  const signatureAt = voucherAt + VOUCHER_WORDS + 2 * voucher.payees.length;
  const factsAt = signatureAt + 1 + signatureWords;
  const witnessAt = factsAt + FACTS_WORDS + facts.payouts.length;
  const call = Buffer.alloc(SELECTOR.length + (witnessAt + 1 + witness.length) * WORD);
  call.set(SELECTOR);
  let at = SELECTOR.length;
  const bytes = (value: Uint8Array, words = 1): void => {
    call.set(value, at);
    at += words * WORD;
  };
  const number = (value: number): void => {
    call.writeUIntBE(value, at + WORD - 6, 6);
    at += WORD;
  };
  const wei = (value: bigint): void => {
    call.writeBigUInt64BE(value >> 64n, at + WORD - 16);
    call.writeBigUInt64BE(value & 0xffff_ffff_ffff_ffffn, at + WORD - 8);
    at += WORD;
  };
  const address = (value: Address | null): void => {
    if (value !== null) call.write(value.slice(2), at + WORD - 20, 'hex');
    at += WORD;
  };

  bytes(terms.separator);
  address(terms.sequencer);
  number(terms.endsAt);
  number(terms.ownerBps);
  number(terms.sequencerBps);
  bytes(root);
  number(voucherAt * WORD);
  number(signatureAt * WORD);
  wei(settled);
  number(factsAt * WORD);
  number(witnessAt * WORD);

  address(voucher.client);
  address(voucher.coordinator);
  bytes(voucher.sessionId);
  bytes(voucher.modelRoot);
  wei(voucher.cumulative);
  number((VOUCHER_WORDS - 1) * WORD);
  wei(BigInt(voucher.validUntil));
  number(voucher.payees.length);
  for (const { node, weight } of voucher.payees) {
    bytes(node);
    wei(BigInt(weight));
  }
  number(signature.length);
  bytes(signature, signatureWords);
  address(facts.owner);
  wei(facts.delegated);
  number((FACTS_WORDS - 1) * WORD);
  number(facts.payouts.length);
  for (const payout of facts.payouts) address(payout);
  number(witness.length);
  for (const word of witness) bytes(word);
  return call;
}
