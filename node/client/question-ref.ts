/**
 * The name of a question that a contract asks.
 * @module
 */
import type { Address } from 'viem';

const ADDRESS = /^0x[0-9a-f]{40}$/i;

/** Which question of which contract. */
export interface QuestionRef {
  readonly consumer: Address;
  readonly id: bigint;
}

/** "0x…/3". Null when it is not that. */
export function parseQuestion(text: string): QuestionRef | null {
  const [consumer, id, ...rest] = text.split('/');
  const isOne = rest.length === 0 && ADDRESS.test(consumer!) && /^\d{1,18}$/.test(id ?? '');
  return isOne ? { consumer: consumer as Address, id: BigInt(id!) } : null;
}
