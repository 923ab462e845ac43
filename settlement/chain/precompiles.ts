/**
 * Asks a chain for the precompiles that the contracts call, before anything is deployed to it.
 * @module
 */
import type { Hex, PublicClient } from 'viem';
import { pad } from 'viem';
import { UnavailableError } from '../../crypto/core/errors.ts';
import { chainError } from './reverts.ts';

const zeros = (bytes: number): Hex => `0x${'00'.repeat(bytes)}`;
const word = (value: number): string => value.toString(16).padStart(64, '0');

/** Each with an input whose answer is known: identities add and pair to the identity. */
const PROBES = [
  {
    name: 'MODEXP (EIP-198)',
    address: '0x05',
    input: `0x${word(1)}${word(1)}${word(1)}020305` as Hex,
    answer: '0x03', // 2^3 mod 5
  },
  { name: 'BLS12_G1ADD (EIP-2537)', address: '0x0b', input: zeros(256), answer: zeros(128) },
  { name: 'BLS12_G1MSM (EIP-2537)', address: '0x0c', input: zeros(160), answer: zeros(128) },
  { name: 'BLS12_PAIRING_CHECK (EIP-2537)', address: '0x0f', input: zeros(384), answer: `0x${word(1)}` },
  { name: 'BLS12_MAP_FP_TO_G1 (EIP-2537)', address: '0x10', input: zeros(64), answer: null },
] as const;

/** @throws UnavailableError CHAIN_PRECOMPILE_MISSING naming the first one missing | CHAIN_UNREACHABLE */
export async function probePrecompiles(client: PublicClient): Promise<void> {
  for (const { name, address, input, answer } of PROBES) {
    let data: Hex | undefined;
    try {
      ({ data } = await client.call({ to: pad(address, { size: 20 }), data: input }));
    } catch (thrown) {
      const error = chainError(thrown, 'probe precompiles');
      if (error.code === 'CHAIN_UNREACHABLE') throw error;
    }
    const present = answer === null ? (data?.length ?? 0) === zeros(128).length : data === answer;
    if (!present) {
      throw new UnavailableError('CHAIN_PRECOMPILE_MISSING', `the chain has no ${name}`, {
        details: { precompile: name, address },
        hint: 'use a chain with the Prague upgrade or later; the embedded one has it',
      });
    }
  }
}
