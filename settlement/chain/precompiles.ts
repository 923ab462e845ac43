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

/** Digest, r, s, x, y of a signature that holds. */
const P256_INPUT =
  '0x1658b0fbe2d750b50006edd49c9e7a2b45b2910754a8ae7bcad44da46f67fe215732d569f446e4980199aac55d3cd4d4078d206ce76b2b2682b143e5cd3f5263ae01883fde3c3a074c96fb882e3449e25483850c74a0d4d64358db034d46308066cd33ce23010a1eef07d2c2c39ac45b0f6730e37917f64cd8022bea4417fb8bd24bbbd68dcf46b21b3b8017e198e4d51cecf028d45cdef227b4f91a37b90b56' satisfies Hex;

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
  { name: 'BLS12_G2ADD (EIP-2537)', address: '0x0d', input: zeros(512), answer: zeros(256) },
  { name: 'BLS12_PAIRING_CHECK (EIP-2537)', address: '0x0f', input: zeros(384), answer: `0x${word(1)}` },
  { name: 'BLS12_MAP_FP_TO_G1 (EIP-2537)', address: '0x10', input: zeros(64), answer: null },
  { name: 'P256VERIFY (EIP-7951)', address: '0x0100', input: P256_INPUT, answer: `0x${word(1)}` },
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
