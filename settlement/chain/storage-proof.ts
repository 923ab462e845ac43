/**
 * Asks a chain for the proof of storage slots together with the header of the very block it is about.
 * @module
 */
import { RLP } from '@ethereumjs/rlp';
import type { Address, Hex, PublicClient } from 'viem';
import { bytesToHex, hexToBytes, keccak256, pad } from 'viem';
import { InternalError, UnavailableError } from '../../crypto/core/errors.ts';
import type { StorageProof } from './types.ts';

/** Header fields in RLP order (EIP-1559, 4895, 4844, 4788, 7685); later ones are absent before their fork. */
const FIELDS = [
  ['parentHash', 'data'],
  ['sha3Uncles', 'data'],
  ['miner', 'data'],
  ['stateRoot', 'data'],
  ['transactionsRoot', 'data'],
  ['receiptsRoot', 'data'],
  ['logsBloom', 'data'],
  ['difficulty', 'quantity'],
  ['number', 'quantity'],
  ['gasLimit', 'quantity'],
  ['gasUsed', 'quantity'],
  ['timestamp', 'quantity'],
  ['extraData', 'data'],
  ['mixHash', 'data'],
  ['nonce', 'data'],
  ['baseFeePerGas', 'quantity'],
  ['withdrawalsRoot', 'data'],
  ['blobGasUsed', 'quantity'],
  ['excessBlobGas', 'quantity'],
  ['parentBeaconBlockRoot', 'data'],
  ['requestsHash', 'data'],
] as const;

/** @returns RLP of the header; its keccak-256 is checked to be the block's hash */
function headerRlp(block: Readonly<Record<string, unknown>>): Hex {
  const items: Uint8Array[] = [];
  for (const [name, kind] of FIELDS) {
    const value = block[name];
    if (value === undefined || value === null) break;
    items.push(kind === 'data' ? hexToBytes(value as Hex) : quantity(value as Hex));
  }
  const encoded = bytesToHex(RLP.encode(items));
  if (keccak256(encoded) !== block.hash) {
    throw new InternalError(
      'CHAIN_HEADER_UNKNOWN',
      'this chain hashes its block headers in a way not known here',
    );
  }
  return encoded;
}

const quantity = (value: Hex): Uint8Array =>
  BigInt(value) === 0n
    ? new Uint8Array(0)
    : hexToBytes(
        `0x${BigInt(value)
          .toString(16)
          .replace(/^(?=(..)*.$)/, '0')}`,
      );

const ATTEMPTS = 20;

/**
 * Proof of `slots` at the latest block. A block mined between the questions makes it ask again.
 * @throws UnavailableError CHAIN_PROOF_UNSTABLE; InternalError CHAIN_HEADER_UNKNOWN
 */
export async function proveSlots(
  client: PublicClient,
  chainId: number,
  address: Address,
  slots: readonly Hex[],
): Promise<StorageProof> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const block = await client.request({ method: 'eth_getBlockByNumber', params: ['latest', false] });
    if (block === null || block.number === null || block.hash === null) continue;
    const proof = await client.request({
      method: 'eth_getProof',
      params: [address, slots.map((slot) => pad(slot, { size: 32 })), 'latest'],
    });
    const root = proof.accountProof[0];
    if (root === undefined || keccak256(root) !== block.stateRoot) continue;
    return {
      chainId,
      address,
      blockNumber: Number(BigInt(block.number)),
      blockHash: block.hash,
      blockHeader: headerRlp(block as unknown as Record<string, unknown>),
      accountProof: proof.accountProof,
      storageProofs: proof.storageProof.map((item) => item.proof),
    };
  }
  throw new UnavailableError('CHAIN_PROOF_UNSTABLE', 'blocks came faster than their state could be proven', {
    hint: 'try again in a moment',
  });
}
